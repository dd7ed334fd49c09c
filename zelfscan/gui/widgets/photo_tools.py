"""The tools for a photograph: one of eight, back and forth, larger and smaller, and the button that confirms.

Under them stands how the tool in use works, and what was done last.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, quiet_button, secondary_button
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.photo_canvas import PhotoCanvas
from zelfscan.gui.widgets.photo_mark_editor import Tool
from zelfscan.gui.widgets.text import Text
from zelfscan.gui.widgets.tool_choice import ToolChoice, ToolWords
from zelfscan.i18n import later, say

#: Icon, word and how it works with finger, mouse and keys.
_TOOLS: dict[Tool, tuple[str, str, str]] = {
    "choose": (
        "kies",
        later("Kiezen"),
        later(
            "Sleep een teken naar een andere plek, of tik het twee keer aan en tik dan op de nieuwe plek; "
            "met toetsen: Page Down, spatie, pijltjes, spatie."
        ),
    ),
    "arrow": (
        "pijl",
        later("Pijl"),
        later(
            "Sleep naar wat u aanwijst, of tik eerst het begin aan en dan de punt; met toetsen: pijltjes en "
            "spatie."
        ),
    ),
    "circle": (
        "cirkel",
        later("Cirkel"),
        later("Sleep van het midden naar de rand, of tik ze allebei aan; met toetsen: pijltjes en spatie."),
    ),
    "number": (
        "nummer",
        later("Nummer"),
        later("Tik op de plek waar het nummer komt; met toetsen: pijltjes en spatie."),
    ),
    "words": (
        "woorden",
        later("Woorden"),
        later("Tik op de plek waar de woorden beginnen; met toetsen: pijltjes en spatie."),
    ),
    "black": (
        "balk",
        later("Zwarte balk"),
        later(
            "Sleep over wat zwart moet worden, of tik twee hoeken aan; met toetsen: pijltjes en spatie. Druk "
            "daarna op ‘Maak onleesbaar’."
        ),
    ),
    "blur": (
        "vaag",
        later("Vaag maken"),
        later(
            "Sleep over een gezicht, of tik twee hoeken aan; met toetsen: pijltjes en spatie. Neem voor "
            "letters en cijfers een zwarte balk."
        ),
    ),
    "erase": (
        "gum",
        later("Weghalen"),
        later("Tik op wat weg moet; met toetsen: Page Down en Delete."),
    ),
}


class PhotoTools(QWidget):
    """The tools of a canvas; it follows what the canvas can do at the moment."""

    def __init__(self, canvas: PhotoCanvas, parent: QWidget | None = None) -> None:
        """Show the tools of this canvas."""
        super().__init__(parent)
        self._canvas = canvas
        tools = [ToolWords(tool, icon, say(name), say(hint)) for tool, (icon, name, hint) in _TOOLS.items()]
        self._hints = {tool.id: tool.hint for tool in tools}
        self.choice = ToolChoice(say("Gereedschap voor de foto"), tools)
        self.undo_button = _button(quiet_button(say("Maak ongedaan"), "ongedaan"), canvas.undo)
        self.redo_button = _button(quiet_button(say("Doe opnieuw"), "opnieuw"), canvas.redo)
        self.larger_button = _button(quiet_button(say("Groter"), "plus"), lambda: canvas.zoom_by(1))
        self.smaller_button = _button(quiet_button(say("Kleiner"), "min"), lambda: canvas.zoom_by(-1))
        self.confirm_button = _button(
            secondary_button(say("Maak onleesbaar"), "verberg"), canvas.confirm_areas
        )
        self.hint = Text(size=15)
        self.news = Text(size=15, tone="muted")
        self._lay_out()
        self.choice.picked.connect(self._pick)
        canvas.tool_changed.connect(self._show_tool)
        canvas.state_changed.connect(self._show_state)
        canvas.told.connect(self.news.setText)
        self._show_tool(canvas.tool())
        self._show_state()
        self.news.setText(canvas.count_words())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        layout = self.layout()
        if event.type() == QEvent.Type.StyleChange and layout is not None:
            layout.setSpacing(current_theme().pad(8))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().pad(8))
        column.addWidget(self.choice)
        steps = FlowLayout(gap=8)
        buttons = (self.undo_button, self.redo_button, self.larger_button, self.smaller_button)
        for button in (*buttons, self.confirm_button):
            steps.addWidget(button)
        column.addLayout(steps)
        column.addWidget(self.hint)
        column.addWidget(self.news)

    def _pick(self, tool: Tool) -> None:
        self._canvas.set_tool(tool)

    def _show_tool(self, tool: Tool) -> None:
        self.choice.choose(tool)
        self.hint.setText(self._hints[tool])

    def _show_state(self) -> None:
        canvas = self._canvas
        self.undo_button.setEnabled(canvas.can_undo())
        self.redo_button.setEnabled(canvas.can_redo())
        self.larger_button.setEnabled(canvas.can_zoom(1))
        self.smaller_button.setEnabled(canvas.can_zoom(-1))
        self.confirm_button.setEnabled(canvas.can_confirm())


def _button(button: Button, act: Callable[[], None]) -> Button:
    button.clicked.connect(lambda _checked=False: act())
    return button
