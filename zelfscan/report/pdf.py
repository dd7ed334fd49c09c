"""A report as a PDF, drawn in memory."""

from pathlib import Path

from zelfscan.i18n import speaking
from zelfscan.report.document import Document
from zelfscan.report.finishing import finish
from zelfscan.report.fonts import load_fonts
from zelfscan.report.pages import draw_pages
from zelfscan.report.paper import LARGE_PRINT, ORDINARY


def render(document: Document, fonts: Path, password: str | None = None, large: bool = False) -> bytes:
    """Make the PDF of a report, in memory; what is said while it is drawn is in the language of the report.

    Args:
        document: The report.
        fonts: The folder that holds both weights of the bundled font.
        password: If given, the file is encrypted with it (AES-256).
        large: Large print: words of 18 points, and what stood beside each other below each other.

    Returns:
        The file. Without a password the same report always gives the same bytes.
    """
    with speaking(document.language.partition("-")[0]):
        raw, record = draw_pages(document, load_fonts(fonts), LARGE_PRINT if large else ORDINARY)
        title, language, neutral = document.title, document.language, document.is_neutral
        return finish(raw, record, title, language, document.made_on, password, is_neutral=neutral)
