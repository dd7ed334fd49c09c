"""Words for levels and bands; a level is never shown without its word."""

from fractions import Fraction
from math import floor

_WORDS = {
    "high": "Hoog",
    "medium": "Middel",
    "low": "Laag",
    "unknown": "Nog niet bekend",
    "good": "Goed",
    "fair": "Redelijk",
    "weak": "Zwak",
    "insufficient": "Te weinig gegevens",
    "none": "Niet van toepassing",
}

FAMILY = {"good": "low", "fair": "medium", "weak": "high", "insufficient": "unknown", "none": "unknown"}
"""The level of a risk that has the same sign and colour as the level of a score."""


def level_word(level: str, best: str | None = None) -> str:
    """Return the word for a level, with what it can still become when the band crosses a limit."""
    word = _WORDS[level]
    if best is None or best == level or level in ("unknown", "insufficient", "none"):
        return word
    return f"{word}, kan {_WORDS[best].lower()} zijn"


def sign_of(level: str) -> str:
    """Return the risk level whose sign and colour go with any level."""
    family = FAMILY.get(level, level)
    return "unknown" if family == "none" else family


def whole(value: Fraction, scale: int = 1) -> int:
    """Round down for show, so that no figure is ever shown better than it is in a score."""
    return floor(value * scale)


def band_words(low: int, high: int) -> str:
    """Return one number, or two with *tot* between them."""
    return str(low) if low == high else f"{low} tot {high}"


def reference_words(kind: str) -> str:
    """Say what 100 means for a risk."""
    return "gemiddeld huis = 100" if kind == "average-home" else "ons voorbeeld (aanname) = 100"


def standing_words(ratio_high: Fraction | None, kind: str, reference: Fraction) -> str | None:
    """Say that a risk is surely better than its reference, when it is."""
    if ratio_high is None or ratio_high >= reference:
        return None
    return "beter dan gemiddeld" if kind == "average-home" else "beter dan ons voorbeeld"
