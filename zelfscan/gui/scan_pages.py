"""The pages of the open scan: questions, result, plan and report, each made when it is first shown."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from zelfscan.core.assessment import Assessment
from zelfscan.errors import ZelfscanError
from zelfscan.gui import background
from zelfscan.gui.journey_parts import PageFactory
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.pages.page import Page
from zelfscan.i18n import later, say
from zelfscan.presenters.judged_scan import JudgedScan
from zelfscan.presenters.open_scan import OpenScan, example_strip

QUESTIONS, RESULT, PLAN, REPORT = "questions", "result", "plan", "report"
PROGRESS, LOG, ELEMENTS = "progress", "log", "elements"
_TABS = (
    (QUESTIONS, later("Vragen")),
    (ELEMENTS, later("Deuren en ramen")),
    (RESULT, later("Resultaat")),
    (PLAN, later("Plan")),
    (REPORT, later("Rapport")),
)
_ENTRIES = ((PROGRESS, later("Voortgang")), (LOG, later("Logboek")))
"""Pages of the scan that the Menu leads to."""


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
        self._last_tab = QUESTIONS
        self.scan: OpenScan | None = None

    def open(self, scan: OpenScan) -> None:
        """Take another scan; ``show`` shows a page of it."""
        self.close()
        self._last_tab = QUESTIONS
        self.scan = scan
        self._window.set_strip(scan.strip or (example_strip if scan.is_example else None))

    def close(self) -> None:
        """Throw the pages away with everything that they showed."""
        self._stop_judging()
        for page in self._pages.values():
            self._window.forget_page(page)
        self._pages, self.scan = {}, None
        self._window.set_strip(None)

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
        has_book = self.scan.book is not None
        return tuple(place for place in self._factories if has_book or place != ELEMENTS)

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
        tab = tab if tab in self.places() else QUESTIONS
        work = JudgedScan(self.scan).ahead() if tab not in (QUESTIONS, ELEMENTS) else None

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
        if tab in dict(_TABS):
            self._last_tab = tab
        self._window.show_page(page, tab)

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
                self._window.show_page(page, tab)

        self.show(tab, find_it)

    def _stop_judging(self) -> None:
        if self._judging is not None:
            self._judging.cancel()
        self._judging = None


def _be_a_bug(error: ZelfscanError) -> None:
    raise error
