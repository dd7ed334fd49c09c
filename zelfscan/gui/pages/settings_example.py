"""A question to look at beside the settings: it follows the language, the text, the colours and the keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.answer_row import AnswerRow
from zelfscan.gui.widgets.button import main_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.presenters.settings_views import ExampleView


class SettingsExample(Card):
    """A panel that neither the mouse nor the Tab key can get into."""

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty panel."""
        install_roles()
        super().__init__("sand", 24, 12, parent)
        self._content = QWidget()
        self.body.addWidget(self._content)
        self.body.addStretch(1)

    def draw(self, view: ExampleView) -> None:
        """Show the example as it is now."""
        self.setAccessibleName(view.title)
        old, self._content = self._content, QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().pad(10))
        column.addWidget(Text(view.title, 15, "muted"))
        column.addWidget(Heading(view.question, 2))
        column.addWidget(Text(view.hint, 17, "muted"))
        for place, (key, words) in enumerate(view.answers):
            row = AnswerRow(words, key, view.question)
            row.setAutoExclusive(False)
            row.setChecked(place == 0)
            column.addWidget(row)
        column.addWidget(main_button(view.button, key="Enter"), 0, Qt.AlignmentFlag.AlignRight)
        for part in self._content.findChildren(QWidget):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.body.replaceWidget(old, self._content)
        self._content.show()
        old.setParent(None)
        old.deleteLater()
