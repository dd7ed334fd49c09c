"""The last page: what is not in the report, what it was made with, and the mark by which it is checked."""

from collections.abc import Collection, Iterable

from zelfscan import __version__
from zelfscan.core.freshness import is_stale
from zelfscan.core.model import MODEL
from zelfscan.report.content.findings import Findings, nl
from zelfscan.report.document import (
    Block,
    Cell,
    Heading,
    KeepTogether,
    KeyValue,
    KeyValues,
    Paragraph,
    TableBlock,
)
from zelfscan.report.mark import mark_of
from zelfscan.report.plan import Kept
from zelfscan.wording.days import day
from zelfscan.wording.numbers import counted

ABOUT = "over"
MARK = "Kenmerk"
OTHER_QUESTIONS = "Die vragen staan in een andere vragenlijst. Maak daar een eigen rapport van."
OTHER_MEASURES = "Die maatregelen staan in een andere vragenlijst."
_EARLIER = "Eerdere antwoorden, opmerkingen en keuzes"
#: What it is, for one and for more of them, and where it is or why it is not here.
_KEPT: dict[Kept, tuple[str, str, str]] = {
    "incidents": (
        "voorval in uw logboek",
        "voorvallen in uw logboek",
        "Het logboek is alleen voor u. Bewaar het bij Logboek als tekst, bijvoorbeeld voor een aangifte.",
    ),
    "dropped-findings": (
        "bevinding die opzij is gezet",
        "bevindingen die opzij zijn gezet",
        "De adviseur nam dit niet over.",
    ),
    "other-flags": ("vlag bij een andere vraag", "vlaggen bij andere vragen", OTHER_QUESTIONS),
    "other-prices": ("prijs bij een andere maatregel", "prijzen bij andere maatregelen", OTHER_MEASURES),
    "other-elements": (
        "deur of raam",
        "deuren en ramen",
        "Deze vragenlijst gaat daar niet over. Kijk in het rapport van de woningscan.",
    ),
    "element-answers": (
        "antwoord bij een deur of raam",
        "antwoorden bij deuren en ramen",
        "Deze vragenlijst vraagt dat niet.",
    ),
    "visit": (
        "bezoek van een adviseur",
        "bezoeken van een adviseur",
        "Dat staat in het rapport van de woningscan.",
    ),
    "earlier": (
        _EARLIER,
        _EARLIER,
        "Hier staat alleen wat nu geldt. Wat u eerder invulde, staat nog in uw kluis.",
    ),
}
#: What somebody can leave out of this edition, by the name that the choice has.
_CHOSEN = {
    "answers": "Antwoorden",
    "notes": "Opmerkingen bij vragen",
    "reasons": "Wat u bij een keuze schreef",
    "prices": "Uw eigen prijzen",
    "flags": "Vlaggen bij vragen",
    "remarks": "Opmerkingen bij deuren en ramen",
    "photos": "Foto’s",
    "plans": "Plattegronden",
    "signatures": "Handtekeningen",
    "adviser": "De naam van de adviseur",
    "conclusion": "De conclusie van de adviseur",
    "place": "De plaats van het bezoek",
    "pseudonym": "De naam van het dossier",
    "elements": "Deuren en ramen",
    "findings": "Bevindingen",
}
_BY_CHOICE = "Dit is weggelaten toen dit rapport werd gemaakt."
_CHECK = (
    "Met het kenmerk kunt u nagaan van welke antwoorden dit rapport is gemaakt. "
    "Dat kan met de opdracht ‘zelfscan verify’."
)


def about_chapter(findings: Findings, left_out: Collection[str] = ()) -> tuple[Block, ...]:
    """Return the last page; ``left_out`` names the kinds of detail that somebody chose to leave out."""
    return (
        Heading(1, "Over dit rapport", anchor=ABOUT),
        *_missing(findings, left_out),
        Heading(2, "Hiermee gemaakt"),
        KeyValues(tuple(_made_with(findings))),
        *_mark(findings, left_out),
    )


def _missing(findings: Findings, left_out: Collection[str]) -> Iterable[Block]:
    heading = Heading(2, "Niet in dit rapport")
    rows = [(_CHOSEN.get(each, each), _BY_CHOICE) for each in sorted(left_out)]
    rows += _of_other_questions(findings)
    for each in findings.plan.left_out if findings.plan is not None else ():
        one, more, where = _KEPT[each.kind]
        rows.append((counted(each.count, one, more) if each.count else one, where))
    if not rows:
        yield heading
        yield Paragraph("Alles wat u invulde, staat in dit rapport.")
        return
    cells = tuple((Cell((what,)), Cell((why,))) for what, why in rows)
    yield heading
    yield Paragraph("De rest van wat u invulde, staat in dit rapport.")
    yield TableBlock(("Wat", "Waarom, of waar het wel staat"), cells, (250, 416), row_heads=True)


def _of_other_questions(findings: Findings) -> Iterable[tuple[str, str]]:
    """Count what belongs to questions and measures that this questionnaire does not know."""
    known, responses = findings.judged.pack.item_by_id, findings.judged.situation.responses
    answers = sum(item not in known for item in responses.values)
    notes = sum(item not in known for item in responses.notes)
    if answers:
        yield counted(answers, "antwoord op een andere vraag", "antwoorden op andere vragen"), OTHER_QUESTIONS
    if notes:
        what = counted(notes, "opmerking bij een andere vraag", "opmerkingen bij andere vragen")
        yield what, OTHER_QUESTIONS
    measures = findings.judged.pack.measure_by_id
    if choices := sum(name not in measures for name in findings.judged.choices):
        what = counted(choices, "keuze bij een andere maatregel", "keuzes bij andere maatregelen")
        yield what, OTHER_MEASURES


def _made_with(findings: Findings) -> Iterable[KeyValue]:
    judged = findings.judged
    pack = judged.pack
    reviewed = f"Nagekeken op {day(pack.reviewed_on)}."
    if is_stale(pack.reviewed_on, None, judged.day):
        reviewed += " Dat is langer dan een jaar geleden. Vraag om een nieuwe versie."
    yield KeyValue("Dag", (f"Beoordeeld op {day(judged.day)}.",))
    yield KeyValue("Vragenlijst", (f"{nl(pack.title)}, versie {pack.version}. {reviewed}",))
    yield KeyValue("Route", (f"{nl(judged.route.title)}.",))
    yield KeyValue("Rekenmodel", (f"Versie {MODEL}.",))
    yield KeyValue("Programma", (f"zelfscan {__version__}.",))


def _mark(findings: Findings, left_out: Collection[str]) -> Iterable[Block]:
    mark = mark_of(findings.judged, findings.plan, has_notes="notes" not in left_out)
    lines = KeyValues((KeyValue(MARK, (mark.line(), mark.groups()), kind="small"),))
    yield KeepTogether((Heading(2, "Controle"), Paragraph(_CHECK), lines))
