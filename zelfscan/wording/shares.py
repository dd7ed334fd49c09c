"""Words for what a step has in a fall that several steps give together."""

from fractions import Fraction

from zelfscan.wording.numbers import percent

_ONE_PERCENT = Fraction(1, 100)


def share_words(share: Fraction) -> str:
    """Say how much of the fall a step gives, rounded down."""
    return f"{_shown(share)} van de daling" if share else "Geeft zelf geen daling"


def loss_words(share: Fraction, loss: Fraction, count: int = 1) -> str:
    """Say how much of the fall is lost without a step; what others wait for can cost more than its share."""
    without = "Zonder deze stap" if count == 1 else "Zonder deze stappen"
    if not loss:
        return f"{without} blijft de daling even groot."
    words = f"{without} mist u {_shown(loss)} van de daling."
    return words if share or count > 1 else f"{words} Een andere stap heeft deze nodig."


def _shown(part: Fraction) -> str:
    return "minder dan 1 %" if part < _ONE_PERCENT else percent(part)
