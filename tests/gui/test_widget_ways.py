"""What the page of the questions adds to its widgets: compact answers, checks in the house, short lists."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from zelfscan.gui.pages.question_undo import UndoNote
from zelfscan.gui.widgets.answer_row import Answer, AnswerGroup
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.house_picture import HousePicture
from zelfscan.gui.widgets.section_entry import RailEntry
from zelfscan.presenters.views import UndoView

ANSWERS = (Answer("yes", "Ja", "1"), Answer("no", "Nee", "2"))


def _group(
    qtbot: QtBot, chosen: str = "", is_compact: bool = True, are_keys_shown: bool = True
) -> AnswerGroup:
    group = AnswerGroup("Hebt u een slot?", ANSWERS, (), chosen, is_compact, are_keys_shown)
    qtbot.addWidget(group)
    group.resize(400, 200)
    group.show()
    return group


def _tab_stops(group: AnswerGroup) -> list[str]:
    return [row.text() for row in group.rows() if row.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_compact_rows_are_lower_and_still_large_enough_for_a_finger(qtbot: QtBot) -> None:
    assert {row.minimumSizeHint().height() for row in _group(qtbot).rows()} == {44}
    assert {row.minimumSizeHint().height() for row in _group(qtbot, is_compact=False).rows()} == {60}


def test_a_compact_group_is_one_stop_for_the_tab_key(qtbot: QtBot) -> None:
    group = _group(qtbot)
    assert _tab_stops(group) == ["Ja"]
    group.row("no").click()
    assert _tab_stops(group) == ["Nee"]
    group.show_chosen("")
    assert group.chosen_id() == ""
    assert _tab_stops(group) == ["Ja"]


def test_showing_another_answer_tells_nobody(qtbot: QtBot) -> None:
    group = _group(qtbot, chosen="yes")
    with qtbot.assertNotEmitted(group.chosen):
        group.show_chosen("no")
    assert group.chosen_id() == "no"


def test_hidden_key_caps_leave_their_room_to_the_words(qtbot: QtBot) -> None:
    with_keys, without = _group(qtbot), _group(qtbot, are_keys_shown=False)
    assert without.rows()[0].minimumSizeHint().width() < with_keys.rows()[0].minimumSizeHint().width()
    assert without.choose_by_key("2")
    assert without.chosen_id() == "no"


def test_the_small_house_says_where_you_are_and_what_is_done(qtbot: QtBot) -> None:
    picture = HousePicture("small")
    qtbot.addWidget(picture)
    picture.set_done(("voortuin", "dak"))
    assert picture.accessibleDescription() == "Klaar: voortuin en dak"
    picture.set_here("voordeur")
    assert picture.accessibleDescription() == "U bent bij: voordeur. Klaar: voortuin en dak"
    picture.set_done(())
    assert picture.accessibleDescription() == "U bent bij: voordeur"


def test_a_done_place_looks_different(qtbot: QtBot) -> None:
    picture = HousePicture("small")
    qtbot.addWidget(picture)
    picture.resize(246, picture.heightForWidth(246))
    before = picture.grab().toImage()
    picture.set_done(("dak",))
    assert picture.grab().toImage() != before


def test_an_entry_of_a_list_says_what_it_is(qtbot: QtBot) -> None:
    entry = RailEntry("Ik heb tien minuten", "klok")
    qtbot.addWidget(entry)
    entry.set_note("Eerst wat het meest uitmaakt.", is_here=False)
    assert entry.accessibleDescription() == "Eerst wat het meest uitmaakt."
    assert entry.heightForWidth(280) == 44
    entry.set_note("We kiezen de vragen.", is_here=True, is_note_shown=True)
    assert entry.accessibleDescription() == "We kiezen de vragen. Hier bent u."
    assert entry.heightForWidth(280) > 44


def test_in_the_foot_the_way_back_stands_beside_the_buttons_where_it_fits(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    footer, undo = Footer(), UndoNote()
    footer.setParent(room)
    footer.set_note(undo, is_short=True)
    undo.draw(UndoView("Laatste antwoord: Ja", "Laatste antwoord: Ja. De vraag was: Hebt u een slot?"))
    room.resize(1000, 200)
    room.show()
    for width, is_beside, has_words in ((1000, True, True), (640, True, False), (480, False, True)):
        footer.setGeometry(0, 0, width, footer.sizeHint().height())
        QApplication.processEvents()
        footer.setGeometry(0, 0, width, footer.sizeHint().height())
        QApplication.processEvents()
        beside = undo.mapTo(footer, undo.rect().center()).y() - footer.back_button.geometry().center().y()
        assert (abs(beside) < 8, undo.words.isVisible()) == (is_beside, has_words)
