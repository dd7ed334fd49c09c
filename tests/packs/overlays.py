"""An overlay with one of everything, and how to write and seal one."""

import zlib
from pathlib import Path

from zelfscan.crypto.minisign import SecretKey, make_signature
from zelfscan.packs.signed_folder import SIGNATURE, SUMS, sums_of

SECRET = SecretKey(b"overlays", bytes(range(32)))
WHOLE = """\
format: 1
organisation: Gemeente Voorbeeldstad
valid_until: 2027-12-31
support: |
  Vraag hulp bij de griffie.
  Zij zijn er op werkdagen.
contacts:
  - name: Meldpunt integriteit
    telephone: "0123 45 67 89"
    when: op werkdagen van 9 tot 17 uur
    email: meldpunt@voorbeeldstad.example
  - name: Bode
    telephone: "+31 12 345 67 89"
colours:
  light: {accent: "#1D5B2E", header: "#F3F7F1"}
  dark: {accent: "#9BD6A8"}
explanations:
  office.function: |
    Bent u wethouder én raadslid geweest?
    Kies dan wat u nu bent.
  front-door.lock-grade: De gemeente vergoedt geen eigen slot.
questions:
  - id: parking
    question: Parkeert u in de garage onder het stadhuis?
    hint: Ook als u dat soms doet.
    why: Daar is toezicht tot 22 uur.
    options:
      - {id: "yes", text: Ja}
      - {id: "no", text: Nee}
  - id: bell
    question: Hebt u de noodknop van de gemeente?
    why: Dan weten wij of u die kent.
    unknown: false
    packs: [zelfscan]
    options:
      - {id: "yes", text: Ja}
      - {id: old, text: "Ja, een oude"}
      - {id: "no", text: Nee}
"""


def a_logo(width: int = 60, height: int = 20) -> bytes:
    """Give a PNG in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    rows = zlib.compress((b"\0" + b"\x1d\x5b\x2e" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def an_overlay_folder(folder: Path, text: str = WHOLE, logo: bytes | None = None) -> Path:
    """Write a folder and seal it."""
    folder.mkdir(exist_ok=True)
    (folder / "overlay.yaml").write_text(text, encoding="utf-8")
    (folder / "logo.png").write_bytes(a_logo() if logo is None else logo)
    return sealed(folder)


def sealed(folder: Path, secret: SecretKey = SECRET) -> Path:
    """Write the list and its signature for what stands in a folder."""
    sums = sums_of(folder)
    (folder / SUMS).write_bytes(sums)
    (folder / SIGNATURE).write_bytes(make_signature(secret, sums, "voor de proef"))
    return folder
