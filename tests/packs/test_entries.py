"""Short forms of an author spelt out: scales, effect classes, factors, examples and routes."""

from pathlib import Path

import pytest

from tests.packs.changing import only_fault
from zelfscan.core.risk import Adversary
from zelfscan.packs import entries
from zelfscan.packs.loader import load


def test_a_scale_gives_its_options(front_desk: Path) -> None:
    tested = load(front_desk).items["desk.alarm-tested"]
    assert [(option.id, str(option.value)) for option in tested.options] == [
        ("always", "1"), ("mostly", "2/3"), ("sometimes", "1/3"), ("never", "0"),
    ]  # fmt: skip


def test_a_question_without_a_fact_asks_for_its_own(front_desk: Path) -> None:
    items = load(front_desk).items
    assert items["desk.alarm"].fact == "desk.alarm"
    assert items["desk.depth"].fact == "width of the desk"


def test_an_effect_class_is_an_assumption_with_three_numbers(front_desk: Path) -> None:
    anger = load(front_desk).pack.scenarios[0]
    assert isinstance(anger, Adversary)
    medium, small = anger.deter
    assert [str(each) for each in (medium.lower, medium.central, medium.upper)] == ["1/10", "1/4", "1/2"]
    assert (medium.grade, small.grade) == ("assumption", "assumption")
    assert str(small.central) == "1/10"


def test_an_effect_with_evidence_keeps_its_own_numbers(front_desk: Path) -> None:
    anger = load(front_desk).pack.scenarios[0]
    assert isinstance(anger, Adversary)
    barrier = anger.paths[0].barrier[0]
    assert (str(barrier.central), barrier.grade, barrier.sources) == ("3/5", "A", ("B01",))


def test_a_factor_gives_a_number_to_each_answer(front_desk: Path) -> None:
    anger = load(front_desk).pack.scenarios[0]
    assert isinstance(anger, Adversary)
    assert [(option, str(value)) for option, value in anger.factors[0].values] == [
        ("yes", "2"),
        ("no", "1/2"),
    ]


def test_a_route_with_all_leaves_out_what_is_for_the_adviser(front_desk: Path) -> None:
    full = load(front_desk).pack.route("volledig")
    assert full is not None
    assert full.items == (
        "desk.kind", "desk.threat", "desk.depth", "desk.alarm", "desk.alarm-tested",
        "hall.smoke-detector", "hall.way-out", "hall.coat-rack",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        (
            "counts_as: 1\n    scale: yes-no",
            "counts_as: 1\n    scale: yes-now",
            "- id: desk.depth",
            "schaal 'yes-now' bestaat niet; bedoelt u 'yes-no'?",
        ),
        (
            "counts_as: 1\n    scale: yes-no",
            "counts_as: 1\n    scale: {id: yes-no}",
            "- id: desk.depth",
            "schaal '{'id': 'yes-no'}' bestaat niet; verbeter de naam, of schrijf wat ontbreekt",
        ),
        (
            "unknown: false\n    options:",
            "unknown: false\n    scale: yes-no\n    options:",
            "- id: desk.kind",
            "kies 'scale' of 'options', niet allebei",
        ),
        (
            "item: desk.alarm, effect: medium",
            "item: desk.alarm, effect: huge",
            "- id: anger-at-desk",
            "onbekende klasse van effect 'huge'; kies uit: small, medium, large",
        ),
        (
            "item: desk.alarm, effect: medium",
            "item: desk.alarm, effect: [medium]",
            "- id: anger-at-desk",
            "onbekende klasse van effect '('medium',)'; kies uit: small, medium, large",
        ),
        (
            "medium: [0.10, 0.25, 0.50]",
            "medium: [0.10, 0.25]",
            "- id: anger-at-desk",
            "onbekende klasse van effect 'medium'; kies uit: small, medium, large",
        ),
    ],
)
def test_a_short_form_that_stands_for_nothing_is_a_fault(
    front_desk: Path, old: str, new: str, at: str, message: str
) -> None:
    assert only_fault(front_desk, old, new, at=f"{at}\n") == message


def test_what_has_another_shape_is_left_to_the_model() -> None:
    odd = {
        "deter": "desk.alarm",
        "detect": (5,),
        "paths": ("door", {"id": "door"}),
        "factors": (5,),
        "baseline": {},
    }
    assert entries.scenario(odd, {}) == odd
    assert entries.scenario({"paths": 5, "factors": {}, "baseline": 5}, {}) == {
        "paths": 5,
        "factors": {},
        "baseline": 5,
    }
    assert entries.route("volledig", {"all": ("a",)}) == "volledig"
    assert entries.route({"items": ("b",)}, {"all": ("a",)}) == {"items": ("b",)}
