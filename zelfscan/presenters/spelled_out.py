"""Abbreviations in full, for a text that may be the first one on its page to use them."""

from zelfscan.i18n import later, say

_SHORT, _FULL = later("de BVA"), later("de beveiligingsautoriteit (BVA)")


def spelled_out(text: str) -> str:
    """Write an abbreviation in full where it is first used, unless the text does so already."""
    short, full = say(_SHORT), say(_FULL)
    return text if full in text else text.replace(short, full, 1)
