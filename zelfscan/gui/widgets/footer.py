"""The foot of the window: back at the left, what is saved in the middle, on at the right."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import main_button, secondary_button
from zelfscan.gui.widgets.card import Picture
from zelfscan.gui.widgets.text import Text, short_text
from zelfscan.i18n import say

_NARROW, _LEAST_GAP = 900, 16
_ALL_ROOM, _REASON_ROOM = 100, 4


class Footer(QFrame):
    """One row with at most one filled button; the text in the middle changes without flashing."""

    back_asked = Signal()
    next_asked = Signal()

    def __init__(
        self,
        back: str | None = None,
        next: str | None = None,
        next_key: str = "Enter",
        parent: QWidget | None = None,
    ) -> None:
        """Make a footer; an empty text leaves a button out, none gives it the words that it mostly has."""
        super().__init__(parent)
        back = say("Vorige") if back is None else back
        next = say("Volgende") if next is None else next
        self.setProperty("panel", "footer")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.back_button = secondary_button(back, icon="terug")
        self.next_button = main_button(next, key=next_key)
        if not next_key:
            self.next_button.icon_after = "verder"
        # Only hide: showing a button that has no parent yet would open a window of its own.
        for button, words in ((self.back_button, back), (self.next_button, next)):
            if not words:
                button.hide()
        self.back_button.clicked.connect(self.back_asked)
        self.next_button.clicked.connect(self.next_asked)
        self._long_state = self._short_state = ""
        self._check = Picture("check", 20, "low")
        self._state = short_text()
        self._reason = Text("", 15, "muted")
        self._reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        for side in (self._left, self._right):
            side.setSpacing(16)
        self._left.addWidget(self.back_button)
        self._left.addStretch(1)
        self._right.addStretch(1)
        self._right.addWidget(self._reason)
        self._right.addWidget(self.next_button)
        self._note: QWidget | None = None
        self._is_note_short = False
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addLayout(self._left, 1)
        self._row.addStretch(1)
        self._row.addWidget(self._check)
        self._row.addWidget(self._state)
        self._row.addStretch(1)
        self._row.addLayout(self._right, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(32, 15, 32, 15)
        self._rows.setSpacing(8)
        self._rows.addLayout(self._row)
        self._set_height()
        self.set_state("")
        self.set_reason("")

    def set_state(self, text: str, short: str = "", is_saved: bool = True) -> None:
        """Say what is saved, such as "Bewaard om 19.42 uur"; the short form is for a narrow window."""
        self._long_state, self._short_state = text, short or text
        self._check.setVisible(bool(text) and is_saved)
        self._state.setVisible(bool(text))
        self._show_state()

    def state(self) -> str:
        """Return the saved state as it is shown."""
        return self._state.text()

    def set_reason(self, text: str) -> None:
        """Say beside the main button why it is off; empty text switches it on."""
        self._reason.setText(text)
        self._reason.setVisible(bool(text))
        # Words that wrap ask for hardly any room; without more of it they would stand in a narrow column.
        self._row.setStretch(self._row.count() - 1, _REASON_ROOM if text else 1)
        self._right.setStretch(0, 0 if text else 1)
        self._right.setStretchFactor(self._reason, 1)
        self.next_button.setEnabled(not text)

    def set_note(self, widget: QWidget, is_short: bool = False) -> None:
        """Put a short text with its sign at the left; in a narrow window it stands above the buttons.

        A short note, mostly a button, stands above them only where there is no room for it beside them.
        """
        self._note, self._is_note_short = widget, is_short
        self._row.setStretch(0, _ALL_ROOM)
        self._place_note()

    def add_right(self, widget: QWidget) -> None:
        """Put another button at the right, before the main button."""
        self._right.insertWidget(self._right.count() - 1, widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the long or the short words."""
        super().resizeEvent(event)
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_reason"):
            self._set_height()
            self._show_state()

    def _is_narrow(self) -> bool:
        return self.width() / current_theme().scale < _NARROW

    def _place_note(self) -> None:
        if self._note is None:
            return
        goes_above = not self._has_room_beside(self._note) if self._is_note_short else self._is_narrow()
        is_above = self._rows.indexOf(self._note) >= 0
        is_beside = self._left.indexOf(self._note) >= 0
        if goes_above and not is_above:
            self._left.removeWidget(self._note)
            self._rows.insertWidget(0, self._note)
        elif not goes_above and not is_beside:
            self._rows.removeWidget(self._note)
            self._left.insertWidget(self._left.count() - 1, self._note, _ALL_ROOM)

    def _has_room_beside(self, note: QWidget) -> bool:
        margins = self._rows.contentsMargins()
        parts = [self.back_button, note, self._check, self._state, self.next_button]
        shown = [part for part in parts if not part.isHidden()]
        wanted = sum(part.minimumSizeHint().width() + _LEAST_GAP for part in shown)
        return wanted + margins.left() + margins.right() <= self.width()

    def _show_state(self) -> None:
        words = self._short_state if self._is_narrow() else self._long_state
        if words != self._state.text():
            self._state.setText(words)
        self._place_note()

    def _set_height(self) -> None:
        self.setMinimumHeight(current_theme().px(44) + 32)
