"""The private log of incidents: what happened, on which day, in the person's own words."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from zelfscan.store.database import EncryptedFile
from zelfscan.store.moments import utc_text


@dataclass(frozen=True)
class StoredIncident:
    """One incident as it stands in the file; ``kind`` is one of the kinds that the content names."""

    id: str
    happened: date
    kind: str
    text: str
    noted: str


def add_incident(file: EncryptedFile, happened: date, kind: str, text: str, at: datetime) -> str:
    """Add an incident, and give its id."""
    name = str(uuid.uuid4())
    file.append("incident", id=name, happened=happened.isoformat(), kind=kind, text=text, noted=utc_text(at))
    return name


def change_incident(
    file: EncryptedFile, name: str, happened: date, kind: str, text: str, at: datetime
) -> None:
    """Write an incident anew; nothing of what stood there is kept."""
    file.execute(
        "UPDATE incident SET happened = ?, kind = ?, text = ?, noted = ? WHERE id = ?",
        happened.isoformat(),
        kind,
        text,
        utc_text(at),
        name,
    )


def remove_incident(file: EncryptedFile, name: str) -> None:
    """Take an incident out of the file."""
    file.execute("DELETE FROM incident WHERE id = ?", name)


def all_incidents(file: EncryptedFile) -> tuple[StoredIncident, ...]:
    """Read all incidents, the latest first."""
    rows = file.rows(
        "SELECT id, happened, kind, text, noted FROM incident ORDER BY happened DESC, number DESC"
    )
    return tuple(
        StoredIncident(name, date.fromisoformat(happened), kind, text, noted)
        for name, happened, kind, text, noted in rows
    )
