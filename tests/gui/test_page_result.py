"""The result by mouse and by keyboard: every figure opens, and row and marker light up together."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.presenters.homes import BEST, WORST, a_short_scan, home_scan
from zelfscan.gui import background
from zelfscan.gui.pages.result import ResultPage
from zelfscan.gui.pages.result_rows import ScoreRow
from zelfscan.gui.pages.why_cards import PartRow
from zelfscan.gui.theme import DARK_THEME, apply_theme
from zelfscan.gui.widgets.house_picture import HousePicture
from zelfscan.gui.widgets.text import Text
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.result_views import PartView
from zelfscan.presenters.results_desk import ResultsDesk
from zelfscan.presenters.why_desk import WhyDesk


def shown(qtbot: QtBot, page: ResultPage, width: int = 1280, height: int = 800) -> ResultPage:
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(background.is_idle)
    if page.overview is not None:
        page.overview.finish()
        QApplication.processEvents()
    return page


def a_page(qtbot: QtBot, answers: dict[str, str], width: int = 1280) -> ResultPage:
    scan = home_scan(answers)
    return shown(qtbot, ResultPage(ResultsDesk(scan), WhyDesk(scan)), width)


def a_page_of(qtbot: QtBot, answers: dict[str, str]) -> tuple[ResultPage, Journal]:
    scan = home_scan(answers)
    return shown(qtbot, ResultPage(ResultsDesk(scan), WhyDesk(scan))), scan.journal


def test_pressing_a_risk_says_why_and_backspace_goes_back(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    assert page.overview is not None
    qtbot.mouseClick(page.overview.rows[1], Qt.MouseButton.LeftButton)
    assert page.why is not None
    assert page.why.heading.text() == "Inbraak: waarom bovenaan?"

    back = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)
    assert page.handle_key(back)

    assert page.subject == ""
    assert page.overview.rows[1].hasFocus()


def test_the_risks_are_there_at_once_and_the_rest_right_after(qtbot: QtBot) -> None:
    scan = home_scan(WORST)
    page = ResultPage(ResultsDesk(scan), WhyDesk(scan))
    qtbot.addWidget(page)
    page.show()
    assert page.overview is not None
    assert list(page.overview.rows) == [1, 2, 3]
    assert page.findChildren(HousePicture) == []

    qtbot.waitUntil(lambda: len(page.findChildren(HousePicture)) == 1)
    qtbot.waitUntil(lambda: len(page.findChildren(ScoreRow)) > 0)


def test_going_back_brings_the_row_where_somebody_came_from_into_sight(qtbot: QtBot) -> None:
    page = shown(qtbot, a_page(qtbot, WORST), 1024, 480)
    page.open_why("section:house")
    qtbot.wait(50)
    page.close_why()
    assert page.overview is not None
    row = page.overview.row_of("section:house")
    assert row is not None

    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect() == row.rect(), timeout=1000)


def test_a_score_and_a_marker_lead_to_their_reasons_as_well(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    assert page.overview is not None
    qtbot.keyClick(page.overview.score_rows[0], Qt.Key.Key_Space)
    assert page.subject == "section:house"

    page.close_why()
    marker = next(each for each in page.overview.house.picture.markers() if each.marker.name == "Inbraak")
    qtbot.mouseClick(marker, Qt.MouseButton.LeftButton)
    assert page.subject == "risk:burglary"


def test_row_and_marker_light_up_together(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    overview = page.overview
    assert overview is not None
    marker = next(each for each in overview.house.picture.markers() if each.marker.number == 2)
    spot = QPointF(5, 5)
    QApplication.sendEvent(marker, QEnterEvent(spot, spot, spot))

    assert [number for number, row in overview.rows.items() if row.is_lit] == [2]

    overview.rows[1].setFocus(Qt.FocusReason.TabFocusReason)
    assert [number for number, row in overview.rows.items() if row.is_lit] == [1]


def test_all_good_points_open_in_place_and_stay_open(qtbot: QtBot) -> None:
    page = a_page(qtbot, BEST)
    assert page.overview is not None
    assert not page.overview.is_all_good_shown()
    qtbot.mouseClick(page.overview.more, Qt.MouseButton.LeftButton)
    assert page.overview.is_all_good_shown()

    page.refresh()
    qtbot.waitUntil(background.is_idle)
    assert page.overview.is_all_good_shown()


def test_the_house_can_be_read_as_a_list_that_opens_with_enter(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    assert page.overview is not None
    house = page.overview.house
    qtbot.keyClick(house.mode_button, Qt.Key.Key_Space)
    assert house.is_list()
    words = {house.table.item(row, 0).text() for row in range(house.table.rowCount())}  # type: ignore[union-attr]
    assert {"De voordeur", "Het hele huis"} <= words

    house.table.setCurrentCell(0, 0)
    qtbot.keyClick(house.table, Qt.Key.Key_Return)
    assert page.subject.startswith("place:")

    page.close_why()
    assert page.overview.house.is_list()


def test_the_foot_leads_to_the_first_open_question(qtbot: QtBot) -> None:
    page = a_page(qtbot, {**BEST, "lamp": "unknown"})
    assert page.open_button.isVisible()

    with qtbot.waitSignal(page.question_asked) as asked:
        qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["lamp"]


OPEN = {**WORST, "door": "unknown", "lamp": "unknown"}


@pytest.mark.parametrize("with_keys", [False, True])
def test_each_question_to_find_out_first_leads_to_its_question(qtbot: QtBot, with_keys: bool) -> None:
    page = a_page(qtbot, OPEN)
    assert page.overview is not None
    rows = page.overview.open_card.rows
    assert [row.question.item for row in rows] == ["door", "lamp"]

    for row, item in zip(rows, ("door", "lamp"), strict=True):
        with qtbot.waitSignal(page.question_asked) as asked:
            if with_keys:
                row.setFocus(Qt.FocusReason.TabFocusReason)
                qtbot.keyClick(row, Qt.Key.Key_Space)
            else:
                qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
        assert asked.args == [item]


def test_the_tab_key_reaches_the_open_questions_after_the_house(qtbot: QtBot) -> None:
    page = a_page(qtbot, OPEN)
    overview = page.overview
    assert overview is not None
    overview.house.mode_button.setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())

    assert reached == [*overview.open_card.rows, overview.open_card.list_button, overview.score_rows[0]]


def test_ten_minutes_of_questions_can_be_asked_for(qtbot: QtBot) -> None:
    page = a_page(qtbot, OPEN)
    assert page.overview is not None

    with qtbot.waitSignal(page.list_asked) as asked:
        qtbot.mouseClick(page.overview.open_card.list_button, Qt.MouseButton.LeftButton)

    assert asked.args == ["ten-minutes"]


def test_an_open_question_says_its_time_and_what_it_can_change(qtbot: QtBot) -> None:
    page = a_page(qtbot, OPEN)
    assert page.overview is not None
    row = page.overview.open_card.rows[0]

    assert page.overview.open_card.isVisible()
    assert row.accessibleName() == (
        "door? ± 2 minuten. Kan ‘Boze bezoeker’ 80 punten lager maken. Ook één ander risico kan lager worden."
    )
    assert row.accessibleDescription() == "Beantwoord deze vraag"


def test_without_an_open_question_there_is_nothing_to_find_out(qtbot: QtBot) -> None:
    page = a_page(qtbot, BEST)
    assert page.overview is not None

    assert page.overview.open_card.rows == []
    assert page.overview.open_card.isHidden()


def test_a_question_that_has_been_answered_is_found_out_no_more(qtbot: QtBot) -> None:
    page, journal = a_page_of(qtbot, OPEN)
    journal.answer("door", "yes", home_scan().clock())
    page.refresh()
    qtbot.waitUntil(background.is_idle)
    assert page.overview is not None

    assert [row.question.item for row in page.overview.open_card.rows] == ["lamp"]


def test_the_open_questions_are_still_there_after_the_reasons(qtbot: QtBot) -> None:
    page = a_page(qtbot, OPEN)
    page.open_why("risk:burglary")
    page.close_why()
    assert page.overview is not None

    assert [row.question.item for row in page.overview.open_card.rows] == ["door", "lamp"]


def test_where_the_short_route_asks_too_little_list_and_foot_lead_to_all_questions(qtbot: QtBot) -> None:
    scan = a_short_scan({"lock": "yes"})
    page = shown(qtbot, ResultPage(ResultsDesk(scan), WhyDesk(scan)))
    assert page.overview is not None
    assert page.overview.longer_button is not None

    for button in (page.overview.longer_button, page.open_button):
        assert button.text() == "Zelfscan met alle vragen"
        with qtbot.waitSignal(page.route_asked) as asked:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert asked.args == ["volledig"]


def test_a_figure_of_another_page_opens_its_reasons(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    page.open_subject("risk:visit")

    assert page.why is not None
    assert page.start_focus() is page.why.back_button


def test_the_foot_leads_to_the_plan(qtbot: QtBot) -> None:
    page = a_page(qtbot, BEST)

    with qtbot.waitSignal(page.tab_asked) as asked:
        qtbot.mouseClick(page.footer.next_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["plan"]
    assert not page.open_button.isVisible()


def test_an_answer_behind_a_figure_leads_to_its_question(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    page.open_why("risk:burglary")
    assert page.why is not None

    with qtbot.waitSignal(page.question_asked) as asked:
        qtbot.mouseClick(page.why.reasons[0], Qt.MouseButton.LeftButton)
    assert asked.args == ["door"]


def test_what_helps_leads_to_its_measure_in_the_plan(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    page.open_why("risk:burglary")
    assert page.why is not None
    asked: list[str] = []
    page.measure_asked.connect(asked.append)
    page.tab_asked.connect(asked.append)
    qtbot.mouseClick(page.why.helps[0], Qt.MouseButton.LeftButton)

    assert asked == ["new-lamp", "plan"]


def test_the_next_risk_is_one_press_away(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    page.open_why("risk:burglary")
    assert page.why is not None
    qtbot.mouseClick(page.why.next_button, Qt.MouseButton.LeftButton)

    assert page.subject == "risk:visit"


def test_a_new_answer_is_drawn_when_the_page_is_shown_again(qtbot: QtBot) -> None:
    page, journal = a_page_of(qtbot, WORST)
    page.open_why("section:house")
    journal.answer("door", "yes", home_scan().clock())
    page.refresh()
    qtbot.waitUntil(background.is_idle)

    assert page.why is not None
    assert page.why.view.score is not None
    assert page.why.view.score.figures == "50"


def test_answers_that_change_nothing_and_the_sources_open_on_demand(qtbot: QtBot) -> None:
    page = a_page(qtbot, {**WORST, "threat": "no"})
    page.open_why("risk:burglary")
    assert page.why is not None
    for button, part in ((page.why.quiet_button, page.why.quiet), (page.why.basis_button, page.why.basis)):
        assert part.isHidden()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert not part.isHidden()


def test_what_each_answer_does_opens_on_demand_and_is_then_spoken(qtbot: QtBot) -> None:
    page = a_page(qtbot, {**WORST, "threat": "no"})
    page.open_why("risk:burglary")
    assert page.why is not None
    qtbot.keyClick(page.why.quiet_button, Qt.Key.Key_Space)
    card, silent = page.why.reasons[0], page.why.quiet_cards[-1]
    assert card.effects.isHidden()
    assert "60 %" not in card.accessibleDescription()

    qtbot.keyClick(page.why.effects_button, Qt.Key.Key_Space)
    assert not card.effects.isHidden()
    assert card.accessibleDescription().endswith(
        "Het beste antwoord houdt 60 % van de pogingen tegen (0 tot 100 %). Aanname van de makers."
    )
    assert silent.reason.item == "threat"
    assert silent.effects.isHidden()
    assert page.why.effects_button.text() == "Verberg de effecten"

    qtbot.mouseClick(page.why.effects_button, Qt.MouseButton.LeftButton)
    assert card.effects.isHidden()
    assert card.accessibleDescription() == "Wijzig dit antwoord. Telt bij: by-door."


def test_answers_that_change_nothing_say_what_they_do_too_when_they_are_opened_later(qtbot: QtBot) -> None:
    page = a_page(qtbot, {**WORST, "threat": "no"})
    page.open_why("risk:burglary")
    assert page.why is not None
    qtbot.keyClick(page.why.effects_button, Qt.Key.Key_Space)
    assert page.why.quiet_cards == []

    qtbot.keyClick(page.why.quiet_button, Qt.Key.Key_Space)
    shown = {card.reason.item: not card.effects.isHidden() for card in page.why.quiet_cards}
    assert shown == {reason.item: bool(reason.effects) for reason in page.why.view.quiet}


def test_a_score_has_no_effects_to_open(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    page.open_why("section:house")
    assert page.why is not None

    assert page.why.effects_button.isHidden()


def test_the_rule_that_made_the_level_stands_with_the_figure(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    page.open_why("risk:burglary")
    assert page.why is not None

    assert not page.why.figure.level_words.isHidden()
    assert page.why.figure.level_words.text() == "Vanaf 125 is hoog. Die grens is een aanname."


def test_the_weakest_door_stands_under_the_bar_of_its_way(qtbot: QtBot) -> None:
    part = PartView("door", "Door een deur", "", 20, 50, decides=True, weakest="Zwakste deur: Achterdeur.")
    row = PartRow(part, "high")
    qtbot.addWidget(row)

    assert row.findChildren(Text)[-1].text() == "Zwakste deur: Achterdeur."


def test_in_a_narrow_window_words_replace_the_lines(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST, width=800)
    page.open_why("risk:burglary")
    assert page.why is not None
    assert page.why.reasons[0].where.isVisibleTo(page.why.reasons[0])
    assert page.why.reasons[0].where.findChildren(Text)[0].text() == "Telt bij: by-door"

    page.resize(1280, 800)
    card = page.why.reasons[0]
    qtbot.waitUntil(lambda: not card.where.isVisibleTo(card))


@pytest.mark.parametrize("subject", ["", "risk:burglary", "section:house", "risk:help", "place:voordeur"])
@pytest.mark.parametrize(("width", "scale"), [(1280, 1.0), (1024, 1.0), (1280, 2.0), (1024, 2.0)])
def test_nothing_is_wider_than_the_window(
    qtbot: QtBot, qapp: QApplication, subject: str, width: int, scale: float
) -> None:
    apply_theme(qapp, DARK_THEME, scale)
    page = a_page(qtbot, {**WORST, "lamp": "unknown"}, width)
    if subject:
        page.open_why(subject)
        assert page.why is not None
        page.why.effects_button.click()
    qtbot.waitUntil(background.is_idle)

    assert _too_wide(page) == []


def test_another_text_size_draws_the_page_anew(qtbot: QtBot, qapp: QApplication) -> None:
    page = a_page(qtbot, WORST)
    before = page.overview
    apply_theme(qapp, DARK_THEME, 1.5)
    qtbot.waitUntil(background.is_idle)

    assert page.overview is not before


def test_every_button_has_a_name(qtbot: QtBot) -> None:
    page = a_page(qtbot, WORST)
    assert page.overview is not None
    name = page.overview.rows[1].accessibleName()

    assert name == "1. Inbraak. Hoog. 150, gemiddeld huis is 100."


def _too_wide(page: QWidget) -> list[str]:
    """Name the visible parts that stick out of the page at the right."""
    return [
        f"{type(part).__name__} {part.accessibleName()}"
        for part in page.findChildren(QWidget)
        if part.isVisible() and part.mapTo(page, part.rect().topRight()).x() > page.width()
    ]


def test_a_page_that_is_gone_is_not_drawn_when_the_open_questions_arrive(qtbot: QtBot) -> None:
    scan = home_scan(WORST)
    page = ResultPage(ResultsDesk(scan), WhyDesk(scan))
    delete(page)

    with qtbot.capture_exceptions() as raised:
        qtbot.waitUntil(background.is_idle)
    assert raised == []


def test_where_nothing_helps_yet_the_reasons_lead_to_all_questions(qtbot: QtBot) -> None:
    scan = a_short_scan({"lock": "yes"})
    page = shown(qtbot, ResultPage(ResultsDesk(scan), WhyDesk(scan)))
    page.open_why("risk:burglary")
    assert page.why is not None

    with qtbot.waitSignal(page.route_asked) as asked:
        qtbot.mouseClick(page.why.longer_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["volledig"]
