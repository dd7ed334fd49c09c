"""How often opening a vault failed since it was opened last, and how long to wait before the next attempt.

The number stands in the folder of the vault, so that starting the program anew does not help. Whoever can
write in that folder can also remove the number, or copy the vault and guess elsewhere: the delay keeps off
somebody at the keyboard, the cost of a derivation keeps off everybody else. Nothing is ever wiped for it.
"""

import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zelfscan.errors.files import CannotWrite
from zelfscan.store.durable import write_through
from zelfscan.store.faults import writing
from zelfscan.store.plain_file import open_plain

ATTEMPTS_FILE = "attempts.json"
MAX_COUNT = 1_000_000
MAX_BYTES = 1024

_DELAYS = (0, 0, 0, 2, 5, 10, 20, 30)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Attempts:
    """How many attempts failed since the vault was opened last, and on which day the last one did."""

    count: int = 0
    last: date | None = None


def delay(count: int) -> int:
    """Return how many seconds to wait after this many failed attempts; never more than half a minute."""
    return _DELAYS[min(max(count, 0), len(_DELAYS) - 1)]


def attempts(folder: Path) -> Attempts:
    """Read the number; a file that is not there, or not as it was written, counts as none."""
    try:
        with open_plain(folder / ATTEMPTS_FILE) as file:
            plain = json.loads(file.read(MAX_BYTES))
        count, last = plain["count"], date.fromisoformat(plain["last"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Attempts()
    return Attempts(count, last) if type(count) is int and 0 < count <= MAX_COUNT else Attempts()


def note_failure(folder: Path, today: date) -> Attempts:
    """Count a failed attempt, and return how many there are now; a disk that refuses is only logged."""
    noted = Attempts(min(attempts(folder).count + 1, MAX_COUNT), today)
    draft = folder / f"{ATTEMPTS_FILE}.new"
    content = json.dumps({"count": noted.count, "last": today.isoformat()}).encode("ascii")
    try:
        write_through(draft, content)
        with writing(folder / ATTEMPTS_FILE):
            draft.replace(folder / ATTEMPTS_FILE)
    except CannotWrite:
        _log.warning("a failed attempt to open a vault could not be counted")
    return noted


def note_success(folder: Path) -> Attempts:
    """Begin anew after the vault was opened, and return what failed before, to tell the person."""
    before = attempts(folder)
    try:
        with writing(folder / ATTEMPTS_FILE):
            (folder / ATTEMPTS_FILE).unlink(missing_ok=True)
    except CannotWrite:
        _log.warning("the number of failed attempts to open a vault could not be put back")
    return before


class Patience:
    """How long to wait before the next attempt at one vault, while the program runs.

    Goes by a clock that only runs forward, so setting back the clock of the computer changes nothing. After a
    start the wait begins anew.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin to wait for what failed before the program was started."""
        self._folder, self._clock = folder, clock
        self._until = clock() + delay(attempts(folder).count)
        self._count = attempts(folder).count

    def seconds(self) -> float:
        """Return how many seconds are left to wait; nought when the next attempt may be made."""
        return max(0.0, self._until - self._clock())

    def failed(self, today: date) -> Attempts:
        """Count a failed attempt, and begin to wait. A number that was removed meanwhile is not forgotten."""
        noted = note_failure(self._folder, today)
        self._count = max(self._count + 1, noted.count)
        self._until = self._clock() + delay(self._count)
        return Attempts(self._count, today)

    def opened(self) -> Attempts:
        """Begin anew after the vault was opened, and return what failed before, to tell the person."""
        before = note_success(self._folder)
        self._count, self._until = 0, self._clock()
        return before
