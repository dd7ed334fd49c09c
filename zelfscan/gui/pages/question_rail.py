"""The rail beside a question: how far the scan is, its sections, and where in the house the question is."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from zelfscan.gui.pages.question_list import ICONS
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button
from zelfscan.gui.widgets.card import Card, Rule
from zelfscan.gui.widgets.house_picture import HousePicture
from zelfscan.gui.widgets.progress_bar import ProgressBar
from zelfscan.gui.widgets.section_entry import RailEntry, SectionEntry
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.views import QuestionView, SectionView
from zelfscan.wording.sentences import pieces, stressed

_WIDTH, _LEAST_FOR_HOUSE = 280, 640


class QuestionRail(QFrame):
    """Title and progress, the sections as buttons, and the small house."""

    section_chosen = Signal(str)
    zone_chosen = Signal(str)
    """A part of the small house was pressed."""
    search_asked = Signal()
    list_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty rail; ``draw`` fills it."""
        super().__init__(parent)
        self.setProperty("panel", "rail")
        self._here, self._has_place = "", False
        self._entries: dict[str, SectionEntry] = {}
        self._list_entries: dict[str, RailEntry] = {}
        self._title = Heading("", 4)
        self._bar = ProgressBar(say("Voortgang"))
        self.left = Text("", 15, "muted")
        self.search_button = Button(say("Zoek"), "strong-link", icon="zoek", key="/")
        self.search_button.clicked.connect(self.search_asked)
        self._list, self._lists = QVBoxLayout(), QVBoxLayout()
        self.house = _HousePlace()
        self.house.picture.zone_clicked.connect(self.zone_chosen)
        inner = QWidget()
        self._inside, self._under = QVBoxLayout(), QVBoxLayout()
        self._lay_out(inner)
        self._scroll = scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(inner)
        # Only now: taking the widget over, the scroll area lets it fill its own background.
        inner.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        room = current_theme().pad(16)
        self._under.setContentsMargins(room, 0, room, 0)
        self._under.addWidget(self.house)
        outer.addLayout(self._under)
        self._fit()

    def _lay_out(self, inner: QWidget) -> None:
        theme = current_theme()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, theme.pad(8), 0, theme.pad(8))
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(theme.pad(20), 0, theme.pad(20), theme.pad(12))
        head.setSpacing(theme.pad(6))
        line = QHBoxLayout()
        line.addWidget(self._title, 1)
        line.addWidget(self.search_button)
        head.addLayout(line)
        head.addWidget(self._bar)
        head.addWidget(self.left)
        column.addLayout(head)
        for entries in (self._list, self._lists):
            entries.setSpacing(0)
            column.addLayout(entries)
        self._lists.setContentsMargins(0, theme.pad(8), 0, 0)
        column.addStretch(1)
        self._inside.setContentsMargins(theme.pad(16), theme.pad(8), theme.pad(16), 0)
        column.addLayout(self._inside)

    def draw(self, view: QuestionView) -> None:
        """Show how far the scan is."""
        self._title.setText(view.title)
        self._bar.set_progress(view.done, view.total)
        if list(self._entries) != [section.id for section in view.sections]:
            self._rebuild(view.sections)
        for section in view.sections:
            self._entries[section.id].set_state(section.state, section.done, section.total)
        self.left.setText(view.left)
        self._draw_lists(view)
        self._has_place = bool(view.zone_words)
        self.house.draw(view)
        self._show_house()
        here = next((section.id for section in view.sections if section.state == "current"), "")
        if here != self._here and here in self._entries:
            self._here = here
            self._scroll.ensureWidgetVisible(self._entries[here], 0, 24)

    def set_key_shown(self, is_shown: bool) -> None:
        """Show the key that searches, or leave it out because it does nothing alone."""
        self.search_button.set_key_shown(is_shown)
        self.search_button.setAccessibleDescription(say("Toets {key}", key="/") if is_shown else "")

    def list_entries(self) -> dict[str, RailEntry]:
        """Return the buttons of the short lists."""
        return self._list_entries

    def stops(self) -> list[QWidget]:
        """Return everything that can be pressed, in the order in which it stands."""
        return [self.search_button, *self._entries.values(), *self._list_entries.values()]

    def show_busy(self, kind: str) -> None:
        """Say at a list that its questions are being chosen."""
        if kind in self._list_entries:
            self._list_entries[kind].set_note(
                say("We kiezen de vragen. Dit duurt even."), is_here=False, is_note_shown=True
            )

    def entries(self) -> dict[str, SectionEntry]:
        """Return the buttons of the sections."""
        return self._entries

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the house where there is room for it."""
        super().resizeEvent(event)
        self._show_house()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(current_theme().px(_WIDTH))

    def _show_house(self) -> None:
        """Keep the house in sight under the sections, or let it scroll with them where height is scarce."""
        home = self._under if self.height() >= current_theme().px(_LEAST_FOR_HOUSE) else self._inside
        if home.indexOf(self.house) < 0:
            for layout in (self._under, self._inside):
                layout.removeWidget(self.house)
            home.addWidget(self.house)
            room = current_theme().pad(8) if home is self._under else 0
            margins = self._under.contentsMargins()
            self._under.setContentsMargins(margins.left(), room, margins.right(), 2 * room)
        if self.house.isHidden() == self._has_place:
            self.house.setVisible(self._has_place)

    def _rebuild(self, sections: tuple[SectionView, ...]) -> None:
        for entry in self._entries.values():
            entry.deleteLater()
        self._entries = {}
        for section in sections:
            entry = SectionEntry(section.title)
            entry.clicked.connect(lambda _checked=False, id=section.id: self.section_chosen.emit(id))
            self._entries[section.id] = entry
            self._list.addWidget(entry)

    def _draw_lists(self, view: QuestionView) -> None:
        if list(self._list_entries) != [each.kind for each in view.lists]:
            for entry in self._list_entries.values():
                entry.hide()
                entry.deleteLater()
            self._list_entries = {}
            for each in view.lists:
                entry = RailEntry(each.title, ICONS[each.kind])
                entry.clicked.connect(lambda _checked=False, kind=each.kind: self.list_asked.emit(kind))
                self._list_entries[each.kind] = entry
                self._lists.addWidget(entry)
        here = view.chosen_list.kind if view.chosen_list is not None else ""
        for each in view.lists:
            self._list_entries[each.kind].set_note(each.note, each.kind == here)


class _HousePlace(Card):
    """The small house with the place of the question filled in, and its name under it."""

    def __init__(self) -> None:
        super().__init__("card", padding=0, spacing=0)
        self.picture = HousePicture("small")
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = Text("", 15)
        self.body.addWidget(self.picture)
        self.body.addWidget(Rule())
        row = QHBoxLayout()
        room = current_theme().pad(12)
        row.setContentsMargins(room, current_theme().pad(8), room, current_theme().pad(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.done = Text("", 15, "muted")
        words.addWidget(self._words)
        words.addWidget(self.done)
        row.addLayout(words)
        self.body.addLayout(row)

    def draw(self, view: QuestionView) -> None:
        """Show the place."""
        self.picture.set_here(view.zone)
        self.picture.set_done(view.zones_done)
        self.done.setText(view.places_done)
        self.done.setVisible(bool(view.places_done))
        self._words.set_parts(*pieces(say("U bent bij: {place}", place=stressed(view.zone_words))))
