"""Other ways to the questions: searching, short lists, and the menu of a narrow window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import background
from zelfscan.gui.accessible import announce
from zelfscan.gui.pages.question_rail import QuestionRail
from zelfscan.gui.pages.question_search import SearchOverlay
from zelfscan.gui.widgets.progress_bar import OF_ALL
from zelfscan.i18n import later, say
from zelfscan.presenters.scan_desk import ScanDesk
from zelfscan.presenters.views import QuestionView

ONE, WHOLE = "one", "whole"
MODES = {ONE: later("Eén vraag"), WHOLE: later("Heel onderdeel")}
_TEN_MINUTES = "ten-minutes"


class OtherWays(QObject):
    """Leads to questions that are not simply the next one."""

    item_chosen = Signal(str)
    list_ready = Signal(str, tuple)
    """A short list can begin: its kind, and its questions where these had to be worked out."""

    def __init__(self, page: QWidget, desk: ScanDesk, rail: Callable[[], QuestionRail]) -> None:
        """Belong to a page."""
        super().__init__(page)
        self._page, self._desk, self._rail = page, desk, rail
        self._job: background.Job[tuple[str, ...]] | None = None
        self.overlay: SearchOverlay | None = None

    def open_search(self) -> None:
        """Show the search over the window."""
        if self.overlay is None:
            self.overlay = SearchOverlay(self._page.window(), self._desk.search)
            self.overlay.chosen.connect(self.item_chosen)
        self.overlay.open_search()

    def begin_list(self, kind: str) -> None:
        """Begin a short list, as soon as its questions are known; nobody has to wait for that."""
        self.stop()
        if kind != _TEN_MINUTES:
            self.list_ready.emit(kind, ())
            return
        self._job = background.run(
            self._desk.find_ten_minutes(), lambda items: self._found(kind, items), _be_a_bug
        )
        self._job.wait(background.PATIENCE)
        if self._job is not None:
            self._rail().show_busy(kind)
            announce(self._page, say("We kiezen de vragen. Dit duurt even."))

    def stop(self) -> None:
        """Drop a list that is being worked out."""
        if self._job is not None:
            self._job.cancel()
        self._job = None

    def forget(self) -> None:
        """Throw away what was typed and what is being worked out."""
        self.stop()
        if self.overlay is not None:
            self.overlay.close_over()
            self.overlay.deleteLater()
        self.overlay = None

    def _found(self, kind: str, items: tuple[str, ...]) -> None:
        self._job = None
        self.list_ready.emit(kind, items)


def fill_menu(
    menu: QMenu,
    view: QuestionView,
    is_whole: bool,
    choose: Callable[[str, str], None],
) -> None:
    """Put in a menu what the rail has; ``choose`` gets what kind of thing was chosen, and which."""
    menu.clear()

    def add(words: str, kind: str, which: str) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False: choose(kind, which))

    for section in view.sections:
        how_far = say(OF_ALL, done=section.done, total=section.total)
        add(f"{section.title}: {how_far}", "section", section.id)
    menu.addSeparator()
    add(say("Zoek een vraag"), "search", "")
    if view.chosen_list is None:
        mode = ONE if is_whole else WHOLE
        add(say(MODES[mode]), "mode", mode)
    for each in view.lists:
        add(each.title, "list", each.kind)


def _be_a_bug(error: ZelfscanError) -> None:
    raise error
