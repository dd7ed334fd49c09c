"""Sums in whole numbers over one denominator."""

from fractions import Fraction

import pytest

from tests.builders import third
from zelfscan.core.sums import RunningSum, weighed


def test_a_sum_of_nothing_is_0() -> None:
    assert RunningSum().over() == weighed([]).over(7) == 0


@pytest.mark.parametrize("times", [1, 3, Fraction(2, 7)])
def test_a_product_is_added_exactly(times: int | Fraction) -> None:
    running = RunningSum()
    running.add(times, third())
    running.add(times, Fraction(1, 10))
    assert running.over() == times * (third() + Fraction(1, 10))


def test_what_is_taken_off_leaves_nothing_behind() -> None:
    running = weighed([(2, third()), (5, Fraction(1, 7)), (-2, third()), (-5, Fraction(1, 7))])
    assert running.over() == 0


def test_the_sum_is_multiplied_and_divided_at_the_end() -> None:
    running = weighed([(3, Fraction(1)), (1, Fraction(0))])
    assert running.over(4, times=100) == 75
    assert running.over(Fraction(1, 2)) == 6


def test_tenths_do_not_drift() -> None:
    assert weighed([(1, Fraction(1, 10))] * 10).over() == 1
    assert sum([0.1] * 10) != 1
