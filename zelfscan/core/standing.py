"""How far one item is fulfilled, from its worst to its best."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

_ZERO, _ONE = Fraction(0), Fraction(1)


class Standing(NamedTuple):
    """The fulfilment of one item, from its worst to its best; ``exists`` is false where there is none."""

    low: Fraction
    high: Fraction
    is_known: bool
    exists: bool = True


VOID = Standing(_ZERO, _ZERO, is_known=True, exists=False)
OPEN = Standing(_ZERO, _ONE, is_known=False)
WORST = Standing(_ZERO, _ZERO, is_known=True)
BEST = Standing(_ONE, _ONE, is_known=True)


def least(standings: Iterable[Standing], floor: Fraction | None = None) -> Standing:
    """Return the standing of the weakest of several elements; those that do not exist do not count.

    It is known as soon as one known element is as weak as any can be: ``floor``, or else what the weakest
    of these can be.
    """
    real = [standing for standing in standings if standing.exists]
    if not real:
        return VOID
    low = min(standing.low for standing in real)
    high = min(standing.high for standing in real)
    is_known = all(each.is_known for each in real)
    is_known = is_known or any(
        each.is_known and each.high <= (low if floor is None else floor) for each in real
    )
    return Standing(low, high, is_known)
