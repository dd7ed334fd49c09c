import json
import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_closed_vault, a_vault, a_vault_with_dossier, all_files
from zelfscan.crypto.derive import LIGHTEST, STANDARD, KdfParameters
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.limits import TextTooLong
from zelfscan.errors.vault import (
    KeyFileDamaged,
    MemoryShort,
    PassphraseTooShort,
    RecoveryMissing,
    WrongPassphrase,
    WrongRecovery,
    WrongSystemSecret,
)
from zelfscan.store import key_file as key_file_module
from zelfscan.store import ways_in
from zelfscan.store.key_file import COPIES, MAX_LABEL, read_key_file, write_key_file
from zelfscan.store.vault import Vault

WORDS = "appel boom citroen deur ezel fiets gras huis inkt jas kaas lamp"
OTHER_WORDS = "lamp kaas jas inkt huis gras fiets ezel deur citroen boom appel"
SYSTEM = "0f" * 32
NEW = "een heel andere lange zin"
MADE = date(2026, 11, 23)
RELEASED = Path(__file__).parents[1] / "data" / "vault-1"


@pytest.fixture
def with_sheet(tmp_path: Path) -> Path:
    """A closed vault with a recovery sheet, a label and one dossier with an answer."""
    folder = tmp_path / "vault"
    vault = Vault.create(folder, PASSPHRASE, LIGHTEST, WORDS, "zeepaard", MADE)
    vault.create_dossier("Thuis", NOW).answer("alarm.present", "yes", NOW)
    vault.close()
    return folder


def answers(vault: Vault) -> list[str | None]:
    dossier = vault.open_dossier(vault.dossiers()[0].id)
    return [response.value for response in dossier.responses()]


def rewrite(folder: Path, change: dict[str, Any]) -> None:
    """Change both copies as somebody would who also puts the checksum right."""
    for name in COPIES:
        plain = json.loads((folder / name).read_text(encoding="ascii"))
        plain.pop("checksum")
        plain |= change
        plain["checksum"] = key_file_module._checksum(plain)
        (folder / name).write_text(json.dumps(plain), encoding="ascii")


def test_the_recovery_sheet_opens_the_vault_beside_the_passphrase(with_sheet: Path) -> None:
    for vault in (Vault.open_with_recovery(with_sheet, WORDS), Vault.open(with_sheet, PASSPHRASE)):
        assert answers(vault) == ["yes"]
        assert vault.recovery_made() == MADE
        vault.close()


def test_the_sheet_of_another_vault_does_not_fit(with_sheet: Path) -> None:
    with pytest.raises(WrongRecovery, match="past niet"):
        Vault.open_with_recovery(with_sheet, OTHER_WORDS)


