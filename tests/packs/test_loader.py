"""A folder to a pack: what a manifest draws from the stock, and what it may not say."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.packs.changing import (
    PACKS,
    a_copy,
    as_yaml,
    change,
    faults_in,
    line_of,
    loaded_or_faults,
    only_fault,
    places,
    replaced,
    without,
)
from zelfscan.core.risk import Adversary
from zelfscan.errors.content import PackError
from zelfscan.packs.loader import load
from zelfscan.packs.reader import read
from zelfscan.packs.shelf import read_shelf

BEHIND = {name: read(PACKS / "front-desk" / name).values for name in ("pack.yaml", "stock.yaml")}
EMPTY = "het bestand is leeg of heeft geen sleutels; begin met 'id:'"


def test_a_pack_holds_the_questions_of_its_sections(front_desk: Path) -> None:
    pack = load(front_desk).pack
    assert [item.id for item in pack.items] == [item for section in pack.sections for item in section.items]
    assert "cellar.lock" not in pack.item_by_id


def test_questions_and_measures_of_other_packs_are_known_as_well(front_desk: Path) -> None:
    loaded = load(front_desk)
    assert "cellar.lock" in loaded.items
    assert "cellar-lock" in loaded.measures


def test_measures_come_with_everything_they_need_first(front_desk: Path) -> None:
    ids = [measure.id for measure in load(front_desk).pack.measures]
    assert ids == ["wider-desk", "desk-alarm", "choose-colleagues", "test-desk-alarm", "call-support"]


def test_what_a_needed_measure_needs_is_there_too(front_desk: Path) -> None:
    change(front_desk / "stock.yaml", '      - {measure: call-support, when: ["yes"]}\n', "")
    change(
        front_desk / "stock.yaml",
        '      - {id: "no", text: Nee}\n    advises:\n',
        '      - {id: "no", text: Nee}\n',
    )
    assert "call-support" in [measure.id for measure in load(front_desk).pack.measures]


def test_the_share_of_an_example_is_computed_from_its_answers(front_desk: Path) -> None:
    """An open desk without depth or alarm: nobody is held back, 1; the average home keeps its own number."""
    anger, fire, _ = load(front_desk).pack.scenarios
    assert isinstance(anger, Adversary)
    assert anger.baseline.p == 1
    assert fire.kind == "mishap"
    assert fire.baseline.p == Fraction(4, 5)


def test_a_better_example_has_a_smaller_share(front_desk: Path) -> None:
    """With the alarm, untested: 1 - 0.25 = 3/4 is not deterred; both ways in are open."""
    change(front_desk / "stock.yaml", "desk.alarm: none", "desk.alarm: colleagues, desk.alarm-tested: never")
    anger = load(front_desk).pack.scenarios[0]
    assert isinstance(anger, Adversary)
    assert anger.baseline.p == Fraction(3, 4)


def test_an_example_may_answer_what_the_pack_does_not_ask(front_desk: Path) -> None:
    change(front_desk / "pack.yaml", "desk.alarm, desk.alarm-tested]", "desk.alarm]")
    change(front_desk / "stock.yaml", "desk.alarm: none", "desk.alarm: colleagues, desk.alarm-tested: never")
    anger = load(front_desk).pack.scenarios[0]
    assert isinstance(anger, Adversary)
    assert anger.baseline.p == Fraction(3, 4)


def test_a_catalogue_beside_a_pack_is_shared(front_desk: Path) -> None:
    catalogue = front_desk.parent / "catalogue"
    catalogue.mkdir()
    (front_desk / "stock.yaml").rename(catalogue / "stock.yaml")
    assert [section.id for section in load(front_desk).pack.sections] == ["desk", "hall"]
    change(catalogue / "stock.yaml", "unknown: false", "unknown: nee")
    assert faults_in(front_desk) == ["catalogue/stock.yaml:19: 'unknown' moet true of false zijn"]


def test_a_catalogue_that_was_read_before_may_be_given(front_desk: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (front_desk / "stock.yaml").rename(elsewhere / "stock.yaml")
    assert load(front_desk, read_shelf(elsewhere, tmp_path)).pack.id == "front-desk"
    assert "'cutoffs' ontbreekt; schrijf 'cutoffs:' met een waarde" in str(loaded_or_faults(front_desk))


@pytest.mark.parametrize("text", ["", "- a\n", "text\n"])
def test_a_manifest_without_keys_is_refused(front_desk: Path, text: str) -> None:
    (front_desk / "pack.yaml").write_text(text, encoding="utf-8")
    assert faults_in(front_desk) == [f"front-desk/pack.yaml:1: {EMPTY}"]


def test_a_manifest_that_cannot_be_read_is_refused(front_desk: Path) -> None:
    assert (
        only_fault(front_desk, "language: nl\n", "id: nl\n", file="pack.yaml")
        == "'id' staat hier twee keer; haal er een weg"
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: front-desk", "id: frontdesk", "'id' moet gelijk zijn aan de map: front-desk"),
        (
            "profile: [",
            "items: []\nprofile: [",
            "'items' hoort niet in pack.yaml; zet het in een bestand ernaast",
        ),
        (
            "profile: [",
            "cutoffs: {}\nprofile: [",
            "'cutoffs' hoort niet in pack.yaml; zet het in een bestand ernaast",
        ),
        ("desk.depth, desk", "desk.dept, desk", "vraag 'desk.dept' bestaat niet; bedoelt u 'desk.depth'?"),
        ("fire-in-hall", "fire-in-hal", "scenario 'fire-in-hal' bestaat niet; bedoelt u 'fire-in-hall'?"),
        (
            "fire-in-hall",
            "anger-at-desk, fire-in-hall",
            "'anger-at-desk' staat hier twee keer; haal er een weg",
        ),
        (
            "default_route: volledig",
            "default_route: lang",
            "default_route: route 'lang' bestaat niet; verbeter de naam, of schrijf wat ontbreekt",
        ),
        (
            "languages: [nl]",
            "languages: [en]",
            "languages: de taal van de lijst, 'nl', staat er niet bij; voeg die toe",
        ),
        (
            'is: ["yes"]',
            "is: [maybe]",
            "urgent_when: 'desk.threat' heeft geen antwoord 'maybe'; kies uit: yes, no",
        ),
        (
            "minutes: 1, items: [desk.alarm",
            "minutes: 1, items: [hall.keys",
            "kort: 'hall.keys' staat in geen onderdeel; zet het in 'sections'",
        ),
        (
            "minutes: 1, items: [desk.alarm",
            "minutes: 1, items: [desk.alarm-tested",
            "kort: 'desk.alarm-tested' hangt af van 'desk.alarm', die niet in de route staat; "
            "zet die er ook in",
        ),
    ],
)
def test_a_manifest_with_one_mistake_has_one_fault(
    front_desk: Path, old: str, new: str, message: str
) -> None:
    path = front_desk / "pack.yaml"
    change(path, old, new)
    # What follows for the scenarios from a question that is not asked stands in another file.
    found = [fault for fault in faults_in(front_desk) if fault.startswith("front-desk/pack.yaml")]
    assert found == [f"front-desk/pack.yaml:{line_of(path, new)}: {message}"]


@pytest.mark.parametrize(
    ("line", "change_it"), [(18, ("- id: hall", "- id: desk")), (24, ("id: kort", "id: volledig"))]
)
def test_a_section_or_route_that_stands_twice_is_named(
    front_desk: Path, line: int, change_it: tuple[str, str]
) -> None:
    change(front_desk / "pack.yaml", *change_it)
    name = change_it[1].split()[-1]
    assert f"front-desk/pack.yaml:{line}: '{name}' staat hier twee keer; haal er een weg" in faults_in(
        front_desk
    )


def test_a_profile_question_has_to_stand_in_a_section(front_desk: Path) -> None:
    change(front_desk / "pack.yaml", "profile: [desk.kind", "profile: [hall.keys")
    assert faults_in(front_desk) == [
        "front-desk/pack.yaml:12: profile: 'hall.keys' staat in geen onderdeel; zet het in 'sections'"
    ]


@pytest.mark.parametrize("key", ["cutoffs", "card"])
def test_cut_offs_and_the_card_are_needed_once(front_desk: Path, key: str) -> None:
    lines = (front_desk / "stock.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(at for at, line in enumerate(lines) if line.startswith(f"{key}:"))
    end = next((at for at in range(start + 1, len(lines)) if not lines[at].startswith(" ")), len(lines))
    (front_desk / "stock.yaml").write_text("".join(lines[:start] + lines[end:]), encoding="utf-8")
    assert faults_in(front_desk) == [
        f"front-desk/pack.yaml:2: '{key}' ontbreekt; schrijf '{key}:' met een waarde"
    ]


def test_cut_offs_with_a_fault_are_not_missing_as_well(front_desk: Path) -> None:
    assert only_fault(front_desk, "fair: 50", "fair: veel").startswith("'fair' moet een getal zijn")


def test_a_question_with_a_fault_is_not_missing_as_well(front_desk: Path) -> None:
    """Sections, routes, conditions, scenarios, factors and examples all name it."""
    message = only_fault(front_desk, "question: Is er nu een dreiging?", "question: 5", file="stock.yaml")
    assert message == "'question' moet tekst zijn (zet er aanhalingstekens om)"


def test_everything_else_with_a_fault_is_not_missing_as_well(front_desk: Path) -> None:
    for old, new in (
        ("title: Huisregels", "title: 5"),
        ("title: Voorbeeld van een bron", "title: 5"),
        ("title: Een bredere balie", "title: 5"),
        ("title: Afspreken wie er komt", "title: 5"),
        ("title: Brand in de hal", "title: 5"),
    ):
        change(front_desk / "stock.yaml", old, new)
    found = loaded_or_faults(front_desk)
    assert isinstance(found, PackError)
    assert [fault.message for fault in found.faults] == [
        "'title' moet tekst zijn (zet er aanhalingstekens om)"
    ] * 5


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("desk.depth: \"no\", desk.alarm: none", "desk.alarm: none"),
        ("desk.depth: \"no\", desk.alarm: none", "desk.depth: \"no\""),
        ("desk.kind: open, desk.depth", "desk.depth"),
    ],
)  # fmt: skip
def test_an_example_that_leaves_a_question_open_is_refused(front_desk: Path, old: str, new: str) -> None:
    message = only_fault(front_desk, old, new, at="- id: anger-at-desk")
    assert message == "anger-at-desk: het voorbeeld laat een vraag open of geeft geen kans; vul 'answers' aan"


def test_an_example_in_which_nothing_can_happen_is_refused(front_desk: Path) -> None:
    change(
        front_desk / "stock.yaml", "share: 0.4}", "share: 0.4, exists_when: {item: desk.kind, is: [open]}}"
    )
    message = only_fault(
        front_desk, "answers: {desk.kind: open", "answers: {desk.kind: glass", at="- id: anger-at-desk"
    )
    assert message == "anger-at-desk: het voorbeeld laat een vraag open of geeft geen kans; vul 'answers' aan"


def test_an_example_with_very_many_open_gates_is_refused_before_they_are_tried(front_desk: Path) -> None:
    text = (front_desk / "stock.yaml").read_text(encoding="utf-8")
    gate = "  - {{id: gate{0}, question: A, why: B, good: C, scale: yes-no}}\n"
    follow_up = (
        "  - id: follow-up{0}\n    question: A\n    why: B\n    good: C\n    scale: yes-no\n"
        "    counts_as: 1\n    asked_when: {{item: gate{0}, is: ['yes']}}\n"
    )
    more = "".join(gate.format(number) + follow_up.format(number) for number in range(40))
    fed = "".join(f"\n      - {{item: follow-up{number}, effect: small}}" for number in range(40))
    text = text.replace("items:\n", f"items:\n{more}", 1).replace("    deter:", f"    deter:{fed}")
    (front_desk / "stock.yaml").write_text(text.replace("coverage: 0.70", "coverage: 0.10"), encoding="utf-8")
    assert [fault.split(": ", 1)[1] for fault in faults_in(front_desk)] == [
        "anger-at-desk: het voorbeeld laat een vraag open of geeft geen kans; vul 'answers' aan"
    ]


def test_faults_come_in_the_order_of_files_and_lines_and_each_once(front_desk: Path) -> None:
    change(front_desk / "stock.yaml", "counts_as: 1\n    scale", "counts_as: 2\n    weight: 0\n    scale")
    change(front_desk / "stock.yaml", "impact: 30", "impact: 40")
    change(front_desk / "pack.yaml", "default_route: volledig", "default_route: lang")
    found = loaded_or_faults(front_desk)
    assert isinstance(found, PackError)
    keys = [(fault.file, fault.line, fault.message) for fault in found.faults]
    assert keys == sorted(set(keys))
    assert len(keys) == 3


@pytest.mark.parametrize("name", ["worked-example", "front-desk"])
def test_the_small_packs_have_no_faults(name: str, tmp_path: Path) -> None:
    assert faults_in(a_copy(name, tmp_path)) == []


_VALUES: list[Any] = [
    None, True, 5, -1, Decimal("0.5"), "", "desk.kind", "desk.alarm", "zzz", "yes", "all", "1/0", "unknown",
    (), ({},), ("desk.kind",), (5,), ((),), {}, {"id": "x"}, ({"id": "x"},), {"a": {"b": ()}},
    {"item": "hall.way-out", "is": ("yes",)}, ({"item": "desk.kind"},),
]  # fmt: skip


@given(data=st.data())
def test_whatever_is_changed_in_a_pack_it_loads_or_has_faults(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = a_copy("front-desk", tmp_path_factory.mktemp("any"))
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(BEHIND)))
        values = read(folder / name).values
        place = data.draw(st.sampled_from(list(places(values))))
        new = data.draw(st.sampled_from(["(gone)", *_VALUES]))
        changed = without(values, place) if new == "(gone)" and place else replaced(values, place, new)
        (folder / name).write_text(as_yaml(changed), encoding="utf-8")
    found = loaded_or_faults(folder)
    if isinstance(found, PackError):
        assert all(fault.file.startswith("front-desk/") and fault.message for fault in found.faults)
    else:
        assert found.pack.id == "front-desk"


def test_a_pack_written_as_values_is_the_same_pack(front_desk: Path) -> None:
    before = load(front_desk).pack
    for name, values in BEHIND.items():
        (front_desk / name).write_text(as_yaml(values), encoding="utf-8")
    assert load(front_desk).pack == before
