"""docs/scoring.md names what exists: sources, properties, published figures and numbers of the content."""

import re

import pytest

from tests.architecture.tree import ROOT
from tests.content.cases import PACKS, best_answers, judged, shipped
from zelfscan.core.risk import Readiness

_DOC = (ROOT / "docs" / "scoring.md").read_text(encoding="utf-8")


def test_every_source_it_names_stands_in_the_catalogue() -> None:
    named = set(re.findall(r"\b[ES]\d{2,3}b?\b", _DOC))
    known = {source.id for source in shipped(PACKS[0]).sources}
    assert len(named) >= 12
    assert named <= known


def test_it_numbers_the_34_properties() -> None:
    section = _DOC.split("### 5.10 ")[1].split("### 5.11 ")[0]
    assert [int(number) for number in re.findall(r"^(\d+)\. ", section, re.MULTILINE)] == list(range(1, 35))


def test_it_lists_the_published_figures() -> None:
    rows = re.findall(r"^\| V(\d+) \|", _DOC.split("### 5.11 ")[1], re.MULTILINE)
    assert [int(row) for row in rows] == [number for number in range(1, 22) if number != 17]


def test_the_best_state_of_burglary_is_the_one_worked_out_there() -> None:
    facts = {
        "office.function": "other",
        "home.kind": "terraced",
        "home.wealth-band": "under-500k",
        "home.earlier-burglary": "none",
        "home.back-door": "yes",
        "home.sliding-door": "yes",
        "home.roof-window": "yes",
        "camera.present": "no",
    }
    result = judged("woningscan", {**best_answers("woningscan"), **facts})
    ratio = next(risk.ratio_high for risk in result.risks if risk.id == "burglary")
    assert ratio is not None
    assert f"ρ = {float(ratio):.3f}, low" in _DOC


@pytest.mark.parametrize("pack_id", PACKS)
def test_only_the_frequencies_that_it_names_have_a_grade(pack_id: str) -> None:
    graded = {
        scenario.id
        for scenario in shipped(pack_id).scenarios
        if not isinstance(scenario, Readiness) and scenario.frequency_grade != "assumption"
    }
    named = {"woningscan": {"burglary"}, "zelfscan": {"online-threats", "aggression-at-work"}}
    assert graded == named[pack_id]
