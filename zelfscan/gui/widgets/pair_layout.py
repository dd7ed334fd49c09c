"""A column in which some rows may stand two by two, as long as both still fit."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from zelfscan.gui.theme import current_theme

_GAP, _EXTRA_BEFORE_PAIR = 10, 8


class PairLayout(QLayout):
    """Rows under each other; paired rows share a line where the width allows it.

    Qt asks for the height again and again while it lays out a page, so it is kept until something changes.
    """

    _heights: dict[tuple[int, int], int] | None = None

    def __init__(self, parent: QWidget | None = None, gap: int = _GAP) -> None:
        """Lay out nothing yet; ``gap`` is the room between rows."""
        super().__init__(parent)
        self._gap = gap
        self._items: list[tuple[QLayoutItem, bool]] = []
        self._next_is_paired = False
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def add(self, widget: QWidget, is_paired: bool = False) -> None:
        """Add a row at the end."""
        self._next_is_paired = is_paired
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Take over an item, as Qt asks."""
        self._items.append((item, self._next_is_paired))

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one row."""
        return self._items[index][0] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one row away."""
        return self._items.pop(index)[0] if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Grow in width only."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower column is higher."""
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
        """Put every row in its place."""
        super().setGeometry(area)
        self._place(area, is_moving=True)

    def sizeHint(self) -> QSize:
        """Return the size at a comfortable width."""
        width = max((item.sizeHint().width() for item, _ in self._items), default=0)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Return the width under which words would be cut off."""
        sizes = [item.minimumSize() for item, _ in self._items]
        return QSize(
            max((size.width() for size in sizes), default=0), max((s.height() for s in sizes), default=0)
        )

    def _place(self, area: QRect, is_moving: bool) -> int:
        theme = current_theme()
        gap = theme.pad(self._gap)
        half = (area.width() - gap) // 2
        top, index, was_paired = area.top(), 0, False
        while index < len(self._items):
            item, is_paired = self._items[index]
            line = [item]
            if is_paired and index + 1 < len(self._items) and self._items[index + 1][1]:
                both = [item, self._items[index + 1][0]]
                line = both if max(one.minimumSize().width() for one in both) <= half else line
            if is_paired and not was_paired and index > 0:
                top += theme.pad(_EXTRA_BEFORE_PAIR)
            width = half if len(line) == 2 else area.width()
            height = max(self._height_of(one, width) for one in line)
            for place, one in enumerate(line):
                if is_moving:
                    one.setGeometry(QRect(area.left() + place * (half + gap), top, width, height))
            top += height + gap
            index += len(line)
            was_paired = is_paired
        return max(top - gap - area.top(), 0)

    @staticmethod
    def _height_of(item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
