"""Amounts in euros: as each language writes them, and as somebody types them."""

import re

from zelfscan.i18n import spoken

MOST_CENTS = 1_000_000_000
"""Ten million euros: nothing in a home costs more, so more is a slip of the finger."""
_EURO = {"nl": "€ {}", "en": "€{}"}
_MARKS = {"nl": (".", ","), "en": (",", ".")}
_LONGEST = 40
#: What somebody may write before and after an amount.
_AROUND = re.compile(r"^(?:€|eur(?:o)?)?\s*(.*?)\s*(?:,-{1,2}|\.-{1,2}|euro|eur)?$", re.IGNORECASE)


def amount(cents: int) -> str:
    """Return an amount without its sign, such as 1.250,50; whole euros have no decimals."""
    thousands, point = _MARKS[spoken()]
    euros, rest = divmod(cents, 100)
    whole = f"{euros:,}".replace(",", thousands)
    return f"{whole}{point}{rest:02d}" if rest else whole


def money(cents: int) -> str:
    """Return an amount with its sign, such as *€ 1.250,50* or €1,250.50."""
    return _EURO[spoken()].format(amount(cents))


def cents_typed(text: str) -> int | None:
    """Return the whole cents of an amount as typed, such as 1250 or 1.250,50; none where it is no amount.

    A mark with three figures behind it parts thousands, in the way of the language that holds; with one or
    two figures it parts cents, whichever mark it is.
    """
    if len(text) > _LONGEST:
        return None
    found = _AROUND.match(" ".join(text.split()))
    typed = found[1].replace(" ", "") if found else ""
    thousands = re.escape(_MARKS[spoken()][0])
    point = re.escape(_MARKS[spoken()][1])
    grouped = rf"([0-9]{{1,3}}(?:{thousands}[0-9]{{3}})+)(?:{point}([0-9]{{1,2}}))?"
    plain = r"([0-9]+)(?:[.,]([0-9]{1,2}))?"
    number = re.fullmatch(grouped, typed) or re.fullmatch(plain, typed)
    if number is None:
        return None
    euros = int(re.sub("[^0-9]", "", number[1]))
    return euros * 100 + int((number[2] or "0").ljust(2, "0"))
