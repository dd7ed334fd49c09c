"""Which packs there are, by id or by folder, and what is wrong with them."""

from pathlib import Path

import pytest

from tests.packs.changing import PACKS, a_copy, change, line_of
from zelfscan.errors.base import UsageError
from zelfscan.errors.content import PackError
from zelfscan.packs import reader, shelf
from zelfscan.packs.library import check_folder, open_pack, open_packs, pack_folders, read_card
from zelfscan.paths import questionnaires_folder


def two_desks_with_one_catalogue(root: Path) -> Path:
    """Two packs that draw everything from the catalogue beside them; return that folder."""
    catalogue = root / "catalogue"
    catalogue.mkdir()
    for name in ("front-desk", "second-desk"):
        folder = a_copy("front-desk", root / "new").rename(root / name)
        (folder / "stock.yaml").replace(catalogue / "stock.yaml")
    change(root / "second-desk" / "pack.yaml", "id: front-desk", "id: second-desk")
    return catalogue


@pytest.fixture
def two_packs(tmp_path: Path) -> Path:
    """A folder with two packs that have nothing to do with each other."""
    root = tmp_path / "two-packs"
    a_copy("worked-example", root)
    a_copy("front-desk", root)
    return root


def test_the_packs_below_a_folder_come_in_order_of_name(two_packs: Path) -> None:
    assert [folder.name for folder in pack_folders(two_packs)] == ["front-desk", "worked-example"]


def test_a_folder_that_is_a_pack_is_the_only_one(front_desk: Path) -> None:
    assert pack_folders(front_desk) == (front_desk,)


def test_no_folder_holds_no_packs(tmp_path: Path) -> None:
    assert pack_folders(tmp_path) == ()
    assert pack_folders(tmp_path / "missing") == ()


def test_a_pack_opens_by_id_and_by_folder(front_desk: Path) -> None:
    assert open_pack("worked-example", PACKS).pack.id == "worked-example"
    assert open_pack(str(front_desk), PACKS).pack.id == "front-desk"


@pytest.mark.parametrize("name", ["front-dsk", "", "front-desk/..", "x" * 5000])
def test_a_pack_that_is_not_there_is_said_with_those_that_are(two_packs: Path, name: str) -> None:
    with pytest.raises(UsageError, match="bestaat niet. Kies uit: front-desk, worked-example"):
        open_pack(name, two_packs)


def test_a_place_without_packs_is_said_as_well(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="'zelfscan' bestaat niet. Er is geen enkele vragenlijst gevonden"):
        open_pack("zelfscan", tmp_path)


def test_a_pack_with_faults_does_not_open(front_desk: Path) -> None:
    change(front_desk / "stock.yaml", "impact: 30", "impact: 40")
    with pytest.raises(PackError, match="De vragenlijst heeft 1 fout"):
        open_pack(str(front_desk), PACKS)


def test_all_packs_open_together_and_read_what_they_share_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_desks_with_one_catalogue(tmp_path)
    read = reader.read
    names: list[str | None] = []

    def counted(path: Path, name: str | None = None) -> reader.Document:
        names.append(name)
        return read(path, name)

    monkeypatch.setattr(shelf, "read", counted)
    assert [loaded.pack.id for loaded in open_packs(tmp_path)] == ["front-desk", "second-desk"]
    assert sorted(map(str, names)) == [
        "catalogue/stock.yaml",
        "front-desk/pack.yaml",
        "second-desk/pack.yaml",
    ]


def test_packs_that_open_together_are_the_same_as_those_that_open_alone() -> None:
    root = questionnaires_folder()
    assert open_packs(root) == tuple(open_pack(folder.name, root) for folder in pack_folders(root))


def test_one_pack_with_faults_keeps_all_from_opening(tmp_path: Path) -> None:
    two_desks_with_one_catalogue(tmp_path)
    change(tmp_path / "second-desk" / "pack.yaml", "schema_version: 1", "schema_version: 2")
    with pytest.raises(PackError, match="second-desk/pack.yaml"):
        open_packs(tmp_path)


def test_checking_a_folder_checks_every_pack_in_it(tmp_path: Path) -> None:
    for name in ("front-desk", "worked-example"):
        change(a_copy(name, tmp_path) / "pack.yaml", "schema_version: 1", "schema_version: 2")
    assert [fault.file for fault in check_folder(tmp_path)] == [
        "front-desk/pack.yaml",
        "worked-example/pack.yaml",
    ]


def test_checking_runs_the_worked_cases_as_well(front_desk: Path) -> None:
    (front_desk / "cases").mkdir()
    case = front_desk / "cases" / "proef.yaml"
    head = "pack: front-desk\nroute: volledig\ndate: 2026-11-23\nresponses: {}\nexpect:\n"
    case.write_text(f"{head}  overall: {{level: insufficient}}\n", encoding="utf-8")
    assert check_folder(front_desk) == ()
    case.write_text(f"{head}  overall: {{level: good}}\n", encoding="utf-8")
    assert [str(fault) for fault in check_folder(front_desk)] == [
        "front-desk/cases/proef.yaml:6: overall: level is insufficient, verwacht was good"
    ]


def test_a_fault_in_a_shared_catalogue_is_named_once(tmp_path: Path) -> None:
    catalogue = two_desks_with_one_catalogue(tmp_path)
    assert check_folder(tmp_path) == ()
    change(catalogue / "stock.yaml", "impact: 30", "impact: 40")
    assert [(fault.file, fault.line) for fault in check_folder(tmp_path)] == [
        ("catalogue/stock.yaml", line_of(catalogue / "stock.yaml", "impact: 40"))
    ]


def test_a_folder_without_a_pack_is_a_fault(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "missing", PACKS / "front-desk" / "pack.yaml"):
        assert [fault.message for fault in check_folder(place)] == [
            "hier staat geen pack.yaml, ook niet in een map eronder; kies een andere map"
        ]


def test_the_card_is_read_on_its_own() -> None:
    card = read_card(questionnaires_folder())
    assert "112" in [contact.number for contact in card.contacts]


def test_a_card_with_a_fault_or_without_a_card_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="catalogue/contacts.yaml:1: het bestand bestaat niet"):
        read_card(tmp_path)
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "contacts.yaml").write_text("contacts: []\n", encoding="utf-8")
    with pytest.raises(
        PackError, match="catalogue/contacts.yaml:1: 'card' ontbreekt; schrijf 'card:' met een waarde"
    ):
        read_card(tmp_path)
