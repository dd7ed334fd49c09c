"""The readers of files that are no text: hand-over files, databases, key files, photographs, signatures."""

import hashlib
import json
from base64 import b64decode
from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageCms

from tests.exchange.handover_samples import KEY, a_dossier, go_on
from tests.exchange.test_handover_format import KEPT_CODES, KEPT_FILE
from tests.fuzz.judging import ROOT, Broken, Reader, Reading
from tests.store.vaults import NOW, PASSPHRASE, a_vault
from tests.store.whole_dossier import a_photo, a_signature
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.crypto.parcel import MAGIC, Lock, new_lock, seal
from zelfscan.crypto.signing import public_key, sign
from zelfscan.crypto.stream import opened, sealed
from zelfscan.crypto.wrapping import wrap_key
from zelfscan.exchange.handover import _ABOUT, _message, looks_like, read_handover
from zelfscan.exchange.handover_content import content_of, to_json
from zelfscan.exchange.handover_frames import CONTENT, PICTURE, SIGNATURE, framed, frames, survey
from zelfscan.packs.loader import load
from zelfscan.photos.reading import MAX_PIXELS, read_photo, thumbnail
from zelfscan.photos.signature import read_signature
from zelfscan.presenters.received_parts import parts_of, pictures_of
from zelfscan.store.backup import write_backup
from zelfscan.store.backup_format import MAGIC as BACKUP_MAGIC
from zelfscan.store.backup_format import Head
from zelfscan.store.backup_format import read_head as read_backup_start
from zelfscan.store.backup_reading import read_backup_head
from zelfscan.store.database import new_file, open_file
from zelfscan.store.handing_over import write_handed
from zelfscan.store.key_file import COPIES, KeyFile, read_key_file, write_key_file
from zelfscan.store.migrations import DOSSIER, create_current, open_current
from zelfscan.store.restoring import restore_backup
from zelfscan.store.vault import Vault

_DATABASE_KEY = bytes(range(32))


def _file(name: str, data: bytes, folder: Path) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


# Hand-over files: as anybody can change them, and as somebody can make them who knows the code.

_CODE = "YZKMY-NVGPF-CK8DC-JY13S-EMFJX"
_PACK = "two-doors"


@cache
def _lock() -> Lock:
    return new_lock(_ABOUT, [_CODE], LIGHTEST)


def _scans(plain: dict[str, object]) -> tuple[dict[str, object], ...]:
    scans = plain["scans"]
    assert isinstance(scans, tuple)
    return scans


@cache
def _dossier_json() -> bytes:
    """Give a dossier with one of everything that this program can take over whole."""
    pack = (ROOT / "tests" / "data" / "packs" / _PACK).resolve()
    text = load(pack).pack.model_dump_json(by_alias=True)
    fingerprint = hashlib.sha256(text.encode()).hexdigest()
    plain = a_dossier(packs=({"fingerprint": fingerprint, "text": text},))
    said = {"pack_id": _PACK, "version": load(pack).pack.version, "digest": fingerprint}
    scans = tuple({**scan, **said, "fingerprint": fingerprint} for scan in _scans(plain))
    return to_json(content_of({**plain, "scans": scans}))


def _sealed(parts: Iterable[bytes]) -> bytes:
    return b"".join(seal(_lock(), parts))


def _parcel(content: bytes) -> bytes:
    """Seal and sign a content, whatever it is, with the pictures that it asks for."""
    try:
        names = json.loads(content)["pictures"]
        pictures = [_picture(str(name)) for name in names[:20]]
    except (ValueError, LookupError, TypeError, RecursionError):
        pictures = []
    parts = [framed(CONTENT, content), *(framed(PICTURE, each) for each in pictures)]
    digest = hashlib.sha256(b"".join(parts)).digest()
    signature = sign(KEY, _message(_lock().head, digest))
    return _sealed([*parts, framed(SIGNATURE, public_key(KEY) + signature)])


def _picture(name: str) -> bytes:
    return a_signature() if name.startswith("signed") else a_photo().jpeg


def _read_handover(data: bytes, folder: Path) -> Reading:
    path = _file("file.zelfscan", data, folder)

    def read() -> None:
        needed = looks_like(path).codes_needed
        whole = read_handover(path, [_CODE, *KEPT_CODES[1:]][:needed], go_on)
        if whole is None:
            raise Broken("nobody stopped it")
        for _ in whole.pictures():
            pass

    return read


