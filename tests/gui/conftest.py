"""What holds for every test of the window: our own look at 100 %, and no answers left over."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from zelfscan.gui import ask
from zelfscan.gui.theme import LIGHT_THEME, apply_theme


@pytest.fixture(autouse=True)
def our_look(qapp: QApplication) -> Iterator[None]:
    """Start every test in the light theme at 100 %, and fail on an answer that nobody asked for."""
    apply_theme(qapp, LIGHT_THEME)
    yield
    assert ask.forget_answers() == []
