"""What somebody may note in the private log: each kind has steps with sources and touches what it should."""

import pytest

from tests.builders import a_situation
from tests.content.cases import PACKS, QUESTIONNAIRES, TODAY, best_answers, shipped
from zelfscan.core.incident import IncidentKind
from zelfscan.core.rescan import rescan
from zelfscan.core.response import Responses
from zelfscan.core.risk import Adversary
from zelfscan.packs.library import open_packs, read_card

KINDS = shipped(PACKS[0]).incident_kinds
TITLES = [
    "Dreigend bericht",
    "Iemand kwam boos aan de deur",
    "Iemand volgde mij",
    "Inbraak of poging",
    "Vernieling aan huis of auto",
    "Verdachte post of pakket",
    "Mijn adres of foto's stonden online",
    "Iemand was in mijn account",
    "Druk om anders te besluiten",
    "Agressie op het werk of bij een bijeenkomst",
    "Mijn gezin is benaderd",
    "Brand, vuurwerk of explosief",
    "Iets anders",
]


def _again(pack_id: str, kind: str) -> dict[str, tuple[str, ...]]:
    """Give what to ask again after an incident, and why, where all that protects was answered today."""
    pack, values = shipped(pack_id), best_answers(pack_id)
    fresh = a_situation(pack, Responses(values, dict.fromkeys(values, TODAY)))
    route = pack.route(pack.default_route)
    assert route is not None
    found = rescan(fresh, route, TODAY, pack.touched_by_incident(kind))
    return {each.item: each.incidents for each in found if "incident" in each.reasons}


def test_these_are_the_kinds_and_whoever_finds_none_that_fits_comes_last() -> None:
    assert [str(kind.title) for kind in KINDS] == TITLES


def test_both_packs_know_every_kind() -> None:
    assert all(shipped(each).incident_kinds == KINDS for each in PACKS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_kind_has_steps_that_rest_on_sources(kind: IncidentKind) -> None:
    assert 2 <= len(kind.steps) <= 4
    assert kind.sources
    assert len(set(map(str, kind.steps))) == len(kind.steps)


def test_every_scenario_in_which_somebody_acts_on_purpose_can_be_an_incident() -> None:
    touched = {name for kind in KINDS for name in kind.scenarios}
    adversaries = {
        scenario.id
        for each in PACKS
        for scenario in shipped(each).scenarios
        if isinstance(scenario, Adversary)
    }
    assert {"burglary", "forced-entry", "arson-or-explosive"} <= adversaries
    assert adversaries - touched == set()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_kind_but_the_last_touches_a_question_of_a_scan(kind: IncidentKind) -> None:
    asked = {item for each in PACKS for item in _again(each, kind.id)}
    assert bool(asked) == (kind.id != "other")


def test_after_a_burglary_the_locks_are_asked_again_in_one_scan_and_the_documents_in_the_other() -> None:
    at_home, about_oneself = (_again(each, "burglary") for each in PACKS)
    assert at_home["front-door.lock-grade"] == ("burglary",)
    assert at_home["alarm.follow-up"] == ("burglary", "help-too-late")
    assert {name for names in about_oneself.values() for name in names} == {"documents-exposed"}


def test_a_kind_that_is_not_there_any_more_touches_nothing() -> None:
    assert _again("woningscan", "earthquake") == {}


def test_the_card_says_what_to_do_after_a_threat_in_this_order() -> None:
    after = [str(step) for step in shipped(PACKS[0]).card.after]
    assert 5 <= len(after) <= 7
    marks = (
        "veilige plek",
        "Schrijf",
        "griffier",
        "VPT-code",
        "Ondersteuningsteam",
        "bescherming",
        "logboek",
    )
    assert [mark for mark, step in zip(marks, after, strict=True) if mark not in step] == []
    assert shipped(PACKS[0]).card.sources


def test_the_card_that_is_read_on_its_own_says_the_same() -> None:
    assert read_card(QUESTIONNAIRES).after == shipped(PACKS[0]).card.after


def test_all_of_it_is_there_in_english() -> None:
    for loaded in open_packs(QUESTIONNAIRES, "en"):
        texts = [text for kind in loaded.pack.incident_kinds for text in (kind.title, *kind.steps)]
        texts += loaded.pack.card.after
        assert [str(text) for text in texts if "en" not in dict(text.translations)] == []
