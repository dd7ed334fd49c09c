"""The plans of the floors: draw rooms, doors and windows, and set numbered pins."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.core.sheet import MAX_NAME, Sheet
from zelfscan.core.sheet_changes import rename_room
from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import ask, background
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.long_choice import LongChoice, long_choice
from zelfscan.gui.pages.visit_page import VisitPage
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, icon_button, main_button, quiet_button, secondary_button
from zelfscan.gui.widgets.card import Card, emptied
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.sheet_canvas import SheetCanvas
from zelfscan.gui.widgets.sheet_tools import SheetTools
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.gui.widgets.text_field import TextField
from zelfscan.i18n import say
from zelfscan.presenters.photos_desk import BroughtIn
from zelfscan.presenters.sheets_desk import PinView, SheetsDesk, SheetsView
from zelfscan.presenters.visit_views import ELEMENTS, FINDINGS, SHEETS
from zelfscan.store.sheets import MAX_SHEET_NAME

_SIDE_BY_SIDE = 1180

#: Where the thing that a pin stands for is worked out.
_PLACES = {"element": ELEMENTS, "finding": FINDINGS}


class SheetsPage(VisitPage):
    """Draws one plan at a time; every stroke is kept at once."""

    def __init__(self, desk: SheetsDesk, parent: QWidget | None = None) -> None:
        """Make the page with the first plan."""
        super().__init__(SHEETS, is_home=True, parent=parent)
        self._desk = desk
        self._view: SheetsView | None = None
        self._picture_of = ("", False)
        self._job: background.Job[BroughtIn] | None = None
        self._lay_out()
        self.draw(desk.view())

    def refresh(self) -> None:
        """Draw again what may have changed."""
        self.draw(self._desk.view())

    def speak(self) -> None:
        """Say everything anew; every stroke was kept."""
        self.leave()
        self.empty()
        self._view, self._picture_of = None, ("", False)
        self._lay_out()
        self.draw(self._desk.view())

    def draw(self, view: SheetsView) -> None:
        """Show the plan, its pins, and which other plans there are."""
        before, self._view = self._view, view
        has_sheet = bool(view.chosen)
        self.nothing.setText(view.empty)
        self.nothing.setVisible(bool(view.empty))
        self.floors.set_options(view.sheets, view.chosen)
        self.floors.setVisible(len(view.sheets) > 1)
        self._columns.setVisible(has_sheet)
        is_other = before is None or before.chosen != view.chosen
        if view.is_damaged and is_other:
            self.tell("error", say("Deze plattegrond is niet te lezen."), say("U kunt hem opnieuw tekenen."))
        self.canvas.set_pin_names(view.names)
        self.canvas.set_sheet(view.drawing)
        self._show_picture(view)
        if is_other:
            self.name.set_text(dict(view.sheets).get(view.chosen, ""))
        self.picture_button.setText(
            say("Haal de afbeelding weg") if view.has_picture else say("Leg een afbeelding eronder")
        )
        if before is None or (before.pins, before.targets) != (view.pins, view.targets):
            self._fill_pins(view)
        self._show_room()

    def start_focus(self) -> QWidget | None:
        """Return the drawing, or where there is none the button that begins one."""
        return self.canvas if self._view is not None and self._view.chosen else self.add_button

    def leave(self) -> bool:
        """Keep the names that are being typed, and a stroke that could not be kept before."""
        if self._view is None or not self._view.chosen:
            return True
        self._rename_room()

        def write() -> None:
            self._desk.rename(self.name.text())
            if self.canvas.sheet() != self._desk.view().drawing:
                self._desk.draw(self.canvas.sheet())

        return self.try_to(write)

    def forget(self) -> None:
        """Let go of the drawing and of what is still being read, and write nothing any more."""
        self._view = None
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self.canvas.set_picture(None)
        self.canvas.set_sheet(Sheet())

    def _lay_out(self) -> None:
        body = self.lay_out_frame()
        head = FlowLayout(gap=16, is_first_stretched=True)
        head.addWidget(Heading(say("Plattegrond"), 1))
        self.floors = long_choice(say("Welke plattegrond"))
        self.floors.picked.connect(self._show_floor)
        head.addWidget(self.floors)
        self.add_button = main_button(say("Nieuwe verdieping"), icon="plus")
        self.add_button.clicked.connect(self._add)
        head.addWidget(self.add_button)
        body.addLayout(head)
        self.nothing = Text("", 17, "muted")
        body.addWidget(self.nothing)
        self.canvas = SheetCanvas()
        self.tools = SheetTools(self.canvas)
        # Only after the event that brought it: the page draws the canvas anew.
        self.canvas.changed.connect(lambda _sheet: self._keep_soon())
        self.canvas.chosen.connect(lambda _part: self._show_room())
        self.canvas.pin_chosen.connect(self._go_to_pin)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().pad(12))
        column.addWidget(self.tools)
        column.addWidget(self.canvas)
        column.addStretch(1)
        self._columns = Columns(_SIDE_BY_SIDE, 24)
        self._columns.add(left, 68)
        self._columns.add(self._side(), 32)
        body.addWidget(self._columns)
        body.addStretch(1)

    def _side(self) -> Card:
        side = Card("sand", 20, 12)
        self.room_name = TextField(say("Naam van deze ruimte"), say("Zoals: keuken of hal."))
        self.room_name.edit.editingFinished.connect(self._rename_room)
        self.room_name.edit.setMaxLength(MAX_NAME)
        self._room_of = ""
        side.body.addWidget(self.room_name)
        self._pins = QVBoxLayout()
        self._pins.setSpacing(current_theme().pad(8))
        self.pin_choices: dict[int, LongChoice] = {}
        self.pin_links: dict[int, Button] = {}
        side.body.addLayout(self._pins)
        self.name = TextField(say("Naam van deze plattegrond"))
        self.name.edit.setMaxLength(MAX_SHEET_NAME)
        self.name.edit.editingFinished.connect(self._rename)
        side.body.addWidget(self.name)
        line = FlowLayout(gap=8)
        self.picture_button = secondary_button("")
        self.picture_button.clicked.connect(self._change_picture)
        self.remove_button = quiet_button(say("Haal deze plattegrond weg"))
        self.remove_button.clicked.connect(self._remove)
        line.addWidget(self.picture_button)
        line.addWidget(self.remove_button)
        side.body.addLayout(line)
        side.body.addStretch(1)
        return side

    def _fill_pins(self, view: SheetsView) -> None:
        emptied(self._pins)
        self.pin_choices, self.pin_links = {}, {}
        self._pins.addWidget(Heading(say("Punten"), 3))
        if not view.pins:
            words = say("Zet een punt op de tekening. Daarna kiest u hier waar het voor staat.")
            self._pins.addWidget(Text(words, 15, "muted"))
        for pin in view.pins:
            self._pins.addWidget(self._pin_row(pin, view))

    def _pin_row(self, pin: PinView, view: SheetsView) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().pad(8))
        row.addWidget(Text(str(pin.number), is_strong=True))
        targets = dict(view.targets) | {pin.target: dict(view.targets).get(pin.target, pin.words)}
        choice = long_choice(say("Punt {number} staat voor", number=pin.number))
        choice.set_options(list(targets.items()), pin.target)
        choice.picked.connect(lambda target: self._point(pin.number, target))
        row.addWidget(choice, 1)
        self.pin_choices[pin.number] = choice
        kind, _, name = pin.target.partition(":")
        if kind in _PLACES:
            lead = icon_button(say("Ga naar {thing}", thing=pin.words), "rechts")
            lead.clicked.connect(lambda: self.target_asked.emit(_PLACES[kind], name))
            row.addWidget(lead)
            self.pin_links[pin.number] = lead
        return box

    def _show_floor(self, sheet_id: str) -> None:
        if self.leave():
            self.draw(self._desk.show(sheet_id))
        elif self._view is not None:
            self.floors.choose(self._view.chosen)

    def _add(self) -> None:
        if self.leave() and self.try_to(self._desk.add):
            self.refresh()
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_soon(self) -> None:
        """Write the drawing down after the event that changed it, unless another one is shown by then."""
        floor = self._view.chosen if self._view is not None else ""

        def keep() -> None:
            is_here = self._view is not None and floor and self._view.chosen == floor
            if is_here and self.try_to(lambda: self._desk.draw(self.canvas.sheet())):
                self.refresh()

        QTimer.singleShot(0, self, keep)

    def _point(self, number: int, target: str) -> None:
        if self.try_to(lambda: self._desk.point(number, target)):
            # Only after the list has closed: it is made anew.
            QTimer.singleShot(0, self, self._after_pointing(number))
        elif self._view is not None:
            self.pin_choices[number].choose(_targets(self._view)[number])

    def _after_pointing(self, number: int) -> Callable[[], None]:
        def draw() -> None:
            self.refresh()
            if number in self.pin_choices:
                self.pin_choices[number].setFocus(Qt.FocusReason.OtherFocusReason)

        return draw

    def _go_to_pin(self, target: str) -> None:
        pins = self._view.pins if self._view is not None else ()
        part = self.canvas.chosen_part()
        number = next((pin.number for pin in pins if f"pin-{pin.number}" == part), None)
        if number is not None and number in self.pin_choices:
            self.pin_choices[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_room(self) -> None:
        """Offer to name the room that is chosen."""
        room = self.canvas.sheet().room(self.canvas.chosen_part()) if self._has_room() else None
        self.room_name.setVisible(room is not None)
        if room is not None and room.id != self._room_of:
            self.room_name.set_text(room.name)
        self._room_of = room.id if room is not None else ""

    def _has_room(self) -> bool:
        return any(room.id == self.canvas.chosen_part() for room in self.canvas.sheet().rooms)

    def _rename_room(self) -> None:
        sheet = self.canvas.sheet()
        if not any(room.id == self._room_of for room in sheet.rooms):
            return
        changed = rename_room(sheet, self._room_of, self.room_name.text())
        if changed != sheet:
            self.canvas.change_sheet(changed)

    def _rename(self) -> None:
        if self._view is None or not self._view.chosen:
            return
        if self.try_to(lambda: self._desk.rename(self.name.text())):
            self.refresh()
            self.name.set_text(dict(self._view.sheets).get(self._view.chosen, ""))

    def _remove(self) -> None:
        is_sure = ask.confirm(
            self,
            say("Deze plattegrond weghalen?"),
            say("De tekening en de punten zijn dan weg."),
            yes=say("Haal weg"),
        )
        if is_sure and self.try_to(self._desk.remove):
            self._view = None
            self.refresh()
            self.focus_start()

    # The picture under the plan

    def _show_picture(self, view: SheetsView) -> None:
        wanted = (view.chosen, view.has_picture)
        if wanted == self._picture_of:
            return
        self._picture_of = wanted
        jpeg = self._desk.picture() if view.has_picture else None
        image = QImage()
        if jpeg is not None:
            image.loadFromData(jpeg, "JPEG")
        self.canvas.set_picture(image if not image.isNull() else None)

    def _change_picture(self) -> None:
        if self._view is not None and self._view.has_picture:
            self._remove_picture()
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = say("Foto’s (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif)")
        path = ask.open_file(self, say("Kies een afbeelding van de plattegrond"), Path(folder), kinds)
        if path is not None and self._view is not None:
            floor = self._view.chosen
            work = self._desk.reading_file(path)
            self._job = background.run(work, lambda read: self._take_picture(read, floor), self._refuse)
            self.destroyed.connect(self._job.cancel)

    def _remove_picture(self) -> None:
        is_sure = ask.confirm(
            self,
            say("De afbeelding onder deze plattegrond weghalen?"),
            say("De tekening en de punten blijven."),
            yes=say("Haal weg"),
        )
        if is_sure and self.try_to(lambda: self._desk.keep_picture(None)):
            self.refresh()

    def _take_picture(self, read: BroughtIn, floor: str) -> None:
        """Lay a picture under the plan that it was read for, unless another one is shown by now."""
        self._job = None
        if self._view is None or self._view.chosen != floor:
            return
        if read.photo is None:
            self.tell("error", say("Deze afbeelding is niet toegevoegd."), read.trouble)
        elif self.try_to(lambda: self._desk.keep_picture(read.photo)):
            self._picture_of = ("", False)
            self.refresh()

    def _refuse(self, error: ZelfscanError) -> None:
        raise error  # reading gives its troubles back, and raises none


def _targets(view: SheetsView) -> dict[int, str]:
    """Return what each pin stands for, by its number."""
    return {pin.number: pin.target for pin in view.pins}
