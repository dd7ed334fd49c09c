"""The folder that an organisation proposes for the vault: asked, never taken in silence."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from zelfscan import app, paths
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.gui import ask, place_proposed
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.place_proposed import take_proposed
from zelfscan.presenters.lock_desk import create_vault

posix = pytest.mark.skipif(os.name != "posix", reason="other systems have no such owners")
PASSPHRASE = "fiets onder groene brug"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    app.make_application()
    window = app.make_window()
    qtbot.addWidget(window)
    window.show()
    yield window
    paths.use_own_folder()


def make_vault(folder: Path) -> None:
    create_vault(folder / "vault", PASSPHRASE, app.now(), LIGHTEST).vault.close()


def take(window: MainWindow, proposed: Path | None) -> Path:
    """Start with a proposal, and return where everything is kept."""
    take_proposed(window, proposed, app.LOG_FILE)
    return paths.own_folder()


def test_without_a_proposal_everything_stays_in_the_own_folder(window: MainWindow) -> None:
    assert take(window, None) == paths.user_data_folder()


def test_who_wants_it_keeps_everything_in_the_proposed_folder(window: MainWindow, tmp_path: Path) -> None:
    ask.answer_next(True)
    assert take(window, tmp_path / "zelfscan") == tmp_path / "zelfscan"
    assert (tmp_path / "zelfscan").stat().st_mode & 0o077 == 0
    parts = app.make_parts()
    assert parts.lock.folder == tmp_path / "zelfscan" / "vault"
    assert parts.proof.root == tmp_path / "zelfscan"


def test_who_wants_the_own_folder_keeps_it_and_nothing_is_made(window: MainWindow, tmp_path: Path) -> None:
    ask.answer_next(False)
    assert take(window, tmp_path / "zelfscan") == paths.user_data_folder()
    assert not (tmp_path / "zelfscan").exists()


def test_a_vault_in_the_own_folder_goes_first_and_nothing_is_asked(
    window: MainWindow, tmp_path: Path
) -> None:
    make_vault(paths.user_data_folder())
    make_vault(tmp_path / "zelfscan")
    assert take(window, tmp_path / "zelfscan") == paths.user_data_folder()


def test_a_vault_in_the_proposed_folder_is_opened_without_a_question(
    window: MainWindow, tmp_path: Path
) -> None:
    make_vault(tmp_path / "zelfscan")
    assert take(window, tmp_path / "zelfscan") == tmp_path / "zelfscan"
    assert app.make_parts().lock.has_vault()


def test_a_place_that_was_named_at_the_start_goes_first(window: MainWindow, tmp_path: Path) -> None:
    paths.use_folder(tmp_path / "stick")
    assert take(window, tmp_path / "zelfscan") == tmp_path / "stick"
    paths.use_nowhere()
    assert paths.is_nowhere(take(window, tmp_path / "zelfscan"))


def test_a_drive_that_is_not_there_is_told_and_the_own_folder_used(
    window: MainWindow, tmp_path: Path
) -> None:
    assert take(window, tmp_path / "drive" / "zelfscan") == paths.user_data_folder()
    assert "De map van uw organisatie is er niet." in window.notices()
    assert str(tmp_path / "drive" / "zelfscan") in window.notices()


def test_a_folder_in_which_nothing_can_be_kept_is_told_and_the_own_folder_used(
    window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    ask.answer_next(True)
    assert take(window, tmp_path / "file") == paths.user_data_folder()
    assert "Hier kan uw scan niet worden bewaard." in window.notices()
    assert (tmp_path / "file").read_text() == "in the way"


@posix
def test_a_folder_that_cannot_be_entered_is_told_and_the_own_folder_used(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two accounts with one proposal: the first has the folder, the second has to start as well."""

    def shut(_: Path) -> None:
        raise PermissionError(errno.EACCES, "no entry")

    monkeypatch.setattr(place_proposed, "vaults", lambda root: shut(root) if root.name == "shut" else ())
    assert take(window, tmp_path / "shut") == paths.user_data_folder()
    assert "Hier kan uw scan niet worden bewaard." in window.notices()
    assert str(tmp_path / "shut") in window.notices()


@posix
@pytest.mark.parametrize("whose", ["folder", "vault"])
def test_the_vault_of_another_account_is_never_taken_for_ones_own(
    window: MainWindow, tmp_path: Path, whose: str
) -> None:
    make_vault(tmp_path / "all")
    if os.getuid():
        pytest.skip("only an administrator gives a folder away")
    os.chown(tmp_path / "all" if whose == "folder" else tmp_path / "all" / "vault", 12345, 12345)
    assert take(window, tmp_path / "all") == paths.user_data_folder()
    assert "Hier kan uw scan niet worden bewaard." in window.notices()
