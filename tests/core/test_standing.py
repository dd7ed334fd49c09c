"""How far something is fulfilled when there are several of it: the weakest counts."""

from fractions import Fraction

from zelfscan.core.standing import BEST, OPEN, VOID, WORST, Standing, least

HALF = Standing(Fraction(1, 2), Fraction(1, 2), is_known=True)


def test_the_weakest_counts() -> None:
    assert least([BEST, HALF, BEST]) == HALF


def test_what_is_not_there_does_not_count() -> None:
    assert least([VOID, HALF]) == HALF
    assert least([VOID, VOID]) == least([]) == VOID


def test_an_open_one_leaves_both_ends_open_up_to_the_weakest_that_is_known() -> None:
    assert least([HALF, OPEN]) == Standing(Fraction(0), Fraction(1, 2), is_known=False)


def test_the_worst_that_is_known_settles_it() -> None:
    assert least([WORST, OPEN]) == WORST


def test_one_as_weak_as_the_open_one_can_be_settles_it() -> None:
    raised = Standing(Fraction(1, 2), Fraction(1), is_known=False)
    assert least([HALF, raised]) == HALF
