"""Photographs, plans and signatures on the page."""

from dataclasses import replace

from zelfscan.i18n import say
from zelfscan.report.boxes import Box, Solid
from zelfscan.report.document import Image, ImageRows
from zelfscan.report.images import EmbeddedImage
from zelfscan.report.paper import Paper
from zelfscan.report.setting import Setting
from zelfscan.report.stacks import Side, Stack, Together
from zelfscan.report.structure import Element
from zelfscan.report.styles import BODY, PIXEL, SMALL
from zelfscan.report.tagging import Sheet
from zelfscan.report.text import plain

CAPTION = replace(SMALL, colour="ink", before=4 * PIXEL, after=0)
NOTE = replace(SMALL, after=0)
UNREADABLE = replace(BODY, colour="muted")
ROW_GAP = 14 * PIXEL
#: The most of the height of a page that a picture takes.
MOST = 0.85


class ImageBox(Solid):
    """A picture, as wide as there is room for, but no larger than it is and than it may be."""

    def __init__(self, block: Image, image: EmbeddedImage, element: Element, paper: Paper) -> None:
        """Keep the picture."""
        self._image, self._element = image, element
        self._across, self._down = block.width or image.width, block.height or image.height
        scale = PIXEL * min(1.0, block.widest / self._across, block.tallest / self._down)
        self._scale = min(scale, MOST * paper.room / self._down)

    def size(self, width: float) -> tuple[float, float]:
        """Give the width and the height of the picture in the width that there is."""
        scale = min(self._scale, width / self._across)
        return self._across * scale, self._down * scale

    def height(self, width: float) -> float:
        """Measure the height at a width."""
        return self.size(width)[1]

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the picture."""
        if sheet.is_blind:
            return
        across, down = self.size(width)
        self._element.box = sheet.box(x, y, across, down)
        with sheet.mark(self._element):
            sheet.image(self._image, x, y, across, down)


def image(block: Image, setting: Setting, parent: Element) -> Box:
    """Lay out a picture with its caption; where it cannot be read, a sentence says so in its place."""
    ready = setting.album.ready(block.data)
    if ready is None:
        words = say("Deze afbeelding kan niet worden getoond.")
        boxes: list[Box] = [setting.text(words, UNREADABLE, parent.add("P"))]
    else:
        alternative = block.alternative if plain(block.alternative).strip() else say("Afbeelding")
        boxes = [ImageBox(block, ready, parent.add("Figure", alternative=alternative), setting.paper)]
    if block.caption:
        boxes.append(setting.text(block.caption, CAPTION, parent.add("P")))
    if block.note:
        boxes.append(setting.text(block.note, NOTE, parent.add("P")))
    return Together(Stack(boxes, 8 * PIXEL, 8 * PIXEL), setting.paper.room)


def image_rows(block: ImageRows, setting: Setting, parent: Element) -> Box:
    """Lay out pictures beside each other, row after row; a row stays on one page."""
    boxes = [image(each, setting, parent) for each in block.images]
    rows: list[Box] = []
    across = max(block.across // 2, 1) if setting.paper.is_large else block.across
    for start in range(0, len(boxes), across):
        row = boxes[start : start + across]
        row += [Stack(())] * (across - len(row))
        side = Side(row, [1] * across)
        side.after = ROW_GAP
        rows.append(Together(side, setting.paper.room))
    return Stack(rows, ROW_GAP, ROW_GAP)
