"""Rows of labels, scores, risks, answers and telephone numbers as tables."""

from collections.abc import Sequence
from dataclasses import replace

from zelfscan.charts.levels import LOOKS
from zelfscan.charts.shapes import Chart
from zelfscan.charts.signs import level_sign, marker
from zelfscan.report import prose
from zelfscan.report.boxes import Box, ChartBox
from zelfscan.report.document import (
    Answers,
    Cell,
    Heading,
    KeyValues,
    ParagraphKind,
    PhoneList,
    RiskRows,
    ScoreRows,
    TableBlock,
    Words,
)
from zelfscan.report.fitting import fitted
from zelfscan.report.setting import Setting
from zelfscan.report.stacks import Item, Stack, Together
from zelfscan.report.structure import Element
from zelfscan.report.styles import BODY, LABEL, LINE_WIDTH, PARAGRAPHS, PHONE_NUMBER, PIXEL, SMALL, TextStyle
from zelfscan.report.tables import Grid, Look

TIGHT = replace(BODY, after=4 * PIXEL)
NOTE = replace(SMALL, colour="ink", after=4 * PIXEL)
QUIET = replace(SMALL, after=4 * PIXEL)
DATE = replace(SMALL, leading=BODY.leading)
HEAD = replace(SMALL, bold=True, after=0)
RISKS = Look((44, 236, 186, 96, 120), padding=5 * PIXEL, gap=0, centred=True)
SCORES = Look((176, 172, 70, 212), padding=1 * PIXEL, gap=12 * PIXEL, lines=False, centred=True)
#: White space between columns of which the words decide how wide they are.
CLOSE = 10 * PIXEL
LABELS = Look((136, 530), padding=9 * PIXEL, gap=0, first_line=True)
ANSWERS = Look((290, 276, 72))
PHONES = Look((360, 290), padding=8 * PIXEL, first_line=True)


def key_values(block: KeyValues, setting: Setting, parent: Element) -> Box:
    """Lay out labelled rows."""
    table = parent.add("Table")
    rows: list[list[Box]] = []
    for entry in block.rows:
        row = table.add("TR")
        label = setting.text(entry.label, LABEL, row.add("TH", scope="Row").add("P"))
        style = BODY if entry.kind == "body" else _tight(entry.kind)
        rows.append([label, _paragraphs(entry.words, style, setting, row.add("TD"))])
    return Grid(LABELS, rows)


def table(block: TableBlock, setting: Setting, parent: Element) -> Box:
    """Lay out a table with a head."""
    whole = parent.add("Table")
    ends = [cell.align == "end" for cell in block.rows[0]] if block.rows else []
    head = _head(block.head, setting, whole, ends)
    rows: list[list[Box]] = []
    for cells in block.rows:
        row = whole.add("TR")
        rows.append(
            [_cell(cell, not index and block.row_heads, setting, row) for index, cell in enumerate(cells)]
        )
    look = Look(block.widths) if block.widths else _fitted([head, *rows])
    return Grid(look, rows, head)


def risk_rows(block: RiskRows, setting: Setting, parent: Element) -> Box:
    """Lay out the risks: marker, name, level, figures and bar."""
    whole = parent.add("Table")
    rows: list[list[Box]] = []
    for risk in block.rows:
        row = whole.add("TR")
        colour = LOOKS[risk.level].colour
        name = row.add("TH", scope="Row")
        rows.append(
            [
                ChartBox(marker(risk.number, risk.level, 24), name.add("P")),
                setting.text(risk.name, LABEL, name.add("P")),
                setting.text(risk.level_words, LABEL, row.add("TD").add("P"), colour=colour),
                setting.text(risk.figures, BODY, row.add("TD").add("P")),
                _bar(risk.chart, row.add("TD")),
            ]
        )
    return Together(Grid(RISKS, rows)) if len(rows) <= 12 else Grid(RISKS, rows)


def score_rows(block: ScoreRows, setting: Setting, parent: Element) -> Box:
    """Lay out the scores: name, bar, figures, and the level with its sign."""
    whole = parent.add("Table")
    rows: list[list[Box]] = []
    for score in block.rows:
        row = whole.add("TR")
        colour = LOOKS[score.level].colour
        name = setting.text(score.name, BODY, row.add("TH", scope="Row").add("P"))
        bar = _bar(score.chart, row.add("TD"))
        figures = setting.text(score.figures, BODY, row.add("TD").add("P"), at_end=True)
        word = setting.text(score.level_words, LABEL, row.add("TD").add("P"), colour=colour)
        # What does not apply is not unknown, so it gets no sign; its word stands in line with the others.
        sign: Box = Stack(()) if score.level == "none" else ChartBox(level_sign(score.level, 18), None)
        rows.append([name, bar, figures, Item(sign, word, 24 * PIXEL, BODY.leading)])
    return Together(Grid(SCORES, rows)) if len(rows) <= 16 else Grid(SCORES, rows)


