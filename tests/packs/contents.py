"""Newer questionnaires, made of those that are shipped, and how they are signed."""

import shutil
from pathlib import Path

from zelfscan.crypto.minisign import SecretKey, make_signature
from zelfscan.packs.content_terms import Terms
from zelfscan.packs.signed_folder import SIGNATURE, SUMS, sums_of
from zelfscan.paths import shipped_questionnaires_folder

SECRET = SecretKey(b"contents", bytes(range(32)))
KEYS = (SECRET.public,)
OTHER = SecretKey(b"somebody", bytes(range(1, 33)))
NEWER, PROGRAM = "2099.01", "0.1.0"
TERMS = Terms(KEYS, (), PROGRAM, shipped_questionnaires_folder())
MANIFEST = "format: 1\nprogram: 0.1.0\n"
CHANGES = (
    ("catalogue/contacts.yaml", "number: 0800-7000", "number: 0800-1234"),
    ("catalogue/cutoffs.yaml", "good: 80", "good: 79"),
)
"""What is other in them besides the version: file, text, and what stands there instead."""


def newer_content(
    folder: Path,
    changes: tuple[tuple[str, str, str], ...] = (),
    version: str = NEWER,
    manifest: str = MANIFEST,
) -> Path:
    """Write questionnaires of another version, with these changes, and sign them."""
    shutil.copytree(shipped_questionnaires_folder(), folder)
    for pack in ("woningscan", "zelfscan"):
        change(folder, f"{pack}/pack.yaml", 'version: "2026.11"', f'version: "{version}"')
    for file, before, after in changes:
        change(folder, file, before, after)
    (folder / "content.yaml").write_text(manifest, encoding="utf-8")
    sign(folder)
    return folder


def change(folder: Path, file: str, before: str, after: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text, f"{before} does not stand in {file}"
    path.write_text(text.replace(before, after), encoding="utf-8")


def sign(folder: Path, secret: SecretKey = SECRET) -> None:
    for name in (SUMS, SIGNATURE):
        (folder / name).unlink(missing_ok=True)
    sums = sums_of(folder)
    (folder / SUMS).write_bytes(sums)
    (folder / SIGNATURE).write_bytes(make_signature(secret, sums, "for a test"))
