"""Where a dossier gets a code of its own, and where that is asked for."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.job.driver import _WindowWatch
from zelfscan import app
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.gui import background
from zelfscan.gui.journey import Journey
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.pages.dossier_code import DossierCodePage
from zelfscan.gui.pages.dossiers import DossiersPage
from zelfscan.gui.pages.question import QuestionPage
from zelfscan.gui.widgets.text import Text
from zelfscan.presenters.lock_desk import LockDesk, create_vault

PASSPHRASE, CODE, OTHER = "fiets onder groene brug", "lamp naast raam", "stoel onder trap"


class Adviser:
    """The window with the dossiers of an adviser."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window: MainWindow = app.make_window()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 900)
        self.window.show()
        parts = app.make_parts()
        lock = LockDesk(parts.lock.folder, parts.clock, LIGHTEST)
        self.lock = lock
        self.journey = Journey(self.window, type(parts)(**{**vars(parts), "lock": lock}))
        self.window.ask_before_closing(lambda: True)
        self.journey.begin()
        self.wait()
        made = create_vault(lock.folder, PASSPHRASE, parts.clock(), LIGHTEST, "adviser")
        self.journey._take_opened(made)
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(background.is_idle, timeout=30_000)

    @property
    def list(self) -> DossiersPage:
        return self.journey.dossiers.page

    @property
    def page(self) -> DossierCodePage:
        page = self.window.page()
        assert isinstance(page, DossierCodePage), type(page).__name__
        return page

    def make(self, name: str, *, with_code: bool = False) -> None:
        self.list.new_button.click()
        assert self.list.form is not None
        self.list.form.name.set_text(name)
        self.list.form.code.setChecked(with_code)
        self.list.form.keep_button.click()
        self.wait()

    def choose_code(self, new: str, again: str | None = None, old: str = "") -> None:
        self.page.old.set_text(old)
        self.page.new.set_text(new)
        self.page.again.set_text(new if again is None else again)
        self.page.button.click()
        self.wait()

    def ask(self) -> None:
        self.list.action("open").click()
        self.wait()

    def give(self, code: str) -> None:
        self.page.old.set_text(code)
        self.page.button.click()
        self.wait()


@pytest.fixture
def adviser(qtbot: QtBot) -> Iterator[Adviser]:
    adviser = Adviser(qtbot)
    yield adviser
    adviser.journey.lock()


def words(widget: DossierCodePage | DossiersPage) -> str:
    return "\n".join(text.text() for text in widget.findChildren(Text) if text.isVisible())


def test_a_new_dossier_gets_its_code_right_after_it_was_made(adviser: Adviser) -> None:
    adviser.make("D-01", with_code=True)
    assert adviser.page.start_focus() is adviser.page.new.edit
    assert "Code kwijt? Dan is dit dossier weg." in words(adviser.page)
    assert "herstelblad" in words(adviser.page)
    assert adviser.page.old.isHidden()
    adviser.choose_code(CODE)
    assert adviser.window.page() is adviser.list
    assert "Met een eigen code" in words(adviser.list)
    assert adviser.lock.required().dossiers()[0].is_coded


def test_the_row_shows_a_lock_and_says_it_in_words(adviser: Adviser) -> None:
    adviser.make("D-01", with_code=True)
    adviser.choose_code(CODE)
    adviser.make("D-02")
    model = adviser.list.table.model()
    found = {}
    for row in range(model.rowCount()):
        cell = model.index(row, 0)
        spoken = str(cell.data(Qt.ItemDataRole.AccessibleDescriptionRole))
        found[cell.data()] = (cell.data(Qt.ItemDataRole.DecorationRole) is not None, "eigen code" in spoken)
    assert found == {"D-01": (True, True), "D-02": (False, False)}


def test_without_the_tick_nothing_is_asked(adviser: Adviser) -> None:
    adviser.make("D-01")
    assert adviser.window.page() is adviser.list
    assert not adviser.lock.required().dossiers()[0].is_coded
    adviser.ask()
    assert isinstance(adviser.window.page(), QuestionPage)


def test_opening_asks_for_the_code_and_enter_is_enough(adviser: Adviser) -> None:
    adviser.make("D-01", with_code=True)
    adviser.choose_code(CODE)
    adviser.ask()
    page = adviser.page
    assert page.old.edit.echoMode() == QLineEdit.EchoMode.Password
    assert page.new.isHidden()
    QTest.keyClicks(page.old.edit, CODE)
    QTest.keyClick(page.old.edit, Qt.Key.Key_Return)
    adviser.wait()
    assert isinstance(adviser.window.page(), QuestionPage)
    assert adviser.journey.dossiers.codes.page is None
    assert adviser.journey.dossiers.open_id()


