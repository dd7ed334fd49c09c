"""A dossier with a code of its own opens with the passphrase and the code, and with neither alone."""

import json
from pathlib import Path

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_vault, all_files
from zelfscan.crypto.derive import LIGHTEST, STANDARD
from zelfscan.crypto.dossier_code import joined_key, open_half, parameters_of, seal_half
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.vault import (
    CodeNeeded,
    CodeNotChanged,
    DatabaseDamaged,
    DossierCodeTooShort,
    WrongDossierCode,
)
from zelfscan.store import coded, dossier_list, kept_copies, renewing, ways_in
from zelfscan.store.backup import write_backup
from zelfscan.store.coded import CodePatience, failures
from zelfscan.store.copies import copies, keep_copy
from zelfscan.store.database import open_file
from zelfscan.store.key_file import read_key_file
from zelfscan.store.restoring import restore_backup
from zelfscan.store.vault import Vault

CODE, OTHER = "lamp naast raam", "stoel onder trap"
MARKER = "Sint-Janskerkhof-achterom-47b"


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """An open vault with a dossier without a code, in which something stands, and it is closed."""
    made = a_vault(tmp_path / "vault")
    made.create_dossier("D-01", NOW).note("alarm.present", MARKER, NOW)
    made.note_progress(made.dossiers()[0].id, 3, 9, NOW, "open 2")
    made.close_dossier(made.dossiers()[0].id)
    return made


def the_id(vault: Vault) -> str:
    return vault.dossiers()[0].id


def note_in(vault: Vault, code: str = "") -> str:
    dossier_id = the_id(vault)
    found = vault.open_dossier(dossier_id, code).notes()[("alarm.present", "")]
    vault.close_dossier(dossier_id)
    return str(found)


def give_code(vault: Vault, old: str = "", new: str = CODE) -> None:
    vault.set_code(the_id(vault), old, new, LIGHTEST)


def row(vault: Vault) -> tuple[bytes, str, str]:
    found = vault.index_file().rows("SELECT key, sealed, file FROM dossier")[0]
    return bytes(found[0]), str(found[1]), str(found[2])


def dossier_files(vault: Vault) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (vault.folder / "dossiers").iterdir()}


# Made with a code


