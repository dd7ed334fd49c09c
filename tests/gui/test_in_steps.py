"""A page is made in steps, and nobody ever finds half of it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zelfscan.gui.in_steps import InSteps


def test_the_window_comes_round_after_each_step(qtbot: QtBot) -> None:
    done: list[int] = []
    parent = QObject()
    InSteps(parent).begin([lambda: done.append(1), lambda: done.append(2), lambda: done.append(3)])
    assert done == []

    seen = set()
    while len(done) < 3:
        QApplication.processEvents()
        seen.add(len(done))
    assert seen >= {1, 2, 3}
    assert done == [1, 2, 3]


def test_whoever_needs_all_of_it_gets_the_rest_at_once(qtbot: QtBot) -> None:
    done: list[int] = []
    parent = QObject()
    steps = InSteps(parent)
    steps.begin([lambda: done.append(1), lambda: done.append(2)])
    steps.go_on()
    steps.finish()
    steps.finish()
    assert done == [1, 2]


def test_a_step_may_ask_for_the_rest_itself(qtbot: QtBot) -> None:
    done: list[int] = []
    parent = QObject()
    steps = InSteps(parent)

    def greedy() -> None:
        steps.finish()
        done.append(1)

    steps.begin([greedy, lambda: done.append(2)])
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == [2, 1]


def test_what_is_dropped_or_replaced_is_not_done(qtbot: QtBot) -> None:
    done: list[str] = []
    parent = QObject()
    steps = InSteps(parent)
    steps.begin([lambda: done.append("old")])
    steps.begin([lambda: done.append("new")])
    qtbot.waitUntil(lambda: done == ["new"])

    steps.begin([lambda: done.append("dropped")])
    steps.drop()
    qtbot.wait(20)
    assert done == ["new"]
