import os
from pathlib import Path

import pytest

from tests.store.vaults import NOW, a_closed_vault, all_files
from zelfscan.store import wiping
from zelfscan.store.attempts import note_failure
from zelfscan.store.key_file import COPIES
from zelfscan.store.people import vaults
from zelfscan.store.vault import Vault
from zelfscan.store.wiping import COPIES_FOLDER, wipe


def a_used_vault(folder: Path) -> None:
    """A vault with everything that the program can leave beside it."""
    dossier_id = a_closed_vault(folder)
    note_failure(folder, NOW.date())
    (folder / COPIES_FOLDER).mkdir()
    for name in (
        "key-1.json.new",
        "index.vault-journal",
        "index.vault.before-m004_safe",
        "index-0123abcd.vault",
        f"dossiers/{dossier_id}.dossier-journal",
        f"dossiers/{dossier_id}.dossier.before-m004_visit",
        "dossiers/x.dossier.new",
        f"{COPIES_FOLDER}/2026-11-23.zelfscankluis",
    ):
        (folder / name).write_bytes(b"something")


def test_a_vault_goes_with_everything_that_belongs_to_it(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    a_used_vault(folder)
    expected = {(path.relative_to(folder).as_posix(), path.stat().st_size) for path in all_files(folder)}
    wiped = wipe(folder, NOW)
    assert set(wiped.files) == expected
    assert len(wiped.files) == 13
    assert (wiped.at, wiped.is_complete, wiped.are_keys_gone) == (NOW, True, True)
    assert not folder.exists()


def test_the_keys_go_before_anything_else(tmp_path: Path) -> None:
    a_used_vault(tmp_path / "vault")
    names = [name for name, _ in wipe(tmp_path / "vault", NOW).files]
    assert names[:3] == ["key-1.json", "key-1.json.new", "key-2.json"]


def test_all_vaults_of_a_folder_go_and_nothing_else_does(tmp_path: Path) -> None:
    for name in ("vault", "vault-2"):
        a_used_vault(tmp_path / name)
    for name in ("settings.json", "vault-mine.txt"):
        (tmp_path / name).touch()
    wiped = wipe(tmp_path, NOW)
    assert wiped.is_complete
    assert {name.split("/")[0] for name, _ in wiped.files} == {"vault", "vault-2"}
    assert [name for name, _ in wiped.files[:4]] == [
        "vault/key-1.json",
        "vault/key-1.json.new",
        "vault/key-2.json",
        "vault-2/key-1.json",
    ]
    assert vaults(tmp_path) == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["settings.json", "vault-mine.txt"]


def test_what_somebody_put_there_stays(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    a_used_vault(folder)
    (folder / "brief.txt").write_text("van mijzelf", encoding="utf-8")
    wipe(folder, NOW)
    assert [path.name for path in all_files(folder)] == ["brief.txt"]


def test_the_key_file_is_written_over_before_it_goes(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    a_closed_vault(folder)
    before = (folder / COPIES[0]).read_bytes()
    os.link(folder / COPIES[0], tmp_path / "kept")
    wipe(folder, NOW)
    after = (tmp_path / "kept").read_bytes()
    assert len(after) == len(before)
    assert b"wrappings" not in after


def test_a_link_leads_to_nothing_that_is_removed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.dossier").write_text("van mijzelf", encoding="utf-8")
    folder = tmp_path / "vault"
    a_closed_vault(folder)
    (folder / COPIES_FOLDER).symlink_to(outside)
    (folder / "dossiers" / "linked.dossier").symlink_to(outside / "mine.dossier")
    (folder / COPIES[1]).unlink()
    (folder / COPIES[1]).symlink_to(outside / "mine.dossier")
    wipe(folder, NOW)
    assert (outside / "mine.dossier").read_text(encoding="utf-8") == "van mijzelf"
    assert not Vault.exists(folder)


def test_a_file_that_is_held_is_told_and_the_rest_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "vault"
    a_closed_vault(folder)
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.name == "index.vault":
            raise PermissionError
        unlink(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        wiped = wipe(folder, NOW)
    assert (wiped.is_complete, wiped.are_keys_gone) == (False, True)
    assert [path.name for path in all_files(folder)] == ["index.vault"]
    assert str(folder) not in caplog.text
    assert wipe(folder, NOW).is_complete
    assert not folder.exists()


def test_nothing_to_remove_is_complete_at_once(tmp_path: Path) -> None:
    wiped = wiping.wipe(tmp_path / "missing", NOW)
    assert (wiped.files, wiped.is_complete) == ((), True)
