"""A check box and a switch, large enough for a finger."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from zelfscan.gui.icons import icon_pixmap
from zelfscan.gui.painting import WRAPPED, longest_word_width, paint_box, wrapped_height
from zelfscan.gui.theme import current_theme

_BOX, _TARGET, _GAP = 26, 44, 12
_SWITCH_WIDTH, _SWITCH_HEIGHT = 48, 28


class CheckBox(QCheckBox):
    """A box of 26 in a target of 44 pixels, with words that wrap."""

    def __init__(self, text: str, is_checked: bool = False, parent: QWidget | None = None) -> None:
        """Make a box with its words at the right."""
        super().__init__(text, parent)
        self.setChecked(is_checked)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hitButton(self, position: object) -> bool:
        """Let the words answer to the mouse as well."""
        return True

    def ring_shape(self) -> tuple[QRectF, float]:
        """Return the box, so that the focus ring goes round the box alone."""
        return self._box(), 4

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        width = QFontMetrics(self._font()).horizontalAdvance(self.text()) + 4
        return QSize(self._text_left() + width, current_theme().px(_TARGET))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word."""
        width = longest_word_width(self._font(), self.text())
        return QSize(self._text_left() + width, current_theme().px(_TARGET))

    def heightForWidth(self, width: int) -> int:
        """Return the height when the words have to wrap."""
        needed = wrapped_height(self._font(), self.text(), width - self._text_left()) + current_theme().pad(
            16
        )
        return max(current_theme().px(_TARGET), needed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box and words."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        fill = "petrol" if is_on else "sand" if self.underMouse() and self.isEnabled() else "surface"
        fill = "petrol_tint" if self.isDown() else fill
        edge = "petrol" if is_on or self.isDown() else "line"
        box = self._box()
        is_off = not self.isEnabled()
        paint_box(painter, box, theme.colour(fill), theme.colour(edge), 2, 4, dashed=is_off)
        if is_on:
            size = round(box.width()) - 4
            ink = "petrol" if self.isDown() else "on_petrol"
            check = icon_pixmap("check", theme.colour(ink).name(), size, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(box.left() + 2, box.top() + 2), check)
        painter.setFont(self._font())
        painter.setPen(theme.colour("muted" if is_off else "ink"))
        left = self._text_left()
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), int(WRAPPED), self.text())

    def _box(self) -> QRectF:
        side = current_theme().px(_BOX)
        return QRectF(2, (self.height() - side) // 2, side, side)

    def _text_left(self) -> int:
        return current_theme().px(_BOX) + 2 + current_theme().pad(_GAP)

    def _font(self) -> QFont:
        return current_theme().font(17)


class Switch(QCheckBox):
    """Something that is on or off at once, with its words before it."""

    def __init__(
        self, text: str, is_checked: bool = False, name: str = "", parent: QWidget | None = None
    ) -> None:
        """Make a switch; ``name`` is read out when the words alone say too little, such as "Wat als"."""
        super().__init__(text, parent)
        self.setChecked(is_checked)
        self.setAccessibleName(name or text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def hitButton(self, position: object) -> bool:
        """Let the words answer to the mouse as well."""
        return True

    def ring_shape(self) -> tuple[QRectF, float]:
        """Return the switch without its words."""
        area = self._body()
        return area, area.height() / 2

    def sizeHint(self) -> QSize:
        """Return the room for words and switch."""
        theme = current_theme()
        width = theme.px(_SWITCH_WIDTH) + 4
        if self.text():
            width += QFontMetrics(theme.font(15)).horizontalAdvance(self.text()) + theme.pad(8)
        return QSize(width, theme.px(_TARGET))

    def minimumSizeHint(self) -> QSize:
        """Never cut off the words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words, body and knob."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on, body = self.isChecked(), self._body()
        fill = "petrol" if is_on else "sand" if self.underMouse() else "surface"
        edge = "petrol" if is_on else "line"
        paint_box(painter, body, theme.colour(fill), theme.colour(edge), 2, body.height() / 2)
        radius = (9 if is_on else 8) * theme.scale
        middle = body.height() / 2
        centre = QPointF(body.right() - middle if is_on else body.left() + middle, body.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("on_petrol" if is_on else "line"))
        painter.drawEllipse(centre, radius, radius)
        if is_on:
            size = theme.px(14)
            check = icon_pixmap("check", theme.tokens.petrol, size, self.devicePixelRatioF())
            painter.drawPixmap(centre - QPointF(size / 2, size / 2), check)
        painter.setFont(theme.font(15))
        painter.setPen(theme.colour("muted"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(0, 0, round(body.left()), self.height()), int(flags), self.text())

    def _body(self) -> QRectF:
        theme = current_theme()
        width, height = theme.px(_SWITCH_WIDTH), theme.px(_SWITCH_HEIGHT)
        return QRectF(self.width() - width - 2, (self.height() - height) // 2, width, height)
