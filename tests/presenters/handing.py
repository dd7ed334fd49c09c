"""Two vaults with their desks, for the tests of handing a dossier over and taking it over."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from tests.conftest import FixedClock
from tests.store.whole_dossier import fill
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.packs.library import open_pack
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.handover_desk import HandoverDesk
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.taking_over_desk import Received, TakingOverDesk
from zelfscan.store.dossier_list import Use
from zelfscan.store.dossiers import Dossier

PASSPHRASE = "fiets onder groene brug"


def a_lock(folder: Path, clock: FixedClock, use: Use = "adviser") -> LockDesk:
    lock = LockDesk(folder, clock, LIGHTEST)
    lock.take(create_vault(folder, PASSPHRASE, clock(), LIGHTEST, use))
    return lock


@cache
def a_pack() -> tuple[str, str, str]:
    """Give the id, the version and the JSON of a pack that is shipped."""
    pack = open_pack("woningscan", questionnaires_folder()).pack
    return pack.id, pack.version, pack.model_dump_json(by_alias=True)


def a_whole_dossier(lock: LockDesk, clock: FixedClock) -> Dossier:
    dossier = lock.required().create_dossier("Dorpsstraat 1", clock())
    fill(dossier, a_pack())
    return dossier


def go_on(done: int, total: int) -> bool:
    return True


def stop_at(step: int) -> Callable[[int, int], bool]:
    """Give a report of progress that stops the work at that report."""
    left = [step]

    def on_progress(done: int, total: int) -> bool:
        left[0] -= 1
        return left[0] > 0

    return on_progress


def hand_over(
    desk: HandoverDesk, dossier_id: str, codes: Sequence[str], to: Path, *, with_name: bool = False
) -> str:
    """Write a file, and give its fingerprint."""
    work = desk.writing(dossier_id, codes, to, with_name=with_name, on_progress=go_on)
    fingerprint = work()
    assert fingerprint is not None
    return fingerprint


def receive(desk: TakingOverDesk, path: Path, *codes: str) -> Received:
    found = desk.opening(path, codes, go_on)()
    assert found is not None
    return found


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
