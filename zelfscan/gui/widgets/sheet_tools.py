"""The tools for the drawing of a floor: one of six, undo and redo, and a line that says what to do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.icons import icon_pixmap
from zelfscan.gui.painting import paint_box
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, quiet_button
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.sheet_canvas import SheetCanvas
from zelfscan.gui.widgets.sheet_editor import TOOLS, Tool
from zelfscan.gui.widgets.text import Text
from zelfscan.i18n import later, say
from zelfscan.wording.sentences import paragraph

_BACKWARD = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_FORWARD = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEIGHT, _PADDING, _ICON, _GAP = 44, 12, 22, 8

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


class ToolButton(QRadioButton):
    """One tool: its icon and its word; the one in use is filled."""

    left = Signal()
    """The focus went elsewhere."""

    def __init__(self, tool: Tool, group_name: str, parent: QWidget) -> None:
        """Make the button of a tool; ``group_name`` is read out with it."""
        super().__init__(say(_NAMES[tool]), parent)
        self.tool, self._icon = tool, _ICONS[tool]
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(paragraph(f"{group_name}.", say(_HINTS[tool])))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def hitButton(self, position: object) -> bool:
        """Let the whole button answer to a press."""
        return True

    def sizeHint(self) -> QSize:
        """Return the room for icon and bold word, so that nothing moves when it is chosen."""
        theme = current_theme()
        words = QFontMetrics(theme.font(17, bold=True)).horizontalAdvance(self.text()) + 2
        width = theme.px(_ICON) + theme.pad(_GAP) + words + 2 * theme.pad(_PADDING)
        return QSize(width, theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never cut off the word."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter choose; the arrows belong to the group."""
        if event.key() in _ENTER and not self.isChecked():
            self.click()
        elif event.key() in (*_ENTER, *_BACKWARD, *_FORWARD):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the group that the focus left."""
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button in its present state."""
        theme, is_on = current_theme(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "petrol" if is_on else "sand" if self.underMouse() else "surface"
        fill = "petrol_tint" if self.isDown() else fill
        edge = "petrol" if is_on or self.isDown() else "line"
        paint_box(painter, QRectF(self.rect()), theme.colour(fill), theme.colour(edge), theme.edge)
        ink = theme.colour("on_petrol" if is_on and not self.isDown() else "ink")
        font, size = theme.font(17, bold=is_on), theme.px(_ICON)
        words = QFontMetrics(font).horizontalAdvance(self.text())
        left = (self.width() - size - theme.pad(_GAP) - words) / 2
        sign = icon_pixmap(self._icon, ink.name(), size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, (self.height() - size) // 2), sign)
        painter.setFont(font)
        painter.setPen(ink)
        box = QRectF(left + size + theme.pad(_GAP), 0, words + 4, self.height())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(flags), self.text())


class ToolChoice(QWidget):
    """One of the tools; arrow keys, Home and End walk, Space, Enter or a press chooses."""

    accessible_role = QAccessible.Role.Grouping
    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show all tools, with the first one chosen."""
        install_roles()
        super().__init__(parent)
        name = say("Gereedschap voor de tekening")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        line = FlowLayout(self, 8)
        self._buttons: dict[Tool, ToolButton] = {}
        for tool in TOOLS:
            button = ToolButton(tool, name, self)
            button.clicked.connect(lambda _checked=False, tool=tool: self.picked.emit(tool))
            button.left.connect(self._set_stop)
            button.toggled.connect(self._set_stop)
            self._group.addButton(button)
            line.addWidget(button)
            self._buttons[tool] = button
        self.choose(TOOLS[0])

    def choose(self, tool: Tool) -> None:
        """Show another tool as the one in use, without telling anybody."""
        self._buttons[tool].setChecked(True)
        self._set_stop()

    def buttons(self) -> list[ToolButton]:
        """Return the buttons in their order."""
        return list(self._buttons.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the tools, going round."""
        buttons, key = self.buttons(), event.key()
        here = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        steps = {int(Qt.Key.Key_Home): -(here or 0), int(Qt.Key.Key_End): len(buttons) - 1 - (here or 0)}
        steps |= dict.fromkeys(map(int, _BACKWARD), -1) | dict.fromkeys(map(int, _FORWARD), 1)
        if here is None or key not in steps:
            super().keyPressEvent(event)
            return
        wanted = (here + steps[key]) % len(buttons)
        reason = Qt.FocusReason.TabFocusReason if wanted > here else Qt.FocusReason.BacktabFocusReason
        buttons[wanted].setFocus(reason)

    def _set_stop(self) -> None:
        """Let the Tab key stop at the tool in use alone."""
        for button in self.buttons():
            is_stop = button.isChecked()
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)


class SheetTools(QWidget):
    """The tools of a canvas with undo and redo; a line under them says what to do, or what was just done."""

    def __init__(self, canvas: SheetCanvas, parent: QWidget | None = None) -> None:
        """Show the tools of this canvas, and follow it."""
        super().__init__(parent)
        self._canvas = canvas
        self.choice = ToolChoice()
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
