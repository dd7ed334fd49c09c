"""Every reader of what comes from outside, by name."""

from pathlib import Path

from tests.fuzz.judging import Reader
from tests.fuzz.readers_of_files import FILE_READERS
from tests.fuzz.readers_of_reports import REPORT_READERS
from tests.fuzz.readers_of_signed import SIGNED_READERS
from tests.fuzz.readers_of_text import TEXT_READERS

CORPUS = Path(__file__).resolve().parent / "corpus"
_ALL = (*TEXT_READERS, *FILE_READERS, *REPORT_READERS, *SIGNED_READERS)
READERS = {reader.name: reader for reader in _ALL}


def kept(reader: Reader) -> list[Path]:
    """Return the inputs that are kept for a reader: what once went wrong, and what is worth keeping."""
    return sorted(path for path in (CORPUS / reader.name).glob("*") if path.is_file())
