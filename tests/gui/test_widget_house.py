"""The house shows levels in tint, edge and hatching; its markers are buttons that never overlap."""

import itertools
import re

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zelfscan.gui.theme import DARK_THEME, LIGHT_THEME, apply_theme
from zelfscan.gui.widgets.house_drawing import drawing, hatch_lines, zones
from zelfscan.gui.widgets.house_picture import HouseMarker, HousePicture

LEVELS = {"achterdeur": "high", "keuken": "low", "werkkamer": "unknown", "voordeur": "medium"}
MARKERS = [
    HouseMarker(1, "Brand of vuurwerk bij het huis", "high", "brievenbus"),
    HouseMarker(2, "Inbraak of insluiping", "high", "achterdeur"),
    HouseMarker(3, "Boze bezoeker aan de deur", "medium", "voordeur"),
    HouseMarker(4, "Hulp komt te laat", "medium"),
]


@pytest.fixture
def picture(qtbot: QtBot) -> HousePicture:
    picture = HousePicture("result")
    qtbot.addWidget(picture)
    picture.set_levels(LEVELS)
    picture.set_markers(MARKERS)
    picture.resize(900, picture.heightForWidth(900))
    with qtbot.waitActive(picture):
        picture.show()
        picture.activateWindow()
    return picture


def _middle(picture: HousePicture, zone: str) -> QPoint:
    area = zones()[zone].areas[0]
    x = sum(point[0] for point in area) / len(area)
    y = sum(point[1] for point in area) / len(area)
    scale = picture.width() / 1120
    return QPoint(round(x * scale), round((y - 40) * scale) + picture.heightForWidth(900) - picture.height())


def test_all_sixteen_zones_have_a_name_and_a_place() -> None:
    assert len(zones()) == 16
    assert all(zone.name and zone.areas for zone in zones().values())


@pytest.mark.parametrize("width", [280, 600, 648, 900, 1200])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_lit_marker_lies_whole_within_the_picture(
    qapp: QApplication, picture: HousePicture, width: int, scale: float
) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    picture.resize(width, picture.heightForWidth(width))

    assert [m.marker.number for m in picture.markers() if not picture.rect().contains(m.geometry())] == []


@pytest.mark.parametrize("zone", ["achterdeur", "keuken", "dak", "schuur"])
def test_a_click_on_a_zone_tells_which(qtbot: QtBot, zone: str) -> None:
    picture = HousePicture("result")
    qtbot.addWidget(picture)
    picture.resize(900, picture.heightForWidth(900))
    with qtbot.waitSignal(picture.zone_clicked) as signal:
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=_middle(picture, zone))

    assert signal.args == [zone]


def test_the_sky_is_no_zone(picture: HousePicture) -> None:
    assert picture.zone_at(QPointF(5, 5)) == ""


def test_a_zone_gets_the_tint_of_its_level(picture: HousePicture) -> None:
    picture.set_markers([])
    picture.resize(900, picture.heightForWidth(900))
    image = picture.grab().toImage()
    spot = QPoint(round(712 * 900 / 1120), round((340 - 40) * 900 / 1120))

    assert image.pixelColor(spot) == QColor(LIGHT_THEME.tokens.zone_low)


def test_a_higher_level_has_a_thicker_edge_and_not_known_is_hatched() -> None:
    text = drawing(LIGHT_THEME, 1120, tuple(LEVELS.items()))

    def edge(level: str) -> float:
        colour = getattr(LIGHT_THEME.tokens, level).lower()
        found = re.search(rf'<polygon[^>]*stroke="{colour}"[^>]*stroke-width="([\d.]+)"', text, re.IGNORECASE)
        assert found is not None
        return float(found.group(1))

    assert edge("high") > edge("medium") > edge("low")
    assert (
        text.count(f'stroke="{LIGHT_THEME.tokens.unknown.lower()}"'.replace('"', '"'))
        + text.count(f'stroke="{LIGHT_THEME.tokens.unknown}"')
        >= 2
    )


