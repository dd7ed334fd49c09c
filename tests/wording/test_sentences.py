"""Lists and sentences."""

import pytest

from zelfscan.wording.sentences import as_sentence, capitalised, joined


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
