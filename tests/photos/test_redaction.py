"""What is made unreadable is gone: the same picture comes out, whatever stood there."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from zelfscan.photos.reading import Photo
from zelfscan.photos.redaction import BLOCKS, Area, black_out, blur

WHERE = Area(x=0.3, y=0.4, width=0.3, height=0.2)


def a_photo_with(words: str) -> bytes:
    """Return a photograph of a wall with a sign on it, as exact as a JPEG can be."""
    picture = Image.effect_noise((640, 480), 20).convert("RGB")
    picture = Image.new("RGB", picture.size, "#8a7f70")
    ImageDraw.Draw(picture).rectangle((210, 210, 370, 270), fill="white")
    ImageDraw.Draw(picture).text((220, 220), words, fill="black", font_size=40)
    out = BytesIO()
    picture.save(out, "JPEG", quality=100, subsampling=0)
    return out.getvalue()


def part(photo: Photo, area: Area = WHERE) -> Image.Image:
    picture = Image.open(BytesIO(photo.jpeg)).convert("RGB")
    left, top = int(area.x * picture.width), int(area.y * picture.height)
    return picture.crop(
        (left, top, left + int(area.width * picture.width), top + int(area.height * picture.height))
    )


def test_two_plates_that_were_blacked_out_are_one_and_the_same_photograph() -> None:
    one, other = black_out(a_photo_with("GB-123-X"), [WHERE]), black_out(a_photo_with("ZZ-999-Z"), [WHERE])
    assert one == other
    assert max(part(one).tobytes()) < 12


def test_the_small_picture_is_made_of_the_new_pixels_too() -> None:
    one, other = black_out(a_photo_with("GB-123-X"), [WHERE]), black_out(a_photo_with("ZZ-999-Z"), [WHERE])
    assert one.thumb == other.thumb


def test_of_a_blurred_part_only_the_colours_of_a_few_blocks_are_left() -> None:
    fine, coarse = Image.new("RGB", (640, 480), "gray"), Image.new("RGB", (640, 480), "gray")
    for column in range(192, 400, 2):
        ImageDraw.Draw(fine).line((column, 190, column, 290), fill="black")
    for row in range(190, 290, 2):
        ImageDraw.Draw(coarse).line((192, row, 399, row), fill="black")
    photos = []
    for picture in (fine, coarse):
        out = BytesIO()
        picture.save(out, "PNG")
        jpeg = BytesIO()
        picture.save(jpeg, "JPEG", quality=100, subsampling=0)
        photos.append(blur(jpeg.getvalue(), [Area(x=0.31, y=0.41, width=0.29, height=0.17)]))
    one, other = (part(photo, Area(x=0.33, y=0.43, width=0.25, height=0.13)) for photo in photos)

    assert all(abs(first - second) < 24 for first, second in zip(one.tobytes(), other.tobytes(), strict=True))


def test_a_blurred_part_has_no_more_than_a_few_blocks() -> None:
    photo = blur(a_photo_with("GB-123-X"), [WHERE])
    seen = part(photo).convert("L")
    row = seen.tobytes()[40 * seen.width : 41 * seen.width]
    steps = [abs(row[x + 1] - row[x]) for x in range(seen.width - 1)]
    assert max(steps) < 40 / BLOCKS


@pytest.mark.parametrize("change", [black_out, blur])
def test_what_lies_outside_stays_as_it_was(change) -> None:
    before, after = (
        Image.open(BytesIO(a_photo_with("x"))),
        Image.open(BytesIO(change(a_photo_with("x"), [WHERE]).jpeg)),
    )
    for place in ((20, 20), (600, 20), (20, 460), (600, 460)):
        assert all(
            abs(one - other) < 6
            for one, other in zip(
                before.crop((*place, place[0] + 1, place[1] + 1)).tobytes(),
                after.crop((*place, place[0] + 1, place[1] + 1)).tobytes(),
                strict=True,
            )
        )


@pytest.mark.parametrize("change", [black_out, blur])
@pytest.mark.parametrize(
    "area",
    [
        Area(x=0, y=0, width=1, height=1),
        Area(x=1, y=1, width=1, height=1),
        Area(x=0.5, y=0.5, width=0, height=0),
        Area(x=0.9, y=0, width=1, height=1),
    ],
)
def test_an_area_at_the_edge_or_outside_harms_nothing(change, area: Area) -> None:
    photo = change(a_photo_with("x"), [area])
    assert (photo.width, photo.height) == (640, 480)
