"""What is drawn on a photograph to point something out: arrows, circles, numbers and words.

Marks are kept beside the picture, as lines of JSON, so that they can be changed; a report gets a picture with
the marks drawn in it. Places are shares of the width and the height, from 0 to 1.
"""

from functools import cache
from io import BytesIO
from math import atan2, cos, hypot, pi, sin
from typing import Annotated, Literal

from PIL import ImageDraw, ImageFont
from pydantic import Field, TypeAdapter, ValidationError

from zelfscan.core.frozen import Frozen
from zelfscan.errors.files import PhotoRefused
from zelfscan.i18n import say
from zelfscan.paths import resources_folder
from zelfscan.photos.reading import opened

MAX_MARKS = 50
MAX_NUMBER = 99
"""More than there can be marks, so that there is always a free one."""
MAX_WORDS = 80
MAX_JSON = 40_000

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]

COLOUR, HALO = "#A3201A", "#FFFFFF"
"""A mark, and the white under it; they are the same in every look, because a photograph is."""
STROKE = 0.006
"""Thickness of a line, as a share of the longest side; the white under it is three times as thick."""
NUMBER_SIZE, WORDS_SIZE = 0.045, 0.03
"""Width of a disc and height of the letters, as shares of the longest side."""
NUMBER_LETTERS = 0.65
"""Height of the figures on a disc, as a share of its width."""
HEAD_LENGTH, HEAD_ANGLE = 0.035, pi / 7
"""Length of the head of an arrow, as a share of the longest side, and the angle of its sides in radians."""


class Arrow(Frozen):
    """An arrow from a free place to what it points out."""

    kind: Literal["arrow"] = "arrow"
    x: Share
    y: Share
    to_x: Share
    to_y: Share


class Circle(Frozen):
    """A circle round something; the radius is a share of the longest side."""

    kind: Literal["circle"] = "circle"
    x: Share
    y: Share
    radius: Share


class Number(Frozen):
    """A number on a disc, to which the caption or a finding refers."""

    kind: Literal["number"] = "number"
    x: Share
    y: Share
    number: Annotated[int, Field(ge=1, le=MAX_NUMBER)]


class Words(Frozen):
    """A few words that begin at a place."""

    kind: Literal["words"] = "words"
    x: Share
    y: Share
    text: Annotated[str, Field(min_length=1, max_length=MAX_WORDS)]


Mark = Arrow | Circle | Number | Words
Marks = tuple[Mark, ...]
_READER = TypeAdapter(
    Annotated[
        tuple[Annotated[Mark, Field(discriminator="kind")], ...],
        Field(max_length=MAX_MARKS),
    ]
)


def marks_from(text: str) -> Marks:
    """Read marks from JSON; an empty text is no marks. Raises ``PhotoRefused`` for anything else."""
    if not text:
        return ()
    if len(text) > MAX_JSON:
        raise _refused()
    try:
        return _READER.validate_json(text)
    except ValidationError:
        raise _refused() from None


def marks_to(marks: Marks) -> str:
    """Write marks as JSON; no marks is an empty text."""
    return _READER.dump_json(marks).decode() if marks else ""


def next_number(marks: Marks) -> int:
    """Return the number that the next disc gets: one more than the highest, or else the first free one."""
    taken = {mark.number for mark in marks if isinstance(mark, Number)}
    following = max(taken, default=0) + 1
    if following <= MAX_NUMBER:
        return following
    return next(number for number in range(1, MAX_NUMBER + 1) if number not in taken)


def drawn(jpeg: bytes, marks: Marks) -> bytes:
    """Return a photograph with its marks in it, as JPEG. Raises ``PhotoRefused`` where it is damaged."""
    if not marks:
        return jpeg
    picture = opened(jpeg)
    brush = ImageDraw.Draw(picture)
    longest = max(picture.size)
    for mark in marks:
        match mark:
            case Arrow():
                _draw_arrow(brush, mark, picture.size, longest)
            case Circle():
                _draw_circle(brush, mark, picture.size, longest)
            case Number():
                _draw_number(brush, mark, picture.size, longest)
            case Words():
                _draw_words(brush, mark, picture.size, longest)
    out = BytesIO()
    picture.save(out, "JPEG", quality=88, optimize=True)
    return out.getvalue()


def _draw_arrow(brush: ImageDraw.ImageDraw, mark: Arrow, size: tuple[int, int], longest: int) -> None:
    start, end = (mark.x * size[0], mark.y * size[1]), (mark.to_x * size[0], mark.to_y * size[1])
    angle = atan2(start[1] - end[1], start[0] - end[0])
    length = min(longest * HEAD_LENGTH, hypot(start[0] - end[0], start[1] - end[1]))
    wings = [
        (end[0] + length * cos(angle + turn), end[1] + length * sin(angle + turn))
        for turn in (-HEAD_ANGLE, HEAD_ANGLE)
    ]
    for width, colour in _strokes(longest):
        brush.line([start, end], fill=colour, width=width)
        brush.line([wings[0], end, wings[1]], fill=colour, width=width, joint="curve")


def _draw_circle(brush: ImageDraw.ImageDraw, mark: Circle, size: tuple[int, int], longest: int) -> None:
    x, y, radius = mark.x * size[0], mark.y * size[1], max(2.0, mark.radius * longest)
    for width, colour in _strokes(longest):
        grown = radius + width / 2
        brush.ellipse([x - grown, y - grown, x + grown, y + grown], outline=colour, width=width)


def _draw_number(brush: ImageDraw.ImageDraw, mark: Number, size: tuple[int, int], longest: int) -> None:
    x, y, radius = mark.x * size[0], mark.y * size[1], longest * NUMBER_SIZE / 2
    edge = longest * STROKE / 2
    for grown, colour in ((radius + edge, HALO), (radius, COLOUR)):
        brush.ellipse([x - grown, y - grown, x + grown, y + grown], fill=colour)
    brush.text(
        (x, y), str(mark.number), fill=HALO, anchor="mm", font=_font(round(radius * 2 * NUMBER_LETTERS))
    )


def _draw_words(brush: ImageDraw.ImageDraw, mark: Words, size: tuple[int, int], longest: int) -> None:
    font = _font(round(longest * WORDS_SIZE))
    edge = max(2, round(longest * STROKE))
    text = "".join(sign if sign.isprintable() else " " for sign in mark.text)
    left, top, right, bottom = brush.textbbox((0, 0), text, font=font, stroke_width=edge)
    # What would run out of the picture moves in, as far as it can: words are there to be read.
    place = (
        max(-left, min(mark.x * size[0], size[0] - right)),
        max(-top, min(mark.y * size[1], size[1] - bottom)),
    )
    brush.text(place, text, fill=COLOUR, font=font, stroke_width=edge, stroke_fill=HALO)


def _strokes(longest: int) -> tuple[tuple[int, str], ...]:
    """Return the white line under a line, and the line itself: so it is seen on any ground."""
    width = max(2, round(longest * STROKE))
    return (width * 3, HALO), (width, COLOUR)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    file = resources_folder() / "fonts" / "AtkinsonHyperlegible-Bold.ttf"
    return ImageFont.truetype(str(file), max(size, 6), layout_engine=ImageFont.Layout.BASIC)


def _refused() -> PhotoRefused:
    return PhotoRefused(
        say("de tekens op de foto zijn niet te lezen"), say("Haal de foto weg en voeg hem opnieuw toe.")
    )
