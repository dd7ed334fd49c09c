"""Starting without keeping anything: in memory, until somebody asks to keep it and says where."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from zelfscan import app, paths
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.gui import ask, background
from zelfscan.gui.journey import Journey
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.pages.create import CreatePage
from zelfscan.gui.pages.question import QuestionPage
from zelfscan.gui.widgets.text import Text
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.lock_desk import create_vault
from zelfscan.store.vault import Vault

PASSPHRASE = "fiets onder groene brug"


class Guest:
    """Somebody at a window that keeps nothing, with one answer in memory."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        app.make_application()
        self.window: MainWindow = app.make_window()
        qtbot.addWidget(self.window)
        self.window.show()
        self.journey: Journey = app.make_journey(self.window)
        self.window.ask_before_closing(lambda: True)
        self.settle()
        self.journey.start.choice_made.emit("zelfscan", "")
        self.settle()
        page = self.window.page()
        assert isinstance(page, QuestionPage)
        page.answers.rows()[0].click()

    def settle(self) -> None:
        self.qtbot.waitUntil(background.is_idle, timeout=30_000)

    def ask_to_keep(self, folder: Path | None) -> None:
        """Choose to keep the scan, and say in which folder when that is asked."""
        ask.answer_next(folder)
        self.window.menu_asked.emit("keep")
        self.qtbot.waitUntil(lambda: not ask._replies)
        self.settle()

    def kept_in(self) -> Path:
        return self.journey._parts.lock.folder


@pytest.fixture
def guest(qtbot: QtBot, user_folder: Path) -> Iterator[Guest]:
    paths.use_nowhere()
    yield Guest(qtbot)
    paths.use_own_folder()


def test_a_scan_begins_at_once_without_a_word_about_a_passphrase(guest: Guest, user_folder: Path) -> None:
    assert isinstance(guest.journey._parts.start.journal, MemoryJournal)
    guest.journey._parts.settings.set_text_size(125)
    assert [path for path in user_folder.rglob("*") if path.is_file()] == []


def test_a_vault_of_the_owner_of_the_computer_is_left_alone(qtbot: QtBot, user_folder: Path) -> None:
    create_vault(paths.vault_folder(), PASSPHRASE, datetime.now(UTC)).vault.close()
    before = {path: path.read_bytes() for path in user_folder.rglob("*") if path.is_file()}
    paths.use_nowhere()
    try:
        guest = Guest(qtbot)
        assert not guest.journey._is_locked
    finally:
        paths.use_own_folder()
    assert {path: path.read_bytes() for path in user_folder.rglob("*") if path.is_file()} == before


def test_who_chooses_no_folder_goes_on_in_memory(guest: Guest) -> None:
    guest.ask_to_keep(None)
    assert isinstance(guest.window.page(), QuestionPage)
    assert paths.is_nowhere(guest.kept_in())


def test_the_vault_comes_in_the_folder_that_was_chosen(guest: Guest, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    guest.ask_to_keep(stick)
    assert isinstance(guest.window.page(), CreatePage)
    assert guest.kept_in() == stick / "vault"
    assert list(stick.iterdir()) == []
    paths.use_folder(stick)
    assert paths.vault_folder() == stick / "vault", "the next start with --map would find it elsewhere"


def test_a_folder_that_holds_a_vault_already_is_refused_untouched(guest: Guest, tmp_path: Path) -> None:
    create_vault(tmp_path / "vault", PASSPHRASE, datetime.now(UTC)).vault.close()
    guest.ask_to_keep(tmp_path)
    assert "staat al een kluis" in guest.window.notices()
    assert isinstance(guest.window.page(), QuestionPage)
    assert paths.is_nowhere(guest.kept_in())
    Vault.open(tmp_path / "vault", PASSPHRASE).close()


def test_a_folder_that_cannot_be_used_is_refused_with_what_to_do(guest: Guest, tmp_path: Path) -> None:
    guest.ask_to_keep(tmp_path / "weg")
    assert "die map is er niet" in guest.window.notices()
    assert isinstance(guest.window.page(), QuestionPage)


def test_what_is_kept_is_looked_at_in_the_place_that_was_chosen(guest: Guest, tmp_path: Path) -> None:
    page = guest.journey.side.proof
    guest.journey.side.show("proof")
    words = [text.text() for text in page.findChildren(Text)]
    assert "Er wordt niets bewaard." in words
    assert not any("/dev/null" in each or "nul" in each.split("\\") for each in words)
    guest.ask_to_keep(tmp_path)
    folder = guest.kept_in()
    guest.journey.gate.opened.emit(create_vault(folder, PASSPHRASE, datetime.now(UTC), LIGHTEST))
    guest.settle()
    guest.journey.side.show("proof")
    names = [text.accessibleName() for text in page.findChildren(Text)]
    assert str(folder) in names
    assert f"{folder.name}/index.vault" in names
