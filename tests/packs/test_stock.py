"""Content files read into models; whatever is wrong is kept as a fault, with its file and line."""

from pathlib import Path

import pytest

from tests.packs.changing import change, faults_in, only_fault
from zelfscan.packs.shelf import Shelf, read_shelf
from zelfscan.packs.stock import Stock, stock_of


def stock_in(folder: Path, **files: str) -> Stock:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return stock_of([read_shelf(folder, folder)])


def faults(stock: Stock) -> list[str]:
    return [str(fault) for fault in stock.faults]


CONTACT = "contacts: [{id: a, number: '112', title: A, purpose: B, read_on: 2026-11-23}]\n"
CARD = "card: {contacts: [a], steps: [Bel.], notices: []}\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "x.yaml:1: het bestand is leeg of heeft geen sleutels; begin met 'items:'"),
        ("- a\n", "x.yaml:1: het bestand is leeg of heeft geen sleutels; begin met 'items:'"),
        ("items: []\nitmes: []\n", "x.yaml:2: onbekende sleutel 'itmes'; bedoelt u 'items'?"),
        ("zzz: 1\n", "x.yaml:1: onbekende sleutel 'zzz'; de handleiding noemt de sleutels die er zijn"),
        ("items: {}\n", "x.yaml:1: 'items' moet een lijst zijn, zoals [a, b]"),
        ("\nmeasures:\n", "x.yaml:2: 'measures' moet een lijst zijn, zoals [a, b]"),
        (
            "cutoffs: 50\n",
            "x.yaml:1: 'cutoffs' moet uit sleutels met een waarde bestaan, zoals {sleutel: waarde}",
        ),
        (
            "items:\n  - question: A\n",
            "x.yaml:2: hier ontbreekt 'id': een naam in kleine letters, zoals voordeur.slot",
        ),
        (
            "items:\n  - {id: 5}\n",
            "x.yaml:2: hier ontbreekt 'id': een naam in kleine letters, zoals voordeur.slot",
        ),
        ("items: [a]\n", "x.yaml:1: hier ontbreekt 'id': een naam in kleine letters, zoals voordeur.slot"),
        ("scenarios:\n  - {id: a}\n", "x.yaml:2: a: kies een 'kind': adversary, mishap, readiness"),
        (
            "scenarios:\n  - {id: a, kind: fire}\n",
            "x.yaml:2: a: kies een 'kind': adversary, mishap, readiness",
        ),
        (
            "scenarios:\n  - {id: a, kind: [mishap]}\n",
            "x.yaml:2: a: kies een 'kind': adversary, mishap, readiness",
        ),
        (
            "card: {steps: [], notices: []}\n",
            "x.yaml:1: 'contacts' ontbreekt; schrijf 'contacts:' met een waarde",
        ),
        (
            "card: {contacts: 112, steps: [], notices: []}\n",
            "x.yaml:1: 'contacts' moet een lijst zijn, zoals [a, b]",
        ),
        (
            "card: {contacts: [{id: a}], steps: [], notices: []}\n",
            "x.yaml:1: contact '{'id': 'a'}' bestaat niet; verbeter de naam, of schrijf wat ontbreekt",
        ),
    ],
)
def test_a_file_with_one_mistake_has_one_fault(tmp_path: Path, text: str, fault: str) -> None:
    assert faults(stock_in(tmp_path, x=text)) == [fault]


def test_the_same_id_twice_is_named_with_both_places(tmp_path: Path) -> None:
    scale = "scales:\n  - {id: s, options: [{id: a, text: A}, {id: b, text: B}]}\n"
    stock = stock_in(tmp_path, one=scale, two=f"# another\n{scale}")
    assert faults(stock) == ["two.yaml:3: 's' staat ook in one.yaml:2; kies een andere id"]


def test_what_there_is_once_may_not_stand_in_two_files(tmp_path: Path) -> None:
    stock = stock_in(tmp_path, one=CARD + CONTACT, two=CARD)
    assert faults(stock) == ["two.yaml:1: 'card' staat ook in one.yaml:1; houd er één over"]


def test_the_card_holds_the_contacts_themselves(tmp_path: Path) -> None:
    stock = stock_in(tmp_path, x=CARD + CONTACT)
    assert stock.card is not None
    assert [contact.number for contact in stock.card.contacts] == ["112"]


