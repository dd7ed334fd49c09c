"""A level as sign and word, and a level as a numbered marker; never a colour alone."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.levels import family_of, word_of
from zelfscan.gui.painting import WRAPPED, longest_word_width, wrapped_height
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.level_shapes import level_sign, paint_marker

_SIGN, _GAP = 22, 6


class LevelPill(QWidget):
    """The sign of a level with its word in bold, in the colour of the level."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(
        self, level: str, word: str = "", has_sign: bool = True, parent: QWidget | None = None
    ) -> None:
        """Show a level; without a word it is the fixed word of that level."""
        install_roles()
        super().__init__(parent)
        self._has_sign = has_sign
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_level(level, word)

    def set_level(self, level: str, word: str = "") -> None:
        """Show another level."""
        self.level, self.word = level, word or word_of(level)
        self.setAccessibleName(self.word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for sign and word on one line."""
        width = QFontMetrics(current_theme().font(15, bold=True)).horizontalAdvance(self.word)
        return QSize(self._text_left() + width + 2, self._line_height())

    def minimumSizeHint(self) -> QSize:
        """Return the room for the longest word."""
        width = longest_word_width(current_theme().font(15, bold=True), self.word)
        return QSize(self._text_left() + width, self._line_height())

    def heightForWidth(self, width: int) -> int:
        """Return the height when the words have to wrap."""
        needed = wrapped_height(current_theme().font(15, bold=True), self.word, width - self._text_left())
        return max(self._line_height(), needed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint sign and word."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._has_sign:
            size = theme.px(_SIGN)
            painter.drawPixmap(
                0, (self.height() - size) // 2, level_sign(self.level, size, self.devicePixelRatioF())
            )
        painter.setFont(theme.font(15, bold=True))
        painter.setPen(theme.colour(family_of(self.level)))
        left = self._text_left()
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), int(WRAPPED), self.word)

    def _text_left(self) -> int:
        theme = current_theme()
        return theme.px(_SIGN) + theme.pad(_GAP) if self._has_sign else 0

    def _line_height(self) -> int:
        return current_theme().px(_SIGN)


class LevelMarker(QWidget):
    """The shape of a level with a number in it, as it stands in a list and in the house picture."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, level: str, number: int, size: int = 32, parent: QWidget | None = None) -> None:
        """Show a numbered marker."""
        install_roles()
        super().__init__(parent)
        self.level, self.number, self._size = level, number, size
        self.setAccessibleName(f"{number}, {word_of(level)}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Return the size for the present text scale."""
        side = current_theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shape and the number."""
        side = min(self.width(), self.height())
        area = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_marker(QPainter(self), self.level, str(self.number), area)
