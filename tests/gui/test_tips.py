"""A tool tip shows names and answers to the letter; Qt reads what looks like markup, and fetches for it."""

import ast

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from tests.architecture.tree import modules
from zelfscan.gui.pages.question_undo import UndoNote
from zelfscan.gui.widgets.button import icon_button
from zelfscan.presenters.views import UndoView

HOSTILE = 'Nee <img src="file://server/share/a.png"> <b>vet</b>'


def shown(tip: str) -> str:
    """Return what somebody would read, as the tip of Qt makes it of this text."""
    page = QTextDocument()
    page.setHtml(tip)
    return page.toPlainText()


def test_a_name_with_markup_stands_in_a_tip_as_it_is(qtbot: QtBot) -> None:
    button = icon_button(HOSTILE, "sluit")
    qtbot.addWidget(button)
    assert "<img" not in button.toolTip()
    assert shown(button.toolTip()) == HOSTILE


def test_an_answer_of_somebody_else_is_never_markup_in_a_tip(qtbot: QtBot) -> None:
    line = UndoNote()
    qtbot.addWidget(line)
    line.draw(UndoView("Laatste antwoord", HOSTILE))
    assert "<img" not in line.button.toolTip()
    assert shown(line.button.toolTip()) == HOSTILE


@pytest.mark.parametrize("text", ["Sluit", "minder < meer", "Klap in: 3 > 2"])
def test_a_plain_tip_stays_as_it_is(qtbot: QtBot, text: str) -> None:
    button = icon_button(text, "sluit")
    qtbot.addWidget(button)
    assert button.toolTip() == text


def test_every_tip_goes_through_the_one_way() -> None:
    callers = {
        name
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "setToolTip"
    }
    assert callers == {"zelfscan/gui/tips.py"}