def test_the_passphrase_is_no_sheet_and_the_sheet_no_passphrase(with_sheet: Path) -> None:
    with pytest.raises(WrongRecovery):
        Vault.open_with_recovery(with_sheet, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        Vault.open(with_sheet, WORDS)


def test_without_a_sheet_that_is_said(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    assert vault.recovery_made() is None
    vault.close()
    with pytest.raises(RecoveryMissing, match="geen herstelblad"):
        Vault.open_with_recovery(tmp_path, WORDS)


def test_a_sheet_is_made_later_replaced_and_taken_away(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    vault.set_recovery(PASSPHRASE, WORDS, LIGHTEST, MADE)
    Vault.open_with_recovery(tmp_path, WORDS).close()
    vault.set_recovery(PASSPHRASE, OTHER_WORDS, LIGHTEST, date(2027, 1, 1))
    assert vault.recovery_made() == date(2027, 1, 1)
    Vault.open_with_recovery(tmp_path, OTHER_WORDS).close()
    with pytest.raises(WrongRecovery):
        Vault.open_with_recovery(tmp_path, WORDS)
    vault.set_recovery(PASSPHRASE, "", LIGHTEST)
    assert vault.recovery_made() is None
    with pytest.raises(RecoveryMissing):
        Vault.open_with_recovery(tmp_path, OTHER_WORDS)
    vault.close()


def test_who_does_not_know_the_passphrase_makes_no_sheet(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    with pytest.raises(WrongPassphrase):
        vault.set_recovery(NEW, WORDS, LIGHTEST)
    assert vault.recovery_made() is None
    vault.close()


def test_the_sheet_gives_a_new_passphrase_and_keeps_fitting(with_sheet: Path) -> None:
    vault = Vault.renew_passphrase(with_sheet, WORDS, NEW, LIGHTEST)
    assert answers(vault) == ["yes"]
    vault.close()
    with pytest.raises(WrongPassphrase):
        Vault.open(with_sheet, PASSPHRASE)
    for vault in (Vault.open(with_sheet, NEW), Vault.open_with_recovery(with_sheet, WORDS)):
        assert answers(vault) == ["yes"]
        vault.close()


@pytest.mark.parametrize(
    ("words", "new", "error"), [(OTHER_WORDS, NEW, WrongRecovery), (WORDS, "kort", PassphraseTooShort)]
)
def test_the_passphrase_stays_where_the_sheet_or_the_new_one_is_no_good(
    with_sheet: Path, words: str, new: str, error: type[Exception]
) -> None:
    before = {path: path.read_bytes() for path in all_files(with_sheet)}
    with pytest.raises(error):
        Vault.renew_passphrase(with_sheet, words, new, LIGHTEST)
    assert {path: path.read_bytes() for path in all_files(with_sheet)} == before


def test_a_new_passphrase_leaves_the_sheet_the_system_and_the_label(with_sheet: Path) -> None:
    vault = Vault.open(with_sheet, PASSPHRASE)
    vault.set_system(PASSPHRASE, SYSTEM, LIGHTEST)
    vault.change_passphrase(PASSPHRASE, NEW, LIGHTEST)
    assert (vault.label(), vault.recovery_made(), vault.has_system_way()) == ("zeepaard", MADE, True)
    vault.close()
    Vault.open_with_recovery(with_sheet, WORDS).close()
    Vault.open_with_system(with_sheet, SYSTEM).close()


def test_what_the_system_keeps_opens_the_vault_until_that_is_ended(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    with pytest.raises(WrongSystemSecret):
        Vault.open_with_system(tmp_path, SYSTEM)
    vault.set_system(PASSPHRASE, SYSTEM, LIGHTEST)
    Vault.open_with_system(tmp_path, SYSTEM).close()
    with pytest.raises(WrongSystemSecret, match="wachtzin"):
        Vault.open_with_system(tmp_path, SYSTEM[::-1])
    vault.set_system(PASSPHRASE, "", LIGHTEST)
    assert not vault.has_system_way()
    vault.close()


def test_an_old_copy_of_the_key_file_still_opens_with_the_old_passphrase(tmp_path: Path) -> None:
    folder, kept = tmp_path / "vault", tmp_path / "kept"
    a_closed_vault(folder)
    shutil.copytree(folder, kept)
    vault = Vault.open(folder, PASSPHRASE)
    vault.change_passphrase(PASSPHRASE, NEW, LIGHTEST)
    vault.close()
    with pytest.raises(WrongPassphrase):
        Vault.open(folder, PASSPHRASE)
    # What the manual says plainly: the key of the data is still the same one.
    for name in COPIES:
        shutil.copy(kept / name, folder / name)
    vault = Vault.open(folder, PASSPHRASE)
    assert answers(vault) == ["three-stars"]
    vault.close()


def test_after_re_keying_an_old_copy_of_the_key_file_opens_nothing_of_today(tmp_path: Path) -> None:
    folder, kept = tmp_path / "vault", tmp_path / "kept"
    a_closed_vault(folder)
    shutil.copytree(folder, kept)
    vault = Vault.open(folder, PASSPHRASE)
    old = vault.key()
    vault.rekey(NEW, parameters=LIGHTEST)
    assert vault.key() != old
    assert answers(vault) == ["three-stars"]
    index = vault.index_file().path.name
    vault.close()
    old_way = replace(read_key_file(kept), index=index)
    write_key_file(folder, old_way)
    with pytest.raises(Exception, match="beschadigd"):
        Vault.open(folder, PASSPHRASE)


def test_the_label_is_read_without_opening_and_can_be_changed(with_sheet: Path) -> None:
    assert read_key_file(with_sheet).label == "zeepaard"
    vault = Vault.open(with_sheet, PASSPHRASE)
    vault.set_label("Élise ☂")
    assert vault.label() == "Élise ☂"
    vault.close()
    assert read_key_file(with_sheet).label == "Élise ☂"


def test_a_label_is_one_short_line(with_sheet: Path) -> None:
    vault = Vault.open(with_sheet, PASSPHRASE)
    with pytest.raises(TextTooLong, match=str(MAX_LABEL)):
        vault.set_label("x" * (MAX_LABEL + 1))
    for label in ("twee\nregels", "links\u202erechts"):
        with pytest.raises(ValueError, match="not a label"):
            vault.set_label(label)
    assert vault.label() == "zeepaard"
    vault.close()


@pytest.mark.parametrize(
    "change",
    [
        {"index": "../index.vault"},
        {"index": "/etc/passwd"},
        {"index": "index-XYZ.vault"},
        {"index": "index.vault\n"},
        {"index": 7},
        {"label": "x" * 31},
        {"label": None},
        {"version": True},
        {"version": 0},
        {"version": None},
    ],
    ids=str,
)
def test_a_key_file_that_leads_elsewhere_is_refused(with_sheet: Path, change: dict[str, Any]) -> None:
    rewrite(with_sheet, change)
    with pytest.raises(KeyFileDamaged):
        Vault.open(with_sheet, PASSPHRASE)


@pytest.mark.parametrize("kind", ["recovery", "system"])
def test_a_way_in_cannot_be_passed_off_as_another(with_sheet: Path, kind: str) -> None:
    ways = json.loads((with_sheet / COPIES[0]).read_text(encoding="ascii"))["wrappings"]
    forged = {**ways[0], "kind": kind}
    rewrite(with_sheet, {"wrappings": [ways[0], forged]})
    key_file = read_key_file(with_sheet)
    assert (key_file.recovery or key_file.system_way) is not None
    opens = Vault.open_with_recovery if kind == "recovery" else Vault.open_with_system
    with pytest.raises((WrongRecovery, WrongSystemSecret)):
        opens(with_sheet, PASSPHRASE)


def test_the_day_of_a_sheet_cannot_be_changed_unseen(with_sheet: Path) -> None:
    passphrase, sheet = json.loads((with_sheet / COPIES[0]).read_text(encoding="ascii"))["wrappings"]
    rewrite(with_sheet, {"wrappings": [passphrase, {**sheet, "made": "2020-01-01"}]})
    with pytest.raises(WrongRecovery):
        Vault.open_with_recovery(with_sheet, WORDS)


def test_two_sheets_at_once_are_refused(with_sheet: Path) -> None:
    passphrase, sheet = json.loads((with_sheet / COPIES[0]).read_text(encoding="ascii"))["wrappings"]
    rewrite(with_sheet, {"wrappings": [passphrase, sheet, sheet]})
    with pytest.raises(KeyFileDamaged):
        read_key_file(with_sheet)


def test_a_vault_of_the_first_release_opens_and_is_brought_up_to_date(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    shutil.copytree(RELEASED, folder)
    assert json.loads((folder / COPIES[0]).read_text(encoding="ascii"))["version"] == 1
    vault = Vault.open(folder, PASSPHRASE)
    first, second = vault.dossiers()
    assert (first.name, second.name, second.keep_until) == ("Thuis", "D-02", date(2027, 2, 23))
    assert vault.open_dossier(first.id).notes() == {("alarm.present", ""): "Sint-Janskerkhof-achterom-47b"}
    assert vault.current() == second.id
    assert (vault.label(), vault.recovery_made(), vault.has_system_way()) == ("", None, False)
    vault.close()
    for name in COPIES:
        plain = json.loads((folder / name).read_text(encoding="ascii"))
        assert (plain["version"], plain["index"], plain["label"]) == (2, "index.vault", "")
    assert (folder / "index.vault.before-m004_safe").exists()
    vault = Vault.open(folder, PASSPHRASE)
    vault.rekey(NEW, WORDS, LIGHTEST, on=MADE)
    assert [entry.name for entry in vault.dossiers()] == ["Thuis", "D-02"]
    assert not list(folder.glob("*before*"))
    vault.close()
    Vault.open_with_recovery(folder, WORDS).close()


def test_opening_raises_what_a_guess_costs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_closed_vault(tmp_path)
    monkeypatch.setattr(ways_in, "LEAST", STANDARD)
    vault = Vault.open(tmp_path, PASSPHRASE)
    assert answers(vault) == ["three-stars"]
    vault.close()
    assert read_key_file(tmp_path).passphrase.parameters == STANDARD
    once = (tmp_path / COPIES[0]).read_bytes()
    Vault.open(tmp_path, PASSPHRASE).close()
    assert (tmp_path / COPIES[0]).read_bytes() == once


def test_opening_lowers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dearer = KdfParameters(4, 32 * 1024, 1)
    Vault.create(tmp_path, PASSPHRASE, dearer).close()
    monkeypatch.setattr(ways_in, "LEAST", LIGHTEST)
    Vault.open(tmp_path, PASSPHRASE).close()
    assert read_key_file(tmp_path).passphrase.parameters == dearer


@pytest.mark.parametrize("fault", [MemoryShort(), CannotWrite(Path("x"), "u hebt daar geen toegang")])
def test_a_computer_that_cannot_carry_more_opens_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, fault: Exception
) -> None:
    a_closed_vault(tmp_path)

    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(ways_in, "LEAST", STANDARD)
    monkeypatch.setattr(ways_in, "wrap_key" if isinstance(fault, MemoryShort) else "write_key_file", fail)
    vault = Vault.open(tmp_path, PASSPHRASE)
    assert answers(vault) == ["three-stars"]
    vault.close()
    assert read_key_file(tmp_path).passphrase.parameters == LIGHTEST
    assert "could not be raised" in caplog.text


def test_the_key_is_gone_once_the_vault_is_closed(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    kept = vault._index_key
    assert len(vault.key()) == 32
    assert any(kept)
    vault.close()
    assert not any(kept)
    assert vault.key() == b""


@pytest.mark.skipif(os.name != "posix", reason="Windows has other permissions")
def test_a_draft_of_the_key_file_that_a_crash_left_goes_at_opening(tmp_path: Path) -> None:
    a_closed_vault(tmp_path)
    (tmp_path / f"{COPIES[1]}.new").write_bytes(b"{}")
    Vault.open(tmp_path, PASSPHRASE).close()
    assert not list(tmp_path.glob("*.new"))


def test_deleting_makes_the_list_of_dossiers_smaller(tmp_path: Path) -> None:
    vault, _ = a_vault_with_dossier(tmp_path)
    ids = [vault.create_dossier("x" * 60, NOW).id for _ in range(2)]
    with vault._index.transaction():
        for each in ids:
            vault._index.execute("UPDATE dossier SET work = ? WHERE id = ?", "w" * 60_000, each)
    size = (tmp_path / "index.vault").stat().st_size
    for each in ids:
        vault.delete_dossier(each, NOW)
    assert (tmp_path / "index.vault").stat().st_size < size - 100_000
    assert vault._index.rows("PRAGMA freelist_count") == [(0,)]
    vault.close()
