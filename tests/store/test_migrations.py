from pathlib import Path

import pytest

from zelfscan.errors.vault import DatabaseTooNew
from zelfscan.store.database import Tables, open_file
from zelfscan.store.migrations import DOSSIER, INDEX, Schema, create_current, open_current

KEY = bytes(range(32))


def m998_next(tables: Tables) -> None:
    tables.execute("CREATE TABLE next_year (id INTEGER PRIMARY KEY) STRICT")


def m999_broken(tables: Tables) -> None:
    tables.execute("CREATE TABLE half_done (id INTEGER PRIMARY KEY) STRICT")
    raise LookupError


NEXT = Schema(DOSSIER.name, (*DOSSIER.steps, m998_next))
BROKEN = Schema(DOSSIER.name, (*NEXT.steps, m999_broken))


def table_names(path: Path) -> set[str]:
    file = open_file(path, KEY)
    names = {name for (name,) in file.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    file.close()
    return names


@pytest.mark.parametrize("schema", [INDEX, DOSSIER], ids=lambda schema: schema.name)
def test_every_table_is_strict(tmp_path: Path, schema: Schema) -> None:
    create_current(tmp_path / "a", KEY, schema)
    file = open_current(tmp_path / "a", KEY, schema)
    strict = {name: bool(is_strict) for _, name, kind, _, _, is_strict in file.rows("PRAGMA table_list")}
    ours = {name: is_strict for name, is_strict in strict.items() if not name.startswith("sqlite_")}
    file.close()
    assert len(ours) >= 2
    assert all(ours.values())


def test_opening_a_file_of_today_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a"
    create_current(path, KEY, DOSSIER)
    before = path.read_bytes()
    open_current(path, KEY, DOSSIER).close()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_older_file_gets_the_new_steps_and_leaves_a_copy_of_before(tmp_path: Path) -> None:
    path = tmp_path / "a"
    create_current(path, KEY, DOSSIER)
    file = open_current(path, KEY, DOSSIER)
    file.append("flag", item="kept", is_on=1, flagged="2026-11-23")
    file.close()
    migrated = open_current(path, KEY, NEXT)
    assert migrated.rows("SELECT item FROM flag") == [("kept",)]
    migrated.close()
    assert "next_year" in table_names(path)
    copy = tmp_path / "a.before-m998_next"
    assert "next_year" not in table_names(copy)
    assert copy.read_bytes()[:15] != b"SQLite format 3"


def test_a_step_that_fails_leaves_the_file_as_the_steps_before_it_made_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    create_current(path, KEY, DOSSIER)
    with pytest.raises(LookupError):
        open_current(path, KEY, BROKEN)
    assert "next_year" in table_names(path)
    assert "half_done" not in table_names(path)


def test_a_newer_file_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a"
    create_current(path, KEY, NEXT)
    before = path.read_bytes()
    with pytest.raises(DatabaseTooNew, match="nieuwere versie"):
        open_current(path, KEY, DOSSIER)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    create_current(tmp_path / "a", KEY, INDEX)
    with pytest.raises(DatabaseTooNew):
        open_current(tmp_path / "a", KEY, DOSSIER)


@pytest.mark.parametrize("table", ["response", "note", "flag", "choice"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET number = 7", "DELETE FROM {}"])
def test_the_file_itself_refuses_to_change_what_was_said(tmp_path: Path, table: str, statement: str) -> None:
    create_current(tmp_path / "a", KEY, DOSSIER)
    file = open_current(tmp_path / "a", KEY, DOSSIER)
    rows: dict[str, dict[str, object]] = {
        "response": {"item": "i", "element": "", "value": None, "answered": "t"},
        "note": {"item": "i", "element": "", "text": "x", "noted": "t"},
        "flag": {"item": "i", "is_on": 1, "flagged": "t"},
        "choice": {"measure": "m", "state": "done", "detail": "", "chosen": "t"},
    }
    file.append(table, **rows[table])
    with pytest.raises(Exception, match="is only added to"):
        file.execute(statement.format(table))
    assert file.rows(f"SELECT number FROM {table}") == [(1,)]
    file.close()


def test_the_three_newest_copies_from_before_a_migration_are_kept(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "ab.before-m001_list"
    create_current(path, KEY, DOSSIER)
    older = [tmp_path / f"a.before-m00{number}_x" for number in range(1, 6)]
    for copy in (*older, other):
        copy.write_bytes(b"of before")
    open_current(path, KEY, NEXT).close()
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "a",
        "a.before-m004_x",
        "a.before-m005_x",
        "a.before-m998_next",
        "ab.before-m001_list",
    ]
