"""The short words for a pack, where its full title is too long."""

from zelfscan.core.pack import Pack


def short_title(pack: Pack) -> str:
    """Return the first word of the title: what people call the scan."""
    return str(pack.title).split()[0]