def _take_over(data: bytes, folder: Path) -> Reading:
    """Go the whole way of a received dossier: opened, each part read in its room, and written."""
    path, draft = _file("file.zelfscan", _parcel(data), folder), folder / "draft.dossier"

    def read() -> None:
        whole = read_handover(path, [_CODE], go_on)
        if whole is None:
            raise Broken("nobody stopped it")
        plain = parts_of(whole.content, {_PACK})
        try:
            create_current(draft, _DATABASE_KEY, DOSSIER)
            file = open_current(draft, _DATABASE_KEY, DOSSIER)
            try:
                write_handed(file, plain, pictures_of(whole, lambda: None))
            finally:
                file.close()
        finally:
            draft.unlink(missing_ok=True)

    return read


def _read_frames(data: bytes, _folder: Path) -> Reading:
    chunks = [data[at : at + 700] for at in range(0, len(data), 700)]
    return lambda: survey(frames(chunks))


def _frame_samples() -> tuple[bytes, ...]:
    whole = framed(CONTENT, b"{}") + framed(PICTURE, a_photo().jpeg) + framed(SIGNATURE, bytes(96))
    return (whole, framed(CONTENT, _dossier_json()) + framed(SIGNATURE, bytes(96)))


def _handover_samples() -> tuple[bytes, ...]:
    return (b64decode(KEPT_FILE), _parcel(_dossier_json()))


# The vault: its key file, and a file with content of which bits fell over.


def _a_folder_of(make: Callable[[Path], object]) -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        make(Path(folder))
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


@cache
def _key_file_samples() -> tuple[bytes, ...]:
    whole = KeyFile("v", wrap_key(_DATABASE_KEY, "fiets onder groene brug", "v", LIGHTEST))
    return (_a_folder_of(lambda folder: write_key_file(folder, whole))[COPIES[0]],)


def _read_key_file(data: bytes, folder: Path) -> Reading:
    for name in COPIES:
        _file(name, data, folder)
    return lambda: read_key_file(folder)


def _read_resealed(data: bytes, folder: Path) -> Reading:
    """Put the checksum right first, as somebody would who means harm."""
    try:
        plain = json.loads(data)
        plain.pop("checksum", None)
        plain["checksum"] = hashlib.sha256(json.dumps(plain, sort_keys=True).encode("ascii")).hexdigest()
        data = json.dumps(plain).encode("ascii")
    except (ValueError, AttributeError, TypeError, RecursionError):
        pass
    return _read_key_file(data, folder)


@cache
def _database_samples() -> tuple[bytes, ...]:
    def make(folder: Path) -> None:
        with new_file(folder / "a", _DATABASE_KEY) as file:
            file.execute("CREATE TABLE note (item TEXT, text TEXT)")
            file.execute("CREATE TABLE photo (id TEXT PRIMARY KEY, data BLOB)")
            for number in range(30):
                file.append("note", item=f"item-{number}", text="Lorem ipsum " * 20)
            file.append("photo", id="1", data=bytes(range(256)) * 30)

    return (_a_folder_of(make)["a"],)


def _read_database(data: bytes, folder: Path) -> Reading:
    path = _file("some.dossier", data, folder)

    def read() -> None:
        file = open_file(path, _DATABASE_KEY)
        try:
            for table in ("note", "photo"):
                if not file.rows(f"SELECT * FROM {table}"):
                    raise Broken("a damaged file was read as an empty one")
        finally:
            file.close()

    return read


# Back-ups: as anybody can change them, and as somebody can make them who gives the passphrase along.


@cache
def _backup() -> tuple[bytes, bytes]:
    """Give a small back-up with the key of its vault."""
    with TemporaryDirectory() as folder:
        vault = a_vault(Path(folder) / "vault")
        vault.close_dossier(vault.create_dossier("Thuis", NOW).id)
        target = Path(folder) / "kopie.zelfscankluis"
        write_backup(vault, target, NOW)
        key = vault.key()
        vault.close()
        return target.read_bytes(), key


@cache
def _backup_head() -> tuple[Head, bytes]:
    """Give the head of that back-up, and what stands in its body."""
    whole, key = _backup()
    file = BytesIO(whole)
    head = read_backup_start(file)
    return head, b"".join(opened(head.stream(key), file))


def _restore(data: bytes, folder: Path) -> Reading:
    path = _file("kopie.zelfscankluis", data, folder)

    def read() -> None:
        read_backup_head(path)
        restore_backup(path, folder / "vault", PASSPHRASE)
        vault = Vault.open(folder / "vault", PASSPHRASE)
        try:
            if not vault.dossiers():
                raise Broken("a vault came back without its dossier")
        finally:
            vault.close()

    return read


