"""What ``visit`` works with: photographs of 12 megapixels, vaults with dossiers, and a home that was visited.

``python -m benchmarks.visit_data DOSSIERS`` makes a vault of an adviser with so many dossiers in the home of
now, with the lightest key derivation, and prints one line of JSON.
"""

import json
import random
import sys
import time
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from zelfscan import app as program
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.paths import vault_folder
from zelfscan.presenters.dossiers_desk import TERMS, DossiersDesk
from zelfscan.presenters.element_book import ElementBook
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.visit_book import VisitBook
from zelfscan.presenters.visit_work import WORK, work_to
from zelfscan.store.dossier_list import DossierKind
from zelfscan.store.elements import StoredElement
from zelfscan.store.findings import BY_HAND, StoredFinding

PASSPHRASE = "vier woorden voor metingen"
SIZE = (4000, 3000)
#: So many different pictures; with the ways in which a camera can be held, eight times as many photographs.
PICTURES = 25
_QUALITY, _GRAIN, _SHAPES = 88, 32, 60
_ORIENTATION, _WAYS = 0x0112, 8
_DOORS, _FINDINGS = 10, 20
_KINDS: tuple[DossierKind, ...] = ("home", "home", "person")


def picture(number: int) -> bytes:
    """Return a JPEG of 12 megapixels and about 4 MB with shapes and grain, another one for each number."""
    chance = random.Random(number)
    soft = Image.linear_gradient("L").rotate(37 * number % 360).resize(SIZE, Image.Resampling.BICUBIC)
    drawn = soft.convert("RGB")
    pen = ImageDraw.Draw(drawn)
    for _ in range(_SHAPES):
        x, y = chance.randrange(SIZE[0]), chance.randrange(SIZE[1])
        colour = (chance.randrange(256), chance.randrange(256), chance.randrange(256))
        pen.rectangle((x, y, x + chance.randrange(80, 900), y + chance.randrange(60, 800)), fill=colour)
    grain = Image.effect_noise(SIZE, _GRAIN)
    out = BytesIO()
    ImageChops.overlay(drawn, Image.merge("RGB", (grain, grain, grain))).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def make_pictures(folder: Path, count: int) -> None:
    """Write so many different pictures, at most ``PICTURES``."""
    for number in range(min(count, PICTURES)):
        (folder / f"{number:02}.jpg").write_bytes(picture(number))


def photograph(folder: Path, number: int) -> bytes:
    """Return a photograph, another one for each number below 200: a picture, and how the camera was held.

    Kept, each is another picture. A report holds a picture only once, so the same one twice would not count.
    """
    files = sorted(folder.glob("*.jpg"))
    jpeg = files[number % len(files)].read_bytes()
    notes = Image.Exif()
    notes[_ORIENTATION] = 1 + number // len(files) % _WAYS
    exif = notes.tobytes()
    return jpeg[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + jpeg[2:]


def make_vault(dossiers: int) -> None:
    """Make a vault of an adviser in the home of now, with so many dossiers of every kind and age."""
    now = program.now
    lock = LockDesk(vault_folder(), now, LIGHTEST)
    lock.take(create_vault(lock.folder, PASSPHRASE, now(), LIGHTEST, "adviser"))
    desk, vault, terms = DossiersDesk(lock, now), lock.required(), list(TERMS)
    for number in range(dossiers):
        made = desk.create(f"D-{number + 1:03}", _KINDS[number % len(_KINDS)], terms[number % len(terms)])
        work = work_to({kind: number * place % 5 for place, kind in enumerate(WORK)})
        vault.note_progress(made, number % 61, 60, now() - timedelta(hours=number), work)
        vault.close_dossier(made)
    vault.close()


def furnish(doors: ElementBook, visit: VisitBook, measures: list[str]) -> list[str]:
    """Record doors, windows and findings, and return what a photograph of this home may belong to."""
    at = program.now()
    elements = [
        doors.add(StoredElement("", kind, f"{words} {number}", "front", number % 3), at)
        for kind, words in (("door", "Deur"), ("window", "Raam"))
        for number in range(1, _DOORS + 1)
    ]
    subjects = [f"element:{each.id}" for each in elements]
    findings = [
        visit.add_finding(
            StoredFinding("", BY_HAND, "", measures[number % len(measures)], subjects[number], "high"), at
        )
        for number in range(_FINDINGS)
    ]
    return ["", *subjects, *(f"finding:{each.id}" for each in findings)]


def write_captions(visit: VisitBook) -> None:
    """Say of every photograph what it shows."""
    for number, each in enumerate(visit.photos(), 1):
        words = f"Wat er te zien is op opname {number} van dit bezoek"
        visit.change_photo(replace(each, caption=words), program.now())


def main() -> None:
    """Make the vault, and print how long one dossier took."""
    count, begun = int(sys.argv[1]), time.perf_counter()
    make_vault(count)
    print(json.dumps({"milliseconds": 1000 * (time.perf_counter() - begun) / count}))


if __name__ == "__main__":
    main()
