"""What a person has said: responses, notes and flags, added to and never overwritten."""

from dataclasses import dataclass
from datetime import datetime

from zelfscan.store.database import EncryptedFile
from zelfscan.store.moments import ALWAYS, is_same_day, utc_text


@dataclass(frozen=True)
class StoredResponse:
    """One response as it stands in the file; a value of None means that it was withdrawn."""

    item: str
    element: str
    value: str | None
    answered: str


def append_response(file: EncryptedFile, item: str, element: str, value: str | None, at: datetime) -> None:
    """Add a response, unless the same was answered on the same day already."""
    with file.transaction():
        last = file.rows(
            "SELECT value, answered FROM response WHERE item = ? AND element = ?"
            " ORDER BY number DESC LIMIT 1",
            item,
            element,
        )
        if any(known == value and is_same_day(answered, at) for known, answered in last):
            return
        file.append("response", item=item, element=element, value=value, answered=utc_text(at))


def latest_responses(file: EncryptedFile, until: datetime | None = None) -> tuple[StoredResponse, ...]:
    """Read the latest response per item and element, in the order in which they were given.

    Those of a door or window that is no longer on the list stay in the file and are left out.
    ``until`` reads them as they stood at a moment.
    """
    rows = file.rows(
        """
        SELECT item, element, value, answered FROM response
        WHERE number IN (SELECT max(number) FROM response WHERE answered <= ? GROUP BY item, element)
            AND (element = '' OR element IN (SELECT id FROM element))
        ORDER BY number
        """,
        ALWAYS if until is None else utc_text(until),
    )
    return tuple(StoredResponse(*row) for row in rows)


def response_moments(file: EncryptedFile) -> tuple[str, ...]:
    """Read every moment at which something was answered or chosen, oldest first."""
    rows = file.rows("SELECT answered FROM response UNION SELECT chosen FROM choice ORDER BY 1")
    return tuple(str(at) for (at,) in rows)


def response_history(file: EncryptedFile, item: str) -> tuple[StoredResponse, ...]:
    """Read all that was ever answered to one item, oldest first."""
    rows = file.rows(
        "SELECT item, element, value, answered FROM response WHERE item = ? ORDER BY number", item
    )
    return tuple(StoredResponse(*row) for row in rows)


def append_note(file: EncryptedFile, item: str, element: str, text: str, at: datetime) -> None:
    """Add the new text of a note, unless it is what stands there; an empty text takes the note away."""
    with file.transaction():
        if latest_notes(file).get((item, element), "") != text:
            file.append("note", item=item, element=element, text=text, noted=utc_text(at))


def latest_notes(file: EncryptedFile) -> dict[tuple[str, str], str]:
    """Read the notes as they stand now, by item and element."""
    rows = file.rows("""
        SELECT item, element, text FROM note
        WHERE number IN (SELECT max(number) FROM note GROUP BY item, element) AND text <> ''
        ORDER BY number
    """)
    return {(item, element): text for item, element, text in rows}


def append_flag(file: EncryptedFile, item: str, on: bool, at: datetime) -> None:
    """Set or clear the mark to come back to an item, unless it stands like that already."""
    with file.transaction():
        if (item in flagged_items(file)) != on:
            file.append("flag", item=item, is_on=int(on), flagged=utc_text(at))


def flagged_items(file: EncryptedFile) -> frozenset[str]:
    """Read which items are marked to come back to."""
    rows = file.rows(
        "SELECT item FROM flag WHERE number IN (SELECT max(number) FROM flag GROUP BY item) AND is_on = 1"
    )
    return frozenset(item for (item,) in rows)
