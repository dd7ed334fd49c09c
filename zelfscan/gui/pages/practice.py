"""The practice house of advisers: read it, fill in a dossier of it, and compare with a colleague."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import ask
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.practice_rows import ComparisonCard
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button, main_button, secondary_button
from zelfscan.gui.widgets.card import Card, Rule
from zelfscan.gui.widgets.expander_row import ExpanderRow
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.numbered_steps import NumberedSteps
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.status_combo import Choice
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.calibration_desk import HouseView, PlaceView
from zelfscan.presenters.practice_desk import FILE_NAME, PracticeDesk, PracticeView

_WIDTH = 960


class PracticePage(Page):
    """The house is made up, and so is every dossier of it."""

    opened = Signal(str)
    """A practice dossier is to be opened."""

    def __init__(self, desk: PracticeDesk, parent: QWidget | None = None) -> None:
        """Make the page. Raises ``PackError`` where the house cannot be read."""
        super().__init__(parent)
        self._desk = desk
        self._view: PracticeView = desk.view()
        self._is_compared = False
        self._lay_out()

    def refresh(self) -> None:
        """Draw again what may have changed: the dossiers, and the comparison that is shown."""
        self._view = self._desk.view()
        self._show_dossiers()
        if self._is_compared:
            self._compare()

    def speak(self) -> None:
        """Say everything anew, at the same comparison."""
        self._view = self._desk.view()
        self.empty()
        self._lay_out()
        if self._is_compared:
            self._compare()

    def start_focus(self) -> QWidget | None:
        """Return the button that goes on: with a dossier of the house, or with making one."""
        return self.open_button if self._view.dossiers else self.begin_button

    def forget(self) -> None:
        """Let go of the answers of the colleague."""
        self._desk.forget()

    def _lay_out(self) -> None:
        house = self._view.house
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._sheet = ScrollPage(_WIDTH)
        layout.addWidget(self._sheet)
        body = self._sheet.body
        back = link_button(say("Naar alle dossiers"), icon="terug", is_strong=True)
        back.clicked.connect(self.back_asked)
        body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(Heading(house.title, 1))
        body.addWidget(Message("info", "", house.notice))
        self.told = Message("error", "")
        self.told.hide()
        body.addWidget(self.told)
        body.addWidget(NumberedSteps(house.steps))
        line = FlowLayout(gap=12)
        self.begin_button = secondary_button(say("Nieuw oefendossier"))
        self.begin_button.clicked.connect(self._begin)
        self.dossiers = Choice(say("Oefendossier"))
        self.open_button = main_button(say("Open het oefendossier"))
        self.open_button.clicked.connect(lambda: self.opened.emit(self.dossiers.chosen_id()))
        self.compare_button = secondary_button(say("Vergelijk"))
        self.compare_button.clicked.connect(self._compare)
        for part in (self.dossiers, self.open_button, self.compare_button, self.begin_button):
            line.addWidget(part)
        body.addLayout(line)
        exchange = FlowLayout(gap=12)
        self.save_button = secondary_button(say("Bewaar uw antwoorden voor een collega"))
        self.save_button.clicked.connect(self._save)
        self.take_button = secondary_button(say("Open de antwoorden van een collega"))
        self.take_button.clicked.connect(self._take)
        exchange.addWidget(self.save_button)
        exchange.addWidget(self.take_button)
        body.addLayout(exchange)
        self._room = QVBoxLayout()
        self.comparison: ComparisonCard | None = None
        body.addLayout(self._room)
        body.addWidget(_house(house))
        body.addStretch(1)
        self._show_dossiers()

    def _show_dossiers(self) -> None:
        chosen = self.dossiers.chosen_id()
        self.dossiers.clear()
        for dossier_id, name in self._view.dossiers:
            self.dossiers.addItem(name, dossier_id)
        self.dossiers.choose(chosen)
        has_any = bool(self._view.dossiers)
        self.dossiers.setVisible(len(self._view.dossiers) > 1)
        for part in (self.open_button, self.compare_button, self.save_button, self.take_button):
            part.setVisible(has_any)

    def _begin(self) -> None:
        try:
            made = self._desk.begin()
        except ZelfscanError as error:
            self._tell("error", say("Het oefendossier is niet gemaakt."), str(error))
            return
        self.opened.emit(made)

    def _compare(self) -> None:
        """Show the answers beside the key, and beside those of a colleague where they came."""
        try:
            view = self._desk.compare(self.dossiers.chosen_id())
        except ZelfscanError as error:
            self._tell("error", say("Dit lukte niet."), str(error))
            return
        old, self.comparison = self.comparison, ComparisonCard(view)
        if old is not None:
            old.hide()
            old.deleteLater()
        self._room.addWidget(self.comparison)
        self.comparison.show()
        self._is_compared = True
        self._sheet.reveal(self.comparison)

    def _save(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title, kinds = say("Bewaar uw antwoorden"), say("Antwoorden (*.json)")
        path = ask.save_file(self, title, Path(folder) / FILE_NAME, kinds)
        if path is None:
            return
        try:
            self._desk.save(self.dossiers.chosen_id(), path)
        except ZelfscanError as error:
            self._tell("error", say("Uw antwoorden zijn niet bewaard."), str(error))
            return
        self._tell("good", say("Uw antwoorden zijn bewaard."), str(path))

    def _take(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title, kinds = say("Open de antwoorden van een collega"), say("Antwoorden (*.json)")
        path = ask.open_file(self, title, Path(folder), kinds)
        if path is None:
            return
        try:
            self._desk.take(path)
        except ZelfscanError as error:
            self._tell("error", say("Deze antwoorden zijn niet gelezen."), str(error))
            return
        self.told.hide()
        self._compare()

    def _tell(self, kind: str, title: str, text: str = "") -> None:
        self.told.show_message(kind, title, text)
        self.told.show()
        self.told.announce()
        self._sheet.scroll_to_top()


def _house(view: HouseView) -> Card:
    """Show what there is to see, place by place; every place opens on its own."""
    card = Card("card", 8, 0)
    for place in (*view.places, *view.elements):
        row = ExpanderRow(_title(place), "", is_open=False, level=3)
        for fact in place.facts:
            row.body.addWidget(Text(fact))
        card.body.addWidget(row)
        card.body.addWidget(Rule())
    card.body.setContentsMargins(*(current_theme().pad(8),) * 4)
    return card


def _title(place: PlaceView) -> str:
    if not place.number:
        return place.title
    name = say("{number} {name}", number=place.number, name=place.title)
    return say("{name} ({place})", name=name, place=place.where)
