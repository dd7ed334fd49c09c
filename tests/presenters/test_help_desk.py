"""The guide: short, in plain words, and it leads only to where somebody can go."""

import re

import pytest

from tests.pseudo_language import greek, speak_greek
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.help_desk import HelpDesk
from zelfscan.presenters.help_views import ChapterView
from zelfscan.presenters.key_table import KEY_GROUPS, letter_of

DRAWINGS = questionnaires_folder() / "catalogue" / "pictures"
PLACES = {
    "safe",
    "questions",
    "result",
    "plan",
    "report",
    "start",
    "proof",
    "settings",
    "progress",
    "card",
    "keys",
    "about",
}
#: Words that promise something or that frighten; the style guide has them on the emergency card at most.
NEVER = re.compile(r"\b(veilige?|onveilige?|gevaar\w*|u krijgt|gegarandeerd|altijd veilig)\b|!|\d{4,}", re.I)

CHAPTERS = HelpDesk(DRAWINGS).view(PLACES).chapters
KEYS = [key for group in HelpDesk(DRAWINGS).keys().groups for key in group.keys]


def words_of(chapter: ChapterView) -> str:
    return " ".join(f"{point.lead} {point.text}" for point in chapter.points)


def sentences(text: str) -> list[str]:
    return [each for each in re.split(r"(?<=[.?])\s+", text) if each]


def test_it_has_ten_chapters_each_with_a_name_of_its_own() -> None:
    assert len(CHAPTERS) == 10
    assert len({chapter.id for chapter in CHAPTERS}) == len({chapter.title for chapter in CHAPTERS}) == 10


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.id)
def test_a_chapter_is_short_and_plain(chapter: ChapterView) -> None:
    text = words_of(chapter)
    assert len(text.split()) <= 80
    assert [each for each in sentences(text) if len(each.split()) > 15] == []
    assert NEVER.findall(f"{chapter.title} {text} {chapter.alt}") == []


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.id)
def test_a_chapter_has_a_picture_and_leads_somewhere(chapter: ChapterView) -> None:
    assert chapter.alt
    assert chapter.drawing is None or chapter.drawing.is_file()
    assert chapter.links
    assert {link.place for link in chapter.links} <= PLACES


def test_every_place_is_named_somewhere() -> None:
    assert {link.place for chapter in CHAPTERS for link in chapter.links} == PLACES


def test_it_says_what_the_scan_is_not_and_who_decides_on_money() -> None:
    everything = " ".join(words_of(chapter) for chapter in CHAPTERS)
    assert "De scan is geen beveiligingsadvies." in everything
    assert "kan een stap onder de regeling vallen" in everything
    assert "beveiligingsautoriteit (BVA)" in everything


def test_a_place_that_cannot_be_reached_is_not_offered() -> None:
    locked = HelpDesk(DRAWINGS).view({"card", "keys", "about"})
    assert {link.place for chapter in locked.chapters for link in chapter.links} == {"card", "keys", "about"}
    assert [chapter.title for chapter in locked.chapters] == [chapter.title for chapter in CHAPTERS]


def test_it_speaks_the_language_that_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_greek(monkeypatch)
    view = HelpDesk(DRAWINGS).view(PLACES)
    for dutch, chapter in zip(CHAPTERS, view.chapters, strict=True):
        assert (chapter.title, words_of(chapter)) == (greek(dutch.title), greek(words_of(dutch)))
        assert [link.words for link in chapter.links] == [greek(link.words) for link in dutch.links]


def test_each_key_stands_in_the_overview_once_with_a_plain_sentence() -> None:
    ids = [key.id for group in KEY_GROUPS for key in group.keys]
    assert [key.id for key in KEYS] == ids
    assert len(set(ids)) == len(ids)
    assert [key.words for key in KEYS if len(key.words.split()) > 15 or not key.words.endswith(".")] == []


def test_a_screen_reader_hears_the_key_and_what_it_does() -> None:
    spoken = {key.id: key.spoken for key in KEYS}
    assert spoken["keys"] == "F1: Open of sluit dit overzicht."
    assert spoken["answer"] == "1 tot 8: Kies dat antwoord."
    assert spoken["note"] == "Alt + O: Schrijf een opmerking."
    assert spoken["house"].startswith("Pijl links of Pijl rechts: ")


def test_the_letter_of_a_button_is_that_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_greek(monkeypatch)
    keys = {key.id: key for group in HelpDesk(DRAWINGS).keys().groups for key in group.keys}
    assert [cap.words for cap in keys["note"].caps][1] == letter_of(greek("&Opmerking")) == "Ο"


def test_an_arrow_is_an_arrow_in_every_language(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_greek(monkeypatch)
    keys = {key.id: key for group in HelpDesk(DRAWINGS).keys().groups for key in group.keys}
    assert [cap.arrow for cap in keys["house"].caps] == ["left", "right"]
