"""Rows of labels, scores, risks, answers and telephone numbers as tables."""

from collections.abc import Sequence
from dataclasses import replace

from zelfscan.charts.levels import LOOKS
from zelfscan.charts.shapes import Chart
from zelfscan.charts.signs import level_sign, marker
from zelfscan.report import prose
from zelfscan.report.boxes import Box, ChartBox, Gap, TextBox
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
from zelfscan.report.fitting import asked, fitted
from zelfscan.report.setting import Setting
from zelfscan.report.stacks import Item, Side, Silent, Stack, Together
from zelfscan.report.structure import Element
from zelfscan.report.styles import BODY, LABEL, PARAGRAPHS, PHONE_NUMBER, PIXEL, SMALL, TextStyle
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
#: A table of one column: in large print the cells of a row stand below each other.
ONE = Look((1,))
#: In large print a table with more columns than this is folded, and one with words that do not fit.
MOST_COLUMNS = 3
#: What the heads beside the cells of a folded table take of the line at most.
MOST_LABEL = 0.4


def key_values(block: KeyValues, setting: Setting, parent: Element) -> Grid:
    """Lay out labelled rows."""
    table = parent.add("Table")
    rows: list[list[Box]] = []
    for entry in block.rows:
        row = table.add("TR")
        label = setting.text(entry.label, LABEL, row.add("TH", scope="Row").add("P"), is_label=True)
        style = BODY if entry.kind == "body" else _tight(entry.kind)
        rows.append([label, _paragraphs(entry.words, style, setting, row.add("TD"))])
    return _grid(LABELS, rows, setting)


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
    if setting.paper.is_large and not _fits([head, *rows], setting):
        return folded(rows, head, setting)
    look = (
        Look(block.widths) if block.widths and not setting.paper.is_large else _fitted([head, *rows], setting)
    )
    return Grid(look, rows, head, page=setting.paper.room)


def risk_rows(block: RiskRows, setting: Setting, parent: Element) -> Box:
    """Lay out the risks: marker, name, level, figures and bar."""
    whole = parent.add("Table")
    rows: list[list[Box]] = []
    for risk in block.rows:
        row = whole.add("TR")
        colour = LOOKS[risk.level].colour
        name = row.add("TH", scope="Row")
        cells: list[Box] = [
            ChartBox(marker(risk.number, risk.level, 24), name.add("P")),
            setting.text(risk.name, LABEL, name.add("P")),
            setting.text(risk.level_words, LABEL, row.add("TD").add("P"), colour=colour),
            setting.text(risk.figures, BODY, row.add("TD").add("P")),
            _bar(risk.chart, row.add("TD"), setting),
        ]
        if setting.paper.is_large:
            sign, title, level, figures, bar = cells
            named = Item(sign, title, 34 * PIXEL, BODY.leading)
            cells = [Stack([named, Side([level, figures], (3, 2)), Gap(3 * PIXEL), bar])]
        rows.append(cells)
    grid = Grid(ONE if setting.paper.is_large else RISKS, rows, page=setting.paper.room)
    return Together(grid, setting.paper.room) if len(rows) <= 12 else grid


