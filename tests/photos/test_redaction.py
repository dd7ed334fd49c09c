"""What is made unreadable is gone: the same picture comes out, whatever stood there."""

from io import BytesIO
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from zelfscan.errors.files import PhotoRefused
from zelfscan.photos.reading import Photo, opened, read_photo
from zelfscan.photos.redaction import BLOCKS, LEVELS, Area, black_out, blur, blurred_means, blurred_part

WHERE = Area(x=0.3, y=0.4, width=0.3, height=0.2)


def a_photo_with(words: str) -> bytes:
    """Return a photograph of a wall with a sign on it, as exact as a JPEG can be; the sign is in WHERE."""
    picture = Image.new("RGB", (640, 480), "#8a7f70")
    brush = ImageDraw.Draw(picture)
    brush.rectangle((200, 210, 375, 270), fill="white")
    brush.text((288, 240), words, fill="black", font_size=32, anchor="mm")
    left, _, right, _ = brush.textbbox((288, 240), words, font_size=32, anchor="mm")
    assert 200 < left < right < 375
    out = BytesIO()
    picture.save(out, "JPEG", quality=100, subsampling=0)
    return out.getvalue()


def stripes(one: str, other: str, box: tuple[int, int, int, int], subsampling: int) -> bytes:
    """Return a grey photograph of which one box is full of stripes in two bright colours."""
    picture = Image.new("RGB", (640, 480), "#808080")
    for x in range(box[0], box[2]):
        ImageDraw.Draw(picture).line((x, box[1], x, box[3] - 1), fill=one if x % 2 else other)
    out = BytesIO()
    picture.save(out, "JPEG", quality=85, subsampling=subsampling)
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


@pytest.mark.parametrize("subsampling", [0, 2], ids=["fine", "as cameras do"])
@pytest.mark.parametrize(
    "box", [(192, 192, 384, 288), (200, 200, 391, 281), (0, 0, 16, 16), (601, 450, 640, 480)], ids=str
)
def test_no_colour_runs_out_of_a_blacked_out_part(box: tuple[int, int, int, int], subsampling: int) -> None:
    area = Area(x=box[0] / 640, y=box[1] / 480, width=(box[2] - box[0]) / 640, height=(box[3] - box[1]) / 480)
    one, other = stripes("red", "lime", box, subsampling), stripes("blue", "yellow", box, subsampling)
    assert read_photo(one) != read_photo(other)
    assert black_out(one, [area]) == black_out(other, [area])


def test_two_faces_of_the_same_means_are_blurred_to_one_and_the_same_photograph() -> None:
    # Stripes along and across: nothing alike in detail, and the same mean in every block.
    along, across = Image.new("RGB", (640, 480), "gray"), Image.new("RGB", (640, 480), "gray")
    for at in range(0, 640, 2):
        ImageDraw.Draw(along).line((at, 0, at, 479), fill="black")
        ImageDraw.Draw(across).line((0, at, 639, at), fill="black")
    one, other = blurred_part(along), blurred_part(across)
    assert along.tobytes() != across.tobytes()
    assert one.tobytes() == other.tobytes()


def test_other_words_differ_by_one_level_at_most_after_blurring() -> None:
    random = Random(6)
    plates = [
        "".join(random.choices("BDFGHJKLNPRSTVXZ", k=2)) + f"-{random.randint(100, 999)}-K" for _ in range(40)
    ]
    parts = [opened(a_photo_with(plate)).crop((192, 192, 384, 288)) for plate in plates]
    kept = [blurred_means(part).tobytes() for part in parts]

    assert len({part.tobytes() for part in parts}) == len(set(plates)) == 40
    assert all(max(values) - min(values) <= 255 / (LEVELS - 1) + 1 for values in zip(*kept, strict=True))
    assert len(set(kept)) < 20


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 300), st.integers(1, 300), st.binary(min_size=48, max_size=48))
def test_a_blurred_part_is_made_of_a_few_rounded_means(width: int, height: int, noise: bytes) -> None:
    part = Image.frombytes("RGB", (4, 4), noise).resize((width, height), Image.Resampling.NEAREST)
    seen = blurred_means(part)
    assert max(seen.size) <= BLOCKS
    assert len(set(seen.tobytes())) <= LEVELS
    # Whoever has the means has all that there is: the part is nothing but them, spread out.
    assert blurred_part(part).tobytes() == seen.resize(part.size, Image.Resampling.BICUBIC).tobytes()


def test_no_part_is_redacted_where_none_was_asked() -> None:
    assert black_out(a_photo_with("x"), []) == black_out(
        a_photo_with("x"), [Area(x=0.5, y=0.5, width=0, height=0)]
    )


def test_a_photograph_that_is_damaged_is_refused() -> None:
    for change in (black_out, blur):
        with pytest.raises(PhotoRefused, match="beschadigd"):
            change(a_photo_with("x")[:200], [WHERE])


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
