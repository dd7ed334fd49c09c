"""The words of the recovery sheet: made by chance, written down by hand, and read back.

A sheet has four rows of four words. In each row three words are chance (11 bits each, 132 in all); the fourth
is worked out from the number of the row and those three. So a row that is wrong is found and named, and a row
in the place of another is found too, before anything slow is done.
"""

import re
import secrets
from bisect import bisect_left
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice, takewhile
from string import ascii_lowercase
from typing import Final
from unicodedata import category, normalize

from zelfscan.crypto.recovery_list import WORDS
from zelfscan.errors.recovery import RowMistyped

Row = tuple[str, str, str, str]
Sheet = tuple[Row, Row, Row, Row]

ROWS: Final = 4
ROW_WORDS: Final = 4
WORD_BITS: Final = 11
BITS: Final = ROWS * (ROW_WORDS - 1) * WORD_BITS
"""How much chance a sheet holds."""
MOST_COMPLETIONS: Final = 6
_ENOUGH: Final = 4

_PURPOSE = "zelfscan recovery row, version 1"
_KNOWN = frozenset(WORDS)
_LONGEST = max(map(len, WORDS))
_MAX_TYPED = 400
_BETWEEN = re.compile(r"[\W_]+")


def new_sheet() -> Sheet:
    """Make a sheet of 132 random bits."""
    return (_new_row(1), _new_row(2), _new_row(3), _new_row(4))


def typed_words(typed: str) -> tuple[str, ...]:
    """Return the words in what somebody typed, in small letters and without accents.

    Whatever stands between words falls away: spaces, commas, hyphens, and the numbers of rows and words.
    """
    parts = (part.lstrip("0123456789") for part in _BETWEEN.split(_plain(typed)))
    return tuple(part for part in parts if part)


def read_row(number: int, typed: str) -> Row:
    """Return the row that somebody meant.

    The first four letters stand for a word: no other word begins with them.

    Raises ``RowMistyped`` if these are not four words of a sheet that belong together in this row.
    """
    if not 1 <= number <= ROWS:
        raise ValueError("not a row of a sheet")
    if len(typed) > _MAX_TYPED:
        raise RowMistyped(number)
    words = tuple(_whole(word) for word in typed_words(typed))
    unknown = tuple(word for word in words if word not in _KNOWN)
    if len(words) != ROW_WORDS or unknown:
        raise RowMistyped(number, unknown, count=len(words))
    first, second, third, last = words
    if _check(number, first, second, third) == last:
        return (first, second, third, last)
    others = (other for other in range(1, ROWS + 1) if _check(other, first, second, third) == last)
    raise RowMistyped(number, belongs=next(others, None))


def secret_of(sheet: Sheet) -> str:
    """Return the text that is given to the vault: the twelve words of chance, with spaces between them."""
    return " ".join(word for row in sheet for word in row[:-1])


def is_word(word: str) -> bool:
    """Tell whether a word, as ``typed_words`` gives it, or its first four letters, can stand on a sheet."""
    return _whole(word) in _KNOWN


def completions(beginning: str) -> tuple[str, ...]:
    """Return the words that begin so, at most six, in the order of the alphabet; none for no beginning."""
    begun = _plain(beginning).strip()
    if not begun:
        return ()
    found = takewhile(lambda word: word.startswith(begun), islice(WORDS, bisect_left(WORDS, begun), None))
    return tuple(islice(found, MOST_COMPLETIONS))


def meant(word: str) -> str | None:
    """Return the only word that is one typing error away: a letter wrong, missing, too many, or two swapped.

    None for a word that can stand on a sheet, and where no word or more than one is that close.
    """
    typed = _plain(word).strip()
    if typed in _KNOWN or len(typed) > _LONGEST + 1:
        return None
    close = tuple(_KNOWN.intersection(_one_away(typed)))
    return close[0] if len(close) == 1 else None


def _whole(word: str) -> str:
    """Return the word of which somebody typed the beginning; anything else stays as it is."""
    found = completions(word) if len(word) >= _ENOUGH and word not in _KNOWN else ()
    return found[0] if len(found) == 1 else word


def _new_row(number: int) -> Row:
    first, second, third = (secrets.choice(WORDS) for _ in range(ROW_WORDS - 1))
    return (first, second, third, _check(number, first, second, third))


def _check(number: int, first: str, second: str, third: str) -> str:
    """Return the last word of a row: the first 11 bits of SHA-256 over the row."""
    digest = sha256(f"{_PURPOSE}\n{number}\n{first} {second} {third}".encode("ascii")).digest()
    return WORDS[int.from_bytes(digest[:2], "big") >> (16 - WORD_BITS)]


def _plain(text: str) -> str:
    """Write text in small letters without accents, joined signs (ĳ) and signs that nobody sees."""
    apart = normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if category(sign) not in ("Mn", "Cf"))


def _one_away(word: str) -> Iterator[str]:
    """Give every text that one typing error makes of a word."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
