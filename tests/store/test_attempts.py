from datetime import date
from pathlib import Path

import pytest

from zelfscan.errors.files import CannotWrite
from zelfscan.store import attempts as attempts_module
from zelfscan.store.attempts import (
    ATTEMPTS_FILE,
    Attempts,
    Patience,
    attempts,
    delay,
    note_failure,
    note_success,
)

DAY = date(2026, 11, 23)


class Seconds:
    """A clock that only runs forward, when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_delay_grows_to_half_a_minute_and_no_further() -> None:
    assert [delay(count) for count in range(10)] == [0, 0, 0, 2, 5, 10, 20, 30, 30, 30]
    assert delay(10**9) == 30
    assert delay(-1) == 0


def test_failures_are_counted_across_restarts_until_the_vault_opens(tmp_path: Path) -> None:
    assert attempts(tmp_path) == Attempts()
    for _ in range(3):
        note_failure(tmp_path, DAY)
    assert attempts(tmp_path) == Attempts(3, DAY)
    assert note_success(tmp_path) == Attempts(3, DAY)
    assert attempts(tmp_path) == Attempts()
    assert list(tmp_path.iterdir()) == []


def test_the_file_holds_a_number_and_a_day_and_nothing_else(tmp_path: Path) -> None:
    note_failure(tmp_path, DAY)
    assert (tmp_path / ATTEMPTS_FILE).read_bytes() == b'{"count": 1, "last": "2026-11-23"}'
    assert [path.name for path in tmp_path.iterdir()] == [ATTEMPTS_FILE]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"7",
        b"\xff",
        b"[" * 1000,
        b'{"count": 3}',
        b'{"count": true, "last": "2026-11-23"}',
        b'{"count": -3, "last": "2026-11-23"}',
        b'{"count": 1e9, "last": "2026-11-23"}',
        b'{"count": 99999999999, "last": "2026-11-23"}',
        b'{"count": 3, "last": "yesterday"}',
        b'{"count": 3, "last": 7}',
        b'{"count": 3, "last": "2026-11-23"}' + b" " * 5000 + b"x",
    ],
)
def test_a_file_that_was_garbled_keeps_nobody_out(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ATTEMPTS_FILE).write_bytes(content)
    assert delay(attempts(tmp_path).count) <= 2
    assert note_failure(tmp_path, DAY).count >= 1
    assert attempts(tmp_path).last == DAY


def test_a_disk_that_refuses_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise CannotWrite(path, "u hebt daar geen toegang")

    monkeypatch.setattr(attempts_module, "write_through", refuse)
    assert note_failure(tmp_path, DAY) == Attempts(1, DAY)
    assert str(tmp_path) not in caplog.text
    (tmp_path / ATTEMPTS_FILE).mkdir()
    assert note_success(tmp_path) == Attempts()
    assert len(caplog.records) == 2


def test_after_the_third_failure_there_is_a_wait_that_passes(tmp_path: Path) -> None:
    clock = Seconds()
    patience = Patience(tmp_path, clock)
    for _ in range(2):
        patience.failed(DAY)
        assert patience.seconds() == 0
    assert patience.failed(DAY) == Attempts(3, DAY)
    assert patience.seconds() == 2
    clock.now += 1.5
    assert patience.seconds() == 0.5
    clock.now += 1
    assert patience.seconds() == 0
    assert patience.failed(DAY).count == 4
    assert patience.seconds() == 5


def test_starting_anew_does_not_shorten_the_wait(tmp_path: Path) -> None:
    for _ in range(6):
        note_failure(tmp_path, DAY)
    assert Patience(tmp_path, Seconds()).seconds() == 20


def test_removing_the_number_while_the_program_runs_does_not_help(tmp_path: Path) -> None:
    patience = Patience(tmp_path, Seconds())
    for _ in range(5):
        patience.failed(DAY)
    (tmp_path / ATTEMPTS_FILE).unlink()
    assert patience.failed(DAY).count == 6
    assert patience.seconds() == 20


def test_opening_ends_the_wait_and_tells_what_failed(tmp_path: Path) -> None:
    patience = Patience(tmp_path, Seconds())
    for _ in range(4):
        patience.failed(DAY)
    assert patience.opened() == Attempts(4, DAY)
    assert patience.seconds() == 0
    assert patience.failed(DAY).count == 1
