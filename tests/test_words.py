"""The catalogues of the program: what a translator fills in, and what the program reads."""

import importlib.util
import io
import string
from functools import cache
from types import ModuleType

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from tests.architecture.tree import ROOT
from zelfscan.i18n import BASE, LANGUAGES

OTHERS = [language for language in LANGUAGES if language != BASE]
Words = str | tuple[str, ...]


@cache
def tool() -> ModuleType:
    """Return the tool that gathers the words; its folder shares the name of a library."""
    spec = importlib.util.spec_from_file_location("zelfscan_words", ROOT / "packaging" / "words.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written(language: str) -> bytes:
    path = tool().po_of(language)
    return bytes(path.read_bytes())


@cache
def catalogue(language: str) -> Catalog:
    return read_po(io.BytesIO(written(language)), locale=language)


def words_of(catalog: Catalog) -> set[Words]:
    return {tuple(each.id) if isinstance(each.id, list | tuple) else each.id for each in catalog if each.id}


@cache
def gathered() -> set[Words]:
    return words_of(tool().gathered())


def places_in(text: str) -> list[str]:
    """Return the names of the values in a text; a brace on its own is a mistake and raises."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def forms_of(message: object) -> list[tuple[str, str]]:
    """Return each form of a translation beside the form of the Dutch that has the same values."""
    source, text = getattr(message, "id", ""), getattr(message, "string", "")
    if isinstance(source, str):
        return [(source, str(text))]
    return [(source[0] if number == 0 else source[1], form) for number, form in enumerate(text)]


def test_there_are_words_and_other_languages_to_say_them_in() -> None:
    assert len(gathered()) > 100
    assert OTHERS


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogue_has_the_words_of_today_and_no_others(language: str) -> None:
    known = words_of(catalogue(language))
    assert sorted(map(str, gathered() - known)) == [], "new: run python3 dev.py words"
    assert sorted(map(str, known - gathered())) == [], "gone: run python3 dev.py words"


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_a_guess_or_of_a_word_that_is_gone(language: str) -> None:
    assert [each.id for each in catalogue(language) if each.id and each.fuzzy] == []
    assert list(catalogue(language).obsolete) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_values_of_the_dutch(language: str) -> None:
    wrong = [
        (source, text)
        for message in catalogue(language)
        if message.id
        for source, text in forms_of(message)
        if text and places_in(text) != places_in(source)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_begins_and_ends_as_the_dutch_does(language: str) -> None:
    wrong = [
        (source, text)
        for message in catalogue(language)
        if message.id
        for source, text in forms_of(message)
        if text
        and (source[:1].isspace() != text[:1].isspace() or source[-1:].isspace() != text[-1:].isspace())
    ]
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_to_translate(language: str) -> None:
    assert tool().untranslated(catalogue(language)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_program_reads_what_the_translator_wrote(language: str) -> None:
    compiled = tool().po_of(language).with_suffix(".mo").read_bytes()
    assert compiled == tool().as_mo(written(language), language)


def test_the_dutch_names_its_values_in_the_same_way_for_one_and_for_many() -> None:
    for words in gathered():
        if isinstance(words, tuple):
            one, many = (set(places_in(form)) for form in words)
            assert one in (many, many - {"count"}), words  # *deze vraag* needs no 1
        else:
            places_in(words)


@pytest.mark.parametrize(
    ("source", "text", "is_right"),
    [
        ("{count} van {total}", "{count} of {total}", True),
        ("{count} van {total}", "{total}: {count}", True),
        ("{count} van {total}", "{count} of all", False),
        ("{count} keer", "{number} times", False),
    ],
)
def test_a_value_may_move_but_not_go(source: str, text: str, is_right: bool) -> None:
    assert (places_in(source) == places_in(text)) is is_right


def test_a_brace_on_its_own_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="expected|Single"):
        places_in("{count van {total}")
