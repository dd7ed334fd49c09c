"""Every key of the overview, pressed in the real window: it does what the overview says."""

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from tests.job.driver import Driver
from zelfscan.gui.help_pages import HelpPages
from zelfscan.gui.pages.plan import PlanPage
from zelfscan.gui.pages.plan_rows import StepRow
from zelfscan.gui.pages.result import ResultPage
from zelfscan.gui.pages.result_house import HouseCard
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.gui.scan_pages import PLAN, RESULT
from zelfscan.gui.widgets.house_picture import HousePicture, MarkerButton
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.paths import licences_folder, questionnaires_folder, resources_folder
from zelfscan.presenters.about_desk import AboutDesk
from zelfscan.presenters.help_desk import HelpDesk
from zelfscan.presenters.key_table import KEY_GROUPS

K = Qt.Key
#: A question of the example that can be answered with Weet ik niet and Niet van toepassing.
QUESTION = "windows.lock-grade"
Steps = Mapping[str, Callable[[Driver], None]]


@pytest.fixture(autouse=True)
def helped(driver: Driver) -> HelpPages:
    """The help of this window."""
    pages = driver.window.findChild(HelpPages)
    if pages is not None:
        return pages
    desks = (
        HelpDesk(questionnaires_folder() / "catalogue" / "pictures"),
        AboutDesk(licences_folder(), resources_folder() / "licences", driver.journey._parts.clock),
    )
    return HelpPages(driver.window, *desks, lambda: (), lambda: driver.journey._parts.start.packs)


def open_example(driver: Driver) -> None:
    driver.journey.start.example_asked.emit()
    driver.wait_until(lambda: isinstance(driver.window.page(), ResultPage))


def overlay(driver: Driver) -> HelpPages:
    pages = driver.window.findChild(HelpPages)
    assert pages is not None
    return pages


def focus_on(driver: Driver, widget: object) -> None:
    widget.setFocus()  # type: ignore[attr-defined]
    driver.wait_until(widget.hasFocus)  # type: ignore[attr-defined]


# Everywhere


def keys(driver: Driver) -> None:
    driver.press(K.Key_F1)
    assert overlay(driver).keys.isVisible()
    driver.press(K.Key_F1)
    assert not overlay(driver).keys.isVisible()


def card(driver: Driver) -> None:
    driver.press(K.Key_F2)
    assert driver.window.card.isVisible()
    driver.press(K.Key_F2)
    assert not driver.window.card.isVisible()


def hide(driver: Driver) -> None:
    driver.press(K.Key_F12)
    assert driver.window.isMinimized()
    assert isinstance(driver.window.page(), UnlockPage)


