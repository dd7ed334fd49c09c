"""One tool out of a few, each with its icon and its word; one group for the keyboard and a screen reader."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.icons import icon_pixmap
from zelfscan.gui.painting import paint_box
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.flow_layout import FlowLayout

_BACKWARD = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_FORWARD = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEIGHT, _PADDING, _ICON, _GAP = 44, 12, 22, 8


@dataclass(frozen=True)
class ToolWords:
    """A tool as somebody chooses it: its id, its icon, its word, and how it works."""

    id: str
    icon: str
    name: str
    hint: str


class ToolButton(QRadioButton):
    """One tool; the one in use is filled."""

    left = Signal()
    """The focus went elsewhere."""

    def __init__(self, tool: ToolWords, group_name: str, parent: QWidget) -> None:
        """Make the button of a tool; ``group_name`` is read out with it."""
        super().__init__(tool.name, parent)
        self.tool = tool.id
        self._icon = tool.icon
        self.setAccessibleName(tool.name)
        self.setAccessibleDescription(f"{group_name}. {tool.hint}")
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
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text())


class ToolChoice(QWidget):
    """One of the tools; arrow keys, Home and End walk, Space, Enter or a press chooses."""

    accessible_role = QAccessible.Role.Grouping
    picked = Signal(str)

    def __init__(self, name: str, tools: Sequence[ToolWords], parent: QWidget | None = None) -> None:
        """Show these tools, with the first one chosen; ``name`` says what they are for."""
        install_roles()
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        line = FlowLayout(self, 8)
        self._buttons: dict[str, ToolButton] = {}
        for tool in tools:
            button = ToolButton(tool, name, self)
            button.clicked.connect(lambda _checked=False, id=tool.id: self.picked.emit(id))
            button.left.connect(self._set_stop)
            button.toggled.connect(self._set_stop)
            self._group.addButton(button)
            line.addWidget(button)
            self._buttons[tool.id] = button
        self.choose(tools[0].id)

    def choose(self, tool: str) -> None:
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
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
