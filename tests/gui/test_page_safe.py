"""*Uw kluis*: each card does one thing, says what came of it, and lets go of what was typed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.files import CannotWrite
from zelfscan.gui import ask, background
from zelfscan.gui.pages.safe import SafePage
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Text
from zelfscan.presenters.backup_desk import BackupDesk
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.safe_desk import NONE, SafeDesk
from zelfscan.presenters.safe_views import DoneView
from zelfscan.store import kept_copies
from zelfscan.store.backup import alone
from zelfscan.store.copies import copies, keep_copy

OLD, NEW = "fiets onder groene brug", "vier gele ramen hoog"


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, OLD, clock(), LIGHTEST))
    keep_copy(lock.required(), lock.folder, clock())
    yield lock
    lock.lock("locked")


@pytest.fixture
def page(qtbot: QtBot, lock: LockDesk, clock: FixedClock) -> SafePage:
    backup = BackupDesk(lock, clock)
    page = SafePage(SafeDesk(lock, backup, clock), backup)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    return page


def wait(qtbot: QtBot, page: SafePage) -> None:
    qtbot.waitUntil(lambda: background.is_idle() and not page.is_busy(), timeout=20_000)


def words_of(page: SafePage) -> str:
    QCoreApplication.processEvents()  # what was just put on the page is shown only then
    return "\n".join(text.text() for text in page.findChildren(Text) if text.isVisible())


def test_the_passphrase_is_changed_and_nothing_typed_stays(
    page: SafePage, qtbot: QtBot, lock: LockDesk
) -> None:
    card = page.passphrase
    card.open_button.click()
    form = card.form
    assert form is not None
    form.keep_button.click()
    assert form.old.error() == "Typ eerst uw wachtzin."
    form.old.set_text("niet deze wachtzin")
    form.new.set_text(NEW)
    form.again.set_text("iets anders dan dat")
    form.keep_button.click()
    assert "niet gelijk" in form.again.error()
    form.again.set_text(NEW)
    form.keep_button.click()
    wait(qtbot, page)
    assert "klopt niet" in form.old.error()
    form.old.set_text(OLD)
    form.keep_button.click()
    wait(qtbot, page)
    assert card.form is None
    assert "Uw wachtzin is veranderd." in card.told.text()
    lock.required().change_passphrase(NEW, OLD, LIGHTEST)


def test_the_strength_is_said_while_typing(page: SafePage) -> None:
    page.passphrase.open_button.click()
    form = page.passphrase.form
    assert form is not None
    form.new.set_text(NEW)
    assert form.meter.text() == "Sterkte: sterk."


def test_a_back_up_is_made_where_somebody_wants_it(page: SafePage, qtbot: QtBot, tmp_path: Path) -> None:
    ask.answer_next(None)
    page.backup.make_button.click()
    assert page.backup.told.isHidden()
    ask.answer_next(tmp_path / "stick" / "kopie.zelfscankluis")
    page.backup.make_button.click()
    wait(qtbot, page)
    assert "Er is geen reservekopie gemaakt." in page.backup.told.text()
    ask.answer_next(tmp_path / "kopie.zelfscankluis")
    page.backup.make_button.click()
    wait(qtbot, page)
    assert "gemaakt en nagekeken" in page.backup.told.text()
    assert (tmp_path / "kopie.zelfscankluis").exists()
    assert "Laatste reservekopie: 23-11-2026" in words_of(page)


def test_while_work_is_under_way_nothing_else_begins(page: SafePage, qtbot: QtBot, tmp_path: Path) -> None:
    busy: list[bool] = []
    page.busy_changed.connect(lambda: busy.append(page.is_busy()))
    ask.answer_next(tmp_path / "kopie.zelfscankluis")
    page.backup.make_button.click()
    assert page.is_busy()
    assert not page.keys.open_button.isEnabled()
    assert not page.footer.back_button.isEnabled()
    assert page.backup.work.stop_button.isVisible()
    wait(qtbot, page)
    assert busy == [True, False]
    assert page.keys.open_button.isEnabled()
    assert page.footer.back_button.isEnabled()


def test_leaving_stops_the_work(page: SafePage, qtbot: QtBot, tmp_path: Path) -> None:
    ask.answer_next(tmp_path / "kopie.zelfscankluis")
    with alone():  # it cannot be over before somebody leaves
        page.backup.make_button.click()
        page.leave()
    wait(qtbot, page)
    assert "Gestopt" in page.backup.told.text()
    assert not (tmp_path / "kopie.zelfscankluis").exists()


def test_other_keys_ask_for_the_passphrase_and_lead_to_a_new_sheet(
    page: SafePage, qtbot: QtBot, lock: LockDesk
) -> None:
    lock.required().set_recovery(OLD, "twaalf woorden", LIGHTEST, date(2026, 11, 20))
    steps: list[str] = []
    page.keys_begun.connect(lambda: steps.append("begun"))
    page.keys_ended.connect(lambda: steps.append("ended"))
    key = lock.required().key()
    page.keys.open_button.click()
    form = page.keys.form
    assert form is not None
    form.keep_button.click()
    assert form.passphrase.error() == "Typ eerst uw wachtzin."
    assert steps == []
    form.passphrase.set_text("niet deze wachtzin")
    form.keep_button.click()
    wait(qtbot, page)
    assert "klopt niet" in form.passphrase.error()
    assert lock.required().key() == key
    form.passphrase.set_text(OLD)
    form.keep_button.click()
    wait(qtbot, page)
    assert lock.required().key() != key
    assert steps == ["begun", "ended"] * 2
    assert "Uw kluis heeft nieuwe sleutels." in page.keys.told.text()
    with qtbot.waitSignal(page.sheet_asked):
        page.keys.told.action_button.click()
    assert page.sheet.make_button.text() == "Maak een herstelblad"


def test_a_copy_can_be_put_back_or_forgotten(page: SafePage, qtbot: QtBot, lock: LockDesk) -> None:
    (copy,) = copies(lock.folder)
    with qtbot.waitSignal(page.put_back_asked) as asked:
        page.copies.put_back_asked.emit(copy.path)
    assert asked.args == [copy.path]
    ask.answer_next(False)
    page.copies.forget_button.click()
    assert copies(lock.folder) == (copy,)
    ask.answer_next(True)
    page.copies.forget_button.click()
    assert copies(lock.folder) == ()
    assert "Er is nog geen automatische kopie." in words_of(page)


def test_a_copy_that_stays_is_told(page: SafePage, lock: LockDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def stays(_paths: object) -> None:
        raise CannotWrite(lock.folder, "de schijf geeft een fout")

    monkeypatch.setattr(kept_copies, "remove_copies", stays)
    ask.answer_next(True)
    page.copies.forget_button.click()
    assert "De kopie is niet gewist." in page.copies.told.text()
    assert len(copies(lock.folder)) == 1


def test_the_word_of_the_vault_changes(page: SafePage, lock: LockDesk) -> None:
    page.label.field.set_text("x" * 31)
    page.label.keep_button.click()
    assert "te lang" in page.label.field.error()
    page.label.field.set_text("Molen")
    page.label.keep_button.click()
    assert page.heading.text() == "Uw kluis: Molen"
    assert lock.required().label() == "Molen"


def test_a_term_is_kept_with_whether_the_scan_goes(page: SafePage, lock: LockDesk) -> None:
    card = page.term
    assert card.term is not None
    assert not card.at_end.isEnabled()
    card.term.choose("365")
    assert card.at_end.isEnabled()
    card.at_end.setChecked(True)
    card.keep_button.click()
    assert "vanzelf gewist na 23-11-2027" in card.told.text()
    assert lock.required().dossiers()[0].keep_until == date(2027, 11, 23)
    card.term.choose(NONE)
    assert not card.at_end.isChecked()


def test_wiping_needs_the_word(page: SafePage, qtbot: QtBot) -> None:
    asked: list[bool] = []
    page.wipe_asked.connect(lambda: asked.append(True))
    page.wipe.open_button.click()
    form = page.wipe.form
    assert form is not None
    form.word.set_text("wis maar")
    form.keep_button.click()
    assert form.word.error() == "Typ precies het woord WISSEN."
    assert asked == []
    form.word.set_text(" wissen ")
    form.keep_button.click()
    assert asked == [True]


def test_leaving_drops_what_was_typed_and_told(page: SafePage) -> None:
    page.passphrase.open_button.click()
    form = page.passphrase.form
    assert form is not None
    form.old.set_text(OLD)
    page.label.tell(DoneView("good", "Iets van de kluis"))
    page.leave()
    assert (page.passphrase.form, form.old.text()) == (None, "")
    assert page.label.told.isHidden()
    assert page.passphrase.open_button.isVisible()


def test_with_the_lock_every_word_of_the_vault_goes(page: SafePage, lock: LockDesk) -> None:
    page.label.field.set_text("Molen")
    page.label.keep_button.click()
    page.forget()
    assert "Molen" not in page.heading.text() + page.label.told.text() + page.label.field.text()


def test_after_another_passphrase_the_copies_can_be_removed_right_there(
    page: SafePage, qtbot: QtBot, lock: LockDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = page.passphrase
    card.open_button.click()
    form = card.form
    assert form is not None
    for field, words in ((form.old, OLD), (form.new, NEW), (form.again, NEW)):
        field.set_text(words)
    form.keep_button.click()
    wait(qtbot, page)
    assert "automatische kopieën gaan nog open met de oude wachtzin" in card.told.text()
    assert len(copies(lock.folder)) == 1

    def stays(_paths: object) -> None:
        raise CannotWrite(lock.folder, "de schijf geeft een fout")

    with monkeypatch.context() as patched:
        patched.setattr(kept_copies, "remove_copies", stays)
        card.told.action_button.click()
    assert "De kopie is niet gewist." in card.told.text()
    assert card.told.action_button.isHidden()
    card.tell(DoneView("good", "Nog een keer"), "Wis")
    card.told.action_button.click()
    assert copies(lock.folder) == ()
    assert "De automatische kopieën zijn gewist." in card.told.text()
    assert "Er is nog geen automatische kopie." in words_of(page)


def test_a_copy_that_could_not_be_made_is_told_with_the_copies(page: SafePage) -> None:
    page._backup.note_copied(CannotWrite(Path("kluis"), "de schijf geeft een fout"))
    page.refresh_copies()
    assert "De nieuwste kopie is niet gemaakt." in words_of(page)
    page._backup.note_copied(None)
    page.refresh_copies()
    assert "De nieuwste kopie is niet gemaakt." not in words_of(page)


@pytest.mark.parametrize("size", [(1280, 800), (1024, 420)])
def test_the_page_begins_with_its_title_and_with_a_focus_that_is_in_sight(
    page: SafePage, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page.hide()
    page.resize(*size)
    page.show()
    page.focus_start()
    qtbot.wait(3 * ScrollPage.SETTLED)
    start = page.backup.make_button if size == (1280, 800) else page.footer.back_button
    assert page.window().focusWidget() is start
    assert page._scroll.verticalScrollBar().maximum() > 0
    assert page._scroll.verticalScrollBar().value() == 0
    assert not page.window().focusWidget().visibleRegion().isEmpty()
