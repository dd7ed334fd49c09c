"""File dialogues begin where the organisation proposes, and only begin there."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.policy.policies import a_policy
from tests.presenters.homes import WORST, home_scan
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.gui import ask
from zelfscan.gui.pages.put_back import PutBackPage
from zelfscan.gui.pages.report import ReportPage
from zelfscan.gui.pages.safe_copies import BackupCard
from zelfscan.gui.proposed_folder import first_folder
from zelfscan.policy.policy import Policy
from zelfscan.presenters.backup_desk import BackupDesk
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.report_desk import ReportDesk


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where each dialogue began; every one of them is closed without a choice."""
    begun: list[Path] = []

    def save(_parent: QWidget, _title: str, suggestion: Path, _kinds: str) -> None:
        begun.append(suggestion.parent)

    def open_one(_parent: QWidget, _title: str, folder: Path, _kinds: str) -> None:
        begun.append(folder)

    monkeypatch.setattr(ask, "save_file", save)
    monkeypatch.setattr(ask, "open_file", open_one)
    return begun


def test_a_folder_that_is_there_is_the_first_one(tmp_path: Path) -> None:
    assert first_folder(tmp_path) == tmp_path


def test_without_a_folder_that_is_there_it_begins_with_the_documents(tmp_path: Path) -> None:
    assert first_folder(None) == first_folder(tmp_path / "nowhere")
    (tmp_path / "file").write_text("")
    assert first_folder(tmp_path / "file") == first_folder(None)
    assert first_folder(None).is_relative_to(Path.home())


def test_a_report_and_the_files_beside_it_begin_there(
    qtbot: QtBot, tmp_path: Path, asked: list[Path]
) -> None:
    page = ReportPage(ReportDesk(home_scan(WORST), policy=a_policy({"ReportFolder": str(tmp_path)})))
    qtbot.addWidget(page)
    page.lock.setChecked(False)
    page.save_button.click()
    page.beside.save("csv")
    assert asked == [tmp_path, tmp_path]


def test_a_back_up_begins_there_and_so_does_putting_one_back(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, asked: list[Path]
) -> None:
    policy: Policy = a_policy({"BackupFolder": str(tmp_path)})
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, "fiets onder groene brug", clock(), LIGHTEST))
    desk = BackupDesk(lock, clock, policy.backup_folder)
    card, page = BackupCard(desk), PutBackPage(desk)
    qtbot.addWidget(card)
    qtbot.addWidget(page)
    card.make_button.click()
    page.begin(None)
    page._choose()
    assert asked == [tmp_path, tmp_path]
    lock.lock("locked")
