"""What the catalogue of measures promises: steps for tomorrow, the closed list, and what must come first."""

from tests.content.cases import PACKS, shipped
from zelfscan.core.measure import Measure

#: What the ministry or the CCV names for 2024: a free-standing letterbox, an alarm, cameras and training.
NAMED_IN_2024 = {"free-standing-letterbox", "burglar-alarm", "camera-own-ground", "aggression-training"}
CLOSED_LIST_OF_2021 = {
    "letterbox": {"free-standing-letterbox", "fire-resistant-letter-box", "close-letter-slot"},
    "glass": {"strengthen-glass", "anti-shatter-film"},
    "door-viewer": {"door-viewer", "video-intercom"},
    "alarm-base": {"alarm-base-wiring"},
    "safe": {"anchored-safe"},
}
PREREQUISITES = {
    ("alarm-monitoring", "burglar-alarm"),
    ("test-alarm", "burglar-alarm"),
    ("close-letter-slot", "free-standing-letterbox"),
    ("shield-land-registry", "report-concrete-threat"),
}


def measures() -> dict[str, Measure]:
    return {measure.id: measure for each in PACKS for measure in shipped(each).measures}


def with_basis(regulation: str, basis: str) -> set[str]:
    lines = {name: measure.funding_under(regulation) for name, measure in measures().items()}
    return {name for name, funding in lines.items() if funding is not None and funding.basis == basis}


def test_there_are_two_to_five_steps() -> None:
    assert {len(measure.how) for measure in measures().values()} <= {2, 3, 4, 5}


def test_only_what_a_source_names_is_said_to_fall_under_the_advice() -> None:
    assert with_basis("2024", "if-advised") == NAMED_IN_2024


def test_the_closed_list_of_2021_has_five_kinds() -> None:
    assert with_basis("2021", "reimbursed") == set().union(*CLOSED_LIST_OF_2021.values())
    for kind, names in CLOSED_LIST_OF_2021.items():
        assert {name for name, measure in measures().items() if measure.scheme_item == kind} == names


def test_what_counts_for_the_pkvw_is_own_cost_under_both() -> None:
    assert with_basis("2021", "pkvw") == with_basis("2024", "pkvw")


def test_only_what_cannot_do_without_waits_for_another_measure() -> None:
    found = {(name, needed) for name, measure in measures().items() for needed in measure.requires}
    assert found == PREREQUISITES


def test_classes_that_no_regulation_gives_are_our_own_proposal() -> None:
    listed = {name for names in CLOSED_LIST_OF_2021.values() for name in names}
    for name in listed:
        measure = measures()[name]
        if measure.norm.kind == "norm":
            assert name == "door-viewer", name
        assert (measure.norm.kind == "proposal") == measure.is_own_proposal, name
