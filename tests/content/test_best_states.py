"""The best answers make every risk low and every score 100; the worst make them high and 0."""

import pytest

from tests.content.cases import PACKS, best_answers, judged, shipped, worst_answers

_CALM = {
    "office.function": "other",
    "home.kind": "terraced",
    "threat.present": "no",
    "incidents.past-year": "none",
    "office.contested-topic": "no",
    "integrity.pressure": "no",
    "home.tenure": "owned",
    "home.earlier-burglary": "none",
    "home.cohesion": "average",
    "home.wealth-band": "under-500k",
}
_YES_OR_NO = (
    "home.back-door",
    "home.sliding-door",
    "home.roof-window",
    "home.back-garden-gate",
    "home.driveway",
    "home.combustion",
    "camera.present",
    "office.own-company",
    "family.children",
    "car.own",
)
_HOMES = {
    "house": {**_CALM, **dict.fromkeys(_YES_OR_NO, "yes"), "home.shed": "attached"},
    "flat": {**_CALM, **dict.fromkeys(_YES_OR_NO, "no"), "home.shed": "none"},
}


def _facts(pack_id: str, home: str) -> dict[str, str]:
    known = shipped(pack_id).item_by_id
    return {item: option for item, option in _HOMES[home].items() if item in known}


@pytest.mark.parametrize("home", _HOMES)
@pytest.mark.parametrize("pack_id", PACKS)
def test_the_best_answers_make_every_risk_low(pack_id: str, home: str) -> None:
    result = judged(pack_id, {**best_answers(pack_id), **_facts(pack_id, home)})
    levels = {risk.id: risk.level for risk in result.risks}
    unexpected = {name: level for name, level in levels.items() if level not in ("low", "good", "none")}
    assert unexpected == {}
    assert [score.low for score in result.sections if score.low is not None] == [100] * 5 + [100] * (
        pack_id == "zelfscan"
    )


@pytest.mark.parametrize("pack_id", PACKS)
def test_the_worst_answers_make_every_risk_high(pack_id: str) -> None:
    result = judged(pack_id, {**worst_answers(pack_id), **_facts(pack_id, "house")})
    levels = {risk.id: risk.level for risk in result.risks}
    assert {name: level for name, level in levels.items() if level not in ("high", "weak")} == {}
    assert result.overall.high == 0


@pytest.mark.parametrize("pack_id", PACKS)
def test_only_what_does_not_exist_has_no_risk(pack_id: str) -> None:
    result = judged(pack_id, {**best_answers(pack_id), **_facts(pack_id, "flat")})
    assert [risk.id for risk in result.risks if risk.level == "none"] == (
        ["car-damage"] if pack_id == "zelfscan" else []
    )


@pytest.mark.parametrize("pack_id", PACKS)
def test_no_answers_at_all_leave_every_section_open(pack_id: str) -> None:
    result = judged(pack_id, {})
    scored = [score for score in result.sections if score.low is not None]
    assert {score.level for score in scored} == {"insufficient"}
    assert {risk.level for risk in result.risks} <= {"unknown", "insufficient"}
