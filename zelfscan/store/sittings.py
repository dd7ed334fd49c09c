"""Whether the program ended as it should the last time: a mark in the index while somebody is at work.

The mark is set when work in a dossier begins and taken away when the vault is closed. Found on opening, it
says that the program stopped in between. A leftover journal of SQLite says so only for the few milliseconds
of a write.
"""

import logging
from dataclasses import dataclass
from datetime import datetime

from zelfscan.errors.base import ZelfscanError
from zelfscan.store.dossier_list import set_setting, setting
from zelfscan.store.moments import utc_text
from zelfscan.store.safe import Safe

_MARK = "open_since"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class BrokenOff:
    """Work that was broken off: when it began, and in which dossier."""

    begun: datetime
    dossier: str


def begin_sitting(vault: Safe, dossier_id: str, at: datetime) -> None:
    """Mark that somebody is at work in a dossier; a disk that refuses is only logged."""
    _set(vault, f"{utc_text(at)} {dossier_id}")


def end_sitting(vault: Safe) -> None:
    """Take the mark away, because all is closed as it should; without a mark nothing is written."""
    try:
        if setting(vault.index_file(), _MARK):
            _set(vault, "")
    except ZelfscanError:
        _log.warning("whether the program ended as it should could not be read")


def broken_off(vault: Safe) -> BrokenOff | None:
    """Return what was broken off the last time; none where the program ended as it should."""
    begun, _, dossier_id = (setting(vault.index_file(), _MARK) or "").partition(" ")
    try:
        moment = datetime.fromisoformat(begun)
    except ValueError:
        return None
    return BrokenOff(moment, dossier_id)


def _set(vault: Safe, mark: str) -> None:
    try:
        set_setting(vault.index_file(), _MARK, mark)
    except ZelfscanError:
        # Work goes on all the same: it only could not be told apart the next time.
        _log.warning("whether the program ends as it should could not be kept")
