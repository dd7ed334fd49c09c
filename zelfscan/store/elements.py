"""Doors and windows one by one: what each is and where, in the order in which they were recorded."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from zelfscan.errors.limits import TextTooLong, TooMany
from zelfscan.store.database import EncryptedFile
from zelfscan.store.moments import utc_text

MAX_ELEMENTS = 300
MAX_NAME, MAX_REMARK = 60, 2_000
_COLUMNS = "id, kind, name, facade, floor, reach, remark"


@dataclass(frozen=True)
class StoredElement:
    """One door or window; an empty id is one that is not kept yet. ``reach`` is empty while nobody knows."""

    id: str
    kind: str
    name: str
    facade: str = ""
    floor: int = 0
    reach: str = ""
    remark: str = ""


def add_element(file: EncryptedFile, element: StoredElement, at: datetime) -> StoredElement:
    """Keep a new door or window, and return it with its id. Raises ``TooMany`` and ``TextTooLong``."""
    _require_short(element)
    with file.transaction():
        if file.rows("SELECT count(*) FROM element")[0][0] >= MAX_ELEMENTS:
            raise TooMany(MAX_ELEMENTS)
        kept = replace(element, id=str(uuid.uuid4()))
        file.append(
            "element",
            id=kept.id,
            kind=kept.kind,
            name=kept.name,
            facade=kept.facade,
            floor=kept.floor,
            reach=kept.reach,
            remark=kept.remark,
            changed=utc_text(at),
        )
    return kept


def change_element(file: EncryptedFile, element: StoredElement, at: datetime) -> None:
    """Write a door or window anew; its kind stays. Raises ``TextTooLong``; unknown is a ``KeyError``."""
    _require_short(element)
    _require_there(file, element.id)
    file.execute(
        "UPDATE element SET name = ?, facade = ?, floor = ?, reach = ?, remark = ?, changed = ? WHERE id = ?",
        element.name,
        element.facade,
        element.floor,
        element.reach,
        element.remark,
        utc_text(at),
        element.id,
    )


def remove_element(file: EncryptedFile, element_id: str) -> None:
    """Take a door or window off the list, with its answers out of sight; unknown is a ``KeyError``."""
    _require_there(file, element_id)
    file.execute("DELETE FROM element WHERE id = ?", element_id)


def all_elements(file: EncryptedFile) -> tuple[StoredElement, ...]:
    """Read every door and window, in the order in which they were recorded."""
    rows = file.rows(f"SELECT {_COLUMNS} FROM element ORDER BY number")
    return tuple(StoredElement(*row) for row in rows)


def _require_there(file: EncryptedFile, element_id: str) -> None:
    if not file.rows("SELECT 1 FROM element WHERE id = ?", element_id):
        raise KeyError(element_id)


def _require_short(element: StoredElement) -> None:
    if len(element.name) > MAX_NAME:
        raise TextTooLong(MAX_NAME)
    if len(element.remark) > MAX_REMARK:
        raise TextTooLong(MAX_REMARK)
