"""The drawing of a floor can be read in every theme and size, by eye and by screen reader, and previewed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zelfscan.core.sheet import MAX_COLUMNS, MAX_OPENINGS, MAX_PINS, MAX_ROOMS, MAX_ROWS, Opening, Pin, Sheet
from zelfscan.core.sheet_changes import add_opening, add_pin, add_room, renumber
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
from zelfscan.gui.widgets.sheet_painting import frame_in, height_in, name_lines, sheet_image

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


def the_fullest() -> Sheet:
    """Return as much as there can be, each over the others."""
    sheet = Sheet(columns=MAX_COLUMNS, rows=MAX_ROWS)
    for number in range(MAX_ROOMS):
        sheet = add_room(sheet, number % 50, number % 30, 8, 6, f"Ruimte {number} met een lange naam")
    openings = tuple(
        Opening(id=f"opening-{n}", kind="door", x=n % 80, y=n % 60, direction="vertical", length=2)
        for n in range(1, MAX_OPENINGS + 1)
    )
    pins = tuple(Pin(number=n, x=n / 100, y=n / 100) for n in range(1, MAX_PINS + 1))
    return Sheet.model_validate({**dict(sheet), "openings": openings, "pins": pins})


def a_picture(colour: QColor = BLUE, size: tuple[int, int] = (400, 400)) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


@pytest.fixture
def canvas(qtbot: QtBot) -> SheetCanvas:
    canvas = SheetCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(900, canvas.heightForWidth(900))
    with qtbot.waitActive(canvas):
        canvas.show()
        canvas.activateWindow()
    return canvas


# To the eye


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("chosen", ["", "room-2", "opening-1", "opening-4", "pin-1"])
def test_every_theme_and_size_shows_what_is_chosen(
    qapp: QApplication, canvas: SheetCanvas, theme: Theme, scale: float, chosen: str
) -> None:
    apply_theme(qapp, theme, scale)
    canvas.set_sheet(a_floor())
    plain = canvas.grab().toImage()
    canvas.choose(chosen)
    assert (canvas.grab().toImage() == plain) is (chosen == "")


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_cursor_is_seen_while_keys_are_at_work_and_not_under_a_finger(
    qapp: QApplication, qtbot: QtBot, canvas: SheetCanvas, theme: Theme
) -> None:
    apply_theme(qapp, theme)
    canvas.clearFocus()
    plain = canvas.grab().toImage()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert canvas.grab().toImage() != plain
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().center())
    assert canvas.grab().toImage() == plain
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.grab().toImage() != plain


def test_what_is_begun_is_shown_before_it_is_finished(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_tool("room")
    canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    before = canvas.grab().toImage()
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=canvas.frame().point(3.5, 3.5).toPoint())
    qtbot.mouseMove(canvas, canvas.frame().point(9.5, 9.5).toPoint())
    assert canvas.grab().toImage() != before
    assert canvas.sheet() == Sheet()


@pytest.mark.parametrize("theme", [LIGHT_THEME, DARK_THEME, CONTRAST_DARK_THEME], ids=["light", "dark", "hc"])
def test_a_picture_of_a_plan_lies_whole_under_the_drawing(
    qapp: QApplication, canvas: SheetCanvas, theme: Theme
) -> None:
    apply_theme(qapp, theme)
    canvas.set_picture(a_picture())
    image, frame = canvas.grab().toImage(), canvas.frame()
    middle = frame.point(20.5, 14.5).toPoint() * canvas.devicePixelRatioF()
    beside = frame.point(1.5, 14.5).toPoint() * canvas.devicePixelRatioF()
    assert image.pixelColor(middle) == BLUE
    assert image.pixelColor(beside) == QColor("#FFFFFF")
    canvas.set_picture(None)
    assert canvas.grab().toImage().pixelColor(middle) == theme.colour("surface")
    canvas.set_picture(QImage())
    assert canvas.grab().toImage().pixelColor(middle) == theme.colour("surface")


def test_a_picture_follows_the_size_of_the_window(canvas: SheetCanvas) -> None:
    canvas.set_picture(a_picture())
    canvas.grab()
    canvas.resize(500, canvas.heightForWidth(500))
    image, area = canvas.grab().toImage(), canvas.frame().area
    inside = QPointF(area.center().x() + area.height() / 2 - 4, area.center().y() + 3)
    assert image.pixelColor(inside.toPoint() * canvas.devicePixelRatioF()) == BLUE


def test_small_cells_leave_out_the_lines_of_half_metres(canvas: SheetCanvas) -> None:
    canvas.set_sheet(Sheet(columns=MAX_COLUMNS, rows=MAX_ROWS))
    canvas.resize(400, canvas.heightForWidth(400))
    image, frame = canvas.grab().toImage(), canvas.frame()
    across = {image.pixelColor(x, round(frame.point(0, 1).y())).name() for x in range(150, 250)}
    assert QColor(LIGHT_THEME.tokens.surface).name() in across


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [320, 700, 1400])
def test_the_drawing_and_the_pins_at_its_edge_fit_in_every_width(
    qapp: QApplication, canvas: SheetCanvas, scale: float, width: int
) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    canvas.resize(width, canvas.heightForWidth(width))
    room = 14 * scale
    area = canvas.frame().area.adjusted(-room, -room, room, room)
    assert QRectF(canvas.rect()).adjusted(-1, -1, 1, 1).contains(area)
    assert canvas.minimumSizeHint().width() <= 320 <= canvas.sizeHint().width()


def test_the_same_place_in_cells_and_in_pixels() -> None:
    frame = frame_in(Sheet(), QSize(900, 600), 1.0)
    assert frame.cells(frame.point(3.25, 7.5)) == pytest.approx((3.25, 7.5))
    assert frame.cells(QPointF(-50, 9000)) == (0, 28)


def test_a_name_is_whole_or_cut_off_with_dots_or_left_out() -> None:
    font = LIGHT_THEME.font(15)
    assert name_lines("Woonkamer", font, QRectF(0, 0, 200, 40)) == "Woonkamer"
    assert name_lines("Woonkamer", font, QRectF(0, 0, 50, 40)).endswith("…")
    assert name_lines("Woonkamer", font, QRectF(0, 0, 6, 40)) == ""
    assert name_lines("Woonkamer", font, QRectF(0, 0, 200, 4)) == ""


def test_a_name_moves_aside_for_a_pin(monkeypatch: pytest.MonkeyPatch) -> None:
    places: list[QRectF] = []
    draw = QPainter.drawText

    def note(painter: QPainter, *args: object) -> None:
        if args[-1] == "Hal" and isinstance(args[0], QRectF):
            places.append(args[0])
        draw(painter, *args)  # type: ignore[call-overload]

    monkeypatch.setattr(QPainter, "drawText", note)
    room = add_room(Sheet(), 4, 4, 20, 16, "Hal")
    sheet_image(room, None, 800, 1.0)
    sheet_image(add_pin(room, 14 / 40, 12 / 28), None, 800, 1.0)
    free, aside = places
    centre = frame_in(room, QSize(800, height_in(room, 800, 1.0)), 1.0).point(14, 12)
    assert free.contains(centre)
    assert not aside.intersects(QRectF(centre.x() - 14, centre.y() - 14, 28, 28))


def test_painting_changes_no_font_of_the_theme(canvas: SheetCanvas) -> None:
    before = [QFont(current_theme().font(15, bold=is_bold)) for is_bold in (False, True)]
    canvas.set_sheet(a_floor())
    canvas.grab()
    assert [current_theme().font(15, bold=is_bold) for is_bold in (False, True)] == before


# To a screen reader


def test_the_drawing_is_described_in_words(qtbot: QtBot, canvas: SheetCanvas) -> None:
    interface = QAccessible.queryAccessibleInterface(canvas)
    assert interface.role() == QAccessible.Role.Canvas
    assert interface.text(QAccessible.Text.Name) == "Tekening van de plattegrond"
    words = QAccessible.Text.Description
    assert interface.text(words) == "Er is nog niets getekend. Onder de cursor: niets."
    canvas.set_sheet(a_floor())
    canvas.setFocus()
    for _ in range(2):
        qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(2):
        qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert interface.text(words) == "2 ruimtes, 3 deuren, 1 raam, 4 punten. Onder de cursor: niets."
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert interface.text(words).endswith("Onder de cursor: Deur in Hal, Hal.")


def test_a_part_that_is_not_there_cannot_be_chosen(canvas: SheetCanvas) -> None:
    with pytest.raises(KeyError):
        canvas.choose("room-1")


# Too much


def test_a_full_drawing_says_that_no_more_fits(qtbot: QtBot, canvas: SheetCanvas) -> None:
    told: list[str] = []
    canvas.told.connect(told.append)
    canvas.set_sheet(the_fullest())
    for tool in ("room", "door", "pin"):
        canvas.set_tool(tool)
        qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert told == [
        "Er passen niet meer dan 60 ruimtes op de tekening.",
        "Er passen niet meer dan 120 deuren en ramen op de tekening.",
        "Er passen niet meer dan 99 punten op de tekening.",
    ]
    assert canvas.sheet() == the_fullest()
    canvas.grab()


# A preview


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0])
def test_a_preview_has_the_width_that_was_asked_for(scale: float) -> None:
    image = sheet_image(a_floor(), None, 480, scale)
    assert (image.width(), image.height()) == (480, height_in(a_floor(), 480, scale))


def test_a_preview_has_no_grid() -> None:
    image = sheet_image(Sheet(), None, 300, 1.0)
    colours = {image.pixelColor(x, y).name() for x in range(300) for y in range(image.height())}
    assert colours == {QColor(LIGHT_THEME.tokens.surface).name()}


def test_a_preview_shows_the_picture_and_what_is_drawn_on_it() -> None:
    bare, drawn = sheet_image(Sheet(), a_picture(), 480, 1.0), sheet_image(a_floor(), a_picture(), 480, 1.0)
    assert bare.pixelColor(bare.width() // 2, bare.height() // 2) == BLUE
    assert bare != drawn


def test_a_preview_can_have_another_theme_than_the_window(qapp: QApplication) -> None:
    light = sheet_image(a_floor(), None, 480, 1.0)
    apply_theme(qapp, DARK_THEME, 2.0)
    assert sheet_image(a_floor(), None, 480, 1.0) != light
    assert sheet_image(a_floor(), None, 480, 1.0, replace(LIGHT_THEME, scale=1.0)) == light


def test_a_preview_of_no_size_is_still_a_picture() -> None:
    assert not sheet_image(a_floor(), a_picture(size=(1, 900)), 0, 1.0).isNull()
