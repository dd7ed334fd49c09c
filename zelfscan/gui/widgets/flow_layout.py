"""A line of things that goes on under itself when the width runs out, so nothing scrolls sideways."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from zelfscan.gui.theme import current_theme


class FlowLayout(QLayout):
    """Things beside each other, wrapped over lines; the first may take the room that is left.

    Qt asks for the height again and again while it lays out a page, so it is kept until something changes.
    """

    _heights: dict[tuple[int, int], int] | None = None

    def __init__(
        self, parent: QWidget | None = None, gap: int = 16, is_first_stretched: bool = False
    ) -> None:
        """Make an empty flow; ``gap`` is the room between things and between lines."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._is_first_stretched = is_first_stretched
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        """Take over an item, as Qt asks."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many things there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one thing."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one thing away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Grow in width only."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower flow is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height for this width."""
        known, key = self._heights, (width, current_theme().pad(self._gap))
        if known is None:
            known = self._heights = {}
        if key not in known:
            known[key] = self._place(QRect(0, 0, width, 0), is_moving=False)
        return known[key]

    def invalidate(self) -> None:
        """Forget the heights: something in it has changed."""
        self._heights = None
        super().invalidate()

    def setGeometry(self, area: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(area)
        self._place(area, is_moving=True)

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        gap = current_theme().pad(self._gap)
        width = sum(size.width() for size in sizes) + gap * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the widest single thing."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0), max((s.height() for s in sizes), default=0)
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, area: QRect, is_moving: bool) -> int:
        gap = current_theme().pad(self._gap)
        top = area.top()
        for line in self._lines(area.width(), gap):
            widths = [self._line_width(item, area.width()) for item in line]
            spare = area.width() - sum(widths) - gap * (len(line) - 1)
            if self._is_first_stretched and line[0] is self._items[0] and spare > 0:
                widths[0] += spare
            height = max(_height_of(item, width) for item, width in zip(line, widths, strict=True))
            left = area.left()
            for item, width in zip(line, widths, strict=True):
                own = min(_height_of(item, width), height)
                if is_moving:
                    item.setGeometry(QRect(left, top + (height - own) // 2, width, own))
                left += width + gap
            top += height + gap
        return max(top - gap - area.top(), 0)

    def _lines(self, width: int, gap: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wanted = self._line_width(item, width)
            if not lines or used + gap + wanted > width:
                lines.append([item])
                used = wanted
            else:
                lines[-1].append(item)
                used += gap + wanted
        return lines

    def _line_width(self, item: QLayoutItem, width: int) -> int:
        if self._is_first_stretched and item is self._items[0]:
            return min(max(item.minimumSize().width(), min(item.sizeHint().width(), width // 2)), width)
        return min(item.sizeHint().width(), width)


def _height_of(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
