"""What a photograph may cost is bounded by its parts, before anything of it is decoded."""

import re
import struct
import warnings
import zlib
from io import BytesIO
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from zelfscan.errors.files import PhotoRefused
from zelfscan.photos.containers import MAX_BLOCKS, MAX_PARTS, MAX_SCANS, bare, kind_of
from zelfscan.photos.drawing import drawn
from zelfscan.photos.marks import Number
from zelfscan.photos.reading import LONGEST_SIDE, read_photo
from zelfscan.photos.redaction import Area, black_out, blur

KINDS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP")


def saved(kind: str, **options: object) -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").resize((64, 48)).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def chunk(name: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def with_scans(count: int) -> bytes:
    """Return a progressive JPEG with one of its scans so many times more."""
    data = saved("JPEG", progressive=True)
    begins = [found.start() for found in re.finditer(b"\xff\xda", data)]
    return data[: begins[2]] + data[begins[1] : begins[2]] * count + data[begins[2] :]


def a_tiff(*entries: tuple[int, int, int, int]) -> bytes:
    """Return a TIFF of 64 by 64 pixels with these entries (tag, type, count, value) for usual ones."""
    usual = {256: (3, 1, 64), 257: (3, 1, 64), 258: (3, 1, 8), 259: (3, 1, 1), 262: (3, 1, 1), 273: (4, 1, 8)}
    usual |= {tag: (kind, count, value) for tag, kind, count, value in entries}
    body = b"".join(struct.pack("<HHLL", tag, *rest) for tag, rest in sorted(usual.items()))
    return (
        b"II*\0" + struct.pack("<L", 8 + 4096) + bytes(4096) + struct.pack("<H", len(usual)) + body + bytes(4)
    )


GIF_HEAD = b"GIF89a\x40\0\x30\0\0\0\0"
RLE_BMP = b"BM" + struct.pack("<LLLLllHHL", 100, 0, 54, 40, 8, 8, 1, 8, 1) + bytes(60)
COSTLY = {
    "scans": with_scans(MAX_SCANS),
    "segments": b"\xff\xd8" + b"\xff\xe5\0\2" * MAX_PARTS + saved("JPEG")[2:],
    "chunks": saved("PNG")[:33] + chunk(b"abCd") * MAX_PARTS + saved("PNG")[33:],
    "blocks": GIF_HEAD + b"!\xfe" + b"\1x" * (MAX_BLOCKS + 1) + b"\0,",
    "notes": GIF_HEAD + b"!\xfe\0" * (MAX_BLOCKS + 1) + b",",
    "strips": a_tiff((273, 4, MAX_PARTS + 1, 8)),
    "packing": a_tiff((259, 3, 1, 34712)),
    "runs": RLE_BMP,
}


@pytest.mark.parametrize("what", COSTLY)
def test_too_many_parts_are_refused_before_a_decoder_sees_them(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image, "open", lambda *_, **__: pytest.fail("a decoder saw it"))
    with pytest.raises(PhotoRefused, match="beschadigd"):
        read_photo(COSTLY[what])


@pytest.mark.parametrize("what", ["scans", "segments"])
def test_a_photograph_that_a_colleague_sent_is_no_less_bounded_when_it_is_worked_on(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image, "open", lambda *_, **__: pytest.fail("a decoder saw it"))
    whole = Area(x=0, y=0, width=1, height=1)
    for work in (
        lambda: drawn(COSTLY[what], (Number(x=0.5, y=0.5, number=1),)),
        lambda: black_out(COSTLY[what], [whole]),
        lambda: blur(COSTLY[what], [whole]),
    ):
        with pytest.raises(PhotoRefused, match="beschadigd"):
            work()


def test_the_usual_number_of_parts_is_read() -> None:
    assert read_photo(with_scans(0)).width == 64
    assert read_photo(with_scans(20)).width == 64
    assert read_photo(a_tiff()).width == 64


def test_a_tiff_that_paints_the_same_pixels_over_and_over_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # Strips of 63 lines in a picture of 64: each is decoded for itself.
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda _self: pytest.fail("it was decoded"))
    with pytest.raises(PhotoRefused, match="beschadigd"):
        read_photo(a_tiff((273, 4, 60, 8), (278, 3, 1, 63)))


