"""From blocks to boxes: which part of a report is laid out by whom."""

from collections.abc import Sequence

from zelfscan.report import image_boxes, prose, rows
from zelfscan.report.boxes import Box, Break
from zelfscan.report.document import (
    Answers,
    Block,
    Bullets,
    Columns,
    Figure,
    FindingCard,
    Heading,
    Image,
    ImageRows,
    KeepTogether,
    KeyValues,
    Link,
    MeasureCard,
    Notice,
    Numbered,
    PageBreak,
    Paragraph,
    PhoneList,
    RiskRows,
    ScoreRows,
    TableBlock,
    WordRows,
    WritingLine,
)
from zelfscan.report.finding_card import finding_card
from zelfscan.report.measure_card import measure_card
from zelfscan.report.setting import Setting
from zelfscan.report.stacks import Side, Stack, Together
from zelfscan.report.structure import Element
from zelfscan.report.word_rows import word_rows, writing_line

ProseBlock = Heading | Paragraph | Bullets | Numbered | Link | Notice | Figure
RowsBlock = KeyValues | TableBlock | RiskRows | ScoreRows | Answers | PhoneList


def lay_out(blocks: Sequence[Block], setting: Setting, parent: Element) -> Stack:
    """Lay out blocks under each other, and add them to the structure tree in that order."""
    return Stack([_box(block, setting, parent) for block in blocks])


def _box(block: Block, setting: Setting, parent: Element) -> Box:
    """Lay out one block."""
    match block:
        case PageBreak():
            return Break()
        case KeepTogether():
            return Together(_joined(block.blocks, setting, parent), setting.paper.room)
        case Columns():
            columns = [_joined(column, setting, parent) for column in block.columns]
            return Stack(columns) if setting.paper.is_large else Side(columns, block.shares)
        case Heading() | Paragraph() | Bullets() | Numbered() | Link() | Notice() | Figure():
            return _prose(block, setting, parent)
        case MeasureCard():
            return measure_card(block, setting, parent)
        case FindingCard():
            return finding_card(block, setting, parent)
        case Image():
            return image_boxes.image(block, setting, parent)
        case ImageRows():
            return image_boxes.image_rows(block, setting, parent)
        case WordRows() | WritingLine():
            return _written(block, setting, parent)
        case _:
            return _rows(block, setting, parent)


def _written(block: WordRows | WritingLine, setting: Setting, parent: Element) -> Box:
    """Lay out what is written by hand, or in large letters to be copied by hand."""
    match block:
        case WordRows():
            return word_rows(block, setting, parent)
        case WritingLine():
            return writing_line(block, setting, parent)


def _rows(block: RowsBlock, setting: Setting, parent: Element) -> Box:
    """Lay out what consists of rows."""
    match block:
        case KeyValues():
            return rows.key_values(block, setting, parent)
        case TableBlock():
            return rows.table(block, setting, parent)
        case RiskRows():
            return rows.risk_rows(block, setting, parent)
        case ScoreRows():
            return rows.score_rows(block, setting, parent)
        case Answers():
            return rows.answers(block, setting, parent)
        case PhoneList():
            return rows.phones(block, setting, parent)


def _prose(block: ProseBlock, setting: Setting, parent: Element) -> Box:
    """Lay out running text and what stands between it."""
    match block:
        case Heading():
            return prose.heading(block, setting, parent)
        case Paragraph():
            return prose.paragraph(block, setting, parent)
        case Bullets():
            return prose.bullets(block, setting, parent)
        case Numbered():
            return prose.numbered(block, setting, parent)
        case Link():
            return prose.link(block, setting, parent)
        case Notice():
            return prose.notice(block, setting, parent)
        case Figure():
            return prose.figure(block, setting, parent)


def _joined(blocks: Sequence[Block], setting: Setting, parent: Element) -> Stack:
    """Lay out blocks that form one box, with the white space of the first and the last."""
    stack = lay_out(blocks, setting, parent)
    if stack.boxes:
        stack.before, stack.after = stack.boxes[0].before, stack.boxes[-1].after
    return stack
