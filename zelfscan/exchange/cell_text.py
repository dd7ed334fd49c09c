"""Text from people in a file that another program reads: no sign in it does anything there.

A spreadsheet runs a text that begins as a formula, some signs turn the order of words around, and XML knows
no place for others.
"""

from unicodedata import category

#: What a spreadsheet takes for the beginning of a formula, also with signs of another width; a tab or a
#: new line only hides what comes next.
FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠"
UNREADABLE = "\ufffd"
_KEPT = "\n"
_LINE_ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def cleaned(text: str) -> str:
    """Keep every character that a person can see and every new line; the rest would only do harm.

    Control and format characters go; a tab becomes a space, and half a character the sign for unreadable.
    """
    return "".join(map(_cleaned, text.replace("\r\n", "\n")))


def neutralised(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe goes before one that begins so."""
    begins = text.lstrip(" \u00a0")[:1]
    return f"'{text}" if begins and begins in FORMULA_SIGNS else text


def _cleaned(character: str) -> str:
    if character == _KEPT:
        return character
    if character in _LINE_ENDS:
        return "\n"
    if character == "\t":
        return " "
    kind = category(character)
    if kind in ("Cc", "Cf"):
        return ""
    if kind == "Cs" or ord(character) & 0xFFFE == 0xFFFE:
        return UNREADABLE
    return character