def test_a_wrong_code_is_said_at_the_field_and_after_three_it_waits(adviser: Adviser) -> None:
    adviser.make("D-01", with_code=True)
    adviser.choose_code(CODE)
    adviser.ask()
    adviser.give("")
    assert adviser.page.old.error() == "Typ eerst de code van dit dossier."
    adviser.give(OTHER)
    assert "Deze code klopt niet." in adviser.page.old.error()
    assert adviser.page.old.text() == OTHER
    assert not adviser.page.is_waiting()
    adviser.give(OTHER)
    adviser.give(OTHER)
    assert adviser.page.is_waiting()
    assert adviser.page.button.text().startswith("Wacht nog")
    assert not adviser.page.button.isEnabled()
    adviser.qtbot.waitUntil(lambda: not adviser.page.is_waiting(), timeout=5_000)
    adviser.give(CODE)
    assert isinstance(adviser.window.page(), QuestionPage)


def test_two_codes_that_differ_or_a_short_one_change_nothing(adviser: Adviser) -> None:
    adviser.make("D-01", with_code=True)
    adviser.choose_code("")
    assert adviser.page.new.error() == "Typ eerst een code."
    adviser.choose_code(CODE, OTHER)
    assert adviser.page.again.error() == "De twee codes zijn niet gelijk. Typ hem nog een keer."
    adviser.choose_code("kort")
    assert "Deze code is te kort." in adviser.page.new.error()
    assert not adviser.lock.required().dossiers()[0].is_coded
    adviser.page.back_button.click()
    assert adviser.window.page() is adviser.list
    assert adviser.journey.dossiers.codes.page is None


def test_the_code_is_changed_and_taken_away_where_the_list_offers_it(adviser: Adviser) -> None:
    adviser.make("D-01", with_code=True)
    adviser.choose_code(CODE)
    adviser.list.action("code").click()
    assert adviser.page.start_focus() is adviser.page.old.edit
    adviser.choose_code(OTHER, old=OTHER)
    assert "Deze code klopt niet." in adviser.page.old.error()
    adviser.choose_code(OTHER, old=CODE)
    assert adviser.window.page() is adviser.list
    adviser.list.action("code").click()
    adviser.page.old.set_text(OTHER)
    adviser.page.remove_button.click()
    adviser.wait()
    assert adviser.window.page() is adviser.list
    assert not adviser.lock.required().dossiers()[0].is_coded


def test_locking_lets_go_of_what_was_typed(adviser: Adviser) -> None:
    adviser.make("D-01", with_code=True)
    adviser.choose_code(CODE)
    adviser.ask()
    page = adviser.page
    page.old.set_text(CODE)
    adviser.journey.lock()
    assert page.old.text() == ""
    assert adviser.journey.dossiers.codes.page is None
    assert adviser.lock.vault is None


def test_locking_while_the_code_is_tried_leaves_nothing_open(adviser: Adviser) -> None:
    adviser.make("D-01", with_code=True)
    adviser.choose_code(CODE)
    adviser.ask()
    adviser.page.old.set_text(CODE)
    adviser.page.button.click()
    adviser.journey.lock()
    adviser.wait()
    assert adviser.lock.vault is None
    assert not isinstance(adviser.window.page(), QuestionPage | DossierCodePage)


def test_the_name_field_asks_for_a_pseudonym_and_warns(adviser: Adviser) -> None:
    adviser.list.new_button.click()
    form = adviser.list.form
    assert form is not None
    assert form.name.edit.accessibleDescription() == "Kies een schuilnaam, geen naam of adres."
    assert form.name.text() == "D-01"
    assert form.doubt.isHidden()
    form.name.set_text("Kerkstraat 12")
    assert not form.doubt.isHidden()
    form.name.set_text("zeepaard")
    assert form.doubt.isHidden()


def test_no_part_of_the_page_or_the_form_is_a_window_of_its_own_for_a_moment(adviser: Adviser) -> None:
    watch = _WindowWatch()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    adviser.make("D-01", with_code=True)
    adviser.choose_code(CODE)
    adviser.list.action("code").click()
    adviser.page.back_button.click()
    adviser.ask()
    application.removeEventFilter(watch)
    assert watch.opened == []
