"""The readers of what an organisation signs: keys, signatures, lists of digests, and what it adds."""

from datetime import date
from hashlib import sha256
from pathlib import Path

from tests.fuzz.judging import Reader, Reading
from tests.packs.contents import MANIFEST
from tests.packs.overlays import SECRET, WHOLE, a_logo, sealed
from zelfscan.crypto.minisign import (
    make_signature,
    read_public_key,
    read_secret_key,
    secret_key_file,
    verify,
)
from zelfscan.errors.signed import FolderRefused, OverlayRefused
from zelfscan.packs.content_terms import require_made_for
from zelfscan.packs.overlay import OverlayInUse, read_overlay
from zelfscan.packs.signed_folder import SIGNATURE, SUMS, read_signed_folder

_MESSAGE = b"a list of digests\n"
_START = b"untrusted comment: x\n"
_KEYS = (SECRET.public,)
_DAY = date(2026, 11, 27)


def _signed() -> bytes:
    return make_signature(SECRET, _MESSAGE, "van de gemeente")


def _read_signature(data: bytes, _folder: Path) -> Reading:
    return lambda: verify(_KEYS, _MESSAGE, data)


def _read_public(data: bytes, _folder: Path) -> Reading:
    return lambda: read_public_key(data)


def _read_secret(data: bytes, _folder: Path) -> Reading:
    return lambda: read_secret_key(data)


def _read_list(data: bytes, folder: Path) -> Reading:
    """Sign whatever list it is, as somebody would who has the key and means harm."""
    (folder / "overlay.yaml").write_text(WHOLE, encoding="utf-8")
    (folder / SUMS).write_bytes(data)
    (folder / SIGNATURE).write_bytes(make_signature(SECRET, data, ""))
    return lambda: _all_reasons(folder)


def _all_reasons(folder: Path) -> None:
    try:
        read_signed_folder(folder, _KEYS)
    except FolderRefused as error:
        for reason in error.reasons():
            assert reason.isprintable()
        raise


def _list_samples() -> tuple[bytes, ...]:
    return (f"{sha256(WHOLE.encode()).hexdigest()}  overlay.yaml\n".encode(),)


def _read_added(data: bytes, folder: Path) -> Reading:
    (folder / "overlay.yaml").write_bytes(data)
    (folder / "logo.png").write_bytes(a_logo(4, 4))
    sealed(folder)
    return lambda: _with_every_fault(folder)


def _read_picture(data: bytes, folder: Path) -> Reading:
    (folder / "overlay.yaml").write_text(WHOLE, encoding="utf-8")
    (folder / "logo.png").write_bytes(data)
    sealed(folder)
    return lambda: _with_every_fault(folder)


def _with_every_fault(folder: Path) -> OverlayInUse:
    try:
        return read_overlay(folder, _KEYS, _DAY)
    except OverlayRefused as error:
        for fault in error.faults:
            assert str(fault).isprintable()
        raise


def _read_manifest(data: bytes, _folder: Path) -> Reading:
    return lambda: require_made_for("0.1.0", data)


SIGNED_READERS = (
    Reader("minisign-signature", lambda: (_signed(),), _read_signature, starts=(_START,), examples=60),
    Reader("minisign-key", lambda: (SECRET.public.file, SECRET.public.text.encode()), _read_public),
    Reader("minisign-secret-key", lambda: (secret_key_file(SECRET, None),), _read_secret, starts=(_START,)),
    Reader("signed-list", _list_samples, _read_list, "text"),
    Reader("overlay", lambda: (WHOLE.encode(),), _read_added, "yaml", examples=40),
    Reader("content-manifest", lambda: (MANIFEST.encode(),), _read_manifest, "yaml"),
    Reader("overlay-logo", lambda: (a_logo(), a_logo(4, 4)), _read_picture, starts=(a_logo()[:16],)),
)
