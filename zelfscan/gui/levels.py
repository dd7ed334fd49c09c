"""Levels by name: which of the four colours and shapes one has, and its fixed word on the screen."""

from typing import Literal

Family = Literal["low", "medium", "high", "unknown"]

_FAMILIES: dict[str, Family] = {
    "low": "low",
    "medium": "medium",
    "high": "high",
    "unknown": "unknown",
    "good": "low",
    "fair": "medium",
    "weak": "high",
    "insufficient": "unknown",
    "none": "unknown",
}

_WORDS = {
    "low": "Laag",
    "medium": "Middel",
    "high": "Hoog",
    "unknown": "Nog niet bekend",
    "good": "Goed",
    "fair": "Redelijk",
    "weak": "Zwak",
    "insufficient": "Te weinig gegevens",
    "none": "Niet van toepassing",
}


def family_of(level: str) -> Family:
    """Return the colour family of a level of a risk or of a score."""
    return _FAMILIES[level]


def word_of(level: str, best: str | None = None) -> str:
    """Return the word for a level, and what it can still be: "Zwak, kan redelijk zijn"."""
    word = _WORDS[level]
    if best is None or best == level or family_of(level) == "unknown":
        return word
    return f"{word}, kan {_WORDS[best].lower()} zijn"


def band_text(low: int, high: int) -> str:
    """Return the figures of a band as the screen shows them: "46 tot 68", or one number."""
    return str(low) if low == high else f"{low} tot {high}"
