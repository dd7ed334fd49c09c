"""Every property of docs/scoring.md, section 5.10, has a test that bears its number."""

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent
DOC = HERE.parents[1] / "docs" / "scoring.md"


def numbers_of_tests() -> set[int]:
    files = sorted(HERE.glob("test_*.py"))
    nodes = (node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    names = (node.name for node in nodes if isinstance(node, ast.FunctionDef))
    return {int(found[1]) for name in names if (found := re.match(r"test_(\d\d)_\w", name))}


def numbers_in_the_doc() -> set[int]:
    text = DOC.read_text(encoding="utf-8").partition("### 5.10")[2].partition("\n### ")[0]
    return {int(number) for number in re.findall(r"^(\d+)\. ", text, re.MULTILINE)}


def test_every_property_has_a_test_that_bears_its_number() -> None:
    assert numbers_of_tests() == numbers_in_the_doc() == set(range(1, 35))
