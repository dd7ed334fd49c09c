"""The version of Qt for Python that is locked keeps its books in order (docs/decisions/0007-qt-6-11.md)."""

import sys

from PySide6.QtCore import QObject


def test_calls_that_return_nothing_do_not_wear_out_none():
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100
