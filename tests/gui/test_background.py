"""Slow work runs elsewhere; its result comes to the window's thread."""

import threading

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from zelfscan.errors import UsageError, ZelfscanError
from zelfscan.gui import background


def _unexpected(_result: object) -> None:
    pytest.fail("this should not have been called")


def test_work_runs_on_another_thread_and_its_result_arrives_on_the_threads_of_the_window(
    qtbot: QtBot,
) -> None:
    window, seen = threading.get_ident(), dict[str, int]()
    background.run(
        threading.get_ident,
        lambda worker: seen.update(worker=worker, done=threading.get_ident()),
        _unexpected,
    )
    qtbot.waitUntil(background.is_idle)

    assert seen["worker"] != window
    assert seen["done"] == window


def test_an_error_that_the_person_can_act_on_goes_to_failed(qtbot: QtBot) -> None:
    errors: list[ZelfscanError] = []

    def work() -> None:
        raise UsageError("Kies een andere map.")

    background.run(work, _unexpected, errors.append)
    qtbot.waitUntil(background.is_idle)

    assert [str(error) for error in errors] == ["Kies een andere map."]


def test_any_other_error_is_raised_again_on_the_windows_thread(qtbot: QtBot) -> None:
    def work() -> None:
        raise KeyError("bug")

    with capture_exceptions() as exceptions:
        background.run(work, _unexpected, _unexpected)
        qtbot.waitUntil(background.is_idle)

    assert [kind for kind, *_ in exceptions] == [KeyError]


def test_a_cancelled_job_tells_nobody(qtbot: QtBot) -> None:
    go_on = threading.Event()
    job = background.run(go_on.wait, _unexpected, _unexpected)
    job.cancel()
    go_on.set()

    qtbot.waitUntil(background.is_idle)
