"""Doors and windows one by one: adding, copying, answering, and what counts for the scores."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from zelfscan.core.assessment import assess
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.limits import TextTooLong
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.element_views import ElementRowView
from zelfscan.presenters.elements_desk import REACH, ElementsDesk
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.start_desk import Packs, load_packs
from zelfscan.store.vault import Vault

PASSPHRASE = "fiets onder groene brug"
LOCK, HINGES, PULL, KNOB = (
    "front-door.lock-grade",
    "front-door.hinge-side",
    "front-door.core-pull",
    "front-door.knob-near-glass",
)


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(questionnaires_folder())


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = Vault.create(tmp_path / "vault", PASSPHRASE, LIGHTEST)
    yield vault
    vault.close()


@pytest.fixture
def scan(vault: Vault, packs: Packs, clock: FixedClock) -> OpenScan:
    journal = VaultJournal(vault.create_dossier("D-01", clock()))
    return opened(journal, packs, clock)


def opened(journal: VaultJournal, packs: Packs, clock: FixedClock) -> OpenScan:
    loaded = packs.by_id["woningscan"]
    route = loaded.pack.route("adviseur")
    assert route is not None
    journal.book.know(loaded.pack.element_kinds)
    return OpenScan(loaded, route, journal, clock, book=journal.book)


@pytest.fixture
def desk(scan: OpenScan) -> ElementsDesk:
    assert scan.book is not None
    return ElementsDesk(scan, scan.book)


def row(desk: ElementsDesk, element: str) -> ElementRowView:
    return next(each for each in desk.view().rows if each.id == element)


def cell(desk: ElementsDesk, element: str, column: str) -> str:
    return next(each.words for each in row(desk, element).cells if each.column == column)


def answer_all(desk: ElementsDesk, element: str, **changes: str) -> None:
    best = {LOCK: "yes", HINGES: "yes", PULL: "yes", KNOB: "no"}
    for item, option in {**best, **{LOCK: changes.get("lock", "yes")}}.items():
        desk.choose(element, item, option)


def test_an_empty_list_offers_what_most_homes_have(desk: ElementsDesk) -> None:
    view = desk.view()
    assert view.kinds == (("door", "Buitendeuren (0)"), ("window", "Ramen (0)"))
    assert [words for _, words in view.suggestions][:2] == ["Voordeur", "Achterdeur"]
    assert view.empty == "Er staat nog niets in de lijst. Voeg de eerste toe."
    assert [column.label for column in view.columns] == [
        "Bereikbaar", "Slot", "Kerntrek", "Scharnieren", "Knop bij glas",
    ]  # fmt: skip


def test_each_column_has_the_answers_that_make_sense_for_one_door(desk: ElementsDesk) -> None:
    lock = next(column for column in desk.view().columns if column.id == LOCK)
    assert lock.options == (
        ("yes", "2 of 3 sterren"),
        ("partly", "1 ster"),
        ("no", "Geen keurmerk"),
        ("unknown", "Weet ik niet"),
    )
    windows = desk.show("window")
    locks = next(column for column in windows.columns if column.id == "windows.lock-grade")
    assert [option for option, _ in locks.options] == ["yes", "no", "unknown"]


def test_one_press_adds_a_door_in_its_usual_place(desk: ElementsDesk) -> None:
    front = desk.add("front-door")
    shown = row(desk, front)
    assert (shown.number, shown.name, shown.place) == ("D1", "Voordeur", "Voorkant, begane grond")
    assert cell(desk, front, REACH) == "Ja"
    assert cell(desk, front, LOCK) == ""
    assert shown.standing.words == "Nagaan"
    balcony = desk.add("balcony-door")
    assert (row(desk, balcony).place, cell(desk, balcony, REACH)) == ("Achterkant, eerste verdieping", "")


def test_two_of_the_same_have_names_of_their_own(desk: ElementsDesk) -> None:
    names = [row(desk, desk.add("garden-door")).name for _ in range(3)]
    assert names == ["Tuindeur", "Tuindeur 2", "Tuindeur 3"]


def test_another_like_it_has_the_same_answers(desk: ElementsDesk) -> None:
    first = desk.add("garden-door")
    answer_all(desk, first, lock="partly")
    second = desk.copy(first)
    assert row(desk, second).name == "Tuindeur 2"
    assert [each.words for each in row(desk, second).cells] == [each.words for each in row(desk, first).cells]
    desk.choose(second, LOCK, "yes")
    assert cell(desk, first, LOCK) == "1 ster"


def test_the_weakest_is_named_and_says_how_soon(desk: ElementsDesk) -> None:
    front, back = desk.add("front-door"), desk.add("back-door")
    answer_all(desk, front)
    answer_all(desk, back, lock="no")
    assert (row(desk, front).standing.words, row(desk, front).standing.tone) == ("In orde", "low")
    assert (row(desk, back).standing.words, row(desk, back).standing.tone) == ("Direct", "high")
    assert [each.is_weakest for each in desk.view().rows] == [False, True]
    assert desk.view().weakest == "De zwakste is D2, Achterdeur."
    assert desk.view().sums == (("Voorkant", "1 in orde"), ("Achterkant", "1 direct"))


def test_what_cannot_be_reached_is_no_way_in(desk: ElementsDesk, scan: OpenScan) -> None:
    front, balcony = desk.add("front-door"), desk.add("balcony-door")
    answer_all(desk, front)
    answer_all(desk, balcony, lock="no")
    assert [each.id for each in scan.journal.responses().elements] == [front, balcony]
    desk.choose(balcony, REACH, "no")
    assert row(desk, balcony).standing.words == "Niet nodig"
    assert [each.id for each in scan.journal.responses().elements] == [front]
    assert desk.view().weakest == "De zwakste is D1, Voordeur."
    desk.choose(balcony, REACH, "")
    assert row(desk, balcony).standing.words == "Direct"


def test_the_weakest_door_decides_the_risk(desk: ElementsDesk, scan: OpenScan, clock: FixedClock) -> None:
    def figure() -> object:
        judged = assess(scan.pack, scan.route, scan.journal.responses(), clock().date(), {})
        return next(each for each in judged.risks if each.id == "burglary")

    for item, value in (("office.function", "alderman"), ("home.kind", "terraced"), ("threat.present", "no")):
        scan.journal.answer(item, value, clock())
    front = desk.add("front-door")
    answer_all(desk, front)
    good = figure()
    back = desk.add("back-door")
    answer_all(desk, back, lock="no")
    bad = figure()
    assert bad != good
    desk.choose(back, REACH, "no")
    assert figure() == good


def test_an_answer_is_taken_back(desk: ElementsDesk) -> None:
    front = desk.add("front-door")
    desk.choose(front, LOCK, "no")
    desk.choose(front, LOCK, "")
    assert cell(desk, front, LOCK) == ""
    desk.choose(front, LOCK, "unknown")
    assert cell(desk, front, LOCK) == "Weet ik niet"


def test_name_place_and_remark_are_changed(desk: ElementsDesk) -> None:
    front = desk.add("front-door")
    form = desk.form_of(front)
    assert (form.name, form.facade, form.floor, form.remark) == ("Voordeur", "front", "0", "")
    desk.change(front, "  Deur   steeg ", "left", "1", " Cilinder steekt uit ")
    shown = row(desk, front)
    assert (shown.name, shown.place) == ("Deur steeg", "Linkerkant, eerste verdieping")
    assert shown.remark == "Cilinder steekt uit"
    desk.change(front, " ", "left", "1", "")
    assert row(desk, front).name == "Deur steeg"
    with pytest.raises(TextTooLong):
        desk.change(front, "x" * 61, "left", "1", "")


def test_one_that_is_removed_counts_no_more(desk: ElementsDesk, scan: OpenScan) -> None:
    front, back = desk.add("front-door"), desk.add("back-door")
    desk.choose(front, LOCK, "no")
    desk.remove(front)
    assert [(each.id, each.number) for each in desk.view().rows] == [(back, "D1")]
    assert [each.id for each in scan.journal.responses().elements] == [back]


def test_everything_is_there_after_opening_the_dossier_again(
    desk: ElementsDesk, vault: Vault, packs: Packs, clock: FixedClock
) -> None:
    front = desk.add("front-door")
    answer_all(desk, front, lock="partly")
    desk.show("window")
    roof = desk.add("roof")
    desk.choose(roof, REACH, "no")
    (entry,) = vault.dossiers()
    journal = VaultJournal(vault.open_dossier(entry.id))
    again = opened(journal, packs, clock)
    assert again.book is not None
    other = ElementsDesk(again, again.book)
    assert cell(other, front, LOCK) == "1 ster"
    assert [(each.id, each.values[LOCK]) for each in journal.responses().elements] == [(front, "partly")]


def test_how_it_stood_before_has_the_answers_of_then(
    desk: ElementsDesk, scan: OpenScan, clock: FixedClock
) -> None:
    front = desk.add("front-door")
    desk.choose(front, LOCK, "no")
    then = clock()
    clock.forward(days=30)
    desk.choose(front, LOCK, "yes")
    before, _ = scan.journal.as_it_stood(then)
    assert [each.values[LOCK] for each in before.elements] == ["no"]
    assert [each.values[LOCK] for each in scan.journal.responses().elements] == ["yes"]
