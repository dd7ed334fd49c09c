"""What holds for every test of the window: our own look at 100 %, and no answers left over."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from zelfscan.gui import ask
from zelfscan.gui.theme import LIGHT_THEME, apply_theme, current_theme

MANY_WIDGETS = 1200


@pytest.fixture(autouse=True)
def our_look(qapp: QApplication) -> Iterator[None]:
    """Start every test in the light theme at 100 %, and fail on an answer that nobody asked for."""
    # A theme restyles every widget there is, also what earlier tests left behind: not for nothing.
    if current_theme() != LIGHT_THEME or not qapp.styleSheet():
        apply_theme(qapp, LIGHT_THEME)
    yield
    if len(qapp.allWidgets()) > MANY_WIDGETS:
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert ask.forget_answers() == []
