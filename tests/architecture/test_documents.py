"""Every link in a document leads somewhere: to a file that is here, and to a heading that is in it."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, project_files

#: The pages for an organisation have a test of their own, tests/packaging/test_kit.py.
DOCUMENTS = sorted(
    path
    for path in project_files()
    if path.suffix == ".md" and not path.is_relative_to(ROOT / "docs" / "beheer")
)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+)\)")
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def _links(path: Path) -> list[str]:
    return _LINK.findall(_FENCED.sub("", path.read_text(encoding="utf-8")))


@cache
def _anchors(path: Path) -> set[str]:
    """Return what the headings of a document are called in a link, as hosts of code make them."""
    headings = re.findall(r"^#+ +(.+?) *$", _FENCED.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _leads_nowhere(path: Path, link: str) -> bool:
    place, _, heading = link.partition("#")
    target = (path.parent / place).resolve() if place else path
    if not target.exists() or not target.is_relative_to(ROOT):
        return True
    return bool(heading) and target.suffix == ".md" and heading not in _anchors(target)


def test_there_are_documents_with_links() -> None:
    assert len(DOCUMENTS) > 50
    assert sum(len(_links(path)) for path in DOCUMENTS) > 150


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(path: Path) -> None:
    inside = [link for link in _links(path) if not re.match(r"[a-z]+:", link)]
    assert [link for link in inside if _leads_nowhere(path, link)] == []


@pytest.mark.parametrize(
    "link", ["nothing.md", "README.md#no-such-heading", "#no-such-heading", "../elsewhere.md"]
)
def test_a_link_to_nowhere_would_be_noticed(link: str) -> None:
    assert _leads_nowhere(ROOT / "README.md", link)
