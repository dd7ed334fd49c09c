"""The recovery sheet on paper: one page, with the words on it or with boxes to write them in by hand."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from zelfscan.i18n import later, say, spoken
from zelfscan.report.document import (
    Block,
    Bullets,
    Columns,
    Document,
    Heading,
    Notice,
    Numbered,
    Paragraph,
    WordRows,
    WritingLine,
)
from zelfscan.report.pdf import render

ROWS, ROW_WORDS = 4, 4
EMPTY = (("",) * ROW_WORDS,) * ROWS
"""A sheet to write on."""
_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
_USE = (
    later("Kies op het scherm waar u uw wachtzin typt voor het herstelblad."),
    later("Typ de vier regels over, regel voor regel. Hoofdletters maken niet uit."),
    later("Klopt een regel niet? Dan zegt het programma welke."),
    later("Kies daarna een nieuwe wachtzin."),
)
_KEEP = (
    later("Bewaar het niet bij de computer en niet in uw laptoptas."),
    later("Maak er geen foto van. Zet het niet in een mail, een bestand of de cloud."),
    later("Leg het bij uw belangrijke papieren, liefst achter slot."),
    later("Is het weg, of heeft iemand het gezien? Maak een nieuw blad."),
)


def recovery_page(fonts: Path, made_on: date, rows: Sequence[Sequence[str]] = EMPTY, on: str = "") -> bytes:
    """Make the page as a PDF, in memory, in the language that holds; the words of the sheet are always Dutch.

    Args:
        fonts: The folder that holds both weights of the bundled font.
        made_on: The day that the file says it was made on.
        rows: The words of the sheet; without them there are boxes to write in.
        on: The day that stands on the sheet, in words; without it there is a line to write on.
    """
    return render(recovery_document(made_on, rows, on), fonts)


def recovery_document(made_on: date, rows: Sequence[Sequence[str]] = EMPTY, on: str = "") -> Document:
    """Return what stands on the page; it holds neither a name nor where the vault is."""
    return Document(
        title=say("Herstelblad"),
        language=_LANGUAGES[spoken()],
        edition=say("Herstelblad. Alleen voor u."),
        footer=say("Dit blad opent uw kluis. Geef het aan niemand."),
        made_on=made_on,
        blocks=_blocks(tuple(tuple(row) for row in rows), on),
        page_words=say("Bladzijde {page} van {pages}"),
    )


def _blocks(rows: tuple[tuple[str, ...], ...], on: str) -> tuple[Block, ...]:
    is_empty = not any(word for row in rows for word in row)
    head = ("", *(say("Woord {number}", number=number) for number in range(1, ROW_WORDS + 1)))
    return (
        Heading(1, say("Herstelblad van uw kluis")),
        Paragraph(
            say(
                "Met deze zestien woorden opent u uw kluis als u uw wachtzin kwijt bent. "
                "Wie dit blad heeft, kan dat ook."
            ),
            "lead",
        ),
        WritingLine(say("Opgeschreven op"), on),
        WritingLine(say("Welke kluis (geen echte naam)")),
        WordRows(head, rows),
        Columns(
            (
                (Heading(2, say("Zo gebruikt u het")), Numbered(tuple(say(words) for words in _USE))),
                (Heading(2, say("Zo bewaart u het")), Bullets(tuple(say(words) for words in _KEEP))),
            ),
            (1, 1),
        ),
        Heading(2, say("Wat het opent")),
        Paragraph(
            say(
                "De hele kluis: alle dossiers, foto’s en opmerkingen, en de reservekopieën ervan. "
                "Maakt u later een nieuw blad? Dan opent dit blad alleen nog reservekopieën van daarvoor."
            )
        ),
        _written() if is_empty else _printed(),
    )


def _written() -> Notice:
    """Say how to fill in the page by hand."""
    return Notice(
        "info",
        say("Schrijf de woorden zelf op."),
        say(
            "Gebruik een pen, en schrijf duidelijk. Kopieer of scan het ingevulde blad niet: "
            "een gedeeld apparaat kan bewaren wat u erop legt."
        ),
    )


def _printed() -> Notice:
    """Say what a printer may keep."""
    return Notice(
        "warning",
        say("Een gedeelde printer bewaart opdrachten."),
        say(
            "Anderen kunnen de woorden dan opnieuw printen. Print dit blad alleen op een printer van uzelf, "
            "haal het meteen uit de lade en gooi het bestand daarna weg."
        ),
    )
