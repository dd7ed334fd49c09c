"""A setting that somebody else chose: what it is and who decided, to be read and never to be pressed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.card import Picture
from zelfscan.gui.widgets.text import Text


class HeldValue(QWidget):
    """A lock, the value and the reason; the Tab key stops here, so that a screen reader says it too."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, title: str, value: str, why: str, parent: QWidget | None = None) -> None:
        """Show a value; ``title`` is what is set, as the heading above it says."""
        install_roles()
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{title}: {value}")
        self.setAccessibleDescription(why)
        theme = current_theme()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.pad(4), theme.pad(4), theme.pad(4), theme.pad(4))
        row.setSpacing(theme.pad(12))
        row.addWidget(Picture("vergrendel", 22), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(value, is_strong=True))
        words.addWidget(Text(why, 15, "muted"))
        row.addLayout(words, 1)
        self.setMinimumHeight(theme.px(44))
