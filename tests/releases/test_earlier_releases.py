"""What each release wrote is read whole by the program of today."""

import json
import re
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import FixedClock
from tests.presenters.handing import go_on, receive
from tests.presenters.visits import shipped
from tests.releases import kept
from tests.releases.newer import a_newer_version
from zelfscan import __version__
from zelfscan.core.compare import fitting
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.presenters.lock_desk import LockDesk, open_vault
from zelfscan.presenters.taking_over_desk import TakingOverDesk
from zelfscan.settings.file import read_settings, write_settings
from zelfscan.store.database import open_file
from zelfscan.store.migrations import BACKUP_MARK
from zelfscan.store.restoring import restore_backup
from zelfscan.store.vault import Vault

ROOT = Path(__file__).resolve().parents[2]
EVERY = pytest.mark.parametrize("release", kept.folders(), ids=lambda folder: folder.name)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def a_copy(release: Path, home: Path) -> Path:
    """Copy what a release wrote, so that what is kept stays as it is."""
    return Path(shutil.copytree(release, home))


def expected(release: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((release / kept.EXPECTED).read_text(encoding="utf-8"))
    return found


def test_of_every_release_something_is_kept() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = set(re.findall(r"^## \[(\d+\.\d+\.\d+)\]", text, re.MULTILINE))
    there = {folder.name for folder in kept.folders()}
    assert released | {__version__} <= there, "run packaging/keep_release.py before a release"


@EVERY
def test_what_is_kept_of_a_release_holds_something_of_everything(release: Path) -> None:
    holds = expected(release)[kept.HANDOVER]
    for part in ("responses", "notes", "flags", "choices", "packs", "scans", "prices", "elements", "photos"):
        assert holds[part], part
    for part in ("findings", "sheets", "visit", "incidents", "pictures", "history", "figures"):
        assert holds[part], part
    assert holds["visit"]["is_closed"]
    assert len(holds["visit"]["signatures"]) == 2
    settings = asdict(read_settings(release / kept.SETTINGS))
    assert list(kept.missing(expected(release)[kept.SETTINGS], settings)) == []


@EVERY
@pytest.mark.parametrize(
    ("name", "passphrase"), [(kept.ADVISER, kept.PASSPHRASE), (kept.PRIVATE, kept.OTHER_PASSPHRASE)]
)
def test_a_vault_of_a_release_opens_and_everything_is_as_it_was(
    release: Path, home: Path, name: str, passphrase: str
) -> None:
    vault = Vault.open(a_copy(release, home) / name, passphrase)
    try:
        assert list(kept.missing(expected(release)[name], kept.all_of(vault, kept.DOSSIER_CODE))) == []
    finally:
        vault.close()


@EVERY
def test_a_recovery_sheet_of_a_release_opens_its_vault(release: Path, home: Path) -> None:
    vault = Vault.open_with_recovery(a_copy(release, home) / kept.PRIVATE, kept.WORDS)
    assert [entry.id for entry in vault.dossiers()] == [
        each["entry"]["id"] for each in expected(release)[kept.PRIVATE]["dossiers"]
    ]
    vault.close()


@EVERY
def test_the_window_goes_on_where_somebody_was_in_a_release(
    release: Path, home: Path, clock: FixedClock
) -> None:
    opened = open_vault(a_copy(release, home) / kept.PRIVATE, kept.OTHER_PASSPHRASE, clock())
    try:
        for loaded in shipped().by_id.values():
            place = opened.journal.last_place(loaded.pack.id)
            assert place is not None
        assert opened.journal.responses().values
    finally:
        opened.vault.close()


@EVERY
@pytest.mark.parametrize("name", [kept.ADVISER, kept.PRIVATE])
def test_with_the_questionnaires_of_today_no_answer_of_a_release_is_lost_silently(
    release: Path, home: Path, name: str
) -> None:
    """Each answer either fits what is asked today, or is named as one that does not; none changes."""
    passphrase = kept.PASSPHRASE if name == kept.ADVISER else kept.OTHER_PASSPHRASE
    vault = Vault.open(a_copy(release, home) / name, passphrase)
    judged = 0
    for entry in vault.dossiers():
        if entry.is_coded:
            continue
        dossier = vault.open_dossier(entry.id)
        for scan in dossier.scans():
            pack = shipped().by_id[scan.pack_id].pack
            found = kept.judged(dossier, scan.id, pack)
            responses = found.situation.responses
            fits, dropped = fitting(responses, pack)
            of_elements = {item for element in responses.elements for item in element.values}
            assert {*responses.values, *of_elements} == {
                *fits.values,
                *dropped,
                *(item for element in fits.elements for item in element.values),
            }
            judged += 1
    vault.close()
    assert judged


@EVERY
def test_a_vault_of_a_release_gets_new_steps_and_keeps_a_copy_of_before(release: Path, home: Path) -> None:
    folder = a_copy(release, home) / kept.ADVISER
    with a_newer_version():
        vault = Vault.open(folder, kept.PASSPHRASE)
        found = kept.all_of(vault, kept.DOSSIER_CODE)
        key = vault.key()
        vault.close()
    assert list(kept.missing(expected(release)[kept.ADVISER], found)) == []
    files = [folder / "index.vault", *sorted((folder / "dossiers").glob("*.dossier"))]
    assert len(files) > 2
    for file in files:
        before = list(file.parent.glob(f"{file.name}{BACKUP_MARK}*"))
        assert before, f"no copy of {file.name} from before"
    copy = open_file(next(folder.glob(f"index.vault{BACKUP_MARK}m900_later")), key)
    tables = {name for (name,) in copy.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    rows = copy.rows("SELECT count(*) FROM dossier")
    copy.close()
    assert "later_on" not in tables
    assert rows == [(len(expected(release)[kept.ADVISER]["dossiers"]),)]


@EVERY
def test_a_back_up_of_a_release_is_put_back_whole(release: Path, home: Path) -> None:
    report = restore_backup(release / kept.BACKUP, home / "vault", kept.PASSPHRASE)
    vault = Vault.open(home / "vault", kept.PASSPHRASE)
    assert report.dossiers == len(vault.dossiers())
    assert list(kept.missing(expected(release)[kept.ADVISER], kept.all_of(vault, kept.DOSSIER_CODE))) == []
    vault.close()


@EVERY
def test_a_dossier_that_a_release_handed_over_is_taken_over(
    release: Path, home: Path, clock: FixedClock
) -> None:
    lock = LockDesk(a_copy(release, home) / kept.PRIVATE, clock, LIGHTEST)
    lock.take(open_vault(lock.folder, kept.OTHER_PASSPHRASE, clock()))
    desk = TakingOverDesk(lock, clock)
    assert desk.looking(release / kept.HANDOVER).codes_needed == 1
    received = receive(desk, release / kept.HANDOVER, kept.HANDOVER_CODE)
    taken = desk.keeping(received, "", go_on)()
    assert taken is not None
    found = kept.all_in(lock.required(), taken)
    wanted = expected(release)[kept.HANDOVER]
    # Photographs are drawn anew, and in the vault of one person the dossier gets a name that says whence.
    same = {name: value for name, value in wanted.items() if name not in ("pictures", "photos", "name")}
    assert list(kept.missing(same, found)) == []
    assert set(found["pictures"]) == set(wanted["pictures"])
    assert [each["caption"] for each in found["photos"]] == [each["caption"] for each in wanted["photos"]]
    assert [each["marks"] for each in found["photos"]] == [each["marks"] for each in wanted["photos"]]
    lock.lock("locked")


@EVERY
def test_settings_of_a_release_hold_and_stay_as_they_are_when_they_are_kept_again(
    release: Path, tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    shutil.copy(release / kept.SETTINGS, path)
    settings = read_settings(path)
    write_settings(path, settings)
    before, after = (json.loads(each.read_text()) for each in (release / kept.SETTINGS, path))
    assert list(kept.missing(before, after)) == []


def test_a_value_that_changed_is_named() -> None:
    assert list(kept.missing({"a": {"b": [1, 2]}}, {"a": {"b": [1, 3], "c": 4}})) == ["/a/b/1: 2 became 3"]
    assert list(kept.missing({"a": 1}, {"a": 1, "later": 2})) == []
    assert list(kept.missing({"a": [1]}, {"a": [1, 2]})) == ["/a: [1] became [1, 2]"]
    assert list(kept.missing({"gone": 1}, {})) == ["/gone: 1 became '<nothing>'"]
