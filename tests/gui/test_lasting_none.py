"""PySide6 on Python 3.11 may use up references to None; the program must outlive that."""

import sys

from PySide6.QtCore import QObject

import zelfscan.gui.lasting_none  # noqa: F401  # imported for what it does


def test_none_outlives_more_calls_than_a_day_of_work() -> None:
    thing = QObject()
    for _ in range(1000):
        thing.setObjectName("x")

    assert sys.version_info >= (3, 12) or sys.getrefcount(None) > 10**12
