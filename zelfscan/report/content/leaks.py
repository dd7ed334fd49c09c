"""The leak meter: which personal details a file will contain, how many, and which can be left out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from zelfscan.report.content.adviser import adviser_counts
from zelfscan.report.content.editions_parts import Counts
from zelfscan.report.content.editions_ticks import settled
from zelfscan.report.content.employer import employer_counts
from zelfscan.report.content.findings import Findings
from zelfscan.report.content.household import household_counts
from zelfscan.report.content.installer import installer_counts
from zelfscan.report.content.leaning import lean
from zelfscan.report.content.wanted import Detail, Edition, Material, Wanted
from zelfscan.report.visit import VisitChapter
from zelfscan.wording.privacy import detail_words

CAN_BE_LEFT_OUT: Mapping[Edition, frozenset[Detail]] = {
    "private": frozenset(
        (
            "notes",
            "reasons",
            "prices",
            "flags",
            "remarks",
            "photos",
            "plans",
            "signatures",
            "adviser",
            "place",
            "pseudonym",
        )
    ),
    "adviser": frozenset(("notes", "threat", "pseudonym")),
    "employer": frozenset(("prices", "role")),
    "installer": frozenset(("photos",)),
    "household": frozenset(),
    "advice": frozenset(
        (
            "remarks",
            "elements",
            "photos",
            "plans",
            "signatures",
            "adviser",
            "place",
            "conclusion",
            "pseudonym",
        )
    ),
}


@dataclass(frozen=True)
class Held:
    """One kind of personal detail in a file: how many, in words, and whether it can be left out."""

    detail: Detail
    count: int
    words: str
    can_leave_out: bool


def held(material: Material, wanted: Wanted) -> tuple[Held, ...]:
    """Return what this very file will contain of somebody; the words are in the language that holds."""
    kept = lean(material, wanted)
    counts = _COUNTED[wanted.edition](kept, settled(kept, wanted))
    can = CAN_BE_LEFT_OUT[wanted.edition]
    return tuple(
        Held(detail, counts[detail], detail_words(detail, counts[detail]), detail in can)
        for detail in get_args(Detail)
        if counts.get(detail)
    )


def offered(material: Material, wanted: Wanted) -> tuple[Held, ...]:
    """Return what this edition could contain if nothing were left out."""
    return held(material, replace(wanted, left_out=frozenset()))


def _private(kept: Material, _wanted: Wanted) -> Counts:
    findings = Findings(kept.judged)
    situation, responses = kept.judged.situation, kept.judged.situation.responses
    entries = kept.plan.entries if kept.plan is not None else ()
    chosen = {name for name, choice in kept.judged.choices.items() if choice != "open"}
    return {
        "answers": len(findings.told),
        "notes": sum(bool(note.strip()) for note in responses.notes.values()),
        "weak-spots": len(findings.risks) + len(findings.open_risks),
        "threat": int(situation.is_urgent),
        "measures": len(findings.steps) + len(findings.possible_steps) + len(findings.settled_steps),
        "choices": len(chosen),
        "reasons": sum(bool(each.detail.strip()) for each in entries),
        "prices": sum(each.cents is not None for each in entries),
        "flags": len(kept.plan.flagged) if kept.plan is not None else 0,
        "pseudonym": int(kept.plan is not None and bool(kept.plan.whose.strip())),
        **visit_counts(kept.visit),
    }


def visit_counts(visit: VisitChapter | None) -> dict[Detail, int]:
    """Count what a visit adds to a file that holds all of it."""
    if visit is None:
        return {}
    lines = [row for table in visit.elements for row in table.rows]
    return {
        "elements": len(lines),
        "remarks": sum(bool(row.remark.strip()) + len(row.notes) for row in lines),
        "findings": len(visit.findings),
        "photos": len(visit.all_photos()),
        "plans": len(visit.sheets),
        "signatures": len(visit.signatures),
        "adviser": int(bool(visit.adviser.strip()) or any(each.name.strip() for each in visit.signatures)),
        "place": int(bool(visit.place.strip())),
        "conclusion": int(bool(visit.conclusion.strip() or visit.summary.strip())),
    }


def _advice(kept: Material, _wanted: Wanted) -> Counts:
    whose = kept.plan.whose if kept.plan is not None else ""
    return {**visit_counts(kept.visit), "pseudonym": int(bool(whose.strip()))}


_COUNTED: Mapping[Edition, Callable[[Material, Wanted], Counts]] = {
    "private": _private,
    "adviser": adviser_counts,
    "employer": employer_counts,
    "installer": installer_counts,
    "household": household_counts,
    "advice": _advice,
}
