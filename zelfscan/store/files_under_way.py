"""Files with words of a dossier that are being written outside the vault, such as a report.

Such a file comes beside its place and is swapped in when it is whole. Where the program is killed in between,
what was written so far stays, in clear. The vault knows its name, so that the next opening removes it. Of a
file that was finished, nothing is remembered.
"""

import json
import logging
import stat
import threading
from contextlib import suppress
from pathlib import Path

from zelfscan.errors.base import ZelfscanError
from zelfscan.store.dossier_list import set_setting, setting
from zelfscan.store.held_files import index_of
from zelfscan.store.safe import Safe

_SETTING = "files_under_way"
_MOST = 16
_one_at_a_time = threading.Lock()
_log = logging.getLogger(__name__)


def begin_file(safe: Safe, part: Path) -> None:
    """Remember a file before its first byte is written. Raises the errors of the store."""
    with _one_at_a_time:
        # Never more than a few: one that could not be removed for long is not worth a place for ever.
        _keep(safe, [*_known(safe), str(part)][-_MOST:])


def end_file(safe: Safe, part: Path) -> None:
    """Forget a file that is finished or gone; a vault that was closed meanwhile forgets it on opening."""
    with _one_at_a_time, suppress(ZelfscanError):
        _keep(safe, [each for each in _known(safe) if each != str(part)])


def remove_leftovers(safe: Safe) -> int:
    """Remove what was left of files, and return how many; what cannot be reached now is tried again later."""
    removed, left = 0, []
    with _one_at_a_time:
        known = _known(safe)
        for each in known:
            try:
                removed += _remove(Path(each))
            except OSError:
                _log.warning("what was left of a file could not be removed")
                left.append(each)
        if left != known:
            with suppress(ZelfscanError):
                _keep(safe, left)
    return removed


def _remove(part: Path) -> bool:
    """Remove a leftover. Anything that does not look like one of ours stays."""
    if not (part.name.startswith(".") and part.name.endswith(".part")):
        return False
    if not part.parent.is_dir():
        raise FileNotFoundError  # a stick that is not there now
    try:
        if not stat.S_ISREG(part.lstat().st_mode):
            return False
    except FileNotFoundError:
        return False
    part.unlink(missing_ok=True)
    return True


def _known(safe: Safe) -> list[str]:
    try:
        found = json.loads(setting(index_of(safe), _SETTING) or "[]")
    except ValueError:
        return []
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _keep(safe: Safe, known: list[str]) -> None:
    set_setting(index_of(safe), _SETTING, json.dumps(known))
