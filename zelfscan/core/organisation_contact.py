"""What somebody whom one can call at an organisation may be, wherever the organisation says it."""

import re
from unicodedata import category, digit, normalize
from unicodedata import name as name_of

TELEPHONE = re.compile(r"[+(]?[0-9][0-9 ()./-]{1,24}")
EMAIL = re.compile(r"[^\s@<>()]{1,60}@[^\s@<>()]{1,40}\.[^\s@<>()]{1,24}")

_NATIONAL = (
    "112", "eeneentwee", "oneonetwo", "09008844", "alarmnummer", "direct gevaar", "immediate danger",
    "politie geen spoed", "police nonurgent", "ondersteuningsteam", "support team",
)  # fmt: skip
_NATIONAL_PLAIN = tuple(each.replace(" ", "") for each in _NATIONAL)
_LATIN = re.compile(r"LATIN (?:SMALL LETTER|LETTER SMALL CAPITAL) (?:[A-Z]+ )?(ALPHA|[A-Z])(?: WITH .*)?")
"""A letter with a stroke, without its dot or as a small capital is called after the one it looks like."""
_UNSEEN = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and signs that count as printable and of which nothing is to be seen."""
_MOST_MARKS = 2
"""So many accents can stand on one letter; more of them run over the lines above and below."""


def names_national(name: str) -> bool:
    """Tell whether a name looks like a number of the whole country: nobody gives another one under its name.

    Also in other shapes of the same figures and letters, such as those of full width, with signs between, and
    in the other language of the program. A name with a letter of another script counts as one: many of those
    look just like ours, and nobody who reads the name can tell.
    """
    plain = [_plain(sign) for sign in normalize("NFKD", name).casefold() if sign.isalnum()]
    text = "".join(sign for sign in plain if sign is not None)
    return None in plain or any(each in text for each in _NATIONAL_PLAIN)


def _plain(sign: str) -> str | None:
    """Return the figure or letter that somebody reads; empty for one between, none for another script."""
    figure = digit(sign, None)
    if figure is not None:
        return str(figure)
    called = name_of(sign, "")
    if called.startswith("MODIFIER LETTER"):
        return ""  # such as the apostrophe of ʼs-Gravenhage, that counts as a letter
    if not called.startswith("LATIN"):
        return None
    found = _LATIN.fullmatch(called)
    return found[1][0].lower() if found else sign


def is_seen(text: str) -> bool:
    """Tell whether a text can be read as it stands: no letter without a shape, no pile of accents."""
    marks = 0
    for sign in text:
        marks = marks + 1 if category(sign) in ("Mn", "Me") else 0
        if sign in _UNSEEN or marks > _MOST_MARKS:
            return False
    return True
