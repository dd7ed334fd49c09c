"""Plans of floors one by one: what was drawn on each, and the picture under it, if there is one."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from zelfscan.errors.limits import TextTooLong, TooMany
from zelfscan.store.database import EncryptedFile
from zelfscan.store.moments import utc_text

MAX_SHEETS = 20
MAX_SHEET_NAME = 60
MAX_DRAWING = 400_000


@dataclass(frozen=True)
class StoredSheet:
    """One plan of a floor without its picture; an empty id is one that is not kept yet.

    ``drawing`` is what was drawn, as JSON that is not looked into here. ``has_picture`` tells whether there
    is a picture under it; ``changed`` is a moment in UTC.
    """

    id: str
    name: str
    drawing: str
    has_picture: bool = False
    changed: str = ""


def add_sheet(
    file: EncryptedFile, sheet: StoredSheet, at: datetime, picture: bytes | None = None
) -> StoredSheet:
    """Keep a new plan, and return it with its id. Raises ``TooMany`` and ``TextTooLong``."""
    _require_short(sheet)
    kept = replace(sheet, id=str(uuid.uuid4()), has_picture=picture is not None, changed=utc_text(at))
    with file.transaction():
        if file.rows("SELECT count(*) FROM sheet")[0][0] >= MAX_SHEETS:
            raise TooMany(MAX_SHEETS)
        file.append("sheet", id=kept.id, name=kept.name, drawing=kept.drawing, changed=kept.changed)
        if picture is not None:
            file.append("sheet_picture", sheet=kept.id, picture=picture)
    return kept


def change_sheet(file: EncryptedFile, sheet: StoredSheet, at: datetime) -> None:
    """Write the name and the drawing anew; the picture stays, whatever ``has_picture`` says.

    Raises ``TextTooLong``; unknown is a ``KeyError``.
    """
    _require_short(sheet)
    _require_there(file, sheet.id)
    file.execute(
        "UPDATE sheet SET name = ?, drawing = ?, changed = ? WHERE id = ?",
        sheet.name,
        sheet.drawing,
        utc_text(at),
        sheet.id,
    )


def set_sheet_picture(file: EncryptedFile, sheet_id: str, picture: bytes | None, at: datetime) -> None:
    """Put a picture under a plan instead of the one before; none takes it away. Unknown is a ``KeyError``."""
    _require_there(file, sheet_id)
    with file.transaction():
        file.execute("DELETE FROM sheet_picture WHERE sheet = ?", sheet_id)
        if picture is not None:
            file.append("sheet_picture", sheet=sheet_id, picture=picture)
        file.execute("UPDATE sheet SET changed = ? WHERE id = ?", utc_text(at), sheet_id)


def remove_sheet(file: EncryptedFile, sheet_id: str) -> None:
    """Take a plan out of the file, with its picture; unknown is a ``KeyError``."""
    _require_there(file, sheet_id)
    file.execute("DELETE FROM sheet WHERE id = ?", sheet_id)


def all_sheets(file: EncryptedFile) -> tuple[StoredSheet, ...]:
    """Read every plan in the order in which they were added, without the pictures."""
    rows = file.rows(
        """
        SELECT id, name, drawing, EXISTS (SELECT 1 FROM sheet_picture WHERE sheet = sheet.id), changed
        FROM sheet ORDER BY number
        """
    )
    return tuple(
        StoredSheet(sheet_id, name, drawing, bool(has_picture), changed)
        for sheet_id, name, drawing, has_picture, changed in rows
    )


def sheet_picture(file: EncryptedFile, sheet_id: str) -> bytes | None:
    """Read the picture under a plan, or None where there is none; an unknown plan is a ``KeyError``."""
    _require_there(file, sheet_id)
    rows = file.rows("SELECT picture FROM sheet_picture WHERE sheet = ?", sheet_id)
    return bytes(rows[0][0]) if rows else None


def _require_there(file: EncryptedFile, sheet_id: str) -> None:
    if not file.rows("SELECT 1 FROM sheet WHERE id = ?", sheet_id):
        raise KeyError(sheet_id)


def _require_short(sheet: StoredSheet) -> None:
    for text, maximum in ((sheet.name, MAX_SHEET_NAME), (sheet.drawing, MAX_DRAWING)):
        if len(text) > maximum:
            raise TextTooLong(maximum)
