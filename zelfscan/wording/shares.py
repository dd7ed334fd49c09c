"""Words for what a step has in a fall that several steps give together."""

from fractions import Fraction

from zelfscan.i18n import say, say_count
from zelfscan.wording.numbers import percent
from zelfscan.wording.sentences import paragraph

_ONE_PERCENT = Fraction(1, 100)


def share_words(share: Fraction) -> str:
    """Say how much of the fall a step gives, rounded down."""
    if not share:
        return say("Geeft zelf geen daling")
    return say("{share} van de daling", share=_shown(share))


def loss_words(share: Fraction, loss: Fraction, count: int = 1) -> str:
    """Say how much of the fall is lost without a step; what others wait for can cost more than its share."""
    if not loss:
        return say_count(
            "Zonder deze stap blijft de daling even groot.",
            "Zonder deze stappen blijft de daling even groot.",
            count,
        )
    words = say_count(
        "Zonder deze stap mist u {share} van de daling.",
        "Zonder deze stappen mist u {share} van de daling.",
        count,
        share=_shown(loss),
    )
    return words if share or count > 1 else paragraph(words, say("Een andere stap heeft deze nodig."))


def _shown(part: Fraction) -> str:
    if part < _ONE_PERCENT:
        return say("minder dan {share}", share=percent(_ONE_PERCENT))
    return percent(part)
