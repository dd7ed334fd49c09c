"""The tools for the drawing of a floor: one of six, undo and redo, and a line that says what to do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, quiet_button
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.sheet_canvas import SheetCanvas
from zelfscan.gui.widgets.sheet_editor import TOOLS, Tool
from zelfscan.gui.widgets.text import Text
from zelfscan.gui.widgets.tool_choice import ToolChoice, ToolWords
from zelfscan.i18n import later, say

_ICONS: dict[Tool, str] = {
    "choose": "kies",
    "room": "ruimte",
    "door": "deur",
    "window": "raam",
    "pin": "punt",
    "erase": "gum",
}
_NAMES: dict[Tool, str] = {
    "choose": later("Kiezen"),
    "room": later("Ruimte"),
    "door": later("Deur"),
    "window": later("Raam"),
    "pin": later("Punt"),
    "erase": later("Weghalen"),
}
_HINTS: dict[Tool, str] = {
    "choose": later("Kies iets op de tekening. Sleep het naar een andere plek, of tik het nog een keer aan."),
    "room": later("Sleep een rechthoek, of tik twee hoeken aan."),
    "door": later("Tik op de muur waar de deur zit."),
    "window": later("Tik op de muur waar het raam zit."),
    "pin": later("Tik op de plek waar het punt komt."),
    "erase": later("Tik op wat weg moet."),
}


class SheetTools(QWidget):
    """The tools of a canvas with undo and redo; a line under them says what to do, or what was just done."""

    def __init__(self, canvas: SheetCanvas, parent: QWidget | None = None) -> None:
        """Show the tools of this canvas, and follow it."""
        super().__init__(parent)
        self._canvas = canvas
        tools = [ToolWords(each, _ICONS[each], say(_NAMES[each]), say(_HINTS[each])) for each in TOOLS]
        self.choice = ToolChoice(say("Gereedschap voor de tekening"), tools)
        self.undo_button = self._step_button(say("Maak ongedaan"), "ongedaan", canvas.undo)
        self.redo_button = self._step_button(say("Doe opnieuw"), "opnieuw", canvas.redo)
        self.hint = Text(tone="muted", size=15)
        steps = QWidget()
        line = FlowLayout(steps, 8)
        line.addWidget(self.undo_button)
        line.addWidget(self.redo_button)
        top = FlowLayout(gap=16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().pad(8))
        top.addWidget(self.choice)
        top.addWidget(steps)
        column.addLayout(top)
        column.addWidget(self.hint)
        self.choice.picked.connect(self._pick)
        canvas.tool_changed.connect(self._show_tool)
        canvas.told.connect(self.hint.setText)
        canvas.can_undo_changed.connect(self.undo_button.setEnabled)
        canvas.can_redo_changed.connect(self.redo_button.setEnabled)
        self.undo_button.setEnabled(canvas.can_undo())
        self.redo_button.setEnabled(canvas.can_redo())
        self._show_tool(canvas.tool())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        layout = self.layout()
        if event.type() == QEvent.Type.StyleChange and layout is not None:
            layout.setSpacing(current_theme().pad(8))

    def _step_button(self, words: str, icon: str, act: Callable[[], None]) -> Button:
        button = quiet_button(words, icon)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _pick(self, tool: Tool) -> None:
        self._canvas.set_tool(tool)

    def _show_tool(self, tool: Tool) -> None:
        self.choice.choose(tool)
        self.hint.setText(say(_HINTS[tool]))
