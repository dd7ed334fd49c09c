"""What somebody asks of a report: which edition, and what of the scan may be in it."""

from dataclasses import dataclass
from typing import Literal

from zelfscan.core.assessment import Assessment
from zelfscan.report.plan import PlanChapter
from zelfscan.report.visit import VisitChapter

Edition = Literal["private", "adviser", "employer", "installer", "household", "advice"]
EDITIONS: tuple[Edition, ...] = ("private", "adviser", "employer", "installer", "household", "advice")

Detail = Literal[
    "answers",
    "notes",
    "weak-spots",
    "threat",
    "measures",
    "choices",
    "reasons",
    "prices",
    "flags",
    "elements",
    "remarks",
    "findings",
    "photos",
    "plans",
    "signatures",
    "adviser",
    "conclusion",
    "place",
    "pseudonym",
    "role",
]
"""A kind of personal detail that a file can hold, in the order in which the leak meter names them."""


@dataclass(frozen=True)
class Wanted:
    """An edition with what is in it: kinds that are left out, what is ticked, and photographs by number.

    ``ticked`` holds names such as ``chapter:home``, ``risk:burglary`` and ``measure:door-viewer``; where it
    is none, nobody chose yet, and what the edition ticks by itself counts.
    ``large`` is for who needs large letters; it changes no word.
    """

    edition: Edition = "private"
    left_out: frozenset[Detail] = frozenset()
    ticked: frozenset[str] | None = None
    photos: frozenset[int] = frozenset()
    large: bool = False


@dataclass(frozen=True)
class Material:
    """All that there is to report on: the judgement, a visit, and what was chosen."""

    judged: Assessment
    visit: VisitChapter | None = None
    plan: PlanChapter | None = None
    is_example: bool = False
