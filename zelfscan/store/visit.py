"""What an adviser writes down about the visit itself, and the signatures under it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, get_args

from zelfscan.errors.limits import TextTooLong
from zelfscan.store.database import EncryptedFile
from zelfscan.store.moments import utc_text

MAX_CONCLUSION = 6_000
MAX_SUMMARY = 2_000
MAX_PLACE = 80
MAX_NAME = 120
MAX_SIGNATURE = 300_000
"""No signature has more bytes."""

Signer = Literal["resident", "adviser"]

_COLUMNS = "day, adviser, place, conclusion, summary, is_read_out, is_closed, changed"


@dataclass(frozen=True)
class StoredVisit:
    """The visit; a text that nobody wrote is empty.

    ``day`` is an ISO day, such as 2026-11-23. ``summary`` is the short text that is read out to the resident,
    and ``is_read_out`` tells whether that was done. ``is_closed`` tells whether the adviser is done with the
    visit; ``changed`` is a moment in UTC.
    """

    day: str = ""
    adviser: str = ""
    place: str = ""
    conclusion: str = ""
    summary: str = ""
    is_read_out: bool = False
    is_closed: bool = False
    changed: str = ""


def read_visit(file: EncryptedFile) -> StoredVisit:
    """Read what was written down about the visit; all is empty where nothing was."""
    rows = file.rows(f"SELECT {_COLUMNS} FROM visit")
    if not rows:
        return StoredVisit()
    found = StoredVisit(*rows[0])
    # SQLite keeps a truth as 0 or 1.
    return replace(found, is_read_out=bool(found.is_read_out), is_closed=bool(found.is_closed))


def write_visit(file: EncryptedFile, visit: StoredVisit, at: datetime) -> None:
    """Write down the visit in place of what stood there.

    Raises ``TextTooLong``; a day of another form is a ``ValueError``.
    """
    _require_fitting(visit)
    file.execute(
        f"INSERT OR REPLACE INTO visit (number, {_COLUMNS}) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)",
        visit.day,
        visit.adviser,
        visit.place,
        visit.conclusion,
        visit.summary,
        int(visit.is_read_out),
        int(visit.is_closed),
        utc_text(at),
    )


def signature(file: EncryptedFile, who: Signer) -> bytes | None:
    """Read the signature of somebody, as PNG; None where they have not signed."""
    rows = file.rows("SELECT png FROM signature WHERE who = ?", who)
    return bytes(rows[0][0]) if rows else None


def set_signature(file: EncryptedFile, who: Signer, png: bytes | None, at: datetime) -> None:
    """Keep a signature in place of the one before; none takes it away.

    More than ``MAX_SIGNATURE`` bytes, or somebody else, is a ``ValueError``.
    """
    if who not in get_args(Signer):
        raise ValueError("not somebody who signs")
    if png is not None and len(png) > MAX_SIGNATURE:
        raise ValueError("too many bytes for a signature")
    with file.transaction():
        file.execute("DELETE FROM signature WHERE who = ?", who)
        if png is not None:
            file.append("signature", who=who, png=png, signed=utc_text(at))


def _require_fitting(visit: StoredVisit) -> None:
    # Reading also takes other forms, such as 20261123; kept are only days that sort as text.
    if visit.day and date.fromisoformat(visit.day).isoformat() != visit.day:
        raise ValueError("not a day as it is kept")
    texts = (
        (visit.adviser, MAX_NAME),
        (visit.place, MAX_PLACE),
        (visit.conclusion, MAX_CONCLUSION),
        (visit.summary, MAX_SUMMARY),
    )
    for text, maximum in texts:
        if len(text) > maximum:
            raise TextTooLong(maximum)
