"""A few short choices beside each other in one edge; under each other where the width runs out."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.icons import icon_pixmap
from zelfscan.gui.painting import paint_box
from zelfscan.gui.theme import current_theme

_BACKWARD = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_FORWARD = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEIGHT, _PADDING, _CHECK, _GAP, _RADIUS = 44, 14, 18, 8, 8
#: How wide the parts get where they stand under each other.
_STACK_WIDTH = 360


class Segment(QRadioButton):
    """One part of a segmented choice; the chosen part is filled, bold and has a check."""

    left = Signal()
    """The focus went elsewhere."""

    def __init__(self, text: str, question: str, parent: QWidget) -> None:
        """Make a part; ``question`` is read out with it."""
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self.setAccessibleDescription(question)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._is_first = self._is_last = True
        self._is_stacked = False

    def set_place(self, is_first: bool, is_last: bool, is_stacked: bool) -> None:
        """Say which corners are round, and on which side the next part begins."""
        self._is_first, self._is_last, self._is_stacked = is_first, is_last, is_stacked
        self.update()

    def hitButton(self, position: object) -> bool:
        """Let the whole part answer to the mouse."""
        return True

    def sizeHint(self) -> QSize:
        """Return the room for bold words and a check, so that nothing moves when it is chosen."""
        theme = current_theme()
        words = QFontMetrics(theme.font(17, bold=True)).horizontalAdvance(self.text()) + 2
        width = words + theme.px(_CHECK) + theme.pad(_GAP) + 2 * theme.pad(_PADDING)
        return QSize(width, theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never cut off the words."""
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
        """Paint the part in its present state."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_off = not self.isEnabled()
        is_on = self.isChecked() and not is_off
        fill = "petrol" if is_on else "sand" if self.underMouse() and not is_off else "surface"
        fill = "off" if is_off else "petrol_tint" if self.isDown() else fill
        edge = "petrol" if is_on or self.isDown() else "line"
        area, width = self._box(), theme.edge
        paint_box(painter, area, theme.colour(fill), theme.colour(edge), width, radius=_RADIUS, dashed=is_off)
        if not self._is_first:
            self._paint_joint(painter, theme.colour(edge).name())
        ink = "muted" if is_off else "on_petrol" if is_on and not self.isDown() else "ink"
        self._paint_words(painter, theme.colour(ink).name())

    def _box(self) -> QRectF:
        """Return the box, reaching out of sight where it has no corners of its own."""
        before = 0 if self._is_first else 2 * _RADIUS
        after = 0 if self._is_last else 2 * _RADIUS
        area = QRectF(self.rect())
        return (
            area.adjusted(0, -before, 0, after) if self._is_stacked else area.adjusted(-before, 0, after, 0)
        )

    def _paint_joint(self, painter: QPainter, colour: str) -> None:
        """Paint the line where this part meets the one before it."""
        edge = current_theme().edge
        length = self.width() if self._is_stacked else self.height()
        painter.fillRect(QRect(0, 0, length, edge) if self._is_stacked else QRect(0, 0, edge, length), colour)

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        theme = current_theme()
        font = theme.font(17, bold=self.isChecked())
        size = theme.px(_CHECK) if self.isChecked() else 0
        before = size + theme.pad(_GAP) if size else 0
        words = QFontMetrics(font).horizontalAdvance(self.text())
        left = theme.pad(_PADDING) if self._is_stacked else (self.width() - before - words) // 2
        if size:
            check = icon_pixmap("check", ink, size, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, (self.height() - size) // 2), check)
        # Under each other, all words begin at the same place, with or without a check before them.
        left += theme.px(_CHECK) + theme.pad(_GAP) if self._is_stacked else before
        painter.setFont(font)
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, 0, words + 4, self.height()), int(flags), self.text())


class SegmentedChoice(QWidget):
    """One of a few short choices; arrow keys, Home and End walk, Space, Enter or a click chooses.

    Walking does not choose, just as over the answers to a question: a choice holds at once, and one that was
    only walked over must not change the window, or be written down.
    """

    accessible_role = QAccessible.Role.Grouping
    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        chosen: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show the options, each as (id, words); ``name`` says what is chosen here."""
        install_roles()
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._segments: dict[str, Segment] = {}
        for option_id, words in options:
            segment = Segment(words, name, self)
            segment.clicked.connect(lambda _checked=False, id=option_id: self.chosen.emit(id))
            segment.left.connect(self._set_stop)
            segment.toggled.connect(self._set_stop)
            self._group.addButton(segment)
            self._segments[option_id] = segment
        self.choose(chosen)
        self._set_stop()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def choose(self, option_id: str) -> None:
        """Show another choice without telling anybody."""
        if option_id in self._segments:
            self._segments[option_id].setChecked(True)

    def chosen_id(self) -> str:
        """Return what is chosen now, or an empty text."""
        return next((id for id, segment in self._segments.items() if segment.isChecked()), "")

    def segment(self, option_id: str) -> Segment:
        """Return one part."""
        return self._segments[option_id]

    def segments(self) -> list[Segment]:
        """Return all parts in their order."""
        return list(self._segments.values())

    def first_stop(self) -> Segment:
        """Return the part on which the Tab key lands: the chosen one, or the first."""
        return self._segments.get(self.chosen_id()) or self.segments()[0]

    def is_stacked(self) -> bool:
        """Return whether the parts stand under each other now."""
        return self._is_stacked_in(self.width())

    def sizeHint(self) -> QSize:
        """Return the room for all parts in one row, each as wide as the widest."""
        return QSize(max(self._widths()) * len(self._segments), current_theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the widest part."""
        return QSize(max(self._widths()), current_theme().px(_HEIGHT))

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow choice is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of one row, or of all parts under each other."""
        return current_theme().px(_HEIGHT) * (len(self._segments) if self._is_stacked_in(width) else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put every part in its place."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_segments"):
            self.updateGeometry()
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the parts."""
        parts = [part for part in self.segments() if part.isEnabled()]
        here = next((place for place, part in enumerate(parts) if part.hasFocus()), None)
        wanted = _walk(Qt.Key(event.key()), here, len(parts))
        if here is None or wanted is None:
            super().keyPressEvent(event)
            return
        reason = Qt.FocusReason.TabFocusReason if wanted > here else Qt.FocusReason.BacktabFocusReason
        parts[wanted].setFocus(reason)

    def _set_stop(self) -> None:
        """Let the Tab key stop at one part; Qt would stop at whatever was walked over last."""
        for part in self.segments():
            is_stop = part is self.first_stop()
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def _place(self) -> None:
        parts, is_stacked = self.segments(), self.is_stacked()
        for place, (part, area) in enumerate(zip(parts, self._areas(is_stacked), strict=True)):
            part.setGeometry(area)
            part.set_place(place == 0, place == len(parts) - 1, is_stacked)

    def _areas(self, is_stacked: bool) -> list[QRect]:
        """Return where the parts stand: all as wide as the widest, unless only their own widths fit."""
        height, widths = current_theme().px(_HEIGHT), self._widths()
        if is_stacked:
            wide = min(self.width(), max(max(widths), current_theme().px(_STACK_WIDTH)))
            return [QRect(0, place * height, wide, height) for place in range(len(widths))]
        if max(widths) * len(widths) <= self.width():
            widths = [max(widths)] * len(widths)
        return [QRect(sum(widths[:place]), 0, width, height) for place, width in enumerate(widths)]

    def _is_stacked_in(self, width: int) -> bool:
        return sum(self._widths()) > width

    def _widths(self) -> list[int]:
        return [part.sizeHint().width() for part in self.segments()]


def _walk(key: Qt.Key, here: int | None, count: int) -> int | None:
    """Return where a key leads to, going round; none for a key that does not walk."""
    if here is None or count == 0:
        return None
    steps = {Qt.Key.Key_Home: -here, Qt.Key.Key_End: count - 1 - here}
    steps |= dict.fromkeys(_BACKWARD, -1) | dict.fromkeys(_FORWARD, 1)
    return (here + steps[key]) % count if key in steps else None
