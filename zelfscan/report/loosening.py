"""Let go of what stays together, where else a heading would be alone on a page."""

from copy import copy

from zelfscan.report.boxes import Box
from zelfscan.report.stacks import Framed, Item, Stack, Together
from zelfscan.report.tables import Grid


def loosened(box: Box, *, rows: bool = False) -> Box:
    """Let a box be divided that else stays whole: for what fills a page, but follows a heading.

    With ``rows`` the rows of tables may be divided too.
    """
    match box:
        case Together():
            return loosened(box.inner, rows=rows)
        case Stack():
            index = next((at for at, inner in enumerate(box.boxes) if not inner.holds_next), None)
            if index is None:
                return box
            boxes = (*box.boxes[:index], loosened(box.boxes[index], rows=rows), *box.boxes[index + 1 :])
            return Stack(boxes, box.before, box.after)
        case Framed():
            frame = copy(box)
            frame.inner = loosened(box.inner, rows=rows)
            return frame
        case Item():
            item = copy(box)
            item.body = loosened(box.body, rows=rows)
            return item
        case Grid() if rows:
            grid = copy(box)
            grid.page = 0.0
            return grid
        case _:
            return box
