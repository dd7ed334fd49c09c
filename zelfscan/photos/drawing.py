"""Marks drawn in a photograph, for a report; on the screen the window paints them itself.

Apart from the marks themselves, so that who only keeps or names them needs no library of pictures.
"""

from functools import cache
from io import BytesIO
from math import atan2, cos, hypot, sin

from PIL import ImageDraw, ImageFont

from zelfscan.paths import resources_folder
from zelfscan.photos.marks import (
    COLOUR,
    HALO,
    HEAD_ANGLE,
    HEAD_LENGTH,
    NUMBER_LETTERS,
    NUMBER_SIZE,
    STROKE,
    WORDS_SIZE,
    Arrow,
    Circle,
    Marks,
    Number,
    Words,
)
from zelfscan.photos.reading import opened


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
