"""Making the automatic copies of a vault; which there are, and forgetting them, is in `kept_copies`."""

from datetime import datetime
from pathlib import Path
from typing import Final

from zelfscan.store.backup import write_proved
from zelfscan.store.backup_reading import IsStopped, OnStep
from zelfscan.store.durable import make_private_folder
from zelfscan.store.faults import writing
from zelfscan.store.kept_copies import Copy as Copy
from zelfscan.store.kept_copies import changed_since as changed_since
from zelfscan.store.kept_copies import copies as copies
from zelfscan.store.kept_copies import copy_path, remove_copies, state_of
from zelfscan.store.kept_copies import forget as forget
from zelfscan.store.safe import Safe

KEEP: Final = 3


def keep_copy(
    vault: Safe,
    folder: Path,
    at: datetime,
    keep: int = KEEP,
    on_step: OnStep | None = None,
    is_stopped: IsStopped | None = None,
) -> Copy | None:
    """Make an automatic copy if today has none and anything changed since the last one; else return None.

    ``folder`` is that of the vault. The oldest copies go once the new one is there and was proved, and then
    there are no more than ``keep``. Raises what ``write_backup`` does; then all of before are there.
    """
    before, state = copies(folder), state_of(folder)
    if before and (before[0].made == at.date() or before[0].state == state):
        return None
    number = before[0].number + 1 if before else 1
    path = copy_path(folder, number, at.date(), state)
    with writing(path.parent):
        make_private_folder(path.parent)
    report = write_proved(vault, path, at, on_step, is_stopped)
    remove_copies(each.path for each in before[max(0, keep - 1) :])
    return Copy(path, report.made, report.bytes, number, state)
