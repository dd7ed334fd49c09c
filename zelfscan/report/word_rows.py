"""Large words in boxes, empty boxes to write in, and lines to write on."""

from zelfscan.report.boxes import Box, Solid, TextBox
from zelfscan.report.document import WordRows, WritingLine
from zelfscan.report.setting import Setting
from zelfscan.report.stacks import Side, Stack, Together
from zelfscan.report.structure import Element
from zelfscan.report.styles import LABEL, PIXEL, SMALL, TextStyle
from zelfscan.report.tables import Grid, Look
from zelfscan.report.tagging import Sheet

WORD = TextStyle(24 * PIXEL, 30 * PIXEL, bold=True)
NUMBER = TextStyle(26 * PIXEL, 56 * PIXEL, "petrol", bold=True)
#: High enough to write a word by hand: fifteen millimetres.
BOX_HEIGHT = 56 * PIXEL
INSIDE = 8 * PIXEL
ROWS = Look((34, 150, 150, 150, 150), padding=4 * PIXEL, gap=8 * PIXEL, lines=False)
#: A line to write on is this far below the top of its row, and its label takes this share of the width.
LINE_DROP = 26 * PIXEL
LABEL_SHARE = (2, 3)


class WordBox(Solid):
    """A box with one word in it, or none."""

    def __init__(self, words: TextBox | None) -> None:
        """Keep the word."""
        self._words = words

    def height(self, width: float) -> float:
        """Give the height of the box; a long word makes it higher."""
        inner = self._words.height(width - 2 * INSIDE) if self._words is not None else 0.0
        return max(BOX_HEIGHT, inner + 2 * INSIDE)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the edge, and the word halfway down."""
        height = self.height(width)
        sheet.frame(x, y, width, height, "line", 0.75)
        if self._words is not None:
            inner = self._words.height(width - 2 * INSIDE)
            self._words.draw(sheet, x + INSIDE, y + (height - inner) / 2, width - 2 * INSIDE)


class Rule(Solid):
    """A line to write on, with words on it where they are known."""

    def __init__(self, words: TextBox | None) -> None:
        """Keep the words."""
        self._words = words

    def height(self, width: float) -> float:
        """Give room for handwriting above the line."""
        return LINE_DROP + 2 * PIXEL

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the line, and the words above it."""
        with sheet.artifact():
            sheet.line(x, y + LINE_DROP, x + width, y + LINE_DROP, "line", 0.75)
        if self._words is not None:
            self._words.draw(sheet, x, y, width)


def word_rows(block: WordRows, setting: Setting, parent: Element) -> Box:
    """Lay out the rows as a table; a screen reader hears which word of which row it is at."""
    table = parent.add("Table")
    top = table.add("TR")
    head: list[Box] = [
        setting.text(words, SMALL, top.add("TH", scope="Column").add("P")) for words in block.head
    ]
    rows: list[list[Box]] = []
    for number, words in enumerate(block.rows, start=1):
        row = table.add("TR")
        label = setting.text(str(number), NUMBER, row.add("TH", scope="Row").add("P"))
        rows.append([label, *(_word_box(word, setting, row.add("TD")) for word in words)])
    return Together(Grid(ROWS, [head, *rows], page=setting.paper.room), setting.paper.room)


def writing_line(block: WritingLine, setting: Setting, parent: Element) -> Box:
    """Lay out a label with a line behind it."""
    label = setting.text(block.label, LABEL, parent.add("P"))
    words = setting.text(block.words, LABEL, parent.add("P")) if block.words else None
    return Stack([Side([label, Rule(words)], LABEL_SHARE)], before=6 * PIXEL, after=6 * PIXEL)


def _word_box(word: str, setting: Setting, cell: Element) -> WordBox:
    return WordBox(setting.text(word, WORD, cell.add("P")) if word else None)
