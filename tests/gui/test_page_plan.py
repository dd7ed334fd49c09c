"""The plan by mouse and by keyboard: choosing, trying out, and never losing the place."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.presenters.homes import BEST, WORST, a_short_scan, home_scan
from zelfscan.errors.files import DiskFull
from zelfscan.gui import background
from zelfscan.gui.pages.plan import PlanPage
from zelfscan.gui.pages.plan_rows import StepGroup, StepRow
from zelfscan.gui.theme import DARK_THEME, apply_theme
from zelfscan.gui.widgets.check_box import Switch
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.plan_desk import PlanDesk


def a_page(qtbot: QtBot, answers: dict[str, str], width: int = 1280) -> PlanPage:
    return a_page_of(qtbot, answers, width)[0]


def a_page_of(qtbot: QtBot, answers: dict[str, str], width: int = 1280) -> tuple[PlanPage, Journal]:
    scan = home_scan(answers)
    page = PlanPage(PlanDesk(scan))
    qtbot.addWidget(page)
    page.resize(width, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page, scan.journal


def row_of(page: PlanPage, measure: str) -> StepRow:
    row = page.steps.row(measure)
    assert row is not None
    return row


def switch_of(page: PlanPage, measure: str) -> Switch:
    switch = row_of(page, measure).switch
    assert switch is not None
    return switch


def test_only_the_first_step_is_open(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)

    assert page.heading.text() == "Deze week: drie stappen"
    assert [row.step.id for row in page.steps.rows() if row.is_open()] == ["ask-permission"]


def test_a_step_opens_with_the_keyboard(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    row = row_of(page, "window-lock")
    qtbot.keyClick(row.button, Qt.Key.Key_Space)

    assert row.is_open()


def test_a_choice_is_kept_and_the_focus_stays_with_the_step(qtbot: QtBot) -> None:
    page, journal = a_page_of(qtbot, WORST)
    choice = row_of(page, "window-lock").choice
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        qtbot.keyClick(row_of(page, "window-lock").choice, Qt.Key.Key_Down)

    assert journal.choices() == {"window-lock": "done"}
    assert row_of(page, "window-lock").choice.hasFocus()
    assert [group.rows[0].step.id for group in page.steps.groups()][-1] == "window-lock"


def test_a_step_that_moves_to_another_group_stays_in_sight(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    page.resize(1280, 420)
    qtbot.wait(50)
    row_of(page, "ask-permission").choice.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        qtbot.keyClick(row_of(page, "ask-permission").choice, Qt.Key.Key_Down)
    choice = row_of(page, "ask-permission").choice

    assert page.steps.groups()[-1].rows[0].step.choice == "done"
    qtbot.waitUntil(lambda: choice.visibleRegion().boundingRect() == choice.rect(), timeout=1000)


def test_what_was_open_stays_open_after_a_choice(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    row_of(page, "window-lock").set_open(True)
    page.refresh()
    qtbot.keyClick(row_of(page, "new-lamp").choice, Qt.Key.Key_Down)

    assert row_of(page, "window-lock").is_open()


def test_a_switch_shows_before_and_after_at_once(qtbot: QtBot) -> None:
    page, journal = a_page_of(qtbot, WORST)
    switch = switch_of(page, "new-lamp")
    switch.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(switch, Qt.Key.Key_Space)

    assert [(row.change.id, row.change.before, row.change.after) for row in page.trying.changes] == [
        ("burglary", "150", "112"),
        ("fire", "100", "20"),
    ]
    assert switch.hasFocus()
    assert journal.choices() == {}


def test_what_comes_along_with_a_step_is_said_in_the_panel(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    qtbot.keyClick(switch_of(page, "new-lock"), Qt.Key.Key_Space)
    assert page.trying.added.isVisible()
    assert page.trying.added.text() == "Telt mee: Vraag toestemming. Dat moet eerst."

    qtbot.keyClick(switch_of(page, "new-lock"), Qt.Key.Key_Space)
    assert page.trying.added.isHidden()


def test_of_two_steps_each_says_what_it_has_in_the_fall(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    shares = page.trying.shares
    qtbot.keyClick(switch_of(page, "new-lamp"), Qt.Key.Key_Space)
    qtbot.waitUntil(background.is_idle)
    assert shares.isHidden()

    qtbot.mouseClick(switch_of(page, "window-lock"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(shares.lines))
    assert shares.isVisible()
    assert [line.text() for line in shares.lines] == [
        "Lamp buiten",
        "90 % van de daling",
        "Zonder deze stap mist u 89 % van de daling.",
        "Slot op het raam",
        "9 % van de daling",
        "Zonder deze stap mist u 7 % van de daling.",
    ]

    qtbot.keyClick(page.trying.clear_button, Qt.Key.Key_Space)
    qtbot.waitUntil(background.is_idle)
    assert (shares.lines, shares.isHidden()) == ([], True)


def test_only_the_last_division_is_drawn(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    for measure in ("new-lamp", "window-lock", "new-lock"):
        qtbot.keyClick(switch_of(page, measure), Qt.Key.Key_Space)
    qtbot.waitUntil(background.is_idle)

    assert [line.text() for line in page.trying.shares.lines][::3] == [
        "Nieuw slot",
        "Lamp buiten",
        "Slot op het raam",
        "Vraag toestemming",
    ]


def test_a_plan_that_is_gone_is_not_drawn_when_the_division_arrives(qtbot: QtBot) -> None:
    page = PlanPage(PlanDesk(home_scan(WORST)))
    for measure in ("new-lamp", "window-lock"):
        switch_of(page, measure).click()
    delete(page)

    with qtbot.capture_exceptions() as raised:
        qtbot.waitUntil(background.is_idle)
    assert raised == []


def test_alles_uit_puts_every_switch_off(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    for measure in ("new-lamp", "window-lock"):
        qtbot.keyClick(switch_of(page, measure), Qt.Key.Key_Space)
    qtbot.keyClick(page.trying.clear_button, Qt.Key.Key_Space)

    assert not any(row.switch.isChecked() for row in page.steps.rows() if row.switch is not None)
    assert page.trying.changes == []
    assert page.trying.clear_button.isHidden()


def test_a_step_without_a_figure_has_no_switch(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    assert row_of(page, "ask-permission").switch is None


def test_a_measure_that_was_asked_for_is_open_and_gets_the_focus(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    page.refresh()
    page.open_measure("get-button")

    assert row_of(page, "get-button").is_open()
    assert page.start_focus() is row_of(page, "get-button").button
    assert page.start_focus() is page.steps.rows()[0].choice


def test_an_unknown_measure_changes_nothing(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    page.open_measure("something-else")

    assert page.start_focus() is page.steps.rows()[0].choice


def test_a_choice_that_cannot_be_kept_says_so_and_shows_what_was_kept(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page, journal = a_page_of(qtbot, WORST)

    def refuse(*_arguments: object) -> None:
        raise DiskFull(tmp_path / "vault")

    monkeypatch.setattr(journal, "choose", refuse)
    qtbot.keyClick(row_of(page, "new-lamp").choice, Qt.Key.Key_Down)

    assert page.trouble.isVisible()
    assert "de schijf is vol" in page.trouble.text()
    assert row_of(page, "new-lamp").choice.chosen_id() == "open"


def test_the_panel_stands_beside_the_steps_or_under_them(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    wide = page.trying.mapTo(page, page.trying.rect().topLeft()).x()
    assert wide > 800

    page.resize(1024, 800)
    qtbot.waitUntil(lambda: page.trying.mapTo(page, page.trying.rect().topLeft()).x() < 200)


def test_in_a_narrow_window_the_foot_says_what_changes(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST, 1024)
    assert page.footer.isHidden()
    qtbot.keyClick(switch_of(page, "new-lamp"), Qt.Key.Key_Space)
    assert not page.footer.isHidden()

    qtbot.keyClick(page.see_button, Qt.Key.Key_Space)
    assert page.trying.clear_button.hasFocus()


def test_without_steps_there_is_no_list(qtbot: QtBot) -> None:
    page = a_page(qtbot, BEST)

    assert page.heading.text() == "Er zijn nu geen stappen nodig"
    assert page.steps.rows() == []
    assert page.start_focus() is None


def test_every_control_says_for_which_step_it_is(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    row = row_of(page, "new-lock")

    assert row.choice.accessibleName() == "Stand van Nieuw slot"
    assert switch_of(page, "new-lock").accessibleName() == "Wat als u dit doet: Nieuw slot"
    assert row.button.accessibleName() == "Klap uit: Nieuw slot"


@pytest.mark.parametrize(("width", "scale"), [(1280, 1.0), (1024, 1.0), (1280, 2.0), (1024, 2.0)])
def test_nothing_is_wider_than_the_window(qtbot: QtBot, qapp: QApplication, width: int, scale: float) -> None:
    apply_theme(qapp, DARK_THEME, scale)
    page = a_page(qtbot, WORST, width)
    for row in page.steps.rows():
        row.set_open(True)
    for measure in ("new-lamp", "new-lock"):
        qtbot.keyClick(switch_of(page, measure), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(page.trying.shares.lines))
    qtbot.wait(20)

    assert [
        type(part).__name__
        for part in page.findChildren(QWidget)
        if part.isVisible() and part.mapTo(page, part.rect().topRight()).x() > page.width()
    ] == []


def test_another_text_size_keeps_what_was_open(qtbot: QtBot, qapp: QApplication) -> None:
    page = a_page(qtbot, WORST)
    row_of(page, "window-lock").set_open(True)
    apply_theme(qapp, DARK_THEME, 1.5)

    assert row_of(page, "window-lock").is_open()


def test_a_measure_that_was_asked_for_stands_at_the_top(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    page.resize(1280, 420)
    page.open_measure("window-lock")
    page.start_focus()
    row = row_of(page, "window-lock")

    qtbot.waitUntil(lambda: 0 <= row.mapTo(page, row.rect().topLeft()).y() < 60)


def test_a_figure_of_what_would_change_leads_to_its_reasons(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    qtbot.keyClick(switch_of(page, "new-lamp"), Qt.Key.Key_Space)
    row = page.trying.changes[0]

    with qtbot.waitSignal(page.subject_asked) as asked:
        qtbot.keyClick(row, Qt.Key.Key_Space)
    assert asked.args == ["risk:burglary"]
    assert row.accessibleName() == "Inbraak: van 150 naar 112, middel."


def test_what_a_step_rests_on_opens_on_demand(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    row = row_of(page, "ask-permission")
    assert not row.more.isVisible()

    qtbot.keyClick(row.more_button, Qt.Key.Key_Space)
    assert row.more.isVisible()
    assert row.more_button.text() == "Verberg waarop dit rust"

    qtbot.keyClick(row.more_button, Qt.Key.Key_Space)
    assert not row.more.isVisible()


def test_the_plan_of_the_short_route_leads_to_all_questions(qtbot: QtBot) -> None:
    page = PlanPage(PlanDesk(a_short_scan({"lock": "yes"})))
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()

    assert page.start_focus() is page.longer_button
    with qtbot.waitSignal(page.route_asked) as asked:
        qtbot.keyClick(page.longer_button, Qt.Key.Key_Space)
    assert asked.args == ["volledig"]


def test_the_steps_of_this_week_are_there_at_once_and_the_others_right_after(qtbot: QtBot) -> None:
    desk = PlanDesk(home_scan(WORST))
    page = PlanPage(desk)
    qtbot.addWidget(page)
    page.show()
    first, *rest = desk.view().groups
    assert [row.step.id for row in page.steps.made_rows()] == [step.id for step in first.steps]
    assert rest

    qtbot.waitUntil(lambda: len(page.findChildren(StepGroup)) == len(rest) + 1)
    qtbot.waitUntil(lambda: page.claims is not None and page.claims.isVisible())


def test_a_step_that_is_asked_for_too_early_is_made_then(qtbot: QtBot) -> None:
    desk = PlanDesk(home_scan(WORST))
    page = PlanPage(desk)
    qtbot.addWidget(page)
    last = desk.view().groups[-1].steps[-1].id
    page.open_measure(last)

    row = page.steps.row(last)
    assert row is not None
    assert row.is_open()