def score_rows(block: ScoreRows, setting: Setting, parent: Element) -> Box:
    """Lay out the scores: name, bar, figures, and the level with its sign."""
    whole = parent.add("Table")
    rows: list[list[Box]] = []
    for score in block.rows:
        row = whole.add("TR")
        colour = LOOKS[score.level].colour
        name = setting.text(score.name, BODY, row.add("TH", scope="Row").add("P"))
        bar = _bar(score.chart, row.add("TD"), setting)
        figures = setting.text(score.figures, BODY, row.add("TD").add("P"), at_end=True)
        word = setting.text(score.level_words, LABEL, row.add("TD").add("P"), colour=colour)
        # What does not apply is not unknown, so it gets no sign; its word stands in line with the others.
        sign: Box = Stack(()) if score.level == "none" else ChartBox(level_sign(score.level, 18), None)
        level = Item(sign, word, 24 * PIXEL, BODY.leading)
        if setting.paper.is_large:
            figures.at_end = False
            rows.append([Stack([name, bar, Gap(3 * PIXEL), Side([figures, level], (2, 3))])])
        else:
            rows.append([name, bar, figures, level])
    grid = Grid(ONE if setting.paper.is_large else SCORES, rows, page=setting.paper.room)
    return Together(grid, setting.paper.room) if len(rows) <= 16 else grid


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
            given.append(setting.text(f"{block.note_label}: {entry.note}", NOTE, cell.add("P")))
        day = setting.text(entry.answered_on, DATE, row.add("TD").add("P"))
        rows.append([question, Stack(given), day])
    if setting.paper.is_large:
        heads: list[Box] = [Side(head, [1] * len(head))]
        grid = Grid(ONE, [[Stack(row)] for row in rows], heads, page=setting.paper.room)
    else:
        grid = Grid(ANSWERS, rows, head, page=setting.paper.room)
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
    return _grid(PHONES, rows, setting)


def folded(rows: Sequence[Sequence[Box]], head: Sequence[Box], setting: Setting) -> Grid:
    """Put the cells of each row below each other, each after the head of its column.

    The heads are read once, before the rows, as in any table; on the page they are repeated in every row.
    """
    lines: list[list[Box]] = []
    widest = max((asked(box)[1] for box in head), default=0.0) + CLOSE
    indent = min(widest, setting.paper.line * MOST_LABEL)
    for index, row in enumerate(rows):
        heads = head if index == 0 else [Silent(box) for box in head]
        for box in (*head, *row):
            _start_left(box)
        parts = [Item(label, cell, indent) for label, cell in zip(heads, row, strict=True)]
        lines.append([Stack(parts)])
    return Grid(ONE, lines, page=setting.paper.room)


def _start_left(box: Box) -> None:
    """Let words that stood at the end of a column start at the left."""
    match box:
        case TextBox():
            box.at_end = False
        case Stack():
            for inner in box.boxes:
                _start_left(inner)
        case Item():
            _start_left(box.body)


def _grid(look: Look, rows: Sequence[Sequence[Box]], setting: Setting) -> Grid:
    """Make a table without heads; in large print the cells of a row stand below each other."""
    if setting.paper.is_large:
        one = replace(look, shares=(1,))
        return Grid(one, [[Stack(row)] for row in rows], page=setting.paper.room)
    return Grid(look, rows, page=setting.paper.room)


def _fits(rows: Sequence[Sequence[Box]], setting: Setting) -> bool:
    """Tell whether no column is too narrow for its longest word."""
    room = setting.paper.line - CLOSE * (len(rows[0]) - 1)
    longest = [max(asked(box)[0] for box in column) for column in zip(*rows, strict=True)]
    return sum(longest) <= room and len(longest) <= MOST_COLUMNS


def _fitted(rows: Sequence[Sequence[Box]], setting: Setting) -> Look:
    """Let the words decide how wide the columns of a table over the whole line are."""
    return Look(fitted(rows, setting.paper.line - CLOSE * (len(rows[0]) - 1)), gap=CLOSE)


def _head(words: Sequence[str], setting: Setting, whole: Element, ends: Sequence[bool] = ()) -> list[Box]:
    """Lay out the head of a table; a word stands at the end where its column does."""
    row = whole.add("TR")
    cells = [(word, row.add("TH", scope="Column").add("P")) for word in words]
    aligned = zip(cells, [*ends, *[False] * (len(words) - len(ends))], strict=True)
    return [
        setting.text(word, HEAD, element, at_end=at_end, is_label=True) for (word, element), at_end in aligned
    ]


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


def _bar(chart: Chart | None, cell: Element, setting: Setting) -> Box:
    """Lay out a bar in a cell, or nothing where there is no figure."""
    if chart is None or not chart.shapes:
        return Stack(())
    element = cell.add("Figure", alternative=chart.alternative)
    return ChartBox(chart, element, setting.paper.chart_scale(chart.width))
