"""The experts' worked cases and the shipped example come out as they say."""

from collections import Counter
from pathlib import Path

import pytest

from tests.content.cases import (
    PACKS,
    QUESTIONNAIRES,
    TODAY,
    Case,
    cases,
    loaded,
    shipped,
)
from zelfscan.core.assessment import Assessment, assess
from zelfscan.packs.cases import run_cases
from zelfscan.packs.responses_file import read_answers


def regulations_on(case: Case) -> list[str]:
    pack = shipped(case.values["pack"])
    return [each.id for each in pack.regulations if each.is_in_force(case.values["date"])]


@pytest.mark.parametrize("pack_id", PACKS)
def test_every_case_comes_out_as_reasoned(pack_id: str) -> None:
    outcomes = run_cases(QUESTIONNAIRES / pack_id, loaded(pack_id))
    assert [str(fault) for faults in outcomes.values() for fault in faults] == []
    assert set(outcomes) == {case.path.name for case in cases() if case.values["pack"] == pack_id}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_case_stands_with_its_own_pack_and_says_what_it_is_about(case: Case) -> None:
    assert case.values["pack"] == case.path.parent.parent.name
    # An older day is there for a regulation that no longer holds.
    assert case.values["date"] == TODAY or "2021" in regulations_on(case)
    assert case.values["title"] and case.values["explanation"]


def test_each_pack_has_at_least_five_cases_and_each_route_one() -> None:
    count = Counter(case.values["pack"] for case in cases())
    assert all(count[pack] >= 5 for pack in PACKS)
    tried = {(case.values["pack"], case.values["route"]) for case in cases()}
    assert tried == {(pack, route.id) for pack in PACKS for route in shipped(pack).routes}


def _example(pack_id: str) -> Assessment:
    pack = shipped(pack_id)
    answers = read_answers(Path(QUESTIONNAIRES / "example.yaml"), loaded(pack_id))
    route = pack.route(pack.default_route)
    assert route is not None
    return assess(pack, route, answers.responses, TODAY, answers.choices)


@pytest.mark.parametrize("pack_id", PACKS)
def test_the_shipped_example_answers_every_question(pack_id: str) -> None:
    example = _example(pack_id)
    assert example.situation.asked <= set(example.situation.responses.values)


def test_the_shipped_example_shows_every_level() -> None:
    both = [_example(pack) for pack in PACKS]
    sections = {score.level for example in both for score in example.sections}
    risks = {risk.level for example in both for risk in example.risks if risk.kind != "readiness"}
    assert {"good", "fair", "weak"} <= sections
    assert {"low", "medium", "high"} <= risks
