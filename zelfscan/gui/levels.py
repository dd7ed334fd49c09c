"""Levels by name: which of the four colours and shapes one has, and its fixed word on the screen."""

from typing import Literal, cast

from zelfscan.wording.levels import band_words, level_word, sign_of

Family = Literal["low", "medium", "high", "unknown"]

word_of = level_word
band_text = band_words


def family_of(level: str) -> Family:
    """Return the colour family of a level of a risk or of a score."""
    return cast(Family, sign_of(level))
