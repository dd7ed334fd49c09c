"""The page of the findings: taken over, found in the catalogue, worked out, and kept at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.gui.visit_hands import (
    beyond,
    click,
    focused,
    in_window,
    press,
    refuse,
    tab_to,
    too_small,
    window_of,
)
from tests.presenters.visits import Visit, a_visit
from zelfscan.gui import ask
from zelfscan.gui.pages.finding_form import FindingForm
from zelfscan.gui.pages.findings import FindingsPage
from zelfscan.gui.theme import LIGHT_THEME, apply_theme
from zelfscan.store.findings import StoredFinding

Key = Qt.Key


@pytest.fixture
def visit(tmp_path: Path, clock: FixedClock) -> Iterator[Visit]:
    with a_visit(tmp_path, clock) as visit:
        visit.door(lock="no")
        visit.door("back-door", lock="no")
        yield visit


@pytest.fixture
def page(qtbot: QtBot, visit: Visit) -> FindingsPage:
    return in_window(qtbot, lambda room: FindingsPage(visit.findings, visit.book.thumbnail, room))


@pytest.fixture
def two(page: FindingsPage, visit: Visit) -> FindingsPage:
    """The page with two findings made by hand, the first of them chosen."""
    for title in ("Losse dakpannen", "Kapotte lamp"):
        visit.findings.change(visit.findings.make(), "title", title)
    page.refresh()
    page.table.choose(kept(visit)[0].id)
    page.table.setFocus()
    return page


def kept(visit: Visit) -> list[StoredFinding]:
    return [each for each in visit.book.findings() if not each.is_dropped]


def shown(page: FindingsPage) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def form_of(page: FindingsPage) -> FindingForm:
    assert page.form is not None
    return page.form


# Where findings come from


def test_an_empty_page_leads_to_the_first_finding(page: FindingsPage) -> None:
    assert focused() is page.new_button
    assert page.nothing.text() == "Er zijn nog geen bevindingen."
    assert page.table.isHidden()
    assert page.form is None
    assert page.proposals.isVisible()


def test_a_proposal_is_taken_over_by_mouse(qtbot: QtBot, page: FindingsPage, visit: Visit) -> None:
    visit.answer_all("worst")
    page.refresh()
    before = len(visit.findings.view().proposals)
    title = page.proposals.take_buttons[0].accessibleDescription()
    click(qtbot, page.proposals.take_buttons[0])
    assert shown(page) == [title]
    assert form_of(page).view.id == kept(visit)[0].id
    qtbot.waitUntil(page.proposals.take_buttons[0].hasFocus)
    assert len(visit.findings.view().proposals) == before - 1


def test_proposals_are_taken_over_and_set_aside_by_keys_alone(
    qtbot: QtBot, page: FindingsPage, visit: Visit
) -> None:
    visit.answer_all("worst")
    page.refresh()
    count = len(visit.findings.view().proposals)
    tab_to(qtbot, page.proposals.take_buttons[0])
    press(qtbot, Key.Key_Return)
    assert len(kept(visit)) == 1
    qtbot.waitUntil(page.proposals.take_buttons[0].hasFocus)
    press(qtbot, Key.Key_Tab, Key.Key_Return)
    assert len(kept(visit)) == 1
    assert len(visit.findings.view().proposals) == count - 2
    qtbot.waitUntil(lambda: focused() is not None and page.isAncestorOf(focused()))


def test_the_last_proposal_leaves_the_focus_on_the_page(
    qtbot: QtBot, page: FindingsPage, visit: Visit
) -> None:
    for proposal in visit.findings.view().proposals[1:]:
        page._desk.set_aside(proposal.key)
    page.refresh()
    page.proposals.take_buttons[0].setFocus()
    press(qtbot, Key.Key_Return)
    assert page.proposals.isHidden()
    qtbot.waitUntil(page.table.hasFocus)


def test_of_many_proposals_the_first_are_shown(qtbot: QtBot, page: FindingsPage, visit: Visit) -> None:
    visit.answer_all("worst")
    page.refresh()
    more = page.proposals.more
    assert len(page.proposals.take_buttons) == 4 and more is not None
    click(qtbot, more)
    assert len(page.proposals.take_buttons) == len(visit.findings.view().proposals) > 4
    qtbot.waitUntil(page.proposals.take_buttons[4].hasFocus)


def test_a_measure_of_the_catalogue_is_found_by_mouse(qtbot: QtBot, page: FindingsPage, visit: Visit) -> None:
    click(qtbot, page.new_button)
    assert focused() is page.search.words.edit
    QTest.keyClicks(focused(), "licht")
    qtbot.waitUntil(lambda: bool(page.search.found))
    title = page.search.found[1].accessibleName()
    click(qtbot, page.search.found[1])
    assert shown(page) == [title]
    assert not page.search.is_open()
    assert focused() is form_of(page).priority.first_stop()


def test_enter_takes_the_first_measure_and_chooses_nothing_more(
    qtbot: QtBot, page: FindingsPage, visit: Visit
) -> None:
    press(qtbot, Key.Key_Return)
    assert focused() is page.search.words.edit
    QTest.keyClicks(focused(), "licht")
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: len(kept(visit)) == 1)
    assert kept(visit)[0].measure != ""
    assert kept(visit)[0].priority == ""
    assert focused() is form_of(page).priority.first_stop()


def test_words_that_fit_no_measure_are_said_to(qtbot: QtBot, page: FindingsPage) -> None:
    page._open_search()
    QTest.keyClicks(page.search.words.edit, "olifant")
    qtbot.waitUntil(page.search._nothing.isVisible)
    press(qtbot, Key.Key_Return)
    assert page.search.is_open()


@pytest.mark.parametrize("by_key", [True, False])
def test_a_search_is_left_without_a_finding(
    qtbot: QtBot, page: FindingsPage, visit: Visit, by_key: bool
) -> None:
    click(qtbot, page.new_button)
    if by_key:
        press(qtbot, Key.Key_Escape)
    else:
        click(qtbot, page.search.close_button)
    assert not page.search.is_open()
    assert kept(visit) == []
    assert focused() is page.new_button


def test_a_finding_is_made_without_a_measure(qtbot: QtBot, page: FindingsPage, visit: Visit) -> None:
    click(qtbot, page.new_button)
    click(qtbot, page.search.free_button)
    assert [each.measure for each in kept(visit)] == [""]
    assert shown(page) == ["Bevinding zonder titel"]
    assert focused() is form_of(page).priority.first_stop()


# Working one out


def test_enter_goes_from_the_table_to_the_form(qtbot: QtBot, two: FindingsPage) -> None:
    press(qtbot, Key.Key_Down, Key.Key_Return)
    assert focused() is form_of(two).priority.first_stop()
    assert form_of(two).title.text() == "Kapotte lamp"
    assert form_of(two).view.priority == ""


def test_a_whole_finding_is_worked_out_by_keys_alone(qtbot: QtBot, two: FindingsPage, visit: Visit) -> None:
    press(qtbot, Key.Key_Return)
    form = form_of(two)
    press(qtbot, Key.Key_Home, Key.Key_Space)
    assert kept(visit)[0].priority == "direct"
    tab_to(qtbot, form.severity.first_stop())
    press(qtbot, Key.Key_Home, Key.Key_Right, Key.Key_Space)
    tab_to(qtbot, form.subject)
    press(qtbot, Key.Key_Down)
    tab_to(qtbot, form.own_text)
    QTest.keyClicks(focused(), "Bij de schuur.")
    tab_to(qtbot, form.who.edit)
    QTest.keyClicks(focused(), "de bewoner")
    press(qtbot, Key.Key_Tab)
    first = kept(visit)[0]
    assert (first.severity, first.own_text, first.who) == ("medium", "Bij de schuur.", "de bewoner")
    assert first.subject.startswith("element:")
    assert form_of(two) is form


def test_a_choice_is_kept_and_the_most_urgent_comes_first(
    qtbot: QtBot, two: FindingsPage, visit: Visit
) -> None:
    two.table.choose(kept(visit)[1].id)
    click(qtbot, form_of(two).priority.segment("direct"))
    qtbot.waitUntil(lambda: shown(two) == ["Kapotte lamp", "Losse dakpannen"])
    assert kept(visit)[1].priority == "direct"
    assert form_of(two).title.text() == "Kapotte lamp"
    assert "1 zonder termijn" in two.count.text()
    assert focused() is form_of(two).priority.segment("direct")


def test_typed_words_are_kept_after_a_pause(qtbot: QtBot, two: FindingsPage, visit: Visit) -> None:
    form_of(two).own_text.setFocus()
    QTest.keyClicks(form_of(two).own_text, "Bij de schuur.")
    assert kept(visit)[0].own_text == ""
    qtbot.waitUntil(lambda: kept(visit)[0].own_text == "Bij de schuur.", timeout=5000)
    assert focused() is form_of(two).own_text
    assert form_of(two).own_text.toPlainText() == "Bij de schuur."


def test_typed_words_are_kept_on_leaving(two: FindingsPage, visit: Visit) -> None:
    form_of(two).own_text.setPlainText("Bij de schuur.")
    form_of(two).title.set_text("  Losse   pannen ")
    assert two.leave()
    assert (kept(visit)[0].own_text, kept(visit)[0].title) == ("Bij de schuur.", "Losse pannen")


def test_typed_words_are_kept_before_another_finding_is_shown(
    qtbot: QtBot, two: FindingsPage, visit: Visit
) -> None:
    form_of(two).own_text.setPlainText("Bij de schuur.")
    two.table.setFocus()
    press(qtbot, Key.Key_Down)
    assert form_of(two).title.text() == "Kapotte lamp"
    assert form_of(two).own_text.toPlainText() == ""
    press(qtbot, Key.Key_Up)
    assert form_of(two).own_text.toPlainText() == "Bij de schuur."
    assert [each.own_text for each in kept(visit)] == ["Bij de schuur.", ""]


def test_the_title_in_the_table_follows(qtbot: QtBot, two: FindingsPage) -> None:
    form_of(two).title.edit.setFocus()
    form_of(two).title.edit.selectAll()
    QTest.keyClicks(focused(), "Losse pannen")
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: shown(two)[0] == "Losse pannen")
    assert focused() is form_of(two).title.edit


def test_what_is_refused_is_said_and_stays_as_it_was_typed(
    qtbot: QtBot, two: FindingsPage, visit: Visit
) -> None:
    form_of(two).own_text.setPlainText("Bij de schuur.")
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, two._desk, "change")
        assert not two.leave()
        assert two.trouble.text().startswith("Dit is niet bewaard.")
        assert form_of(two).own_text.toPlainText() == "Bij de schuur."
        press(qtbot, Key.Key_Down)
        qtbot.waitUntil(lambda: two.table.chosen_id() == kept(visit)[0].id)
        assert form_of(two).own_text.toPlainText() == "Bij de schuur."
        assert not two.leave()
    assert two.leave()
    assert two.trouble.isHidden()
    assert kept(visit)[0].own_text == "Bij de schuur."


def test_one_refused_field_does_not_hide_behind_another_that_is_kept(
    two: FindingsPage, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = two._desk.change

    def picky(finding: str, field: str, text: str) -> None:
        if field == "title":
            refuse(patch, two._desk, "remove")
            two._desk.remove(finding)
        change(finding, field, text)

    with monkeypatch.context() as patch:
        patch.setattr(two._desk, "change", picky)
        form_of(two).title.set_text("Losse pannen")
        form_of(two).who.set_text("de bewoner")
        assert not two.leave()
    assert kept(visit)[0].who == "de bewoner"


def test_a_choice_that_is_refused_is_not_shown_as_chosen(
    qtbot: QtBot, two: FindingsPage, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, two._desk, "change")
    click(qtbot, form_of(two).priority.segment("direct"))
    assert two.trouble.text().startswith("Dit is niet bewaard.")
    assert form_of(two).priority.chosen_id() == ""
    form_of(two).subject.setFocus()
    press(qtbot, Key.Key_Down)
    assert form_of(two).subject.chosen_id() == ""


def test_a_text_that_is_too_long_is_said(two: FindingsPage) -> None:
    form_of(two).own_text.setPlainText("a" * 50_000)
    assert not two.leave()
    assert two.trouble.text().startswith("Dit is niet bewaard.")
    assert len(form_of(two).own_text.toPlainText()) == 50_000


def test_a_finding_that_cannot_be_made_is_said(
    qtbot: QtBot, page: FindingsPage, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, page._desk, "make", "take_over", "set_aside")
    click(qtbot, page.proposals.take_buttons[0])
    assert page.trouble.text().startswith("Dit is niet bewaard.")
    click(qtbot, page.new_button)
    click(qtbot, page.search.free_button)
    assert page.trouble.isVisible()
    assert kept(visit) == []
    assert focused() is not None


def test_delete_asks_first(qtbot: QtBot, two: FindingsPage, visit: Visit) -> None:
    press(qtbot, Key.Key_Down)
    ask.answer_next(False)
    press(qtbot, Key.Key_Delete)
    assert len(kept(visit)) == 2
    ask.answer_next(True)
    press(qtbot, Key.Key_Delete)
    assert shown(two) == ["Losse dakpannen"]
    assert focused() is two.table
    ask.answer_next(True)
    click(qtbot, form_of(two).remove_button)
    assert kept(visit) == []
    assert focused() is two.new_button


def test_words_of_a_finding_that_is_taken_away_are_written_nowhere(
    qtbot: QtBot, two: FindingsPage, visit: Visit
) -> None:
    form_of(two).title.edit.setFocus()
    QTest.keyClicks(focused(), "Losse pannen")
    ask.answer_next(True)
    two._remove(kept(visit)[0].id)
    qtbot.wait(1)
    assert shown(two) == ["Kapotte lamp"]


def test_a_finding_asks_for_photographs_of_its_own(qtbot: QtBot, two: FindingsPage, visit: Visit) -> None:
    with qtbot.waitSignal(two.photos_asked) as signal:
        click(qtbot, form_of(two).add_photo)
    assert signal.args == [f"finding:{kept(visit)[0].id}"]


def test_photographs_that_came_in_are_shown_and_typed_words_stay(two: FindingsPage, visit: Visit) -> None:
    form_of(two).own_text.setPlainText("Bij de schuur.")
    visit.photo(f"finding:{kept(visit)[0].id}")
    two.refresh()
    names = [label.accessibleName() for label in form_of(two).findChildren(QLabel)]
    assert "Foto 1 van deze bevinding" in names
    assert form_of(two).own_text.toPlainText() == "Bij de schuur."


def test_a_door_that_was_added_meanwhile_can_be_chosen(two: FindingsPage, visit: Visit) -> None:
    door = visit.door("garden-door")
    two.refresh()
    assert form_of(two).subject.findData(f"element:{door}") >= 0


def test_the_text_of_the_catalogue_stands_apart_from_what_the_adviser_says(
    qtbot: QtBot, page: FindingsPage
) -> None:
    click(qtbot, page.proposals.take_buttons[0])
    view = form_of(page).view
    words = [label.text() for label in form_of(page).findChildren(QLabel)]
    assert f"Standaardtekst: {view.measure_title}" in words
    assert form_of(page).title.text() == ""


def test_a_screen_reader_hears_the_finding_and_its_term(two: FindingsPage) -> None:
    index = two.table.model().index(0, 0)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))
    assert spoken.startswith("Bevinding 1: Losse dakpannen.")
    assert "Termijn: nog kiezen." in spoken
    table = QAccessible.queryAccessibleInterface(two.table)
    assert table.text(QAccessible.Text.Name) == "Bevindingen"


# The page as a whole


@pytest.mark.parametrize(("width", "is_stacked"), [(1280, False), (1024, True)])
def test_the_finding_of_now_stands_beside_the_list_or_right_under_it(
    qtbot: QtBot, visit: Visit, width: int, is_stacked: bool
) -> None:
    visit.answer_all("worst")
    visit.findings.make()
    page = in_window(
        qtbot, lambda room: FindingsPage(visit.findings, visit.book.thumbnail, room), (width, 800)
    )
    qtbot.wait(50)
    assert page.places.is_stacked() is is_stacked
    table, form, proposals = (
        part.mapTo(page.places, QPoint(0, 0)) for part in (page.table, form_of(page), page.proposals)
    )
    if is_stacked:
        assert table.y() < form.y() < proposals.y()
    else:
        assert table.y() == form.y() < proposals.y() < 400
        assert table.x() == proposals.x() < form.x()
    press(qtbot, Key.Key_Tab)
    assert form_of(page).isAncestorOf(focused())


def test_an_item_from_another_page_is_opened_at_its_term(two: FindingsPage, visit: Visit) -> None:
    two.open_item(kept(visit)[1].id)
    assert form_of(two).title.text() == "Kapotte lamp"
    assert focused() is form_of(two).priority.first_stop()


def test_saying_everything_anew_keeps_finding_and_words(two: FindingsPage, visit: Visit) -> None:
    two.table.choose(kept(visit)[1].id)
    form_of(two).own_text.setPlainText("Bij de schuur.")
    two.speak()
    assert form_of(two).view.id == kept(visit)[1].id
    assert form_of(two).own_text.toPlainText() == "Bij de schuur."


def test_nothing_is_written_any_more_after_a_lock(qtbot: QtBot, two: FindingsPage, visit: Visit) -> None:
    form_of(two).title.edit.setFocus()
    QTest.keyClicks(focused(), "Losse pannen")
    assert two.leave()
    QTest.keyClicks(focused(), "!")
    visit.dossier.close()
    window_of(two).forget_page(two)
    qtbot.wait(20)


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1024, 640), 1.0), ((1280, 800), 2.0)])
def test_everything_can_be_reached_with_a_finger(
    qtbot: QtBot, qapp: QApplication, visit: Visit, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    page = in_window(qtbot, lambda room: FindingsPage(visit.findings, visit.book.thumbnail, room), size)
    visit.findings.change(visit.findings.make(), "title", "Een titel die erg lang is, " * 4)
    visit.photo(f"finding:{kept(visit)[0].id}")
    page.refresh()
    page._open_search()
    page.search.words.set_text("slot")
    qtbot.waitUntil(lambda: bool(page.search.found))
    qtbot.wait(50)
    assert too_small(page) == [] and beyond(page) == []
    assert page.table.verticalHeader().defaultSectionSize() >= 44 * scale


def test_an_on_screen_keyboard_does_not_hide_the_words(qtbot: QtBot, two: FindingsPage) -> None:
    form_of(two).who.edit.setFocus()
    two.sheet.make_room(QRectF(0, 460, 1280, 340))
    field = form_of(two).who.edit
    assert field.mapTo(window_of(two), QPoint(0, field.height())).y() <= 460
