"""The action list as CSV, as a Dutch Excel opens it by a double click: marked as UTF-8, with ``;``."""

import csv
from io import StringIO

from zelfscan.exchange.action_list import ActionList, ActionRow
from zelfscan.exchange.cell_text import cleaned, neutralised

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def to_csv(actions: ActionList) -> bytes:
    """Return the list as a file; the same list gives the same bytes.

    Every cell is between quotes, and none begins as a formula. A day is written 2026-12-05 and an amount
    1250,50, which a Dutch spreadsheet reads as a day and a number.
    """
    text = StringIO(newline="")
    rows = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(map(_safe, actions.heads.in_order()))
    for row in actions.rows:
        rows.writerow(map(_safe, _cells(row)))
    return _BYTE_ORDER_MARK + text.getvalue().encode("utf-8")


def _safe(text: str) -> str:
    """Clean first: what is taken away may have stood before a formula."""
    return neutralised(cleaned(text))


def _cells(row: ActionRow) -> tuple[str, ...]:
    return (
        str(row.rank),
        row.measure,
        row.place,
        row.why,
        row.state,
        row.day.isoformat() if row.day is not None else "",
        row.pays,
        row.conditions,
        row.known_costs,
        _amount(row.cents),
    )


def _amount(cents: int | None) -> str:
    if cents is None:
        return ""
    euros, rest = divmod(cents, 100)
    return f"{euros},{rest:02d}"
