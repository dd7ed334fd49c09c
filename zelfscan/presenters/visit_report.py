"""What the report says of a visit, gathered from the dossier.

The words are put together at once, and every picture is read later, by the work that makes the report: with
two hundred photographs that takes a while.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zelfscan.core.sheet import Sheet, sheet_from
from zelfscan.i18n import BASE, said, say, say_count, speaking
from zelfscan.photos.marks import Arrow, Circle, Mark, Marks, Number, Words, marks_from
from zelfscan.presenters.elements_desk import ElementsDesk
from zelfscan.presenters.findings_desk import SEVERITIES
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.subjects import finding_title, numbered_findings, subject_words
from zelfscan.presenters.visit_book import VisitBook
from zelfscan.report.visit import (
    ElementLine,
    ElementTable,
    FindingEntry,
    Level,
    PhotoEntry,
    SheetEntry,
    Signature,
    Term,
    VisitChapter,
)
from zelfscan.store.findings import StoredFinding
from zelfscan.store.photographs import StoredPhoto
from zelfscan.store.visit import Signer
from zelfscan.wording.days import day_in_words
from zelfscan.wording.privacy import VisitHeld
from zelfscan.wording.sentences import capitalised, joined

DrawSheet = Callable[[Sheet, bytes | None], tuple[bytes, int, int]]
"""Draws a plan over its picture, a JPEG, and gives a PNG with its width and height in pixels."""

_LEVELS: Mapping[str, Level] = {"high": "high", "medium": "medium", "low": "low", "": "unknown"}
_TERMS: Mapping[str, Term] = {"direct": "direct", "three-months": "three-months", "later": "later", "": ""}


@dataclass(frozen=True)
class _PhotoWords:
    """What is said of a photograph, before its picture is read."""

    stored: StoredPhoto
    number: int
    about: str
    alternative: str
    has_written: bool


def has_visit(book: VisitBook, scan: OpenScan) -> bool:
    """Tell whether there is anything to say of a visit."""
    visit = book.visit()
    has_things = bool(book.photos() or book.sheets() or numbered_findings(book))
    return has_things or bool(visit.conclusion or visit.summary or (scan.book and scan.book.all()))


def held(scan: OpenScan, book: VisitBook) -> VisitHeld:
    """Return what the visit adds to a report, without reading a picture."""
    visit, findings = book.visit(), [each for each in book.findings() if not each.is_dropped]
    typed = [visit.adviser, visit.place, visit.conclusion, visit.summary]
    typed += [photo.caption for photo in book.photos()]
    typed += scan.book.notes().values() if scan.book is not None else ()
    typed += [words for each in findings for words in (each.title, each.own_text, each.who)]
    typed += [element.remark for element in (scan.book.all() if scan.book is not None else ())]
    signers: tuple[Signer, ...] = ("resident", "adviser")
    return VisitHeld(
        photos=len(book.photos()),
        plans=len(book.sheets()),
        signatures=sum(book.signature(who) is not None for who in signers),
        has_words=any(each.strip() for each in typed),
    )


def gathering(
    scan: OpenScan, book: VisitBook, draw_sheet: DrawSheet, *, has_written: bool = True
) -> Callable[[], VisitChapter]:
    """Return the work of gathering the chapter; all words are those of now.

    Without ``has_written``, what was written on a photograph is not drawn: words can name somebody.
    The work raises ``PhotoRefused`` where a picture is damaged, and the errors of the store.
    """
    with speaking(BASE):  # as the whole report
        return _gathering(scan, book, draw_sheet, has_written=has_written)


def outline(scan: OpenScan, book: VisitBook) -> VisitChapter:
    """Return the chapter with all its words and without any picture: quick, to say what a report holds."""
    with speaking(BASE):
        return _gathering(scan, book, None)()


def _gathering(
    scan: OpenScan, book: VisitBook, draw_sheet: DrawSheet | None, *, has_written: bool = True
) -> Callable[[], VisitChapter]:
    """Return the work of gathering; without ``draw_sheet`` no picture is read."""
    reads = draw_sheet is not None
    visit, day = book.visit(), _day(book.visit().day, scan.clock().date())
    photos = [
        _photo_words(scan, number, photo, has_written=has_written)
        for number, photo in enumerate(book.photos(), 1)
    ]
    numbers = numbered_findings(book)
    findings = [each for each in book.findings() if each.id in numbers]
    findings_words = [(each, _finding_words(scan, each)) for each in findings]
    tables = _tables(scan)
    sheets = [(sheet, _legend(scan, sheet.drawing)) for sheet in book.sheets()]
    sign = _signing(book, visit.adviser, day)

    def gather() -> VisitChapter:
        return VisitChapter(
            day=day,
            adviser=visit.adviser,
            conclusion=visit.conclusion,
            summary=visit.summary,
            elements=tables,
            findings=tuple(
                FindingEntry(
                    number=numbers[each.id],
                    title=title,
                    about=about,
                    severity=severity,
                    level=_LEVELS[each.severity],
                    priority=_TERMS[each.priority],
                    standard=standard,
                    own=each.own_text,
                    who=each.who,
                    photos=_photos(book, photos, f"finding:{each.id}", reads=reads),
                )
                for each, (title, about, severity, standard) in findings_words
            ),
            photos=tuple(
                _photo(book, words, reads=reads)
                for words in photos
                if words.stored.subject not in {f"finding:{each.id}" for each in findings}
            ),
            sheets=tuple(
                _sheet(book, sheet.id, sheet.name, drawing, legend, draw_sheet)
                for sheet, (drawing, legend) in sheets
            ),
            signatures=sign(),
            place=visit.place,
            is_read_out=visit.is_read_out,
        )

    return gather


def _signing(book: VisitBook, adviser: str, day: str) -> Callable[[], tuple[Signature, ...]]:
    """Return the work of reading the signatures; who signed is said now."""
    signers: tuple[tuple[Signer, str, str], ...] = (
        ("resident", say("Voor de bewoner"), ""),
        ("adviser", say("De adviseur"), adviser),
    )
    return lambda: tuple(
        Signature(words, name, png, day)
        for who, words, name in signers
        if (png := book.signature(who)) is not None
    )


def _day(kept: str, today: date) -> str:
    return day_in_words(date.fromisoformat(kept) if kept else today)


def _photo_words(scan: OpenScan, number: int, photo: StoredPhoto, *, has_written: bool) -> _PhotoWords:
    about = subject_words(scan, photo.subject)
    alternative = say("Foto {number}: {caption}", number=number, caption=photo.caption or about)
    return _PhotoWords(photo, number, about, alternative, has_written)


def _photos(
    book: VisitBook, photos: list[_PhotoWords], subject: str, *, reads: bool
) -> tuple[PhotoEntry, ...]:
    return tuple(_photo(book, words, reads=reads) for words in photos if words.stored.subject == subject)


def _photo(book: VisitBook, words: _PhotoWords, *, reads: bool) -> PhotoEntry:
    """Read one photograph, with what is drawn on it drawn in; or only its words."""
    jpeg, marks = (book.picture(words.stored.id), _marks(words)) if reads else (b"", ())
    return PhotoEntry(
        number=words.number,
        jpeg=_drawn(jpeg, marks) if marks else jpeg,
        width=words.stored.width,
        height=words.stored.height,
        caption=words.stored.caption,
        about=words.about,
        alternative=words.alternative,
        marks=_marks_words(marks),
    )


def _drawn(jpeg: bytes, marks: Marks) -> bytes:
    from zelfscan.photos.drawing import drawn  # the library of pictures: most dossiers have none

    return drawn(jpeg, marks)


def _marks(words: _PhotoWords) -> Marks:
    marks = marks_from(words.stored.marks)
    return tuple(mark for mark in marks if words.has_written or not isinstance(mark, Words))


def _marks_words(marks: Sequence[Mark]) -> str:
    """Say what is drawn on a photograph; whoever does not see it reads every word that is written on it."""
    count = Counter(type(mark) for mark in marks)
    arrows, circles = count[Arrow], count[Circle]
    found = [say_count("{count} pijl", "{count} pijlen", arrows)] if arrows else []
    found += [say_count("{count} cirkel", "{count} cirkels", circles)] if circles else []
    numbers = sorted(mark.number for mark in marks if isinstance(mark, Number))
    if numbers:
        named = joined(map(str, numbers))
        found.append(say_count("nummer {numbers}", "nummers {numbers}", len(numbers), numbers=named))
    found += [say("‘{words}’", words=mark.text) for mark in marks if isinstance(mark, Words)]
    return say("Op de foto: {marks}.", marks=joined(found)) if found else ""


def _finding_words(scan: OpenScan, finding: StoredFinding) -> tuple[str, str, str, str]:
    """Return title, what it is about, severity and the text of the catalogue."""
    measure = scan.pack.measure_by_id.get(finding.measure)
    about = subject_words(scan, finding.subject) if finding.subject else ""
    severity = say(SEVERITIES[finding.severity]) if finding.severity else ""
    lines = (said(measure.why), *(said(line) for line in measure.how)) if measure is not None else ()
    return finding_title(scan, finding), about, severity, "\n".join(lines)


def _tables(scan: OpenScan) -> tuple[ElementTable, ...]:
    if scan.book is None:
        return ()
    desk, notes = ElementsDesk(scan, scan.book), _notes(scan)
    found = []
    for kind in desk.kinds():
        view = desk.show(kind.id)
        if not view.rows:
            continue
        rows = tuple(
            ElementLine(
                number=row.number,
                name=row.name,
                place=row.place,
                cells=tuple(cell.words or say("Niet gevraagd") for cell in row.cells),
                standing=row.standing.words,
                level=row.standing.tone,
                is_weakest=row.is_weakest,
                remark=row.remark,
                notes=tuple(notes.get(row.id, ())),
            )
            for row in view.rows
        )
        heads = tuple(column.label for column in view.columns)
        found.append(ElementTable(capitalised(said(kind.plural)), heads, rows))
    return tuple(found)


def _notes(scan: OpenScan) -> dict[str, list[tuple[str, str]]]:
    """Return the notes at the questions of each door or window, by its id."""
    found: dict[str, list[tuple[str, str]]] = {}
    for (item, element), text in scan.book.notes().items() if scan.book is not None else ():
        asked = scan.pack.item_by_id.get(item)
        question = (asked.each or asked).question if asked is not None else None
        found.setdefault(element, []).append((said(question) if question is not None else "", text))
    return found


def _legend(scan: OpenScan, text: str) -> tuple[Sheet, tuple[tuple[str, str], ...]]:
    """Return the drawing, empty where it cannot be read, and what each pin stands for."""
    try:
        drawing = sheet_from(text)
    except ValueError:
        return Sheet(), ()
    pins = sorted(drawing.pins, key=lambda pin: pin.number)
    return drawing, tuple((str(pin.number), subject_words(scan, pin.target)) for pin in pins if pin.target)


def _sheet(
    book: VisitBook,
    sheet_id: str,
    name: str,
    drawing: Sheet,
    legend: tuple[tuple[str, str], ...],
    draw_sheet: DrawSheet | None,
) -> SheetEntry:
    nothing = (b"", 0, 0)
    png, width, height = draw_sheet(drawing, book.sheet_picture(sheet_id)) if draw_sheet else nothing
    return SheetEntry(
        name=name,
        png=png,
        width=width,
        height=height,
        alternative=say("Plattegrond: {name}", name=name),
        legend=legend,
        rooms=tuple(room.name for room in drawing.rooms if room.name),
    )
