"""A dossier to hand over, as the tests of the hand-over file need it."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from zelfscan.crypto.derive import LIGHTEST
from zelfscan.crypto.handover_code import new_code
from zelfscan.exchange.handover import write_handover
from zelfscan.exchange.handover_content import Content, content_of

AT = "2026-11-23T10:00:00+00:00"
KEY = bytes(range(32))
CODE, OTHER_CODE = new_code(), new_code()
PACK = json.dumps({"id": "woningscan", "title": 'Zo heet "hij"'})
FINGERPRINT = hashlib.sha256(PACK.encode()).hexdigest()
DOOR = "4b8f0e8e-0000-4000-8000-000000000001"
PICTURES = {
    "photo:1": b"\xff\xd8" + bytes(90_000),
    "sheet:1": b"\xff\xd8drawing",
    "signed:1": b"\xff\xd8name",
}


def a_dossier(**changed: object) -> dict[str, object]:
    """Give a dossier with one of everything, as plain values."""
    plain: dict[str, object] = {
        "kind": "home",
        "name": "Dorpsstraat 1",
        "made": AT,
        "responses": (
            {"item": "front-door.lock-grade", "element": DOOR, "value": "no", "answered": AT},
            {"item": "front-door.lock-grade", "element": DOOR, "value": None, "answered": AT},
            {"item": "alarm.kind", "value": "none", "answered": AT},
        ),
        "notes": ({"item": "alarm.kind", "text": "Staat in de gang,\nachter de kapstok"},),
        "flags": ("alarm.kind",),
        "choices": ({"measure": "better-lock", "state": "planned", "detail": "mei", "chosen": AT},),
        "packs": ({"fingerprint": FINGERPRINT, "text": PACK},),
        "scans": (
            {
                "id": "scan-1",
                "pack_id": "woningscan",
                "version": "2026.11",
                "digest": "abc",
                "route": "adviseur",
                "begun": AT,
                "fingerprint": FINGERPRINT,
                "place": "alarm.kind",
            },
        ),
        "prices": ({"measure": "better-lock", "cents": 12_500},),
        "elements": ({"id": DOOR, "kind": "door", "name": "Voordeur", "floor": -1},),
        "photos": (
            {
                "id": "1",
                "subject": f"element:{DOOR}",
                "caption": "Slot",
                "width": 2000,
                "height": 1500,
                "changed": AT,
                "picture": "photo:1",
            },
        ),
        "findings": ({"id": "1", "origin": "hand", "title": "Cilinder steekt uit", "changed": AT},),
        "sheets": ({"id": "1", "name": "Begane grond", "changed": AT, "picture": "sheet:1"},),
        "visit": {
            "day": "2026-11-23",
            "changed": AT,
            "conclusion": "Het huis is goed beveiligd.",
            "signatures": ({"who": "resident", "picture": "signed:1"},),
        },
        "incidents": (),
        "pictures": tuple(PICTURES),
    }
    return plain | changed


def a_content(**changed: object) -> Content:
    """Give a dossier with one of everything."""
    return content_of(a_dossier(**changed))


def go_on(done: int, total: int) -> bool:
    """Let the work go on."""
    return True


def fetching(pictures: Mapping[str, bytes]) -> dict[str, Callable[[], bytes]]:
    """Give each picture as the function that fetches it."""

    def giving(data: bytes) -> Callable[[], bytes]:
        return lambda: data

    return {name: giving(data) for name, data in pictures.items()}


def write(path: Path, content: Content | None = None, codes: Sequence[str] = (CODE,), **more: bool) -> Path:
    """Write a hand-over file of a dossier with the pictures above, as lightly as is allowed."""
    content = a_content() if content is None else content
    pictures = {name: PICTURES[name] for name in content.pictures}
    made = write_handover(content, fetching(pictures), codes, KEY, path, go_on, parameters=LIGHTEST, **more)
    assert made is not None
    return path
