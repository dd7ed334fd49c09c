"""From words to sentences: a list with *en*, a capital, a full stop."""

from collections.abc import Iterable


def joined(words: Iterable[str]) -> str:
    """Join words with commas and a last *en*."""
    items = list(words)
    return f"{', '.join(items[:-1])} en {items[-1]}" if len(items) > 1 else "".join(items)


def capitalised(words: str) -> str:
    """Begin with a capital, and leave the other letters as they are."""
    return f"{words[:1].upper()}{words[1:]}"


def as_sentence(words: str) -> str:
    """Begin with a capital and end with a full stop; nothing stays nothing."""
    return f"{capitalised(words)}." if words else ""
