"""The action list as XLSX, read back by another library than the one that wrote it."""

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.architecture.tree import ROOT
from tests.exchange.action_samples import A_ROW, HEADS, HOSTILE, a_list, a_row_of
from zelfscan.exchange.as_xlsx import LONGEST, to_xlsx
from zelfscan.exchange.cell_text import cleaned

TEXTS = (2, 3, 4, 5, 7, 8, 9)


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_column_comes_back_with_its_kind() -> None:
    sheet = opened(to_xlsx(a_list(A_ROW)))["Actielijst"]
    assert [cell.value for cell in sheet[1]] == list(HEADS.in_order())
    assert [cell.value for cell in sheet[2]] == [
        1,
        A_ROW.measure,
        A_ROW.place,
        A_ROW.why,
        A_ROW.state,
        datetime.fromisoformat("2026-12-05"),
        A_ROW.pays,
        A_ROW.conditions,
        A_ROW.known_costs,
        1250.5,
    ]
    assert sheet["F2"].number_format == "d-m-yyyy"
    assert "€" in sheet["J2"].number_format


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_and_nothing_else(text: str) -> None:
    sheet = opened(to_xlsx(a_list(a_row_of(text))))["Actielijst"]
    for column in TEXTS:
        cell = sheet.cell(2, column)
        assert (cell.value or "") == cleaned(text)
        assert cell.data_type in ("s", "n"), "a formula has data type f"
        assert cell.value is None or cell.data_type == "s"
        assert cell.hyperlink is None


def test_the_parts_hold_no_formula_and_no_link() -> None:
    found = parts(to_xlsx(a_list(*(a_row_of(text) for text in HOSTILE))))
    sheets = [data for name, data in found.items() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in data or b"<f " in data or b"hyperlink" in data for data in sheets)
    assert not [name for name in found if "externalLink" in name or "vba" in name]


def test_a_text_that_no_cell_can_hold_is_cut_with_a_sign() -> None:
    value = opened(to_xlsx(a_list(a_row_of("x" * 40_000))))["Actielijst"]["B2"].value
    assert len(value) == LONGEST
    assert value.endswith("…")


def test_the_head_stays_in_sight_and_is_marked_as_the_head_of_a_table() -> None:
    sheet = opened(to_xlsx(a_list(A_ROW, A_ROW)))["Actielijst"]
    assert sheet.freeze_panes == "C2"
    table = sheet.tables["Maatregelen"]
    assert (table.ref, table.headerRowCount) == ("A1:J3", 1)
    assert [column.name for column in table.tableColumns] == list(HEADS.in_order())


def test_it_prints_on_a4_on_its_side_with_all_columns_on_a_page() -> None:
    book = opened(to_xlsx(a_list(A_ROW)))
    for sheet in book:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book["Actielijst"].print_title_rows == "$1:$1"


def test_a_second_sheet_says_what_it_is() -> None:
    about = opened(to_xlsx(a_list(A_ROW)))["Toelichting"]
    assert about["B2"].value == "Dit bestand heeft geen wachtwoord."


def test_an_empty_list_says_that_it_is_empty() -> None:
    sheet = opened(to_xlsx(a_list()))["Actielijst"]
    assert sheet["B2"].value == "Er is geen maatregel."


def test_days_that_a_spreadsheet_cannot_count_are_written_as_text() -> None:
    row = replace(A_ROW, day=date(1066, 10, 14))
    assert opened(to_xlsx(a_list(row)))["Actielijst"]["F2"].value == "1066-10-14"


def test_nothing_says_who_made_it_when_or_where(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME"):
        monkeypatch.setenv(name, "geheimenaam")
    data = to_xlsx(a_list(A_ROW))
    assert not any(b"geheimenaam" in part for part in parts(data).values())
    properties = opened(data).properties
    assert (properties.title, properties.creator or "", properties.lastModifiedBy or "") == (
        "Actielijst",
        "",
        "",
    )
    assert properties.created == properties.modified == datetime.fromisoformat("2026-11-23")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati"])
def test_another_computer_makes_the_same_bytes(zone: str, tmp_path: Path) -> None:
    script = (
        "import sys; from tests.exchange.action_samples import *;"
        "from zelfscan.exchange.as_xlsx import to_xlsx;"
        "sys.stdout.buffer.write(to_xlsx(a_list(A_ROW, a_row_of('=1'))))"
    )
    elsewhere = {**os.environ, "TZ": zone, "PYTHONHASHSEED": "7", "HOME": str(tmp_path), "LC_ALL": "C"}
    made = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=elsewhere, capture_output=True, check=True
    )
    assert made.stdout == to_xlsx(a_list(A_ROW, a_row_of("=1")))


@pytest.mark.parametrize(
    ("work", "opened_files"), [("to_xlsx(a_list(A_ROW))", "0"), ("open('/dev/null', 'w')", "1")]
)
def test_nothing_goes_to_the_disk_on_the_way(work: str, opened_files: str) -> None:
    script = (
        "import sys; from tests.exchange.action_samples import *;"
        "from zelfscan.exchange.as_xlsx import to_xlsx;"
        "seen = [];"
        "is_writing = lambda e, a: e == 'open' and set(str(a[1])) & set('wax+');"
        "sys.addaudithook(lambda e, a: seen.append(a) if is_writing(e, a) else None);"
        f"{work}; print(len(seen))"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == opened_files
