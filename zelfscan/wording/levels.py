"""Words for levels and bands; a level is never shown without its word."""

from math import floor
from typing import TYPE_CHECKING

from zelfscan.charts.levels import LOOKS, Band, level_text, number_text
from zelfscan.i18n import say

if TYPE_CHECKING:
    from fractions import Fraction  # the first window is there sooner without it

_FAMILY = {"muted": "unknown"}


def level_word(level: str, best: str | None = None) -> str:
    """Return the word for a level, with what it can still become when the band crosses a limit."""
    return level_text(Band(None, None, level, best or ""))


def sign_of(level: str) -> str:
    """Return the risk level whose sign and colour go with any level: low, medium, high or unknown."""
    colour = LOOKS[level].colour
    return _FAMILY.get(colour, colour)


def whole(value: "Fraction", scale: int = 1) -> int:
    """Round down for show, so that no figure is ever shown better than it is in a score."""
    return floor(value * scale)


def band_words(low: int, high: int) -> str:
    """Return one number, or two with *tot* between them."""
    return number_text(Band(low, high, "none"))


def reference_name(kind: str) -> str:
    """Name what a risk is compared with."""
    return say("gemiddeld huis") if kind == "average-home" else say("ons voorbeeld (aanname)")


def reference_words(kind: str) -> str:
    """Say what 100 means for a risk."""
    return say("gemiddeld huis = 100") if kind == "average-home" else say("ons voorbeeld (aanname) = 100")


def standing_words(ratio_high: "Fraction | None", kind: str, reference: "Fraction") -> str | None:
    """Say that a risk is surely better than its reference, when it is."""
    if ratio_high is None or ratio_high >= reference:
        return None
    return say("beter dan gemiddeld") if kind == "average-home" else say("beter dan ons voorbeeld")