def _restore_body(data: bytes, folder: Path) -> Reading:
    (head, _), (_, key) = _backup_head(), _backup()
    return _restore(head.raw + b"".join(sealed(head.stream(key), [data])), folder)


# Photographs of every kind, and signatures.


def _drawn(kind: str, mode: str = "RGB", size: tuple[int, int] = (48, 32), **options: object) -> bytes:
    made = Image.radial_gradient("L").resize(size)
    made = Image.merge("RGB", (made, made.rotate(90, expand=False), made.point(lambda value: 255 - value)))
    out = BytesIO()
    made.convert(mode).save(out, kind, **options)
    return out.getvalue()


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera"
    exif.get_ifd(0x8825)[2] = (52.0, 5.0, 0.0)
    return exif.tobytes()


@cache
def _photo_samples() -> tuple[bytes, ...]:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pages = [Image.new("L", (20, 20), shade) for shade in (10, 200)]
    moving = BytesIO()
    pages[0].save(moving, "GIF", save_all=True, append_images=pages[1:], comment=b"hello", transparency=10)
    return (
        _drawn("JPEG", exif=_exif(), icc_profile=profile, comment=b"hello"),
        _drawn("JPEG", progressive=True),
        _drawn("JPEG", "CMYK"),
        _drawn("JPEG", "L"),
        _drawn("PNG", "RGBA", exif=_exif()),
        _drawn("PNG", "P"),
        _drawn("PNG", "1"),
        _drawn("WEBP", exif=_exif()),
        _drawn("WEBP", "RGBA", lossless=True),
        moving.getvalue(),
        _drawn("TIFF", compression="tiff_lzw"),
        _drawn("TIFF", compression="jpeg"),
        _drawn("TIFF", compression="tiff_adobe_deflate"),
        _drawn("TIFF", "L", compression="packbits"),
        _drawn("BMP"),
        _drawn("BMP", "P"),
    )


def _read_photo(data: bytes, _folder: Path) -> Reading:
    def read() -> None:
        photo = read_photo(data)
        if photo.width * photo.height > MAX_PIXELS or not photo.jpeg.startswith(b"\xff\xd8"):
            raise Broken(f"a photograph that may not be kept: {photo.width} x {photo.height}")

    return read


_STARTS = (
    b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\0\x40Exif\0\0II*\0\x08\0\0\0", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    b"RIFF\xff\xff\0\0WEBPVP8 ", b"RIFF\xff\xff\0\0WEBPVP8X", b"RIFF\xff\xff\0\0WEBPVP8L", b"GIF89a",
    b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b"BM", b"\0\0\0\x18ftypheic",
)  # fmt: skip

FILE_READERS = (
    Reader("handover", _handover_samples, _read_handover, starts=(MAGIC, MAGIC + b"\0\x01\0\0\x02\x43")),
    Reader("handover-content", lambda: (_dossier_json(),), _take_over, "json", memory_mb=900),
    Reader(
        "handover-frames", _frame_samples, _read_frames, starts=(b"\x01\0\0\0\x02{}", b"\x02\0\x7a\x12\0")
    ),
    Reader("key-file", _key_file_samples, _read_key_file, "json"),
    Reader("key-file-resealed", _key_file_samples, _read_resealed, "json"),
    Reader("database", _database_samples, _read_database, starts=(b"SQLite format 3\0",)),
    Reader(
        "backup",
        lambda: (_backup()[0],),
        _restore,
        starts=(BACKUP_MAGIC, BACKUP_MAGIC + b"\0\x01\0\0\x04\0"),
        may_write=True,
        examples=15,
    ),
    Reader(
        "backup-body",
        lambda: (_backup_head()[1],),
        _restore_body,
        starts=(b"\x01\x0bindex.vault",),
        may_write=True,
        examples=15,
    ),
    Reader("photo", _photo_samples, _read_photo, starts=_STARTS, memory_mb=1_500, examples=40),
    Reader(
        "photo-kept",
        lambda: (a_photo().jpeg, _drawn("JPEG", progressive=True)),
        lambda data, _: lambda: thumbnail(data),
        starts=_STARTS[:2],
        memory_mb=1_500,
    ),
    Reader(
        "signature",
        lambda: (a_signature(), _drawn("PNG", "LA")),
        lambda data, _: lambda: read_signature(data),
        starts=_STARTS[2:3],
        refusals=(ValueError,),
    ),
)
