"""Each shipped pack loads, its links hold both ways, and its routes are what the design says."""

import pytest

from tests.content.cases import PACKS, QUESTIONNAIRES, loaded, shipped
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.risk import Adversary, Mishap, Readiness, Scenario, effects
from zelfscan.packs.library import check_folder, pack_folders

_MEASURES = {
    "GEV": 5, "DEU": 11, "RAM": 4, "GLA": 3, "BRI": 4, "VER": 3, "ZIC": 5, "ALA": 5, "CAM": 3, "KLU": 2,
    "BRA": 7, "GEZ": 9, "DIG": 13, "OND": 9, "WRK": 7, "GED": 11,
}  # fmt: skip
_STARRED = {
    "home": ["Q011", "Q015", "Q025", "Q026", "Q032", "Q051", "Q060"],
    "family": ["Q071", "Q075", "Q076"],
    "digital": ["Q081", "Q082", "Q086", "Q089", "Q095"],
    "road": ["Q096", "Q097", "Q098"],
}
_FOR_THE_ADVISER = {"Q028", "Q049", "Q052", "Q062", "Q111"}


def _asked(pack: Pack) -> set[str]:
    route = pack.route(pack.default_route)
    assert route is not None
    return {*route.items, *pack.profile}


def _scenarios() -> list[tuple[Pack, Scenario]]:
    return [(shipped(each), scenario) for each in PACKS for scenario in shipped(each).scenarios]


def _items() -> dict[str, Item]:
    return {item.id: item for each in PACKS for item in shipped(each).items}


def test_these_packs_are_shipped() -> None:
    assert [folder.name for folder in pack_folders(QUESTIONNAIRES)] == sorted(PACKS)


def test_the_check_finds_no_fault() -> None:
    assert [str(fault) for fault in check_folder(QUESTIONNAIRES)] == []


def test_the_120_questions_stand_in_the_packs_together() -> None:
    refs = {item.ref for item in _items().values()}
    assert {f"Q{number:03}" for number in range(1, 121)} <= refs


def test_every_question_of_the_catalogue_stands_in_a_pack() -> None:
    assert set(loaded(PACKS[0]).items) == set(_items())


def test_no_two_questions_share_a_code() -> None:
    refs = [item.ref for item in _items().values()]
    assert sorted(set(refs), key=str) == sorted(refs, key=str)


def test_the_101_measures_are_advised_by_a_question() -> None:
    advised = {advice.measure for item in _items().values() for advice in item.advises}
    by_id = {measure.id: measure for each in PACKS for measure in shipped(each).measures}
    expected = {f"{area}-{number:02}" for area, size in _MEASURES.items() for number in range(1, size + 1)}
    assert len(expected) == 101
    assert {by_id[measure].ref for measure in advised} == expected
    assert advised == loaded(PACKS[0]).measures


def test_the_22_risks_stand_in_the_packs_together() -> None:
    refs = [scenario.ref for _, scenario in _scenarios()]
    assert sorted(map(str, refs)) == [f"R{number:02}" for number in range(1, 23)]


@pytest.mark.parametrize("pack_id", PACKS)
def test_every_risk_is_fed_and_can_be_lowered_by_a_measure(pack_id: str) -> None:
    pack = shipped(pack_id)
    raised = {
        item.id for item in pack.items if item.is_scored and any(advice.raises for advice in item.advises)
    }
    for scenario in pack.scenarios:
        assert scenario.fed_by, scenario.id
        assert raised & set(scenario.fed_by), scenario.id


@pytest.mark.parametrize("pack_id", PACKS)
def test_a_risk_looks_only_at_what_its_pack_asks(pack_id: str) -> None:
    pack = shipped(pack_id)
    for scenario in pack.scenarios:
        factors = () if isinstance(scenario, Readiness) else scenario.factors
        looked_at = {*scenario.fed_by, *(factor.item for factor in factors)}
        assert looked_at <= _asked(pack), scenario.id


def test_most_of_the_effect_weight_of_a_risk_is_asked_in_its_pack() -> None:
    for pack, scenario in _scenarios():
        if isinstance(scenario, Readiness):
            continue
        total = sum(effect.central for effect in effects(scenario))
        asked = sum(effect.central for effect in effects(scenario) if effect.item in _asked(pack))
        assert asked >= total * pack.cutoffs.coverage, scenario.id


