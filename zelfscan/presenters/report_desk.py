"""The report: what it will contain, and making it as a file."""

from collections.abc import Callable
from pathlib import Path

from zelfscan.crypto.passphrase import normalise, require_fits_pdf, require_long_enough
from zelfscan.exchange.writing import write_file
from zelfscan.i18n import later, say
from zelfscan.paths import resources_folder
from zelfscan.presenters.judged_scan import JudgedScan
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.plan_views import ReportView
from zelfscan.presenters.visit_book import VisitBook
from zelfscan.presenters.visit_report import DrawSheet, gathering, has_visit, held
from zelfscan.report.content.findings import Findings
from zelfscan.report.content.front import privacy_words
from zelfscan.report.content.private import private_report
from zelfscan.report.pdf import render
from zelfscan.report.visit import VisitChapter
from zelfscan.wording.privacy import VisitHeld
from zelfscan.wording.sentences import paragraph

FILE_NAME = "zelfscan-rapport.pdf"
_INTRO = later("Het rapport is een pdf. U bewaart of print hem zelf. Er gaat niets over internet.")
_LIMIT = later("Het rapport is geen beveiligingsadvies. Dat staat ook op de eerste bladzijde.")
_CONTENTS = (
    later("Het belangrijkste op één bladzijde, met een tekening van een huis."),
    later("Wat al goed is, en wat u nog kunt nagaan."),
    later("Uw risico’s op volgorde, met uw antwoorden en de rekenregel."),
    later("Elke maatregel: waarom, hoe, norm, moeite en wie betaalt."),
    later("Al uw antwoorden en opmerkingen."),
    later("De noodkaart en de bronnen."),
)
_VISIT = later("Het bezoek: conclusie, bevindingen, deuren en ramen, foto’s en handtekeningen.")
_PASSWORD = (
    later("Wie het bestand opent, moet dan deze wachtzin typen."),
    later("Neem een andere wachtzin dan die van uw kluis."),
    later("Bent u hem kwijt? Maak het rapport dan opnieuw."),
)


class ReportDesk:
    """The report of one open scan."""

    def __init__(self, scan: OpenScan, draw_sheet: DrawSheet | None = None) -> None:
        """Keep the scan; nothing is made before somebody asks for it.

        A report of a visit needs ``draw_sheet`` for its plans.
        """
        self.scan, self._draw_sheet = scan, draw_sheet
        self._judged = JudgedScan(scan)

    def view(self) -> ReportView:
        """Return what the page says about the report as it would be now."""
        book = self._visited()
        extra = held(self.scan, book) if book is not None else VisitHeld()
        contents = [say(line) for line in _CONTENTS]
        if book is not None:
            contents.insert(0, say(_VISIT))
        invented = say("Dit is een voorbeeld met verzonnen gegevens.") if self.scan.is_example else ""
        return ReportView(
            title=say("Uw rapport, alleen voor u"),
            intro=paragraph(invented, say(_INTRO)),
            contents=tuple(contents),
            privacy=privacy_words(Findings(self._judged.now(), extra)),
            keep=say("Bewaar het rapport zoals u uw paspoort bewaart."),
            limit=say(_LIMIT),
            password_words=tuple(say(line) for line in _PASSWORD),
            file_name=FILE_NAME,
        )

    def drawing(self, password: str = "") -> Callable[[], bytes]:
        """Return the work of making the file in memory; nothing is written yet.

        Raises ``PassphraseTooShort`` or ``PassphraseTooLong`` at once where a password will not do.
        """
        if password:
            require_long_enough(password)
            require_fits_pdf(password)
        judged, is_example = self._judged.now(), self.scan.is_example
        fonts, secret = resources_folder() / "fonts", normalise(password) or None
        gather = self._gathering()

        def draw() -> bytes:
            visit = gather() if gather is not None else None
            return render(private_report(judged, is_example=is_example, visit=visit), fonts, secret)

        return draw

    def _visited(self) -> VisitBook | None:
        """Return what a visit left, none where there was no visit."""
        book = self.scan.visit
        return book if book is not None and has_visit(book, self.scan) else None

    def _gathering(self) -> Callable[[], VisitChapter] | None:
        book = self._visited()
        if book is None or self._draw_sheet is None:
            return None
        return gathering(self.scan, book, self._draw_sheet)


def saving(path: Path, data: bytes) -> Callable[[], Path]:
    """Return the work of writing a file that is ready; there is never half a file."""

    def save() -> Path:
        write_file(path, data)
        return path

    return save
