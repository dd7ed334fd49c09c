"""The focus ring is always round what has the focus, and never outside a scroll area."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from zelfscan.gui.focus_ring import FocusRing
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import secondary_button
from zelfscan.gui.widgets.check_box import CheckBox


def _window(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(20, 20, 20, 20)
    for widget in widgets:
        layout.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def _has_ring_at(image: QImage, x: float, y: float) -> bool:
    return image.pixelColor(round(x), round(y)) == QColor(current_theme().tokens.focus)


def test_the_ring_follows_the_focus(qtbot: QtBot) -> None:
    first, second = secondary_button("Eerste"), secondary_button("Tweede")
    window = _window(qtbot, first, second)
    ring = FocusRing(window)
    for button in (first, second):
        button.setFocus()
        assert ring.target() is button
        assert ring.ring_area() == QRectF(button.geometry())


def test_the_ring_is_painted_outside_the_edge(qtbot: QtBot) -> None:
    button = secondary_button("Knop")
    window = _window(qtbot, button)
    FocusRing(window)
    button.setFocus()
    image, box = window.grab().toImage(), button.geometry()

    assert _has_ring_at(image, box.center().x(), box.top() - 4)
    assert _has_ring_at(image, box.left() - 4, box.center().y())


def test_a_check_box_has_the_ring_round_its_box_alone(qtbot: QtBot) -> None:
    box = CheckBox("Ik heb dit gelezen")
    window = _window(qtbot, box)
    ring = FocusRing(window)
    box.setFocus()

    assert ring.ring_area().width() == 26


def test_the_ring_stays_inside_a_scroll_area(qtbot: QtBot) -> None:
    inner = QWidget()
    column = QVBoxLayout(inner)
    buttons = [secondary_button(str(number)) for number in range(20)]
    for button in buttons:
        column.addWidget(button)
    area = QScrollArea()
    area.setWidget(inner)
    window = _window(qtbot, area)
    window.resize(300, 200)
    FocusRing(window)
    buttons[0].setFocus()
    area.verticalScrollBar().setValue(buttons[0].y() + 20)
    image = window.grab().toImage()
    above = area.y() - 3

    assert not any(_has_ring_at(image, x, above) for x in range(image.width()))


def test_the_ring_lets_go_of_a_widget_that_is_gone(qtbot: QtBot) -> None:
    first, second = secondary_button("Eerste"), secondary_button("Tweede")
    window = _window(qtbot, first, second)
    ring = FocusRing(window)
    first.setFocus()
    first.deleteLater()
    qtbot.waitUntil(lambda: ring.target() is not first)
    window.grab()

    assert ring.target() in (None, second)


def test_the_ring_lets_the_mouse_through(qtbot: QtBot) -> None:
    button = secondary_button("Knop")
    window = _window(qtbot, button)
    FocusRing(window)

    assert window.childAt(button.geometry().center()) is button
