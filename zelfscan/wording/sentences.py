"""From words to sentences: a list with *en*, a capital, a full stop."""

from collections.abc import Iterable

from zelfscan.i18n import spoken

_AND = {"nl": "en", "en": "and"}
#: How a sentence can begin with a word that keeps its capital everywhere.
_ALWAYS_CAPITAL = {"nl": (), "en": ("I ", "I’")}
_MARK = "\0"


def joined(words: Iterable[str]) -> str:
    """Join words with commas and a last *en* (*and* in English)."""
    items = list(words)
    last = f" {_AND[spoken()]} "
    return last.join((", ".join(items[:-1]), items[-1])) if len(items) > 1 else "".join(items)


def capitalised(words: str) -> str:
    """Begin with a capital, and leave the other letters as they are."""
    return f"{words[:1].upper()}{words[1:]}"


def uncapitalised(words: str) -> str:
    """Begin with a small letter, as behind a colon, except where the language always has a capital."""
    return words if words.startswith(_ALWAYS_CAPITAL[spoken()]) else f"{words[:1].lower()}{words[1:]}"


def as_sentence(words: str) -> str:
    """Begin with a capital and end with a full stop; nothing stays nothing."""
    return f"{capitalised(words)}." if words else ""


def paragraph(*sentences: str) -> str:
    """Put whole sentences behind each other; empty ones are left out."""
    return " ".join(sentence for sentence in sentences if sentence)


def stressed(words: str) -> str:
    """Mark a value that is strong within a sentence; ``pieces`` finds it back wherever it stands."""
    return f"{_MARK}{words}{_MARK}"


def pieces(sentence: str) -> tuple[tuple[str, str], ...]:
    """Cut a sentence at the values that are strong; each piece says first whether it is."""
    parts = enumerate(sentence.split(_MARK))
    return tuple(("strong" if number % 2 else "", part) for number, part in parts if part)
