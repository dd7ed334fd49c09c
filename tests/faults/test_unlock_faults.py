"""Each fault of a vault has its own words on the page of the lock, and none of them writes over anything."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.job.driver import PASSPHRASE, Driver
from tests.store.vaults import NOW, all_files
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.paths import vault_folder
from zelfscan.store.database import EncryptedFile, Tables
from zelfscan.store.key_file import COPIES
from zelfscan.store.migrations import DOSSIER, INDEX, Schema
from zelfscan.store.vault import Vault


def the_dossier(folder: Path) -> Path:
    return next((folder / "dossiers").iterdir())


def flip_a_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def m999_of_a_later_year(tables: Tables) -> None:
    tables.execute("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")


def make_newer(folder: Path, schema: Schema) -> None:
    vault = Vault.open(folder, PASSPHRASE)
    entry = vault.dossiers()[0]
    file: EncryptedFile = vault._index if schema is INDEX else vault.open_dossier(entry.id)._file
    later = Schema(schema.name, (*schema.steps, m999_of_a_later_year))
    later.migrations().apply(file.tables)
    vault.close()


def lose_keys(folder: Path) -> None:
    for name in COPIES:
        (folder / name).unlink()


def damage_keys(folder: Path) -> None:
    for name in COPIES:
        flip_a_byte(folder / name)


FAULTS: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "damaged dossier": (lambda folder: flip_a_byte(the_dossier(folder)), ".dossier", "is beschadigd"),
    "damaged index": (lambda folder: flip_a_byte(folder / "index.vault"), "index.vault", "is beschadigd"),
    "lost dossier": (lambda folder: the_dossier(folder).unlink(), ".dossier", "ontbreekt"),
    "lost index": (lambda folder: (folder / "index.vault").unlink(), "index.vault", "ontbreekt"),
    "newer dossier": (lambda folder: make_newer(folder, DOSSIER), "nieuwere versie", "niets gewijzigd"),
    "newer index": (lambda folder: make_newer(folder, INDEX), "nieuwere versie", "niets gewijzigd"),
    "lost keys": (lose_keys, "sleutelbestand", "ontbreekt"),
    "damaged keys": (damage_keys, "sleutelbestand", "is beschadigd"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_lock_says_what_is_wrong_and_leaves_every_file_as_it_is(qtbot: QtBot, fault: str) -> None:
    break_it, which, what = FAULTS[fault]
    folder = vault_folder()
    vault = Vault.create(folder, PASSPHRASE, LIGHTEST)
    vault.create_dossier("Thuis", NOW)
    vault.close()
    break_it(folder)
    before = {path: path.read_bytes() for path in all_files(folder)}

    driver = Driver()
    page = driver.window.page()
    assert isinstance(page, UnlockPage)
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(lambda: not page._trouble.isHidden())
    assert "Uw scan kan niet open." in page._trouble.text()
    assert which in page._trouble.text()
    assert what in page._trouble.text()
    assert page.button.isEnabled()
    assert {path: path.read_bytes() for path in all_files(folder)} == before
    driver.close()


def test_a_vault_that_may_not_be_entered_is_not_taken_for_none(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = vault_folder()
    exists = Path.exists

    def refused(path: Path) -> bool:
        if folder in path.parents:
            raise PermissionError(13, "Permission denied", str(path))
        return exists(path)

    monkeypatch.setattr(Path, "exists", refused)
    driver.journey.begin()
    page = driver.window.page()
    assert isinstance(page, UnlockPage)
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(lambda: not page._trouble.isHidden())
    assert "u hebt daar geen toegang" in page._trouble.text()
