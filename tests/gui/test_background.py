"""Slow work runs elsewhere; its result comes to the window's thread."""

import gc
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from zelfscan.errors.base import UsageError, ZelfscanError
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


@pytest.mark.parametrize("fault", [None, UsageError("Kies een andere map."), ValueError("bug")], ids=repr)
def test_that_work_has_ended_is_told_first_whatever_came_of_it(qtbot: QtBot, fault: Exception | None) -> None:
    told: list[str] = []

    def work() -> None:
        if fault is not None:
            raise fault

    with capture_exceptions() as exceptions:
        background.run(
            work,
            lambda result: told.append("done"),
            lambda error: told.append("failed"),
            lambda: told.append("ended"),
        )
        qtbot.waitUntil(background.is_idle)

    is_bug = isinstance(fault, ValueError)
    assert told == ["ended", *([] if is_bug else ["failed" if fault else "done"])]
    assert [kind for kind, *_ in exceptions] == ([ValueError] if is_bug else [])


def test_a_cancelled_job_tells_nobody(qtbot: QtBot) -> None:
    go_on = threading.Event()
    job = background.run(go_on.wait, _unexpected, _unexpected, lambda: _unexpected(None))
    job.cancel()
    go_on.set()

    qtbot.waitUntil(background.is_idle)


class _Circular(QWidget):
    """A widget that only the collector of garbage can free, and that tells on which thread it went."""

    def __init__(self, freed_on: list[int]) -> None:
        super().__init__()
        self.myself = self
        self.freed_on = freed_on

    def __del__(self) -> None:
        self.freed_on.append(threading.get_ident())


def test_no_widget_is_freed_on_the_thread_of_the_work(qtbot: QtBot) -> None:
    freed_on: list[int] = []
    for _ in range(20):
        _Circular(freed_on)

    def work() -> int:
        return len([[] for _ in range(200_000)])

    background.run(work, lambda count: None, _unexpected)
    assert not gc.isenabled()
    qtbot.waitUntil(background.is_idle)

    assert gc.isenabled()
    gc.collect()
    assert set(freed_on) == {threading.get_ident()}


def test_garbage_is_collected_again_only_when_all_work_is_done(qtbot: QtBot) -> None:
    go_on = threading.Event()
    background.run(go_on.wait, lambda result: None, _unexpected)
    background.run(lambda: 1, lambda result: None, _unexpected)
    qtbot.wait(50)
    assert not gc.isenabled()

    go_on.set()
    qtbot.waitUntil(background.is_idle)
    assert gc.isenabled()


def test_a_window_that_waits_takes_no_work_away_before_its_thread_is_done_telling(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, order = threading.Event(), list[str]()

    def slowly(_job: object) -> bool:
        may_go_on.wait(10)
        order.append("told")
        return True

    monkeypatch.setattr(background, "isValid", slowly)
    job = background.run(lambda: 1, lambda _: order.append("done"), _unexpected)
    threading.Timer(0.2, may_go_on.set).start()
    job.wait(10)
    assert order == ["told", "done"]


_BLOCK, _BLOCKS = 50_000, 1_000
"""A size that the C library keeps at hand when it is let go of, and enough of them to tell."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody has to ask for it")
def test_what_work_let_go_of_goes_back_to_the_system(qtbot: QtBot) -> None:
    def resident() -> int:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * 4096

    grown: list[int] = []

    def work() -> list[bytearray]:
        before = resident()
        taken = [bytearray(_BLOCK) for _ in range(_BLOCKS)]
        grown.append(resident() - before)
        return taken[::100]  # what is kept lies among what is let go of, up to the last block

    background.run(work, lambda kept: grown.append(len(kept)), _unexpected)
    at_first = resident()
    qtbot.waitUntil(background.is_idle)

    assert grown[0] > _BLOCK * _BLOCKS / 2, "it takes memory that is seen from outside"
    assert grown[1] == _BLOCKS / 100
    assert resident() - at_first < grown[0] / 4
