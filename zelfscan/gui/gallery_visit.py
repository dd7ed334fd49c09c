"""Shelves of the gallery with what an adviser draws in."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.core.sheet import Sheet
from zelfscan.core.sheet_changes import add_opening, add_pin, add_room
from zelfscan.gui.gallery_states import Shelf, Specimen
from zelfscan.gui.widgets.sheet_canvas import SheetCanvas
from zelfscan.gui.widgets.sheet_tools import SheetTools


def shelves() -> Iterator[Shelf]:
    """Give every shelf with a drawing."""
    yield Shelf("Floor plan", [Specimen("", _plan())], 900)


def _plan() -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    canvas = SheetCanvas()
    canvas.set_sheet(_house())
    column.addWidget(SheetTools(canvas))
    column.addWidget(canvas)
    return box


def _house() -> Sheet:
    """Draw two rooms with a door and a window."""
    sheet = add_room(Sheet(), 4, 4, 14, 10, "Woonkamer")
    sheet = add_room(sheet, 18, 4, 8, 10, "Hal")
    for kind, x, y in (("door", 22.0, 14.0), ("window", 10.0, 14.0)):
        sheet = add_opening(sheet, "door" if kind == "door" else "window", x, y) or sheet
    return add_pin(sheet, 0.55, 0.5)
