"""The rail beside a question: how far the scan is, its sections, and where in the house the question is."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.card import Card, Rule
from zelfscan.gui.widgets.house_picture import HousePicture
from zelfscan.gui.widgets.progress_bar import ProgressBar
from zelfscan.gui.widgets.section_entry import SectionEntry
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.presenters.views import QuestionView, SectionView

_WIDTH = 280


class QuestionRail(QFrame):
    """Title and progress, the sections as buttons, and the small house."""

    section_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty rail; ``draw`` fills it."""
        super().__init__(parent)
        self.setProperty("panel", "rail")
        theme = current_theme()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, theme.pad(20), 0, theme.pad(16))
        column.setSpacing(0)
        self._title, self._count = Heading("", 4), short_text()
        self._bar = ProgressBar("Voortgang")
        head = QVBoxLayout()
        head.setContentsMargins(theme.pad(20), 0, theme.pad(20), theme.pad(12))
        head.setSpacing(theme.pad(8))
        line = QHBoxLayout()
        line.addWidget(self._title, 1)
        line.addWidget(self._count)
        head.addLayout(line)
        head.addWidget(self._bar)
        column.addLayout(head)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        column.addStretch(1)
        holder = QVBoxLayout()
        holder.setContentsMargins(theme.pad(16), theme.pad(16), theme.pad(16), 0)
        self._house = _HousePlace()
        holder.addWidget(self._house)
        column.addLayout(holder)
        self._entries: dict[str, SectionEntry] = {}
        scroll = QScrollArea()
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
        outer.addWidget(scroll)
        self._fit()

    def draw(self, view: QuestionView) -> None:
        """Show how far the scan is."""
        self._title.setText(view.title)
        self._count.setText(f"{view.done} van {view.total}")
        self._bar.set_progress(view.done, view.total)
        if list(self._entries) != [section.id for section in view.sections]:
            self._rebuild(view.sections)
        for section in view.sections:
            self._entries[section.id].set_state(section.state, section.done, section.total)
        self._house.draw(view)

    def entries(self) -> dict[str, SectionEntry]:
        """Return the buttons of the sections."""
        return self._entries

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(current_theme().px(_WIDTH))

    def _rebuild(self, sections: tuple[SectionView, ...]) -> None:
        for entry in self._entries.values():
            entry.deleteLater()
        self._entries = {}
        for section in sections:
            entry = SectionEntry(section.title)
            entry.clicked.connect(lambda _checked=False, id=section.id: self.section_chosen.emit(id))
            self._entries[section.id] = entry
            self._list.addWidget(entry)


class _HousePlace(Card):
    """The small house with the place of the question filled in, and its name under it."""

    def __init__(self) -> None:
        super().__init__("card", padding=0, spacing=0)
        self._picture = HousePicture("small")
        self._picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = Text("", 15)
        self.body.addWidget(self._picture)
        self.body.addWidget(Rule())
        row = QHBoxLayout()
        room = current_theme().pad(12)
        row.setContentsMargins(room, current_theme().pad(8), room, current_theme().pad(8))
        row.addWidget(self._words)
        self.body.addLayout(row)

    def draw(self, view: QuestionView) -> None:
        """Show the place; a question about no place leaves the house out."""
        self.setVisible(bool(view.zone_words))
        self._picture.set_here(view.zone)
        self._words.set_parts(("", "U bent bij: "), ("strong", view.zone_words))
