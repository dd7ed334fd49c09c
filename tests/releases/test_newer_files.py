"""What a newer version wrote is refused kindly, and nothing of it changes on the disk."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from tests.releases import kept
from tests.releases.newer import LATER_DOSSIER, a_newer_version, a_vault_ahead
from tests.store.backups import tree
from zelfscan.crypto import parcel
from zelfscan.errors.backup import BackupTooNew
from zelfscan.errors.handover import HandoverTooNew
from zelfscan.errors.vault import DatabaseTooNew
from zelfscan.exchange import handover
from zelfscan.presenters.lock_desk import LockDesk, open_vault
from zelfscan.presenters.taking_over_desk import TakingOverDesk
from zelfscan.settings.file import read_settings, write_settings
from zelfscan.store import backup_format, key_file
from zelfscan.store import vault as vault_module
from zelfscan.store.backup import write_backup
from zelfscan.store.restoring import restore_backup
from zelfscan.store.vault import Vault

RELEASE = kept.folders()[-1]
NEWER = "nieuwere versie van zelfscan"
INSTALL = "Installeer de nieuwste versie"


@pytest.fixture
def ahead(tmp_path: Path) -> Path:
    return a_vault_ahead(tmp_path / "ahead")


def raise_version_of_keys(folder: Path) -> None:
    """Write the key files anew as a later version would, with all it needs but another number."""
    for name in key_file.COPIES:
        plain = json.loads((folder / name).read_text(encoding="ascii"))
        plain.pop("checksum")
        plain["version"] = key_file.VERSION + 1
        plain["checksum"] = key_file._checksum(plain)
        (folder / name).write_text(json.dumps(plain), encoding="ascii")


def test_a_newer_vault_is_refused_and_every_byte_stays(ahead: Path, clock: FixedClock) -> None:
    before = tree(ahead)
    with pytest.raises(DatabaseTooNew, match=NEWER) as refused:
        open_vault(ahead, kept.OTHER_PASSPHRASE, clock())
    assert INSTALL in str(refused.value)
    assert "Er is niets gewijzigd." in str(refused.value)
    assert tree(ahead) == before


def test_a_newer_dossier_in_a_vault_of_today_is_refused_and_every_byte_stays(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(RELEASE / kept.PRIVATE, tmp_path / "mixed"))
    with pytest.MonkeyPatch.context() as later:
        later.setattr(vault_module, "DOSSIER", LATER_DOSSIER)
        vault = Vault.open(folder, kept.OTHER_PASSPHRASE)
        dossier = vault.open_dossier(vault.dossiers()[0].id).id
        vault.close()
    before = tree(folder)
    vault = Vault.open(folder, kept.OTHER_PASSPHRASE)
    with pytest.raises(DatabaseTooNew, match=NEWER):
        vault.open_dossier(dossier)
    vault.close()
    assert tree(folder) == before


def test_a_key_file_of_a_newer_version_is_refused_and_every_byte_stays(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(RELEASE / kept.PRIVATE, tmp_path / "keys"))
    raise_version_of_keys(folder)
    before = tree(folder)
    with pytest.raises(DatabaseTooNew, match=NEWER):
        Vault.open(folder, kept.OTHER_PASSPHRASE)
    assert tree(folder) == before


def test_a_back_up_in_a_newer_form_is_refused_and_the_vault_that_is_there_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Path(shutil.copytree(RELEASE / kept.PRIVATE, tmp_path / "home" / "vault"))
    monkeypatch.setattr(backup_format, "VERSION", backup_format.VERSION - 1)
    before = tree(home.parent)
    with pytest.raises(BackupTooNew, match=NEWER):
        restore_backup(RELEASE / kept.BACKUP, home, kept.PASSPHRASE, aside=tmp_path / "home" / "before")
    assert tree(home.parent) == before


def test_a_back_up_of_a_newer_vault_never_takes_the_place_of_one_that_opens(
    ahead: Path, tmp_path: Path
) -> None:
    """The form of the back-up is of today, what is in it is not: it would be a vault that nobody can open."""
    copy = tmp_path / "copy.zelfscankluis"
    with a_newer_version():
        vault = Vault.open(ahead, kept.OTHER_PASSPHRASE)
        write_backup(vault, copy, kept.NOW)
        vault.close()
    home = Path(shutil.copytree(RELEASE / kept.PRIVATE, tmp_path / "home" / "vault"))
    before = tree(home.parent)
    with pytest.raises(BackupTooNew, match=NEWER):
        restore_backup(copy, home, kept.OTHER_PASSPHRASE, aside=tmp_path / "home" / "before")
    assert tree(home.parent) == before


@pytest.mark.parametrize("ours", ["content", "parcel"])
def test_a_hand_over_file_in_a_newer_form_is_refused_and_stays(
    ours: str, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copy(RELEASE / kept.HANDOVER, tmp_path))
    if ours == "parcel":
        monkeypatch.setattr(parcel, "VERSION", parcel.VERSION - 1)
    else:
        monkeypatch.setattr(handover, "CONTENT_VERSION", handover.CONTENT_VERSION - 1)
    before = path.read_bytes()
    with pytest.raises(HandoverTooNew, match=NEWER) as refused:
        TakingOverDesk(LockDesk(tmp_path / "vault", clock), clock).looking(path)
    assert INSTALL in str(refused.value)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_settings_of_a_newer_version_hold_as_far_as_they_are_known_and_none_gets_lost(
    tmp_path: Path,
) -> None:
    path = tmp_path / "settings.json"
    newer = {**json.loads((RELEASE / kept.SETTINGS).read_text()), "voice": "calm", "colours": "sepia"}
    path.write_text(json.dumps(newer), encoding="utf-8")
    before = path.read_bytes()
    settings = read_settings(path)
    assert (settings.text_size, settings.colours) == (150, "system")
    assert path.read_bytes() == before
    write_settings(path, settings.changed(text_size=200))
    after = json.loads(path.read_text(encoding="utf-8"))
    assert (after["voice"], after["text_size"]) == ("calm", 200)
