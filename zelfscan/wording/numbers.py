"""Numbers as they are written in Dutch."""

from fractions import Fraction
from math import floor

_SMALL = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


def percent(share: Fraction) -> str:
    """Return a share from 0 to 1 as a percentage, rounded down, such as 82 %."""
    return f"{floor(share * 100)} %"


def decimal(value: Fraction) -> str:
    """Return a number with a comma and at most two decimals, such as 1,25."""
    hundredths = round(value * 100)
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",") if rest else str(whole)


def counted(count: int, one: str, more: str) -> str:
    """Return a count with its noun, such as *1 vraag* or *3 vragen*."""
    return f"{count} {one if count == 1 else more}"


def in_words(count: int) -> str:
    """Return a small number in words; larger ones in figures."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else str(count)
