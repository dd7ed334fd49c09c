"""Scans, where somebody was in them, and what was chosen for each measure."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from zelfscan.store.database import EncryptedFile
from zelfscan.store.moments import ALWAYS, utc_text

ChoiceState = Literal["open", "planned", "done", "declined"]

_ENTRY = "scan.id, pack_id, version, digest, route, begun"


@dataclass(frozen=True)
class ScanEntry:
    """One run of one pack over the dossier, as it stands in a list."""

    id: str
    pack_id: str
    version: str
    digest: str
    route: str
    begun: str


@dataclass(frozen=True)
class StoredScan(ScanEntry):
    """A scan with the whole pack as it was when the scan began."""

    pack_json: str


@dataclass(frozen=True)
class Choice:
    """What was last chosen for a measure."""

    state: ChoiceState
    detail: str
    at: str


def begin_scan(
    file: EncryptedFile, *, pack_id: str, version: str, digest: str, route: str, pack_json: str, at: datetime
) -> str:
    """Store a new scan with its pack, and give its id."""
    scan_id = str(uuid.uuid4())
    fingerprint = hashlib.sha256(pack_json.encode("utf-8")).hexdigest()
    with file.transaction():
        if not file.rows("SELECT 1 FROM pack WHERE fingerprint = ?", fingerprint):
            file.append("pack", fingerprint=fingerprint, json=pack_json)
        file.append(
            "scan",
            id=scan_id,
            pack_id=pack_id,
            version=version,
            digest=digest,
            route=route,
            begun=utc_text(at),
            fingerprint=fingerprint,
        )
    return scan_id


def list_scans(file: EncryptedFile) -> tuple[ScanEntry, ...]:
    """Read all scans, oldest first, without their packs."""
    return tuple(ScanEntry(*row) for row in file.rows(f"SELECT {_ENTRY} FROM scan ORDER BY number"))


def latest_scan(file: EncryptedFile, pack_id: str) -> ScanEntry | None:
    """Read the scan of a pack that was begun last, if there is one."""
    rows = file.rows(f"SELECT {_ENTRY} FROM scan WHERE pack_id = ? ORDER BY number DESC LIMIT 1", pack_id)
    return ScanEntry(*rows[0]) if rows else None


def read_scan(file: EncryptedFile, scan_id: str) -> StoredScan:
    """Read one scan with its pack; an unknown id is a ``KeyError``."""
    rows = file.rows(f"SELECT {_ENTRY}, json FROM scan JOIN pack USING (fingerprint) WHERE id = ?", scan_id)
    if not rows:
        raise KeyError(scan_id)
    return StoredScan(*rows[0])


def set_place(file: EncryptedFile, scan_id: str, item: str) -> None:
    """Remember at which item somebody is in a scan."""
    file.execute(
        "INSERT INTO place (scan, item) VALUES (?, ?) ON CONFLICT (scan) DO UPDATE SET item = excluded.item",
        scan_id,
        item,
    )


def read_place(file: EncryptedFile, scan_id: str) -> str | None:
    """Read at which item somebody was, if they had begun."""
    rows = file.rows("SELECT item FROM place WHERE scan = ?", scan_id)
    return str(rows[0][0]) if rows else None


def append_choice(file: EncryptedFile, measure: str, state: ChoiceState, detail: str, at: datetime) -> None:
    """Add a choice for a measure, unless it is what was chosen last."""
    if state not in get_args(ChoiceState):
        raise ValueError("not a state of a measure")
    with file.transaction():
        known = latest_choices(file).get(measure)
        if known is None or (known.state, known.detail) != (state, detail):
            file.append("choice", measure=measure, state=state, detail=detail, chosen=utc_text(at))


def latest_choices(file: EncryptedFile, until: datetime | None = None) -> dict[str, Choice]:
    """Read what was last chosen per measure; ``until`` reads it as it stood at a moment."""
    rows = file.rows(
        """
        SELECT measure, state, detail, chosen FROM choice
        WHERE number IN (SELECT max(number) FROM choice WHERE chosen <= ? GROUP BY measure)
        ORDER BY number
        """,
        ALWAYS if until is None else utc_text(until),
    )
    return {measure: Choice(state, detail, at) for measure, state, detail, at in rows}
