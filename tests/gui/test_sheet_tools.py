"""The tools for the drawing of a floor: one in use, by every hand, in every size and language."""

from math import ceil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.pseudo import PseudoWords, escaped, note_what_is_announced, note_what_is_painted
from zelfscan import i18n
from zelfscan.core.sheet import Sheet
from zelfscan.core.sheet_changes import add_opening, add_pin, add_room, rename_room, renumber
from zelfscan.gui.theme import (
    CONTRAST_DARK_THEME,
    CONTRAST_LIGHT_THEME,
    DARK_THEME,
    LIGHT_THEME,
    Theme,
    apply_theme,
    current_theme,
)
from zelfscan.gui.widgets.sheet_canvas import SheetCanvas
from zelfscan.gui.widgets.sheet_tools import SheetTools

THEMES = {
    "light": LIGHT_THEME,
    "dark": DARK_THEME,
    "contrast": CONTRAST_LIGHT_THEME,
    "contrast in the dark": CONTRAST_DARK_THEME,
}
BLUE = QColor("#3366CC")


def a_floor() -> Sheet:
    """Two rooms, three doors, a window and four pins of all shapes."""
    sheet = add_room(add_room(Sheet(), 4, 4, 10, 8, "Hal"), 14, 4, 10, 8, "Keuken")
    for kind, x, y in (("door", 9, 4), ("door", 14, 8), ("door", 20, 12), ("window", 24, 8)):
        after = add_opening(sheet, "window" if kind == "window" else "door", x, y)
        assert after is not None
        sheet = after
    for place, target in ((0.1, "finding:f1"), (0.4, "element:door-1"), (0.7, ""), (0.9, "finding:f2")):
        sheet = add_pin(sheet, place, 0.8, target)
    return renumber(sheet, 4, 12)


@pytest.fixture
def canvas(qtbot: QtBot) -> SheetCanvas:
    canvas = SheetCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(900, canvas.heightForWidth(900))
    with qtbot.waitActive(canvas):
        canvas.show()
        canvas.activateWindow()
    return canvas


# The tools


@pytest.fixture
def tools(qtbot: QtBot, canvas: SheetCanvas) -> SheetTools:
    tools = SheetTools(canvas)
    qtbot.addWidget(tools)
    tools.resize(1000, tools.heightForWidth(1000))
    with qtbot.waitActive(tools):
        tools.show()
        tools.activateWindow()
    return tools


def test_the_tools_are_one_group_of_radio_buttons_with_words(tools: SheetTools) -> None:
    buttons = tools.choice.buttons()
    parts = [QAccessible.queryAccessibleInterface(button) for button in buttons]
    assert {part.role() for part in parts} == {QAccessible.Role.RadioButton}
    names = [part.text(QAccessible.Text.Name) for part in parts]
    assert names == ["Kiezen", "Ruimte", "Deur", "Raam", "Punt", "Weghalen"]
    assert parts[0].parent().text(QAccessible.Text.Name) == "Gereedschap voor de tekening"
    assert parts[0].parent().role() == QAccessible.Role.Grouping


def test_a_press_takes_a_tool_and_says_how_it_works(
    qtbot: QtBot, canvas: SheetCanvas, tools: SheetTools
) -> None:
    qtbot.mouseClick(tools.choice.buttons()[2], Qt.MouseButton.LeftButton)
    assert (canvas.tool(), tools.hint.text()) == ("door", "Tik op de muur waar de deur zit.")


