"""A finding of an adviser on the page: a card with its words, and its photographs beside or below them."""

from dataclasses import replace

from zelfscan.charts.levels import LOOKS
from zelfscan.charts.signs import level_sign
from zelfscan.report import image_boxes, prose
from zelfscan.report.boxes import Box, ChartBox
from zelfscan.report.document import FindingCard, Heading, ImageRows
from zelfscan.report.measure_card import Kicker
from zelfscan.report.setting import Setting
from zelfscan.report.stacks import Framed, Item, Side, Stack, Together
from zelfscan.report.structure import Element
from zelfscan.report.styles import BODY, HEADINGS, LABEL, PIXEL
from zelfscan.report.tagging import Sheet

TITLE = replace(HEADINGS[3], before=0)
ABOUT = replace(BODY, colour="muted")
OWN = replace(BODY, before=2 * PIXEL, after=0)
SIGN_INDENT = 26 * PIXEL
#: How the line above the title is shared, and how words share the card with a single photograph.
TOP, SHARES = (494, 120), (400, 214)
#: So many photographs stand beside each other below the words.
ACROSS = 3


class Barred(Framed):
    """Words with a bar at their left instead of an edge around them."""

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the bar and the words."""
        with sheet.artifact():
            sheet.line(x, y, x, y + self.height(width), self.edge, self.line)
        self.inner.draw(sheet, x + self.padding, y + self.padding * 0.8, width - 2 * self.padding)


def finding_card(block: FindingCard, setting: Setting, parent: Element) -> Box:
    """Lay out a finding; it stays on one page if it fits on one."""
    section = parent.add("Sect")
    boxes: list[Box] = [
        _top(block, setting, section),
        prose.heading(Heading(3, block.title), setting, section, TITLE),
    ]
    if block.about:
        boxes.append(setting.text(block.about, ABOUT, section.add("P")))
    words = _words(block, setting, section)
    if len(block.images) == 1 and not setting.paper.is_large:
        boxes.append(Side([words, image_boxes.image(block.images[0], setting, section)], SHARES))
    else:
        boxes.append(words)
        if block.images:
            boxes.append(image_boxes.image_rows(ImageRows(block.images, ACROSS), setting, section))
    return Together(Framed(Stack(boxes), "line", 0.75), setting.paper.room)


def _top(block: FindingCard, setting: Setting, parent: Element) -> Box:
    """Lay out the line above the title: which finding it is, and at the far right how severe."""
    place = Kicker(setting, block.place, parent)
    if not block.level_words:
        return place
    colour = LOOKS[block.level].colour
    level: Box = setting.text(block.level_words, LABEL, parent.add("P"), colour=colour)
    if block.level != "none":
        level = Item(ChartBox(level_sign(block.level, 18), None), level, SIGN_INDENT, LABEL.leading)
    top: Stack | Side = Stack([place, level]) if setting.paper.is_large else Side([place, level], TOP)
    top.holds_next = True
    return top


def _words(block: FindingCard, setting: Setting, parent: Element) -> Stack:
    """Lay out what the catalogue says, what the adviser says, and who does it."""
    boxes: list[Box] = []
    if block.standard:
        boxes.append(setting.text(block.standard, BODY, parent.add("P")))
    if block.own:
        own = parent.add("Div")
        label = setting.text(block.own_label, LABEL, own.add("P"))
        said = Stack([label, setting.text(block.own, OWN, own.add("P"))])
        boxes.append(Barred(said, "petrol", 2.25, 10 * PIXEL))
    if block.who:
        boxes.append(setting.text(block.who, BODY, parent.add("P")))
    return Stack(boxes)
