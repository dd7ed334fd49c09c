"""The published figures that the shipped catalogue must reproduce (docs/scoring.md 5.5 and 5.11)."""

from fractions import Fraction

from tests.content.cases import PACKS, best_answers, judged, shipped
from zelfscan.core.risk import Adversary, Effect, Factor, Mishap, Readiness
from zelfscan.core.shares import adversary_share

_HOUSE = {
    "home.kind": "terraced",
    "home.wealth-band": "under-500k",
    "home.earlier-burglary": "none",
    "home.cohesion": "average",
    "home.back-door": "yes",
    "home.sliding-door": "no",
    "home.roof-window": "no",
}


def _rated(scenario_id: str) -> Adversary | Mishap:
    found = [each for pack in PACKS for each in shipped(pack).scenarios if each.id == scenario_id]
    assert not isinstance(found[0], Readiness)
    return found[0]


def _burglary() -> Adversary:
    scenario = _rated("burglary")
    assert isinstance(scenario, Adversary)
    return scenario


def _factor(scenario: Adversary | Mishap, item: str) -> Factor:
    return next(factor for factor in scenario.factors if factor.item == item)


def _share(**fulfilled: Fraction | int) -> Fraction:
    """Return the share of burglaries that succeed; what is not named is at its worst."""
    names = {name.replace("__", ".").replace("_", "-"): value for name, value in fulfilled.items()}
    scenario = _burglary()
    return adversary_share(
        scenario, scenario.paths, lambda item: Fraction(names.get(item, 0)), Fraction(95, 100)
    )


def _locks(value: int) -> dict[str, Fraction | int]:
    return {"front_door__lock_grade": value, "windows__lock_grade": value}


def _both_lights(value: int) -> dict[str, Fraction | int]:
    return {"outside__light_front": value, "outside__light_back": value}


def _ratio(**changes: str) -> Fraction:
    named = {name.replace("__", ".").replace("_", "-"): value for name, value in changes.items()}
    answers = {**best_answers("woningscan"), **_HOUSE, **named}
    risk = next(each for each in judged("woningscan", answers).risks if each.id == "burglary")
    assert risk.ratio_high is not None
    return risk.ratio_high


def test_the_average_dutch_home_is_the_reference_of_burglary() -> None:
    locks, light, timer = Fraction("0.65"), Fraction("0.76"), Fraction("0.456")
    with_locks, without = _share(**_locks(1)), _share(**_locks(0))
    lit, on_a_timer = _share(**_both_lights(1)), _share(light__timer_when_away=1)
    average = (locks * with_locks + (1 - locks) * without) * (light * lit + 1 - light)
    average *= timer * on_a_timer + 1 - timer
    assert round(average, 4) == _burglary().baseline.p == Fraction("0.4716")


def test_the_parameters_of_burglary_are_the_published_ones() -> None:
    burglary = _burglary()
    assert (burglary.frequency, burglary.frequency_grade, burglary.impact) == (Fraction("0.02"), "B", 10)
    assert burglary.targeting == Fraction(1, 2)
    assert {path.id: path.share for path in burglary.paths} == {
        "door": Fraction("0.7"),
        "window": Fraction("0.3"),
    }
    for path in burglary.paths:
        (lock,) = path.barrier
        assert (lock.lower, lock.central, lock.upper) == tuple(map(Fraction, ("0.26", "0.60", "0.92")))


def test_light_at_front_and_back_together_has_the_published_effect() -> None:
    lights = [effect for effect in _burglary().deter if effect.item.startswith("outside.light")]

    def together(part: str) -> Fraction:
        through = Fraction(1)
        for effect in lights:
            through *= 1 - getattr(effect, part)
        return 1 - through

    assert [together(part) for part in ("lower", "central", "upper")] == [0, Fraction(1, 4), Fraction("0.64")]


