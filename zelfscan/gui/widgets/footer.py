"""The foot of the window: back at the left, what is saved in the middle, on at the right."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import main_button, secondary_button
from zelfscan.gui.widgets.card import Picture
from zelfscan.gui.widgets.text import Text, short_text

_HEIGHT, _NARROW = 76, 900


class Footer(QFrame):
    """One row with at most one filled button; the text in the middle changes without flashing."""

    back_asked = Signal()
    next_asked = Signal()

    def __init__(
        self,
        back: str = "Vorige",
        next: str = "Volgende",
        next_key: str = "Enter",
        parent: QWidget | None = None,
    ) -> None:
        """Make a footer; an empty text leaves a button out."""
        super().__init__(parent)
        self.setProperty("panel", "footer")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.back_button = secondary_button(back, icon="terug")
        self.next_button = main_button(next, key=next_key)
        if not next_key:
            self.next_button.icon_after = "verder"
        self.back_button.setVisible(bool(back))
        self.next_button.setVisible(bool(next))
        self.back_button.clicked.connect(self.back_asked)
        self.next_button.clicked.connect(self.next_asked)
        self._long_state = self._short_state = ""
        self._check = Picture("check", 20, "low")
        self._state = short_text()
        self._reason = Text("", 15, "muted")
        self._reason.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        for side in (self._left, self._right):
            side.setSpacing(16)
        self._left.addWidget(self.back_button)
        self._left.addStretch(1)
        self._right.addStretch(1)
        self._right.addWidget(self._reason)
        self._right.addWidget(self.next_button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(32, 0, 32, 0)
        layout.setSpacing(8)
        layout.addLayout(self._left, 1)
        layout.addStretch(1)
        layout.addWidget(self._check)
        layout.addWidget(self._state)
        layout.addStretch(1)
        layout.addLayout(self._right, 1)
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
        self.next_button.setEnabled(not text)

    def add_left(self, widget: QWidget) -> None:
        """Put something more at the left; it takes the room that is left."""
        self._left.insertWidget(self._left.count() - 1, widget, 100)

    def add_right(self, widget: QWidget) -> None:
        """Put something more at the right, before the main button."""
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

    def _show_state(self) -> None:
        is_narrow = self.width() / current_theme().scale < _NARROW
        words = self._short_state if is_narrow else self._long_state
        if words != self._state.text():
            self._state.setText(words)

    def _set_height(self) -> None:
        self.setMinimumHeight(current_theme().px(44) + 32)
