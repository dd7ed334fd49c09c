"""A picture of real parts: sharp in every theme, and with nothing in it to press."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from zelfscan.gui.theme import DARK_THEME, LIGHT_THEME, apply_theme
from zelfscan.gui.widgets.button import secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.exhibit import Exhibit
from zelfscan.gui.widgets.text import Text


def _parts() -> QWidget:
    box = Card("card", 16)
    box.body.addWidget(Text("Een zin die op een smalle plek over meer regels gaat."))
    box.body.addWidget(secondary_button("Druk"))
    return box


def _shown(qtbot: QtBot) -> Exhibit:
    exhibit = Exhibit(_parts, "Een zin en een knop.")
    qtbot.addWidget(exhibit)
    exhibit.resize(300, exhibit.heightForWidth(300))
    exhibit.show()
    return exhibit


def test_a_screen_reader_gets_one_sentence_and_the_tab_key_nothing(qtbot: QtBot) -> None:
    exhibit = _shown(qtbot)
    assert exhibit.accessibleName() == "Een zin en een knop."
    assert exhibit.findChildren(QWidget) == []
    assert exhibit.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_in_a_narrow_place_it_gets_higher(qtbot: QtBot) -> None:
    exhibit = _shown(qtbot)
    assert exhibit.heightForWidth(220) > exhibit.heightForWidth(400)


def test_it_is_painted_and_follows_theme_and_text_size(qtbot: QtBot, qapp: QApplication) -> None:
    exhibit = _shown(qtbot)
    light, height = exhibit.grab().toImage(), exhibit.heightForWidth(300)
    apply_theme(qapp, DARK_THEME)
    dark = exhibit.grab().toImage()
    middle = light.rect().center()
    assert light.pixelColor(middle).lightness() > 200
    assert dark.pixelColor(middle).lightness() < 80
    apply_theme(qapp, LIGHT_THEME, 2.0)
    assert exhibit.heightForWidth(300) > height


def test_making_it_opens_no_window(qtbot: QtBot, qapp: QApplication) -> None:
    before = {widget for widget in qapp.topLevelWidgets() if widget.isVisible()}
    exhibit = _shown(qtbot)
    assert {widget for widget in qapp.topLevelWidgets() if widget.isVisible()} - before == {exhibit}
