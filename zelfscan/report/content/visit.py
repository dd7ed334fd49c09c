"""The chapter of an adviser's visit: what was found, what to do within which term, and who signed."""

from zelfscan.i18n import later, say, say_count
from zelfscan.report.content.visit_elements import SIGNS, elements_part
from zelfscan.report.content.visit_pictures import photo, photos_part, sheets_part, signatures_part
from zelfscan.report.document import Block, FindingCard, Heading, KeyValue, KeyValues, Notice, Paragraph, Span
from zelfscan.report.visit import FindingEntry, Term, VisitChapter

VISIT = "bezoek"
TERMS: dict[Term, str] = {
    "direct": later("Direct"),
    "three-months": later("Binnen drie maanden"),
    "later": later("Later"),
    "": later("Zonder termijn"),
}


def visit_chapter(visit: VisitChapter | None) -> tuple[Block, ...]:
    """Return the chapter of a visit; nothing where there was none, or where nothing is known of it."""
    if visit is None:
        return ()
    shown = {photo.number for finding in visit.findings for photo in finding.photos}
    others = [photo for photo in visit.photos if photo.number not in shown]
    parts = (
        *_when(visit),
        *_part(say("Conclusie"), visit.conclusion),
        *findings_part(visit),
        *elements_part(visit.elements),
        *sheets_part(visit.sheets),
        *photos_part(others),
        *_summary(visit),
        *signatures_part(visit.signatures),
    )
    return (Heading(1, say("Bezoek van de adviseur"), anchor=VISIT), *parts) if parts else ()


def _when(visit: VisitChapter) -> tuple[Block, ...]:
    """Say when and where the visit was, and who came."""
    said = ((say("Datum"), visit.day), (say("Plaats"), visit.place), (say("Adviseur"), visit.adviser))
    rows = tuple(KeyValue(label, (words,)) for label, words in said if words.strip())
    return (KeyValues(rows),) if rows else ()


def _part(title: str, words: str) -> tuple[Block, ...]:
    return (Heading(2, title), Paragraph(words)) if words.strip() else ()


def _summary(visit: VisitChapter) -> tuple[Block, ...]:
    """Put what the adviser told the resident in a box."""
    if not visit.summary.strip():
        return ()
    read_out = say("voorgelezen aan de bewoner") if visit.is_read_out else ""
    heading = Heading(2, say("Samenvatting voor de bewoner"), aside=read_out)
    return (heading, Notice("info", "", visit.summary))


def findings_part(visit: VisitChapter) -> tuple[Block, ...]:
    """Return the findings under the term within which each should be done."""
    blocks: list[Block] = []
    for term, title in TERMS.items():
        found = [finding for finding in visit.findings if finding.priority == term]
        if found:
            count = say_count("{count} bevinding", "{count} bevindingen", len(found))
            blocks += [Heading(2, say(title), aside=count), *map(_card, found)]
    return tuple(blocks)


def _card(finding: FindingEntry) -> FindingCard:
    number = say("Bevinding {number}", number=finding.number)
    return FindingCard(
        place=number,
        title=finding.title or number,
        level=SIGNS[finding.level],
        level_words=finding.severity,
        about=finding.about,
        standard=finding.standard.strip(),
        own_label=say("Woorden van de adviseur"),
        own=finding.own.strip(),
        who=(Span(say("Wie doet dit:"), bold=True), Span(f" {finding.who}")) if finding.who else "",
        images=tuple(map(photo, finding.photos)),
    )
