"""Material for the editions: every worked case of the packs, with planted words in all that is typed."""

from dataclasses import replace

from tests.content.cases import Case, shipped
from tests.report.visit_sample import a_finding, a_photo, a_sheet, a_visit
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.element import Element
from zelfscan.core.response import Responses
from zelfscan.packs.case_file import read_case
from zelfscan.packs.reader import read
from zelfscan.report.content.editions_ticks import ticks
from zelfscan.report.content.wanted import Detail, Edition, Material, Wanted
from zelfscan.report.plan import PlanChapter, PlanEntry
from zelfscan.report.visit import Signature, VisitChapter

PLANTED: dict[Detail, str] = {
    "notes": "plantnotitie",
    "reasons": "plantreden",
    "pseudonym": "plantdossier",
    "remarks": "plantbijraam",
    "elements": "plantdeur",
    "photos": "plantbijschrift",
    "plans": "plantverdieping",
    "signatures": "planttekenaar",
    "adviser": "plantadviseur",
    "conclusion": "plantconclusie",
    "place": "plantplaats",
    "findings": "plantbevinding",
}
"""A word that stands in the material in no other kind of detail than the one that it is named after."""
EVERY_PHOTO = frozenset(range(1, 100))
_judged: dict[str, Assessment] = {}


def judged_case(case: Case) -> Assessment:
    """Judge a worked case, with a note at every question of the pack."""
    if case.name not in _judged:
        _judged[case.name] = _judge(case)
    return _judged[case.name]


def _judge(case: Case) -> Assessment:
    held = read_case(read(case.path, case.path.name))
    pack = shipped(held.pack)
    route = pack.route(held.route)
    assert route is not None
    notes = {item.id: f"plantnotitie {item.id}" for item in pack.items}
    elements = tuple(Element(each.id, each.kind, "plantdeur", each.responses) for each in held.elements)
    responses = Responses(held.responses, {}, notes, elements)
    return assess(pack, route, responses, held.day)


def planted(judged: Assessment) -> Material:
    """Give the material of a case with a visit and choices, all with planted words."""
    entries = tuple(
        PlanEntry(step.measure.id, step.choice, None, f"plantreden {step.rank}", 12345)
        for step in judged.plan
    )
    flagged = tuple(item.id for item in judged.pack.items[:3])
    return Material(judged, planted_visit(), PlanChapter(entries, "plantdossier", flagged))


def planted_visit() -> VisitChapter:
    """Give a visit with a planted word in every text that a person can type."""
    visit = a_visit()
    photos = tuple(
        a_photo(
            number,
            caption="plantbijschrift",
            about="plantdeur",
            alternative="plantbijschrift",
            marks="plantbijschrift",
        )
        for number in (1, 2, 3)
    )
    finding = a_finding(
        1, title="plantbevinding", about="plantdeur", own="plantbevinding", who="plantbevinding"
    )
    return replace(
        visit,
        adviser="plantadviseur",
        place="plantplaats",
        conclusion="plantconclusie",
        summary="plantconclusie",
        elements=tuple(
            replace(
                table, rows=tuple(replace(row, name="plantdeur", remark="plantbijraam") for row in table.rows)
            )
            for table in visit.elements
        ),
        findings=(replace(finding, photos=photos[:1]),),
        photos=photos[1:],
        sheets=(a_sheet(2, name="plantverdieping", alternative="plantverdieping", legend=()),),
        signatures=(Signature("planttekenaar", "plantadviseur", visit.signatures[0].png, "nu"),),
    )


def everything(material: Material, edition: Edition, *left_out: Detail) -> Wanted:
    """Ask for all that an edition can hold."""
    names = frozenset(tick.name for tick in ticks(material, edition))
    return Wanted(edition, frozenset(left_out), names, EVERY_PHOTO)
