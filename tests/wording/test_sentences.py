"""Lists and sentences."""

import pytest

from zelfscan.i18n import LANGUAGES
from zelfscan.wording import sentences
from zelfscan.wording.sentences import (
    as_sentence,
    capitalised,
    joined,
    paragraph,
    pieces,
    stressed,
    uncapitalised,
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_words_are_joined_with_a_last_en(words: list[str], sentence: str) -> None:
    assert joined(iter(words)) == sentence


def test_only_the_first_letter_becomes_a_capital() -> None:
    assert capitalised("de BVA") == "De BVA"
    assert capitalised("") == ""


def test_a_sentence_has_a_capital_and_a_full_stop_and_nothing_stays_nothing() -> None:
    assert as_sentence("bron 3 en 7") == "Bron 3 en 7."
    assert as_sentence("") == ""


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_in_english_words_are_joined_with_a_last_and(words: list[str], sentence: str) -> None:
    assert joined(iter(words)) == sentence


def test_only_the_first_letter_becomes_small() -> None:
    assert uncapitalised("Hoe bewaart u uw PIN?") == "hoe bewaart u uw PIN?"
    assert uncapitalised("I vraag") == "i vraag"
    assert uncapitalised("") == ""


@pytest.mark.usefixtures("english")
def test_in_english_the_word_for_oneself_keeps_its_capital() -> None:
    assert uncapitalised("How do you keep your PIN?") == "how do you keep your PIN?"
    assert uncapitalised("I lock the door") == "I lock the door"
    assert uncapitalised("In the hall") == "in the hall"


def test_sentences_stand_behind_each_other_and_empty_ones_are_left_out() -> None:
    assert paragraph("Een.", "", "Twee.") == "Een. Twee."
    assert paragraph() == ""


def test_a_strong_value_is_found_back_wherever_it_stands() -> None:
    sentence = f"Bel {stressed('112')}, of {stressed('0900')}."
    assert pieces(sentence) == (("", "Bel "), ("strong", "112"), ("", ", of "), ("strong", "0900"), ("", "."))
    assert pieces(f"{stressed('112')} belt u.") == (("strong", "112"), ("", " belt u."))
    assert pieces("") == ()


@pytest.mark.parametrize("table", [sentences._AND, sentences._ALWAYS_CAPITAL])
def test_every_language_has_its_form(table: dict[str, object]) -> None:
    assert table.keys() == LANGUAGES.keys()
