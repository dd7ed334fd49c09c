"""The guide, the keys and the page about the program: from every page of the window, also while locked."""

from collections.abc import Callable, Collection
from functools import cached_property, partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from zelfscan.gui.main_window import MainWindow, in_room
from zelfscan.gui.pages.about import AboutPage
from zelfscan.gui.pages.help import HelpPage
from zelfscan.gui.pages.keys_overlay import KeysOverlay
from zelfscan.gui.pages.page import Page
from zelfscan.i18n import say
from zelfscan.presenters.about_desk import AboutDesk
from zelfscan.presenters.help_desk import HelpDesk
from zelfscan.presenters.help_texts import ABOUT, CARD, KEYS, ORGANISATION
from zelfscan.presenters.start_desk import Packs

HELP = "help"


class HelpPages(QObject):
    """Holds what explains the program, and leads from the one to the other; F1 shows every key."""

    place_asked = Signal(str)
    """A place outside the help that the guide speaks of, such as the plan."""
    back_asked = Signal()
    """Away from the help, to where somebody was."""
    content_asked = Signal()
    """Newer questionnaires are to be looked at."""

    def __init__(
        self,
        window: MainWindow,
        help_desk: HelpDesk,
        about_desk: AboutDesk,
        reachable: Callable[[], Collection[str]],
        packs: Callable[[], Packs | None],
    ) -> None:
        """Make no page yet; ``reachable`` tells which places there are now, ``packs`` what has been read."""
        super().__init__(window)
        self._window, self._help, self._about = window, help_desk, about_desk
        self._reachable, self._packs = reachable, packs
        self._is_about_in_guide = False
        self.keys = KeysOverlay(window)
        self.keys.guide_asked.connect(lambda: self.show(HELP))
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_F1), window)
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.activated.connect(self.turn_keys)

    @cached_property
    def guide(self) -> HelpPage:
        """The guide, made when somebody first asks for it."""
        page = in_room(HelpPage, self._window)
        page.place_asked.connect(self._go)
        page.back_asked.connect(self.back_asked)
        return page

    @cached_property
    def about(self) -> AboutPage:
        """The page about the program, made when somebody first asks for it."""
        page = in_room(partial(AboutPage, self._about), self._window)
        page.back_asked.connect(self._leave_about)
        page.guide_asked.connect(lambda: self.show(HELP))
        page.content_asked.connect(self.content_asked)
        return page

    def pages(self) -> tuple[Page, ...]:
        """Return the pages that were made."""
        made = vars(self)
        return tuple(made[name] for name in ("guide", "about") if name in made)

    def entries(self) -> list[tuple[str, str]]:
        """Return the entries of the Menu that ``show`` knows, with their words."""
        return [(HELP, say("Hulp")), (ABOUT, say("Over dit programma"))]

    def show(self, entry: str) -> None:
        """Show the guide or the page about the program; a page that cannot save what was typed stays."""
        self.keys.close_over()
        if not self._window.leave_page():
            return
        self._is_about_in_guide = entry == ABOUT and isinstance(self._window.page(), HelpPage)
        if entry == ABOUT:
            self.about.begin()
        self._draw(entry)
        self._window.show_page(self.about if entry == ABOUT else self.guide)

    def turn_keys(self) -> None:
        """Show every key, or hide them again; never over the emergency card."""
        if self._window.is_card_shown():
            return
        if self.keys.isVisible():
            self.keys.close_over()
        else:
            self.keys.open_keys(self._help.keys())

    def speak(self) -> None:
        """Say everything anew in the language that holds."""
        for page in self.pages():
            page.catch_up()
            self._draw(ABOUT if isinstance(page, AboutPage) else HELP)
        if self.keys.isVisible():
            self.keys.draw(self._help.keys())

    def close_keys(self) -> None:
        """Take the overview of the keys away; for hiding and locking."""
        self.keys.close_over()

    def _draw(self, entry: str) -> None:
        if entry == ABOUT:
            self.about.draw(self._about.view(self._packs()))
        else:
            self.guide.draw(self._help.view({KEYS, ABOUT, CARD, ORGANISATION, *self._reachable()}))

    def _go(self, place: str) -> None:
        if place == KEYS:
            self.turn_keys()
        elif place == ABOUT:
            self.show(ABOUT)
        else:
            self.place_asked.emit(place)

    def _leave_about(self) -> None:
        if self._is_about_in_guide:
            self.show(HELP)
        else:
            self.back_asked.emit()
