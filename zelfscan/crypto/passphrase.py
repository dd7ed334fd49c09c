"""What counts as a usable passphrase, and an honest estimate of how strong it is."""

import unicodedata
from itertools import pairwise
from typing import Literal

from zelfscan.errors.vault import PassphraseTooLong, PassphraseTooShort

Strength = Literal["short", "fair", "strong"]

MIN_LENGTH = 8
MAX_PDF_BYTES = 127
"""What a PDF takes; some readers cut off the rest and others then refuse the file."""
# Lengths below count what is not a row or a repetition. Sixteen is three to four ordinary words.
FAIR_LENGTH = 12
STRONG_LENGTH = 16
# Fewer different characters than this means that a few keys were pressed over and over.
FAIR_VARIETY = 5
STRONG_VARIETY = 8


def normalise(passphrase: str) -> str:
    """Bring accented letters into one form (NFC): systems differ in how they send them."""
    return unicodedata.normalize("NFC", passphrase)


def require_long_enough(passphrase: str, least: int = MIN_LENGTH) -> None:
    """Refuse a new passphrase under eight characters, or under more where that is asked; no other rules."""
    least = max(least, MIN_LENGTH)
    if len(normalise(passphrase)) < least:
        raise PassphraseTooShort(least)


def require_fits_pdf(passphrase: str) -> None:
    """Refuse a passphrase for a report that no reader would open again as it was typed."""
    if len(normalise(passphrase).encode("utf-8")) > MAX_PDF_BYTES:
        raise PassphraseTooLong(MAX_PDF_BYTES)


def strength(passphrase: str) -> Strength:
    """Estimate the strength from length and variety; ``short`` means weak or too short.

    The estimate does not know words, names or dates: a well-known saying can look strong. It does see
    rows (``12345``, ``aaaa``) and repetitions (``abcabcabc``), and counts them once.
    """
    core = _without_repetition(normalise(passphrase))
    effective = _length_without_rows(core)
    variety = len(set(core))
    if effective < FAIR_LENGTH or variety < FAIR_VARIETY:
        return "short"
    if effective >= STRONG_LENGTH and variety >= STRONG_VARIETY:
        return "strong"
    return "fair"


def _without_repetition(text: str) -> str:
    """Keep one turn of a text that is nothing but the same piece again and again."""
    # A text shifted by its period meets itself inside its own double; otherwise only at its full length.
    return text[: (text + text).find(text, 1)]


def _length_without_rows(text: str) -> int:
    """Count the characters, but of a row such as ``aaaa``, ``1234`` or ``dcba`` only the first two."""
    steps = [ord(after) - ord(before) for before, after in pairwise(text)]
    in_a_row = sum(step == previous and abs(step) <= 1 for previous, step in pairwise(steps))
    return len(text) - in_a_row
