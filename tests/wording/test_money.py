"""Amounts as each language writes them, and as people type them."""

import pytest

from zelfscan.wording.money import amount, cents_typed, money


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1250", 125_000),
        ("1.250", 125_000),
        ("1.250,50", 125_050),
        ("1250,5", 125_050),
        ("1250.50", 125_050),
        ("€ 1.250,-", 125_000),
        ("1 250 euro", 125_000),
        ("0", 0),
        ("1.000.000", 100_000_000),
    ],
)
def test_a_dutch_amount_is_read(text: str, cents: int) -> None:
    assert cents_typed(text) == cents


@pytest.mark.parametrize(
    "text",
    ["", "€", "-5", "1e9", "nan", "heel veel", "1,250", "1.25.0", "12,345", "٣", "1/2", "9" * 99, "=1+1"],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    assert cents_typed(text) is None


@pytest.mark.parametrize("cents", [0, 5, 100, 125_050, 1_000_000_000])
def test_what_is_written_can_be_read_back(cents: int) -> None:
    assert cents_typed(amount(cents)) == cents
    assert cents_typed(money(cents)) == cents


def test_dutch_has_a_point_for_thousands_and_a_comma_for_cents() -> None:
    assert (money(125_050), money(125_000), money(5)) == ("€ 1.250,50", "€ 1.250", "€ 0,05")


def test_english_has_them_the_other_way_round(english: None) -> None:
    assert money(125_050) == "€1,250.50"
    assert [cents_typed(text) for text in ("1,250.50", "1250,5", "1.250")] == [125_050, 125_050, None]
    assert cents_typed(money(125_050)) == 125_050
