"""Words into lines: broken at spaces, ragged right, and never beyond the width."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from zelfscan.report.syllables import SOFT_HYPHEN, Syllables

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
#: A word is broken where the line would else end with more white than this share of it.
UGLY = 0.25
#: So many lines in a row may end with a hyphen.
IN_A_ROW = 2


def break_lines(
    runs: Iterable[Run],
    width: float,
    measure: Measure,
    syllables: Syllables | None = None,
    ugly: float = UGLY,
) -> tuple[TextLine, ...]:
    """Break runs into lines of at most a width.

    A line that ends at a space or at a new line is closed with a space, because a screen reader else glues
    the words around the break together. A word that does not fit on a line of its own is broken inside. With
    ``syllables`` a word is also broken at those, with a soft hyphen, where the gap would else be ``ugly``: a
    larger share of the width than that.
    """
    lines: list[TextLine] = []
    for words in _hard_lines(runs):
        if lines:
            lines[-1] = _closed(lines[-1])
        lines += _Filler(width, measure, syllables, ugly).fill(words)
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
                    lines[-1][-1].append(_like(run, part))
    return [[word for word in line if word] for line in lines]


class _Filler:
    """Puts the words of one typed line on lines, as many on each as fit."""

    def __init__(self, width: float, measure: Measure, syllables: Syllables | None, ugly: float) -> None:
        """Start with an empty line."""
        self._width, self._measure, self._syllables = width, measure, syllables
        self._ugly = ugly * width
        self._lines: list[TextLine] = []
        self._line: list[Run] = []
        self._used = 0.0
        self._hyphens = 0

    def fill(self, words: Iterable[list[Run]]) -> list[TextLine]:
        """Return the lines; the last one is not closed."""
        for word in words:
            self._add(word)
        return [*self._lines, TextLine(_joined(self._line), self._used)]

    def _add(self, word: list[Run]) -> None:
        """Put a word on this line, on the next one, or in part on both."""
        rest: list[Run] | None = word
        while rest is not None:
            space = self._measure(" ", self._line[-1].bold) if self._line else 0.0
            length = self._length(rest)
            if self._used + space + length <= self._width:
                self._put(rest, space + length)
                return
            rest = self._divide(rest, length, space)

    def _divide(self, word: list[Run], length: float, space: float) -> list[Run] | None:
        """Close this line, with a part of the word if that is better; return what is left of the word."""
        room = self._width - self._used - space
        may_break = self._hyphens < IN_A_ROW and (not self._line or room > self._ugly)
        if may_break and (parts := self._parts(word, room)):
            first, rest = parts
            self._put(first, space + self._length(first))
            self._lines.append(TextLine(_joined(self._line), self._used))
            self._line, self._used, self._hyphens = [], 0.0, self._hyphens + 1
            return rest
        if self._line:
            self._lines.append(_closed(TextLine(_joined(self._line), self._used)))
            self._line, self._used, self._hyphens = [], 0.0, 0
            return word
        *full, (self._line, self._used) = _broken(word, self._width, self._measure)
        self._lines += [TextLine(_joined(part), part_width) for part, part_width in full]
        self._hyphens = 0
        return None

    def _parts(self, word: list[Run], room: float) -> tuple[list[Run], list[Run]] | None:
        """Divide a word at the last syllable that fits in the room."""
        if self._syllables is None or len(word) > 1 or word[0].language:
            return None
        run = word[0]
        for place in reversed(self._syllables(run.words)):
            hyphen = "" if run.words[place - 1] == "-" else SOFT_HYPHEN
            first = _like(run, run.words[:place] + hyphen)
            if self._length([first]) <= room:
                return [first], [_like(run, run.words[place:])]
        return None

    def _put(self, word: list[Run], length: float) -> None:
        """Put words on this line."""
        if self._line:
            self._line.append(_like(self._line[-1], " "))
        self._line += word
        self._used += length

    def _length(self, word: list[Run]) -> float:
        """Measure a word."""
        return sum(self._measure(run.words, run.bold) for run in word)


def _like(run: Run, words: str) -> Run:
    """Give other words the weight and the language of a run."""
    return Run(words, run.bold, run.language)


def _closed(line: TextLine) -> TextLine:
    """Close a line with a space, which does not count for its width."""
    last = line.runs[-1] if line.runs else Run("")
    return TextLine(_joined([*line.runs, _like(last, " ")]), line.width)


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
            piece.append((_like(run, character), length))
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
            joined[-1] = _like(run, joined[-1].words + run.words)
        else:
            joined.append(run)
    return tuple(joined)