def test_it_opens_with_its_code_alone_in_a_vault_that_is_open(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    made = vault.create_dossier("D-01", NOW, code=CODE, parameters=LIGHTEST)
    made.note("alarm.present", MARKER, NOW)
    vault.close()
    vault = Vault.open(tmp_path, PASSPHRASE)
    assert vault.entry(the_id(vault)).is_coded
    with pytest.raises(CodeNeeded):
        vault.open_dossier(the_id(vault))
    with pytest.raises(WrongDossierCode):
        vault.open_dossier(the_id(vault), OTHER)
    assert note_in(vault, CODE) == MARKER
    vault.close()


def test_a_code_of_seven_characters_makes_nothing(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    with pytest.raises(DossierCodeTooShort, match="8"):
        vault.create_dossier("D-01", NOW, code="zeven77")
    assert vault.dossiers() == ()
    assert dossier_files(vault) == {}
    vault.create_dossier("D-01", NOW, code="acht8888", parameters=LIGHTEST)
    assert vault.entry(the_id(vault)).is_coded
    vault.close()


def test_neither_half_opens_the_file_and_both_do(vault: Vault) -> None:
    give_code(vault)
    half, sealed, name = row(vault)
    code_half = open_half(sealed, CODE, read_key_file(vault.folder).vault_id, the_id(vault))
    path = vault.folder / "dossiers" / name
    for key in (half, code_half, joined_key(code_half, half)):
        with pytest.raises(DatabaseDamaged):
            open_file(path, key)
    open_file(path, joined_key(half, code_half)).close()
    vault.close()


def test_what_one_dossier_has_sealed_opens_no_other(vault: Vault) -> None:
    give_code(vault)
    other = vault.create_dossier("D-02", NOW, code=CODE, parameters=LIGHTEST).id
    _, sealed, _ = row(vault)
    vault.index_file().execute("UPDATE dossier SET sealed = ? WHERE id = ?", sealed, other)
    with pytest.raises(WrongDossierCode):
        vault.open_dossier(other, CODE)
    vault.close()


def test_a_seal_that_was_made_cheaper_or_that_is_none_opens_nothing(vault: Vault) -> None:
    vault.set_code(the_id(vault), "", CODE, STANDARD)
    _, sealed, _ = row(vault)
    plain = json.loads(sealed)
    plain["kdf"]["time_cost"] = 2
    for text, error in (
        (json.dumps(plain), WrongDossierCode),
        ("{}", DatabaseDamaged),
        ("[]", DatabaseDamaged),
        ("x", DatabaseDamaged),
        ("[" * 4000, DatabaseDamaged),
        (" " * 5000 + sealed, DatabaseDamaged),
        (json.dumps({**json.loads(sealed), "kind": "passphrase"}), DatabaseDamaged),
    ):
        vault.index_file().execute("UPDATE dossier SET sealed = ?", text)
        with pytest.raises(error):
            vault.open_dossier(the_id(vault), CODE)
    vault.close()


def test_guessing_costs_what_it_should_by_now_after_it_was_opened(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_code(vault)
    assert parameters_of(row(vault)[1]) == LIGHTEST
    monkeypatch.setattr(ways_in, "LEAST", STANDARD)
    assert note_in(vault, CODE) == MARKER
    assert parameters_of(row(vault)[1]) == STANDARD
    assert note_in(vault, CODE) == MARKER
    vault.close()


# A first code, another one, and none any more


def test_a_first_code_gives_another_file_and_leaves_nothing_of_the_old_one(vault: Vault) -> None:
    before, (key, _, _) = dossier_files(vault), row(vault)
    keep_copy(vault, vault.folder, NOW)
    assert len(copies(vault.folder)) == 1
    give_code(vault)
    after = dossier_files(vault)
    assert len(after) == 1
    assert not {*before} & {*after}
    assert copies(vault.folder) == ()
    assert row(vault)[0] != key
    assert note_in(vault, CODE) == MARKER
    vault.close()
    assert not [path for path in all_files(vault.folder) if key in path.read_bytes()]
    vault = Vault.open(vault.folder, PASSPHRASE)
    with pytest.raises(CodeNeeded):
        vault.open_dossier(the_id(vault))
    assert note_in(vault, CODE) == MARKER
    vault.close()


def test_the_list_then_tells_a_pseudonym_and_days_and_no_more(vault: Vault) -> None:
    give_code(vault)
    vault.note_progress(the_id(vault), 5, 9, NOW, "open 4")
    entry = vault.dossiers()[0]
    assert (entry.name, entry.answered, entry.asked, entry.work) == ("D-01", 0, 0, "")
    assert entry.created
    assert entry.changed
    vault.close()


def test_another_code_seals_again_and_touches_no_file(vault: Vault) -> None:
    give_code(vault)
    before = dossier_files(vault)
    give_code(vault, CODE, OTHER)
    assert dossier_files(vault) == before
    with pytest.raises(WrongDossierCode):
        note_in(vault, CODE)
    assert note_in(vault, OTHER) == MARKER
    vault.close()


def test_without_a_code_again_it_opens_with_the_passphrase(vault: Vault) -> None:
    give_code(vault)
    coded_file = dossier_files(vault)
    give_code(vault, CODE, "")
    assert not vault.dossiers()[0].is_coded
    assert note_in(vault) == MARKER
    assert len(dossier_files(vault)) == 1
    assert not {*coded_file} & {*dossier_files(vault)}
    vault.close()


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [("", OTHER, CodeNeeded), (OTHER, CODE, WrongDossierCode), (CODE, "kort", DossierCodeTooShort)],
)
def test_a_refused_change_leaves_the_code_as_it_was(
    vault: Vault, old: str, new: str, error: type[Exception]
) -> None:
    give_code(vault)
    before = (row(vault), dossier_files(vault))
    with pytest.raises(error):
        vault.set_code(the_id(vault), old, new, LIGHTEST)
    assert (row(vault), dossier_files(vault)) == before
    assert note_in(vault, CODE) == MARKER
    vault.close()


def test_a_copy_that_is_not_the_same_never_holds(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (row(vault), dossier_files(vault))
    monkeypatch.setattr(renewing, "content_of", lambda path, key: str(path).encode())
    with pytest.raises(DatabaseDamaged):
        give_code(vault)
    assert (row(vault), dossier_files(vault)) == before
    assert note_in(vault) == MARKER
    vault.close()


def test_a_dossier_that_changes_meanwhile_keeps_what_it_had(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, writer = renewing.copy_anew, Vault.open(vault.folder, PASSPHRASE)

    def copied(each: renewing.Renewed) -> tuple[int, int]:
        stamp = real(each)
        writer.open_dossier(the_id(writer)).note("alarm.present", "later", NOW)
        writer.close()
        return stamp

    monkeypatch.setattr(renewing, "copy_anew", copied)
    with pytest.raises((CodeNotChanged, DatabaseDamaged)):
        give_code(vault)
    monkeypatch.undo()
    assert note_in(vault) == "later"
    assert not vault.dossiers()[0].is_coded
    assert len(dossier_files(vault)) == 1
    vault.close()


def test_a_vault_that_is_locked_meanwhile_keeps_it_without_a_code(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = renewing.copy_anew

    def copied(each: renewing.Renewed) -> tuple[int, int]:
        vault.close()
        return real(each)

    monkeypatch.setattr(renewing, "copy_anew", copied)
    with pytest.raises(CodeNotChanged):
        give_code(vault)
    monkeypatch.undo()
    vault = Vault.open(vault.folder, PASSPHRASE)
    assert len(dossier_files(vault)) == 1
    assert note_in(vault) == MARKER
    vault.close()


def test_an_automatic_copy_that_cannot_go_means_no_code(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(folder: Path) -> None:
        raise CannotWrite(folder, "u hebt daar geen toegang")

    with monkeypatch.context() as patch:
        patch.setattr(kept_copies, "forget", held)
        with pytest.raises(CannotWrite):
            give_code(vault)
    assert note_in(vault) == MARKER
    assert len(dossier_files(vault)) == 1
    vault.close()


def test_a_copy_that_slips_in_after_the_others_went_goes_as_well(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = kept_copies.forget
    slipped_in: list[object] = []

    def forget(folder: Path) -> None:
        real(folder)
        if not slipped_in:
            slipped_in.append(keep_copy(vault, folder, NOW))

    monkeypatch.setattr(kept_copies, "forget", forget)
    give_code(vault)
    assert slipped_in[0] is not None
    assert copies(vault.folder) == ()
    assert note_in(vault, CODE) == MARKER
    vault.close()


# Without the code


def test_all_that_the_list_does_goes_without_the_code(vault: Vault) -> None:
    give_code(vault)
    dossier_id = the_id(vault)
    vault.rename_dossier(dossier_id, "D-09")
    vault.keep_until(dossier_id, NOW.date())
    vault.archive_dossier(dossier_id, NOW)
    entry = vault.entry(dossier_id)
    assert (entry.name, entry.keep_until, bool(entry.archived)) == ("D-09", NOW.date(), True)
    assert note_in(vault, CODE) == MARKER
    assert vault.delete_dossier(dossier_id, NOW).is_complete
    assert vault.dossiers() == ()
    assert dossier_files(vault) == {}
    vault.close()


def test_it_is_handed_over_only_while_it_is_open(vault: Vault) -> None:
    give_code(vault)
    with pytest.raises(CodeNeeded):
        vault.snapshot(the_id(vault), NOW)
    vault.open_dossier(the_id(vault), CODE)
    assert MARKER in json.dumps(vault.snapshot(the_id(vault), NOW).plain, default=str)
    vault.close()


def test_a_back_up_takes_it_and_it_opens_with_its_code_afterwards(vault: Vault, tmp_path: Path) -> None:
    give_code(vault)
    write_backup(vault, tmp_path / "copy.zelfscankluis", NOW)
    vault.close()
    restore_backup(tmp_path / "copy.zelfscankluis", tmp_path / "other", PASSPHRASE)
    restored = Vault.open(tmp_path / "other", PASSPHRASE)
    with pytest.raises(CodeNeeded):
        restored.open_dossier(the_id(restored))
    assert note_in(restored, CODE) == MARKER
    restored.close()


# Other keys


def test_other_keys_for_the_vault_leave_one_that_is_closed_as_it_is_and_say_so(vault: Vault) -> None:
    give_code(vault)
    plain = vault.create_dossier("D-02", NOW).id
    before, files = row(vault), dossier_files(vault)
    kept = vault.rekey(PASSPHRASE, parameters=LIGHTEST)
    assert kept == (the_id(vault),)
    assert row(vault) == before
    assert files[before[2]] == dossier_files(vault)[before[2]]
    assert note_in(vault, CODE) == MARKER
    assert vault.open_dossier(plain).notes() == {}
    vault.close()


def test_other_keys_for_the_vault_reach_one_that_is_open(vault: Vault) -> None:
    give_code(vault)
    half, sealed, name = row(vault)
    vault.open_dossier(the_id(vault), CODE)
    assert vault.rekey(PASSPHRASE, parameters=LIGHTEST) == ()
    assert row(vault)[0] != half
    assert row(vault)[2] != name
    assert row(vault)[1] == sealed
    assert {*dossier_files(vault)} == {row(vault)[2]}
    assert note_in(vault, CODE) == MARKER
    vault.close()


def test_what_the_code_gave_is_overwritten_when_the_dossier_is_closed(vault: Vault) -> None:
    give_code(vault)
    vault.open_dossier(the_id(vault), CODE)
    half = vault._halves[the_id(vault)]
    assert any(half)
    vault.close_dossier(the_id(vault))
    assert not any(half)
    assert vault._halves == {}
    vault.close()


# Wrong codes


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_after_three_wrong_codes_it_takes_a_while_and_longer_each_time(vault: Vault) -> None:
    give_code(vault)
    clock = Clock()
    vault._code_patience = CodePatience(clock)
    waits = []
    for _ in range(5):
        with pytest.raises(WrongDossierCode):
            vault.open_dossier(the_id(vault), OTHER)
        waits.append(vault.seconds_to_wait(the_id(vault)))
    assert waits == [0, 0, 2, 5, 10]
    clock.now += 4
    assert vault.seconds_to_wait(the_id(vault)) == 6
    vault.close()
    again = Vault.open(vault.folder, PASSPHRASE)
    assert 9 < again.seconds_to_wait(the_id(again)) <= 10
    assert note_in(again, CODE) == MARKER
    assert again.seconds_to_wait(the_id(again)) == 0
    assert failures(again.index_file(), the_id(again)) == 0
    again.close()


def test_a_dossier_without_a_code_never_waits_and_a_deleted_one_leaves_no_count(vault: Vault) -> None:
    dossier_id = the_id(vault)
    vault.open_dossier(dossier_id, "whatever it is")
    assert vault.seconds_to_wait(dossier_id) == 0
    give_code(vault)
    with pytest.raises(WrongDossierCode):
        vault.open_dossier(dossier_id, OTHER)
    assert failures(vault.index_file(), dossier_id) == 1
    vault.delete_dossier(dossier_id, NOW)
    assert dossier_list.setting(vault.index_file(), f"{coded._ATTEMPTS}{dossier_id}") is None
    vault.close()


def test_a_count_that_makes_no_sense_counts_as_none(vault: Vault) -> None:
    for text in ("x", "-1", "9" * 40, "١"):
        dossier_list.set_setting(vault.index_file(), f"{coded._ATTEMPTS}a", text)
        assert failures(vault.index_file(), "a") == 0
    vault.close()


def test_a_code_is_the_same_however_a_system_sends_its_accents() -> None:
    sealed = seal_half(bytes(range(32)), "cafe\u0301 om de hoek", "v", "d", LIGHTEST)
    assert open_half(sealed, "caf\u00e9 om de hoek", "v", "d") == bytes(range(32))
    for vault_id, dossier_id in (("w", "d"), ("v", "e")):
        with pytest.raises(WrongDossierCode):
            open_half(sealed, "caf\u00e9 om de hoek", vault_id, dossier_id)
