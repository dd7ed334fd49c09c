"""A report as a PDF: drawn in memory, written beside and swapped in."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from zelfscan.errors import cannot_write
from zelfscan.i18n import speaking
from zelfscan.report.document import Document
from zelfscan.report.finishing import finish
from zelfscan.report.fonts import load_fonts
from zelfscan.report.pages import draw_pages


def render(document: Document, fonts: Path, password: str | None = None) -> bytes:
    """Make the PDF of a report, in memory; what is said while it is drawn is in the language of the report.

    Args:
        document: The report.
        fonts: The folder that holds both weights of the bundled font.
        password: If given, the file is encrypted with it (AES-256).

    Returns:
        The file. Without a password the same report always gives the same bytes.
    """
    with speaking(document.language.partition("-")[0]):
        raw, record = draw_pages(document, load_fonts(fonts))
        return finish(raw, record, document.title, document.language, document.made_on, password)


def write(path: Path, data: bytes) -> None:
    """Write a file beside its place and swap it in, so that there is never half a report.

    Raises:
        DiskFull: If there is no room.
        CannotWrite: If it cannot be written for another reason.
    """
    beside: Path | None = None
    try:
        handle, name = mkstemp(prefix=".", suffix=".part", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        raise cannot_write(path, error) from error
