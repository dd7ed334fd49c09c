"""A measure on the page: what it does, why and how, and the boxes to tick."""

from dataclasses import replace

from zelfscan.charts.levels import LOOKS
from zelfscan.charts.signs import arrow, level_sign, tick_box
from zelfscan.report import prose, rows
from zelfscan.report.boxes import Box, ChartBox, Gap, Solid, TextBox
from zelfscan.report.document import Effect, Heading, KeyValues, MeasureCard
from zelfscan.report.paper import Paper
from zelfscan.report.setting import Setting
from zelfscan.report.stacks import Item, Side, Stack, Together
from zelfscan.report.structure import Element
from zelfscan.report.styles import (
    BODY,
    EDGE_WORDS,
    FIGURE_NEW,
    FIGURE_OLD,
    HEADINGS,
    LABEL,
    MEASURE_TITLE,
    PIXEL,
    SMALL,
)
from zelfscan.report.tables import Grid
from zelfscan.report.tagging import Sheet

RISK = replace(BODY, before=6 * PIXEL, after=0)
PART_GAP = 12 * PIXEL
FIGURE_GAP = 14 * PIXEL
EFFECT_TITLE = "Wat het doet"
#: The white space above and below a row of a card that would else be just too high for a page.
TIGHT = 5 * PIXEL


def measure_card(block: MeasureCard, setting: Setting, parent: Element) -> Box:
    """Lay out a measure."""
    section = parent.add("Sect")
    boxes: list[Box] = [Kicker(setting, block.place, section)] if block.place else []
    title = Heading(2, block.title, block.anchor)
    boxes.append(prose.heading(title, setting, section, MEASURE_TITLE))
    picture = prose.figure(block.picture, setting, section) if block.picture else None
    effects = _effects(block.effects, setting, section)
    if picture and effects and not setting.paper.is_large:
        boxes.append(Side([picture, effects], (300, 338), 28 * PIXEL))
    else:
        boxes += [box for box in (picture, effects) if box]
    labelled = rows.key_values(KeyValues(block.rows), setting, section)
    boxes.append(labelled)
    if block.remark:
        boxes.append(prose.notice(block.remark, setting, section))
    if block.choices:
        boxes.append(_choices(block, setting, section))
    card = Stack(boxes, before=PART_GAP, after=PART_GAP)
    _tighten(card, labelled, setting.paper)
    return Together(card, setting.paper.room)


def _tighten(card: Stack, labelled: Grid, paper: Paper) -> None:
    """Take white space out of the rows of a card, if it fits on a page without it and not with it."""
    look = labelled.look
    if card.height(paper.line) > paper.room:
        labelled.look = replace(look, padding=TIGHT)
        if card.height(paper.line) > paper.room:
            labelled.look = look


class Kicker(TextBox):
    """A muted line above a title, which stays with it."""

    def __init__(self, setting: Setting, words: str, parent: Element) -> None:
        """Keep the words."""
        style = setting.paper.style(EDGE_WORDS)
        super().__init__(setting.fonts, setting.runs(words), style, parent.add("P"))
        self.holds_next = True


class Figures(Solid):
    """The figure now, an arrow, the figure after the measure, and the level in words at the far right."""

    def __init__(self, effect: Effect, setting: Setting, parent: Element) -> None:
        """Lay out the parts."""
        row = parent.add("Div")
        self._before = setting.text(effect.before, FIGURE_OLD, row.add("P"))
        self._arrow = ChartBox(arrow(size=20), None)
        self._after = setting.text(effect.after, FIGURE_NEW, row.add("P"))
        word = setting.text(effect.level_words, LABEL, row.add("P"), colour=LOOKS[effect.level].colour)
        self._sign = ChartBox(level_sign(effect.level, 20), None)
        self._level = word

    def height(self, width: float) -> float:
        """Measure the height: one line, and another if the level does not fit beside the figures."""
        return FIGURE_NEW.leading + (0 if self._fits(width) else LABEL.leading)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the figures from left to right, and the level at the end of the line or below it."""
        place = x
        for box in (self._before, self._after):
            box.draw(sheet, place, y, box.width() + 1)
            place += box.width() + FIGURE_GAP
            if box is self._before:
                self._arrow.draw(sheet, place, y + 4 * PIXEL, FIGURE_NEW.leading)
                place += 20 * PIXEL + FIGURE_GAP
        top, left = y + 3 * PIXEL, x + width - self._level_width()
        if not self._fits(width):
            top, left = y + FIGURE_NEW.leading, x
        self._sign.draw(sheet, left, top + 1 * PIXEL, 20 * PIXEL)
        self._level.draw(sheet, left + 25 * PIXEL, top, width - 25 * PIXEL)

    def _level_width(self) -> float:
        """Measure the level with its sign."""
        return self._level.width() + 25 * PIXEL

    def _fits(self, width: float) -> bool:
        """Tell whether all stands on one line."""
        figures = self._before.width() + self._after.width() + 20 * PIXEL + 2 * FIGURE_GAP
        return figures + FIGURE_GAP + self._level_width() <= width


def _effects(effects: tuple[Effect, ...], setting: Setting, parent: Element) -> Box | None:
    """Lay out what the measure does to each risk."""
    if not effects:
        return None
    boxes: list[Box] = [prose.heading(Heading(3, EFFECT_TITLE), setting, parent, HEADINGS[2])]
    for effect in effects:
        risk = setting.text(effect.risk, RISK, parent.add("P"))
        parts: list[Box] = [risk, Figures(effect, setting, parent)]
        if effect.chart:
            element = parent.add("Figure", alternative=effect.chart.alternative)
            scale = setting.paper.chart_scale(effect.chart.width)
            parts += [Gap(3 * PIXEL), ChartBox(effect.chart, element, scale), Gap(3 * PIXEL)]
        if effect.note:
            parts.append(setting.text(effect.note, replace(SMALL, before=2 * PIXEL), parent.add("P")))
        boxes.append(Together(Stack(parts, after=8 * PIXEL), setting.paper.room))
    return Stack(boxes)


def _choices(block: MeasureCard, setting: Setting, parent: Element) -> Box:
    """Lay out the boxes to tick by hand."""
    label = setting.text(block.choices_label, LABEL, parent.add("P"))
    whole = parent.add("L", numbering="None")
    items: list[Box] = [label]
    shares = [label.width() + 16 * PIXEL]
    for choice in block.choices:
        words = setting.text(choice, BODY, whole.add("LI").add("LBody"))
        items.append(Item(ChartBox(tick_box(20), None), words, 26 * PIXEL, BODY.leading))
        shares.append(words.width() + 44 * PIXEL)
    row: Box = Stack(items) if setting.paper.is_large else Side(items, shares, 0)
    return Together(Stack([row], before=PART_GAP, after=PART_GAP), setting.paper.room)