def there_and_back(driver: Driver) -> None:
    before = driver.focused()
    driver.press(K.Key_Tab)
    assert driver.focused() is not before
    QTest.keyClick(driver.focused(), K.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert driver.focused() is before


def press(driver: Driver) -> None:
    for key in (K.Key_Return, K.Key_Space):
        focus_on(driver, driver.window.header.card_button)
        driver.press(key)
        assert driver.window.card.isVisible()
        driver.press(K.Key_Escape)


# At a question


def answer(driver: Driver) -> None:
    rows = [row for row in driver.questions().answers.rows() if row.key in "12345678"]
    for row in (rows[-1], rows[0]):
        driver.type(row.key)
        assert driver.questions().answers.row(driver.questions().answers.chosen_id()).key == row.key


def unknown(driver: Driver) -> None:
    driver.type("0")
    assert driver.questions().answers.chosen_id() == "unknown"


def not_applicable(driver: Driver) -> None:
    driver.type("9")
    assert driver.questions().answers.chosen_id() == "not-applicable"


def walk(driver: Driver) -> None:
    answers = driver.questions().answers
    chosen = answers.chosen_id()
    focus_on(driver, answers.rows()[0])
    driver.press(K.Key_Down)
    assert answers.rows()[1].hasFocus()
    driver.press(K.Key_Up)
    assert answers.rows()[0].hasFocus()
    assert answers.chosen_id() == chosen


def choose(driver: Driver) -> None:
    focus_on(driver, driver.questions().answers.rows()[1])
    driver.press(K.Key_Space)
    assert driver.questions().answers.rows()[1].isChecked()


def search(driver: Driver) -> None:
    driver.type("/")
    searching = driver.questions().ways.overlay
    assert searching is not None and searching.isVisible()
    driver.press(K.Key_Escape)
    assert not searching.isVisible()


def undo(driver: Driver) -> None:
    answers = driver.questions().answers
    before = answers.chosen_id()
    row = next(row for row in answers.rows() if row.key in "12345678" and not row.isChecked())
    driver.type(row.key)
    assert driver.questions().answers.chosen_id() != before
    QTest.keyClick(driver.focused(), K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert driver.questions().answers.chosen_id() == before


def on_and_back(driver: Driver) -> None:
    before = driver.questions().heading.text()
    driver.press(K.Key_Return)
    assert driver.questions().heading.text() != before
    driver.press(K.Key_Backspace)
    assert driver.questions().heading.text() == before


def note(driver: Driver) -> None:
    QTest.keyClick(driver.focused(), K.Key_O, Qt.KeyboardModifier.AltModifier)
    driver.wait_until(driver.questions().extras.note_field.hasFocus)


def flag(driver: Driver) -> None:
    before = driver.questions().extras.flag_button.isChecked()
    QTest.keyClick(driver.focused(), K.Key_L, Qt.KeyboardModifier.AltModifier)
    driver.wait_until(lambda: driver.questions().extras.flag_button.isChecked() != before)


def scroll(driver: Driver) -> None:
    driver.window.resize(1000, 400)
    driver.application.processEvents()
    page = driver.questions()
    focus_on(driver, page.answers.rows()[0])
    bar = next(each for each in page.findChildren(ScrollPage)).verticalScrollBar()
    bar.setValue(0)
    driver.press(K.Key_PageDown)
    assert bar.value() > 0
    driver.press(K.Key_PageUp)
    assert bar.value() == 0


# In the house


def result(driver: Driver) -> ResultPage:
    page = driver.window.page()
    assert isinstance(page, ResultPage)
    return page


def markers(driver: Driver) -> list[MarkerButton]:
    driver.wait_until(lambda: bool(result(driver).findChildren(HousePicture)))
    return result(driver).findChildren(HousePicture)[0].markers()


def house(driver: Driver) -> None:
    row = sorted(markers(driver), key=lambda marker: marker.x())
    focus_on(driver, row[0])
    driver.press(K.Key_Right)
    assert row[1].hasFocus()
    driver.press(K.Key_Left)
    assert row[0].hasFocus()


def why(driver: Driver) -> None:
    focus_on(driver, markers(driver)[0])
    driver.press(K.Key_Return)
    driver.wait_until(lambda: result(driver).subject.startswith("risk:"))


def overview(driver: Driver) -> None:
    for key in (K.Key_Backspace, K.Key_Escape):
        if not result(driver).subject:
            why(driver)
        driver.press(key)
        assert not result(driver).subject


def places(driver: Driver) -> None:
    card = result(driver).findChildren(HouseCard)[0]
    card.mode_button.click()
    focus_on(driver, card.table)
    before = card.table.currentRow()
    driver.press(K.Key_Down)
    assert card.table.currentRow() == before + 1
    driver.press(K.Key_Up)
    assert card.table.currentRow() == before


# In the plan


def step(driver: Driver) -> StepRow:
    page = driver.window.page()
    assert isinstance(page, PlanPage)
    return next(
        row for row in page.steps.rows() if row.switch is not None and row.choice.chosen_id() == "open"
    )


def unfold(driver: Driver) -> None:
    row = step(driver)
    before = row.is_open()
    focus_on(driver, row.button)
    driver.press(K.Key_Return)
    assert row.is_open() != before
    driver.press(K.Key_Return)
    assert row.is_open() == before


def what_if(driver: Driver) -> None:
    for is_on in (True, False):
        switch = step(driver).switch
        assert switch is not None
        focus_on(driver, switch)
        driver.press(K.Key_Space)
        switch = step(driver).switch
        assert switch is not None and switch.isChecked() == is_on


def choice(driver: Driver) -> None:
    page, chosen = driver.window.page(), step(driver)
    assert isinstance(page, PlanPage)
    name = chosen.step.id
    for key, wanted in ((K.Key_Down, "planned"), (K.Key_Up, "open")):
        focus_on(driver, next(row for row in page.steps.rows() if row.step.id == name).choice)
        driver.press(key)
        assert next(row for row in page.steps.rows() if row.step.id == name).choice.chosen_id() == wanted


# On the emergency card, and in the overview itself


def close(driver: Driver) -> None:
    for key in (K.Key_F1, K.Key_F2):
        driver.press(key)
        driver.press(K.Key_Escape)
        assert not overlay(driver).keys.isVisible()
        assert not driver.window.card.isVisible()


def slide(driver: Driver) -> None:
    driver.window.resize(800, 400)
    for key, box in ((K.Key_F1, overlay(driver).keys), (K.Key_F2, driver.window.card)):
        driver.press(key)
        driver.application.processEvents()
        bar = box.findChildren(QScrollArea)[0].verticalScrollBar()
        driver.press(K.Key_Down)
        assert bar.value() > 0
        driver.press(K.Key_Up)
        assert bar.value() == 0
        driver.press(K.Key_Escape)


EVERYWHERE: Steps = {
    "keys": keys,
    "card": card,
    "forward": there_and_back,
    "backward": there_and_back,
    "press": press,
    "hide": hide,
}
AT_A_QUESTION: Steps = {
    "answer": answer,
    "unknown": unknown,
    "not-applicable": not_applicable,
    "walk": walk,
    "choose": choose,
    "search": search,
    "undo": undo,
    "next": on_and_back,
    "back": on_and_back,
    "flag": flag,
    "scroll": scroll,
    "note": note,
}
IN_THE_HOUSE: Steps = {"house": house, "why": why, "overview": overview, "places": places}
IN_THE_PLAN: Steps = {"unfold": unfold, "what-if": what_if, "choice": choice}
OVER_THE_PAGE: Steps = {"close": close, "slide": slide}


def press_all(driver: Driver, steps: Steps) -> None:
    """Press every key of a group; what fails names its key by the function that it stands in."""
    for do in dict.fromkeys(steps.values()):
        do(driver)


def test_no_key_of_the_overview_is_left_out() -> None:
    tested = (EVERYWHERE, AT_A_QUESTION, IN_THE_HOUSE, IN_THE_PLAN, OVER_THE_PAGE)
    for group, steps in zip(KEY_GROUPS, tested, strict=True):
        assert {key.id for key in group.keys} == set(steps), group.title


def test_the_keys_that_work_everywhere(driver: Driver) -> None:
    driver.begin_by_keyboard("Zelfscan")
    press_all(driver, EVERYWHERE)


def test_the_keys_at_a_question(driver: Driver) -> None:
    open_example(driver)
    driver.journey.show_question(QUESTION)
    press_all(driver, AT_A_QUESTION)


def test_the_keys_in_the_house(driver: Driver) -> None:
    open_example(driver)
    driver.journey.show_tab(RESULT)
    press_all(driver, IN_THE_HOUSE)


def test_the_keys_in_the_plan(driver: Driver) -> None:
    open_example(driver)
    driver.journey.show_tab(PLAN)
    press_all(driver, IN_THE_PLAN)


def test_the_keys_on_what_lies_over_the_page(driver: Driver) -> None:
    open_example(driver)
    press_all(driver, OVER_THE_PAGE)


def test_the_overview_opens_also_while_the_scan_is_locked(driver: Driver) -> None:
    driver.begin_by_keyboard("Zelfscan")
    driver.journey.lock()
    keys(driver)
    assert isinstance(driver.window.page(), UnlockPage)


def test_the_emergency_card_comes_over_the_overview_and_never_the_other_way(driver: Driver) -> None:
    driver.press(K.Key_F1)
    driver.press(K.Key_F2)
    assert driver.window.card.isVisible() and driver.window.card.close_button.hasFocus()
    driver.press(K.Key_F1)
    assert driver.window.card.isVisible() and overlay(driver).keys.isVisible()
    driver.press(K.Key_Escape)
    assert not driver.window.card.isVisible() and overlay(driver).keys.close_button.hasFocus()
