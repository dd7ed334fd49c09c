"""The report: which edition and what of the scan is in it, what it will tell of somebody, and making it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from zelfscan.crypto.passphrase import normalise, require_fits_pdf, require_long_enough
from zelfscan.i18n import later, say
from zelfscan.paths import resources_folder
from zelfscan.policy.policy import Policy
from zelfscan.presenters.edition_words import FILE_NAMES, contents_of, edition_view, group_title
from zelfscan.presenters.judged_scan import JudgedScan
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.plan_report import plan_chapter
from zelfscan.presenters.report_files import ReportFiles
from zelfscan.presenters.report_views import (
    MeterRow,
    MeterView,
    PhotoTickView,
    ReportView,
    TickGroupView,
    TickView,
)
from zelfscan.presenters.visit_book import VisitBook
from zelfscan.presenters.visit_report import DrawSheet, gathering, has_visit, outline
from zelfscan.report.content.editions import document
from zelfscan.report.content.editions_parts import Group, Tick
from zelfscan.report.content.editions_ticks import settled, ticks
from zelfscan.report.content.leaks import Held, held, offered
from zelfscan.report.content.wanted import EDITIONS, Detail, Edition, Material, Wanted
from zelfscan.report.document import Document
from zelfscan.report.progress import Progress
from zelfscan.report.visit import VisitChapter
from zelfscan.wording.privacy import care_words
from zelfscan.wording.sentences import paragraph

_INTRO = later("Het rapport is een pdf. U bewaart of print hem zelf. Er gaat niets over internet.")
_LIMIT = later("Het rapport is geen beveiligingsadvies. Dat staat ook op de eerste bladzijde.")
_PASSWORD = (
    later("Wie het bestand opent, moet dan deze wachtzin typen."),
    later("Neem een andere wachtzin dan die van uw kluis."),
    later("Bent u hem kwijt? Maak het rapport dan opnieuw."),
)
_NO_PASSWORD = later("Zonder wachtzin leest iedereen die dit bestand opent wat erin staat.")
#: These editions say nothing of a visit, so that its pictures need not be read.
_WITHOUT_A_VISIT: tuple[Edition, ...] = ("adviser", "employer", "household")
#: These editions say on their first page what they are not.
_WITH_LIMIT: tuple[Edition, ...] = ("private", "adviser", "employer", "advice")
_GROUPS: tuple[Group, ...] = ("chapter", "risk", "measure")


class ReportDesk:
    """The report of one open scan; what somebody chose for each edition stays as long as it is open."""

    def __init__(
        self,
        scan: OpenScan,
        draw_sheet: DrawSheet | None = None,
        files: ReportFiles | None = None,
        policy: Policy | None = None,
    ) -> None:
        """Keep the scan; nothing is made before somebody asks for it.

        A report of a visit needs ``draw_sheet`` for its plans. ``files`` writes what is made. The policy says
        which editions are offered; that for the person always is.
        """
        self._policy = policy or Policy()
        self.scan, self._draw_sheet, self.files = scan, draw_sheet, files or ReportFiles()
        self._judged = JudgedScan(scan)
        self._edition: Edition = "private"
        self._chosen: dict[Edition, Wanted] = {}
        self._picked: frozenset[str] = frozenset()
        self._is_large = False

    def view(self) -> ReportView:
        """Return what the page says about the report as it would be now."""
        material = self._material()
        wanted, found = self._wanted(), ticks(material, self._edition)
        invented = say("Dit is een voorbeeld met verzonnen gegevens.") if self.scan.is_example else ""
        return ReportView(
            title=say("Rapport"),
            intro=paragraph(invented, say(_INTRO)),
            editions=tuple(edition_view(each) for each in self._editions()),
            edition=self._edition,
            contents=contents_of(self._edition, has_visit=material.visit is not None),
            groups=_groups(found, settled(material, wanted)),
            photos=self._photos(wanted),
            meter=_meter(held(material, wanted), offered(material, wanted)),
            is_large=self._is_large,
            keep=say("Bewaar het rapport zoals u uw paspoort bewaart."),
            limit=say(_LIMIT) if self._edition in _WITH_LIMIT else "",
            password_words=tuple(say(line) for line in _PASSWORD),
            no_password=say(_NO_PASSWORD),
            file_name=FILE_NAMES[self._edition],
        )

    def choose(self, edition: Edition) -> ReportView:
        """Go to another edition, if it is offered."""
        if self._policy.offers(edition):
            self._edition = edition
        return self.view()

    def leave_out(self, detail: Detail, *, is_out: bool) -> ReportView:
        """Leave a kind of personal detail out, or take it in again."""
        wanted = self._wanted()
        left_out = wanted.left_out | {detail} if is_out else wanted.left_out - {detail}
        return self._change(replace(wanted, left_out=left_out))

    def tick(self, name: str, *, is_on: bool) -> ReportView:
        """Put something in the edition, or take it out."""
        wanted = settled(self._material(), self._wanted())
        before = wanted.ticked or frozenset()
        return self._change(replace(wanted, ticked=before | {name} if is_on else before - {name}))

    def tick_all(self, group: Group, *, is_on: bool) -> ReportView:
        """Put all of a kind in the edition, or take all of it out."""
        material = self._material()
        wanted = settled(material, self._wanted())
        names = {tick.name for tick in ticks(material, self._edition) if tick.group == group}
        before = wanted.ticked or frozenset()
        return self._change(replace(wanted, ticked=before | names if is_on else before - names))

    def pick(self, number: int, *, is_on: bool) -> ReportView:
        """Let a photograph go along, or not; it stays that photograph, also where it gets another number."""
        chosen = {name for name, each in self._numbers().items() if each == number}
        self._picked = self._picked | chosen if is_on else self._picked - chosen
        return self.view()

    def set_large(self, *, is_large: bool) -> ReportView:
        """Choose large or ordinary letters, for every edition."""
        self._is_large = is_large
        return self.view()

    def thumbnail(self, photo_id: str) -> bytes:
        """Return the small picture of a photograph, as JPEG. Raises the errors of the store."""
        book = self._visited()
        return book.thumbnail(photo_id) if book is not None else b""

    def drawing(self, password: str = "", on_progress: Progress | None = None) -> Callable[[], bytes]:
        """Return the work of making the file in memory; nothing is written yet.

        Raises ``PassphraseTooShort`` or ``PassphraseTooLong`` at once where a password will not do. The work
        raises ``Stopped`` soon after ``on_progress`` says not to go on.
        """
        if password:
            require_long_enough(password)
            require_fits_pdf(password)
        fonts, secret = resources_folder() / "fonts", normalise(password) or None
        make, is_large = self.making(), self._is_large

        def draw() -> bytes:
            # Three libraries for PDF and pictures: who makes no report does not need them.
            from zelfscan.report.pdf import render

            return render(make(), fonts, secret, is_large, on_progress)

        return draw

    def making(self) -> Callable[[], Document]:
        """Return the work of making the chosen edition as plain data, of what was chosen until now."""
        material, wanted = self._material(), self._wanted()
        gather = self._gathering()

        def make() -> Document:
            visit = gather() if gather is not None else None
            return document(replace(material, visit=visit), wanted)

        return make

    def _material(self) -> Material:
        """Return all that there is now, without pictures."""
        book = self._visited()
        visit = outline(self.scan, book) if book is not None and self._draw_sheet is not None else None
        return Material(self._judged.now(), visit, plan_chapter(self.scan), self.scan.is_example)

    def _wanted(self) -> Wanted:
        wanted = self._chosen.get(self._edition, Wanted(self._edition))
        photos = frozenset(each for name, each in self._numbers().items() if name in self._picked)
        return replace(wanted, photos=photos)

    def _numbers(self) -> dict[str, int]:
        """Return the number of each photograph now, by its id; one that is deleted changes those after it."""
        book = self._visited()
        return {photo.id: number for number, photo in enumerate(book.photos(), 1)} if book is not None else {}

    def _change(self, wanted: Wanted) -> ReportView:
        self._chosen[self._edition] = wanted
        return self.view()

    def _editions(self) -> tuple[Edition, ...]:
        """Return the editions that can be made; an advice report only of a visit."""
        has_all = self._visited() is not None and self._draw_sheet is not None
        return tuple(each for each in EDITIONS if self._policy.offers(each) and (has_all or each != "advice"))

    @property
    def folder(self) -> Path | None:
        """Return where the organisation proposes to keep a report; the person chooses."""
        return self._policy.report_folder

    def _photos(self, wanted: Wanted) -> tuple[PhotoTickView, ...]:
        """Return the photographs that can be chosen one by one."""
        book = self._visited()
        if wanted.edition != "installer" or book is None or self._draw_sheet is None:
            return ()
        return tuple(
            PhotoTickView(
                number,
                photo.id,
                paragraph(say("Foto {number}.", number=number), photo.caption),
                number in wanted.photos,
            )
            for number, photo in enumerate(book.photos(), 1)
        )

    def _visited(self) -> VisitBook | None:
        """Return what a visit left, none where there was no visit."""
        book = self.scan.visit
        return book if book is not None and has_visit(book, self.scan) else None

    def _gathering(self) -> Callable[[], VisitChapter] | None:
        book = self._visited()
        if book is None or self._draw_sheet is None or self._edition in _WITHOUT_A_VISIT:
            return None
        return gathering(self.scan, book, self._draw_sheet, has_written=self._edition != "installer")


def _groups(found: tuple[Tick, ...], wanted: Wanted) -> tuple[TickGroupView, ...]:
    groups = []
    for group in _GROUPS:
        shown = tuple(
            TickView(tick.name, tick.words, tick.name in (wanted.ticked or ()))
            for tick in found
            if tick.group == group
        )
        if shown:
            on = sum(tick.is_on for tick in shown)
            count = say("{count} van {total} gekozen", count=on, total=len(shown))
            groups.append(TickGroupView(group, group_title(group), count, shown, is_open=group == "chapter"))
    return tuple(groups)


def _meter(inside: tuple[Held, ...], possible: tuple[Held, ...]) -> MeterView:
    kept = {each.detail: each for each in inside}
    rows = tuple(
        MeterRow(each.detail, kept.get(each.detail, each).words, each.can_leave_out, each.detail in kept)
        for each in possible
    )
    return MeterView(
        title=say("Dit staat er over u in"),
        rows=rows,
        care=care_words(kept) if kept else say("Er staat niets over u in."),
    )
