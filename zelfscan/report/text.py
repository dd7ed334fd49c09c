"""Text from people is text: what somebody typed is printed as typed.

Nothing in the report is ever read as markup, so there is nothing to escape. What remains is to leave out
what cannot be printed, and to write a character that the font lacks in another way where that exists.
"""

from collections.abc import Callable
from unicodedata import category, normalize

#: Characters that end a line.
LINE_ENDS = "\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
NO_BREAK_SPACE = "\u00a0"
UNREADABLE = "\ufffd"
TAB = NO_BREAK_SPACE * 4


def plain(text: str) -> str:
    """Clean a text for print: keep every character that a person can see, and every new line.

    Control and format characters go, for they have no shape and could turn the order of words around. Spaces
    in a row stay in a row. Half characters become the sign for something unreadable, and so do characters
    for private use, which mean nothing to another reader and which PDF/A forbids.
    """
    if text.isascii() and text.isprintable() and "  " not in text and not text.startswith(" "):
        return text
    joined = text.replace("\r\n", "\n")
    cleaned = "".join(_cleaned(character) for character in joined)
    return normalize("NFC", _keep_spaces(cleaned))


def spelled(text: str, has: Callable[[str], bool]) -> str:
    """Write what the font lacks in letters that it has, where that says the same: ĳ as ij, and ﬁ as fi."""
    return "".join(_spelled_character(character, has) for character in text)


def bare_letter(character: str) -> str:
    """Give the letter under an accent, or the character itself."""
    return normalize("NFD", character)[:1]


def _cleaned(character: str) -> str:
    """Clean one character."""
    if character in LINE_ENDS:
        return "\n"
    if character == "\t":
        return TAB
    kind = category(character)
    if kind in ("Cc", "Cf"):
        return ""
    if kind in ("Cs", "Co") or (kind == "Cn" and ord(character) & 0xFFFE == 0xFFFE):
        return UNREADABLE
    if kind == "Zs":
        return character if character in (" ", NO_BREAK_SPACE) else " "
    return character


def _keep_spaces(text: str) -> str:
    """Hold spaces at the start of a line and further spaces in a row, so that they are not lost."""
    kept: list[str] = []
    for character in text:
        before = kept[-1] if kept else "\n"
        kept.append(
            NO_BREAK_SPACE if character == " " and before in (" ", NO_BREAK_SPACE, "\n") else character
        )
    return "".join(kept)


def _spelled_character(character: str, has: Callable[[str], bool]) -> str:
    """Spell one character, or leave it if there is no better way."""
    if has(character):
        return character
    apart = normalize("NFKC", character)
    return apart if all(map(has, apart)) else character
