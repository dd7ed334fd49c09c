"""One dossier that cannot be read hides nothing of what newer questionnaires make of the others."""

from pathlib import Path

import pytest

from tests.conftest import FixedClock
from tests.presenters.visits import shipped
from zelfscan import paths
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.policy.policy import Policy
from zelfscan.presenters.content_desk import ContentDesk
from zelfscan.presenters.content_shelf import ContentShelf
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.scan_desk import ScanDesk
from zelfscan.presenters.start_desk import StartDesk


@pytest.mark.parametrize("damaged", [(), ("D-01",)])
def test_the_dossiers_after_one_that_is_damaged_are_looked_at_as_well(
    tmp_path: Path, clock: FixedClock, damaged: tuple[str, ...]
) -> None:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    opened = create_vault(lock.folder, "fiets onder groene brug", clock(), LIGHTEST, "adviser")
    lock.take(opened)
    start = StartDesk(clock)
    start.packs = shipped()
    loaded = shipped().by_id["woningscan"]
    names = ("D-01", "D-02", "D-03")
    for name in names:
        journal = VaultJournal(opened.vault.create_dossier(name, clock()))
        ScanDesk(OpenScan(loaded, loaded.pack.routes[0], journal, clock))
    for entry in opened.vault.dossiers():
        opened.vault.close_dossier(entry.id)
        if entry.name in damaged:
            (path,) = lock.folder.rglob(f"*{entry.id}*.dossier")
            path.write_bytes(b"no longer what it was" * 1_000)
    desk = ContentDesk(
        ContentShelf(Policy(), paths.resources_folder() / "release-keys.txt"), lock, start, clock
    )
    told = [each.whose for some in desk.scans() for each in some]
    assert told == [name for name in names if name not in damaged]
    assert ("Niet elke scan was te lezen." in desk.unread()) is bool(damaged)
    lock.lock("locked")
