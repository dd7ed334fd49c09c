"""The page about newer questionnaires: look first, then choose, and never by itself."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.packs.contents import CHANGES, KEYS, change, newer_content
from tests.presenters.visits import shipped
from zelfscan import paths
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.gui import ask, background
from zelfscan.gui.pages.content_update import ContentUpdatePage
from zelfscan.gui.widgets.button import Button
from zelfscan.packs.content_folder import has_copy
from zelfscan.policy.policy import Policy
from zelfscan.presenters.content_desk import ContentDesk
from zelfscan.presenters.content_shelf import ContentShelf
from zelfscan.presenters.content_views import ContentChangeView, ContentGroupView, EffectView, NewerView
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.scan_desk import ScanDesk
from zelfscan.presenters.start_desk import StartDesk


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path) -> Iterator[None]:
    paths.use_folder(tmp_path / "own")
    yield
    paths.use_own_folder()
    paths.use_shipped_content()


@pytest.fixture
def lock(clock: FixedClock) -> Iterator[LockDesk]:
    lock = LockDesk(paths.vault_folder(), clock, LIGHTEST)
    lock.take(create_vault(lock.folder, "fiets onder groene brug", clock(), LIGHTEST))
    yield lock
    lock.lock("locked")


@pytest.fixture
def page(qtbot: QtBot, lock: LockDesk, clock: FixedClock, tmp_path: Path) -> ContentUpdatePage:
    start = StartDesk(clock)
    start.packs, start.journal = shipped(), lock.journal()
    loaded = shipped().by_id["woningscan"]
    ScanDesk(OpenScan(loaded, loaded.pack.routes[0], start.journal, clock))
    policy = Policy(enforced={"SigningKeys": (KEYS[0].text,), "ContentFolder": tmp_path / "newer"})
    shelf = ContentShelf(policy, paths.resources_folder() / "release-keys.txt")
    page = ContentUpdatePage(ContentDesk(shelf, lock, start, clock))
    qtbot.addWidget(page)
    page.resize(1280, 736)
    page.show()
    page.begin()
    return page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return newer_content(tmp_path / "newer", CHANGES)


def words(page: ContentUpdatePage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def see(page: ContentUpdatePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: background.is_idle() and page.found.isVisible(), timeout=20_000)


def test_nothing_is_used_before_it_was_seen_and_chosen(
    page: ContentUpdatePage, qtbot: QtBot, folder: Path
) -> None:
    ask.answer_next(folder)
    page.choose_button.click()
    see(page, qtbot)
    assert "Woningscan: uw eigen scan" in words(page)
    assert "3 wijzigingen" in words(page)
    assert not paths.content_folder().joinpath(next(paths.content_folder().iterdir()).stem).exists()
    page.found.use_button.click()
    qtbot.waitUntil(lambda: not page.is_busy() and "staan klaar" in words(page), timeout=20_000)
    assert not page.found.isVisible()
    assert page.shipped_button.isVisible()
    (used,) = paths.content_folder().iterdir()
    assert len(used.name) == 64


def test_scans_in_which_nothing_changes_are_summed_up(page: ContentUpdatePage, qtbot: QtBot) -> None:
    same = [EffectView(f"Woningscan: D-{number}", ("Niets.",), is_same=True) for number in range(40)]
    other = EffectView("Woningscan: D-99", ("Inbraak: laag wordt hoog.",))
    page.found.draw(NewerView("Nieuw", (), (), ""), (*same, other), "")
    page.found.show()
    qtbot.waitUntil(lambda: "In 40 scans verandert niets" in words(page))
    assert "D-99" in words(page)
    assert "D-7" not in words(page)


def test_what_changed_is_read_by_opening_its_group(
    page: ContentUpdatePage, qtbot: QtBot, folder: Path
) -> None:
    page.look_at(folder)
    see(page, qtbot)
    assert "0800-1234" not in words(page)
    page.found.rows[0].button.click()
    number = "Het nummer. Was: ‘0800-7000’. Wordt: ‘0800-1234’."
    qtbot.waitUntil(lambda: number in words(page))


def test_that_of_the_organisation_is_one_click_away(
    page: ContentUpdatePage, qtbot: QtBot, folder: Path
) -> None:
    assert str(folder) in words(page)
    page.offered_button.click()
    see(page, qtbot)
    assert "2099.01" in words(page)


def test_a_folder_that_was_changed_is_refused_in_one_sentence(
    page: ContentUpdatePage, qtbot: QtBot, folder: Path
) -> None:
    change(folder, "catalogue/contacts.yaml", "0800-1234", "0900-0000")
    page.look_at(folder)
    qtbot.waitUntil(lambda: not page.is_busy() and page.told.isVisible(), timeout=20_000)
    assert page.told.text() == (
        "Deze vragenlijsten worden niet gebruikt. "
        "Bestand ‘catalogue/contacts.yaml’ is veranderd na het ondertekenen."
    )
    assert not page.found.isVisible()
    assert not list(paths.content_folder().rglob("*"))


def test_leaving_them_keeps_nothing(page: ContentUpdatePage, qtbot: QtBot, folder: Path) -> None:
    page.look_at(folder)
    see(page, qtbot)
    page.found.leave_button.click()
    assert not page.found.isVisible()
    assert not list(paths.content_folder().rglob("*"))
    assert "Er is niets veranderd." in words(page)


def test_a_lock_takes_away_what_was_said_about_scans(
    page: ContentUpdatePage, qtbot: QtBot, folder: Path
) -> None:
    page.look_at(folder)
    see(page, qtbot)
    page.forget()
    assert "uw eigen scan" not in words(page)
    assert not list(paths.content_folder().rglob("*"))


def test_a_lock_while_a_folder_is_looked_at_shows_nothing_later(
    page: ContentUpdatePage, qtbot: QtBot, folder: Path
) -> None:
    page.look_at(folder)
    page.forget()
    qtbot.waitUntil(background.is_idle, timeout=20_000)
    qtbot.wait(50)
    assert not page.found.isVisible()
    assert page.choose_button.isEnabled()


def test_what_was_chosen_is_used_though_the_page_is_left_at_once(
    page: ContentUpdatePage, qtbot: QtBot, folder: Path
) -> None:
    page.look_at(folder)
    see(page, qtbot)
    page.found.use_button.click()
    page.leave()
    qtbot.waitUntil(background.is_idle, timeout=20_000)
    assert [len(each.name) for each in paths.content_folder().iterdir()] == [64]


def test_a_copy_that_was_changed_before_it_was_chosen_is_refused_and_gone(
    page: ContentUpdatePage, qtbot: QtBot, folder: Path
) -> None:
    page.look_at(folder)
    see(page, qtbot)
    (draft,) = paths.content_folder().iterdir()
    change(draft, "catalogue/contacts.yaml", "0900-8844", "0900-0000")
    page.found.use_button.click()
    qtbot.waitUntil(lambda: not page.is_busy() and page.told.isVisible(), timeout=20_000)
    assert "is veranderd na het ondertekenen" in page.told.text()
    assert not list(paths.content_folder().iterdir())


def test_back_to_the_shipped_ones_asks_first(page: ContentUpdatePage, qtbot: QtBot, folder: Path) -> None:
    page.look_at(folder)
    see(page, qtbot)
    page.found.use_button.click()
    qtbot.waitUntil(lambda: not page.is_busy() and page.shipped_button.isVisible(), timeout=20_000)
    ask.answer_next(False)
    page.shipped_button.click()
    assert has_copy(paths.content_folder())
    ask.answer_next(True)
    page.shipped_button.click()
    assert not has_copy(paths.content_folder())
    assert not page.shipped_button.isVisible()


def test_where_nothing_is_kept_there_is_no_button(page: ContentUpdatePage) -> None:
    paths.use_nowhere()
    page.begin()
    assert not page.choose_button.isVisible()
    assert not page.offered_button.isVisible()
    assert "Er wordt nu niets bewaard" in words(page)
    assert page.start_focus() is page.back_button


def test_every_change_of_a_long_group_can_be_shown(page: ContentUpdatePage, qtbot: QtBot) -> None:
    """Nobody hides the one that matters behind many others."""
    changes = tuple(ContentChangeView(f"Vraag {number}", "Anders") for number in range(1, 151))
    page.found.draw(NewerView("Nieuw", (), (ContentGroupView("Vragen", "150", changes),), "150"), (), "")
    page.found.show()
    (row,) = page.found.rows
    row.set_open(True)

    def told() -> list[str]:
        return [each.text() for each in row.findChildren(QLabel) if each.isVisibleTo(row)]

    for shown, button in ((60, "Toon nog 60 wijzigingen"), (120, "Toon nog 30 wijzigingen")):
        qtbot.waitUntil(partial(_is_among, f"Anders: Vraag {shown}", told))
        assert f"Anders: Vraag {shown + 1}" not in told()
        (more,) = (each for each in row.findChildren(Button) if each.text() == button)
        more.click()
    qtbot.waitUntil(lambda: all(f"Anders: Vraag {number}" in told() for number in range(1, 151)))
    assert not more.isVisible()


def _is_among(line: str, told: Callable[[], list[str]]) -> bool:
    return line in told()
