"""The tables of the index and of a dossier, as ordered steps that are never edited after a release.

A file that holds a step this program does not know is refused and left as it is. Before an older file
gets new steps it is copied beside itself, encrypted with its own key.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from zelfscan.errors.files import CannotWrite
from zelfscan.errors.vault import DatabaseTooNew
from zelfscan.store.database import EncryptedFile, Migrations, Tables, new_file, open_file, remove_file

# Stands between the name of a file and the step it was copied for: `index.vault.before-m002_…`.
BACKUP_MARK = ".before-"
KEPT_COPIES = 3
"""How many copies from before a migration each file keeps."""


@dataclass(frozen=True)
class Schema:
    """The steps that one kind of file goes through, in order."""

    name: str
    steps: tuple[Callable[[Tables], None], ...]

    def migrations(self) -> Migrations:
        """Register the steps with sqlite-utils."""
        migrations = Migrations(self.name)
        for step in self.steps:
            migrations()(step)
        return migrations


def m001_index(tables: Tables) -> None:
    """Make the list of dossiers; a key of NULL means destroyed, with the file still to be removed."""
    tables.execute("""
        CREATE TABLE dossier (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            created TEXT NOT NULL,
            key BLOB CHECK (length(key) = 32)
        ) STRICT
    """)


def m002_list(tables: Tables) -> None:
    """Let the list tell of each dossier what an adviser looks for, and keep settings of the vault itself."""
    for column in _LIST_COLUMNS:
        tables.execute(f"ALTER TABLE dossier ADD COLUMN {column}")
    tables.execute("CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")


def m003_work(tables: Tables) -> None:
    """Let the list tell what is left to do in each dossier, so that none has to be opened for it."""
    tables.execute("ALTER TABLE dossier ADD COLUMN work TEXT NOT NULL DEFAULT ''")


def m004_safe(tables: Tables) -> None:
    """Let the list name the file of each dossier, a code of its own, and whether it goes at its term."""
    for column in _SAFE_COLUMNS:
        tables.execute(f"ALTER TABLE dossier ADD COLUMN {column}")


_LIST_COLUMNS = (
    "kind TEXT NOT NULL DEFAULT 'home'",
    "changed TEXT NOT NULL DEFAULT ''",
    "answered INTEGER NOT NULL DEFAULT 0 CHECK (answered >= 0)",
    "asked INTEGER NOT NULL DEFAULT 0 CHECK (asked >= 0)",
    "keep_until TEXT",
    "archived TEXT",
)


_SAFE_COLUMNS = (
    # Empty for the file that is called after the id of the dossier.
    "file TEXT NOT NULL DEFAULT ''",
    "sealed TEXT NOT NULL DEFAULT ''",
    "delete_at_end INTEGER NOT NULL DEFAULT 0 CHECK (delete_at_end IN (0, 1))",
)


def m001_dossier(tables: Tables) -> None:
    """Make the tables of a dossier; what a person has said is only ever added to."""
    for statement in _DOSSIER_TABLES:
        tables.execute(statement)
    for table in ("response", "note", "flag", "choice"):
        for action in ("UPDATE", "DELETE"):
            tables.execute(f"""
                CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table}
                BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END
            """)


_DOSSIER_TABLES = (
    """
    CREATE TABLE response (
        number INTEGER PRIMARY KEY,
        item TEXT NOT NULL,
        element TEXT NOT NULL,
        value TEXT,
        answered TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX response_latest ON response (item, element, number)",
    """
    CREATE TABLE note (
        number INTEGER PRIMARY KEY,
        item TEXT NOT NULL,
        element TEXT NOT NULL,
        text TEXT NOT NULL,
        noted TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX note_latest ON note (item, element, number)",
    """
    CREATE TABLE flag (
        number INTEGER PRIMARY KEY,
        item TEXT NOT NULL,
        is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
        flagged TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX flag_latest ON flag (item, number)",
    """
    CREATE TABLE choice (
        number INTEGER PRIMARY KEY,
        measure TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'planned', 'done', 'declined')),
        detail TEXT NOT NULL,
        chosen TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX choice_latest ON choice (measure, number)",
    # The whole pack as it was when the scan began. Scans of the same pack share one row.
    "CREATE TABLE pack (fingerprint TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT",
    """
    CREATE TABLE scan (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        pack_id TEXT NOT NULL,
        version TEXT NOT NULL,
        digest TEXT NOT NULL,
        route TEXT NOT NULL,
        begun TEXT NOT NULL,
        fingerprint TEXT NOT NULL REFERENCES pack (fingerprint)
    ) STRICT
    """,
    "CREATE INDEX scan_by_pack ON scan (pack_id, number)",
    # Where somebody was in a scan: not a fact about the home, so it is simply replaced.
    "CREATE TABLE place (scan TEXT PRIMARY KEY REFERENCES scan (id), item TEXT NOT NULL) STRICT",
)


def m002_incidents_and_prices(tables: Tables) -> None:
    """Make the log of incidents and the list of own prices; a person may change and remove these."""
    for statement in _CHANGEABLE_TABLES:
        tables.execute(statement)


_CHANGEABLE_TABLES = (
    """
    CREATE TABLE incident (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        happened TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        noted TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE price (
        measure TEXT PRIMARY KEY,
        cents INTEGER NOT NULL CHECK (cents >= 0),
        priced TEXT NOT NULL
    ) STRICT
    """,
)


def m003_elements(tables: Tables) -> None:
    """Make the list of doors and windows; their answers stand among the responses, with the id of each."""
    tables.execute("""
        CREATE TABLE element (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            facade TEXT NOT NULL,
            floor INTEGER NOT NULL,
            reach TEXT NOT NULL,
            remark TEXT NOT NULL,
            changed TEXT NOT NULL
        ) STRICT
    """)


def m004_visit(tables: Tables) -> None:
    """Make what a visit leaves: photographs, findings, plans of floors, and what was written down."""
    for statement in _VISIT_TABLES:
        tables.execute(statement)


_VISIT_TABLES = (
    """
    CREATE TABLE photo (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        subject TEXT NOT NULL,
        caption TEXT NOT NULL,
        marks TEXT NOT NULL,
        width INTEGER NOT NULL CHECK (width >= 0),
        height INTEGER NOT NULL CHECK (height >= 0),
        changed TEXT NOT NULL
    ) STRICT
    """,
    # Apart from the list and from each other, so that reading the one never reads the pages of the other.
    """
    CREATE TABLE photo_data (
        photo TEXT PRIMARY KEY REFERENCES photo (id) ON DELETE CASCADE,
        picture BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE photo_thumb (
        photo TEXT PRIMARY KEY REFERENCES photo (id) ON DELETE CASCADE,
        thumbnail BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE finding (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        origin TEXT NOT NULL,
        title TEXT NOT NULL,
        measure TEXT NOT NULL,
        subject TEXT NOT NULL,
        severity TEXT NOT NULL CHECK (severity IN ('', 'high', 'medium', 'low')),
        priority TEXT NOT NULL CHECK (priority IN ('', 'direct', 'three-months', 'later')),
        own_text TEXT NOT NULL,
        who TEXT NOT NULL,
        is_dropped INTEGER NOT NULL CHECK (is_dropped IN (0, 1)),
        changed TEXT NOT NULL
    ) STRICT
    """,
    # A rule proposes something once, also after it was set aside.
    "CREATE UNIQUE INDEX finding_by_rule ON finding (origin) WHERE origin <> 'hand'",
    """
    CREATE TABLE sheet (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        drawing TEXT NOT NULL,
        changed TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE sheet_picture (
        sheet TEXT PRIMARY KEY REFERENCES sheet (id) ON DELETE CASCADE,
        picture BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE visit (
        number INTEGER PRIMARY KEY CHECK (number = 1),
        day TEXT NOT NULL,
        adviser TEXT NOT NULL,
        place TEXT NOT NULL,
        conclusion TEXT NOT NULL,
        summary TEXT NOT NULL,
        is_read_out INTEGER NOT NULL CHECK (is_read_out IN (0, 1)),
        is_closed INTEGER NOT NULL CHECK (is_closed IN (0, 1)),
        changed TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE signature (
        who TEXT PRIMARY KEY CHECK (who IN ('resident', 'adviser')),
        png BLOB NOT NULL,
        signed TEXT NOT NULL
    ) STRICT
    """,
)


INDEX = Schema("zelfscan-index", (m001_index, m002_list, m003_work, m004_safe))
DOSSIER = Schema("zelfscan", (m001_dossier, m002_incidents_and_prices, m003_elements, m004_visit))


def create_current(path: Path, key: bytes, schema: Schema) -> None:
    """Make a new file with the tables of today; one that could not be finished is removed again."""
    with new_file(path, key) as file, file.guarded():
        schema.migrations().apply(file.tables)


def open_current(path: Path, key: bytes, schema: Schema) -> EncryptedFile:
    """Open an existing file and bring it up to date; refuse one that is ahead of this program."""
    file = open_file(path, key)
    try:
        _bring_up_to_date(file, key, schema)
    except BaseException:
        file.close()
        raise
    return file


def require_known(file: EncryptedFile, schema: Schema) -> None:
    """Refuse a file that is ahead of this program, or of another kind. Raises ``DatabaseTooNew``."""
    if _applied(file) - {(schema.name, step.__name__) for step in schema.steps}:
        raise DatabaseTooNew(file.path)


def _bring_up_to_date(file: EncryptedFile, key: bytes, schema: Schema) -> None:
    migrations = schema.migrations()
    require_known(file, schema)
    with file.guarded():
        pending = migrations.pending(file.tables)
    if pending:
        copy = file.path.with_name(f"{file.path.name}{BACKUP_MARK}{pending[0].name}")
        file.copy_to(copy, key)
        with file.guarded():
            migrations.apply(file.tables)
        _keep_newest(file.path, copy)


def _keep_newest(path: Path, made: Path) -> None:
    """Remove the oldest copies of a file from before a migration; one that stays is tried the next time.

    The names of the steps begin with their number, so that they tell the order, whatever the clock says.
    """
    copies = sorted(path.parent.glob(f"{path.name}{BACKUP_MARK}*"))
    for old in [each for each in copies if each != made][: max(0, len(copies) - KEPT_COPIES)]:
        with suppress(CannotWrite):
            remove_file(old)


def _applied(file: EncryptedFile) -> set[tuple[str, str]]:
    table = Migrations.migrations_table
    if not file.rows("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", table):
        return set()
    return {(owner, name) for owner, name in file.rows(f"SELECT migration_set, name FROM {table}")}
