"""A row that opens: its name and controls stay in sight, the rest comes under it without sliding."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.tips import set_tip
from zelfscan.gui.widgets.button import icon_button
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say

#: Under this width of the words, the controls go to a line of their own.
_WORDS_WIDTH = 240


class ExpanderRow(QWidget):
    """A name, a note and controls, with a body that can be opened."""

    toggled = Signal(bool)

    def __init__(
        self, title: str, note: str = "", is_open: bool = False, level: int = 4, parent: QWidget | None = None
    ) -> None:
        """Make a row; put controls in with ``add_control`` and the rest in ``body``."""
        super().__init__(parent)
        theme = current_theme()
        self._title = title
        self.heading = Heading(title, level)
        self.note = Text(note, 15, "muted")
        # Only hide: showing a label that has no parent yet would open a window of its own.
        if not note:
            self.note.hide()
        self.button = icon_button(title, "omlaag")
        self.button.clicked.connect(lambda: self.set_open(not self.is_open()))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self.note)
        self._controls = QHBoxLayout()
        self._controls.setSpacing(theme.pad(12))
        controls_box = QWidget()
        controls_box.setLayout(self._controls)
        self._controls.setContentsMargins(0, 0, 0, 0)
        words_box = QWidget()
        words_box.setMinimumWidth(theme.px(_WORDS_WIDTH))
        words_box.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        head = FlowLayout(gap=12, is_first_stretched=True)
        head.addWidget(words_box)
        head.addWidget(controls_box)
        self._controls.addWidget(self.button)
        self._panel = QWidget()
        self.body = QVBoxLayout(self._panel)
        self.body.setContentsMargins(0, theme.pad(4), 0, theme.pad(8))
        self.body.setSpacing(theme.pad(8))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.pad(16), theme.pad(10), theme.pad(16), theme.pad(10))
        layout.setSpacing(theme.pad(4))
        layout.addLayout(head)
        layout.addWidget(self._panel)
        self._show(is_open)

    def add_control(self, control: QWidget) -> None:
        """Put a control before the button that opens the row."""
        self._controls.insertWidget(self._controls.count() - 1, control, 0, Qt.AlignmentFlag.AlignVCenter)

    def is_open(self) -> bool:
        """Return whether the body is in sight."""
        return not self._panel.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Open or close the row."""
        if is_open != self.is_open():
            self._show(is_open)
            self.toggled.emit(is_open)

    def _show(self, is_open: bool) -> None:
        self._panel.setVisible(is_open)
        self.button.set_icon("omhoog" if is_open else "omlaag")
        title = self._title
        name = say("Klap in: {title}", title=title) if is_open else say("Klap uit: {title}", title=title)
        self.button.setAccessibleName(name)
        set_tip(self.button, say("Klap in") if is_open else say("Klap uit"))
