"""How far one item is surely fulfilled."""

from fractions import Fraction

import pytest

from tests.builders import a_measure, a_pack, a_situation, advises, an_item, responses
from zelfscan.core.planning import with_measures
from zelfscan.core.situation import known_worth

DOOR = an_item("door", advises=(advises("lock"), advises("hook", to="1/2")))
PACK = a_pack(DOOR, measures=(a_measure("lock"), a_measure("hook")))


@pytest.mark.parametrize(
    ("answer", "measure", "worth"),
    [
        ("yes", None, Fraction(1)),
        ("no", None, Fraction(0)),
        ("unknown", None, None),
        ("no", "hook", Fraction(1, 2)),
        ("yes", "hook", Fraction(1)),
        ("unknown", "lock", Fraction(1)),
        ("unknown", "hook", None),
    ],
)
def test_a_measure_raises_an_answer_and_settles_an_unknown_one_only_at_its_best(
    answer: str, measure: str | None, worth: Fraction | None
) -> None:
    situation = with_measures(a_situation(PACK, responses(door=answer)), [measure] if measure else [])
    assert known_worth(situation, DOOR) == worth
