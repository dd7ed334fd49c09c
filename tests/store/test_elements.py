from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_vault_with_dossier
from zelfscan.errors.limits import TextTooLong, TooMany
from zelfscan.store import elements, migrations
from zelfscan.store.database import open_file
from zelfscan.store.elements import MAX_NAME, MAX_REMARK, StoredElement
from zelfscan.store.migrations import DOSSIER, Schema, create_current, open_current
from zelfscan.store.vault import Vault

FRONT = StoredElement("", "door", "Voordeur", "front", 0, "yes", "Cilinder steekt uit")
ROOF = StoredElement("", "window", "Dakraam", "roof", 2, "no")


def test_doors_and_windows_are_kept_in_the_order_in_which_they_were_recorded(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    front, roof = dossier.add_element(FRONT, NOW), dossier.add_element(ROOF, NOW)
    assert front == replace(FRONT, id=front.id)
    vault.close()
    vault = Vault.open(tmp_path, PASSPHRASE)
    assert vault.open_dossier(dossier.id).elements() == (front, roof)
    vault.close()


def test_two_of_the_same_are_two(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    assert dossier.add_element(FRONT, NOW).id != dossier.add_element(FRONT, NOW).id
    vault.close()


def test_what_is_known_of_one_is_written_anew(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    front = dossier.add_element(FRONT, NOW)
    other = replace(front, name="Deur straat", facade="left", floor=1, reach="annex", remark="")
    dossier.change_element(other, NOW)
    assert dossier.elements() == (other,)
    vault.close()


def test_one_that_is_removed_takes_its_answers_out_of_sight(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    front, roof = dossier.add_element(FRONT, NOW), dossier.add_element(ROOF, NOW)
    dossier.answer("front-door.lock-grade", "no", NOW, front.id)
    dossier.answer("windows.lock-grade", "yes", NOW, roof.id)
    dossier.answer("alarm.kind", "none", NOW)
    dossier.remove_element(front.id)
    assert {(each.item, each.element) for each in dossier.responses()} == {
        ("windows.lock-grade", roof.id),
        ("alarm.kind", ""),
    }
    vault.close()


@pytest.mark.parametrize("change", ["change", "remove"])
def test_one_that_is_not_there_is_a_key_error(tmp_path: Path, change: str) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    with pytest.raises(KeyError):
        if change == "change":
            dossier.change_element(replace(FRONT, id="other"), NOW)
        else:
            dossier.remove_element("other")
    vault.close()


def test_words_that_are_too_long_are_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    for element in (replace(FRONT, name="x" * (MAX_NAME + 1)), replace(FRONT, remark="x" * (MAX_REMARK + 1))):
        with pytest.raises(TextTooLong):
            dossier.add_element(element, NOW)
    assert dossier.elements() == ()
    vault.close()


def test_a_full_list_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elements, "MAX_ELEMENTS", 2)
    vault, dossier = a_vault_with_dossier(tmp_path)
    for _ in range(2):
        dossier.add_element(FRONT, NOW)
    with pytest.raises(TooMany, match="hoogstens 2"):
        dossier.add_element(FRONT, NOW)
    assert len(dossier.elements()) == 2
    vault.close()


def test_a_dossier_of_before_gets_an_empty_list_and_keeps_its_answers(tmp_path: Path) -> None:
    key, path = bytes(range(32)), tmp_path / "old.dossier"
    create_current(path, key, Schema(DOSSIER.name, DOSSIER.steps[:2]))
    old = open_file(path, key)
    old.append("response", item="alarm.kind", element="", value="none", answered="2026-11-23T10:00:00+00:00")
    old.close()
    file = open_current(path, key, DOSSIER)
    assert elements.all_elements(file) == ()
    assert file.rows("SELECT item, value FROM response") == [("alarm.kind", "none")]
    file.close()
    assert (tmp_path / f"old.dossier.before-{migrations.m003_elements.__name__}").exists()
