"""A whole dossier at once: read to be handed over, and written as it was handed over.

What goes in and out are plain values with the keys of docs/handover-file.md, so that this room need not know
the file. Ids stay what they are, because photographs, findings and pins refer to each other by them, and
responses and choices keep their own moments.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from zelfscan.errors.handover import HandoverStopped
from zelfscan.i18n import later, say
from zelfscan.store.database import EncryptedFile
from zelfscan.store.photographs import picture
from zelfscan.store.prices import all_prices
from zelfscan.store.responses import flagged_items, latest_notes
from zelfscan.store.sheets import sheet_picture
from zelfscan.store.visit import signature

Row = Mapping[str, Any]

_RESPONSE = "item, element, value, answered"
_CHOICE = "measure, state, detail, chosen"
_SCAN = "id, pack_id, version, digest, route, begun, fingerprint"
_ELEMENT = "id, kind, name, facade, floor, reach, remark"
_PHOTO = "id, subject, caption, marks, width, height, changed"
_FINDING = "id, origin, title, measure, subject, severity, priority, own_text, who, is_dropped, changed"
_SHEET = "id, name, drawing, changed"
_VISIT = "day, adviser, place, conclusion, summary, is_read_out, is_closed, changed"
_INCIDENT = "id, happened, kind, text, noted"

_CLOSED = later(
    "De kluis of het dossier is intussen gesloten. Er is niets overgedragen of overgenomen. "
    "Open het dossier en probeer het opnieuw."
)
_CHANGED = later(
    "Het dossier is intussen veranderd. Er is niets overgedragen. Probeer het opnieuw, "
    "en laat het dossier met rust tot het bestand klaar is."
)


@dataclass(frozen=True)
class Snapshot:
    """A dossier as it stood when it was read; each picture is read when it is asked for, on any thread.

    A picture raises ``HandoverStopped`` where the dossier was closed meanwhile, or no longer holds it.
    """

    plain: dict[str, object]
    pictures: dict[str, Callable[[], bytes]]
    file: EncryptedFile | None = field(default=None, repr=False)
    """The file of the dossier, where it was opened for this alone."""

    def close(self) -> None:
        """Close the dossier where it was opened for this alone; one that somebody works in stays open."""
        if self.file is not None:
            self.file.close()


@dataclass(frozen=True)
class HandedPicture:
    """A picture as it is to be kept: of a photograph also a small one, and its size in pixels."""

    data: bytes
    thumbnail: bytes = b""
    width: int = 0
    height: int = 0


@contextmanager
def still_open(file: EncryptedFile) -> Iterator[None]:
    """Raise ``HandoverStopped`` where the file was closed by somebody meanwhile, whatever came of that."""
    try:
        yield
    except Exception as error:
        if file.is_closed:
            raise HandoverStopped(say(_CLOSED)) from error
        raise


def while_open(
    file: EncryptedFile, pictures: Iterable[tuple[str, HandedPicture]]
) -> Iterator[tuple[str, HandedPicture]]:
    """Give pictures on for as long as a file is open. Raises ``HandoverStopped`` when it is not."""
    for each in pictures:
        if file.is_closed:
            raise HandoverStopped(say(_CLOSED))
        yield each


def snapshot(file: EncryptedFile, *, with_incidents: bool = False) -> Snapshot:
    """Read everything that the file of a dossier holds but the bytes of its pictures.

    The private log of incidents is read only where it is asked for.
    """
    with file.transaction():
        photos = [{**row, "picture": f"photo:{row['id']}"} for row in _rows(file, "photo", _PHOTO)]
        drawn = {sheet for (sheet,) in file.rows("SELECT sheet FROM sheet_picture")}
        sheets = [
            {**row, "picture": f"sheet:{row['id']}" if row["id"] in drawn else None}
            for row in _rows(file, "sheet", _SHEET)
        ]
        signers = [who for (who,) in file.rows("SELECT who FROM signature ORDER BY who")]
        packs = file.rows("SELECT fingerprint, json FROM pack ORDER BY fingerprint")
        incidents = _rows(file, "incident", _INCIDENT) if with_incidents else ()
        plain = {
            "responses": _rows(file, "response", _RESPONSE),
            "notes": tuple(
                {"item": item, "element": element, "text": text}
                for (item, element), text in latest_notes(file).items()
            ),
            "flags": tuple(sorted(flagged_items(file))),
            "choices": _rows(file, "choice", _CHOICE),
            "packs": tuple({"fingerprint": fingerprint, "text": text} for fingerprint, text in packs),
            "scans": _scans(file),
            "prices": tuple({"measure": name, "cents": cents} for name, cents in all_prices(file).items()),
            "elements": _rows(file, "element", _ELEMENT),
            "photos": tuple(photos),
            "findings": tuple(
                {**row, "is_dropped": bool(row["is_dropped"])} for row in _rows(file, "finding", _FINDING)
            ),
            "sheets": tuple(sheets),
            "visit": _visit(file, signers),
            "incidents": tuple({**row, "happened": date.fromisoformat(row["happened"])} for row in incidents),
        }
    fetching: dict[str, Callable[[], bytes | None]] = {
        row["picture"]: partial(picture, file, row["id"]) for row in photos
    }
    fetching |= {row["picture"]: partial(sheet_picture, file, row["id"]) for row in sheets if row["picture"]}
    fetching |= {f"signature:{who}": partial(signature, file, who) for who in signers}
    pictures: dict[str, Callable[[], bytes]] = {
        name: partial(_fetched, file, fetch) for name, fetch in fetching.items()
    }
    return Snapshot({**plain, "pictures": tuple(pictures)}, pictures)


def write_handed(file: EncryptedFile, plain: Row, pictures: Iterable[tuple[str, HandedPicture]]) -> None:
    """Write a whole dossier into an empty file; whatever ends it early leaves the file empty.

    Every picture that ``plain`` names has to come once, in any order; another one, or one that lacks, is a
    ``ValueError``. Raises the errors of the store, and whatever ``pictures`` raises.
    """
    with file.transaction():
        _write_answers(file, plain)
        _write_scans(file, plain)
        _write_lists(file, plain)
        _write_pictures(file, plain, pictures)


def _fetched(file: EncryptedFile, fetch: Callable[[], bytes | None]) -> bytes:
    with still_open(file):
        try:
            found = fetch()
        except KeyError:
            found = None
    if found is None:
        raise HandoverStopped(say(_CHANGED))
    return found


def _rows(file: EncryptedFile, table: str, columns: str) -> tuple[dict[str, Any], ...]:
    names = columns.split(", ")
    found = file.rows(f"SELECT {columns} FROM {table} ORDER BY number")
    return tuple(dict(zip(names, row, strict=True)) for row in found)


def _scans(file: EncryptedFile) -> tuple[dict[str, Any], ...]:
    places = dict(file.rows("SELECT scan, item FROM place"))
    return tuple({**row, "place": places.get(row["id"])} for row in _rows(file, "scan", _SCAN))


def _visit(file: EncryptedFile, signers: Iterable[str]) -> dict[str, Any] | None:
    """Return what was written about the visit with who signed; None where there is nothing of both."""
    signatures = tuple({"who": who, "picture": f"signature:{who}"} for who in signers)
    written = _rows(file, "visit", _VISIT)
    if not written:
        return {"signatures": signatures} if signatures else None
    is_so = {name: bool(written[0][name]) for name in ("is_read_out", "is_closed")}
    return {**written[0], **is_so, "signatures": signatures}


def _write_answers(file: EncryptedFile, plain: Row) -> None:
    made = plain["made"]
    file.append_all("response", plain["responses"])
    file.append_all("choice", plain["choices"])
    # These go over as they stand, without what was there before.
    file.append_all("note", ({**note, "noted": made} for note in plain["notes"]))
    file.append_all("flag", ({"item": item, "is_on": 1, "flagged": made} for item in plain["flags"]))


def _write_scans(file: EncryptedFile, plain: Row) -> None:
    scans = plain["scans"]
    file.append_all(
        "pack", ({"fingerprint": pack["fingerprint"], "json": pack["text"]} for pack in plain["packs"])
    )
    file.append_all("scan", (_columns(scan, _SCAN) for scan in scans))
    file.append_all(
        "place", ({"scan": scan["id"], "item": scan["place"]} for scan in scans if scan["place"] is not None)
    )


def _write_lists(file: EncryptedFile, plain: Row) -> None:
    made, visit = plain["made"], plain["visit"]
    file.append_all("price", ({**price, "priced": made} for price in plain["prices"]))
    file.append_all("element", ({**_columns(each, _ELEMENT), "changed": made} for each in plain["elements"]))
    file.append_all("photo", (_columns(photo, _PHOTO) for photo in plain["photos"]))
    file.append_all(
        "finding", ({**each, "is_dropped": int(each["is_dropped"])} for each in plain["findings"])
    )
    file.append_all("sheet", (_columns(sheet, _SHEET) for sheet in plain["sheets"]))
    if visit is not None and visit.get("changed"):
        is_so = {name: int(visit[name]) for name in ("is_read_out", "is_closed")}
        file.append("visit", number=1, **{**_columns(visit, _VISIT), **is_so})
    file.append_all(
        "incident", ({**each, "happened": each["happened"].isoformat()} for each in plain["incidents"])
    )


def _write_pictures(file: EncryptedFile, plain: Row, pictures: Iterable[tuple[str, HandedPicture]]) -> None:
    photos = {photo["picture"]: photo["id"] for photo in plain["photos"]}
    sheets = {sheet["picture"]: sheet["id"] for sheet in plain["sheets"] if sheet["picture"] is not None}
    signatures = plain["visit"]["signatures"] if plain["visit"] is not None else ()
    signers = {each["picture"]: each["who"] for each in signatures}
    awaited = {*photos, *sheets, *signers}
    for name, each in pictures:
        if name not in awaited:
            raise ValueError("a picture that nothing names, or that came before")
        awaited.remove(name)
        if name in photos:
            _write_photo(file, photos[name], each)
        elif name in sheets:
            file.append("sheet_picture", sheet=sheets[name], picture=each.data)
        else:
            file.append("signature", who=signers[name], png=each.data, signed=plain["made"])
    if awaited:
        raise ValueError("a picture did not come")


def _write_photo(file: EncryptedFile, photo_id: str, each: HandedPicture) -> None:
    file.append("photo_data", photo=photo_id, picture=each.data)
    file.append("photo_thumb", photo=photo_id, thumbnail=each.thumbnail)
    file.execute("UPDATE photo SET width = ?, height = ? WHERE id = ?", each.width, each.height, photo_id)


def _columns(row: Row, columns: str) -> dict[str, Any]:
    return {name: row[name] for name in columns.split(", ")}
