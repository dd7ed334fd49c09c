"""The gallery shows every widget of the program, in every look."""

import importlib
import inspect
import pkgutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from zelfscan.gui import widgets
from zelfscan.gui.gallery import LOOKS, SCALES, Gallery
from zelfscan.gui.theme import current_theme

#: Only a part of others, or a frame that the gallery itself stands in.
NOT_ON_A_SHELF = {"BandBar", "MadeLater", "ScrollPage"}


def every_widget() -> set[type[QWidget]]:
    """Return every public widget of the program."""
    modules = [
        importlib.import_module(f"{widgets.__name__}.{module.name}")
        for module in pkgutil.iter_modules(widgets.__path__)
    ]
    return {
        found
        for module in modules
        for name, found in inspect.getmembers(module, inspect.isclass)
        if issubclass(found, QWidget) and found.__module__ == module.__name__ and not name.startswith("_")
    }


@pytest.fixture
def gallery(qtbot: QtBot, qapp: QApplication) -> Gallery:
    gallery = Gallery(qapp)
    qtbot.addWidget(gallery)
    with qtbot.waitExposed(gallery):
        gallery.show()
    return gallery


def test_every_widget_of_the_program_stands_in_the_gallery(gallery: Gallery) -> None:
    shown = {kind for part in gallery.findChildren(QWidget) for kind in type(part).__mro__}
    missing = {kind.__name__ for kind in every_widget() - shown}
    assert missing - NOT_ON_A_SHELF == set()


def test_a_look_and_a_scale_are_chosen_above_the_shelves(qtbot: QtBot, gallery: Gallery) -> None:
    qtbot.mouseClick(gallery.looks.segment("contrast-dark"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(gallery.scales.segment("200"), Qt.MouseButton.LeftButton)
    assert current_theme().is_high_contrast
    assert current_theme().scale == 2.0
    assert set(SCALES) >= {"100", "200"}


def test_no_shelf_is_wider_than_the_window(qtbot: QtBot, gallery: Gallery) -> None:
    gallery.show_look(next(reversed(LOOKS)), "200")
    qtbot.wait(100)
    picture = gallery.picture()
    assert picture.width() / picture.devicePixelRatio() <= gallery.width()
    assert picture.height() > 5 * gallery.height()
