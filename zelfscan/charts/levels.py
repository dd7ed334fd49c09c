"""How a level looks and what it is called, for sections and for risks alike."""

from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING, Literal, TypeAlias

from zelfscan.i18n import later, say

if TYPE_CHECKING:
    from fractions import Fraction  # the first window is there sooner without it

Number: TypeAlias = "int | float | Fraction"
SignShape = Literal["circle", "diamond", "octagon", "dashed"]

#: Levels of which the word stands on its own: there is nothing that it "can be" besides.
OPEN_LEVELS = frozenset({"insufficient", "unknown", "none"})


@dataclass(frozen=True)
class LevelLook:
    """The word, the sign and the colour tokens of one level; the word is looked up where it is shown."""

    word: str
    sign: SignShape
    colour: str
    zone: str


LOOKS: dict[str, LevelLook] = {
    "good": LevelLook(later("Goed"), "circle", "low", "zone-low"),
    "fair": LevelLook(later("Redelijk"), "diamond", "medium", "zone-medium"),
    "weak": LevelLook(later("Zwak"), "octagon", "high", "zone-high"),
    "insufficient": LevelLook(later("Te weinig gegevens"), "dashed", "unknown", "zone-unknown"),
    "none": LevelLook(later("Niet van toepassing"), "dashed", "muted", "surface"),
    "low": LevelLook(later("Laag"), "circle", "low", "zone-low"),
    "medium": LevelLook(later("Middel"), "diamond", "medium", "zone-medium"),
    "high": LevelLook(later("Hoog"), "octagon", "high", "zone-high"),
    "unknown": LevelLook(later("Nog niet bekend"), "dashed", "unknown", "zone-unknown"),
}


@dataclass(frozen=True)
class Band:
    """A figure with its lower and upper end, and the level at the end that counts and at the other.

    Both ends are None where there is no figure. Give exact values: they are rounded down for show here.
    """

    low: "Number | None"
    high: "Number | None"
    level: str
    level_best: str = ""


def number_text(band: Band) -> str:
    """Write the band in figures, rounded down: one number if both ends look the same."""
    if band.low is None or band.high is None:
        return ""
    low, high = floor(band.low), floor(band.high)
    return str(low) if low == high else say("{low} tot {high}", low=low, high=high)


def level_text(band: Band) -> str:
    """Write the level in words, with the level that it can still turn out to be."""
    word = say(LOOKS[band.level].word)
    best = band.level_best or band.level
    if best == band.level or band.level in OPEN_LEVELS or best in OPEN_LEVELS:
        return word
    return say("{level}, kan {best} zijn", level=word, best=say(LOOKS[best].word).lower())
