"""Photographs one by one: what each shows and where it belongs, apart from the bytes of the pictures.

The list is read often and holds no bytes; a picture and its small one are each read on their own.
"""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from zelfscan.errors.limits import TextTooLong, TooMany
from zelfscan.store.database import EncryptedFile
from zelfscan.store.moments import utc_text

MAX_PHOTOGRAPHS = 500
MAX_CAPTION = 300
MAX_MARKS_TEXT = 40_000
MAX_SUBJECT = 200
_SUBJECTS = ("element", "item", "finding")
_COLUMNS = "id, subject, caption, marks, width, height, changed"


@dataclass(frozen=True)
class StoredPhoto:
    """One photograph without its bytes; an empty id is one that is not kept yet.

    ``subject`` is what it belongs to: ``element:<id>``, ``item:<id>``, ``finding:<id>``, or empty for the
    home as a whole. ``marks`` is what is drawn on it, as JSON that is not looked into here. The width and
    the height are those of the picture, in pixels; ``changed`` is a moment in UTC.
    """

    id: str
    subject: str
    caption: str = ""
    marks: str = ""
    width: int = 0
    height: int = 0
    changed: str = ""


def add_photo(
    file: EncryptedFile, photo: StoredPhoto, picture: bytes, thumbnail: bytes, at: datetime
) -> StoredPhoto:
    """Keep a new photograph, and return it with its id.

    Raises ``TooMany`` and ``TextTooLong``; a subject of another form is a ``ValueError``.
    """
    _require_fitting(photo)
    kept = replace(photo, id=str(uuid.uuid4()), changed=utc_text(at))
    with file.transaction():
        if file.rows("SELECT count(*) FROM photo")[0][0] >= MAX_PHOTOGRAPHS:
            raise TooMany(MAX_PHOTOGRAPHS)
        file.append(
            "photo",
            id=kept.id,
            subject=kept.subject,
            caption=kept.caption,
            marks=kept.marks,
            width=kept.width,
            height=kept.height,
            changed=kept.changed,
        )
        file.append("photo_data", photo=kept.id, picture=picture)
        file.append("photo_thumb", photo=kept.id, thumbnail=thumbnail)
    return kept


def change_photo(file: EncryptedFile, photo: StoredPhoto, at: datetime) -> None:
    """Write the subject, the caption and the marks anew; the picture and its size stay.

    Raises ``TextTooLong``; unknown is a ``KeyError``, a subject of another form a ``ValueError``.
    """
    _require_fitting(photo)
    _require_there(file, photo.id)
    file.execute(
        "UPDATE photo SET subject = ?, caption = ?, marks = ?, changed = ? WHERE id = ?",
        photo.subject,
        photo.caption,
        photo.marks,
        utc_text(at),
        photo.id,
    )


def replace_picture(
    file: EncryptedFile,
    photo_id: str,
    picture: bytes,
    thumbnail: bytes,
    width: int,
    height: int,
    at: datetime,
) -> None:
    """Put another picture, in pixels this wide and high, in the place of the one before.

    Nothing of the bytes of before stays in the file. Unknown is a ``KeyError``.
    """
    _require_there(file, photo_id)
    with file.transaction():
        file.execute("UPDATE photo_data SET picture = ? WHERE photo = ?", picture, photo_id)
        file.execute("UPDATE photo_thumb SET thumbnail = ? WHERE photo = ?", thumbnail, photo_id)
        file.execute(
            "UPDATE photo SET width = ?, height = ?, changed = ? WHERE id = ?",
            width,
            height,
            utc_text(at),
            photo_id,
        )


def remove_photo(file: EncryptedFile, photo_id: str) -> None:
    """Take a photograph out of the file, with its picture; unknown is a ``KeyError``."""
    _require_there(file, photo_id)
    file.execute("DELETE FROM photo WHERE id = ?", photo_id)


def release_photos(file: EncryptedFile, subject: str) -> None:
    """Let the photographs of something that goes away be photographs of the home as a whole."""
    file.execute("UPDATE photo SET subject = '' WHERE subject = ?", subject)


def all_photos(file: EncryptedFile) -> tuple[StoredPhoto, ...]:
    """Read every photograph in the order in which they were added, without any bytes."""
    rows = file.rows(f"SELECT {_COLUMNS} FROM photo ORDER BY number")
    return tuple(StoredPhoto(*row) for row in rows)


def picture(file: EncryptedFile, photo_id: str) -> bytes:
    """Read the picture of a photograph; unknown is a ``KeyError``."""
    return _bytes_of(file, "SELECT picture FROM photo_data WHERE photo = ?", photo_id)


def thumbnail(file: EncryptedFile, photo_id: str) -> bytes:
    """Read the small picture of a photograph; unknown is a ``KeyError``."""
    return _bytes_of(file, "SELECT thumbnail FROM photo_thumb WHERE photo = ?", photo_id)


def _bytes_of(file: EncryptedFile, query: str, photo_id: str) -> bytes:
    rows = file.rows(query, photo_id)
    if not rows:
        raise KeyError(photo_id)
    return bytes(rows[0][0])


def _require_there(file: EncryptedFile, photo_id: str) -> None:
    if not file.rows("SELECT 1 FROM photo WHERE id = ?", photo_id):
        raise KeyError(photo_id)


def _require_fitting(photo: StoredPhoto) -> None:
    kind, colon, name = photo.subject.partition(":")
    is_known = kind in _SUBJECTS and colon and name and len(photo.subject) <= MAX_SUBJECT
    if photo.subject and not is_known:
        raise ValueError("not a subject of a photograph")
    for text, maximum in ((photo.caption, MAX_CAPTION), (photo.marks, MAX_MARKS_TEXT)):
        if len(text) > maximum:
            raise TextTooLong(maximum)
