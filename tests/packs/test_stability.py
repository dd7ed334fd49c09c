"""How steady the first three measures stand when the effects are drawn from their intervals."""

import random
from fractions import Fraction
from pathlib import Path

import pytest

from tests.builders import an_effect
from tests.packs.changing import PACKS, a_copy, change
from zelfscan.core.risk import Effect
from zelfscan.packs.stability import Steadiness, draw, stability

CASE = """
pack: worked-example
route: volledig
date: 2026-11-23
title: Iemand zonder sloten en licht
responses: {door-lock: "yes", window-locks: "no", light: "no", timer: "no", alarm: "yes", monitored: "no"}
expect: {overall: {level: weak}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = a_copy("worked-example", tmp_path)
    (copied / "cases").mkdir()
    (copied / "cases" / "no-locks.yaml").write_text(CASE, encoding="utf-8")
    return copied


def found(folder: Path, draws: int = 40) -> Steadiness:
    (only,) = stability(folder, draws)
    return only


def test_the_first_three_are_those_with_the_central_effects(folder: Path) -> None:
    steady = found(folder)
    assert [each.measure for each in steady.by_gain] == ["m1-window-locks", "m2-sensor-light", "m3-timer"]
    assert [each.place for each in steady.in_plan] == [1, 2, 3]
    assert (steady.case, steady.draws) == ("no-locks", 40)


def test_a_measure_without_effect_is_never_among_the_first_by_gain(folder: Path) -> None:
    assert "m4-monitoring" not in [each.measure for each in found(folder).by_gain]


def test_the_same_draws_every_time(folder: Path) -> None:
    assert found(folder) == found(folder)


def test_three_measures_with_an_effect_stay_the_first_three_by_gain(folder: Path) -> None:
    assert {each.share for each in found(folder).by_gain} == {Fraction(1)}


def test_an_uncertain_effect_gives_way_now_and_then(folder: Path) -> None:
    content = folder / "content.yaml"
    change(content, "central: 0.10, upper: 0.30", "central: 0.24, upper: 0.90")
    rival = "      - {item: monitored, lower: 0, central: 0.20, upper: 0.90, grade: assumption}"
    change(content, "    deter:\n", f"    deter:\n{rival}\n")
    third = found(folder).by_gain[2]
    assert third.measure == "m3-timer"
    assert 0 < third.share < 1


def test_a_draw_stays_inside_its_interval_and_leans_to_the_central_value() -> None:
    effect = Effect(
        item="a", lower=Fraction("0.26"), central=Fraction("0.60"), upper=Fraction("0.92"), grade="D"
    )
    chance = random.Random(1)
    drawn = [draw(effect, chance) for _ in range(500)]
    assert all(effect.lower <= each <= effect.upper for each in drawn)
    near = sum(abs(each - effect.central) < Fraction(1, 10) for each in drawn)
    assert near > 500 / 4
    assert len(set(drawn)) > 100


def test_an_effect_without_an_interval_is_never_moved() -> None:
    effect = an_effect("a").model_copy(update={"lower": Fraction(1, 2), "upper": Fraction(1, 2)})
    assert draw(effect, random.Random(1)) == Fraction(1, 2)


def test_a_pack_without_cases_has_nothing_to_draw_for() -> None:
    assert list(stability(PACKS / "worked-example", 3)) == []
