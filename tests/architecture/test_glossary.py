"""Every public class of the core stands in the glossary, so that code and screens keep one language."""

import ast
import re

from tests.architecture.tree import ROOT, modules


def test_the_glossary_names_every_public_class_of_the_core() -> None:
    words = set(re.findall(r"\w+", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")))
    classes = {
        node.name
        for name, tree in modules().items()
        if name.startswith("zelfscan/core/")
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }
    assert sorted(classes - words) == []
