"""Words for an open question: how long finding out takes, and what it can change."""

from zelfscan.i18n import later, say, say_count
from zelfscan.wording.numbers import in_words
from zelfscan.wording.sentences import paragraph

ESTIMATE = later("De minuten en de punten zijn een schatting.")


def minutes_words(minutes: int) -> str:
    """Say how long finding out takes; the sign says that it is an estimate."""
    return say_count("± {count} minuut", "± {count} minuten", minutes)


def could_fall_words(risk: str, points: int, others: int) -> str:
    """Say how far the figure of a risk can fall, and how many other risks can fall as well."""
    words = say("Kan ‘{risk}’ iets lager maken.", risk=risk)
    if points:
        words = say_count(
            "Kan ‘{risk}’ {count} punt lager maken.",
            "Kan ‘{risk}’ {count} punten lager maken.",
            points,
            risk=risk,
        )
    return paragraph(words, _others(others) if others else "")


def _others(count: int) -> str:
    return say_count(
        "Ook {number} ander risico kan lager worden.",
        "Ook {number} andere risico’s kunnen lager worden.",
        count,
        number=in_words(count),
    )
