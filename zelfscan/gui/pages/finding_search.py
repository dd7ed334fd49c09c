"""Making a finding by hand: find the measure in the catalogue, or begin without one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.widgets.button import quiet_button, secondary_button
from zelfscan.gui.widgets.card import Card, CardButton, emptied
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.gui.widgets.text_field import TextField
from zelfscan.i18n import say
from zelfscan.presenters.visit_views import MeasureView

#: Milliseconds after the last letter until the catalogue is searched.
_TYPED = 150


class FindingSearch(Card):
    """Closed at first; the measures that fit are buttons."""

    chosen = Signal(str)
    """The measure to begin with, or an empty text for none."""
    closed = Signal()

    def __init__(self, search: Callable[[str], Sequence[MeasureView]], parent: QWidget | None = None) -> None:
        """Make a closed search."""
        super().__init__("edged", 20, 12, parent)
        self._search = search
        self._typing = QTimer(self, singleShot=True, interval=_TYPED)
        self._typing.timeout.connect(self._find)
        self.found: list[CardButton] = []
        self.body.addWidget(Heading(say("Nieuwe bevinding"), 3))
        hint = say("Typ een woord, zoals: slot, licht of brievenbus.")
        self.words = TextField(say("Zoek een maatregel in de catalogus"), hint)
        self.words.changed.connect(lambda _text: self._typing.start())
        self.words.submitted.connect(self._take_first)
        self.body.addWidget(self.words)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self._nothing = Text(say("Geen maatregel met deze woorden."), 17, "muted")
        self.body.addWidget(self._nothing)
        line = FlowLayout(gap=8)
        self.free_button = secondary_button(say("Zonder maatregel"))
        self.free_button.clicked.connect(lambda: self._choose(""))
        self.close_button = quiet_button(say("Annuleer"))
        self.close_button.clicked.connect(self.close_search)
        line.addWidget(self.free_button)
        line.addWidget(self.close_button)
        self.body.addLayout(line)
        self.hide()

    def is_open(self) -> bool:
        """Return whether somebody is searching."""
        return not self.isHidden()

    def open_search(self) -> None:
        """Begin to search, with nothing typed yet."""
        self.words.set_text("")
        self._typing.stop()
        self._find()
        self.show()
        self.words.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_search(self) -> None:
        """Make no finding."""
        self._typing.stop()
        self.hide()
        self.closed.emit()

    def _find(self) -> None:
        emptied(self._list)
        self.found = []
        words = self.words.text()
        measures = self._search(words) if words.strip() else ()
        last: QWidget = self.words.edit
        for measure in measures:
            row = CardButton(measure.title, say("Maak hier een bevinding van"), is_row=True)
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Text(measure.title, is_strong=True))
            column.addWidget(Text(measure.why, 15, "muted"))
            row.body.addLayout(column, 1)
            row.clicked.connect(lambda _checked=False, id=measure.id: self._choose(id))
            self._list.addWidget(row)
            row.show()
            QWidget.setTabOrder(last, row)
            last = row
            self.found.append(row)
        for button in (self.free_button, self.close_button):
            QWidget.setTabOrder(last, button)
            last = button
        self._nothing.setVisible(bool(words.strip()) and not measures)

    def _take_first(self) -> None:
        self._typing.stop()
        self._find()
        if self.found:
            # Only after the key that asked for it, or the same Enter would press what gets the focus then.
            QTimer.singleShot(0, self.found[0], self.found[0].click)

    def _choose(self, measure: str) -> None:
        self.hide()
        self.chosen.emit(measure)
