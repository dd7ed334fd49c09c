"""How wide the columns of a table are when its words decide."""

from collections.abc import Sequence

from zelfscan.report.boxes import Box, TextBox
from zelfscan.report.stacks import Item, Stack

#: No column asks for more of the line than this share, however long its words are.
MOST = 0.4
#: Play, so that a word that fits exactly is not broken by rounding.
PLAY = 0.5


def fitted(rows: Sequence[Sequence[Box]], room: float) -> tuple[float, ...]:
    """Share the room between the columns of these rows.

    Each gets at least its longest word, as far as there is room for those. What is left goes to where lines
    are longer than that; if no line has to be broken, the column with the longest lines gets what remains.
    """
    columns = [[asked(box) for box in column] for column in zip(*rows, strict=True)]
    least = _lowered([max(word for word, _ in column) + PLAY for column in columns], room)
    wished = [
        max(word, min(max(line for _, line in column) + PLAY, room * MOST))
        for word, column in zip(least, columns, strict=True)
    ]
    spare = room - sum(wished)
    if spare >= 0:
        longest = wished.index(max(wished))
        return (*wished[:longest], wished[longest] + spare, *wished[longest + 1 :])
    share = (room - sum(least)) / (sum(wished) - sum(least))
    return tuple(word + (line - word) * share for word, line in zip(least, wished, strict=True))


def _lowered(sizes: Sequence[float], room: float) -> list[float]:
    """Lower the largest sizes to one height, so that all fit; the smaller ones stay what they are."""
    left = room
    for index, size in enumerate(sorted(sizes)):
        height = left / (len(sizes) - index)
        if size > height:
            return [min(each, height) for each in sizes]
        left -= size
    return list(sizes)


def asked(box: Box) -> tuple[float, float]:
    """Measure the longest word and the longest line in a cell."""
    match box:
        case TextBox():
            return box.longest(), box.width()
        case Stack():
            found = [asked(inner) for inner in box.boxes]
            return max((word for word, _ in found), default=0.0), max(
                (line for _, line in found), default=0.0
            )
        case Item():
            word, line = asked(box.body)
            return word + box.indent, line + box.indent
        case _:
            return 0.0, 0.0
