"""Marks point something out; they are read strictly, and drawn so that they are seen on any ground."""

import json
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from zelfscan.errors.files import PhotoRefused
from zelfscan.photos.drawing import drawn
from zelfscan.photos.marks import (
    MAX_MARKS,
    MAX_WORDS,
    Arrow,
    Circle,
    Mark,
    Number,
    Words,
    marks_from,
    marks_to,
    next_number,
)

SHARES = st.floats(0, 1)
MARKS = st.one_of(
    st.builds(Arrow, x=SHARES, y=SHARES, to_x=SHARES, to_y=SHARES),
    st.builds(Circle, x=SHARES, y=SHARES, radius=SHARES),
    st.builds(Number, x=SHARES, y=SHARES, number=st.integers(1, 99)),
    st.builds(
        Words, x=SHARES, y=SHARES, text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=MAX_WORDS)
    ),
)
ONE_OF_EACH: tuple[Mark, ...] = (
    Arrow(x=0.1, y=0.1, to_x=0.5, to_y=0.5),
    Circle(x=0.5, y=0.5, radius=0.1),
    Number(x=0.8, y=0.2, number=3),
    Words(x=0.1, y=0.8, text="Geen keurmerk"),
)


def a_jpeg(colour: str = "white", size: tuple[int, int] = (400, 300)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


@given(st.lists(MARKS, max_size=10))
def test_marks_come_back_as_they_were_kept(marks: list[Mark]) -> None:
    assert marks_from(marks_to(tuple(marks))) == tuple(marks)


def test_no_marks_is_an_empty_text_and_leaves_the_photograph_as_it_is() -> None:
    jpeg = a_jpeg()
    assert marks_to(()) == ""
    assert marks_from("") == ()
    assert drawn(jpeg, ()) == jpeg


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "{}",
        "[[]]",
        '[{"kind": "rectangle", "x": 0, "y": 0}]',
        '[{"kind": "circle", "x": 0, "y": 0, "radius": 2}]',
        '[{"kind": "circle", "x": 0, "y": 0, "radius": NaN}]',
        '[{"kind": "circle", "x": 0, "y": 0, "radius": 0.1, "colour": "red"}]',
        '[{"kind": "number", "x": 0, "y": 0, "number": 100}]',
        '[{"kind": "words", "x": 0, "y": 0, "text": ""}]',
        json.dumps([{"kind": "words", "x": 0, "y": 0, "text": "x" * (MAX_WORDS + 1)}]),
        json.dumps([{"kind": "circle", "x": 0.5, "y": 0.5, "radius": 0.1}] * (MAX_MARKS + 1)),
        "[" * 100_000,
        "[" * 30_000,
    ],
)
def test_anything_else_than_marks_is_refused(text: str) -> None:
    with pytest.raises(PhotoRefused, match="tekens op de foto"):
        marks_from(text)


@pytest.mark.parametrize("mark", ONE_OF_EACH, ids=lambda mark: mark.kind)
@pytest.mark.parametrize("ground", ["white", "black", "#A3201A"])
def test_every_mark_is_seen_on_any_ground(mark: Mark, ground: str) -> None:
    jpeg = a_jpeg(ground)
    before = Image.open(BytesIO(jpeg)).convert("L")
    after = Image.open(BytesIO(drawn(jpeg, (mark,)))).convert("L")
    changed = sum(abs(one - other) > 60 for one, other in zip(before.tobytes(), after.tobytes(), strict=True))

    assert after.size == before.size
    assert changed > 60


def test_words_at_the_edge_are_moved_into_the_picture() -> None:
    def signs(x: float, y: float) -> int:
        mark = Words(x=x, y=y, text="Geen keurmerk")
        return sum(
            value < 120 for value in Image.open(BytesIO(drawn(a_jpeg(), (mark,)))).convert("L").tobytes()
        )

    in_the_middle = signs(0.3, 0.5)
    assert in_the_middle > 100
    for x, y in ((1, 0.5), (1, 1), (0.3, 1), (0, 0)):
        assert abs(signs(x, y) - in_the_middle) < in_the_middle / 4


def test_numbers_count_on() -> None:
    assert next_number(()) == 1
    assert next_number(ONE_OF_EACH) == 4


def test_behind_the_last_number_the_first_free_one_comes() -> None:
    assert next_number((Number(x=0, y=0, number=99),)) == 1
    assert next_number(tuple(Number(x=0, y=0, number=number) for number in (1, 2, 4, 99))) == 3


@given(st.lists(MARKS, max_size=MAX_MARKS - 1))
def test_the_next_number_can_always_be_drawn_and_is_never_there_twice(marks: list[Mark]) -> None:
    following = Number(x=0, y=0, number=next_number(tuple(marks)))
    assert following.number not in [mark.number for mark in marks if isinstance(mark, Number)]


@settings(max_examples=40, deadline=None)
@given(st.lists(MARKS, min_size=1, max_size=4))
def test_any_marks_can_be_drawn(marks: list[Mark]) -> None:
    picture = Image.open(BytesIO(drawn(a_jpeg(size=(200, 120)), tuple(marks))))
    assert picture.size == (200, 120)
    assert dict(picture.getexif()) == {}


def test_marks_on_a_damaged_photograph_are_refused() -> None:
    with pytest.raises(PhotoRefused, match="beschadigd"):
        drawn(a_jpeg()[:100], ONE_OF_EACH)
