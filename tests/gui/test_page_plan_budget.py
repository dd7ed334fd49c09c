"""The budget by mouse and by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.gui.test_page_plan import a_page_of
from tests.presenters.homes import BEST, WORST
from zelfscan.gui import background
from zelfscan.gui.pages.plan import PlanPage
from zelfscan.gui.pages.plan_budget import PriceRow
from zelfscan.gui.theme import DARK_THEME, apply_theme
from zelfscan.presenters.journal import Journal


def an_open_card(qtbot: QtBot, answers: dict[str, str] | None = None) -> tuple[PlanPage, Journal]:
    page, journal = a_page_of(qtbot, WORST if answers is None else answers)
    page.activateWindow()
    qtbot.mouseClick(page.budget.expander.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: all(row.isVisible() for row in page.budget.rows))
    return page, journal


def row_of(page: PlanPage, measure: str) -> PriceRow:
    return next(row for row in page.budget.rows if row.price.id == measure)


def type_in(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(field, text)


def test_it_is_folded_until_somebody_wants_it(qtbot: QtBot) -> None:
    page, _ = a_page_of(qtbot, WORST)
    assert page.budget.rows == []
    assert page.budget.expander.button.accessibleName() == "Klap uit: Wat kan ik doen met mijn budget?"


def test_prices_a_budget_and_the_best_set_with_the_keyboard_alone(qtbot: QtBot) -> None:
    page, journal = an_open_card(qtbot)
    card = page.budget
    lock = row_of(page, "new-lock").edit
    type_in(qtbot, lock, "300")
    qtbot.keyClick(lock, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is row_of(page, "window-lock").edit
    qtbot.keyClicks(focused, "500")
    type_in(qtbot, card.budget.edit, "400")
    qtbot.keyClick(card.budget.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.best is not None)

    assert journal.prices() == {"new-lock": 30_000, "window-lock": 50_000}
    assert card.best is not None
    assert card.best.heading.text() == "Dit helpt het meest voor € 400"
    assert {row.change.id for row in card.best.changes} >= {"burglary"}
    qtbot.keyClick(card.best.plan_button, Qt.Key.Key_Space)
    assert journal.choices() == {"ask-permission": "planned", "new-lock": "planned"}
    assert card.best is not None


def test_the_tab_key_comes_by_everything_in_order(qtbot: QtBot) -> None:
    page, _ = an_open_card(qtbot)
    stops = page.budget.stops()
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    for stop in stops[1:]:
        here = QApplication.focusWidget()
        assert here is not None
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        assert stop.hasFocus()


def test_what_is_no_amount_is_said_at_its_field_and_kept_out(qtbot: QtBot) -> None:
    page, journal = an_open_card(qtbot)
    row = row_of(page, "new-lock")
    type_in(qtbot, row.edit, "veel")
    qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    assert row.error.text() == "Dit is geen bedrag. Typ een bedrag zoals 1.250,50."
    assert row.edit.accessibleDescription() == row.error.text()
    assert (row.edit.text(), journal.prices()) == ("veel", {})

    row.edit.clear()
    assert row.error.text() == ""


@pytest.mark.parametrize(("budget", "message"), [("", "hoeveel u wilt uitgeven"), ("veel", "geen bedrag")])
def test_without_a_budget_it_says_what_to_do(qtbot: QtBot, budget: str, message: str) -> None:
    page, _ = an_open_card(qtbot)
    page.budget.budget.set_text(budget)
    qtbot.mouseClick(page.budget.count_button, Qt.MouseButton.LeftButton)
    assert message in page.budget.budget.error()
    assert page.budget.budget.edit.hasFocus()


def test_another_price_takes_the_set_away(qtbot: QtBot) -> None:
    page, _ = an_open_card(qtbot)
    type_in(qtbot, row_of(page, "new-lock").edit, "300")
    page.budget.budget.set_text("400")
    page.budget.count_button.click()
    qtbot.waitUntil(lambda: page.budget.best is not None)
    type_in(qtbot, row_of(page, "new-lock").edit, "1")
    qtbot.keyClick(row_of(page, "new-lock").edit, Qt.Key.Key_Return)
    assert page.budget.best is None


def test_a_figure_leads_to_its_reasons(qtbot: QtBot) -> None:
    page, _ = an_open_card(qtbot)
    type_in(qtbot, row_of(page, "window-lock").edit, "1")
    page.budget.budget.set_text("400")
    page.budget.count_button.click()
    qtbot.waitUntil(lambda: page.budget.best is not None)
    best = page.budget.best
    assert best is not None
    with qtbot.waitSignal(page.subject_asked) as asked:
        qtbot.mouseClick(best.changes[0], Qt.MouseButton.LeftButton)
    assert asked.args == ["risk:burglary"]


def test_leaving_the_page_keeps_a_price(qtbot: QtBot) -> None:
    page, journal = an_open_card(qtbot)
    row_of(page, "new-lock").edit.setText("12,50")
    assert page.leave()
    assert journal.prices() == {"new-lock": 1250}
    row_of(page, "new-lock").edit.setText("tja")
    assert not page.leave()
    assert page.leave()


def test_a_page_that_is_gone_takes_no_set_any_more(qtbot: QtBot) -> None:
    page, _ = an_open_card(qtbot)
    type_in(qtbot, row_of(page, "new-lock").edit, "300")
    page.budget.budget.set_text("400")
    background.PATIENCE, before = 0.0, background.PATIENCE
    try:
        page.budget.count_button.click()
    finally:
        background.PATIENCE = before
    delete(page)
    with qtbot.capture_exceptions() as raised:
        qtbot.waitUntil(background.is_idle)
    assert raised == []


def test_without_paid_steps_there_is_nothing_to_fill_in(qtbot: QtBot) -> None:
    page, _ = an_open_card(qtbot, dict(BEST))
    assert page.budget.rows == []
    assert page.leave()


@pytest.mark.parametrize("width", [1024, 1280])
def test_nothing_is_wider_than_the_window(qtbot: QtBot, qapp: QApplication, width: int) -> None:
    apply_theme(qapp, DARK_THEME, 2.0)
    page, _ = an_open_card(qtbot)
    page.resize(width, 640)
    row_of(page, "new-lock").edit.setText("300")
    page.budget.budget.set_text("400")
    page.budget.count_button.click()
    qtbot.waitUntil(lambda: page.budget.best is not None)
    qtbot.wait(30)
    assert [
        type(part).__name__
        for part in page.budget.findChildren(QWidget)
        if part.isVisible() and part.mapTo(page, part.rect().topRight()).x() >= page.width()
    ] == []
