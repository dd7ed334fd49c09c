"""Every kind and colour of photograph comes out upright, in sRGB and without what came along."""

from collections.abc import Iterator
from io import BytesIO
from typing import cast

import pytest
from PIL import Image, ImageCms, PngImagePlugin, TiffImagePlugin

from zelfscan.errors.files import PhotoRefused
from zelfscan.photos.reading import Photo, made, read_photo, read_photos

SECRETS = (b"SECRET-MAKER", b"SERIAL-4711", b"52.0907-NORTH", b"secret-xmp", b"secret-words")
KINDS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP")
_MAKE, _ORIENTATION, _SERIAL, _GPS = 0x010F, 0x0112, 0xA431, 0x8825
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def a_picture(width: int = 120, height: int = 80) -> Image.Image:
    drawn = Image.new("RGB", (width, height), "red")
    for colour, place in (
        ("lime", (width // 2, 0)),
        ("blue", (0, height // 2)),
        ("white", (width // 2, height // 2)),
    ):
        drawn.paste(colour, (*place, width, height) if place[0] else (*place, width // 2, height))
    return drawn


def saved(kind: str, image: Image.Image, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def telling_exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[_MAKE], exif[_SERIAL], exif[_ORIENTATION] = "SECRET-MAKER", "SERIAL-4711", orientation
    exif.get_ifd(_GPS)[29] = "52.0907-NORTH"
    return exif


def talkative(kind: str) -> bytes:
    """Return a photograph that tells all that its kind can tell."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "secret-words")
    words.add_itxt("XML:com.adobe.xmp", "<x>secret-xmp</x>")
    xmp = b"<x>secret-xmp</x>"
    notes = TiffImagePlugin.ImageFileDirectory_v2()
    notes[_MAKE], notes[_SERIAL], notes[270], notes[700] = "SECRET-MAKER", "SERIAL-4711", "secret-words", xmp
    options: dict[str, dict[str, object]] = {
        "JPEG": {"exif": telling_exif(), "xmp": xmp, "comment": b"secret-words"},
        "PNG": {"exif": telling_exif(), "pnginfo": words},
        "WEBP": {"exif": telling_exif(), "xmp": xmp},
        "TIFF": {"tiffinfo": notes},
        "GIF": {"comment": b"secret-words"},
    }
    return saved(kind, a_picture(), **options.get(kind, {}))


def pixels(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def near(one: Image.Image, other: Image.Image, width: int = 120, height: int = 80) -> bool:
    """Tell whether two pictures have the same colours in the middle of each quarter."""
    places = [(width * x // 4, height * y // 4) for x in (1, 3) for y in (1, 3)]
    pairs = [
        zip(*(cast(tuple[int, int, int], image.getpixel(place)) for image in (one, other)), strict=True)
        for place in places
    ]
    return one.size == other.size and all(abs(a - b) < 24 for pair in pairs for a, b in pair)


def markers(jpeg: bytes) -> list[int]:
    """Return every marker of a JPEG from first to last, and require that nothing hangs behind."""
    found, at = [], 2
    while jpeg[at + 1] != 0xD9:
        assert jpeg[at] == 0xFF
        found.append(jpeg[at + 1])
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        while found[-1] == 0xDA and (jpeg[at] != 0xFF or jpeg[at + 1] == 0):
            at += 1
    assert at + 2 == len(jpeg)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read_and_nothing_but_the_picture_is_kept(kind: str) -> None:
    data = talkative(kind)
    told = [secret for secret in SECRETS if secret in data]
    photo = read_photo(data)

    assert told or kind == "BMP"  # which has no room for notes
    assert near(pixels(photo.jpeg), a_picture())
    for kept in (photo.jpeg, photo.thumb):
        assert [secret for secret in SECRETS if secret in kept] == []
        assert set(markers(kept)) == {
            0xE0,
            0xDB,
            0xC0,
            0xC4,
            0xDA,
        }  # baseline, and only a JFIF head beside it
        assert kept[2:6] == b"\xff\xe0\x00\x10"  # a head of this length has no room for a small picture


def test_what_pixels_carry_along_is_not_written() -> None:
    carrying = a_picture()
    carrying.info = {"comment": b"secret-words", "exif": telling_exif().tobytes(), "xmp": b"secret-xmp"}
    assert b"secret-words" in saved("JPEG", carrying)
    photo = made(carrying)
    assert [secret for secret in SECRETS if secret in photo.jpeg + photo.thumb] == []


@pytest.mark.parametrize("orientation", _TURNS)
@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("JPEG", {}),
        ("PNG", {}),
        ("WEBP", {"lossless": True}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
    ],
    ids=["jpeg", "png", "webp", "tiff", "packed tiff"],
)
def test_every_kind_that_tells_how_the_camera_was_held_is_turned_once(
    kind: str, options: dict[str, object], orientation: int
) -> None:
    held = a_picture().transpose(_TURNS[orientation])
    if kind == "TIFF":
        notes = TiffImagePlugin.ImageFileDirectory_v2()
        notes[_ORIENTATION] = orientation
        data = saved(kind, held, tiffinfo=notes, **options)
    else:
        data = saved(kind, held, exif=telling_exif(orientation), **options)

    assert near(pixels(read_photo(data).jpeg), a_picture())


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF"])
def test_of_a_moving_picture_the_first_is_kept(kind: str) -> None:
    data = saved(kind, a_picture(), save_all=True, append_images=[Image.new("RGB", (120, 80), "black")] * 3)
    assert near(pixels(read_photo(data).jpeg), a_picture())


def test_of_two_pictures_in_one_jpeg_the_first_is_kept() -> None:
    data = saved("MPO", a_picture(), save_all=True, append_images=[Image.new("RGB", (120, 80), "black")])
    assert data.count(b"\xff\xd8\xff") == 2
    assert near(pixels(read_photo(data).jpeg), a_picture())


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF", "GIF"])
def test_what_can_be_seen_through_becomes_white_at_any_size(kind: str) -> None:
    clear = Image.new("RGBA", (2400, 60), (255, 0, 0, 0))
    for image in (clear, clear.crop((0, 0, 50, 50))):
        photo = read_photo(saved(kind, image))
        assert pixels(photo.jpeg).getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize("order", ["I;16", "I;16B"])
@pytest.mark.parametrize("width", [60, 2400])
def test_sixteen_bits_become_eight(order: str, width: int) -> None:
    grey = Image.frombytes(
        order, (width, 40), (b"\x9c\x40" if order.endswith("B") else b"\x40\x9c") * width * 40
    )
    photo = read_photo(saved("TIFF", grey))
    extremes = cast(tuple[tuple[int, int], ...], pixels(photo.jpeg).getextrema())
    assert all(abs(low - 0x9C) < 4 and abs(high - 0x9C) < 4 for low, high in extremes)


def _swapped_profile() -> bytes:
    """Return a profile that calls green what others call red: so it is seen whether somebody reads it."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for at in range(132, 132 + 12 * int.from_bytes(data[128:132]), 12):
        swap = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}.get(bytes(data[at : at + 4]))
        data[at : at + 4] = swap or data[at : at + 4]
    return bytes(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_colours_are_turned_to_srgb_by_the_profile(kind: str) -> None:
    photo = read_photo(saved(kind, Image.new("RGB", (40, 40), (255, 0, 0)), icc_profile=_swapped_profile()))
    red, green, _ = cast(tuple[int, int, int], pixels(photo.jpeg).getpixel((20, 20)))

    assert green > 200 > 60 > red
    assert b"ICC_PROFILE" not in photo.jpeg
    assert b"acsp" not in photo.jpeg


@pytest.mark.parametrize(
    "profile",
    [b"no profile", bytes(200), b"\xff" * 3_000_000, _swapped_profile()[:300], b"x" * 5_000_000],
    ids=["words", "zeros", "large", "cut off", "too large"],
)
def test_a_profile_that_cannot_be_used_counts_as_none(profile: bytes) -> None:
    data = saved("JPEG", a_picture(), icc_profile=profile)
    assert near(pixels(read_photo(data).jpeg), a_picture())


@pytest.mark.parametrize("mode", ["F", "I", "LAB"])
def test_what_has_no_colours_of_a_photograph_is_refused(mode: str) -> None:
    with pytest.raises(PhotoRefused, match="beschadigd"):
        read_photo(saved("TIFF", Image.new(mode, (20, 20))))


def test_no_reader_is_tried_but_that_of_the_first_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[object] = []
    monkeypatch.setattr(Image, "open", lambda _file, formats: tried.append(formats))
    for data in (b"%!PS-Adobe-3.0 EPSF-3.0\n", b"GIF89a" + bytes(8) + b",", saved("PNG", a_picture())):
        with pytest.raises(PhotoRefused):
            read_photo(data)

    assert tried == [("GIF",), ("PNG",)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF"])
def test_what_hangs_behind_a_photograph_does_not_go_along(kind: str) -> None:
    photo = read_photo(saved(kind, a_picture()) + b"PK\3\4secret-words<script>")
    assert photo == read_photo(saved(kind, a_picture()))


def test_of_many_photographs_one_is_taken_at_a_time_and_a_bad_one_stops_nothing() -> None:
    taken = 0

    def files() -> Iterator[bytes]:
        nonlocal taken
        for data in (saved("JPEG", a_picture()), b"no photograph", saved("PNG", a_picture())):
            taken += 1
            yield data

    photos = read_photos(files())
    assert taken == 0
    assert isinstance(next(photos), Photo)
    assert taken == 1
    assert isinstance(next(photos), PhotoRefused)
    assert isinstance(next(photos), Photo)
    assert list(photos) == []
