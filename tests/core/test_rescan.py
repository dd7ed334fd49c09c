"""What a later scan asks again, and why."""

from datetime import date

import pytest

from tests.builders import (
    TODAY,
    a_fact,
    a_pack,
    a_path,
    a_readiness,
    a_situation,
    an_adversary,
    an_effect,
    an_item,
    is_,
)
from zelfscan.core.incident import IncidentKind
from zelfscan.core.rescan import due_on, rescan, touched_by
from zelfscan.core.response import Responses

LOCK = an_item("lock", shelf_life_months=60)
THREAT = an_item("threat", shelf_life_months=1)


def asked_again(answered, *items, incidents=(), values=None, scenarios=()):
    pack = a_pack(*items, scenarios=scenarios)
    given = Responses(values if values is not None else dict.fromkeys(answered, "yes"), answered)
    return rescan(a_situation(pack, given), pack.routes[0], TODAY, incidents)


def test_a_fresh_answer_is_not_asked_again():
    assert asked_again({"lock": date(2026, 1, 1)}, LOCK) == ()


def test_an_answer_past_its_shelf_life_is():
    (found,) = asked_again({"lock": date(2026, 1, 1), "threat": date(2026, 10, 23)}, LOCK, THREAT)
    assert (found.item, found.reasons) == ("threat", ("stale",))
    assert (found.answered, found.due) == (date(2026, 10, 23), TODAY)


def test_the_day_before_it_is_still_fresh():
    assert asked_again({"threat": date(2026, 10, 24)}, THREAT) == ()


def test_an_answer_without_a_date_and_a_question_without_an_answer_are_asked():
    found = asked_again({}, LOCK, THREAT, values={"lock": "yes"})
    assert [(each.item, each.reasons, each.due) for each in found] == [
        ("lock", ("undated",), None),
        ("threat", ("open",), None),
    ]


def test_what_is_hidden_is_not_asked_again():
    shed = a_fact("shed", void=("no",))
    inside = an_item("inside", asked_when=is_("shed", "yes"))
    answered = {"shed": TODAY, "inside": date(2000, 1, 1)}
    assert asked_again(answered, shed, inside, values={"shed": "no", "inside": "yes"}) == ()


def test_an_incident_touches_all_that_its_risk_depends_on():
    scenario = an_adversary("burglary", a_path("door", an_effect("lock"), exists_when=is_("door", "yes")))
    other = an_adversary("hack", a_path("mail", an_effect("threat")))
    fresh = dict.fromkeys(["door", "lock", "threat"], TODAY)
    found = asked_again(
        fresh, a_fact("door"), LOCK, THREAT, incidents=("burglary", "burglary"), scenarios=(scenario, other)
    )
    assert [(each.item, each.reasons, each.incidents) for each in found] == [
        ("door", ("incident",), ("burglary",)),
        ("lock", ("incident",), ("burglary",)),
    ]


def test_an_old_answer_that_an_incident_touches_has_both_reasons():
    scenario = an_adversary("burglary", a_path("door", an_effect("lock")))
    (found,) = asked_again({"lock": date(2000, 1, 1)}, LOCK, incidents=("burglary",), scenarios=(scenario,))
    assert found.reasons == ("stale", "incident")


def test_what_was_not_prepared_touches_what_readiness_rests_on_with_its_gates():
    gate = an_item("plan", {"yes": 1, "no": 0}, implies={"no": "0"})
    behind = an_item("drill", asked_when=is_("plan", "yes"))
    pack = a_pack(gate, behind, LOCK, scenarios=(a_readiness("ready", "drill"),))
    assert touched_by(pack, "ready") == {"plan", "drill"}


@pytest.mark.parametrize(
    ("answered", "months", "due"),
    [
        ("2026-11-23", 1, "2026-12-23"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-01-31", 13, "2028-02-29"),
        ("1999-12-31", 2, "2000-02-29"),
        ("2099-12-31", 2, "2100-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-11-23", 60, "2031-11-23"),
        ("9999-12-01", 1, "9999-12-31"),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(answered: str, months: int, due: str):
    assert due_on(date.fromisoformat(answered), months) == date.fromisoformat(due)


def test_a_kind_of_incident_asks_again_what_its_risks_in_this_pack_depend_on():
    burglary = an_adversary("burglary", a_path("door", an_effect("lock")))
    kind = IncidentKind.model_validate(
        {
            "id": "break-in",
            "title": "Inbraak",
            "scenarios": ("burglary", "papers-stolen"),
            "steps": ("Raak niets aan.", "Doe aangifte."),
            "sources": ("S1",),
        }
    )
    pack = a_pack(LOCK, THREAT, scenarios=(burglary,), incident_kinds=(kind,))
    fresh = Responses(dict.fromkeys(["lock", "threat"], "yes"), dict.fromkeys(["lock", "threat"], TODAY))
    found = rescan(a_situation(pack, fresh), pack.routes[0], TODAY, pack.touched_by_incident("break-in"))
    assert [(each.item, each.reasons, each.incidents) for each in found] == [
        ("lock", ("incident",), ("burglary",))
    ]
    assert pack.touched_by_incident("flood") == ()
