"""Hands in the window of the program, for tests of the pages of a visit."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from zelfscan import app
from zelfscan.errors.files import DiskFull
from zelfscan.gui import background
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.pages.page import Page
from zelfscan.gui.theme import current_theme

Shown = TypeVar("Shown", bound=Page)


def in_window(qtbot: QtBot, make: Callable[[QWidget], Shown], size: tuple[int, int] = (1280, 800)) -> Shown:
    """Show a page in the window of the program, with the focus where the page wants it."""
    window = app.make_window()
    qtbot.addWidget(window)
    window.resize(*size)
    page = make(window.page_room())
    vars(page)["its_window"] = window  # or Python would throw the window away before the page
    window.show_page(page)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_page(page)
    return page


def window_of(page: Page) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def focused() -> QWidget:
    """Return what has the focus: something always has."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys wherever the focus is."""
    for key in keys:
        qtbot.keyClick(focused(), key, held)
        QApplication.processEvents()


def tab_to(qtbot: QtBot, target: QWidget, most: int = 60) -> None:
    """Walk with the Tab key until something has the focus."""
    for _ in range(most):
        if focused() is target:
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"the Tab key does not lead to {target}")


def click(qtbot: QtBot, part: QWidget) -> None:
    """Press something with the mouse; it has to be in sight, or to be scrolled there."""
    QApplication.processEvents()  # what was made just now gets its place
    assert part.isVisible() and part.isEnabled()
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def wait_for_work(qtbot: QtBot) -> None:
    """Wait until nothing is done beside the window any more."""
    qtbot.waitUntil(background.is_idle, timeout=30_000)
    QApplication.processEvents()


def too_small(page: QWidget) -> list[str]:
    """Return what can be pressed or typed in and is lower than what a finger needs."""
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    parts = [part for kind in kinds for part in page.findChildren(kind)]
    least = current_theme().px(44)
    return [
        f"{type(part).__name__}: {part.accessibleName() or part.objectName()} {part.height()}"
        for part in parts
        if part.isVisible() and part.height() < least
    ]


def beyond(page: QWidget) -> list[str]:
    """Return what reaches beyond the left or right edge of the page."""
    found = []
    for part in page.findChildren(QWidget):
        if part.isVisible() and part.width() > 0 and not isinstance(part.parent(), QAbstractButton):
            left = part.mapTo(page, part.rect().topLeft()).x()
            if left < 0 or left + part.width() > page.width():
                found.append(f"{type(part).__name__} {part.accessibleName()}: {left} + {part.width()}")
    return found


def a_picture(folder: Path, name: str, colour: str = "#8a6f4e", size: tuple[int, int] = (640, 480)) -> Path:
    """Write a photograph."""
    path = folder / name
    Image.new("RGB", size, colour).save(path, "JPEG")
    return path


def refuse(patch: pytest.MonkeyPatch, desk: object, *names: str) -> None:
    """Let the disk be full for these steps of a desk."""

    def full(*_: object) -> None:
        raise DiskFull(Path("kluis"))

    for name in names:
        patch.setattr(desk, name, full)
