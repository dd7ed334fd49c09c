"""Every window of the program is left out of screenshots where Windows does that; here with a stand-in."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from zelfscan.gui import ask
from zelfscan.gui.capture_shield import BLACK, LEFT_OUT, NOTHING, CaptureShield, windows_affinity
from zelfscan.gui.widgets.dialog import ConfirmDialog


class User32:
    """Notes what is asked for each window; ``can`` is what this Windows knows."""

    def __init__(self, *can: int) -> None:
        self.can = (NOTHING, *can)
        self.now: dict[int, int] = {}
        self.asked: list[tuple[int, int]] = []

    def set_affinity(self, handle: int, how: int) -> bool:
        self.asked.append((handle, how))
        if how not in self.can:
            return False
        self.now[handle] = how
        return True

    def of(self, widget: QWidget) -> int:
        return self.now.get(int(widget.winId()), NOTHING)


@pytest.fixture
def user32() -> User32:
    return User32(BLACK, LEFT_OUT)


@pytest.fixture
def shield(qapp: QApplication, user32: User32) -> Iterator[CaptureShield]:
    shield = CaptureShield(qapp, user32.set_affinity)
    yield shield
    qapp.removeEventFilter(shield)
    shield.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_windows_that_are_there_and_windows_that_come_are_left_out(
    qtbot: QtBot, window: QWidget, shield: CaptureShield, user32: User32
) -> None:
    shield.set_on(True)
    menu, dialog = QMenu(window), ConfirmDialog("Weg", "Dan is het weg.", "Wis", "Annuleer", window)
    menu.addAction("Instellingen")
    menu.popup(QPoint(10, 10))
    assert menu.isVisible()
    assert user32.of(menu) == LEFT_OUT
    menu.close()
    other = QWidget()
    qtbot.addWidget(other)
    for each in (dialog, other):
        each.show()
    assert [user32.of(each) for each in (window, dialog, other)] == [LEFT_OUT] * 3


def test_a_dialog_is_covered_before_it_is_on_the_screen(
    window: QWidget, shield: CaptureShield, user32: User32
) -> None:
    shield.set_on(True)
    seen: list[tuple[type[QWidget], int]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QWidget)
        seen.append((type(dialog), user32.of(dialog)))
        dialog.close()

    QTimer.singleShot(200, look)
    ask.confirm(window, "Weg", "Dan is het weg.", "Wis")
    assert seen == [(ConfirmDialog, LEFT_OUT)]


def test_the_window_in_which_a_file_is_chosen_is_covered_too(
    window: QWidget, shield: CaptureShield, user32: User32, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shield.set_on(True)
    seen: list[tuple[type[QWidget], int]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QWidget)
        seen.append((type(dialog), user32.of(dialog)))
        dialog.close()

    folder = tmp_path_factory.mktemp("empty")
    for choose in (
        lambda: ask.open_file(window, "Kies het bestand", folder, "PDF (*.pdf)"),
        lambda: ask.open_files(window, "Kies foto’s", folder, "PDF (*.pdf)"),
        lambda: ask.open_folder(window, "Kies een map", folder),
        lambda: ask.save_file(window, "Bewaar rapport", folder / "a.pdf", "PDF (*.pdf)"),
    ):
        QTimer.singleShot(300, look)
        choose()
    assert seen == [(QFileDialog, LEFT_OUT)] * 4


def test_before_windows_10_of_2004_the_window_is_black_instead(qapp: QApplication, window: QWidget) -> None:
    old = User32(BLACK)
    shield = CaptureShield(qapp, old.set_affinity)
    shield.set_on(True)
    qapp.removeEventFilter(shield)
    assert old.of(window) == BLACK
    assert [how for handle, how in old.asked if handle == int(window.winId())] == [LEFT_OUT, BLACK]


def test_switched_off_every_window_is_seen_again_also_one_that_was_closed_meanwhile(
    window: QWidget, shield: CaptureShield, user32: User32
) -> None:
    dialog = ConfirmDialog("Weg", "Dan is het weg.", "Wis", "Annuleer", window)
    shield.set_on(True)
    dialog.show()
    assert [user32.of(each) for each in (window, dialog)] == [LEFT_OUT] * 2
    dialog.hide()
    shield.set_on(False)
    assert user32.of(window) == NOTHING
    dialog.show()
    assert user32.of(dialog) == NOTHING


def test_it_does_nothing_until_it_is_switched_on(
    window: QWidget, shield: CaptureShield, user32: User32
) -> None:
    shield.set_on(False)
    dialog = ConfirmDialog("Weg", "Dan is het weg.", "Wis", "Annuleer", window)
    dialog.show()
    assert user32.asked == []


def test_where_there_is_no_such_call_it_says_that_it_failed() -> None:
    assert not windows_affinity()(0, LEFT_OUT)