def test_a_contact_that_is_not_there_is_named_on_the_line_of_the_card(tmp_path: Path) -> None:
    card = "card:\n  contacts:\n    - a\n    - emergencie\n  steps: []\n  notices: []\n"
    assert faults(stock_in(tmp_path, x=CONTACT.replace("id: a", "id: emergency") + card)) == [
        "x.yaml:4: contact 'a' bestaat niet; verbeter de naam, of schrijf wat ontbreekt",
        "x.yaml:5: contact 'emergencie' bestaat niet; bedoelt u 'emergency'?",
    ]


def test_a_contact_with_a_fault_of_its_own_is_not_missing_as_well(tmp_path: Path) -> None:
    assert faults(stock_in(tmp_path, x=CARD + CONTACT.replace("'112'", "112"))) == [
        "x.yaml:2: 'number' moet tekst zijn (zet er aanhalingstekens om)"
    ]


def test_a_scale_with_a_fault_is_named_once_however_many_questions_use_it(front_desk: Path) -> None:
    message = only_fault(
        front_desk, '- {id: "no", text: Nee, value: 0}', '- {id: "no", text: Nee, value: ja}'
    )
    assert message == "'value' moet een getal zijn, zoals 1, 0.25 of 1/3"


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_checked(tmp_path: Path) -> None:
    assert faults(stock_in(tmp_path, a="a: 1\na: 2\n", b="zzz: 1\n")) == [
        "a.yaml:2: 'a' staat hier twee keer; haal er een weg",
        "b.yaml:1: onbekende sleutel 'zzz'; de handleiding noemt de sleutels die er zijn",
    ]


def test_all_faults_of_all_files_are_gathered_before_anything_is_said(front_desk: Path) -> None:
    change(front_desk / "stock.yaml", "unknown: false", "unknown: nee")
    change(front_desk / "stock.yaml", "impact: 30", "impact: 40")
    change(front_desk / "stock.yaml", "how: [Koop een slot.]", "how: []")
    change(front_desk / "pack.yaml", "title: De hal", "titel: De hal")
    change(front_desk / "pack.yaml", "version: 1.0.0", "version: 1.0")
    assert [fault.split(": ", 1)[1] for fault in faults_in(front_desk)] == [
        "'version' moet tekst zijn (zet er aanhalingstekens om)",
        "'title' ontbreekt; schrijf 'title:' met een waarde",
        "onbekende sleutel 'titel'; bedoelt u 'title'?",
        "'unknown' moet true of false zijn",
        "'how' heeft te weinig regels; voeg er een toe",
        "'impact' moet een van deze zijn: 1, 3, 10, 30 of 100",
    ]


def test_a_file_that_cannot_be_read_is_the_only_fault_of_what_stands_in_it(front_desk: Path) -> None:
    assert only_fault(front_desk, "unknown: false", "unknown: @false").startswith("dit is geen geldige YAML")


def shelf_in(folder: Path, text: str) -> Shelf:
    folder.mkdir()
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    return read_shelf(folder, folder)


def test_what_packs_share_is_one_and_the_same_for_all_of_them(tmp_path: Path) -> None:
    shared = shelf_in(tmp_path / "shared", CONTACT + CARD)
    one, other = stock_of([shared]), stock_of([shared])
    assert one.contacts["a"] is other.contacts["a"]
    assert one.card is not None
    assert one.card is other.card


def test_what_packs_share_but_hang_other_things_on_is_not_the_same(tmp_path: Path) -> None:
    shared = shelf_in(tmp_path / "shared", CARD)
    own = [shelf_in(tmp_path / number, CONTACT.replace("112", number)) for number in ("112", "113")]
    cards = [stock.card for stock in (stock_of([shared, each]) for each in (*own, own[0]))]
    assert [card.contacts[0].number for card in cards if card is not None] == ["112", "113", "112"]


def test_a_fault_in_what_packs_share_is_named_for_each_of_them(tmp_path: Path) -> None:
    shared = shelf_in(tmp_path / "shared", CONTACT.replace("'112'", "112"))
    assert faults(stock_of([shared])) == faults(stock_of([shared])) != []
