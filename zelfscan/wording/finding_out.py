"""Words for an open question: how long finding out takes, and what it can change."""

from zelfscan.wording.numbers import counted, in_words

ESTIMATE = "De minuten en de punten zijn een schatting."


def minutes_words(minutes: int) -> str:
    """Say how long finding out takes; the sign says that it is an estimate."""
    return f"± {counted(minutes, 'minuut', 'minuten')}"


def could_fall_words(risk: str, points: int, others: int) -> str:
    """Say how far the figure of a risk can fall, and how many other risks can fall as well."""
    fall = counted(points, "punt", "punten") if points else "iets"
    words = f"Kan ‘{risk}’ {fall} lager maken."
    if not others:
        return words
    more = "één ander risico kan" if others == 1 else f"{in_words(others)} andere risico’s kunnen"
    return f"{words} Ook {more} lager worden."
