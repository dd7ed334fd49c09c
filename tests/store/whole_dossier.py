"""A dossier with something of everything in it, for the tests of handing over."""

import hashlib
from datetime import date, timedelta
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from tests.store.vaults import NOW
from zelfscan.core.sheet import Pin, Room, Sheet, sheet_to
from zelfscan.photos.marks import Arrow, Words, marks_to
from zelfscan.photos.reading import Photo, made
from zelfscan.store.dossiers import Dossier
from zelfscan.store.elements import StoredElement
from zelfscan.store.findings import StoredFinding
from zelfscan.store.photographs import StoredPhoto
from zelfscan.store.sheets import StoredSheet
from zelfscan.store.visit import StoredVisit

PACK = ("woningscan", "2026.11", '{"id": "woningscan"}')
"""The id, the version and the JSON of a pack; what is in it does not matter to the store."""
DAY = timedelta(days=1)


@cache
def a_photo(colour: str = "grey", size: tuple[int, int] = (60, 40)) -> Photo:
    return made(Image.new("RGB", size, colour))


@cache
def a_signature() -> bytes:
    picture, out = Image.new("RGB", (300, 100), "white"), BytesIO()
    ImageDraw.Draw(picture).line([(20, 80), (120, 20), (280, 70)], fill="#1A2B3C", width=4)
    picture.save(out, "PNG")
    return out.getvalue()


def fill(dossier: Dossier, pack: tuple[str, str, str] = PACK) -> None:
    """Put something of everything in an empty dossier."""
    front = dossier.add_element(StoredElement("", "door", "Voordeur", "front", 0, "yes", "Steekt uit"), NOW)
    roof = dossier.add_element(StoredElement("", "window", "Dakraam", "roof", 2, "no"), NOW)
    _answer(dossier, front.id)
    pack_id, version, text = pack
    digest = hashlib.sha256(text.encode()).hexdigest()
    dossier.begin_scan(pack_id, version, digest, "snel", text, NOW)
    scan = dossier.begin_scan(pack_id, version, digest, "adviseur", text, NOW + DAY)
    dossier.set_place(scan, "alarm.kind")
    by_hand = dossier.add_finding(
        StoredFinding("", "hand", "Cilinder steekt uit", "better-lock", f"element:{front.id}", "high"), NOW
    )
    dossier.add_finding(StoredFinding("", "rule:front-door.lock", is_dropped=True), NOW + DAY)
    marks = marks_to((Arrow(x=0.1, y=0.2, to_x=0.5, to_y=0.5), Words(x=0.2, y=0.3, text="Hier")))
    shown = a_photo("grey")
    for subject, caption, drawn in (
        (f"element:{roof.id}", "", ""),
        (f"finding:{by_hand.id}", "Slot", marks),
    ):
        photo = StoredPhoto("", subject, caption, drawn, shown.width, shown.height)
        dossier.add_photo(photo, shown.jpeg, shown.thumb, NOW + DAY)
    drawing = Sheet(
        rooms=(Room(id="room-1", x=1, y=1, width=4, height=3, name="Gang"),),
        pins=(Pin(number=1, x=0.25, y=0.5, target=f"finding:{by_hand.id}"),),
    )
    under = StoredSheet("", "Begane grond", sheet_to(drawing))
    dossier.add_sheet(under, NOW, a_photo("white", (80, 60)).jpeg)
    dossier.add_sheet(StoredSheet("", "Zolder", ""), NOW + DAY)
    dossier.write_visit(
        StoredVisit("2026-11-23", "A. de Wit", "Leiden", "Het huis is goed beveiligd.", "Kort.", True), NOW
    )
    dossier.set_signature("resident", a_signature(), NOW)
    dossier.set_signature("adviser", a_signature(), NOW)
    dossier.add_incident(date(2026, 11, 1), "burglary-attempt", "Krassen bij het slot", NOW)


def _answer(dossier: Dossier, element: str) -> None:
    dossier.answer("alarm.kind", "none", NOW)
    dossier.answer("alarm.kind", None, NOW + DAY)
    dossier.answer("alarm.kind", "siren", NOW + 2 * DAY)
    dossier.answer("front-door.lock-grade", "no", NOW, element)
    dossier.note("alarm.kind", "In de gang,\nachter de kapstok", NOW)
    dossier.note("front-door.lock-grade", "Oud", NOW, element)
    dossier.flag("alarm.kind", True, NOW)
    dossier.choose("better-lock", "planned", NOW, "mei")
    dossier.choose("better-lock", "done", NOW + DAY)
    dossier.set_price("better-lock", 12_500, NOW)


def everything(dossier: Dossier) -> dict[str, object]:
    """Give all that can be asked of a dossier but the bytes of its pictures, and the incidents."""
    items = {each.item for each in dossier.responses()}
    return {
        "responses": dossier.responses(),
        "then": dossier.responses(NOW),
        "moments": dossier.moments(),
        "history": {item: dossier.history(item) for item in items},
        "notes": dossier.notes(),
        "flags": dossier.flags(),
        "choices": dossier.choices(),
        "choices then": dossier.choices(NOW),
        "scans": [dossier.scan(each.id) for each in dossier.scans()],
        "places": [dossier.place(each.id) for each in dossier.scans()],
        "prices": dossier.prices(),
        "elements": dossier.elements(),
        "photos": dossier.photos(),
        "findings": dossier.findings(),
        "sheets": dossier.sheets(),
        "visit": dossier.visit(),
    }
