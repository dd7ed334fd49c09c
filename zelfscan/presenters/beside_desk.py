"""The files beside the report: which there are, what each will hold, and making one in memory."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from zelfscan.core.assessment import Assessment
from zelfscan.core.response import Responses
from zelfscan.exchange.action_list import ActionList
from zelfscan.exchange.planned_day import PlannedDay
from zelfscan.i18n import later, say
from zelfscan.presenters.action_list import action_list, planned_days, secret_of
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.judged_scan import JudgedScan
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.plan_report import plan_chapter
from zelfscan.presenters.report_files import ReportFiles
from zelfscan.report.content.editions_parts import is_for_threat
from zelfscan.report.document import Document
from zelfscan.report.plan import PlanChapter
from zelfscan.wording.privacy import detail_words
from zelfscan.wording.sentences import joined, paragraph, uncapitalised

Kind = Literal["xlsx", "csv", "ics", "txt", "odt"]
MakeDocument = Callable[[], Callable[[], Document]]
"""Looks at what was chosen, and gives the work of making the edition."""

_WARNING = later("Deze bestanden hebben geen wachtwoord. Wie ze opent, leest ze.")
_SAME = later("Er staat hetzelfde in als in de uitgave die u hierboven koos.")
_NO_DAYS = later("Nog geen maatregel heeft een dag. Kies een dag bij Plan.")
_NEUTRAL = later(
    "Er staat alleen ‘Maatregel uit uw lijst’. Veel mensen delen hun agenda, en die gaat vaak over internet."
)


@dataclass(frozen=True)
class BesideFile:
    """One file that can be made: what it is in plain words, its name, and its kind as a window asks for it.

    Without ``button`` there is nothing to make, and ``about`` says why.
    """

    kind: Kind
    title: str
    about: str
    button: str
    file_name: str
    kinds: str


@dataclass(frozen=True)
class BesideView:
    """The card with all of them; ``titles`` is the tick with which a calendar names the measures."""

    title: str
    warning: str
    files: tuple[BesideFile, ...]
    titles: str


class BesideDesk:
    """The files beside the report of one open scan."""

    def __init__(self, scan: OpenScan, files: ReportFiles | None = None, folder: Path | None = None) -> None:
        """Keep the scan; nothing is made before somebody asks for it.

        ``files`` writes what is made; ``folder`` is where the organisation proposes to keep it.
        """
        self.scan, self.files, self.folder = scan, files or ReportFiles(), folder
        self._judged = JudgedScan(scan)

    def view(self) -> BesideView:
        """Return what can be made now."""
        judged, plan = self._judged.now(), plan_chapter(self.scan)
        held = say("In dit bestand: {held}.", held=_held(judged, plan))
        days = len(planned_days(judged, plan, ""))
        return BesideView(
            title=say("Andere bestanden"),
            warning=say(_WARNING),
            files=(
                BesideFile(
                    "xlsx",
                    say("Actielijst voor een spreadsheet"),
                    paragraph(say("Voor Excel of LibreOffice, om af te vinken of te printen."), held),
                    say("Bewaar actielijst"),
                    "zelfscan-actielijst.xlsx",
                    "Excel (*.xlsx)",
                ),
                BesideFile(
                    "csv",
                    say("Actielijst als gewone tabel"),
                    paragraph(say("Een csv-bestand, voor elk ander programma."), held),
                    say("Bewaar tabel"),
                    "zelfscan-actielijst.csv",
                    "CSV (*.csv)",
                ),
                BesideFile(
                    "ics",
                    say("Uw dagen voor de agenda"),
                    say(_NEUTRAL) if days else say(_NO_DAYS),
                    say("Bewaar dagen") if days else "",
                    "zelfscan-dagen.ics",
                    "iCalendar (*.ics)",
                ),
                BesideFile(
                    "txt",
                    say("Het rapport als gewone tekst"),
                    paragraph(say("Prettig met een schermlezer of brailleregel."), say(_SAME)),
                    say("Bewaar tekst"),
                    "zelfscan-rapport.txt",
                    say("Tekst (*.txt)"),
                ),
                BesideFile(
                    "odt",
                    say("Het rapport om in verder te schrijven"),
                    paragraph(say("Voor LibreOffice of Word."), say(_SAME)),
                    say("Bewaar document"),
                    "zelfscan-rapport.odt",
                    "OpenDocument (*.odt)",
                ),
            ),
            titles=say("Zet de naam van de maatregel in de agenda"),
        )

    def making(
        self, kind: Kind, make_document: MakeDocument, *, with_titles: bool = False
    ) -> Callable[[], bytes]:
        """Return the work of making a file in memory; nothing is written yet."""
        if kind in ("txt", "odt"):
            return _written(kind, make_document())
        judged, plan = self._judged.now(), plan_chapter(self.scan)
        if kind == "ics":
            secret = _secret(self.scan, judged.situation.responses)
            return _in_calendar(planned_days(judged, plan, secret, with_titles=with_titles), judged)
        return _listed(kind, action_list(judged, plan, is_example=self.scan.is_example))


def _held(judged: Assessment, plan: PlanChapter) -> str:
    steps = {step.measure.id for step in judged.plan}
    entries = [entry for entry in plan.entries if entry.measure in steps]
    counts = {
        "measures": len(steps),
        "choices": sum(step.choice != "open" for step in judged.plan),
        "reasons": sum(bool(entry.detail.strip()) for entry in entries),
        "prices": sum(entry.cents is not None for entry in entries),
        "threat": int(
            judged.situation.is_urgent and any(is_for_threat(judged, step) for step in judged.plan)
        ),
    }
    words = [uncapitalised(detail_words(detail, count)) for detail, count in counts.items() if count]
    return joined(words or [detail_words("measures", 0)])


def _secret(scan: OpenScan, responses: Responses) -> str:
    """Return what makes the names in a calendar unguessable: nobody else knows the id of the dossier."""
    return scan.journal.dossier_id if isinstance(scan.journal, VaultJournal) else secret_of(responses)


# The libraries below take a tenth of a second to load, which the window does not wait for.


def _written(kind: Kind, compose: Callable[[], Document]) -> Callable[[], bytes]:
    def write() -> bytes:
        from zelfscan.report.as_odt import to_odt
        from zelfscan.report.as_text import to_text

        return to_text(compose()) if kind == "txt" else to_odt(compose())

    return write


def _in_calendar(days: tuple[PlannedDay, ...], judged: Assessment) -> Callable[[], bytes]:
    def write() -> bytes:
        from zelfscan.exchange.as_ics import to_ics

        return to_ics(days, judged.day)

    return write


def _listed(kind: Kind, actions: ActionList) -> Callable[[], bytes]:
    def write() -> bytes:
        from zelfscan.exchange.as_csv import to_csv
        from zelfscan.exchange.as_xlsx import to_xlsx

        return to_csv(actions) if kind == "csv" else to_xlsx(actions)

    return write
