"""A report as a PDF, drawn in memory."""

from pathlib import Path

from zelfscan.i18n import speaking
from zelfscan.report.document import Document
from zelfscan.report.facts import Facts
from zelfscan.report.finishing import finish
from zelfscan.report.fonts import load_fonts
from zelfscan.report.pages import draw_pages
from zelfscan.report.paper import LARGE_PRINT, ORDINARY
from zelfscan.report.progress import Progress, Steps
from zelfscan.report.text import plain


def render(
    document: Document,
    fonts: Path,
    password: str | None = None,
    large: bool = False,
    on_progress: Progress | None = None,
) -> bytes:
    """Make the PDF of a report, in memory; what is said while it is drawn is in the language of the report.

    Args:
        document: The report.
        fonts: The folder that holds both weights of the bundled font.
        password: If given, the file is encrypted with it (AES-256).
        large: Large print: words of 18 points, and what stood beside each other below each other.
        on_progress: Is told how far it is, and says whether to go on; if not, this raises ``Stopped`` soon.

    Returns:
        The file. Without a password the same report always gives the same bytes.
    """
    with speaking(document.language.partition("-")[0]):
        steps, paper = Steps(on_progress), LARGE_PRINT if large else ORDINARY
        facts = Facts(plain(document.title), document.language, document.made_on, document.is_neutral)
        raw, record = draw_pages(document, load_fonts(fonts), paper, steps)
        return finish(raw, record, facts, password, steps)
