"""Abbreviations in full, for a text that may be the first one on its page to use them."""

_SHORT, _FULL = "de BVA", "de beveiligingsautoriteit (BVA)"


def spelled_out(text: str) -> str:
    """Write an abbreviation in full where it is first used, unless the text does so already."""
    return text if _FULL in text else text.replace(_SHORT, _FULL, 1)
