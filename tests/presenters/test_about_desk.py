"""About the program: how old its content is, and whose work it holds under which licence."""

from datetime import timedelta

import pytest

from tests.conftest import FixedClock
from tests.pseudo_language import speak_greek
from zelfscan import __version__
from zelfscan.paths import licences_folder, questionnaires_folder, resources_folder
from zelfscan.presenters.about_desk import AboutDesk
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