def test_a_webp_that_is_too_large_is_refused_before_there_is_room_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "PIL.WebPImagePlugin._webp.WebPAnimDecoder", lambda _data: pytest.fail("room was made")
    )
    side = struct.pack("<I", 15_999)[:3]
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\2\0\0\0" + side + side + b"ANIM\6\0\0\0" + bytes(6)
    with pytest.raises(PhotoRefused, match="te veel beeldpunten"):
        read_photo(b"RIFF" + struct.pack("<I", len(body)) + body)


@pytest.mark.parametrize("warned", ["ignore", "error"])
@pytest.mark.parametrize("size", [(9_000, 9_000), (16_000, 16_000), (20_001, 1)])
def test_a_gif_that_is_too_large_is_refused_before_it_is_decoded(
    size: tuple[int, int], warned: Literal["ignore", "error"], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda _self: pytest.fail("it was decoded"))
    small = saved("GIF")
    with warnings.catch_warnings(), pytest.raises(PhotoRefused, match="te veel beeldpunten"):
        warnings.simplefilter(warned)
        read_photo(small[:6] + struct.pack("<HH", *size) + small[10:])


def test_what_a_jpeg_does_not_need_is_left_out_and_its_exif_is_given_apart() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved("JPEG", exif=exif, comment=b"words", xmp=b"more", icc_profile=b"profile") + b"behind"
    needed = bare("JPEG", data)

    assert needed.exif.startswith(b"Exif\0\0")
    assert [part for part in (b"Exif", b"words", b"more", b"behind") if part in needed.data] == []
    assert b"ICC_PROFILE\0" in needed.data
    assert Image.open(BytesIO(needed.data)).tobytes() == Image.open(BytesIO(data)).tobytes()


def test_what_a_png_does_not_need_is_left_out_and_its_exif_is_given_apart() -> None:
    data = saved("PNG")
    needed = bare(
        "PNG", data[:33] + chunk(b"tEXt", b"a\0words") + chunk(b"eXIf", b"MM") + data[33:] + b"behind"
    )
    assert needed.exif == b"Exif\0\0MM"
    assert needed.data == data


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_known_by_its_first_bytes(kind: str) -> None:
    assert kind_of(saved(kind)) == kind


GOOD = {
    **{kind: saved(kind) for kind in KINDS},
    "progressive": saved("JPEG", progressive=True),
    "profile": saved("JPEG", icc_profile=bytes(300)),
    "packed": saved("TIFF", compression="tiff_adobe_deflate"),
    "in jpeg": saved("TIFF", compression="jpeg"),
    "lossless": saved("WEBP", lossless=True),
}


def _read_or_refuse(data: bytes) -> None:
    try:
        photo = read_photo(data)
    except PhotoRefused:
        return
    assert 0 < max(photo.width, photo.height) <= LONGEST_SIDE


@pytest.mark.filterwarnings("ignore")  # as the program runs: what a reader warns of is no error there
@settings(max_examples=200, deadline=None)
@given(name=st.sampled_from(sorted(GOOD)), cut=st.floats(0, 1))
def test_any_kind_cut_off_gives_a_photograph_or_one_clear_error(name: str, cut: float) -> None:
    _read_or_refuse(GOOD[name][: int(len(GOOD[name]) * cut)])


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=400, deadline=None)
@given(
    name=st.sampled_from(sorted(GOOD)),
    changes=st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_any_kind_with_changed_bytes_gives_a_photograph_or_one_clear_error(
    name: str, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(GOOD[name])
    for place, value in changes:
        data[place % len(data)] = value
    _read_or_refuse(bytes(data))


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=200, deadline=None)
@given(name=st.sampled_from(sorted(GOOD)), keep=st.integers(0, 64), data=st.binary(max_size=400))
def test_any_bytes_behind_a_true_beginning_give_a_photograph_or_one_clear_error(
    name: str, keep: int, data: bytes
) -> None:
    _read_or_refuse(GOOD[name][:keep] + data)
