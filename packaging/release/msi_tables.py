"""Changes the tables of an MSI after wixl has written it: what wixl cannot say, and what tells of a moment.

A table goes out and in again as text: the names of the columns, their types, the table with its keys, then a
line for each row.
"""

import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from release.folder import BuildError

Row = dict[str, str]
Change = Callable[[Row], None]
"""Changes one row in place."""

_FIXED_VERSION = b"\xbd\x04\xef\xfe"
"""How the version of a program or library of Windows begins, wherever it stands in the file."""

_NEW = {"Condition": "Feature_\tLevel\tCondition\ns38\ti2\tS255\nCondition\tFeature_\tLevel\n"}
"""Tables that wixl never writes, empty."""

TITLE, SUBJECT, AUTHOR, KEYWORDS, COMMENTS, TEMPLATE, REVISION = 2, 3, 4, 5, 6, 7, 9
CREATED, SAVED, SCHEMA, SOURCE, APPLICATION, SECURITY = 12, 13, 14, 15, 18, 19
"""The properties of the summary, by the numbers that Windows gave them."""


def finish(
    package: Path, changes: Mapping[str, Change], added: Mapping[str, list[Row]], summary: Mapping[int, str]
) -> None:
    """Change every row of some tables, add rows to others, and write the summary anew.

    Raises:
        BuildError: The tools for MSI stop.
    """
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        tables = []
        for table in sorted({*changes, *added}):
            text = _NEW.get(table) or _call(["msiinfo", "export", str(package), table])
            text = changed(text, changes.get(table, _leave), added.get(table, []))
            tables.append(_written(work / f"{table}.idt", text))
        rows = "".join(f"{key}\t{value}\r\n" for key, value in sorted(summary.items()))
        head = "PropertyId\tValue\r\ni2\tl255\r\n_SummaryInformation\tPropertyId\r\n"
        tables.append(_written(work / "_SummaryInformation.idt", f"{head}1\t1252\r\n{rows}"))
        _call(["msibuild", str(package), "-i", *map(str, tables)])


def _leave(row: Row) -> None:
    """Change nothing."""


def changed(table: str, change: Change, added: Iterable[Row] = ()) -> str:
    """Return a table as text, each row changed, and with more rows behind them; rows keep their order."""
    columns, types, keys, *rows = table.splitlines()
    names = columns.split("\t")
    lines = [columns, types, keys]
    for row in rows:
        known = dict(zip(names, row.split("\t"), strict=True))
        change(known)
        lines.append("\t".join(known[name] for name in names))
    lines += ["\t".join(row[name] for name in names) for row in added]
    return "".join(f"{line}\r\n" for line in lines)


def file_version(data: bytes) -> str:
    """Return the version that a program or library of Windows says it has, or nothing."""
    start = data.find(_FIXED_VERSION) if data[:2] == b"MZ" else -1
    if start < 0:
        return ""
    high, low = (int.from_bytes(data[start + at : start + at + 4], "little") for at in (8, 12))
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"


def moment(seconds: int) -> str:
    """Return a moment as the summary wants it."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y/%m/%d %H:%M:%S")


def _written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="cp1252", newline="")
    return file


def _call(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, encoding="cp1252", check=False, env={"TZ": "UTC"})
    if done.returncode:
        raise BuildError(f"{command[0]} stopped with code {done.returncode}: {done.stderr}")
    return done.stdout