def test_the_tools_follow_the_canvas(canvas: SheetCanvas, tools: SheetTools) -> None:
    canvas.set_tool("erase")
    assert [button.text() for button in tools.choice.buttons() if button.isChecked()] == ["Weghalen"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_arrows_walk_over_the_tools_and_a_key_takes_one(
    qtbot: QtBot, canvas: SheetCanvas, tools: SheetTools, key: Qt.Key
) -> None:
    buttons = tools.choice.buttons()
    buttons[0].setFocus()
    for step, place in ((Qt.Key.Key_Left, 5), (Qt.Key.Key_Home, 0), (Qt.Key.Key_End, 5), (Qt.Key.Key_Up, 4)):
        focused = next(button for button in buttons if button.hasFocus())
        qtbot.keyClick(focused, step)
        assert buttons[place].hasFocus()
    assert canvas.tool() == "choose"
    qtbot.keyClick(buttons[4], key)
    assert canvas.tool() == "pin"


def test_the_tab_key_stops_at_the_tool_in_use_alone(canvas: SheetCanvas, tools: SheetTools) -> None:
    canvas.set_tool("door")
    stops = [b.text() for b in tools.choice.buttons() if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["Deur"]


def test_undo_and_redo_can_be_pressed_only_where_they_do_something(
    qtbot: QtBot, canvas: SheetCanvas, tools: SheetTools
) -> None:
    undo, redo = tools.undo_button, tools.redo_button
    assert not undo.isEnabled() and not redo.isEnabled()
    canvas.set_tool("pin")
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert tools.hint.text() == "Punt 1 geplaatst."
    undo.click()
    assert (undo.isEnabled(), redo.isEnabled(), canvas.sheet()) == (False, True, Sheet())
    redo.click()
    assert (undo.isEnabled(), redo.isEnabled(), len(canvas.sheet().pins)) == (True, False, 1)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [300, 700, 1300])
def test_no_width_cuts_off_a_tool_and_each_is_large_enough_for_a_finger(
    qapp: QApplication, tools: SheetTools, scale: float, width: int
) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    wide = max(ceil(width * scale), tools.minimumSizeHint().width())
    tools.resize(wide, tools.heightForWidth(wide))
    pressed: list[QWidget] = [*tools.choice.buttons(), tools.undo_button, tools.redo_button]
    for button in pressed:
        assert button.width() >= button.sizeHint().width()
        assert min(button.width(), button.height()) >= current_theme().px(44)
        assert tools.rect().contains(button.rect().translated(button.mapTo(tools, button.rect().topLeft())))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_tool_in_use_looks_unlike_the_others(qapp: QApplication, tools: SheetTools, theme: Theme) -> None:
    apply_theme(qapp, theme)
    button = tools.choice.buttons()[3]
    off = button.grab().toImage()
    button.click()
    on = button.grab().toImage()
    button.setDown(True)
    assert len({bytes(image.constBits()) for image in (off, on, button.grab().toImage())}) == 3


def test_no_word_is_left_in_dutch_when_the_program_speaks_another_language(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "_catalogues", {"nl": i18n._catalogues["nl"], "en": PseudoWords()})
    painted, announced = note_what_is_painted(monkeypatch), note_what_is_announced(monkeypatch)
    monkeypatch.setattr(i18n, "_chosen", ["en"])
    box = QWidget()
    qtbot.addWidget(box)
    canvas = SheetCanvas()
    tools, column = SheetTools(canvas), QVBoxLayout(box)
    column.addWidget(tools)
    column.addWidget(canvas)
    box.resize(1000, 900)
    box.show()
    seen = [canvas.accessibleDescription(), canvas.accessibleName(), tools.choice.accessibleName()]
    unnamed = rename_room(rename_room(a_floor(), "room-1", ""), "room-2", "")
    for sheet in (Sheet(), unnamed, rename_room(unnamed, "room-1", "1")):
        canvas.set_sheet(sheet)
        for button in tools.choice.buttons():
            button.click()
            seen += [button.accessibleName(), button.accessibleDescription(), tools.hint.text()]
            for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Return) * 3:
                qtbot.keyClick(canvas, key)
                seen.append(canvas.accessibleDescription())
            qtbot.keyClick(canvas, Qt.Key.Key_Delete)
            qtbot.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            qtbot.keyClick(canvas, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
            box.grab()
    assert len(announced) > 20
    assert {words for words in (*seen, *painted, *announced) if escaped(words, ())} == set()
