"""Writing the report and the files beside it, so that nothing half is left of them, even after a kill."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from zelfscan.errors.base import ZelfscanError
from zelfscan.exchange.writing import part_beside, write_file
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.store.files_under_way import begin_file, end_file


class ReportFiles:
    """Writes what is ready; the vault that is open knows meanwhile what would be left behind."""

    def __init__(self, lock: LockDesk | None = None) -> None:
        """Take the desk that holds the vault; without one, nothing is remembered."""
        self._lock = lock

    def saving(self, path: Path, data: bytes) -> Callable[[], Path]:
        """Return the work of writing a file that is ready; there is never half a file.

        The work raises what ``write_file`` raises. A vault that cannot take a note is no reason to refuse.
        """
        vault = self._lock.vault if self._lock is not None else None

        def save() -> Path:
            part = part_beside(path)
            if vault is not None:
                with suppress(ZelfscanError):
                    begin_file(vault, part)
            try:
                write_file(path, data, part)
            finally:
                if vault is not None:
                    end_file(vault, part)
            return path

        return save
