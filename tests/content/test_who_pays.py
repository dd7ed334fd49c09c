"""Who pays follows from the function, the appointment and the home, on the day that is asked about."""

from datetime import date

import pytest

from tests.content.cases import shipped
from zelfscan.core.assessment import assess
from zelfscan.core.response import Responses

ALDERMAN = {
    "office.function": "alderman",
    "office.appointed": "yes",
    "office.residence": "inside",
    "letterbox.kind": "slot",
    "front-door.lock-grade": "no",
}


def pays(measure, day=date(2026, 11, 23), **changes):
    pack = shipped("woningscan")
    answers = {**ALDERMAN, **{name.replace("_", "."): value for name, value in changes.items()}}
    judged = assess(pack, pack.routes[0], Responses(answers), day)
    return next(step.pays for step in judged.plan if step.measure.id == measure)


def test_the_employer_provides_what_the_advice_names():
    assert pays("free-standing-letterbox") == "employer"


def test_what_belongs_to_the_pkvw_stays_at_own_cost():
    assert pays("certified-door-locks") == "self"


@pytest.mark.parametrize(
    "change",
    [
        {"office_function": "councillor"},
        {"office_function": "other"},
        {"office_appointed": "no"},
        {"office_residence": "outside"},
    ],
)
def test_it_is_unknown_for_whom_the_regulation_does_not_surely_cover(change):
    assert pays("free-standing-letterbox", **change) == "unknown"


def test_a_residence_outside_plays_no_part_in_the_regulation_of_2021():
    assert pays("free-standing-letterbox", date(2022, 5, 1), office_residence="outside") == "employer"


def test_before_the_first_regulation_nobody_is_known_to_pay():
    assert pays("free-standing-letterbox", date(2019, 10, 18)) == "unknown"
