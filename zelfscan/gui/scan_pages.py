"""The pages of the open scan: questions, result, plan and report, each made when it is first shown."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from zelfscan.core.assessment import Assessment
from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import background
from zelfscan.gui.journey_parts import PageFactory
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.pages.page import Page
from zelfscan.i18n import later, say
from zelfscan.presenters.judged_scan import JudgedScan
from zelfscan.presenters.open_scan import OpenScan, example_strip
from zelfscan.presenters.visit_views import ELEMENTS, PHOTOS, SHEETS, VISIT

QUESTIONS, RESULT, PLAN, REPORT = "questions", "result", "plan", "report"
PROGRESS, LOG, RECORD = "progress", "log", "record"
_TABS = (
    (QUESTIONS, later("Vragen")),
    (RECORD, later("Vastleggen")),
    (RESULT, later("Resultaat")),
    (PLAN, later("Plan")),
    (REPORT, later("Rapport")),
)
_ENTRIES = ((PROGRESS, later("Voortgang")), (LOG, later("Logboek")))
"""Pages of the scan that the Menu leads to."""
_UNJUDGED = (QUESTIONS, ELEMENTS, PHOTOS, SHEETS)
"""Pages that show nothing of a judgement."""


class ScanPages(QObject):
    """Holds the open scan, and leads from one of its pages to another."""

    route_asked = Signal(str)
    """The same answers along another route."""

    def __init__(self, window: MainWindow, pages: Mapping[str, PageFactory]) -> None:
        """Begin without a scan."""
        super().__init__(window)
        self._window, self._factories = window, pages
        self._pages: dict[str, Page] = {}
        self._judging: background.Job[Assessment] | None = None
        self._wanted_measure = ""
        self._last_tab, self._last_part = QUESTIONS, ""
        self.scan: OpenScan | None = None

    def open(self, scan: OpenScan) -> None:
        """Take another scan; ``show`` shows a page of it."""
        self.close()
        self._last_tab, self._last_part = QUESTIONS, ""
        self.scan = scan
        self._window.set_strip(scan.strip or (example_strip if scan.is_example else None))

    def close(self) -> None:
        """Throw the pages away with everything that they showed."""
        self._stop_judging()
        for page in self._pages.values():
            self._window.forget_page(page)
        self._pages, self.scan = {}, None
        self._window.set_strip(None)

    def may_close(self) -> bool:
        """Ask whether what cannot be got back may be lost with the pages."""
        return all(page.may_close() for page in self._pages.values())

    def tabs(self) -> list[tuple[str, str]]:
        """Return the tabs of the open scan with their words, none without a scan."""
        there = self.places()
        return [(tab, say(words)) for tab, words in _TABS if tab in there]

    def entries(self) -> list[tuple[str, str]]:
        """Return what the Menu offers of the open scan, nothing without a scan."""
        return (
            [(page, say(words)) for page, words in _ENTRIES if page in self._factories] if self.scan else []
        )

    def places(self) -> tuple[str, ...]:
        """Return every page that the open scan has, none without a scan."""
        if self.scan is None:
            return ()
        of_a_home = () if self.scan.book is not None else (ELEMENTS, SHEETS)
        hidden = of_a_home if self.scan.visit is not None else VISIT
        there = tuple(place for place in self._factories if place not in hidden)
        return (*there, RECORD) if self.scan.visit is not None else there

    def go_back(self) -> None:
        """Show the tab where somebody was before a page beside it."""
        self.show(self._last_tab)

    def show(self, tab: str, then: Callable[[], None] = lambda: None) -> None:
        """Show a page of the open scan, and do something then; a page that cannot save what was typed stays.

        A page that needs a judgement comes as soon as that has been made, beside the window.
        """
        self._stop_judging()
        if self.scan is None or not self._window.leave_page():
            return
        tab = self._place_of(tab)
        work = JudgedScan(self.scan).ahead() if tab not in _UNJUDGED else None

        def go_on() -> None:
            self._stop_judging()
            self._show_now(tab)
            then()

        if work is None:
            go_on()
        else:
            self._judging = background.run(work, lambda _judged: go_on(), _be_a_bug)
            self._judging.wait(background.PATIENCE)

    def _show_now(self, tab: str) -> None:
        if self.scan is None:
            return
        page = self._pages.get(tab)
        if page is None:
            page = self._pages[tab] = self._make(self.scan, tab)
        elif not page.catch_up():
            page.refresh()
        if tab == PLAN and self._wanted_measure:
            page.open_measure(self._wanted_measure)
            self._wanted_measure = ""
        if tab in VISIT:
            self._last_part = tab
        header_tab = RECORD if tab in VISIT else tab
        if header_tab in dict(_TABS):
            self._last_tab = tab
        self._window.show_page(page, header_tab)

    def _place_of(self, tab: str) -> str:
        """Return the page behind a tab: of a visit the part where somebody was last."""
        places = self.places()
        if tab == RECORD and RECORD in places:
            parts = [self._last_part, *VISIT]
            return next(part for part in parts if part in places)
        return tab if tab in places else QUESTIONS

    def show_target(self, tab: str, target: str) -> None:
        """Show one thing on a page: a question, a photograph, a finding, a door or a window."""
        self._show_in(tab, lambda page: page.open_item(target))

    def add_photos(self, subject: str) -> None:
        """Bring in photographs of something; they belong to it."""
        self._show_in(PHOTOS, lambda page: page.open_list(subject))

    def show_question(self, item: str) -> None:
        """Show the question of an item."""
        self._show_in(QUESTIONS, lambda page: page.open_item(item))

    def show_list(self, kind: str) -> None:
        """Begin a short list of questions."""
        self._show_in(QUESTIONS, lambda page: page.open_list(kind))

    def show_subject(self, subject: str) -> None:
        """Show why a figure is what it is."""
        self._show_in(RESULT, lambda page: page.open_subject(subject))

    def _make(self, scan: OpenScan, tab: str) -> Page:
        page = self._factories[tab](scan, self._window.page_room())
        page.tab_asked.connect(self.show)
        page.question_asked.connect(self.show_question)
        page.list_asked.connect(self.show_list)
        page.measure_asked.connect(self._want_measure)
        page.subject_asked.connect(self.show_subject)
        page.route_asked.connect(self.route_asked)
        page.back_asked.connect(self.go_back)
        page.target_asked.connect(self.show_target)
        page.photos_asked.connect(self.add_photos)
        return page

    def _want_measure(self, measure: str) -> None:
        """Remember which measure to open when the plan is shown."""
        self._wanted_measure = measure

    def _show_in(self, tab: str, find: Callable[[Page], None]) -> None:
        """Show one thing on a page, unless the page of now cannot be left."""

        def find_it() -> None:
            page = self._pages.get(tab)
            if page is not None and self._window.page() is page:
                find(page)
                self._window.show_page(page, RECORD if tab in VISIT else tab)

        self.show(tab, find_it)

    def _stop_judging(self) -> None:
        if self._judging is not None:
            self._judging.cancel()
        self._judging = None


def _be_a_bug(error: ZelfscanError) -> None:
    raise error
