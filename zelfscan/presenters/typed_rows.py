"""Words of a recovery sheet that come in at one row and belong in several: pasted, or typed on and on."""

import re
from collections.abc import Sequence

from zelfscan.crypto.recovery_words import ROW_WORDS, read_row, typed_words
from zelfscan.crypto.recovery_words import ROWS as ROWS
from zelfscan.errors.recovery import RowMistyped

_ALL = ROWS * ROW_WORDS
_MOST = 4_000
"""Signs that are looked at; sixteen words on a page of their own are a fifth of it."""
_NAME_OF_ROW = re.compile(r"\bregel\s*\d", re.IGNORECASE)


def laid_out(rows: Sequence[str], number: int, before: str) -> tuple[str, ...] | None:
    """Return how the rows should stand now that the text of one has changed; none where it stays.

    All sixteen words fill every row, whatever stood there. Fewer go on in the rows below, if these are empty:
    pasted ones as they come, typed ones once the row is complete. What is too much stays in the last row.
    """
    text = rows[number - 1]
    if len(text) > _MOST:
        return None
    pasted = _inserted(before, text)
    for each in (pasted, text):
        words = _words(each)
        if len(words) == _ALL:
            return _in_rows(words, ROWS)
    left = ROWS - number
    if len(words) <= ROW_WORDS or not left or any(row.strip() for row in rows[number:]):
        return None
    if len(_words(pasted)) > 1 or _is_row(number, " ".join(words[:ROW_WORDS])):
        return (*rows[: number - 1], *_in_rows(words, left + 1))
    return None


def _words(text: str) -> tuple[str, ...]:
    return typed_words(_NAME_OF_ROW.sub(" ", text))


def _is_row(number: int, text: str) -> bool:
    try:
        read_row(number, text)
    except RowMistyped:
        return False
    return True


def _in_rows(words: Sequence[str], count: int) -> tuple[str, ...]:
    ends = [*((place + 1) * ROW_WORDS for place in range(count - 1)), len(words)]
    return tuple(" ".join(words[place * ROW_WORDS : end]) for place, end in enumerate(ends))


def _inserted(before: str, after: str) -> str:
    """Return what came in between two texts, where one piece was put into the other."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return after[start : len(after) - end]
