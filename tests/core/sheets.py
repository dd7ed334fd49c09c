"""Drawings of floors for tests."""

from zelfscan.core.sheet import Sheet
from zelfscan.core.sheet_changes import add_opening, add_room


def a_house() -> Sheet:
    """Two rooms beside each other: a hall and a kitchen, with a front door and one between them."""
    sheet = add_room(add_room(Sheet(), 4, 4, 6, 8, "Hal"), 10, 4, 8, 8, "Keuken")
    sheet = some(add_opening(sheet, "door", 7, 4))
    sheet = some(add_opening(sheet, "door", 10, 8))
    return some(add_opening(sheet, "window", 18, 8))


def some(sheet: Sheet | None) -> Sheet:
    assert sheet is not None
    return sheet
