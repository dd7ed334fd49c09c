"""Dossiers that go by themselves after their last day, where the person chose that.

A clock can jump: an empty battery puts it back, a slip puts it years ahead. So a day that is past is not
enough. A dossier may go when its day is past *and* was seen past before: in an earlier run of the program, or
long enough ago in this one by a clock that only runs forward, and in both cases at least a day ago by the
clock of the computer (`WAIT`). As soon as the day is not past, or the clock stands before the first sighting,
the sighting is forgotten. It counts only in the index file in which it was made: after a back-up was put
back, or other keys were made, the waiting begins anew. What the person deletes by hand goes at once.

Before, it is told once when the day is at most 30 days away, and once more at most 7 days before.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from zelfscan.store.database import EncryptedFile
from zelfscan.store.dossier_list import DossierEntry, entries, set_setting, setting
from zelfscan.store.moments import utc_text
from zelfscan.store.safe import Safe

WAIT = timedelta(hours=24)
REMIND = (7, 30)
"""How many days before the last day something is told, the nearest first."""
_SETTING = "retention"


@dataclass(frozen=True)
class Outlook:
    """What is to be told or done about dossiers that go by themselves."""

    over: tuple[DossierEntry, ...] = ()
    """May be deleted now."""
    waiting: tuple[DossierEntry, ...] = ()
    """Past their last day, but that was not seen long enough ago."""
    soon: tuple[DossierEntry, ...] = ()
    """Near their last day, and not told of yet."""


@dataclass
class Watch:
    """What was seen since the program was started; made once, and lasting over locking and unlocking."""

    clock: Callable[[], float] = time.monotonic
    """Runs only forward, whatever becomes of the clock of the computer."""
    _seen: dict[tuple[str, date], float] = field(default_factory=dict)

    def is_long_ago(self, entry: DossierEntry, last: date) -> bool:
        """Tell whether a sighting was made before this run, or by this clock long enough ago in it."""
        seen = self._seen.get((entry.id, last))
        return seen is None or self.clock() - seen >= WAIT.total_seconds()

    def note(self, entry: DossierEntry, last: date) -> None:
        """Note that a sighting was made now."""
        self._seen[entry.id, last] = self.clock()


def goes_at_end(safe: Safe, dossier_id: str) -> bool:
    """Tell whether a dossier goes by itself after its last day."""
    rows = safe.index_file().rows("SELECT delete_at_end FROM dossier WHERE id = ?", dossier_id)
    return bool(rows and rows[0][0])


def all_that_go(safe: Safe) -> frozenset[str]:
    """Return the ids of the dossiers that go by themselves after their last day."""
    rows = safe.index_file().rows("SELECT id FROM dossier WHERE delete_at_end = 1")
    return frozenset(str(row[0]) for row in rows)


def set_goes_at_end(safe: Safe, dossier_id: str, is_on: bool) -> None:
    """Say whether a dossier goes by itself after its last day."""
    safe.index_file().execute(
        "UPDATE dossier SET delete_at_end = ? WHERE id = ?", 1 if is_on else 0, dossier_id
    )


def look(safe: Safe, now: datetime, watch: Watch) -> Outlook:
    """Look at the days of now, and keep what was seen and told; the docstring of this module has the rule."""
    index = safe.index_file()
    before = _read(index)
    chosen = all_that_go(safe)
    kept: dict[str, dict[str, Any]] = {}
    over: list[DossierEntry] = []
    waiting: list[DossierEntry] = []
    soon: list[DossierEntry] = []
    for entry in entries(index):
        last = entry.keep_until
        if last is None or entry.id not in chosen:
            continue
        record = before.get(entry.id, {})
        if record.get("last") != last.isoformat() or record.get("index") != _mark_of(index):
            record = {"last": last.isoformat(), "index": _mark_of(index), "seen": "", "told": 0}
        days = (last - now.date()).days
        if days < 0:
            record, is_over = _seen(entry, record, now, watch)
            (over if is_over else waiting).append(entry)
        else:
            record, is_new = _told(record, days)
            if is_new:
                soon.append(entry)
        kept[entry.id] = record
    if kept != before:
        set_setting(index, _SETTING, json.dumps(kept))
    return Outlook(tuple(over), tuple(waiting), tuple(soon))


def _seen(
    entry: DossierEntry, record: dict[str, Any], now: datetime, watch: Watch
) -> tuple[dict[str, Any], bool]:
    """Tell whether a day that is past was seen so before; else keep that it is seen now."""
    last = date.fromisoformat(record["last"])
    first = datetime.fromisoformat(record["seen"]) if record["seen"] else None
    if first is None or first > now:
        watch.note(entry, last)
        return {**record, "seen": utc_text(now)}, False
    return record, now - first >= WAIT and watch.is_long_ago(entry, last)


def _told(record: dict[str, Any], days: int) -> tuple[dict[str, Any], bool]:
    """Tell whether a day that is near was not told of yet; a sighting from before was a clock that jumped."""
    stage = next((each for each in REMIND if days <= each), 0)
    is_new = bool(stage) and (not record["told"] or stage < record["told"])
    return {**record, "seen": "", "told": stage}, is_new


def _read(index: EncryptedFile) -> dict[str, dict[str, Any]]:
    """Read what was kept; what makes no sense is as if nothing had been seen, which only makes it wait."""
    try:
        found = json.loads(setting(index, _SETTING) or "{}")
        kept = {str(name): dict(record) for name, record in found.items()}
        for record in kept.values():
            date.fromisoformat(record["last"])
            if type(record["told"]) is not int or not isinstance(record["index"], str):
                raise ValueError("not a record of this program")
            if record["seen"] and datetime.fromisoformat(record["seen"]).tzinfo is None:
                raise ValueError("a moment without a time zone")
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}
    return kept


def _mark_of(index: EncryptedFile) -> str:
    """Return what tells this index file from a copy of it that was put back."""
    try:
        return f"{index.path.name} {index.path.stat().st_ino}"
    except OSError:
        return index.path.name
