"""The self-assessment by the Standard for Public Code is whole, counted right, and names what exists."""

import re
from collections import Counter
from typing import NamedTuple

import pytest

from tests.architecture.tree import ROOT

PAGE = ROOT / "docs" / "standard-for-public-code.md"
TEXT = PAGE.read_text(encoding="utf-8")
KINDS = {"M": "MUST", "S": "SHOULD", "O": "OPTIONAL"}
VERDICTS = ("met", "partly", "not met", "does not apply")
#: Version 0.8.1, 28 April 2025: the criteria in its order, and of each requirement how strongly it is asked.
CRITERIA = {
    "Code in the open": "MMMSO",
    "Bundle policy and source code": "MMSS",
    "Make the codebase reusable and portable": "MMSSSSSSSS",
    "Welcome contributors": "MMMSSSSO",
    "Make contributing easy": "MMMMM",
    "Maintain version control": "MMMSSSSO",
    "Require review of contributions": "MMMSSSSSO",
    "Document codebase objectives": "MSO",
    "Document the code": "MMMSSSSS",
    "Use plain English": "MMMMMSSO",
    "Use open standards": "MMMMSSS",
    "Use continuous integration": "MMMMSSSOOO",
    "Publish with an open license": "MMMMSO",
    "Make the codebase findable": "SSSSSSSSOO",
    "Use a coherent style": "MSSO",
    "Document codebase maturity": "MMMSSO",
}


class Row(NamedTuple):
    """What is said of one requirement."""

    number: str
    kind: str
    asked: str
    verdict: str
    why: str


def _rows(text: str) -> list[Row]:
    lines = [line for line in text.splitlines() if re.match(r"\| \d+\.\d+ \|", line)]
    return [Row(*(cell.strip() for cell in line.strip("|").split(" | "))) for line in lines]


ROWS = _rows(TEXT)
SHOWN = [row for row in ROWS if row.verdict in ("met", "partly")]


def _evidence(why: str) -> list[str]:
    """Return the paths that are named, seen from the root."""
    linked = [(PAGE.parent / place).resolve() for place in re.findall(r"\]\(([^)#:]+)\)", why)]
    return [
        *(path.relative_to(ROOT).as_posix() for path in linked),
        *re.findall(r"`([A-Za-z.][\w.-]*(?:/[\w.-]+)*/?)`", why),
    ]


def test_the_version_of_the_standard_is_named_with_its_day() -> None:
    assert "version **0.8.1** of 28 April\n2025" in TEXT


def test_every_criterion_of_that_version_is_there_in_its_order() -> None:
    assert re.findall(r"^## (\d+)\. (.+)$", TEXT, re.MULTILINE) == [
        (str(number), title) for number, title in enumerate(CRITERIA, 1)
    ]


def test_every_requirement_is_there_with_how_strongly_it_is_asked() -> None:
    wanted = [
        (f"{criterion}.{number}", KINDS[kind])
        for criterion, kinds in enumerate(CRITERIA.values(), 1)
        for number, kind in enumerate(kinds, 1)
    ]
    assert len(wanted) == 111
    assert [(row.number, row.kind) for row in ROWS] == wanted


def test_each_stands_below_its_own_criterion() -> None:
    for number, part in enumerate(re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:], 1):
        assert {row.number.partition(".")[0] for row in _rows(part)} == {str(number)}


def test_each_has_a_verdict_and_a_reason() -> None:
    assert [row.number for row in ROWS if row.verdict not in VERDICTS or not row.asked or not row.why] == []


@pytest.mark.parametrize("row", SHOWN, ids=lambda row: row.number)
def test_what_is_met_names_where_that_can_be_seen(row: Row) -> None:
    named = _evidence(row.why)
    # 16.6 and the like lean on the row above.
    leaning = row.why == "the same"
    assert named or leaning
    assert [path for path in named if ("/" in path or "." in path) and not (ROOT / path).exists()] == []


def test_the_table_at_the_head_counts_the_rows() -> None:
    counted = Counter((row.kind, row.verdict) for row in ROWS)
    for kind in KINDS.values():
        figures = [counted[kind, verdict] for verdict in VERDICTS]
        assert f"| {kind} | " + " | ".join(map(str, figures)) + " |" in TEXT


@pytest.mark.parametrize("number", ["1.1", "3.3", "4.1", "5.1", "5.3", "7.1", "12.4"])
def test_nothing_that_asks_for_other_people_is_called_met_before_there_are_any(number: str) -> None:
    governance = (ROOT / "GOVERNANCE.md").read_text(encoding="utf-8")
    assert "It has not been published." in governance
    assert next(row for row in ROWS if row.number == number).verdict == "not met"
