"""Words for what a measure changes."""

from zelfscan.i18n import say
from zelfscan.wording.levels import level_word

_NOT_KNOWN = ("unknown", "insufficient")


def change_words(before: str, after: str) -> str:
    """Say what a level becomes, such as *Hoog wordt middel*, or that it stays as it is.

    Not knowing is no level that something can stay or become: then only the level afterwards is said.
    """
    level = level_word(after).lower()
    if before in _NOT_KNOWN and before == after:
        return level_word(after)
    if before in _NOT_KNOWN or after in _NOT_KNOWN:
        return say("Dan {level}", level=level)
    if before == after:
        return say("Blijft {level}", level=level)
    return say("{before} wordt {after}", before=level_word(before), after=level)
