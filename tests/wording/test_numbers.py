"""Numbers as each language writes them."""

from fractions import Fraction

import pytest

from zelfscan.i18n import LANGUAGES
from zelfscan.wording import numbers
from zelfscan.wording.numbers import counted, decimal, file_size, hundredths, in_words, percent


@pytest.mark.parametrize(
    ("share", "words"), [("0.829", "82 %"), ("1", "100 %"), ("0", "0 %"), ("2/3", "66 %")]
)
def test_a_share_is_rounded_down(share: str, words: str) -> None:
    assert percent(Fraction(share)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("1.7", "1,7"), ("1.25", "1,25"), ("2", "2"), ("0.95", "0,95"), ("10", "10"), ("4/3", "1,33")],
)  # fmt: skip
def test_a_number_has_a_comma_and_at_most_two_decimals(value: str, words: str) -> None:
    assert decimal(Fraction(value)) == words


def test_one_thing_is_counted_in_the_singular() -> None:
    assert counted(1, "vraag", "vragen") == "1 vraag"
    assert counted(3, "vraag", "vragen") == "3 vragen"
    assert counted(0, "vraag", "vragen") == "0 vragen"


def test_small_numbers_are_words_and_large_ones_figures() -> None:
    assert [in_words(count) for count in (1, 3, 10, 11)] == ["één", "drie", "tien", "11"]


@pytest.mark.usefixtures("english")
def test_english_has_a_point_and_no_space_before_the_sign() -> None:
    assert [percent(Fraction(share)) for share in ("0.829", "1", "0")] == ["82%", "100%", "0%"]
    assert [decimal(Fraction(value)) for value in ("1.7", "1.25", "2", "4/3")] == ["1.7", "1.25", "2", "1.33"]
    assert [in_words(count) for count in (0, 1, 3, 10, 11)] == ["zero", "one", "three", "ten", "11"]


def test_a_percentage_has_a_figure_without_its_sign() -> None:
    assert hundredths(Fraction("0.829")) == 82


@pytest.mark.parametrize("table", [numbers._SMALL, numbers._PERCENT, numbers._POINT])
def test_every_language_has_its_form(table: dict[str, object]) -> None:
    assert table.keys() == LANGUAGES.keys()


def test_every_language_has_a_word_for_the_same_numbers() -> None:
    assert {len(words) for words in numbers._SMALL.values()} == {11}


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (2, "2 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (98_304, "98 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (1_500_000, "1,5 MB"),
        (123_400_000, "123,4 MB"),
        (999_996_000, "1 GB"),
        (2_250_000_000, "2,25 GB"),
    ],
)
def test_a_size_is_said_in_the_largest_measure_that_fits(count: int, words: str) -> None:
    assert file_size(count) == words
