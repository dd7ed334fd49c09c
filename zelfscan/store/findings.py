"""Findings one by one: what an adviser saw or a rule proposed, and what is to be done about it."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from zelfscan.errors.limits import TextTooLong, TooMany
from zelfscan.store.database import EncryptedFile
from zelfscan.store.moments import utc_text
from zelfscan.store.photographs import release_photos

MAX_FINDINGS = 500
MAX_TITLE = 120
MAX_OWN_TEXT = 4_000
MAX_WHO = 120
MAX_REFERENCE = 200
BY_HAND, BY_RULE = "hand", "rule:"
_SEVERITIES = ("", "high", "medium", "low")
_PRIORITIES = ("", "direct", "three-months", "later")
_SUBJECTS = ("element", "item", "place")
_COLUMNS = "id, origin, title, measure, subject, severity, priority, own_text, who, is_dropped, changed"


@dataclass(frozen=True)
class StoredFinding:
    """One finding; an empty id is one that is not kept yet, and an empty text one that nobody wrote.

    ``origin`` is ``hand`` or ``rule:<key>``. Without a ``title`` it has that of its ``measure``, which is an
    id in the catalogue. ``subject`` is ``element:<id>``, ``item:<id>``, ``place:<zone>`` or empty.
    ``severity`` is high, medium, low or empty; ``priority`` is direct, three-months, later or empty.
    ``own_text`` holds the words for this home, and ``who`` says who does it. ``is_dropped`` tells of a
    proposal of a rule that it was set aside; ``changed`` is a moment in UTC.
    """

    id: str
    origin: str
    title: str = ""
    measure: str = ""
    subject: str = ""
    severity: str = ""
    priority: str = ""
    own_text: str = ""
    who: str = ""
    is_dropped: bool = False
    changed: str = ""


def add_finding(file: EncryptedFile, finding: StoredFinding, at: datetime) -> StoredFinding:
    """Keep a new finding, and return it with its id.

    Raises ``TooMany`` and ``TextTooLong``. A rule of which there is a finding already, or a value of another
    form than ``StoredFinding`` says, is a ``ValueError``.
    """
    _require_origin(finding.origin)
    _require_fitting(finding)
    kept = replace(finding, id=str(uuid.uuid4()), changed=utc_text(at))
    with file.transaction():
        if kept.origin != BY_HAND and file.rows("SELECT 1 FROM finding WHERE origin = ?", kept.origin):
            raise ValueError("there is a finding of this rule already")
        if file.rows("SELECT count(*) FROM finding")[0][0] >= MAX_FINDINGS:
            raise TooMany(MAX_FINDINGS)
        file.append(
            "finding",
            id=kept.id,
            origin=kept.origin,
            title=kept.title,
            measure=kept.measure,
            subject=kept.subject,
            severity=kept.severity,
            priority=kept.priority,
            own_text=kept.own_text,
            who=kept.who,
            is_dropped=int(kept.is_dropped),
            changed=kept.changed,
        )
    return kept


def change_finding(file: EncryptedFile, finding: StoredFinding, at: datetime) -> None:
    """Write a finding anew; its origin stays.

    Raises ``TextTooLong``; unknown is a ``KeyError``, and a value of another form a ``ValueError``.
    """
    _require_fitting(finding)
    _require_there(file, finding.id)
    file.execute(
        """
        UPDATE finding SET title = ?, measure = ?, subject = ?, severity = ?, priority = ?, own_text = ?,
            who = ?, is_dropped = ?, changed = ?
        WHERE id = ?
        """,
        finding.title,
        finding.measure,
        finding.subject,
        finding.severity,
        finding.priority,
        finding.own_text,
        finding.who,
        int(finding.is_dropped),
        utc_text(at),
        finding.id,
    )


def remove_finding(file: EncryptedFile, finding_id: str) -> None:
    """Take a finding out of the file; its photographs become those of the home. Unknown is a ``KeyError``."""
    _require_there(file, finding_id)
    with file.transaction():
        file.execute("DELETE FROM finding WHERE id = ?", finding_id)
        release_photos(file, f"finding:{finding_id}")


def release_findings(file: EncryptedFile, subject: str) -> None:
    """Let the findings about something that goes away be about nothing in particular."""
    file.execute("UPDATE finding SET subject = '' WHERE subject = ?", subject)


def all_findings(file: EncryptedFile) -> tuple[StoredFinding, ...]:
    """Read every finding, also those that were set aside, in the order in which they were added."""
    rows = file.rows(f"SELECT {_COLUMNS} FROM finding ORDER BY number")
    found = [StoredFinding(*row) for row in rows]
    # SQLite keeps a truth as 0 or 1.
    return tuple(replace(each, is_dropped=bool(each.is_dropped)) for each in found)


def _require_there(file: EncryptedFile, finding_id: str) -> None:
    if not file.rows("SELECT 1 FROM finding WHERE id = ?", finding_id):
        raise KeyError(finding_id)


def _require_origin(origin: str) -> None:
    is_of_rule = len(BY_RULE) < len(origin) <= MAX_REFERENCE and origin.startswith(BY_RULE)
    if origin != BY_HAND and not is_of_rule:
        raise ValueError("not an origin of a finding")


def _require_fitting(finding: StoredFinding) -> None:
    kind, colon, name = finding.subject.partition(":")
    is_known = kind in _SUBJECTS and colon and name and len(finding.subject) <= MAX_REFERENCE
    if finding.subject and not is_known:
        raise ValueError("not a subject of a finding")
    if len(finding.measure) > MAX_REFERENCE:
        raise ValueError("not an id of a measure")
    if finding.severity not in _SEVERITIES:
        raise ValueError("not a severity")
    if finding.priority not in _PRIORITIES:
        raise ValueError("not a priority")
    texts = ((finding.title, MAX_TITLE), (finding.own_text, MAX_OWN_TEXT), (finding.who, MAX_WHO))
    for text, maximum in texts:
        if len(text) > maximum:
            raise TextTooLong(maximum)
