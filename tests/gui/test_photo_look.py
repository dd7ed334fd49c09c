"""Marks look on the screen as in the report, and the tools follow what can be done."""

from collections.abc import Iterator
from io import BytesIO
from typing import get_args

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.photo_hands import (
    ONE_OF_EACH,
    Key,
    Left,
    a_photo,
    drag,
    shown_canvas,
    spot,
)
from tests.gui.pseudo import note_what_is_announced
from zelfscan.gui.theme import DARK_THEME, LIGHT_THEME, apply_theme, current_theme
from zelfscan.gui.widgets.photo_canvas import PhotoCanvas
from zelfscan.gui.widgets.photo_mark_editor import Tool
from zelfscan.gui.widgets.photo_tools import PhotoTools
from zelfscan.photos.drawing import drawn
from zelfscan.photos.marks import Mark


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return note_what_is_announced(monkeypatch)


@pytest.fixture
def canvas(qtbot: QtBot, heard: list[str]) -> PhotoCanvas:
    return shown_canvas(qtbot)


# Looks and words


@pytest.mark.parametrize("mark", ONE_OF_EACH, ids=[mark.kind for mark in ONE_OF_EACH])
def test_a_mark_looks_on_the_screen_as_it_does_in_the_report(canvas: PhotoCanvas, mark: Mark) -> None:
    jpeg = BytesIO()
    Image.new("RGB", (1600, 1200), (128, 128, 128)).save(jpeg, "JPEG")
    report = Image.open(BytesIO(drawn(jpeg.getvalue(), (mark,)))).resize((800, 600))
    canvas.set_photo(a_photo(), (mark,))
    canvas.clearFocus()
    image = canvas.grab().toImage()
    seen = {spot for spot in every_fourth_pixel() if is_drawn(*shown(image, spot))}
    kept = {spot for spot in every_fourth_pixel() if is_drawn(*pixel(report, spot))}
    assert kept
    assert len(seen ^ kept) <= 0.2 * len(kept)


def every_fourth_pixel() -> Iterator[tuple[int, int]]:
    return ((x, y) for x in range(0, 800, 2) for y in range(0, 600, 2))


def shown(image: QImage, place: tuple[int, int]) -> tuple[int, int, int]:
    colour = image.pixelColor(place[0] + 14, place[1] + 14)
    return colour.red(), colour.green(), colour.blue()


def pixel(image: Image.Image, place: tuple[int, int]) -> tuple[int, int, int]:
    found = image.getpixel(place)
    assert isinstance(found, tuple)
    return int(found[0]), int(found[1]), int(found[2])


def is_drawn(red: int, green: int, blue: int) -> bool:
    return abs(red - 128) + abs(green - 128) + abs(blue - 128) > 120


def test_a_photograph_stays_as_light_in_the_dark(qapp: QApplication, canvas: PhotoCanvas) -> None:
    canvas.set_photo(a_photo(), ONE_OF_EACH)
    canvas.clearFocus()
    place = canvas.frame().area.toAlignedRect().adjusted(2, 2, -2, -2)
    light = canvas.grab(place).toImage()
    apply_theme(qapp, DARK_THEME)
    assert canvas.grab(place).toImage() == light


def test_a_part_that_waits_is_hatched_and_not_yet_black(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("black")
    drag(qtbot, canvas, (0.2, 0.2), (0.6, 0.6))
    image = canvas.grab().toImage()
    top = spot(canvas, 0.3, 0.4)
    colours = {image.pixelColor(top + QPoint(step, 0)).name() for step in range(40)}
    assert len(colours) > 2
    assert "#000000" not in colours


def test_a_screen_reader_hears_what_is_drawn_and_what_waits(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_photo(a_photo(), ONE_OF_EACH)
    canvas.set_tool("blur")
    drag(qtbot, canvas, (0.7, 0.05), (0.9, 0.2))
    interface = QAccessible.queryAccessibleInterface(canvas)
    assert interface.role() == QAccessible.Role.Canvas
    assert interface.text(QAccessible.Text.Name) == "Foto om op te tekenen"
    assert interface.text(QAccessible.Text.Description) == (
        "Op de foto staan 4 tekens. 1 deel wacht tot u het onleesbaar maakt. "
        "Pijl met de punt linksboven; cirkel midden op de foto; nummer 4 rechtsonder; "
        "de woorden ‘Geen keurmerk’ linksonder; vaag deel rechtsboven."
    )


# The tools


@pytest.fixture
def tools(qtbot: QtBot, canvas: PhotoCanvas) -> PhotoTools:
    tools = PhotoTools(canvas)
    qtbot.addWidget(tools)
    tools.resize(1000, tools.heightForWidth(1000))
    tools.show()
    return tools


def test_the_tools_are_one_group_and_each_says_how_it_works(
    qtbot: QtBot, tools: PhotoTools, canvas: PhotoCanvas
) -> None:
    assert [button.tool for button in tools.choice.buttons()] == list(get_args(Tool))
    for button in tools.choice.buttons():
        qtbot.mouseClick(button, Left)
        assert canvas.tool() == button.tool
        assert [one.tool for one in tools.choice.buttons() if one.isChecked()] == [button.tool]
        assert QAccessible.queryAccessibleInterface(button).role() == QAccessible.Role.RadioButton
        assert tools.hint.text() in button.accessibleDescription()
        assert "met toetsen" in tools.hint.text()


def test_arrow_keys_walk_over_the_tools_and_space_chooses(
    qtbot: QtBot, tools: PhotoTools, canvas: PhotoCanvas
) -> None:
    with qtbot.waitActive(tools):
        tools.activateWindow()
    first = tools.choice.buttons()[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Key.Key_Left)
    last = tools.choice.buttons()[-1]
    assert last.hasFocus()
    assert canvas.tool() == "choose"
    qtbot.keyClick(last, Key.Key_Space)
    assert canvas.tool() == "erase"
    qtbot.keyClick(last, Key.Key_Home)
    qtbot.keyClick(first, Key.Key_Return)
    assert canvas.tool() == "choose"


def test_the_buttons_follow_what_can_be_done(qtbot: QtBot, tools: PhotoTools, canvas: PhotoCanvas) -> None:
    buttons = (tools.undo_button, tools.redo_button, tools.confirm_button, tools.smaller_button)
    assert [button.isEnabled() for button in buttons] == [False] * 4
    canvas.set_tool("black")
    drag(qtbot, canvas, (0.2, 0.2), (0.4, 0.4))
    canvas.zoom_by(1)
    assert [button.isEnabled() for button in buttons] == [True, False, True, True]
    with qtbot.waitSignal(canvas.redaction_asked):
        qtbot.mouseClick(tools.confirm_button, Left)
    assert not tools.confirm_button.isEnabled()
    qtbot.mouseClick(tools.undo_button, Left)
    qtbot.mouseClick(tools.smaller_button, Left)
    assert [button.isEnabled() for button in buttons] == [False, True, False, False]
    assert tools.news.text() == "De foto is nu 100 procent."


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_tool_can_be_pressed_with_a_finger(qapp: QApplication, tools: PhotoTools, scale: float) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    sizes = [button.sizeHint() for button in tools.choice.buttons()]
    assert all(min(size.width(), size.height()) >= current_theme().px(44) for size in sizes)
