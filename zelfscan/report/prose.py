"""Headings, paragraphs, lists, links, messages and figures as boxes."""

from dataclasses import replace

from zelfscan.charts.signs import info, level_sign, tick
from zelfscan.report.boxes import Box, ChartBox, Gap, HeadingBox, LinkBox, TextBox
from zelfscan.report.document import Bullets, Figure, Heading, Link, Notice, Numbered, Paragraph, Span, Words
from zelfscan.report.setting import Setting
from zelfscan.report.stacks import Centred, Framed, Item, Side, Stack, Together
from zelfscan.report.structure import Element
from zelfscan.report.styles import BODY, EDGE_WORDS, HEADINGS, LABEL, PARAGRAPHS, PIXEL, SMALL, TextStyle
from zelfscan.report.text import plain

BULLET_INDENT = 28 * PIXEL
NUMBER_GAP = 7 * PIXEL
SIGN_INDENT = 42 * PIXEL
#: Items of a list stand closer than paragraphs.
ITEM = replace(BODY, after=3 * PIXEL)
LINK = replace(BODY, colour="petrol")
#: How the edge of a message looks: its colour and its line.
EDGES = {"info": ("petrol", 1.5), "warning": ("high", 1.5), "note": ("line", 0.75)}


def heading(block: Heading, setting: Setting, parent: Element, style: TextStyle | None = None) -> Box:
    """Lay out a heading, with the words that may stand at its far right."""
    look = style or HEADINGS[block.level]
    element = parent.add(f"H{block.level}")
    words = setting.runs(block.text)
    title = setting.ready(HeadingBox(setting.fonts, words, setting.paper.style(look), element), is_label=True)
    title.words, title.level, title.anchor = " ".join(plain(block.text).split()), block.level, block.anchor
    if not block.aside:
        return title
    if setting.paper.is_large:
        aside = setting.text(block.aside, EDGE_WORDS, parent.add("P"))
        aside.holds_next = True
        folded = Stack([title, aside], look.before, look.after)
        folded.holds_next = True
        return folded
    side = setting.text(block.aside, EDGE_WORDS, parent.add("P"), at_end=True)
    drop = max(look.leading - EDGE_WORDS.leading, 0.0) * 0.7
    row = Side([title, Stack([Gap(drop), side])], (3, 2))
    row.before, row.after, row.holds_next = look.before, look.after, True
    return row


def paragraph(block: Paragraph, setting: Setting, parent: Element) -> Box:
    """Lay out a paragraph."""
    return setting.text(block.words, PARAGRAPHS[block.kind], parent.add("P"))


def bullets(block: Bullets, setting: Setting, parent: Element) -> Box:
    """Lay out a list with dots or with check marks."""
    whole = parent.add("L", numbering="Disc" if block.sign == "dot" else "None")
    items: list[Box] = []
    for words in block.items:
        item = whole.add("LI")
        if block.sign == "tick":
            sign: Box = ChartBox(tick(size=18), None)
        else:
            sign = setting.text("•", ITEM, item.add("Lbl"))
        body = setting.text(words, ITEM, item.add("LBody"))
        items.append(Item(sign, body, BULLET_INDENT, BODY.leading))
    return Stack(items, BODY.before, BODY.after)


def numbered(block: Numbered, setting: Setting, parent: Element) -> Box:
    """Lay out a list in order."""
    whole = parent.add("L", numbering="Decimal")
    pairs: list[tuple[TextBox, TextBox]] = []
    for number, words in enumerate(block.items, start=block.start):
        item = whole.add("LI")
        label = setting.text(f"{number}.", ITEM, item.add("Lbl"))
        pairs.append((label, setting.text(words, ITEM, item.add("LBody"))))
    indent = max((label.width() for label, _ in pairs), default=0.0) + NUMBER_GAP
    return Stack([Item(label, body, indent) for label, body in pairs], BODY.before, BODY.after)


def link(block: Link, setting: Setting, parent: Element) -> Box:
    """Lay out a line that can be pressed."""
    element = parent.add("P").add("Link", alternative=block.text, language=block.language)
    box = setting.ready(LinkBox(setting.fonts, setting.runs(block.text), setting.paper.style(LINK), element))
    box.target = block.target
    return box


def notice(block: Notice, setting: Setting, parent: Element) -> Box:
    """Lay out a message in a frame, with its sign if it has one."""
    edge, line = EDGES[block.kind]
    element = parent.add("Note" if block.kind == "note" else "Div")
    if block.kind == "note":
        return Together(Framed(_remark(block, setting, element), edge, line), setting.paper.room)
    words = setting.text(_led(block.title, block.words), replace(BODY, after=0), element.add("P"))
    sign = ChartBox(info(edge) if block.kind == "info" else level_sign("high"), None)
    item = Item(sign, words, SIGN_INDENT, 2 * BODY.leading)
    return Together(Framed(item, edge, line), setting.paper.room)


def figure(block: Figure, setting: Setting, parent: Element) -> Box:
    """Lay out a chart with its caption."""
    element = parent.add("Figure", alternative=block.chart.alternative)
    scale = setting.paper.chart_scale(block.chart.width)
    chart: Box = ChartBox(block.chart, element, scale, setting.paper.room)
    if block.framed:
        chart = Framed(chart, "hairline", 0.75, 12 * PIXEL)
    else:
        chart = Centred(chart, block.chart.width * scale)
    boxes: list[Box] = [chart]
    if block.caption:
        boxes.append(setting.text(block.caption, replace(SMALL, before=6 * PIXEL), parent.add("P")))
    return Together(Stack(boxes, 8 * PIXEL, 8 * PIXEL), setting.paper.room)


def _remark(block: Notice, setting: Setting, element: Element) -> Box:
    """Lay out a remark: its title, what stands at the far right, and its words below."""
    title: Box = setting.text(block.title, LABEL, element.add("Lbl"))
    if block.aside and setting.paper.is_large:
        title = Stack([title, setting.text(block.aside, EDGE_WORDS, element.add("P"))])
    elif block.aside:
        title = Side([title, setting.text(block.aside, EDGE_WORDS, element.add("P"), at_end=True)], (3, 2))
    return Stack(
        [title, setting.text(block.words, replace(BODY, before=4 * PIXEL, after=0), element.add("P"))]
    )


def _led(title: str, words: Words) -> tuple[Span, ...]:
    """Put a bold title before words."""
    spans = (Span(words),) if isinstance(words, str) else words
    return (Span(f"{title} ", bold=True), *spans) if title else spans
