"""The advice report of an adviser: conclusion, priorities, findings, each side of the house, signatures."""

from collections.abc import Sequence
from dataclasses import replace

from zelfscan.errors.reports import NoVisit
from zelfscan.i18n import say
from zelfscan.report.content.editions_parts import NO_ADVICE, framed, to_fill_in
from zelfscan.report.content.visit import TERMS, findings_part
from zelfscan.report.content.visit_elements import SIGNS, elements_part
from zelfscan.report.content.visit_pictures import photos_part, sheets_part, signatures_part
from zelfscan.report.content.wanted import Material, Wanted
from zelfscan.report.document import (
    Block,
    Cell,
    Document,
    Heading,
    KeyValue,
    KeyValues,
    Notice,
    Paragraph,
    TableBlock,
)
from zelfscan.report.visit import ElementTable, FindingEntry, VisitChapter

TITLE = "Adviesrapport"
EDITION = "Advies van de adviseur aan de bewoner."
ELSEWHERE = "Elders"


def advice_report(material: Material, wanted: Wanted) -> Document:
    """Return the edition.

    Raises ``NoVisit`` where no adviser came.
    """
    visit = material.visit
    if visit is None:
        raise NoVisit
    shown = {photo.number for finding in visit.findings for photo in finding.photos}
    others = [photo for photo in visit.photos if photo.number not in shown]
    blocks: tuple[Block, ...] = (
        *_front(material, visit),
        *_chapter("Bevindingen", findings_part(visit)),
        *_chapter("Deuren en ramen per gevel", elements_part(by_side(visit.elements))),
        *_chapter("Beelden", (*sheets_part(visit.sheets), *photos_part(others))),
        *_signing(visit),
    )
    return framed(material, TITLE, EDITION, blocks)


def by_side(tables: Sequence[ElementTable]) -> tuple[ElementTable, ...]:
    """Divide doors and windows over the sides of the house, in the order in which the sides occur."""
    sides = dict.fromkeys(_side(row.place) for table in tables for row in table.rows)
    return tuple(
        replace(table, title=f"{side}: {table.title.lower()}", rows=rows)
        for side in sides
        for table in tables
        if (rows := tuple(row for row in table.rows if _side(row.place) == side))
    )


def _side(place: str) -> str:
    return place.partition(",")[0].strip() or ELSEWHERE


def _front(material: Material, visit: VisitChapter) -> tuple[Block, ...]:
    """Return the first page: whose, when and by whom, the conclusion, and what to do within which term."""
    whose = material.plan.whose if material.plan is not None else ""
    facts = (
        ("Dossier", whose),
        ("Datum van het bezoek", visit.day),
        ("Plaats", visit.place),
        ("Adviseur", visit.adviser),
    )
    rows = tuple(KeyValue(label, (words,)) for label, words in facts if words.strip())
    invented = (Paragraph("Voorbeeld met verzonnen gegevens.", "muted"),) if material.is_example else ()
    return (
        Heading(1, TITLE),
        *invented,
        *((KeyValues(rows),) if rows else ()),
        NO_ADVICE,
        *((Heading(2, "Conclusie"), Paragraph(visit.conclusion)) if visit.conclusion.strip() else ()),
        *_priorities(visit.findings),
        *_summary(visit.summary),
    )


def _priorities(findings: Sequence[FindingEntry]) -> tuple[Block, ...]:
    """Return the findings in one table, those to do first on top."""
    rows = tuple(
        (
            Cell((say(title),)),
            Cell((f"{finding.number}. {finding.title}".rstrip(". "),)),
            Cell((finding.about,)),
            Cell((finding.severity,), level=SIGNS[finding.level] if finding.severity else ""),
        )
        for term, title in TERMS.items()
        for finding in findings
        if finding.priority == term
    )
    if not rows:
        return ()
    head = ("Wanneer", "Bevinding", "Waar", "Ernst")
    return (Heading(2, "Wat eerst"), TableBlock(head, rows, (130, 276, 150, 110)))


def _summary(words: str) -> tuple[Block, ...]:
    """Put what the adviser told the resident in a box."""
    return (Heading(2, "Samenvatting voor de bewoner"), Notice("info", "", words)) if words.strip() else ()


def _chapter(title: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (Heading(1, title), *blocks) if blocks else ()


def _signing(visit: VisitChapter) -> tuple[Block, ...]:
    """Return the signatures, or lines to sign on where there are none."""
    if visit.signatures:
        return signatures_part(visit.signatures)
    lines = ("Plaats en datum", "Handtekening van de adviseur", "Handtekening van de bewoner")
    return (to_fill_in("Ondertekening", lines),)
