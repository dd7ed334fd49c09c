"""Words into lines: broken at spaces, ragged right, and never beyond the width."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

#: Where a word that is longer than a line, such as a web address, is broken by preference.
BREAK_AFTER = "/-_.?&=,;:@"


@dataclass(frozen=True)
class Run:
    """Words in one weight and one language; without a language it is that of the document."""

    words: str
    bold: bool = False
    language: str = ""


@dataclass(frozen=True)
class TextLine:
    """One line: its runs, and its width without the space that may close it."""

    runs: tuple[Run, ...]
    width: float


#: Measures words in a weight.
Measure = Callable[[str, bool], float]


def break_lines(runs: Iterable[Run], width: float, measure: Measure) -> tuple[TextLine, ...]:
    """Break runs into lines of at most a width.

    A line that ends at a space or at a new line is closed with a space, because a screen reader else glues
    the words around the break together. A word that does not fit on a line of its own is broken inside.
    """
    lines: list[TextLine] = []
    for words in _hard_lines(runs):
        if lines:
            lines[-1] = _closed(lines[-1])
        lines += _fill(words, width, measure)
    return tuple(lines)


def _hard_lines(runs: Iterable[Run]) -> list[list[list[Run]]]:
    """Divide runs into the lines that were typed, each a list of words, each a list of runs."""
    lines: list[list[list[Run]]] = [[[]]]
    for run in runs:
        for number, typed in enumerate(run.words.split("\n")):
            if number:
                lines.append([[]])
            for index, part in enumerate(typed.split(" ")):
                if index:
                    lines[-1].append([])
                if part:
                    lines[-1][-1].append(replace(run, words=part))
    return [[word for word in line if word] for line in lines]


def _fill(words: list[list[Run]], width: float, measure: Measure) -> list[TextLine]:
    """Put words on lines, as many on each as fit."""
    lines: list[TextLine] = []
    line: list[Run] = []
    used = 0.0
    for word in words:
        space = measure(" ", line[-1].bold) if line else 0.0
        length = sum(measure(run.words, run.bold) for run in word)
        if line and used + space + length > width:
            lines.append(_closed(TextLine(_joined(line), used)))
            line, used, space = [], 0.0, 0.0
        if length > width:
            *full, (line, used) = _broken(word, width, measure)
            lines += [TextLine(_joined(part), part_width) for part, part_width in full]
            continue
        if line:
            line.append(replace(line[-1], words=" "))
        line += word
        used += space + length
    return [*lines, TextLine(_joined(line), used)]


def _closed(line: TextLine) -> TextLine:
    """Close a line with a space, which does not count for its width."""
    last = line.runs[-1] if line.runs else Run("")
    return TextLine(_joined([*line.runs, replace(last, words=" ")]), line.width)


def _broken(word: list[Run], width: float, measure: Measure) -> list[tuple[list[Run], float]]:
    """Break one word into pieces that fit, after a sign such as a slash where there is one."""
    pieces: list[tuple[list[Run], float]] = []
    piece: list[tuple[Run, float]] = []
    for run in word:
        for character in run.words:
            length = measure(character, run.bold)
            if piece and sum(part[1] for part in piece) + length > width:
                cut = _cut(piece)
                pieces.append(_piece(piece[:cut]))
                piece = piece[cut:]
            piece.append((replace(run, words=character), length))
    return [*pieces, _piece(piece)]


def _cut(piece: list[tuple[Run, float]]) -> int:
    """Find where to break: after the last fitting sign in the second half, else at the end."""
    for index in range(len(piece), len(piece) // 2, -1):
        if piece[index - 1][0].words in BREAK_AFTER:
            return index
    return len(piece)


def _piece(piece: list[tuple[Run, float]]) -> tuple[list[Run], float]:
    """Put the characters of a piece together again."""
    return list(_joined([run for run, _ in piece])), sum(length for _, length in piece)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Bring neighbours of one weight and language together."""
    joined: list[Run] = []
    for run in runs:
        if joined and (joined[-1].bold, joined[-1].language) == (run.bold, run.language):
            joined[-1] = replace(run, words=joined[-1].words + run.words)
        else:
            joined.append(run)
    return tuple(joined)
