"""What is left of the material when kinds of personal detail are left out, before an edition is made."""

from dataclasses import replace

from zelfscan.core.assessment import Assessment
from zelfscan.report.content.wanted import Detail, Material, Wanted
from zelfscan.report.plan import PlanChapter, PlanEntry
from zelfscan.report.visit import ElementTable, FindingEntry, PhotoEntry, SheetEntry, Signature, VisitChapter


def lean(material: Material, wanted: Wanted) -> Material:
    """Return the material without what is left out; what is not there cannot end up in a file."""
    out = wanted.left_out
    return replace(
        material,
        judged=_without_notes(material.judged) if "notes" in out else material.judged,
        visit=_visit(material.visit, out) if material.visit is not None else None,
        plan=_plan(material.plan, out) if material.plan is not None else None,
    )


def _without_notes(judged: Assessment) -> Assessment:
    responses = replace(judged.situation.responses, notes={})
    return replace(judged, situation=replace(judged.situation, responses=responses))


def _visit(visit: VisitChapter, out: frozenset[Detail]) -> VisitChapter:
    has_photos = "photos" not in out
    return replace(
        visit,
        adviser="" if "adviser" in out else visit.adviser,
        place="" if "place" in out else visit.place,
        conclusion="" if "conclusion" in out else visit.conclusion,
        summary="" if "conclusion" in out else visit.summary,
        elements=() if "elements" in out else tuple(_table(each, out) for each in visit.elements),
        findings=tuple(_finding(each, out) for each in visit.findings),
        photos=tuple(_photo(each, out) for each in visit.photos) if has_photos else (),
        sheets=() if "plans" in out else tuple(_sheet(each, out) for each in visit.sheets),
        signatures=() if "signatures" in out else tuple(_signature(each, out) for each in visit.signatures),
    )


def _table(table: ElementTable, out: frozenset[Detail]) -> ElementTable:
    if "remarks" not in out:
        return table
    return replace(table, rows=tuple(replace(row, remark="", notes=()) for row in table.rows))


def _finding(finding: FindingEntry, out: frozenset[Detail]) -> FindingEntry:
    photos = () if "photos" in out else tuple(_photo(each, out) for each in finding.photos)
    return replace(finding, photos=photos, about="" if "elements" in out else finding.about)


def _photo(photo: PhotoEntry, out: frozenset[Detail]) -> PhotoEntry:
    """Without the doors and windows, a photograph does not name one either."""
    if "elements" not in out:
        return photo
    return replace(photo, about="", alternative=photo.caption)


def _sheet(sheet: SheetEntry, out: frozenset[Detail]) -> SheetEntry:
    return replace(sheet, legend=()) if "elements" in out else sheet


def _signature(signature: Signature, out: frozenset[Detail]) -> Signature:
    return replace(signature, name="") if "adviser" in out else signature


def _plan(plan: PlanChapter, out: frozenset[Detail]) -> PlanChapter:
    return replace(
        plan,
        entries=tuple(_entry(each, out) for each in plan.entries),
        whose="" if "pseudonym" in out else plan.whose,
        flagged=() if "flags" in out else plan.flagged,
    )


def _entry(entry: PlanEntry, out: frozenset[Detail]) -> PlanEntry:
    return replace(
        entry,
        detail="" if "reasons" in out else entry.detail,
        cents=None if "prices" in out else entry.cents,
    )
