"""Exact sums in whole numbers over one denominator: as exact as fractions, and many times faster."""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm


class RunningSum:
    """A sum to which products are added and taken off again."""

    def __init__(self) -> None:
        """Begin at 0."""
        self._above, self._below = 0, 1

    def add(self, times: int | Fraction, value: Fraction) -> None:
        """Add a product."""
        below = times.denominator * value.denominator
        if self._below % below:
            wider = lcm(self._below, below)
            self._above *= wider // self._below
            self._below = wider
        self._above += times.numerator * value.numerator * (self._below // below)

    def over(self, total: int | Fraction = 1, times: int = 1) -> Fraction:
        """Return the sum, multiplied and divided."""
        return Fraction(self._above * times * total.denominator, self._below * total.numerator)


def weighed(parts: Iterable[tuple[int | Fraction, Fraction]]) -> RunningSum:
    """Return Σ weight · value."""
    running = RunningSum()
    for weight, value in parts:
        running.add(weight, value)
    return running