def answers(block: Answers, setting: Setting, parent: Element) -> Box:
    """Lay out the answers of one section, each note under its answer."""
    title = prose.heading(Heading(block.level, block.section), setting, parent)
    whole = parent.add("Table")
    head = _head(block.head, setting, whole)
    rows: list[list[Box]] = []
    for entry in block.rows:
        row = whole.add("TR")
        question = setting.text(entry.question, TIGHT, row.add("TH", scope="Row").add("P"))
        cell = row.add("TD")
        given: list[Box] = [setting.text(entry.answer, replace(TIGHT, bold=True), cell.add("P"))]
        if entry.note:
            given.append(setting.text(f"{block.note_label}: {entry.note}", NOTE, cell.add("Note")))
        rows.append([question, Stack(given), setting.text(entry.answered_on, DATE, row.add("TD").add("P"))])
    grid = Grid(ANSWERS, rows, head)
    return Stack([title, grid], title.before, grid.after)


def phones(block: PhoneList, setting: Setting, parent: Element) -> Box:
    """Lay out telephone numbers in large figures."""
    whole = parent.add("Table")
    rows: list[list[Box]] = []
    for phone in block.phones:
        row = whole.add("TR")
        name = row.add("TH", scope="Row")
        who: list[Box] = [setting.text(phone.name, replace(LABEL, after=2 * PIXEL), name.add("P"))]
        extra = ((phone.purpose, NOTE), (phone.checked, QUIET))
        who += [setting.text(words, style, name.add("P")) for words, style in extra if words]
        colour = "high" if phone.urgent else "ink"
        number = setting.text(phone.number, PHONE_NUMBER, row.add("TD").add("P"), colour=colour)
        rows.append([Stack(who), number])
    return Grid(PHONES, rows)


def _fitted(rows: Sequence[Sequence[Box]]) -> Look:
    """Let the words decide how wide the columns of a table over the whole line are."""
    return Look(fitted(rows, LINE_WIDTH - CLOSE * (len(rows[0]) - 1)), gap=CLOSE)


def _head(words: Sequence[str], setting: Setting, whole: Element, ends: Sequence[bool] = ()) -> list[Box]:
    """Lay out the head of a table; a word stands at the end where its column does."""
    row = whole.add("TR")
    cells = [(word, row.add("TH", scope="Column").add("P")) for word in words]
    aligned = zip(cells, [*ends, *[False] * (len(words) - len(ends))], strict=True)
    return [setting.text(word, HEAD, element, at_end=at_end) for (word, element), at_end in aligned]


def _cell(cell: Cell, is_head: bool, setting: Setting, row: Element) -> Box:
    """Lay out one cell of a table."""
    element = row.add("TH", scope="Row") if is_head else row.add("TD")
    style = _tight(cell.kind)
    at_end = cell.align == "end"
    colour = LOOKS[cell.level].colour if cell.level else ""
    body = Stack(
        [
            setting.text(words, style, element.add("P"), colour=colour, at_end=at_end)
            for words in cell.paragraphs
        ]
    )
    # What is not needed is not unknown, so it gets no sign.
    if cell.level in ("", "none"):
        return body
    return Item(ChartBox(level_sign(cell.level, 18), None), body, 24 * PIXEL, BODY.leading)


def _tight(kind: ParagraphKind) -> TextStyle:
    """Take the style of a paragraph, with less white space after it."""
    return replace(PARAGRAPHS[kind], after=4 * PIXEL)


def _paragraphs(paragraphs: Sequence[Words], style: TextStyle, setting: Setting, element: Element) -> Box:
    """Lay out paragraphs in one cell."""
    return Stack([setting.text(words, style, element.add("P")) for words in paragraphs])


def _bar(chart: Chart | None, cell: Element) -> Box:
    """Lay out a bar in a cell, or nothing where there is no figure."""
    if chart is None or not chart.shapes:
        return Stack(())
    return ChartBox(chart, cell.add("Figure", alternative=chart.alternative))
