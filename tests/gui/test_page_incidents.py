"""The private log by mouse and by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.presenters.several_days import FIRST, answered_on
from tests.presenters.test_incident_desk import ANSWERS, VISIT
from zelfscan.errors.files import DiskFull
from zelfscan.gui import ask
from zelfscan.gui.pages.incident_form import IncidentForm
from zelfscan.gui.pages.incident_parts import AfterPart, LogList
from zelfscan.gui.pages.incidents import IncidentsPage
from zelfscan.gui.theme import CONTRAST_LIGHT_THEME, DARK_THEME, apply_theme
from zelfscan.gui.widgets.text import Text
from zelfscan.presenters.incident_desk import IncidentDesk
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_memory import MemoryJournal


def a_page(qtbot: QtBot, journal: Journal | None = None, width: int = 1280) -> IncidentsPage:
    scan = answered_on([(FIRST, ANSWERS)], journal or MemoryJournal(), FixedClock())
    page = IncidentsPage(IncidentDesk(scan))
    qtbot.addWidget(page)
    page.resize(width, 640)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def form_of(page: IncidentsPage) -> IncidentForm:
    assert page.form is not None
    return page.form


def after_of(page: IncidentsPage) -> AfterPart:
    assert page.after is not None
    return page.after


def list_of(page: IncidentsPage) -> LogList:
    assert page.list is not None
    return page.list


def write(qtbot: QtBot, page: IncidentsPage, text: str = "Hij riep.") -> None:
    """Write an incident with the mouse."""
    qtbot.mouseClick(page.footer.next_button, Qt.MouseButton.LeftButton)
    form_of(page).kind.choose(VISIT)
    form_of(page).text.setPlainText(text)
    qtbot.mouseClick(page.footer.next_button, Qt.MouseButton.LeftButton)


def words(page: QWidget) -> str:
    return "\n".join(text.text() for text in page.findChildren(Text) if text.isVisibleTo(page))


def test_an_empty_log_says_so_and_leads_to_writing(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    assert "Er staat nog niets in uw logboek." in words(page)
    assert "Na het sluiten is dit logboek weg." in words(page)
    assert page.start_focus() is page.footer.next_button


def test_an_incident_is_written_with_the_keyboard_alone(qtbot: QtBot) -> None:
    journal = MemoryJournal()
    page = a_page(qtbot, journal)
    page.footer.next_button.setFocus()
    qtbot.keyClick(page.footer.next_button, Qt.Key.Key_Space)
    form = form_of(page)
    assert form.kind.hasFocus()
    qtbot.keyClick(form.kind, Qt.Key.Key_Down)
    assert "Schrijf op." in words(form.steps)
    qtbot.keyClick(form.kind, Qt.Key.Key_Tab)
    assert form.day.edit.hasFocus()
    qtbot.keyClick(form.day.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(form.day.edit, "20-11")
    for _ in range(3):
        here = QApplication.focusWidget()
        assert here is not None
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert form.text.hasFocus()
    qtbot.keyClicks(form.text, "Hij riep.")
    page.footer.next_button.setFocus()
    qtbot.keyClick(page.footer.next_button, Qt.Key.Key_Space)

    assert [(str(each.happened), each.text) for each in journal.incidents()] == [("2026-11-20", "Hij riep.")]
    assert page.told.text() == "Dit staat nu in uw logboek."
    assert "Dit telt nu zwaarder" in words(page)


def test_it_asks_for_no_name_of_who_threatens(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    qtbot.mouseClick(page.footer.next_button, Qt.MouseButton.LeftButton)
    hint = "Schrijf op wat, waar, wanneer en wie het zag. Schrijf geen naam van wie u bedreigt."
    assert hint in words(page)
    assert form_of(page).text.accessibleDescription() == hint


def test_what_is_missing_is_said_at_its_field_which_gets_the_focus(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    qtbot.mouseClick(page.footer.next_button, Qt.MouseButton.LeftButton)
    form = form_of(page)
    qtbot.mouseClick(page.footer.next_button, Qt.MouseButton.LeftButton)
    assert (form.kind.hasFocus(), form.kind_error.text()) == (True, "Kies eerst wat er gebeurde.")
    form.kind.choose(VISIT)
    form.kind.picked.emit(VISIT)
    assert form.kind_error.text() == ""
    form.day.set_text("morgen")
    qtbot.mouseClick(page.footer.next_button, Qt.MouseButton.LeftButton)
    assert (form.day.edit.hasFocus(), form.day.error()[:16]) == (True, "Dit is geen dag.")
    qtbot.mouseClick(form.days[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.footer.next_button, Qt.MouseButton.LeftButton)
    assert (form.text.hasFocus(), form.text_error.text()) == (True, "Schrijf kort op wat er gebeurde.")
    assert form_of(page) is form


def test_questions_and_risks_lead_on(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    write(qtbot, page)
    with qtbot.waitSignal(page.question_asked) as asked:
        qtbot.mouseClick(after_of(page).questions[0], Qt.MouseButton.LeftButton)
    assert asked.args == ["door"]
    with qtbot.waitSignal(page.subject_asked) as asked:
        qtbot.keyClick(after_of(page).risks[0], Qt.Key.Key_Space)
    assert asked.args == ["risk:visit"]


def test_the_list_leads_to_an_incident_and_back_to_the_same_row(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    for text in ("Eén.", "Twee."):
        write(qtbot, page, text)
        qtbot.mouseClick(page.footer.back_button, Qt.MouseButton.LeftButton)
    row = list_of(page).rows[1]
    assert row.accessibleName() == f"23-11-2026: {VISIT}"
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert "Eén." in words(page)
    qtbot.mouseClick(page.footer.back_button, Qt.MouseButton.LeftButton)
    assert list_of(page).rows[1].hasFocus()
    with qtbot.waitSignal(page.back_asked):
        qtbot.mouseClick(page.footer.back_button, Qt.MouseButton.LeftButton)


def test_an_incident_is_changed(qtbot: QtBot) -> None:
    journal = MemoryJournal()
    page = a_page(qtbot, journal)
    write(qtbot, page)
    qtbot.mouseClick(after_of(page).change_button, Qt.MouseButton.LeftButton)
    assert form_of(page).text.toPlainText() == "Hij riep."
    form_of(page).text.setPlainText("Hij riep twee keer.")
    qtbot.mouseClick(page.footer.next_button, Qt.MouseButton.LeftButton)
    assert [each.text for each in journal.incidents()] == ["Hij riep twee keer."]


@pytest.mark.parametrize("is_sure", [True, False])
def test_removing_asks_once(qtbot: QtBot, is_sure: bool) -> None:
    journal = MemoryJournal()
    page = a_page(qtbot, journal)
    write(qtbot, page)
    ask.answer_next(is_sure)
    qtbot.mouseClick(after_of(page).remove_button, Qt.MouseButton.LeftButton)
    assert len(journal.incidents()) == (0 if is_sure else 1)
    assert (page.list is not None) is is_sure


@pytest.mark.parametrize("is_sure", [True, False])
def test_the_log_is_copied_only_after_a_warning(qtbot: QtBot, is_sure: bool) -> None:
    page = a_page(qtbot)
    write(qtbot, page)
    qtbot.mouseClick(page.footer.back_button, Qt.MouseButton.LeftButton)
    QApplication.clipboard().clear()
    ask.answer_next(is_sure)
    qtbot.mouseClick(list_of(page).copy_button, Qt.MouseButton.LeftButton)
    assert ("Hij riep." in QApplication.clipboard().text()) is is_sure
    assert page.told.isVisible() is is_sure
    QApplication.clipboard().clear()


def test_leaving_in_the_middle_keeps_what_was_typed(qtbot: QtBot) -> None:
    journal = MemoryJournal()
    page = a_page(qtbot, journal)
    qtbot.mouseClick(page.footer.next_button, Qt.MouseButton.LeftButton)
    form_of(page).day.set_text("toen")
    form_of(page).text.setPlainText("Hij belt weer aan")
    assert page.leave()
    assert [(each.kind, each.text) for each in journal.incidents()] == [("", "Hij belt weer aan")]
    assert page.leave()
    assert len(journal.incidents()) == 1


def test_looking_at_a_form_writes_nothing(qtbot: QtBot) -> None:
    journal = MemoryJournal()
    page = a_page(qtbot, journal)
    qtbot.mouseClick(page.footer.next_button, Qt.MouseButton.LeftButton)
    assert page.leave()
    qtbot.mouseClick(page.cancel_button, Qt.MouseButton.LeftButton)
    assert (page.form, journal.incidents()) == (None, ())


def test_the_form_is_empty_when_the_page_is_thrown_away(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    qtbot.mouseClick(page.footer.next_button, Qt.MouseButton.LeftButton)
    form_of(page).text.setPlainText("Hij riep.")
    page.forget()
    assert form_of(page).values()[2] == ""


def test_what_cannot_be_kept_stays_in_the_form(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    journal = MemoryJournal()
    page = a_page(qtbot, journal)

    def refuse(*_arguments: object) -> None:
        raise DiskFull(tmp_path / "vault")

    monkeypatch.setattr(journal, "add_incident", refuse)
    write(qtbot, page)
    assert form_of(page).text.toPlainText() == "Hij riep."
    assert page.told.text().startswith("Dit is niet bewaard.")
    assert not page.leave()


@pytest.mark.parametrize(("width", "scale"), [(1280, 1.0), (1024, 1.0), (1280, 2.0), (1024, 2.0)])
def test_nothing_is_wider_than_the_window(qtbot: QtBot, qapp: QApplication, width: int, scale: float) -> None:
    apply_theme(qapp, CONTRAST_LIGHT_THEME if scale == 1.0 else DARK_THEME, scale)
    page = a_page(qtbot, width=width)
    qtbot.mouseClick(page.footer.next_button, Qt.MouseButton.LeftButton)
    check_width(qtbot, page)
    form_of(page).kind.choose(VISIT)
    form_of(page).text.setPlainText("Hij riep.")
    page.footer.next_button.click()
    check_width(qtbot, page)
    page.footer.back_button.click()
    check_width(qtbot, page)


def check_width(qtbot: QtBot, page: QWidget) -> None:
    qtbot.wait(30)
    assert [
        type(part).__name__
        for part in page.findChildren(QWidget)
        if part.isVisible() and part.mapTo(page, part.rect().topRight()).x() >= page.width()
    ] == []
