"""Text that goes to another program does nothing there, and stays what somebody typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.action_samples import FORMULAS, HOSTILE
from zelfscan.exchange.cell_text import FORMULA_SIGNS, cleaned, neutralised


@pytest.mark.parametrize("text", FORMULAS)
def test_what_begins_as_a_formula_gets_an_apostrophe(text: str) -> None:
    assert neutralised(cleaned(text)).startswith("'")


@pytest.mark.parametrize("text", ["Deurspion", "1 + 1 = 2", "a@b.nl", "", " ", "e-mail", "'t slot"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert neutralised(cleaned(text)) == text


@given(st.text())
def test_whatever_is_typed_no_cell_begins_as_a_formula(text: str) -> None:
    safe = neutralised(cleaned(text))
    assert not safe.lstrip(" \u00a0")[:1] or safe.lstrip(" \u00a0")[0] not in FORMULA_SIGNS


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_cleaned_can_be_written_in_utf_8(text: str) -> None:
    assert cleaned(text).encode("utf-8").decode("utf-8") == cleaned(text)


def test_letters_from_right_to_left_stay_and_what_turns_words_around_goes() -> None:
    assert cleaned("שלום") == "שלום"
    assert cleaned("\u202egnokwa\u202c\u2066\u200f") == "gnokwa"


def test_every_way_to_end_a_line_becomes_one() -> None:
    assert cleaned("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"
