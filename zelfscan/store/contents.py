"""A digest of everything that an encrypted file holds, by which a copy is compared with its original."""

import hashlib

from zelfscan.store.database import EncryptedFile

_NAMES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
_SHAPE = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"


def digest(file: EncryptedFile) -> bytes:
    """Add up every table, index, rule and row, in the order in which they stand; the key does not count.

    One row at a time is in memory, so that a dossier of many photographs takes no more of it than one.
    """
    found = hashlib.sha256()
    with file.guarded():
        for (name,) in ((None,), *file.tables.execute(_NAMES).fetchall()):
            # A name comes from the file itself; it is quoted, and the file is sealed by us.
            query = _SHAPE if name is None else 'SELECT * FROM "{}"'.format(str(name).replace('"', '""'))
            found.update(f"table {name!r}\n".encode())
            for row in file.tables.execute(query):
                for value in row:
                    _add(found, value)
    return found.digest()


def _add(found: "hashlib._Hash", value: object) -> None:
    """Add a value with its kind and length, so that no two rows look the same when they are not."""
    content = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
    found.update(f"{type(value).__name__} {len(content)}\n".encode())
    found.update(content)
