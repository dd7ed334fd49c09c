"""What a model refuses, said so that an author knows what to mend and where."""

import ast
from pathlib import Path

import pytest

from tests.packs.changing import change, faults_in, line_of, only_fault
from zelfscan.packs.faults import _REASONS, MAX_COMPARED, few_suggestions, suggestion

OPEN = "{id: open, text: Een open balie}"
CONDITION = "asked_when: {item: desk.kind, is: [open]}"
NO_CONDITION = "'asked_when' is geen voorwaarde; schrijf {item: vraag, is: [antwoord]}, of all, any of not"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (OPEN, "{id: open, txt: A, text: B}", "onbekende sleutel 'txt'; bedoelt u 'text'?"),
        (
            OPEN,
            "{id: open, xyz: A, text: B}",
            "onbekende sleutel 'xyz'; de handleiding noemt de sleutels die er zijn",
        ),
        (OPEN, "{id: open}", "'text' ontbreekt; schrijf 'text:' met een waarde"),
        (OPEN, "{id: open, text: 5}", "'text' moet tekst zijn (zet er aanhalingstekens om)"),
        (OPEN, "{id: 5, text: A}", "'id' moet tekst zijn (zet er aanhalingstekens om)"),
        (
            OPEN,
            "{id: open, text: ' '}",
            "'text' mag niet leeg zijn; schrijf een tekst of haal de sleutel weg",
        ),
        (
            OPEN,
            "{id: De balie, text: A}",
            "'id' is geen geldige naam: gebruik kleine letters, cijfers, - en .",
        ),
        (
            OPEN,
            "{id: open, text: A, value: 2}",
            "'options' heeft een waarde buiten 0 (slechtst) tot en met 1 (best)",
        ),
        (OPEN, "{id: open, text: A, value: veel}", "'value' moet een getal zijn, zoals 1, 0.25 of 1/3"),
        (OPEN, "{id: open, text: A, value: true}", "'value' moet een getal zijn, zoals 1, 0.25 of 1/3"),
        ("implies: void", "implies: niets", "'implies' moet een van deze zijn: 'void', '0' of '1'"),
        ("threshold: 1/2", "threshold: 1/0", "'threshold' deelt door 0; schrijf een getal zoals 1/3"),
        (
            "lower: 0.26, central",
            "lower: 0.70, central",
            "'barrier' loopt niet op van lower via central naar upper",
        ),
        ("upper: 0.92", "upper: 1.01", "'upper' mag hoogstens 1 zijn"),
        ("share: 0.6", "share: 0.0", "'share' moet meer dan 0 zijn"),
        ("weight: 2}", "weight: 0}", "'weight' moet minstens 1 zijn"),
        ("effort: 4", "effort: 4.5", "'effort' moet een heel getal zijn, zoals 2"),
        ("unknown: false", "unknown: nee", "'unknown' moet true of false zijn"),
        (
            "valid_from: 2026-01-01",
            "valid_from: januari",
            "'valid_from' moet een datum zijn, zoals 2026-11-23",
        ),
        ("how: [Koop een slot.]", "how: Koop een slot.", "'how' moet een lijst zijn, zoals [a, b]"),
        ("how: [Koop een slot.]", "how: []", "'how' heeft te weinig regels; voeg er een toe"),
        ("impact: 30", "impact: 40", "'impact' moet een van deze zijn: 1, 3, 10, 30 of 100"),
        (
            "critical: {threshold: 1/2, cap: 49}",
            "critical: 49",
            "'critical' moet uit sleutels met een waarde bestaan, zoals {sleutel: waarde}",
        ),
        (
            "Blijf rustig, Ga niet in discussie.",
            "Blijf rustig",
            "'notices' heeft te weinig regels; voeg er een toe",
        ),
        (CONDITION, "asked_when: {item: desk.kind, is: open}", NO_CONDITION),
        (CONDITION, "asked_when: {itm: desk.kind, is: [open]}", NO_CONDITION),
        (CONDITION, "asked_when: {all: [{item: desk.kind, iz: [open]}]}", NO_CONDITION),
        (CONDITION, "asked_when: {not: [{item: desk.kind, is: [open]}]}", NO_CONDITION),
        (CONDITION, "asked_when: desk.kind", NO_CONDITION),
        (CONDITION, "asked_when: {any: []}", NO_CONDITION),
    ],
)
def test_one_mistake_is_one_fault_on_its_own_line(front_desk: Path, old: str, new: str, message: str) -> None:
    assert only_fault(front_desk, old, new) == message


def test_a_list_with_too_many_rows_is_refused(front_desk: Path) -> None:
    many = "\n      - ".join([OPEN, *(f"{{id: more-{number}, text: Nog een balie}}" for number in range(7))])
    message = only_fault(front_desk, OPEN, many, at="options:\n      - {id: open")
    assert message == "'options' heeft te veel regels; haal er een weg"


def test_what_stands_wrong_inside_a_list_does_not_make_the_list_too_short(front_desk: Path) -> None:
    assert only_fault(front_desk, OPEN, "{id: open, text: [A]}").startswith("'text' moet tekst zijn")


def test_a_kind_of_fault_without_words_of_its_own_is_still_named(front_desk: Path) -> None:
    assert (
        only_fault(front_desk, "cap: 49", 'cap: "49,0"') == "'cap' moet een getal zijn, zoals 1, 0.25 of 1/3"
    )
    (front_desk / "stock.yaml").write_text("cutoffs: {layer_cap: [1]}\n", encoding="utf-8")
    assert any("layer_cap" in fault for fault in faults_in(front_desk))


def test_a_fault_in_what_a_short_form_stands_for_has_the_line_of_that_form(front_desk: Path) -> None:
    change(front_desk / "stock.yaml", "small: [0.02, 0.10, 0.30]", "small: [0.02, 0.10, 3]")
    line = line_of(front_desk / "stock.yaml", "- {item: desk.alarm-tested, effect: small}")
    assert faults_in(front_desk) == [f"front-desk/stock.yaml:{line}: 'upper' mag hoogstens 1 zijn"]


def test_every_reason_of_the_core_is_said_in_dutch() -> None:
    core = Path(__file__).resolve().parents[2] / "zelfscan" / "core"
    of_no_author = {"agreement.py", "sheet.py", "sheet_changes.py"}  # no file of an author gets there
    said = {
        node.args[0].value
        for path in core.glob("*.py")
        if path.name not in of_no_author
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ValueError"
        if isinstance(node.args[0], ast.Constant)
    }
    assert said == set(_REASONS)


def test_only_a_name_that_is_near_is_offered() -> None:
    assert suggestion("desk.alrm", ["desk.depth", "desk.alarm"]) == "; bedoelt u 'desk.alarm'?"
    assert suggestion("xyz", ["desk.depth", "desk.alarm"]) == ""


def test_a_file_with_very_many_wrong_names_does_not_keep_the_computer_busy() -> None:
    known = [f"item-{number}" for number in range(MAX_COMPARED // 2)]
    with few_suggestions():
        assert suggestion("item-77", ["item-7"])
        suggestion("x", known)
        suggestion("x", known)
        assert suggestion("item-77", ["item-7"]) == ""
    assert suggestion("item-77", ["item-7"])
