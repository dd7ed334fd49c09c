"""The plans of the floors: drawing, a picture under it, and pins that stand for something."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path

from zelfscan.core.sheet import Pin, Sheet, sheet_from, sheet_to
from zelfscan.core.sheet_changes import point_pin
from zelfscan.i18n import later, say
from zelfscan.photos.reading import Photo
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.photos_desk import BroughtIn, reading_file
from zelfscan.presenters.subjects import ELEMENT, FINDING, subject_words, subjects_for
from zelfscan.presenters.visit_book import VisitBook
from zelfscan.store.sheets import MAX_SHEET_NAME, StoredSheet

_FLOORS = (
    later("Begane grond"),
    later("Eerste verdieping"),
    later("Tweede verdieping"),
    later("Zolder"),
    later("Kelder"),
    later("Buiten"),
)


@dataclass(frozen=True)
class PinView:
    """One pin: its number and what it stands for."""

    number: int
    words: str
    target: str


@dataclass(frozen=True)
class SheetsView:
    """The plans by id and name, and everything of the one that is shown."""

    sheets: tuple[tuple[str, str], ...]
    chosen: str
    drawing: Sheet
    has_picture: bool
    is_damaged: bool
    pins: tuple[PinView, ...]
    targets: tuple[tuple[str, str], ...]
    names: dict[str, str]
    """What each target of a pin is called."""
    empty: str


class SheetsDesk:
    """Shows one plan at a time, and writes every change at once."""

    def __init__(self, scan: OpenScan, book: VisitBook) -> None:
        """Begin with the first plan, if there is one."""
        self.scan, self._book = scan, book
        self._chosen = ""

    def view(self) -> SheetsView:
        """Return the plan that is shown, and which others there are."""
        sheets, shown = self._book.sheets(), self._shown()
        self._chosen = shown.id if shown is not None else ""
        drawing, is_damaged = _read(shown.drawing) if shown is not None else (Sheet(), False)
        pins = [self._pin(pin) for pin in sorted(drawing.pins, key=lambda pin: pin.number)]
        targets = subjects_for(self.scan, (ELEMENT, FINDING))[1:]
        return SheetsView(
            sheets=tuple((each.id, each.name) for each in sheets),
            chosen=self._chosen,
            drawing=drawing,
            has_picture=shown is not None and shown.has_picture,
            is_damaged=is_damaged,
            pins=tuple(pins),
            targets=(("", say("Nog kiezen")), *targets),
            names={pin.target: pin.words for pin in pins if pin.target} | dict(targets),
            empty="" if sheets else say("Er is nog geen plattegrond. Teken een verdieping."),
        )

    def show(self, sheet_id: str) -> SheetsView:
        """Show another plan."""
        self._chosen = sheet_id
        return self.view()

    def add(self) -> None:
        """Begin a plan of the next floor, and show it. Raises the errors of the store."""
        taken = [each.name for each in self._book.sheets()]
        names = (say(words) for words in _FLOORS)
        more = (say("Plattegrond {number}", number=number) for number in count(len(taken) + 1))
        name = next(each for each in chain(names, more) if each not in taken)
        self._chosen = self._book.add_sheet(name, self.scan.clock()).id

    def rename(self, name: str) -> None:
        """Give the plan another name; an empty one stays what it was, and one that is too long is cut off.

        Raises the errors of the store.
        """
        sheet = self._now()
        kept = " ".join(name.split())[:MAX_SHEET_NAME].rstrip()
        if kept and kept != sheet.name:
            self._book.change_sheet(replace(sheet, name=kept), self.scan.clock())

    def draw(self, drawing: Sheet) -> None:
        """Keep the drawing. Raises the errors of the store."""
        sheet, text = self._now(), sheet_to(drawing)
        if text != sheet.drawing:
            self._book.change_sheet(replace(sheet, drawing=text), self.scan.clock())

    def point(self, number: int, target: str) -> None:
        """Let a pin stand for a finding, a door or a window.

        Raises the errors of the store; a pin that is not there is a ``KeyError``.
        """
        drawing, _ = _read(self._now().drawing)
        self.draw(point_pin(drawing, number, target))

    def reading_file(self, path: Path) -> Callable[[], BroughtIn]:
        """Return the work of reading a picture of a plan; it is cleaned as every photograph is."""
        return reading_file(path)

    def keep_picture(self, photo: Photo | None) -> None:
        """Lay a picture under the plan, or take it away. Raises the errors of the store."""
        jpeg = photo.jpeg if photo is not None else None
        self._book.set_sheet_picture(self._now().id, jpeg, self.scan.clock())

    def picture(self) -> bytes | None:
        """Read the picture that lies under the plan, a JPEG."""
        shown = self._shown()
        return self._book.sheet_picture(shown.id) if shown is not None else None

    def remove(self) -> None:
        """Take the plan away. Raises the errors of the store."""
        self._book.remove_sheet(self._now().id)

    def _shown(self) -> StoredSheet | None:
        """Return the plan that was chosen, or the first where that is gone, or none."""
        sheets = self._book.sheets()
        return next((each for each in sheets if each.id == self._chosen), sheets[0] if sheets else None)

    def _now(self) -> StoredSheet:
        shown = self._shown()
        if shown is None:
            raise KeyError(self._chosen)
        return shown

    def _pin(self, pin: Pin) -> PinView:
        words = subject_words(self.scan, pin.target) if pin.target else say("Nog kiezen")
        return PinView(pin.number, words, pin.target)


def _read(text: str) -> tuple[Sheet, bool]:
    """Return a drawing, and whether it could not be read: then an empty one stands in for it."""
    try:
        return sheet_from(text), False
    except ValueError:
        return Sheet(), True
