"""What the report says of choices, prices and marks, and what it leaves out, gathered from the dossier."""

from collections.abc import Iterator
from datetime import date

from zelfscan.core.planning import Choice
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.visit_report import has_visit
from zelfscan.report.plan import Kept, LeftOut, PlanChapter, PlanEntry


def plan_chapter(scan: OpenScan) -> PlanChapter:
    """Return what was chosen and kept beside the answers; quick, for no picture is read."""
    pack, journal = scan.pack, scan.journal
    choices, details, prices = journal.choices(), journal.details(), journal.prices()
    named = [measure for measure in pack.measure_by_id if measure in choices or measure in prices]
    return PlanChapter(
        entries=tuple(
            _entry(measure, choices.get(measure, "open"), details.get(measure, ""), prices.get(measure))
            for measure in named
        ),
        whose=scan.whose.strip(),
        flagged=tuple(item.id for item in pack.items if item.id in journal.flags()),
        left_out=tuple(LeftOut(kind, count) for kind, count in _left_out(scan)),
    )


def _entry(measure: str, choice: Choice, detail: str, cents: int | None) -> PlanEntry:
    day = _day(detail) if choice == "planned" else None
    return PlanEntry(measure, choice, day, "" if day is not None else detail, cents)


def _day(kept: str) -> date | None:
    try:
        return date.fromisoformat(kept)
    except ValueError:
        return None


def _left_out(scan: OpenScan) -> Iterator[tuple[Kept, int]]:
    """Name what is kept and not repeated in the report; what there is none of is left out here too."""
    pack, journal = scan.pack, scan.journal
    items, measures = pack.item_by_id, pack.measure_by_id
    found: dict[Kept, int] = {
        "incidents": len(journal.incidents()),
        "other-flags": sum(item not in items for item in journal.flags()),
        "other-prices": sum(measure not in measures for measure in journal.prices()),
    }
    if isinstance(journal, VaultJournal):
        found |= _kept_by_an_adviser(scan, journal)
    yield from ((kind, count) for kind, count in found.items() if count)
    if journal.keeps:
        yield "earlier", 0


def _kept_by_an_adviser(scan: OpenScan, journal: VaultJournal) -> dict[Kept, int]:
    """Count what a visit left that this scan has no chapter for."""
    kinds = {kind.id for kind in scan.pack.element_kinds} if scan.book is not None else set()
    elements = journal.book.all()
    known = {element.id for element in elements if element.kind in kinds}
    asked = {item.id for item in scan.pack.items if item.each is not None}
    answers = [item for each in known for item in journal.book.values(each) if item not in asked]
    visit = journal.visit
    has_chapter = scan.visit is not None and has_visit(scan.visit, scan)
    return {
        "visit": int(not has_chapter and visit.is_used()),
        "dropped-findings": sum(finding.is_dropped for finding in visit.findings()) if has_chapter else 0,
        "other-elements": len(elements) - len(known),
        "element-answers": len(answers),
    }
