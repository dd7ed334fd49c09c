from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zelfscan.report.text import LINE_ENDS, bare_letter, plain, spelled


@pytest.mark.parametrize(
    "typed",
    ["<b>vet</b>", '<img src="foto.png">', '<font color="red">', "&amp; &lt;", "<para>", "{x} %s", "😀 é ≥"],
)
def test_what_looks_like_markup_stays_as_typed(typed: str) -> None:
    assert plain(typed) == typed


def test_characters_without_a_shape_are_left_out() -> None:
    assert plain("a\x00b\x07c\u202ed\u200be\ufefff\u00adg") == "abcdefg"


@pytest.mark.parametrize("end", [*LINE_ENDS, "\r\n"])
def test_every_kind_of_new_line_is_a_new_line(end: str) -> None:
    assert plain(f"een{end}twee") == "een\ntwee"


def test_spaces_in_a_row_and_at_the_start_of_a_line_are_held() -> None:
    assert plain("a  b\n c\td\u2003e") == "a \u00a0b\n\u00a0c\u00a0\u00a0\u00a0\u00a0d e"


def test_characters_for_private_use_become_the_sign_for_unreadable() -> None:
    assert plain("\ue000 \uf8ff \U000f0000") == "\ufffd \ufffd \ufffd"


def test_half_characters_become_the_sign_for_unreadable() -> None:
    assert plain("\ud800 \uffff \U0001fffe") == "\ufffd \ufffd \ufffd"


def test_a_letter_and_its_loose_accent_become_one() -> None:
    assert plain("e\u0301e\u0301n") == "één"


@given(st.text(st.characters(exclude_categories=())))
def test_whatever_is_typed_comes_out_printable(typed: str) -> None:
    cleaned = plain(typed)
    assert not {category(character) for character in cleaned.replace("\n", "")} & {"Cc", "Cf", "Cs"}
    assert "  " not in cleaned
    cleaned.encode("utf-8")


@given(st.text(st.characters(exclude_categories=())))
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    assert plain(plain(typed)) == plain(typed)


def test_a_ligature_that_the_font_lacks_is_spelled_in_letters() -> None:
    assert spelled("Ĳssel, ﬁjn, 😀", str.isascii) == "IJssel, fijn, 😀"


def test_the_bare_letter_has_no_accent() -> None:
    assert (bare_letter("İ"), bare_letter("ŵ"), bare_letter("😀")) == ("I", "w", "😀")
