"""Words on the page: plain text in the sizes of the look, and headings that a screen reader finds.

A page holds hundreds of them. So they set and paint their words themselves: as rich text, or with a rule of
the style sheet for each size and colour, every one would take twice the memory and twice the time.
"""

from functools import lru_cache
from math import ceil, sqrt

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.theme import Theme, current_theme

#: Line height in per cent of the font's own, so that 17 px stands on lines of 24 px and so on.
_LINE_HEIGHTS = {15: 118, 17: 114, 20: 113, 26: 105, 34: 100, 52: 100}
#: That height puts its extra room under each line; as much above the first one puts the text in the middle.
_ROOM_ABOVE = {15: 3, 17: 3, 20: 3, 26: 2}
_WIDER_THAN_ANY_LINE = 16_000
_HEADING_SIZES = {1: 34, 2: 26, 3: 20, 4: 17}
#: A text that may take any width takes lines of at most so many letters x.
_LONGEST_LINE = 80
#: Widths of which is kept how many lines they give: a layout asks for few, again and again.
_KEPT_WIDTHS = 8


class Text(QLabel):
    """A piece of text that wraps; what people typed is never read as markup."""

    def __init__(
        self,
        text: str = "",
        size: int = 17,
        tone: str = "ink",
        is_strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show text; ``tone`` is ink, muted, petrol, on_petrol or the name of a level's colour."""
        super().__init__(parent)
        self._size, self._tone, self._is_strong = size, tone, is_strong
        self._has_even_figures = False
        self._parts: tuple[tuple[str, str], ...] = ()
        self._font = self.font()
        self._lines: dict[int, int] = {}
        self._unwrapped: tuple[float, float, int] | None = None
        self._best: tuple[float, float] | None = None
        self._set: tuple[float, QTextLayout] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setIndent(0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._take_font()
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show other words, literally; a new line starts a new line."""
        self.set_parts(("", text))

    def set_parts(self, *parts: tuple[str, str]) -> None:
        """Show pieces of text in one flow; a piece is ("strong", words) or ("", words)."""
        if parts == self._parts:
            return  # Qt would measure and paint the same words once more
        self._parts = parts
        self._forget_sizes()
        super().setText("".join(words for _, words in parts))

    def set_tone(self, tone: str) -> None:
        """Give the words another colour."""
        self._tone = tone
        self.update()

    def even_figures(self) -> None:
        """Make all figures equally wide, so that they stand straight under each other."""
        self._has_even_figures = True
        self._take_font()
        self._forget_sizes()

    def setWordWrap(self, on: bool) -> None:
        """Let the words go on at the next line, or keep them on one."""
        super().setWordWrap(on)
        self._forget_sizes()

    def sizeHint(self) -> QSize:
        """Return the size that the words like best: of a sheet that is wider than high."""
        if self._best is None:
            self._best = self._best_size()
        return self._with_room(*self._best)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word and the height without wrapping.

        How high the text really gets in its width is told by ``heightForWidth``: at that narrow width the
        height would make a page scroll that has room enough.
        """
        if not self.wordWrap():
            return self.sizeHint()
        narrowest, _, lines = self._natural()
        return self._with_room(narrowest + 1, self._height(lines))

    def hasHeightForWidth(self) -> bool:
        """Tell that a narrower text is a higher one."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """Return how high the words get in a width."""
        if not self.wordWrap():
            return self.sizeHint().height()
        edges = self.contentsMargins()
        room = max(width - edges.left() - edges.right(), 0)
        if room not in self._lines:
            if len(self._lines) >= _KEPT_WIDTHS:
                self._lines.clear()
            self._lines[room] = self._wrapped(room)[1]
        return self._with_room(0, self._height(self._lines[room])).height()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme, the text scale and what the words may be pressed for."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_set"):
            self._take_font()
            self._forget_sizes()
            self.updateGeometry()
        elif event.type() == QEvent.Type.EnabledChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, in the middle of the room that is left."""
        theme, room = current_theme(), QRectF(self.contentsRect())
        layout = self._painted_layout(room.width())
        painter = QPainter(self)
        painter.setPen(theme.colour(self._tone if self.isEnabled() else "muted"))
        above = _room_above(theme, self._size)
        top = room.top() + above
        if not self.alignment() & Qt.AlignmentFlag.AlignTop:
            top += max(0.0, (room.height() - above - self._height(layout.lineCount())) / 2)
        layout.draw(painter, QPointF(room.left(), float(int(top))))

    def _painted_layout(self, width: float) -> QTextLayout:
        if self._set is None or self._set[0] != width:
            self._set = width, self._layout(width)
        return self._set[1]

    def _layout(self, width: float) -> QTextLayout:
        """Set the words in lines of at most a width."""
        words = "".join(piece for _, piece in self._parts).replace("\n", "\N{LINE SEPARATOR}")
        layout = QTextLayout(words, self._font)
        layout.setTextOption(_option(self.wordWrap(), bool(self.alignment() & Qt.AlignmentFlag.AlignRight)))
        if any(how == "strong" for how, _ in self._parts):
            layout.setFormats(self._formats())
        step, top = _line_step(self._font, self._size), 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += step
        layout.endLayout()
        return layout

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found, start = [], 0
        for how, words in self._parts:
            length = len(words.encode("utf-16-le")) // 2  # Qt counts what Python takes for one sign as two
            if how == "strong" and length:
                part = QTextLayout.FormatRange()
                part.start, part.length = start, length
                bold = QTextCharFormat()
                bold.setFontWeight(QFont.Weight.Bold)
                part.format = bold
                found.append(part)
            start += length
        return found

    def _height(self, lines: int) -> float:
        return lines * _line_step(self._font, self._size) if self._parts and self.text() else 0.0

    def _natural(self) -> tuple[float, float, int]:
        """Return the width of the longest word, that of the longest line without wrapping, and the lines."""
        if self._unwrapped is None:
            layout = self._layout(_WIDER_THAN_ANY_LINE)
            self._unwrapped = layout.minimumWidth(), _used(layout), layout.lineCount()
        return self._unwrapped

    def _best_size(self) -> tuple[float, float]:
        """Return the width and the height of the words alone."""
        _, widest, lines = self._natural()
        if not self.wordWrap():
            return widest, self._height(lines)
        most = _letter(self._font) * _LONGEST_LINE
        height = self._height(lines if widest <= most else self._layout(most).lineCount())
        # Five to three, and where that gets too high two to one, as Qt does it for rich text.
        width = min(int(sqrt(5 * height * most / 3)), most)
        used, lines = self._wrapped(width)
        if width * 3 < 5 * self._height(lines):
            used, lines = self._wrapped(min(int(sqrt(2 * self._height(lines) * width)), most))
        return used, self._height(lines)

    def _wrapped(self, width: int) -> tuple[float, int]:
        """Return the width of the longest line in a width, and how many lines there are."""
        _, widest, lines = self._natural()
        if widest <= width:
            return widest, lines
        layout = self._layout(width)
        return _used(layout), layout.lineCount()

    def _with_room(self, width: float, height: float) -> QSize:
        edges = self.contentsMargins()
        above = _room_above(current_theme(), self._size)
        return QSize(
            ceil(width) + edges.left() + edges.right(),
            ceil(height) + above + edges.top() + edges.bottom(),
        )

    def _take_font(self) -> None:
        self._font = current_theme().font(self._size, self._is_strong, self._has_even_figures)
        self.setFont(self._font)

    def _forget_sizes(self) -> None:
        self._lines.clear()
        self._unwrapped = self._best = self._set = None


class Heading(Text):
    """A heading: 1 is the title of the page, 2 a question, 3 the head of a card, 4 a bold name."""

    accessible_role = QAccessible.Role.Heading

    def __init__(self, text: str = "", level: int = 2, parent: QWidget | None = None) -> None:
        """Show a heading of this level."""
        install_roles()
        super().__init__(text, _HEADING_SIZES[level], is_strong=True, parent=parent)
        self.level = level
        self.setAccessibleName(text)

    def set_parts(self, *parts: tuple[str, str]) -> None:
        """Show other words, and let a screen reader read the same."""
        super().set_parts(*parts)
        self.setAccessibleName(self.text())


def short_text(text: str = "", size: int = 15, tone: str = "muted", is_strong: bool = False) -> Text:
    """Make a text that stays on one line, such as a count or a date beside something else."""
    label = Text(text, size, tone, is_strong)
    label.setWordWrap(False)
    label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
    return label


def _room_above(theme: Theme, size: int) -> int:
    return theme.px(_ROOM_ABOVE.get(size, 0))


@lru_cache(maxsize=64)
def _line_step(font: QFont, size: int) -> float:
    """Return how far one line stands under another, in pixels."""
    metrics = QFontMetricsF(font)
    natural = ceil(metrics.ascent() + metrics.descent() + metrics.leading())
    return natural * _LINE_HEIGHTS.get(size, 110) / 100


@lru_cache(maxsize=64)
def _letter(font: QFont) -> int:
    return QFontMetrics(font).horizontalAdvance("x")


@lru_cache(maxsize=4)
def _option(is_wrapped: bool, is_right: bool) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft)
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WordWrap if is_wrapped else mode.NoWrap)
    return option


def _used(layout: QTextLayout) -> float:
    """Return the width of the longest line that was set."""
    return max((layout.lineAt(number).naturalTextWidth() for number in range(layout.lineCount())), default=0)
