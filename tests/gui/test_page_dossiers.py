"""The page of the dossiers: a list to walk through, and what can be done with the chosen one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.files import CannotWrite
from zelfscan.gui import ask
from zelfscan.gui.pages.dossiers import DossiersPage
from zelfscan.gui.widgets.message import Message
from zelfscan.presenters import deleting
from zelfscan.presenters.dossiers_desk import DossiersDesk
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.views import NoteView

PASSPHRASE = "fiets onder groene brug"


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[DossiersDesk]:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST, "adviser"))
    yield DossiersDesk(lock, clock)
    lock.lock("locked")


@pytest.fixture
def page(qtbot: QtBot, desk: DossiersDesk) -> DossiersPage:
    page = DossiersPage(desk)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    return page


def shown(page: DossiersPage) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def make(page: DossiersPage, name: str) -> None:
    page.new_button.click()
    assert page.form is not None
    page.form.name.set_text(name)
    page.form.keep_button.click()


def test_an_empty_page_leads_to_the_first_dossier(page: DossiersPage) -> None:
    assert page.start_focus() is page.new_button
    assert page.search.isHidden()
    assert page.table.isHidden()
    make(page, "D-01")
    assert shown(page) == ["D-01"]
    assert page.form is None
    assert page.start_focus() is page.table


def test_a_refused_name_stays_in_the_form_with_the_reason(page: DossiersPage) -> None:
    make(page, "D-01")
    make(page, "d-01")
    assert page.form is not None
    assert page.form.name.error() == "Deze naam is er al. Kies een andere."
    page.form.drop_button.click()
    assert page.form is None
    assert shown(page) == ["D-01"]


def test_enter_opens_the_dossier_of_now(page: DossiersPage, qtbot: QtBot) -> None:
    for name in ("D-01", "D-02", "D-03"):
        make(page, name)
    page.table.setFocus()
    page.table.choose(page.table._rows.id_of(0))
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    second = page.table._rows.id_of(1)
    assert page.table.chosen_id() == second
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == [second]


def test_tab_leaves_the_table(page: DossiersPage) -> None:
    make(page, "D-01")
    page.activateWindow()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Tab)
    assert not page.table.hasFocus()


def test_a_screen_reader_reads_a_row_as_one_sentence(page: DossiersPage) -> None:
    make(page, "D-01")
    table = QAccessible.queryAccessibleInterface(page.table)
    assert table.text(QAccessible.Text.Name) == "Dossiers"
    index = page.table.model().index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert spoken.startswith("D-01, Woning, gemaakt op 23-11-2026")


def test_typing_finds(page: DossiersPage, qtbot: QtBot) -> None:
    for name in ("D-01", "Molen"):
        make(page, name)
    page.search.edit.setFocus()
    QTest.keyClicks(page.search.edit, "mol")
    qtbot.waitUntil(lambda: shown(page) == ["Molen"])
    page.search.set_text("niets")
    qtbot.waitUntil(lambda: page.table.isHidden())
    assert page.nothing.text() == "Geen dossier met deze woorden."
    assert page.search.isVisible()


def test_name_and_term_are_changed(page: DossiersPage) -> None:
    make(page, "D-01")
    page.action("change").click()
    assert page.form is not None
    assert page.form.kind.isHidden()
    page.form.name.set_text("D-09")
    page.form.term.choose("none")
    page.form.keep_button.click()
    (row,) = page._desk.view().rows
    assert (row.name, row.term) == ("D-09", "Geen termijn")


def test_a_dossier_goes_to_the_archive_and_comes_back(page: DossiersPage) -> None:
    make(page, "D-01")
    page.action("archive").click()
    assert page.table.isHidden()
    page.archive_link.click()
    assert shown(page) == ["D-01"]
    page.action("archive").click()
    page.archive_link.click()
    assert shown(page) == ["D-01"]


def test_deleting_asks_first_and_offers_the_proof(page: DossiersPage, tmp_path: Path) -> None:
    make(page, "D-01")
    ask.answer_next(False)
    page.action("delete").click()
    assert shown(page) == ["D-01"]
    ask.answer_next(True)
    page.action("delete").click()
    assert page.table.isHidden()
    assert "Dossier D-01 is gewist." in page.told.text()
    ask.answer_next(tmp_path / "weg" / "bewijs.txt")
    page.told.action_button.click()
    assert "Het bewijs is niet bewaard." in page.told.text()
    ask.answer_next(tmp_path / "bewijs.txt")
    page.told.action_button.click()
    assert (tmp_path / "bewijs.txt").read_text(encoding="utf-8").startswith("Bewijs van wissen")
    assert "Het bewijs is bewaard." in page.told.text()


def test_a_copy_that_still_holds_what_is_gone_can_be_removed_right_there(
    page: DossiersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stays(folder: Path) -> None:
        raise CannotWrite(folder, "de schijf geeft een fout")

    make(page, "D-01")
    make(page, "D-02")
    ask.answer_next(True)
    page.action("delete").click()
    assert page.copies.isHidden()
    with monkeypatch.context() as patched:
        patched.setattr(deleting, "forget", stays)
        ask.answer_next(True)
        page.action("delete").click()
        page.copies.action_button.click()
        assert "kon niet weg" in page.copies.text() and page.copies.isVisible()
    assert "is gewist." in page.told.text() and "kon niet weg" not in page.told.text()
    page.copies.action_button.click()
    assert page.copies.isHidden()
    assert page.told.text() == "De automatische kopieën zijn gewist."
    assert page.told.action_button.text() == "Bewaar het bewijs"


def test_the_page_forgets_everything_with_the_lock(page: DossiersPage) -> None:
    make(page, "D-01")
    page.search.set_text("D-0")
    page.new_button.click()
    page.forget()
    assert shown(page) == []
    assert (page.form, page.search.text()) == (None, "")
    assert page._side.isHidden()


def test_a_search_that_is_still_waiting_when_the_vault_closes_finds_nothing(page: DossiersPage) -> None:
    make(page, "D-01")
    page.search.set_text("D-0")
    page._desk._lock.lock("hidden")
    page._search()
    page.forget()
    assert not page._typing.isActive()
    assert shown(page) == []


def test_who_is_no_adviser_goes_back(page: DossiersPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.stopped):
        page.stop_link.click()
    assert not page._desk.is_adviser()


def test_hundreds_of_dossiers_need_no_widget_each(page: DossiersPage, desk: DossiersDesk) -> None:
    make(page, "D-01")
    few = len(page.findChildren(QObject))
    vault = desk._lock.required()
    for number in range(300):
        vault._index.append(
            "dossier",
            id=f"id-{number}",
            name=f"Nr {number}",
            created="2026-11-23T10:00:00+00:00",
            key=bytes(32),
        )
    page.refresh()
    assert len(shown(page)) == 301
    assert len(page.findChildren(QObject)) < few + 100


def test_what_there_is_to_know_stays_when_the_page_is_said_anew(page: DossiersPage) -> None:
    note = NoteView("missed", "info", "Er is 3 keer een verkeerde wachtzin getypt.", "", "Sluit dit bericht")
    page.read_notes = lambda: (note,)
    page.refresh()
    page.speak()
    (message,) = page.notes.findChildren(Message)
    assert message.text() == note.title and not page.notes.isHidden()
    page.forget()
    assert page.notes.isHidden()
