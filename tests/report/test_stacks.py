from typing import Any

import pytest

from zelfscan.report.boxes import ROOM, Box, Break, Solid
from zelfscan.report.stacks import Framed, Item, Side, Stack, Together
from zelfscan.report.tables import Grid, Look


class Block(Solid):
    """A box of a fixed height that notes where it is drawn."""

    def __init__(self, name: str, size: float, *, holds_next: bool = False, space: float = 0.0) -> None:
        self.name, self.size, self.holds_next = name, size, holds_next
        self.before = self.after = space

    def height(self, width: float) -> float:
        return self.size

    def draw(self, sheet: Any, x: float, y: float, width: float) -> None:
        sheet.append((self.name, x, y, width))


class Lines(Block):
    """A box that can be split at any height."""

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        if room < 10:
            return None, self
        return Lines(self.name, room), Lines(f"{self.name}+", self.size - room)


def names(box: Box | None) -> list[str]:
    if box is None:
        return []
    if isinstance(box, Stack | Side):
        return [name for inner in box.boxes for name in names(inner)]
    assert isinstance(box, Block)
    return [box.name]


def parts(box: Box, room: float) -> list[list[str]]:
    first, rest = box.split(100, room)
    return [names(first), names(rest)]


def drawn(box: Box) -> list[tuple[str, float, float, float]]:
    sheet: Any = []
    box.draw(sheet, 0, 0, 100)
    return list(sheet)


def test_boxes_stand_under_each_other_with_the_larger_space_between() -> None:
    stack = Stack([Block("a", 10, space=4), Block("b", 20, space=6)])
    assert stack.height(100) == 36
    assert drawn(stack) == [("a", 0, 0, 100), ("b", 0, 16, 100)]


def test_what_does_not_fit_goes_to_the_next_page() -> None:
    assert parts(Stack([Block("a", 10), Block("b", 10), Block("c", 10)]), 20) == [["a", "b"], ["c"]]


def test_a_box_that_can_be_split_fills_the_page() -> None:
    assert parts(Stack([Block("a", 10), Lines("b", 50)]), 40) == [["a", "b"], ["b+"]]


def test_a_heading_goes_along_with_what_follows() -> None:
    stack = Stack([Block("a", 10), Block("kop", 5, holds_next=True), Block("b", 50)])
    assert parts(stack, 40) == [["a"], ["kop", "b"]]


def test_a_heading_goes_along_with_what_follows_an_empty_box() -> None:
    stack = Stack([Block("a", 10), Block("kop", 5, holds_next=True), Stack(()), Block("b", 50)])
    assert parts(stack, 40) == [["a"], ["kop", "b"]]


def test_a_break_starts_a_new_page() -> None:
    assert parts(Stack([Block("a", 1), Break(), Block("b", 1)]), 100) == [["a"], ["b"]]


def test_what_belongs_together_is_not_split_unless_no_page_is_high_enough() -> None:
    together = Together(Stack([Block("a", 10), Lines("b", 50)]))
    assert together.split(100, 40) == (None, together)
    assert parts(Together(Stack([Block("a", 10), Lines("b", ROOM)])), 40) == [["a", "b"], ["b+"]]


def test_boxes_beside_each_other_share_the_width() -> None:
    side = Side([Block("a", 10), Block("b", 30)], (1, 3), gap=20)
    assert side.height(100) == 30
    assert drawn(side) == [("a", 0, 0, 20), ("b", 40, 0, 60)]


def test_columns_split_at_the_same_height() -> None:
    side = Side([Block("a", 10), Lines("b", 50)], (1, 1))
    assert parts(side, 30) == [["a", "b"], ["b+"]]
    assert parts(side, 60) == [["a", "b"], []]
    assert parts(Side([Block("a", 10), Lines("b", 50)], (1, 1)), 5) == [[], ["a", "b"]]


def test_a_column_that_ended_does_not_hold_up_one_that_fits_nowhere() -> None:
    side = Side([Block("a", 10), Block("b", 500)], (1, 1))
    first, rest = side.split(100, 100)
    assert (names(first), names(rest)) == (["a"], ["b"])
    assert rest is not None
    assert rest.split(100, 100) == (None, rest)


def test_the_item_of_a_list_splits_with_its_words_and_keeps_its_label_on_the_first_part() -> None:
    item = Item(Block("•", 5), Lines("a", 50), 20)
    first, rest = item.split(100, 30)
    assert isinstance(first, Item)
    assert isinstance(rest, Item)
    assert [names(part) for part in (first.label, first.body)] == [["•"], ["a"]]
    assert [names(part) for part in (rest.label, rest.body)] == [[], ["a+"]]


def test_a_frame_splits_into_two_frames() -> None:
    first, rest = Framed(Lines("a", 50), "ink", 1, 5).split(100, 30)
    assert isinstance(first, Framed)
    assert isinstance(rest, Framed)
    assert (names(first.inner), names(rest.inner)) == (["a"], ["a+"])
    assert first.height(100) <= 30


@pytest.mark.parametrize(
    "box",
    [Item(Block("•", 5), Lines("a", 50), 20), Framed(Lines("a", 50), "ink", 1, 5)],
    ids=["item", "frame"],
)
def test_an_item_and_a_frame_go_along_whole_where_there_is_no_room(box: Box) -> None:
    assert box.split(100, 5) == (None, box)


@pytest.mark.parametrize(
    "box",
    [Item(Block("•", 5), Block("a", 50), 20), Framed(Block("a", 50), "ink", 1, 5)],
    ids=["item", "frame"],
)
def test_an_item_and_a_frame_stay_whole_where_they_fit(box: Box) -> None:
    assert box.split(100, 100) == (box, None)


def test_a_sign_stands_halfway_the_first_line_of_its_words() -> None:
    item = Item(Block("✓", 10), Block("woorden", 60), 20, within=20)
    assert drawn(item) == [("✓", 0, 5, 20), ("woorden", 20, 0, 80)]


def a_table(*heights: float) -> Grid:
    rows = [[Lines(f"rij {number}", height)] for number, height in enumerate(heights)]
    return Grid(Look((1,), padding=5), rows, [Block("kop", 10)])


def test_a_table_splits_between_rows_and_repeats_its_head() -> None:
    first, rest = a_table(30, 30, 30).split(100, 100)
    assert isinstance(first, Grid)
    assert isinstance(rest, Grid)
    assert (len(first.rows), len(rest.rows)) == (2, 1)
    assert names(rest.head[0]) == ["kop"]


def test_a_table_of_which_no_row_fits_goes_to_the_next_page() -> None:
    table = a_table(30, 30)
    assert table.split(100, 50) == (None, table)


def test_a_very_high_row_is_split_inside() -> None:
    first, rest = a_table(30, ROOM).split(100, 200)
    assert isinstance(first, Grid)
    assert isinstance(rest, Grid)
    assert (len(first.rows), len(rest.rows)) == (2, 1)
    assert first.height(100) <= 200


def test_a_table_that_fits_stays_whole() -> None:
    table = a_table(30)
    assert table.split(100, 100) == (table, None)
