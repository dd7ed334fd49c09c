"""Numbers as each language writes them."""

from fractions import Fraction
from math import floor

from zelfscan.i18n import say, say_count, spoken

_SMALL = {
    "nl": ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}
_PERCENT = {"nl": "{} %", "en": "{}%"}
_POINT = {"nl": ",", "en": "."}
_KILO, _MEGA, _GIGA = 1000, 1000**2, 1000**3


def percent(share: Fraction) -> str:
    """Return a share from 0 to 1 as a percentage, rounded down, such as *82 %* or 82%."""
    return _PERCENT[spoken()].format(hundredths(share))


def hundredths(share: Fraction) -> int:
    """Return the figure of a percentage without its sign, rounded down."""
    return floor(share * 100)


def decimal(value: Fraction) -> str:
    """Return a number with at most two decimals, behind a comma or a point, such as 1,25 or 1.25."""
    whole, rest = divmod(round(value * 100), 100)
    return f"{whole}{_POINT[spoken()]}{rest:02d}".rstrip("0") if rest else str(whole)


def counted(count: int, one: str, more: str) -> str:
    """Return a count with its noun, such as *1 vraag* or *3 vragen*; for the report, which is Dutch."""
    return f"{count} {one if count == 1 else more}"


def in_words(count: int) -> str:
    """Return a small number in words; larger ones in figures."""
    small = _SMALL[spoken()]
    return small[count] if 0 <= count < len(small) else str(count)


def file_size(count: int) -> str:
    """Return a number of bytes as people read it, such as *98 kB* or *1,5 MB*."""
    if count < _KILO:
        return say_count("{count} byte", "{count} bytes", count)
    if round(count / _KILO) < _KILO:
        return say("{count} kB", count=round(count / _KILO))
    if round(count / _MEGA, 2) < _KILO:
        return say("{count} MB", count=decimal(Fraction(count, _MEGA)))
    return say("{count} GB", count=decimal(Fraction(count, _GIGA)))
