"""Where a Dutch word may be broken at the end of a line.

Only words in small letters are broken: never a name, a number, a web address or what somebody typed in
capitals. Where the spelling would change at the break (reëel, re-eel) there is none.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from string import digits

from pyphen import LANGUAGES

#: Stands where a word is broken: drawn as a hyphen, and passed by in reading aloud, searching and copying.
SOFT_HYPHEN = "\u00ad"
#: A shorter word is never broken, and so many letters stay together at its start and at its end.
SHORTEST, TOGETHER = 8, 3
CHANGES = "ëïöüäÿ"
_OPENING, _CLOSING = "(\\[\"'‘“„", "\\])\"'’”.,;:!?…"
_WORD = re.compile(rf"([{_OPENING}]*)([a-zà-öø-ÿ]+(?:-[a-zà-öø-ÿ]+)*)([{_CLOSING}]*)")
_COMPOUND = re.compile(rf"([{_OPENING}]*)([A-Z]{{2,}}-)([a-zà-öø-ÿ]+(?:-[a-zà-öø-ÿ]+)*)([{_CLOSING}]*)")
_TITLE = re.compile(rf"([{_OPENING}]*)([A-Z]?[a-zà-öø-ÿ]+)([{_CLOSING}]*)")

_NO_DIGITS = str.maketrans("", "", digits)

#: Gives the places at which a word may be broken, in order.
Syllables = Callable[[str], Sequence[int]]


def syllables(word: str) -> tuple[int, ...]:
    """Give the places at which a word may be broken, with the signs around it; a hyphen is one of them."""
    if found := _COMPOUND.fullmatch(word):
        # CCV-gesprek: what was typed in capitals stays whole, the rest is a word like any other.
        start = found.end(2)
        return (start, *(start + place for place in _places(found[3])))
    if found := _WORD.fullmatch(word):
        return tuple(found.end(1) + place for place in _places(found[2]))
    return ()


def syllables_of_label(word: str) -> tuple[int, ...]:
    """Give the same for words of the program itself, which may be broken although they start large."""
    found = _TITLE.fullmatch(word)
    return tuple(found.end(1) + place for place in _places(found[2].lower())) if found else syllables(word)


def _places(word: str) -> list[int]:
    """Give the places in a bare word: after its own hyphens, and between syllables of its longer parts."""
    places: list[int] = []
    start = 0
    for part in word.split("-"):
        if start:
            places.append(start)
        if len(part) >= SHORTEST:
            inside = range(TOGETHER, len(part) - TOGETHER + 1)
            found = _patterns().positions(part)
            places += [start + place for place in found if place in inside and part[place] not in CHANGES]
        start += len(part) + 1
    return [place for place in places if TOGETHER <= place <= len(word) - TOGETHER]


class _Patterns:
    """The patterns of Dutch; each is taken apart when a word needs it, and no word is remembered."""

    def __init__(self) -> None:
        """Read them all, by their letters; the first line of the file names how its letters are written."""
        written = LANGUAGES["nl_NL"].read_text("iso-8859-1").split()[1:]
        self._by_letters = {pattern.translate(_NO_DIGITS): pattern for pattern in written}
        self._longest = max(map(len, self._by_letters))

    def positions(self, word: str) -> list[int]:
        """Give the places of a word in small letters where the highest of the numbers that meet is odd."""
        letters = f".{word}."
        found = [0] * (len(letters) + 1)
        for start in range(len(letters) - 1):
            for end in range(start + 1, min(start + self._longest, len(letters)) + 1):
                if pattern := self._by_letters.get(letters[start:end]):
                    for place, number in enumerate(_numbers(pattern), start):
                        found[place] = max(found[place], number)
        return [place - 1 for place, number in enumerate(found) if number % 2]


def _numbers(pattern: str) -> list[int]:
    """Give the number before each letter of a pattern, and the one at its end; 0 where there is none."""
    numbers = [0]
    for sign in pattern:
        if sign.isdigit():
            numbers[-1] = int(sign)
        else:
            numbers.append(0)
    return numbers


@cache
def _patterns() -> _Patterns:
    """Read the patterns of Dutch when they are first needed; pyphen itself takes seven times as long."""
    return _Patterns()
