"""A photograph is read with limits, and nothing but the picture is kept of it."""

from io import BytesIO
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from zelfscan.errors.files import PhotoRefused
from zelfscan.photos import reading
from zelfscan.photos.reading import LONGEST_SIDE, THUMB_SIDE, Photo, read_photo, thumbnail

SECRETS = (b"SECRET-CAMERA", b"SERIAL-4711", b"secret comment", b"secret-xmp", b"52.0907")
_ORIENTATION, _MAKE, _SERIAL, _GPS = 0x0112, 0x010F, 0xA431, 0x8825


def picture(width: int = 120, height: int = 80, mode: str = "RGB") -> Image.Image:
    """Draw a picture of which every corner has a colour of its own."""
    made = Image.new("RGB", (width, height), "gray")
    for corner, colour in (((0, 0), "red"), ((1, 0), "lime"), ((0, 1), "blue"), ((1, 1), "white")):
        left, top = corner[0] * (width // 2), corner[1] * (height // 2)
        made.paste(colour, (left, top, left + width // 2, top + height // 2))
    return made.convert(mode)


def as_jpeg(image: Image.Image, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=95, **options)
    return out.getvalue()


def as_png(image: Image.Image, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", **options)
    return out.getvalue()


def talkative() -> bytes:
    """Return a JPEG that tells by whom, with what and where it was taken."""
    exif = Image.Exif()
    exif[_MAKE] = "SECRET-CAMERA"
    exif[_SERIAL] = "SERIAL-4711"
    exif.get_ifd(_GPS)[2] = (52.0907, 5.1214, 0.0)
    exif.get_ifd(_GPS)[29] = "52.0907"
    return as_jpeg(picture(), exif=exif, comment=b"secret comment", xmp=b"<x>secret-xmp</x>", dpi=(300, 300))


def pixels(photo: Photo) -> Image.Image:
    return Image.open(BytesIO(photo.jpeg)).convert("RGB")


def colour(image: Image.Image, place: tuple[int, int]) -> tuple[int, int, int]:
    return cast(tuple[int, int, int], image.getpixel(place))


def segments(jpeg: bytes) -> list[int]:
    """Return the markers of a JPEG up to its picture."""
    found, at = [], 2
    while at < len(jpeg) and jpeg[at] == 0xFF:
        found.append(jpeg[at + 1])
        if jpeg[at + 1] == 0xDA:
            break
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4])
    return found


def test_nothing_is_kept_of_who_took_it_with_what_and_where() -> None:
    data = talkative()
    assert all(secret in data for secret in SECRETS)
    photo = read_photo(data)

    for kept in (photo.jpeg, photo.thumb):
        assert not [secret for secret in SECRETS if secret in kept]
        # Only JFIF, tables and the picture: no Exif, XMP (E1), profile (E2), IPTC (ED) or comment (FE).
        assert set(segments(kept)) <= {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}
        assert dict(Image.open(BytesIO(kept)).getexif()) == {}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_turned_upright(orientation: int) -> None:
    upright = picture(120, 80)
    turned = {
        1: [],
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }[orientation]
    held = upright
    for how in turned:
        held = held.transpose(how)
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    photo = read_photo(as_jpeg(held, exif=exif))

    assert (photo.width, photo.height) == (120, 80)
    seen = pixels(photo)
    for place in ((10, 10), (110, 10), (10, 70), (110, 70)):
        wanted = colour(upright, place)
        assert all(abs(one - other) < 20 for one, other in zip(colour(seen, place), wanted, strict=True))


def test_a_large_photograph_is_made_small_and_a_small_one_stays_as_it_is() -> None:
    large, small = read_photo(as_jpeg(picture(4000, 3000))), read_photo(as_jpeg(picture(300, 200)))

    assert (large.width, large.height) == (LONGEST_SIDE, 1500)
    assert pixels(large).size == (LONGEST_SIDE, 1500)
    assert max(Image.open(BytesIO(large.thumb)).size) == THUMB_SIDE
    assert (small.width, small.height) == (300, 200)


@pytest.mark.parametrize(
    ("longest", "size"), [(320, (320, 240)), (64, (64, 48)), (1, (1, 1)), (5_000, (400, 300))]
)
def test_a_small_one_is_made_of_a_photograph_that_was_kept(longest: int, size: tuple[int, int]) -> None:
    kept = read_photo(as_jpeg(picture(400, 300))).jpeg
    small = thumbnail(kept, longest)

    assert Image.open(BytesIO(small)).size == size
    assert thumbnail(kept, longest) == small
    assert set(segments(small)) <= {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}


def test_a_small_one_is_as_small_as_that_of_a_new_photograph_and_shows_the_same() -> None:
    photo = read_photo(as_jpeg(picture(400, 300)))
    seen = Image.open(BytesIO(thumbnail(photo.jpeg)))
    wanted = Image.open(BytesIO(photo.thumb))

    assert seen.size == wanted.size == (THUMB_SIDE, 240)
    for place in ((40, 40), (280, 40), (40, 200), (280, 200)):
        pairs = zip(colour(seen, place), colour(wanted, place), strict=True)
        assert all(abs(one - other) < 20 for one, other in pairs)


def test_nothing_is_taken_over_in_a_small_one_from_a_file_of_somebody_else() -> None:
    small = thumbnail(talkative())
    assert not [secret for secret in SECRETS if secret in small]


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8\xff" + b"!" * 60, as_png(picture())], ids=["", "cut", "png"]
)
def test_no_small_one_is_made_of_what_is_damaged(data: bytes) -> None:
    with pytest.raises(PhotoRefused, match="is beschadigd"):
        thumbnail(data)


@pytest.mark.parametrize(
    ("size", "decoded"),
    [
        ((4000, 3000), (2000, 1500)),
        ((4032, 3024), (2016, 1512)),
        ((3000, 4000), (1500, 2000)),
        ((4000, 2999), (2000, 1500)),
        ((8000, 4800), (2000, 1200)),
    ],
)
def test_a_large_jpeg_is_never_decoded_at_its_full_size(
    size: tuple[int, int], decoded: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, int]] = []
    resize = Image.Image.resize

    def noting(image: Image.Image, *args: object, **options: object) -> Image.Image:
        seen.append(image.size)
        return resize(image, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Image.Image, "resize", noting)
    read_photo(as_jpeg(picture(*size)))

    assert seen[0] == decoded


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    if mode == "I;16":
        image = Image.new("I;16", (40, 30), 40_000)
    else:
        image = picture(40, 30, "RGB" if mode == "LA" else mode).convert(mode)
    photo = read_photo(as_png(image))

    assert (photo.width, photo.height) == (40, 30)
    if mode == "I;16":
        assert abs(colour(pixels(photo), (20, 15))[0] - 40_000 // 256) < 4


def test_what_can_be_seen_through_becomes_white() -> None:
    photo = read_photo(as_png(Image.new("RGBA", (20, 20), (255, 0, 0, 0))))
    assert colour(pixels(photo), (10, 10)) == (255, 255, 255)


def test_a_jpeg_in_the_colours_of_a_printer_is_read() -> None:
    assert read_photo(as_jpeg(picture(mode="CMYK"))).width == 120


def test_the_same_bytes_give_the_same_photograph() -> None:
    assert read_photo(talkative()) == read_photo(talkative())


def test_too_many_pixels_are_refused_before_they_are_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    # As a file it is small; as red, green and blue it would take a gigabyte of memory.
    monster = as_png(Image.new("1", (19_000, 19_000)))
    assert len(monster) < 1_000_000
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", lambda _self: pytest.fail("it was decoded"))
    with pytest.raises(PhotoRefused, match="te veel beeldpunten"):
        read_photo(monster)


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(PhotoRefused, match="te groot"):
        read_photo(bytes(reading.MAX_BYTES + 1))


@pytest.mark.parametrize("brand", [b"heic", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1"])
def test_a_telephone_s_own_kind_is_refused_with_what_to_do(brand: bytes) -> None:
    with pytest.raises(PhotoRefused, match="meest compatibel"):
        read_photo(b"\0\0\0\x18ftyp" + brand + bytes(100))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"PK\3\4" + bytes(40),
        b"\0\0\1\0" + bytes(40),
    ],
)
def test_what_is_no_photograph_is_refused(data: bytes) -> None:
    with pytest.raises(PhotoRefused, match="geen foto die het programma kent"):
        read_photo(data)


@pytest.mark.parametrize(
    "head",
    [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"II*\0", b"MM\0*", b"BM", b"RIFF\40\0\0\0WEBP"],
)
@pytest.mark.parametrize("rest", [b"", bytes(60), b"\xff" * 60, b"!" * 60])
def test_what_only_begins_as_a_photograph_is_refused(head: bytes, rest: bytes) -> None:
    with pytest.raises(PhotoRefused, match="is beschadigd"):
        read_photo(head + rest)


def test_a_png_with_a_monstrous_text_in_it_is_refused_or_read_without_it() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "x" * 60_000_000, zip=True)
    data = as_png(picture(20, 20), pnginfo=words)
    assert len(data) < 200_000
    try:
        photo = read_photo(data)
    except PhotoRefused:
        return
    assert len(photo.jpeg) < 10_000