def test_locks_and_lights_alone_leave_57_percent_and_an_alarm_with_follow_up_makes_it_low() -> None:
    share = _share(**_locks(1), **_both_lights(1), light__timer_when_away=1)
    assert share == Fraction("0.27")
    assert share / _burglary().baseline.p > Fraction(1, 2)
    assert "57 %" in str(_burglary().note)
    assert _ratio(camera__present="no") < Fraction(1, 2)


def test_v3_and_v8_an_alarm_that_nobody_follows_up_changes_nothing() -> None:
    assert _ratio(alarm__kind="siren") == _ratio(alarm__kind="none")
    assert _ratio(alarm__kind="phone", alarm__follow_up="no") == _ratio(alarm__kind="none")
    assert _ratio(alarm__kind="phone") < _ratio(alarm__kind="none")


def test_v12_a_more_expensive_home_is_burgled_more_often() -> None:
    value = _factor(_burglary(), "home.wealth-band").value
    assert value("from-500k") == Fraction("1.7") > value("under-500k") == 1


def test_v12_where_neighbours_hardly_know_each_other_there_is_more_burglary() -> None:
    value = _factor(_burglary(), "home.cohesion").value
    assert value("low") == Fraction("2.24") > value("average") == 1 > value("high") == Fraction("0.95")


def test_v13_an_earlier_victim_runs_at_least_twice_the_risk() -> None:
    value = _factor(_burglary(), "home.earlier-burglary").value
    assert value("more") >= value("once") >= 2 > value("none") == 1


def test_v14_a_flat_on_the_ground_floor_runs_more_risk_and_one_higher_up_less() -> None:
    value = _factor(_burglary(), "home.kind").value
    assert value("ground-floor-flat") > value("terraced") == 1 > value("upper-flat")


def test_v15_mayors_and_aldermen_meet_more_threats_than_councillors() -> None:
    by_function = [
        _factor(scenario, "office.function").value
        for pack in PACKS
        for scenario in shipped(pack).scenarios
        if not isinstance(scenario, Readiness)
        and any(factor.item == "office.function" for factor in scenario.factors)
    ]
    assert len(by_function) >= 10
    for value in by_function:
        assert value("mayor") > value("alderman") > 1 > value("councillor")


def test_v16_words_come_far_more_often_than_violence_and_violence_weighs_far_more() -> None:
    for words in (_rated("online-threats"), _rated("aggression-at-work")):
        for violence in map(_rated, ("road-attack", "forced-entry", "arson-or-explosive", "dangerous-post")):
            assert words.frequency >= 10 * violence.frequency
            assert words.impact * 10 <= violence.impact


def test_v20_a_camera_does_less_than_light_or_locks() -> None:
    camera = _factor(_burglary(), "camera.present").value("yes")
    assert _share(**_both_lights(1)) < camera < 1
    assert _share(**_locks(1)) < camera


def test_an_effect_without_a_source_takes_one_of_three_classes() -> None:
    classes = {
        tuple(map(Fraction, each))
        for each in (("0.02", "0.10", "0.30"), ("0.10", "0.25", "0.50"), ("0.25", "0.50", "0.80"))
    }

    def unsourced(scenario: Adversary | Mishap) -> list[Effect]:
        layers = [value for value in dict(scenario).values() if isinstance(value, tuple)]
        layers += [path.barrier for path in getattr(scenario, "paths", ())]
        flat = [each for layer in layers for each in layer if isinstance(each, Effect)]
        return [effect for effect in flat if not effect.sources]

    for pack in PACKS:
        for scenario in shipped(pack).scenarios:
            if not isinstance(scenario, Readiness):
                for effect in unsourced(scenario):
                    assert (effect.lower, effect.central, effect.upper) in classes, effect.item


def test_our_example_is_one_household_in_every_risk() -> None:
    answers: dict[str, set[str]] = {}
    for pack in PACKS:
        for scenario in shipped(pack).scenarios:
            if not isinstance(scenario, Readiness):
                for item, option in scenario.baseline.answers:
                    answers.setdefault(item, set()).add(option)
    assert {item: options for item, options in answers.items() if len(options) > 1} == {}
