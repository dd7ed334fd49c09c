"""The page about the organisation, and its logo, which is read beside the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import background, looks
from zelfscan.gui.journey_parts import Parts
from zelfscan.gui.logo import decoded, read_logo
from zelfscan.gui.main_window import MainWindow, in_room
from zelfscan.gui.pages.organisation import OrganisationPage
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.start import StartPage
from zelfscan.i18n import say
from zelfscan.presenters.card_desk import CardDesk
from zelfscan.presenters.help_texts import ORGANISATION
from zelfscan.presenters.organisation_desk import OrganisationDesk
from zelfscan.presenters.start_desk import Packs
from zelfscan.presenters.views import StartView


class OrganisationPages(QObject):
    """Makes the page when it is first shown; nothing on it is about the person, so it works while locked."""

    back_asked = Signal()

    def __init__(self, window: MainWindow, parts: Parts, packs: Callable[[], Packs | None]) -> None:
        """Make no page yet, and begin reading the logo where there is one."""
        super().__init__(window)
        policy = parts.policy
        self._window, self._parts, self._packs = window, parts, packs
        self._is_added = False
        self.desk = OrganisationDesk(policy, parts.additions)
        self.page: OrganisationPage | None = None
        self.logo: QImage | None = None
        self._is_logo_read = policy.logo is None
        self._start: tuple[StartPage, Callable[[], StartView]] | None = None
        if policy.logo is not None:
            background.run(lambda: read_logo(policy.logo), self._take_logo, _refuse)

    def entries(self) -> list[tuple[str, str]]:
        """Return the entry of the Menu that ``show`` knows, with its words."""
        return [(ORGANISATION, say("Uw organisatie"))]

    def show(self) -> None:
        """Show the page; one that cannot save what was typed stays."""
        if not self._window.leave_page():
            return
        if self.page is None:
            self.page = in_room(OrganisationPage, self._window)
            self.page.back_asked.connect(self.back_asked)
        self.page.catch_up()
        self._draw()
        self._window.show_page(self.page)

    def speak(self) -> None:
        """Say everything anew in the language that holds."""
        if self.page is not None:
            self.page.catch_up()
            self._draw()

    def show_logo_on(self, start: StartPage, view: Callable[[], StartView]) -> None:
        """Show the logo on the first page as well, once it is read; ``view`` gives what stands there."""
        self._start = start, view
        self._draw_start()

    def named_logo(self) -> tuple[QImage, str] | None:
        """Return the logo with what a screen reader says of it, none where there is none."""
        if self.logo is None:
            return None
        name = self.desk.policy.organisation or self._parts.additions.organisation
        return self.logo, name or say("Logo van uw organisatie")

    def take_card(self, packs: Packs) -> None:
        """Let the emergency card be that of questionnaires, as they were verified and read.

        Whatever becomes of the file, its numbers can be shown.
        """
        card = CardDesk(lambda: packs.card, self._parts.clock, self._parts.policy, self._parts.additions)
        self._window.read_card_with(card.view)

    def take_added(self) -> None:
        """Show what the organisation adds by its signed folder, which was read with the questionnaires."""
        packs, additions = self._packs(), self._parts.additions
        if self._is_added or packs is None or additions.used is None:
            return
        self._is_added = True
        picture = additions.used.logo
        if picture is not None and self._parts.policy.logo is None:
            background.run(lambda: decoded(picture), self._take_logo, _refuse)
        app = QApplication.instance()
        if additions.has_colours() and isinstance(app, QApplication):
            looks.look_of(app).colour_with(additions.colours)

    def pages(self) -> tuple[Page, ...]:
        """Return the page where it was made."""
        return () if self.page is None else (self.page,)

    def _draw(self) -> None:
        if self.page is not None:
            logo = self.named_logo()
            if logo is not None:
                self.page.set_logo(*logo)
            has_logo = self.logo is not None or not self._is_logo_read
            self.page.draw(self.desk.view(self._packs(), has_logo))

    def _draw_start(self) -> None:
        logo = self.named_logo()
        if logo is not None and self._start is not None:
            start, view = self._start
            start.set_logo(*logo)
            start.draw(view())

    def _take_logo(self, image: QImage | None) -> None:
        self.logo, self._is_logo_read = image, True
        self._draw()
        self._draw_start()


def _refuse(error: ZelfscanError) -> None:
    raise error
