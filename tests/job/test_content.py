"""The program starts with newer questionnaires that somebody chose, as long as they count."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.job.driver import Driver
from tests.packs.contents import CHANGES, KEYS, NEWER, TERMS, change, newer_content
from tests.presenters.visits import shipped
from zelfscan import app, paths
from zelfscan.gui import background, speech
from zelfscan.packs.content_folder import put_in_use, stage
from zelfscan.policy.policy import Policy
from zelfscan.presenters.start_desk import Packs


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Newer questionnaires that were chosen, on a computer where the organisation set its key."""
    place = paths.content_folder()
    used = [each.pack for each in shipped().by_id.values()]
    put_in_use(stage(newer_content(tmp_path / "newer", CHANGES), place, TERMS, used), place, TERMS)
    policy = Policy(enforced={"SigningKeys": (KEYS[0].text,)})
    monkeypatch.setattr(app, "organisation_policy", lambda: policy)
    yield next(place.iterdir())
    paths.use_shipped_content()


@pytest.fixture
def driver(chosen: Path, qtbot: QtBot) -> Iterator[Driver]:
    driver = Driver()
    driver.wait_until(lambda: background.is_idle() and driver.journey._parts.start.packs is not None)
    yield driver
    driver.close()
    speech.speak(driver.application, "nl")


def words(driver: Driver) -> str:
    return "\n".join(each.text() for each in driver.window.findChildren(QLabel) if each.isVisible())


def versions(packs: Packs) -> set[str]:
    return {each.pack.version for each in packs.by_id.values()}


def in_english(driver: Driver) -> Packs:
    """Choose English in the window, and return the questionnaires that come with it."""
    driver.journey.side.show("speak:en")
    start = driver.journey._parts.start
    driver.wait_until(lambda: start.packs is not None and start.packs.language == "en")
    assert start.packs is not None
    return start.packs


def test_the_window_asks_and_calls_by_what_was_chosen(driver: Driver) -> None:
    packs = driver.journey._parts.start.packs
    assert packs is not None
    assert versions(packs) == {NEWER}
    driver.window.open_card()
    driver.wait_until(lambda: "0800-1234" in words(driver))
    assert "0800-7000" not in words(driver)
    driver.window.close_card()
    driver.journey._open_example()
    driver.wait_until(background.is_idle)
    scan = driver.journey._pages.scan
    assert scan is not None and scan.pack.version == NEWER
    driver.journey.side.show("about")
    assert NEWER in words(driver)


def test_a_language_that_is_chosen_later_comes_from_the_same_questionnaires(driver: Driver) -> None:
    assert versions(in_english(driver)) == {NEWER}


def card_says(driver: Driver, number: str) -> bool:
    driver.window.open_card()
    driver.wait_until(lambda: "112" in words(driver))
    found = number in words(driver)
    driver.window.close_card()
    return found


def test_the_card_and_an_open_scan_stay_as_they_were_after_going_back(driver: Driver) -> None:
    driver.begin_by_keyboard("Woningscan")
    driver.journey.side.content.desk.go_back()
    assert card_says(driver, "0800-1234")
    in_english(driver)
    assert card_says(driver, "0800-1234")
    scan = driver.journey._pages.scan
    assert scan is not None and scan.pack.version == NEWER
    driver.journey._open_example()
    driver.wait_until(background.is_idle)
    example = driver.journey._pages.scan
    assert example is not None and example.is_example and example.pack.version == NEWER


def test_the_card_stays_as_it_was_when_newer_ones_are_chosen_once_more(
    driver: Driver, tmp_path: Path
) -> None:
    desk = driver.journey.side.content.desk
    desk.using(desk.looking(newer_content(tmp_path / "newest", version="2099.02"))())()
    assert card_says(driver, "0800-1234")
    assert "De nieuwe vragenlijsten gelden vanaf" in desk.view().waiting
    assert versions(in_english(driver)) == {NEWER}


def test_the_card_shows_what_was_read_whatever_becomes_of_the_copy(driver: Driver, chosen: Path) -> None:
    change(chosen, "catalogue/contacts.yaml", 'number: "112"', 'number: "113"')
    assert card_says(driver, "0800-1234")
    assert not card_says(driver, "113")
    shutil.rmtree(chosen)
    assert card_says(driver, "0800-1234")
    driver.journey.side.show("speak:en")
    driver.wait_until(lambda: background.is_idle() and driver.window.notices() != "")
    assert card_says(driver, "0800-1234")


def test_the_card_can_be_read_before_the_questionnaires_are(qtbot: QtBot, tmp_path: Path) -> None:
    paths.use_content(tmp_path / "gone")
    window = app.make_window()
    qtbot.addWidget(window)
    window.show()
    window.open_card()
    assert "112" in [each.text() for each in window.card.findChildren(QLabel)]
    paths.use_shipped_content()


def test_after_wiping_the_window_begins_with_the_shipped_ones(driver: Driver, chosen: Path) -> None:
    shutil.rmtree(chosen)
    driver.journey.begin()
    driver.wait_until(background.is_idle)
    packs = driver.journey._parts.start.packs
    assert packs is not None
    assert versions(packs) == {"2026.11"}
    assert card_says(driver, "0800-7000")


def test_a_lock_takes_along_what_was_said_about_scans(driver: Driver, tmp_path: Path) -> None:
    driver.begin_by_keyboard("Woningscan")
    content = driver.journey.side.content
    content.show()
    page = content.page
    assert page is not None
    page.look_at(newer_content(tmp_path / "newest", version="2099.02"))
    driver.wait_until(page.found.isVisible)
    assert "Woningscan: uw eigen scan" in words(driver)
    driver.journey.lock()
    driver.wait_until(lambda: not any("uw eigen scan" in each.text() for each in page.findChildren(QLabel)))
    assert [each.name for each in paths.content_folder().iterdir() if each.suffix] == []


def test_one_byte_more_and_the_program_starts_with_its_own(
    chosen: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (chosen / "catalogue" / "contacts.yaml").open("a") as file:
        file.write("\n")
    driver = Driver()
    start = driver.journey._parts.start
    driver.wait_until(lambda: background.is_idle() and start.packs is not None)
    assert start.packs is not None
    assert versions(start.packs) == {"2026.11"}
    driver.journey.side.show("about")
    assert "die niet meer tellen" in words(driver)
    driver.journey.side.content.show()
    assert "contacts.yaml" in words(driver)
    driver.close()
