"""The action list as XLSX: one table with a head that stays in sight, and a sheet that says what it is."""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from math import ceil
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zelfscan.exchange.action_list import ActionList, ActionRow
from zelfscan.exchange.cell_text import cleaned

#: More than this a cell cannot hold.
LONGEST = 32_767
_A4 = 9
_DAY, _PRICE = 5, 9
#: A spreadsheet counts days from here on.
_FIRST_YEAR = 1900
#: How wide each column is, in letters: on A4 on its side all of them fit on one page, and can be read.
_WIDTHS = (6, 22, 13, 30, 13, 11, 20, 24, 16, 12)
_ABOUT_WIDTHS = (24, 90)
_LINE = 15.5
_HIGHEST = 400
#: Lines end at words, so they hold less than their width.
_LOOSE = 1.1
_STYLE = "Table Style Light 1"
#: Nothing is written to the disk on the way, and no text is taken for a formula, a link or a number.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class _Looks(NamedTuple):
    head: Format
    words: Format
    day: Format
    money: Format
    number: Format
    label: Format


def to_xlsx(actions: ActionList) -> bytes:
    """Return the list as a file; the same list gives the same bytes, and nothing says who made it."""
    file = BytesIO()
    book = Workbook(file, _OPTIONS)
    made = datetime.combine(actions.made_on, time())
    book.set_properties({"title": actions.title, "author": "", "company": "", "created": made})
    looks = _looks(book)
    sheet = book.add_worksheet(actions.title)
    _fill(sheet, actions, looks)
    _set_up_print(sheet, actions)
    about = book.add_worksheet(actions.about_name)
    for row, (label, words) in enumerate(actions.about):
        about.write_string(row, 0, _fits(label), looks.label)
        about.write_string(row, 1, _fits(words), looks.words)
        about.set_row(row, _height((label, words), _ABOUT_WIDTHS))
    for column, width in enumerate(_ABOUT_WIDTHS):
        about.set_column(column, column, width)
    _set_up_print(about, actions)
    book.close()
    return file.getvalue()


def _looks(book: Workbook) -> _Looks:
    common = {"text_wrap": True, "valign": "top"}
    return _Looks(
        head=book.add_format({**common, "bold": True, "bottom": 2}),
        words=book.add_format({**common, "num_format": "@"}),
        day=book.add_format({**common, "num_format": "d-m-yyyy", "align": "left"}),
        money=book.add_format({**common, "num_format": "€ #,##0.00"}),
        number=book.add_format({**common, "num_format": "0", "align": "left"}),
        label=book.add_format({**common, "num_format": "@", "bold": True}),
    )


def _fill(sheet: Worksheet, actions: ActionList, looks: _Looks) -> None:
    heads = actions.heads.in_order()
    columns = [{"header": head, "header_format": looks.head} for head in heads]
    # A table must have a row, so an empty list says that it is empty.
    last = max(len(actions.rows), 1)
    table = {
        "columns": columns,
        "name": "Maatregelen",
        "style": _STYLE,
        "title": actions.title,
        "description": actions.about[0][1] if actions.about else actions.title,
    }
    sheet.add_table(0, 0, last, len(heads) - 1, table)
    for number, row in enumerate(actions.rows, start=1):
        _write(sheet, number, row, looks)
    if not actions.rows:
        sheet.write_string(1, 1, _fits(actions.empty), looks.words)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(0, _height(heads, _WIDTHS))
    sheet.freeze_panes(1, 2)


def _write(sheet: Worksheet, number: int, row: ActionRow, looks: _Looks) -> None:
    sheet.write_number(number, 0, row.rank, looks.number)
    words = (
        "",
        row.measure,
        row.place,
        row.why,
        row.state,
        "",
        row.pays,
        row.conditions,
        row.known_costs,
        "",
    )
    fitting = tuple(map(_fits, words))
    for column, text in enumerate(fitting):
        if column not in (0, _DAY, _PRICE):
            sheet.write_string(number, column, text, looks.words)
    sheet.set_row(number, _height(fitting, _WIDTHS))
    if row.day is None:
        sheet.write_blank(number, _DAY, None, looks.day)
    elif row.day.year < _FIRST_YEAR:
        sheet.write_string(number, _DAY, row.day.isoformat(), looks.words)
    else:
        sheet.write_datetime(number, _DAY, row.day, looks.day)
    if row.cents is None:
        sheet.write_blank(number, _PRICE, None, looks.money)
    else:
        sheet.write_number(number, _PRICE, row.cents / 100, looks.money)


def _set_up_print(sheet: Worksheet, actions: ActionList) -> None:
    """Put all columns on one page of A4 on its side, with the head on each page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(
        f"&L&B{actions.title}&R{actions.made_on.day}-{actions.made_on.month}-{actions.made_on.year}"
    )
    sheet.set_footer("&C&P / &N")
    if sheet.get_name() == actions.title:
        sheet.repeat_rows(0)


def _height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """Guess the height of a row; not every program works out by itself how many lines a text takes."""
    lines = (
        sum(ceil((len(line) + 1) * _LOOSE / width) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return min(max(lines) * _LINE, _HIGHEST)


def _fits(text: str) -> str:
    """Clean a text, and cut what no cell can hold."""
    clean = cleaned(text)
    return clean if len(clean) <= LONGEST else f"{clean[: LONGEST - 1]}…"
