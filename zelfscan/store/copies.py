"""Making the automatic copies of a vault; which there are, and forgetting them, is in `kept_copies`.

A copy is made while somebody is at work, so nobody may wait for it: the files are read without holding them
(`held_files.glanced_at`), and where somebody wrote in one just then, all of it is begun anew a little later.
"""

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from zelfscan.errors.backup import BackupDisturbed, BackupNotProved, BackupStopped
from zelfscan.store.backup import Manner, write_proved
from zelfscan.store.backup_reading import IsStopped, OnStep
from zelfscan.store.durable import make_private_folder
from zelfscan.store.faults import writing
from zelfscan.store.held_files import glanced_at
from zelfscan.store.kept_copies import Copy as Copy
from zelfscan.store.kept_copies import changed_since as changed_since
from zelfscan.store.kept_copies import copies as copies
from zelfscan.store.kept_copies import copy_path, remove_copies, state_of, take_place, times_forgotten
from zelfscan.store.kept_copies import forget as forget
from zelfscan.store.safe import Safe

KEEP: Final = 3
_PAUSES: Final = (0.0, 0.2, 1.0, 3.0, 10.0)
"""How long to wait before each attempt, in seconds, as long as somebody comes in between."""
_LOOK: Final = 0.05


def keep_copy(
    vault: Safe,
    folder: Path,
    at: datetime,
    keep: int = KEEP,
    on_step: OnStep | None = None,
    is_stopped: IsStopped | None = None,
) -> Copy | None:
    """Make an automatic copy if today has none and anything changed since the last one; else return None.

    ``folder`` is that of the vault. None too where somebody asked to stop, locked the vault, or kept coming
    in between: then it is for the next time. The oldest copies go once the new one is there and was proved,
    and then there are no more than ``keep``. Raises what ``write_backup`` does otherwise.
    """
    stopped = _stopped(vault, is_stopped)
    for pause in _PAUSES:
        if not _waited(pause, stopped):
            return None
        times = times_forgotten(folder)
        try:
            before, state = copies(folder), state_of(folder)
            if before and (before[0].made == at.date() or before[0].state == state):
                return None
            number = before[0].number + 1 if before else 1
            path = copy_path(folder, number, at.date(), state)
            with writing(path.parent):
                make_private_folder(path.parent)
            manner = Manner(glanced_at, partial(take_place, folder, times))
            report = write_proved(vault, path, at, on_step, stopped, manner)
        except (BackupDisturbed, BackupStopped):
            continue
        except Exception as error:
            # Forgetting every copy takes along what one is read back in.
            if isinstance(error, BackupNotProved) and times_forgotten(folder) != times:
                continue
            # A file or a connection that is gone is no wonder once the vault was closed.
            if stopped():
                return None
            raise
        else:
            remove_copies(each.path for each in before[max(0, keep - 1) :])
            return Copy(path, report.made, report.bytes, number, state)
    return None


def _stopped(vault: Safe, is_stopped: IsStopped | None) -> Callable[[], bool]:
    return lambda: vault.is_closed or (is_stopped is not None and is_stopped())


def _waited(seconds: float, is_stopped: IsStopped) -> bool:
    """Wait, and tell whether to go on; asked to stop, it does not wait any longer."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_stopped():
            return False
        time.sleep(_LOOK)
    return not is_stopped()
