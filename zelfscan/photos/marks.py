"""What is drawn on a photograph to point something out: arrows, circles, numbers and words.

Marks are kept beside the picture, as lines of JSON, so that they can be changed; a report gets a picture with
the marks drawn in it (``drawing``). Places are shares of the width and the height, from 0 to 1.
"""

from math import pi
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from zelfscan.core.frozen import Frozen
from zelfscan.errors.files import PhotoRefused
from zelfscan.i18n import say

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


def _refused() -> PhotoRefused:
    return PhotoRefused(
        say("de tekens op de foto zijn niet te lezen"), say("Haal de foto weg en voeg hem opnieuw toe.")
    )
