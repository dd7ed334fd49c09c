"""Work that gives the same each time it is done, and is done once for all tests of a process."""

import pickle
from collections.abc import Callable
from pathlib import Path

from zelfscan.packs import reader

_SHIPPED = Path(__file__).resolve().parents[1] / "questionnaires"


def read_shipped_files_once() -> None:
    """Let the content that is shipped be parsed once.

    Nearly every test needs it, and parsing takes most of the time that starting the window costs. Only the
    very bytes that are shipped count: a file that a test changed is parsed as ever. Everybody is given values
    of their own, so that no test sees what another did with them.
    """
    reader.parse = _once(reader.parse)  # type: ignore[assignment]


def _once(parse: Callable[[bytes, str], reader.Document]) -> Callable[[bytes, str], reader.Document]:
    shipped = {path.read_bytes() for path in _SHIPPED.rglob("*.yaml")}
    known: dict[tuple[bytes, str], bytes] = {}

    def parse_once(raw: bytes, name: str) -> reader.Document:
        if raw not in shipped:
            return parse(raw, name)
        if (raw, name) not in known:
            known[raw, name] = pickle.dumps(parse(raw, name))
        document: reader.Document = pickle.loads(known[raw, name])
        return document

    return parse_once
