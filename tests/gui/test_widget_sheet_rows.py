"""All words of a recovery sheet in one row find their own rows, and one undo brings back what was there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.pseudo import note_what_is_announced
from zelfscan.crypto.recovery_words import new_sheet
from zelfscan.gui.pages.recover import RecoverPage
from zelfscan.gui.widgets.sheet_rows import SheetRows

SHEET = new_sheet()
ROWS = tuple(" ".join(row) for row in SHEET)
EMPTY = ("",) * 4
AS_ON_PAPER = "\n".join(f"{number}. {', '.join(row).upper()}" for number, row in enumerate(SHEET, start=1))


@pytest.fixture
def rows(qtbot: QtBot) -> SheetRows:
    rows = SheetRows()
    qtbot.addWidget(rows)
    rows.show()
    rows.activateWindow()
    rows.fields[0].edit.setFocus()
    return rows


def paste(rows: SheetRows, number: int, text: str) -> None:
    """Do what the key and the menu for pasting do; the clipboard of the computer stays as it is."""
    before = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().setText(text)
    rows.fields[number - 1].edit.paste()
    QGuiApplication.clipboard().setText(before)


def typed(rows: SheetRows, number: int, text: str) -> None:
    """Type key by key, where the focus then is."""
    rows.fields[number - 1].edit.setFocus()
    for sign in text:
        focused = rows.window().focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, sign)


def undo(rows: SheetRows) -> None:
    focused = rows.window().focusWidget()
    assert focused is not None
    QTest.keySequence(focused, QKeySequence(QKeySequence.StandardKey.Undo))


@pytest.mark.parametrize(
    "text",
    [
        AS_ON_PAPER,
        AS_ON_PAPER.replace("\n", "\r\n"),
        " ".join(ROWS),
        ", ".join(word.title() for row in SHEET for word in row),
        "\n".join(
            f"{at}\t{word}" for at, word in enumerate((each for row in SHEET for each in row), start=1)
        ),
        "\n".join(f"Regel {number}: {row}" for number, row in enumerate(ROWS, start=1)),
        "-".join(word[:4] for row in SHEET for word in row),
    ],
    # The words differ in each worker, and the ids may not.
    ids=[
        "on paper",
        "ends of Windows",
        "a line",
        "with commas",
        "numbered words",
        "numbered rows",
        "four letters",
    ],
)
@pytest.mark.parametrize("number", [1, 3])
def test_a_whole_sheet_that_is_pasted_in_one_row_fills_all_four(
    rows: SheetRows, text: str, number: int
) -> None:
    paste(rows, number, text)
    filled = [row.split() for row in rows.texts()]
    assert [len(row) for row in filled] == [4, 4, 4, 4]
    assert all(
        word.startswith(begun)
        for row, words in zip(filled, SHEET, strict=True)
        for begun, word in zip(row, words, strict=True)
    )


def test_a_pasted_sheet_takes_the_place_of_what_was_half_typed(rows: SheetRows) -> None:
    rows.fields[1].set_text("iets anders")
    typed(rows, 1, "fie")
    paste(rows, 1, AS_ON_PAPER)
    assert rows.texts() == ROWS


@pytest.mark.parametrize("number", [1, 4])
def test_one_undo_takes_back_all_that_was_pasted(rows: SheetRows, number: int) -> None:
    typed(rows, 2, "half")
    paste(rows, 1, AS_ON_PAPER)
    assert rows.texts() == ROWS
    rows.fields[number - 1].edit.setFocus()
    undo(rows)
    assert rows.texts() == ("", "half", "", "")


def test_after_undo_the_same_can_be_pasted_again(rows: SheetRows) -> None:
    paste(rows, 1, AS_ON_PAPER)
    undo(rows)
    assert rows.texts() == EMPTY
    paste(rows, 1, AS_ON_PAPER)
    assert rows.texts() == ROWS


def test_a_row_that_is_wiped_by_hand_leaves_the_others(rows: SheetRows) -> None:
    paste(rows, 1, AS_ON_PAPER)
    rows.fields[3].edit.selectAll()
    QTest.keyClick(rows.fields[3].edit, Qt.Key.Key_Delete)
    assert rows.texts() == (*ROWS[:3], "")


def test_typing_on_after_a_complete_row_goes_on_in_the_next(rows: SheetRows) -> None:
    typed(rows, 1, " ".join(ROWS))
    assert rows.texts() == ROWS
    assert rows.window().focusWidget() is rows.fields[3].edit


def test_undo_of_typing_on_brings_the_letter_back_to_its_row(rows: SheetRows) -> None:
    typed(rows, 1, f"{ROWS[0]} {ROWS[1][0]}")
    assert rows.texts() == (ROWS[0], ROWS[1][0], "", "")
    undo(rows)
    assert rows.texts()[1:] == ("", "", "")
    assert rows.window().focusWidget() is rows.fields[0].edit


def test_a_word_too_many_stays_where_the_row_is_not_right(rows: SheetRows) -> None:
    wrong = " ".join(reversed(SHEET[0]))
    typed(rows, 1, f"{wrong} iets")
    assert rows.texts() == (f"{wrong} iets", "", "", "")


def test_half_a_sheet_goes_on_in_the_rows_below_and_never_over_words(rows: SheetRows) -> None:
    paste(rows, 2, " ".join(ROWS[1:3]))
    assert rows.texts() == ("", ROWS[1], ROWS[2], "")
    rows.clear()
    rows.fields[2].set_text("al getypt")
    paste(rows, 1, " ".join(ROWS[:2]))
    assert rows.texts() == (" ".join(ROWS[:2]), "", "al getypt", "")


def test_what_is_too_much_for_a_sheet_stays_in_sight_in_the_last_row(rows: SheetRows) -> None:
    paste(rows, 1, " ".join((*ROWS, "nog een")))
    assert rows.texts() == (*ROWS[:3], f"{ROWS[3]} nog een")


def test_a_text_without_end_is_left_alone(rows: SheetRows) -> None:
    endless = "fiets " * 5_000
    paste(rows, 1, endless)
    assert rows.texts()[1:] == ("", "", "")


def test_a_screen_reader_hears_that_the_words_went_to_their_rows(
    rows: SheetRows, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = note_what_is_announced(monkeypatch)
    paste(rows, 1, AS_ON_PAPER)
    assert told == ["De woorden staan nu elk in hun eigen regel."]


def test_nothing_of_a_pasted_sheet_comes_back_after_it_was_dropped(rows: SheetRows) -> None:
    paste(rows, 1, AS_ON_PAPER)
    rows.clear()
    for row in rows.fields:
        row.edit.undo()
        row.edit.redo()
    assert rows.texts() == EMPTY
    assert not any(word in repr(vars(rows)) for row in SHEET for word in row)


def test_the_page_opens_with_a_sheet_that_was_pasted_in_its_first_row(qtbot: QtBot) -> None:
    page = RecoverPage()
    qtbot.addWidget(page)
    page.show()
    paste(page.sheet, 1, AS_ON_PAPER)
    for field in (page.first, page.second):
        field.set_text("een nieuwe wachtzin")
    with qtbot.waitSignal(page.recover_asked) as asked:
        page.button.click()
    assert asked.args == [" ".join(word for row in SHEET for word in row[:3]), "een nieuwe wachtzin"]
