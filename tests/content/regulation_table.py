"""The decision table of docs/regulations.md: its words, its rows, and what the content says for each."""

import re
from dataclasses import dataclass
from datetime import date

from tests.architecture.tree import ROOT
from tests.content.cases import shipped
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.response import Responses

DOC = (ROOT / "docs" / "regulations.md").read_text(encoding="utf-8")
ROLES = ("holds", "next", "condition", "money")


@dataclass(frozen=True)
class Row:
    """One row: a day, a situation in words, whether the employer surely pays, and the claims by role."""

    number: str
    day: date
    situation: tuple[str, ...]
    pays: str
    claims: tuple[tuple[str, ...], ...]


def _table(head: str) -> list[list[str]]:
    """Return the cells of the table below a heading."""
    text = re.split(r"^## ", DOC.split(f"\n## {head}\n")[1], flags=re.MULTILINE)[0]
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def words() -> dict[str, dict[str, str]]:
    """Return what each word of the table answers."""
    return {
        word: dict(re.findall(r"`(\S+) = (\S+)`", answers))
        for word, answers in _table("De woorden van de tabel")
    }


def rows() -> list[Row]:
    """Return the rows of the table."""
    found = []
    for number, day, situation, pays, *claims in _table("De tabel"):
        listed = tuple(tuple(re.findall(r"`([^`]+)`", cell)) for cell in claims)
        found.append(Row(number, date.fromisoformat(day), tuple(re.split(r", ", situation)), pays, listed))
    return found


def judged(answers: dict[str, str], day: date) -> Assessment:
    """Judge a situation and nothing else, with a letterbox that calls for what the regulations name."""
    pack = shipped("woningscan")
    route = next(route for route in pack.routes if route.id == "adviseur")
    return assess(pack, route, Responses({"letterbox.kind": "slot", **answers}), day)
