"""The language of the program: chosen once for all, or for one piece of work."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from zelfscan import i18n
from zelfscan.core.text import LocalizedText
from zelfscan.i18n import later, said, say, say_count, speak, speaking, spoken


@pytest.fixture(autouse=True)
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder with a small English catalogue, and speak Dutch again afterwards."""
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalog = Catalog(locale="en")
    catalog.add("Ga verder", "Go on")
    catalog.add("Bewaard op {day}", "Saved on {day}")
    catalog.add(
        ("{count} stap van {who}", "{count} stappen van {who}"),
        ("{who}: {count} step", "{who}: {count} steps"),
    )
    with (folder / "zelfscan.mo").open("wb") as file:
        write_mo(file, catalog)
    monkeypatch.setattr(i18n, "_catalogues", {"nl": i18n._catalogues["nl"]})
    yield tmp_path
    speak("nl")


def test_it_speaks_dutch_until_somebody_chooses() -> None:
    assert spoken() == "nl"
    assert say("Ga verder") == "Ga verder"


def test_another_language_holds_at_once_and_everywhere(english: Path) -> None:
    speak("en", english)
    heard: list[str] = []
    thread = threading.Thread(target=lambda: heard.append(say("Ga verder")))
    thread.start()
    thread.join()
    assert [say("Ga verder"), *heard] == ["Go on", "Go on"]


def test_values_stand_where_the_language_wants_them(english: Path) -> None:
    assert say("Bewaard op {day}", day="1-2-2026") == "Bewaard op 1-2-2026"
    speak("en", english)
    assert say("Bewaard op {day}", day="{day}") == "Saved on {day}"


def test_a_number_chooses_its_form(english: Path) -> None:
    assert say_count("{count} stap van {who}", "{count} stappen van {who}", 1, who="u") == "1 stap van u"
    speak("en", english)
    assert say_count("{count} stap van {who}", "{count} stappen van {who}", 2, who="you") == "you: 2 steps"


def test_words_without_a_translation_stay_dutch(english: Path) -> None:
    speak("en", english)
    assert say("Nieuw woord") == "Nieuw woord"


def test_a_text_of_a_questionnaire_follows(english: Path) -> None:
    text = LocalizedText(base="Deur", translations=(("en", "Door"),))
    assert said(text) == "Deur"
    speak("en", english)
    assert said(text) == "Door"
    assert said(LocalizedText(base="Raam")) == "Raam"


def test_one_piece_of_work_can_speak_another_language_than_the_window(english: Path) -> None:
    speak("en", english)
    with speaking("nl"):
        assert say("Ga verder") == "Ga verder"
        heard: list[str] = []
        thread = threading.Thread(target=lambda: heard.append(spoken()))
        thread.start()
        thread.join()
        assert heard == ["en"]
    assert say("Ga verder") == "Go on"


def test_a_mark_for_later_changes_nothing() -> None:
    assert later("Ga verder") == "Ga verder"


def test_a_language_that_is_not_there_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        speak("fr", tmp_path)
    with pytest.raises(FileNotFoundError):
        speak("en", tmp_path / "nothing")
    assert spoken() == "nl"
