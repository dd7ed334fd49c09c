"""From a subject to its reasons, and why a measure stands where it stands in the plan."""

from fractions import Fraction

import pytest

from tests.builders import (
    a_fact,
    a_measure,
    a_pack,
    a_path,
    a_readiness,
    a_regulation,
    advises,
    an_adversary,
    an_effect,
    an_item,
    judge,
    responses,
)
from zelfscan.core.explaining import WhyMeasure, every_subject, explain
from zelfscan.core.measure import Funding

SOURCED = an_effect("lock", "0.5").model_copy(update={"grade": "B", "sources": ("E07",)})
PACK = a_pack(
    an_item("lock", zone="hall", advises=(advises("locks"),)),
    an_item("lamp", advises=(advises("lamps", to="1/3"), advises("talk", raises=False))),
    a_fact("threat", advises=(advises("talk", when=("yes",)),)),
    measures=(
        a_measure("talk", is_free=True),
        a_measure("locks", requires=("talk",), sources=("S1",), is_own_proposal=True, effort=3),
        a_measure("lamps"),
    ),
    scenarios=(
        an_adversary("burglary", a_path("door", SOURCED), deter=(an_effect("lamp", "0.25"),)),
        an_adversary("hack", a_path("mail")),
        a_readiness("ready", "lock"),
    ),
    regulations=(a_regulation(),),
)
JUDGED = judge(PACK, responses(lock="no", lamp="no", threat="yes"))


def measure(name: str, judged=JUDGED) -> WhyMeasure:
    found = explain(judged, f"measure:{name}")
    assert isinstance(found, WhyMeasure)
    return found


def test_every_subject_is_named_once_in_the_order_in_which_it_is_shown():
    found = list(every_subject(JUDGED))
    assert found == [
        "overall",
        "section:only",
        "risk:burglary",
        "risk:hack",
        "risk:ready",
        "measure:talk",
        "measure:locks",
        "measure:lamps",
    ]
    assert all(explain(JUDGED, subject) is not None for subject in found)


@pytest.mark.parametrize(
    "subject", ["section:x", "place:attic", "risk:x", "measure:x", "measure:", "weather:today", ""]
)
def test_what_has_no_figure_has_no_reasons(subject: str):
    assert explain(JUDGED, subject) is None


def test_a_measure_says_which_answers_call_for_it_and_what_they_become():
    (call,) = measure("locks").calls
    assert (call.item, call.answer, call.now, call.to, call.raises) == ("lock", "no", 0, 1, True)
    lamp, threat = measure("talk").calls
    assert (lamp.item, lamp.raises) == ("lamp", False)
    assert (threat.item, threat.answer, threat.now, threat.raises) == ("threat", "yes", None, False)


def test_it_says_what_it_does_to_each_risk_and_through_which_effect():
    (fall,) = measure("locks").falls
    assert (fall.before.id, fall.before.high, fall.after.high) == ("burglary", 1, Fraction(1, 2))
    (working,) = fall.workings
    assert (working.item, working.central, working.grade) == ("lock", Fraction(1, 2), "B")
    assert measure("talk").falls == ()


def test_it_says_what_has_no_source():
    assert measure("locks").assumptions == ("effort",)
    assert measure("lamps").assumptions == ("effort", "share:lamp")


def test_it_says_what_comes_first_who_pays_and_where_it_was_read():
    found = measure("locks")
    assert (found.waits_for, found.pays, found.basis) == (("talk",), "self", "pkvw")
    assert (found.sources, found.is_own_proposal, found.confidence) == (("S1",), True, "low")
    assert (found.rank, found.group, found.gain, found.effort, found.is_certain) == (
        2,
        "rest",
        Fraction(1, 2),
        3,
        True,
    )


def test_what_is_done_is_not_waited_for():
    judged = judge(PACK, responses(lock="no", lamp="no", threat="yes"), {"talk": "done"})
    assert measure("locks", judged).waits_for == ()


def test_without_a_regulation_there_is_no_ground_for_paying():
    other = PACK.measures[1].model_copy(
        update={"funding": (Funding(regulation="2030", basis="outside", payer="self"),)}
    )
    pack = PACK.model_copy(update={"measures": (PACK.measures[0], other, PACK.measures[2])})
    found = measure("locks", judge(pack, responses(lock="no", lamp="yes")))
    assert (found.pays, found.basis) == ("unknown", None)
