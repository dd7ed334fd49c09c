"""The room under a step in which somebody writes the day, the proof or the reason of a choice.

What is kept is said in the place of the hint: so nothing moves under the mouse when it is kept.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, secondary_button
from zelfscan.gui.widgets.card import Card, Picture
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.text import Text
from zelfscan.gui.widgets.text_field import TextField
from zelfscan.presenters.plan_views import DetailView

_TWO_COLUMNS, _SHORT = 1000, 300


class DetailRoom(Card):
    """A field that keeps itself on Enter and on leaving it, with what need not be typed under it."""

    accessible_role = QAccessible.Role.Grouping
    kept = Signal(str)

    def __init__(self, view: DetailView, step: str, parent: QWidget | None = None) -> None:
        """Make the room of one step."""
        install_roles()
        super().__init__("sand", 16, 12, parent)
        self._kept = view.text
        self._refused = ""
        self.setAccessibleName(step)
        self.field = TextField(view.label, view.words or view.hint, view.text)
        if view.is_short:
            self.field.edit.setMaximumWidth(current_theme().px(_SHORT))
        self.field.edit.editingFinished.connect(self._keep)
        self.field.changed.connect(self._forget_refusal)
        self.ready: list[Button] = []
        column = QVBoxLayout()
        column.setSpacing(current_theme().pad(8))
        column.addWidget(self.field)
        if view.ready:
            buttons = FlowLayout(gap=8)
            for each in view.ready:
                button = secondary_button(each.words)
                button.setAccessibleDescription(view.label)
                button.clicked.connect(lambda _checked=False, text=each.text: self._take(text))
                buttons.addWidget(button)
                self.ready.append(button)
            column.addLayout(buttons)
        label, text = view.beside
        if not text:
            self.body.addLayout(column)
            return
        left = QWidget()
        column.setContentsMargins(0, 0, 0, 0)
        left.setLayout(column)
        columns = Columns(_TWO_COLUMNS, 24)
        columns.add(left, 3)
        columns.add(_beside(label, text), 2)
        self.body.addWidget(columns)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes by, in its order."""
        return [self.field.edit, *self.ready]

    def draw(self, view: DetailView) -> None:
        """Show what is kept now, in the way that the program writes it."""
        self._kept = view.text
        if self.field.text() != view.text:
            self.field.set_text(view.text)
        self.field.set_hint(view.words or view.hint)

    def unkept(self) -> str | None:
        """Return what was typed, none where it is what was kept."""
        text = self.field.text()
        return text if text.strip() != self._kept else None

    def refuse(self, message: str) -> None:
        """Say what is wrong with what was typed, once; the words stay in the field."""
        self._refused = self.field.text()
        self.field.set_error(message)

    def is_refused(self) -> bool:
        """Tell whether somebody was told already that this cannot be kept."""
        return bool(self._refused) and self._refused == self.field.text()

    def forget(self) -> None:
        """Empty the field without keeping it; for a page that goes away."""
        self.field.edit.blockSignals(True)
        self.field.set_text("")

    def _keep(self) -> None:
        text = self.unkept()
        if text is not None and not self.is_refused():
            self.kept.emit(text)

    def _take(self, text: str) -> None:
        self.field.set_text(text)
        self._keep()

    def _forget_refusal(self) -> None:
        if self._refused:
            self._refused = ""
            self.field.set_error("")


def _beside(label: str, text: str) -> QWidget:
    theme = current_theme()
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.pad(10))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Text(label, 15, "muted"))
    words.addWidget(Text(text, 15))
    words.addStretch(1)
    picture = QVBoxLayout()
    picture.addWidget(Picture("check", 20, "petrol"))
    picture.addStretch(1)
    row.addLayout(picture)
    row.addLayout(words, 1)
    return box