def test_hatching_stays_inside_its_zone() -> None:
    square = [(0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0)]
    lines = hatch_lines(square, 10)

    assert len(lines) == 8
    assert all(0 <= value <= 40 for line in lines for point in line for value in point)


def test_a_quiet_picture_has_no_colour_of_a_level() -> None:
    text = drawing(LIGHT_THEME, 1120).lower()

    assert not any(getattr(LIGHT_THEME.tokens, level).lower() in text for level in ("low", "medium", "high"))


def test_the_small_picture_fills_the_place_where_the_person_is(qtbot: QtBot) -> None:
    picture = HousePicture("small")
    qtbot.addWidget(picture)
    picture.set_here("hal")

    assert picture.accessibleDescription() == "U bent bij: hal"
    assert drawing(LIGHT_THEME, 240, here="hal").lower().count(LIGHT_THEME.tokens.petrol.lower()) == 1


def test_in_the_dark_no_colour_of_the_light_theme_is_left(qapp: QApplication) -> None:
    apply_theme(qapp, DARK_THEME)
    text = drawing(DARK_THEME, 1120).upper()

    assert "#FFFFFF" not in text
    assert "#1B1F24" not in text


@pytest.mark.parametrize(("width", "scale"), [(1000, 1.0), (600, 1.0), (360, 1.0), (900, 2.0)])
def test_markers_stand_inside_the_picture_and_apart(
    qapp: QApplication, qtbot: QtBot, width: int, scale: float
) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    picture = HousePicture("result")
    qtbot.addWidget(picture)
    names = ["brievenbus", "voordeur", "hal", "begane-grond", "meterkast", "", "werkkamer"]
    picture.set_markers([HouseMarker(number, "Risico", "high", zone) for number, zone in enumerate(names, 1)])
    picture.resize(width, picture.heightForWidth(width))
    picture.show()
    shapes = [button.ring_shape()[0].translated(button.pos()) for button in picture.markers()]

    assert all(picture.rect().adjusted(-1, -1, 1, 1).contains(shape.toRect()) for shape in shapes)
    assert not any(one.intersects(other) for one, other in itertools.combinations(shapes, 2))


def test_a_marker_is_a_button_that_says_number_name_level_and_place(picture: HousePicture) -> None:
    interface = QAccessible.queryAccessibleInterface(picture.markers()[0])

    assert interface.role() == QAccessible.Role.PushButton
    assert interface.text(QAccessible.Text.Name) == "1. Brand of vuurwerk bij het huis, hoog, brievenbus"
    assert picture.markers()[3].accessibleName() == "4. Hulp komt te laat, middel, hele huis"


def test_pressing_a_marker_tells_its_number(qtbot: QtBot, picture: HousePicture) -> None:
    with qtbot.waitSignal(picture.marker_clicked) as signal:
        qtbot.mouseClick(picture.markers()[1], Qt.MouseButton.LeftButton)

    assert signal.args == [2]


def test_tab_goes_in_list_order_and_arrows_go_from_left_to_right(qtbot: QtBot, picture: HousePicture) -> None:
    first, second, third, _fourth = picture.markers()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    third.setFocus()
    qtbot.keyClick(third, Qt.Key.Key_Left)

    assert first.hasFocus()


def test_the_picture_is_described_in_words(picture: HousePicture) -> None:
    interface = QAccessible.queryAccessibleInterface(picture)

    assert interface.role() == QAccessible.Role.Grouping
    assert "Achterdeur: hoog" in interface.text(QAccessible.Text.Description)


def test_lighting_up_changes_one_marker_only(picture: HousePicture) -> None:
    before = [button.grab().toImage() for button in picture.markers()]
    picture.set_lit(2)
    after = [button.grab().toImage() for button in picture.markers()]

    assert [one != other for one, other in zip(before, after, strict=True)] == [False, True, False, False]
