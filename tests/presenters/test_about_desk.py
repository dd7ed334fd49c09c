"""About the program: how old its content is, and whose work it holds under which licence."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from tests.pseudo_language import speak_greek
from zelfscan import __version__
from zelfscan.paths import licences_folder, questionnaires_folder, resources_folder
from zelfscan.policy.policy import Policy
from zelfscan.presenters.about_desk import AboutDesk
from zelfscan.presenters.content_shelf import ContentShelf
from zelfscan.presenters.start_desk import Packs, load_packs


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(questionnaires_folder())


@pytest.fixture
def desk(clock: FixedClock) -> AboutDesk:
    return AboutDesk(licences_folder(), resources_folder() / "licences", clock)


def test_it_names_the_version_and_the_age_of_the_content(desk: AboutDesk, packs: Packs) -> None:
    view = desk.view(packs)
    assert view.title == f"zelfscan {__version__}"
    assert "Zelfscan: versie 2026.11, nagekeken op 23-11-2026." in view.content
    assert "Woningscan: versie 2026.11, nagekeken op 23-11-2026." in view.content
    assert any(line.startswith("Nummers overgenomen op ") for line in view.content)
    assert view.stale == ""


def test_a_checkout_says_that_it_is_no_release_and_that_nothing_renews_itself(desk: AboutDesk) -> None:
    assert desk.view(None).version == (
        "Deze versie is nog in ontwikkeling en is niet uitgebracht.",
        "Dit programma werkt zichzelf nooit bij. Het kijkt ook niet of er iets nieuws is.",
        "Of er een nieuwere versie is? Vraag uw organisatie, of wie u dit programma gaf.",
    )


def test_a_built_program_says_of_when_it_is(tmp_path: Path, clock: FixedClock) -> None:
    file = tmp_path / "release.json"
    file.write_text('{"date": "2026-12-01", "commit": "0a"}', encoding="utf-8")
    desk = AboutDesk(licences_folder(), resources_folder() / "licences", clock, file)
    assert desk.view(None).version[0] == "Deze versie is van 1-12-2026."


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"date": 7}', '{"date": "soon"}', "\0", '{"date": null}'])
def test_a_strange_date_of_release_is_none(tmp_path: Path, clock: FixedClock, text: str) -> None:
    file = tmp_path / "release.json"
    file.write_text(text, encoding="utf-8")
    desk = AboutDesk(licences_folder(), resources_folder() / "licences", clock, file)
    assert desk.view(None).version[0] == "Deze versie is nog in ontwikkeling en is niet uitgebracht."


def test_it_says_whom_to_ask_and_what_the_organisation_added(
    tmp_path: Path, clock: FixedClock, packs: Packs
) -> None:
    policy = Policy(
        enforced={
            "OrganisationName": "Gemeente Voorbeeldstad",
            "SupportText": "Bel de helpdesk.",
            "ContentFolder": tmp_path,
            "OverlayFolder": tmp_path,
        }
    )
    shelf = ContentShelf(policy, resources_folder() / "release-keys.txt")
    view = AboutDesk(licences_folder(), resources_folder() / "licences", clock, None, shelf).view(packs)
    assert view.version[2:] == (
        "Of er een nieuwere versie is? Vraag het aan Gemeente Voorbeeldstad.",
        "Bel de helpdesk.",
    )
    assert view.content[-2:] == (
        "Uw organisatie heeft een map ingesteld voor nieuwere vragenlijsten.",
        "Uw organisatie heeft een eigen aanvulling ingesteld.",
    )


def test_content_that_nobody_looked_at_for_a_year_says_so(
    desk: AboutDesk, packs: Packs, clock: FixedClock
) -> None:
    clock.moment += timedelta(days=366)
    assert desk.view(packs).stale == ""
    clock.moment += timedelta(days=1)
    stale = desk.view(packs).stale
    assert stale.startswith("Langer dan een jaar niet nagekeken: ")
    assert "Zelfscan" in stale and "Woningscan" in stale


def test_before_the_questions_are_read_the_licences_are_there(desk: AboutDesk) -> None:
    view = desk.view(None)
    assert view.content == ("De vragen worden nog gelezen.",)
    assert view.stale == ""
    assert len(view.others) > 20


def test_program_content_and_letter_have_their_own_licence(desk: AboutDesk) -> None:
    assert [row.licence for row in desk.view(None).own] == ["EUPL-1.2", "CC-BY-4.0", "OFL-1.1"]


def test_behind_every_row_stands_the_text_of_its_licence(desk: AboutDesk) -> None:
    view = desk.view(None)
    for row in (*view.own, *view.qt_rows, *view.others):
        licence = desk.licence(row.id)
        assert len(licence.text) > 500, row.id
        assert row.licence in licence.note
        assert licence.title == row.name
    assert desk.licence("own:EUPL-1.2").text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "SIL OPEN FONT LICENSE" in desk.licence("own:OFL-1.1").text


def test_what_the_lgpl_asks_about_qt_is_said(desk: AboutDesk) -> None:
    view = desk.view(None)
    words = " ".join(view.qt)
    assert "LGPL" in words and "vervangen" in words and "losse bestanden" in words
    assert "https://code.qt.io/" in words
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in desk.licence(view.qt_rows[0].id).text
    assert "GNU GENERAL PUBLIC LICENSE" in desk.licence(view.qt_rows[1].id).text


def test_it_speaks_the_language_that_holds(
    desk: AboutDesk, packs: Packs, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.view(packs)
    speak_greek(monkeypatch)
    after = desk.view(packs)
    assert not set(before.content) & set(after.content)
    assert not set(before.qt) & set(after.qt)
    assert [row.licence for row in after.others] == [row.licence for row in before.others]
