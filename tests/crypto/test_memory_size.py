"""How much memory the computer has."""

import os
import sys

import pytest

from zelfscan.crypto.memory_size import memory_kib


def test_this_computer_has_more_than_a_hundred_megabytes_and_less_than_a_petabyte() -> None:
    assert 100 * 1024 < memory_kib() < 1024**4


@pytest.mark.skipif(sys.platform == "win32", reason="not run, because Windows is asked another way")
def test_a_system_that_does_not_tell_counts_as_one_without_room(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_name: str) -> int:
        raise ValueError("unrecognized configuration name")

    monkeypatch.setattr(os, "sysconf", refuse)
    assert memory_kib() == 0
