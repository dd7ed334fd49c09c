"""The action list as CSV, read back as a spreadsheet would."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from tests.exchange.action_samples import A_ROW, FORMULAS, HEADS, HOSTILE, a_list, a_row_of
from zelfscan.exchange.as_csv import to_csv
from zelfscan.exchange.cell_text import FORMULA_SIGNS, cleaned


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


def test_a_dutch_spreadsheet_finds_its_mark_and_its_separator() -> None:
    data = to_csv(a_list(A_ROW))
    assert data.startswith('\ufeff"Stap";"Maatregel";'.encode())
    assert data.endswith(b"\r\n")


def test_every_column_comes_back() -> None:
    assert read(to_csv(a_list(A_ROW))) == [
        list(HEADS.in_order()),
        [
            "1",
            "Goede sloten op alle buitendeuren",
            "De voordeur en de achterdeur",
            "Een goed slot kost een inbreker tijd.",
            "Gepland",
            "2026-12-05",
            "Kan onder de regeling vallen als de BVA dit adviseert.",
            "Geen.",
            "Geen bron noemt een bedrag.",
            "1250,50",
        ],
    ]


def test_a_step_without_day_or_price_has_empty_cells() -> None:
    row = read(to_csv(a_list(replace(A_ROW, day=None, cents=None))))[1]
    assert (row[5], row[9]) == ("", "")


def test_a_price_of_nothing_is_a_price() -> None:
    assert read(to_csv(a_list(replace(A_ROW, cents=0))))[1][9] == "0,00"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_in_its_own_cell(text: str) -> None:
    found = read(to_csv(a_list(a_row_of(text), A_ROW)))
    assert [len(row) for row in found] == [10, 10, 10]
    for column in (1, 2, 3, 4, 6, 7, 8):
        assert found[1][column].removeprefix("'") == cleaned(text).removeprefix("'")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_as_a_formula(text: str) -> None:
    cells = [cell for row in read(to_csv(a_list(a_row_of(text)))) for cell in row]
    assert all(cell.lstrip(" \u00a0")[:1] not in tuple(FORMULA_SIGNS) for cell in cells)


def test_the_same_list_gives_the_same_bytes() -> None:
    assert to_csv(a_list(A_ROW, a_row_of("a;b"))) == to_csv(a_list(A_ROW, a_row_of("a;b")))


def test_an_empty_list_has_its_head() -> None:
    assert read(to_csv(a_list())) == [list(HEADS.in_order())]
