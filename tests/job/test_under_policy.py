"""A whole window under a policy that an administrator wrote, from the file to what somebody sees."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.job.driver import Driver
from zelfscan import app, i18n
from zelfscan.gui.pages.organisation import OrganisationPage
from zelfscan.gui.pages.report import ReportPage
from zelfscan.gui.widgets.text import Text
from zelfscan.paths import resources_folder
from zelfscan.policy import from_file, reading

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="on Windows the policy is in the registry")
FOUND = {
    "enforced": {
        "Packs": ["zelfscan"],
        "Language": "nl",
        "IdleLockMinutes": 2,
        "PassphraseLength": 20,
        "Editions": ["household"],
        "Contacts": [{"Name": "Servicedesk", "Telephone": "000 123"}],
        "SupportText": "Bel toestel 1.",
        "Spy": 1,
    },
    "recommended": {"ReportFolder": "~"},
}


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    """Somebody at the window; the file is as an administrator makes it, who here is who runs the tests."""
    path = tmp_path / "etc" / "policy.json"
    path.parent.mkdir(mode=0o755)
    path.write_text(json.dumps(FOUND), encoding="utf-8")
    path.chmod(0o644)
    monkeypatch.setattr(reading, "FILES", dict.fromkeys(reading.FILES, path))
    monkeypatch.setattr(from_file.read_file, "__defaults__", (os.getuid(),))
    app.organisation_policy.cache_clear()
    driver = Driver()
    yield driver
    driver.close()
    app.organisation_policy.cache_clear()
    i18n.speak("nl")


def words(driver: Driver) -> str:
    page = driver.window.page()
    assert page is not None
    return "\n".join(text.text() for text in page.findChildren(Text) if text.isVisibleTo(page))


def test_the_first_page_offers_what_the_organisation_offers_and_no_other_language(driver: Driver) -> None:
    assert "Zelfscan" in words(driver) and "Woningscan" not in words(driver)
    entries = dict(driver.journey.side.entries(is_locked=False))
    assert not [each for each in entries if each.startswith("speak:")]
    assert entries["organisation"] == "Uw organisatie"
    assert driver.journey.guard._settings.minutes_to_lock(is_adviser=True) == 2


def test_the_page_of_the_organisation_says_all_of_it_also_while_locked(driver: Driver) -> None:
    driver.journey.side.show("organisation")
    assert isinstance(driver.window.page(), OrganisationPage)
    for part in (
        "Servicedesk, 000 123",
        "2 minuten",
        "Spy.",
        "Bel toestel 1.",
        "Dit kan uw organisatie nooit",
    ):
        assert part in words(driver)
    i18n.speak("en", resources_folder() / "locale")
    driver.journey.side.organisation.speak()
    assert "Minutes of rest before the lock" in words(driver)


def test_a_short_passphrase_is_refused_and_a_longer_one_makes_the_vault(driver: Driver) -> None:
    driver.journey._ask_passphrase(can_keep_nothing=True)
    create = driver.journey.gate.create
    assert "Minstens 20 tekens. Spaties mogen. Uw organisatie vraagt dit." in words(driver)
    for passphrase in ("fiets onder brug", "fiets onder hoge groene brug"):
        create.first.set_text(passphrase)
        create.second.set_text(passphrase)
        create.button.click()
        driver.wait_until(lambda: create.button.isEnabled())
    driver.wait_until(lambda: driver.journey._parts.lock.vault is not None)


def test_the_report_offers_the_edition_for_the_person_and_those_of_the_organisation(driver: Driver) -> None:
    driver.journey._open_example()
    driver.journey.show_tab("report")
    report = driver.window.page()
    assert isinstance(report, ReportPage)
    assert [each.id for each in report._view.editions] == ["private", "household"]


def test_the_card_has_the_numbers_of_the_organisation_below_its_own(driver: Driver) -> None:
    driver.window.open_card()
    view = driver.window._read_card()
    assert [each.number for each in view.own_numbers] == ["000 123"]
    assert [each.number for each in view.numbers][:2] == ["112", "0900-8844"]
    shown = [text.text() for text in driver.window.card.findChildren(Text)]
    assert shown.index("112") < shown.index("000 123")
    driver.window.close_card()
