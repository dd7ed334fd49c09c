"""Words for what a measure changes."""

from zelfscan.wording.levels import level_word


def change_words(before: str, after: str) -> str:
    """Say what a level becomes, such as *Hoog wordt middel*, or that it stays as it is."""
    if before == after:
        return f"Blijft {level_word(after).lower()}"
    return f"{level_word(before)} wordt {level_word(after).lower()}"
