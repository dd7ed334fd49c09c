"""Boxes: what can be measured, split over pages and drawn."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from itertools import groupby
from typing import Protocol

from zelfscan.charts.shapes import Chart
from zelfscan.report.drawing import draw_chart
from zelfscan.report.fonts import Fonts
from zelfscan.report.paper import ORDINARY
from zelfscan.report.structure import Element
from zelfscan.report.styles import PIXEL, TextStyle
from zelfscan.report.syllables import Syllables
from zelfscan.report.tagging import Sheet
from zelfscan.report.typeset import UGLY, Run, TextLine, break_lines

#: The height that an ordinary page has for content.
ROOM = ORDINARY.room
#: How many lines of a paragraph stay together where it is split.
COMPANY = 2
#: From the middle of a line down to its baseline, as a share of the size of the words.
DROP = 0.33


class Box(Protocol):
    """Something that takes a width, says how high it is then, and can be drawn there.

    ``before`` and ``after`` are the white space around it; ``holds_next`` keeps it with what follows.
    """

    before: float
    after: float
    holds_next: bool

    def height(self, width: float) -> float:
        """Measure the height at a width."""

    def split(self, width: float, room: float) -> "tuple[Box | None, Box | None]":
        """Divide into what fits in the room and the rest; None for a part that is empty."""

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw with the top left corner at a place."""


class Solid(ABC):
    """The base of a box that is never split."""

    before = 0.0
    after = 0.0
    holds_next = False

    @abstractmethod
    def height(self, width: float) -> float:
        """Measure the height at a width."""

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        """Fit as a whole, or not at all."""
        return (self, None) if self.height(width) <= room else (None, self)

    @abstractmethod
    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw with the top left corner at a place."""


class Break(Solid):
    """A place where a new page starts."""

    def height(self, width: float) -> float:
        """Take no room."""
        return 0.0

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw nothing."""


class Gap(Solid):
    """White space."""

    def __init__(self, size: float) -> None:
        """Keep the height."""
        self._size = size

    def height(self, width: float) -> float:
        """Measure the height at a width."""
        return self._size

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw nothing."""


class TextBox:
    """A paragraph: words in one style, tagged with one element, however many pages it spans."""

    def __init__(self, fonts: Fonts, runs: tuple[Run, ...], style: TextStyle, element: Element) -> None:
        """Keep the words; they are broken into lines when the width is known."""
        self.before, self.after, self.holds_next = style.before, style.after, False
        self.style, self.element, self.colour = style, element, style.colour
        self.at_end = False
        self.syllables: Syllables | None = None
        self.ugly = UGLY
        self._fonts, self._runs = fonts, runs
        self._lines: tuple[TextLine, ...] = ()
        self._broken_at = 0.0

    def lines(self, width: float) -> tuple[TextLine, ...]:
        """Break the words at a width; a part of a split paragraph keeps the lines that it got."""
        if self._runs and self._broken_at != width:
            key = (self._runs, width, self.style.size, self.style.bold, self.syllables, self.ugly)
            self._lines = self._fonts.lines(key, lambda: self._broken(width))
            self._broken_at = width
        return self._lines

    def width(self) -> float:
        """Measure the words on one line."""
        return sum(self._measure(run.words, run.bold) for run in self._runs)

    def longest(self) -> float:
        """Measure the longest word."""
        words = ((word, run.bold) for run in self._runs for word in run.words.replace("\n", " ").split(" "))
        return max((self._measure(word, bold) for word, bold in words), default=0.0)

    def height(self, width: float) -> float:
        """Measure the height at a width."""
        return len(self.lines(width)) * self.style.leading

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        """Divide between two lines, and leave no line alone on a page."""
        lines = self.lines(width)
        count = int((room + 0.01) // self.style.leading)
        if count >= len(lines):
            return self, None
        count = min(count, len(lines) - COMPANY)
        if count < COMPANY:
            return None, self
        return self._part(lines[:count], self.before, 0.0), self._part(lines[count:], 0.0, self.after)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the lines, tagged as the element of this paragraph."""
        if sheet.is_blind:
            return
        placed = [each for number in range(len(self.lines(width))) for each in self._placed(number, width)]
        for language, runs in groupby(placed, lambda each: each[0].language):
            with sheet.mark(self.element, language):
                for run, across, down in runs:
                    bold = run.bold or self.style.bold
                    sheet.words(x + across, y + down, run.words, self.style.size, self.colour, bold)

    def _placed(self, number: int, width: float) -> Iterator[tuple[Run, float, float]]:
        """Give each run of one line with the place where its baseline starts."""
        line = self.lines(width)[number]
        x = width - line.width if self.at_end else 0.0
        baseline = (number + 0.5) * self.style.leading + DROP * self.style.size
        for run in line.runs:
            yield run, x, baseline
            x += self._measure(run.words, run.bold)

    def _broken(self, width: float) -> tuple[TextLine, ...]:
        """Break the words anew."""
        return break_lines(self._runs, width, self._measure, self.syllables, self.ugly)

    def _measure(self, words: str, bold: bool) -> float:
        """Measure words in the style of this paragraph."""
        return self._fonts.width(words, self.style.size, bold or self.style.bold)

    def _part(self, lines: tuple[TextLine, ...], before: float, after: float) -> "TextBox":
        """Make a part of this paragraph with the same element."""
        part = TextBox(self._fonts, (), self.style, self.element)
        part.at_end, part.colour = self.at_end, self.colour
        part._lines, part.before, part.after = lines, before, after
        return part