def test_questions_for_the_adviser_are_only_in_the_route_of_the_adviser_and_feed_no_risk() -> None:
    adviser = {item.id for item in _items().values() if item.audience == "adviser"}
    assert {_items()[item].ref for item in adviser} == _FOR_THE_ADVISER
    for pack, scenario in _scenarios():
        assert not adviser & set(scenario.fed_by), scenario.id
        own = {item for route in pack.routes if route.id != "adviseur" for item in route.items}
        assert not adviser & own


def test_every_question_says_how_to_look_and_every_adviser_question_what_to_record() -> None:
    assert [item.id for item in _items().values() if item.look is None] == []
    adviser = [item for item in _items().values() if item.audience == "adviser"]
    assert [item.id for item in adviser if item.for_adviser is None] == []


def test_the_adviser_walks_from_the_street_to_the_shed() -> None:
    route = shipped("woningscan").route("adviseur")
    assert route is not None
    assert [stop.id for stop in route.stops] == [
        "vooraf", "straat", "tuin", "gevel", "voordeur", "hal", "kamers", "achter", "schuur", "digitaal",
    ]  # fmt: skip


def test_what_is_only_seen_in_the_dark_is_asked_on_the_route_in_the_dark() -> None:
    pack = shipped("woningscan")
    route = pack.route("donker")
    assert route is not None
    assert {item.id for item in pack.items if item.in_the_dark} <= set(route.items)


def test_the_short_route_is_the_18_starred_questions_in_four_themes() -> None:
    pack = shipped("zelfscan")
    route = pack.route("kort")
    assert route is not None
    by_theme: dict[str, list[str | None]] = {}
    for item in route.items:
        by_theme.setdefault(pack.section_of[item], []).append(pack.item_by_id[item].ref)
    assert {theme: sorted(map(str, refs)) for theme, refs in by_theme.items()} == _STARRED
    assert len(route.items) == 18


@pytest.mark.parametrize("pack_id", PACKS)
def test_function_home_and_threat_are_the_profile(pack_id: str) -> None:
    pack = shipped(pack_id)
    assert [pack.item_by_id[item].ref for item in pack.profile] == ["Q001", "Q003", "Q006"]
    assert set(pack.profile) <= set(pack.sections[0].items)


def test_the_home_section_of_the_self_scan_is_the_seven_starred_home_questions() -> None:
    pack = shipped("zelfscan")
    home = next(section for section in pack.sections if section.id == "home")
    assert sorted(str(pack.item_by_id[item].ref) for item in home.items) == _STARRED["home"]


def test_both_packs_share_their_questions_about_the_home() -> None:
    first, second = (shipped(each).item_by_id for each in PACKS)
    shared = set(first) & set(second)
    starred = {item.id for item in _items().values() if item.ref in _STARRED["home"]}
    assert starred <= shared
    assert all(first[item] == second[item] for item in shared)


def test_what_has_no_source_of_its_own_says_that_it_is_an_assumption() -> None:
    for _, scenario in _scenarios():
        if isinstance(scenario, Adversary | Mishap):
            grades = [(each.item, each.grade, each.sources) for each in effects(scenario)]
            grades += [(each.item, each.grade, each.sources) for each in scenario.factors]
            for item, grade, sources in grades:
                assert sources or grade == "assumption", f"{scenario.id}: {item}"


def test_every_question_that_repeats_reads_for_one_door_or_window_and_fits_in_a_table() -> None:
    repeating = [item for item in _items().values() if item.repeats is not None]
    assert len(repeating) == 6
    for item in repeating:
        assert item.each is not None, item.id
        for language in ("nl", "en"):
            label = item.each.label.in_language(language)
            shorts = [option.short.in_language(language) for option in item.each.options]
            assert len(label) <= 16, item.id
            assert all(len(short) <= 15 for short in shorts), item.id
            assert len(set(shorts)) == len(shorts), item.id
        # For one thing the best and the worst answer are always there.
        values = [item.standings[option.id].low for option in item.each.options]
        assert (min(values), max(values)) == item.span


def test_each_kind_of_element_has_names_a_letter_and_what_no_burglar_gets_to() -> None:
    kinds = shipped("woningscan").element_kinds
    assert [(kind.id, kind.letter) for kind in kinds] == [("door", "D"), ("window", "R")]
    for kind in kinds:
        assert len(kind.suggestions) >= 6
        assert kind.reach is not None
        assert [option.id for option in kind.reach.options if not option.counts] == ["no"]
        assert kind.reach.sources
