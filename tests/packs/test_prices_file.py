"""Somebody's own prices from a file: in cents, and refused in one sentence where they do not fit."""

from pathlib import Path

import pytest

from tests.packs.changing import PACKS
from zelfscan.core.pack import Pack
from zelfscan.errors.content import PricesError
from zelfscan.packs.loader import load
from zelfscan.packs.prices_file import Prices, read_prices


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(PACKS / "worked-example").pack


def prices(pack: Pack, folder: Path, text: str) -> Prices:
    path = folder / "prices.yaml"
    path.write_text(text, encoding="utf-8")
    return read_prices(path, pack)


def test_prices_are_read_in_cents(pack: Pack, tmp_path: Path) -> None:
    text = 'prices: {m1-window-locks: 300, m2-sensor-light: 119.95, m3-timer: "29,90", m4-monitoring: 0}'
    found = prices(pack, tmp_path, text)
    assert found.amounts == {
        "m1-window-locks": 30000, "m2-sensor-light": 11995, "m3-timer": 2990, "m4-monitoring": 0,
    }  # fmt: skip
    assert found.mandatory == ()


def test_what_must_be_in_is_read_once(pack: Pack, tmp_path: Path) -> None:
    text = "prices: {m3-timer: 30}\nmandatory: [m3-timer, m3-timer]\n"
    assert prices(pack, tmp_path, text).mandatory == ("m3-timer",)


def test_a_file_with_only_measures_and_euros_will_do(pack: Pack, tmp_path: Path) -> None:
    assert prices(pack, tmp_path, "m3-timer: 30\n") == Prices({"m3-timer": 3000}, ())


@pytest.mark.parametrize("text", ["{}", "prices:", "prices: {}", "mandatory: []"])
def test_no_prices_is_a_file_too(pack: Pack, tmp_path: Path, text: str) -> None:
    assert prices(pack, tmp_path, text) == Prices({}, ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "prices.yaml bevat geen prijzen. Begin met 'prices:'."),
        ("[1, 2]", "prices.yaml bevat geen prijzen. Begin met 'prices:'."),
        ("prices: [1]", "prices.yaml, regel 1: onder 'prices' staat per regel een maatregel met een prijs."),
        (
            "prices: {m3-tmer: 3}",
            "prices.yaml, regel 1: maatregel 'm3-tmer' bestaat niet; bedoelt u 'm3-timer'?",
        ),
        ("zzz: 3", "prices.yaml, regel 1: maatregel 'zzz' bestaat niet."),
        ("prices: {}\nmust: []", "prices.yaml, regel 2: onbekende sleutel 'must'."),
        (
            "prices: {}\nmandatory: m3-timer",
            "prices.yaml, regel 2: onder 'mandatory' staat een lijst van maatregelen.",
        ),
        ("prices: {}\nmandatory:\n  - zzz", "prices.yaml, regel 3: maatregel 'zzz' bestaat niet."),
        (
            "prices: {}\nmandatory:\n  - [m3-timer]",
            "prices.yaml, regel 3: hier hoort de naam van een maatregel.",
        ),
        (
            "prices: {}\nmandatory: [{m3-timer: 1}]",
            "prices.yaml, regel 2: hier hoort de naam van een maatregel.",
        ),
        (
            "prices: &a {}",
            "prices.yaml, regel 1: verwijzingen met & en * mogen niet; schrijf uit wat er moet staan.",
        ),
    ],
)
def test_what_does_not_fit_is_one_sentence_with_its_line(
    pack: Pack, tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(PricesError) as caught:
        prices(pack, tmp_path, text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "value", ["-1", "1/3", '"600/2"', "0.005", "yes", "veel", "[3]", "1e3", "10000001", "null", "true"]
)
def test_only_an_amount_in_euros_is_a_price(pack: Pack, tmp_path: Path, value: str) -> None:
    with pytest.raises(PricesError) as caught:
        prices(pack, tmp_path, f"prices: {{m3-timer: {value}}}")
    message = "een prijs is een bedrag in euro, zoals 300 of 12.50."
    assert str(caught.value) == f"prices.yaml, regel 1: {message}"


def test_a_file_that_is_not_there_is_said_so(pack: Pack, tmp_path: Path) -> None:
    with pytest.raises(PricesError, match="missing.yaml, regel 1: het bestand bestaat niet."):
        read_prices(tmp_path / "missing.yaml", pack)