class LinkBox(TextBox):
    """A paragraph that can be pressed as a whole."""

    target = ""

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the words with a line under them, and make their place lead somewhere."""
        super().draw(sheet, x, y, width)
        if sheet.is_blind:
            return
        for number, line in enumerate(self.lines(width)):
            top = y + number * self.style.leading
            under = top + self.style.leading * 0.5 + self.style.size * (DROP + 0.16)
            with sheet.artifact():
                sheet.line(x, under, x + line.width, under, self.colour, 0.6)
            sheet.link(self.element, x, top, line.width, self.style.leading, self.target)

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        """Stay whole, so that the link stays one."""
        return (self, None) if self.height(width) <= room else (None, self)


class HeadingBox(TextBox):
    """A heading, which also becomes a bookmark; it holds on to what follows."""

    words, level, anchor = "", 1, ""

    def __init__(self, fonts: Fonts, runs: tuple[Run, ...], style: TextStyle, element: Element) -> None:
        """Keep the words."""
        super().__init__(fonts, runs, style, element)
        self.holds_next = True
        # No gap is so ugly that a word of a heading is broken for it.
        self.ugly = 1.0

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the heading and put it in the outline."""
        sheet.bookmark(self.level, self.words, self.anchor, y)
        super().draw(sheet, x, y, width)


class ChartBox(Solid):
    """A chart: a figure with its alternative text, or decoration if it has no element."""

    def __init__(
        self, chart: Chart, element: Element | None, scale: float = PIXEL, room: float = ROOM
    ) -> None:
        """Keep the chart, made smaller if it would not fit in the room of a page."""
        self.chart, self.element = chart, element
        self._scale = min(scale, room * 0.8 / chart.height) if chart.height else scale

    def size(self, width: float) -> tuple[float, float, float]:
        """Give the width, the height and the scale of the chart in the width that there is."""
        scale = min(self._scale, width / self.chart.width) if self.chart.width else self._scale
        return self.chart.width * scale, self.chart.height * scale, scale

    def height(self, width: float) -> float:
        """Measure the height at a width."""
        return self.size(width)[1]

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the chart."""
        if sheet.is_blind:
            return
        across, down, scale = self.size(width)
        if self.element is None or not self.chart.shapes:
            with sheet.artifact():
                draw_chart(sheet, self.chart, x, y, scale)
            return
        if self.element.role == "Figure":
            self.element.box = sheet.box(x, y, across, down)
        with sheet.mark(self.element):
            draw_chart(sheet, self.chart, x, y, scale)
