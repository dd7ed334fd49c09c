"""A planned day as it goes to a calendar, and the name under which the calendar knows it."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date

_ID_LETTERS = 32


@dataclass(frozen=True)
class PlannedDay:
    """One entry: the day, what it says, and a name that is the same each time the file is made."""

    uid: str
    day: date
    summary: str


def uid_of(secret: str, measure: str) -> str:
    """Return the name of the entry of a measure: always the same, and telling nothing about the measure.

    Without the secret of the dossier anybody could try the few measures that there are.
    """
    digest = hmac.new(secret.encode("utf-8", "replace"), measure.encode("utf-8", "replace"), hashlib.sha256)
    return digest.hexdigest()[:_ID_LETTERS]