def test_a_photograph_with_damaged_exif_is_read_all_the_same() -> None:
    data = talkative()
    at = data.index(b"Exif\0\0")
    broken = data[: at + 6] + b"\xff" * 30 + data[at + 36 :]
    assert read_photo(broken).width == 120


GOOD = {"jpeg": talkative(), "png": as_png(picture(40, 30, "P"))}


@settings(max_examples=150, deadline=None)
@given(kind=st.sampled_from(sorted(GOOD)), cut=st.floats(0, 1))
def test_a_file_that_was_cut_off_gives_a_photograph_or_one_clear_error(kind: str, cut: float) -> None:
    data = GOOD[kind]
    _read_or_refuse(data[: int(len(data) * cut)])


@settings(max_examples=300, deadline=None)
@given(
    kind=st.sampled_from(sorted(GOOD)),
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8
    ),
)
def test_a_file_with_changed_bytes_gives_a_photograph_or_one_clear_error(
    kind: str, changes: list[tuple[float, int]]
) -> None:
    data = bytearray(GOOD[kind])
    for place, value in changes:
        data[int(place * len(data))] = value
    _read_or_refuse(bytes(data))


@settings(max_examples=150, deadline=None)
@given(
    head=st.sampled_from([b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF\x40\0\0\0WEBPVP8 "]),
    data=st.binary(),
)
def test_any_bytes_give_a_photograph_or_one_clear_error(head: bytes, data: bytes) -> None:
    _read_or_refuse(head + data)


def _read_or_refuse(data: bytes) -> None:
    try:
        photo = read_photo(data)
    except PhotoRefused as error:
        assert str(error).startswith("Deze foto is niet te gebruiken: ")
    else:
        assert max(photo.width, photo.height) <= LONGEST_SIDE
        assert not [secret for secret in SECRETS if secret in photo.jpeg]
