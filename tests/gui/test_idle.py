"""Five minutes without anybody: a warning first, then the lock."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from zelfscan.gui.idle import REST_MS, WARNING_MS, IdleWatch


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def test_the_time_is_five_minutes_with_half_a_minute_of_warning() -> None:
    assert (REST_MS, WARNING_MS) == (300_000, 30_000)


def test_it_warns_and_then_says_that_the_time_is_up(window: QWidget, qtbot: QtBot) -> None:
    watch = IdleWatch(window, rest_ms=80, warning_ms=40)
    said: list[object] = []
    watch.warned.connect(said.append)
    with qtbot.waitSignal(watch.rested):
        watch.set_on(True)
    assert said == [True, False]


def test_a_sign_of_life_takes_the_warning_away(window: QWidget, qtbot: QtBot) -> None:
    watch = IdleWatch(window, rest_ms=20_020, warning_ms=20_000)
    with qtbot.waitSignal(watch.warned) as warned:
        watch.set_on(True)
    assert warned.args == [True]
    handle = window.windowHandle()
    assert handle is not None
    with qtbot.waitSignal(watch.warned) as warned:
        QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert warned.args == [False]


def test_it_is_quiet_while_it_is_off(window: QWidget, qtbot: QtBot) -> None:
    watch = IdleWatch(window, rest_ms=20, warning_ms=10)
    watch.set_on(True)
    watch.set_on(False)
    with qtbot.assertNotEmitted(watch.rested, wait=60):
        pass


def test_an_adviser_who_looks_round_gets_more_time(window: QWidget, qtbot: QtBot) -> None:
    watch = IdleWatch(window, rest_ms=60, warning_ms=30)
    watch.set_on(True, 60_000)
    with qtbot.assertNotEmitted(watch.warned, wait=120):
        pass
    with qtbot.waitSignal(watch.rested):
        watch.set_on(True)
