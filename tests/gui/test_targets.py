"""What can be pressed is large enough for a finger, at every text size, and what wraps has room for it."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from zelfscan.gui.pages.result_rows import ScoreRow
from zelfscan.gui.theme import CONTRAST_LIGHT_THEME, LIGHT_THEME, apply_theme, current_theme
from zelfscan.gui.widgets.button import icon_button
from zelfscan.gui.widgets.card import CardButton
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.text import Text
from zelfscan.presenters.result_views import ScoreView


def a_score() -> ScoreView:
    return ScoreView("door", "Voordeur en hal", "weak", "Zwak", "48 tot 56", 48, 56, "weak")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_score_can_be_pressed_with_a_finger(qapp: QApplication, qtbot: QtBot, scale: float) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    row = ScoreRow(a_score())
    column.addWidget(row)
    column.addStretch(1)
    box.resize(round(700 * scale), 600)
    with qtbot.waitExposed(box):
        box.show()
    assert row.height() >= current_theme().px(44)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_an_icon_alone_is_as_wide_as_it_is_high(qapp: QApplication, qtbot: QtBot, scale: float) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    button = icon_button("Sluit", "sluit")
    qtbot.addWidget(button)
    assert button.sizeHint().width() >= current_theme().px(44)
    assert button.sizeHint().height() >= current_theme().px(44)


def test_in_high_contrast_a_lit_row_looks_unlike_the_others(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, CONTRAST_LIGHT_THEME)
    row = CardButton("Inbraak", is_row=True)
    qtbot.addWidget(row)
    row.resize(300, 60)
    before = row.grab().toImage()
    row.set_lit(True)
    assert row.grab().toImage() != before


def test_the_reason_why_a_button_is_off_stands_on_one_line_where_there_is_room(qtbot: QtBot) -> None:
    footer = Footer()
    qtbot.addWidget(footer)
    footer.resize(1120, 76)
    footer.set_reason("Kies eerst een antwoord")
    with qtbot.waitExposed(footer):
        footer.show()
    reason = next(text for text in footer.findChildren(Text) if text.text() == "Kies eerst een antwoord")
    assert reason.width() > reason.fontMetrics().horizontalAdvance(reason.text())
