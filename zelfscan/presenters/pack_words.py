"""The short words for a pack, where its full title is too long."""

from zelfscan.core.pack import Pack
from zelfscan.i18n import later, said, say

_SHORT = {"zelfscan": later("Zelfscan"), "woningscan": later("Woningscan")}


def short_title(pack: Pack) -> str:
    """Return what people call the scan: of a pack that is not ours the first word of its title."""
    return say(_SHORT[pack.id]) if pack.id in _SHORT else said(pack.title).split()[0]
