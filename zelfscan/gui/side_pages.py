"""The pages beside the scan, which the Menu leads to: the vault, its files, the settings, and the help."""

from collections.abc import Callable, Collection
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import looks, speech
from zelfscan.gui.content_pages import ContentPages
from zelfscan.gui.help_pages import HelpPages
from zelfscan.gui.journey_parts import Parts
from zelfscan.gui.main_window import MainWindow, in_room
from zelfscan.gui.organisation_pages import OrganisationPages
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.privacy_proof import PrivacyProofPage
from zelfscan.gui.pages.settings import SettingsPage
from zelfscan.gui.safe_pages import SafePages
from zelfscan.i18n import LANGUAGES, say, spoken
from zelfscan.presenters.help_texts import ABOUT
from zelfscan.presenters.start_desk import Packs
from zelfscan.settings.choices import Settings

PROOF, SETTINGS = "proof", "settings"
_SPEAK = "speak:"


class SidePages(QObject):
    """Holds these pages, and lets the whole window follow the settings."""

    back_asked = Signal()
    """Away from a page, to where somebody was."""
    place_asked = Signal(str)
    """A place outside these pages that the guide speaks of, such as the plan."""
    language_asked = Signal(str)
    """The window is to speak another language."""
    looks_changed = Signal()
    """Text or colours changed: what was laid out for the ones before has to follow."""
    settings_changed = Signal(Settings)
    """Somebody set something else."""

    def __init__(
        self,
        window: MainWindow,
        parts: Parts,
        reachable: Callable[[], Collection[str]],
        packs: Callable[[], Packs | None],
        keeping: Callable[[], tuple[bool, bool]],
    ) -> None:
        """Make no page yet.

        ``keeping`` tells whether the answers of now are written down, and whether there are any to write.
        """
        super().__init__(window)
        self._window, self._parts, self._keeping = window, parts, keeping
        self.safes = SafePages(window, parts)
        self.safes.back_asked.connect(self.back_asked)
        self.safes.begun_anew.connect(self._forget_settings)
        self.helps = HelpPages(window, parts.help, parts.about, reachable, packs)
        self.helps.back_asked.connect(self.back_asked)
        self.helps.place_asked.connect(self.place_asked)
        self.content = ContentPages(window, parts)
        self.helps.content_asked.connect(self.content.show)
        self.content.back_asked.connect(lambda: self.helps.show(ABOUT))
        self.organisation = OrganisationPages(window, parts, packs)
        self.organisation.back_asked.connect(self.back_asked)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            looks.look_of(app).changed.connect(self._follow)

    @cached_property
    def proof(self) -> PrivacyProofPage:
        """The page about what is kept, made when somebody first asks for it."""
        page = in_room(PrivacyProofPage, self._window)
        page.remove_asked.connect(self._remove)
        page.back_asked.connect(self.back_asked)
        return page

    @cached_property
    def settings(self) -> SettingsPage:
        """The page of the settings, made when somebody first asks for it."""
        page = in_room(partial(SettingsPage, self._parts.settings), self._window)
        page.changed.connect(self._take_settings)
        page.changed.connect(self.settings_changed)
        page.organisation_asked.connect(self.organisation.show)
        page.back_asked.connect(self.back_asked)
        return page

    def entries(self, is_locked: bool) -> list[tuple[str, str]]:
        """Return the entries of the Menu; what tells of a scan is not there while it is locked."""
        proof = [] if is_locked else [(PROOF, say("Wat bewaart dit programma?"))]
        # By its own name, for who does not read the language that the window speaks now.
        can_choose = self._parts.settings.can_choose_language()
        others = [
            (f"{_SPEAK}{each}", name) for each, name in LANGUAGES.items() if can_choose and each != spoken()
        ]
        safe = self.safes.entries(is_locked)
        side = [(SETTINGS, say("Instellingen")), *self.organisation.entries(), *self.helps.entries()]
        return [*safe, *proof, *side, *others]

    def show(self, entry: str) -> bool:
        """Show the page of an entry of the Menu; tell whether there is one."""
        if entry == PROOF:
            self._draw_proof()
            self._window.show_page(self.proof)
        elif entry == SETTINGS:
            self.settings.refresh()
            self._window.show_page(self.settings)
        elif entry.startswith(_SPEAK):
            self._parts.settings.set_language(entry.removeprefix(_SPEAK))
            self._take_settings(self._parts.settings.settings)
        elif entry in dict(self.organisation.entries()):
            self.organisation.show()
        elif entry in dict(self.helps.entries()):
            self.helps.show(entry)
        else:
            return self.safes.show(entry)
        return True

    def speak(self) -> None:
        """Say everything anew in the language that holds."""
        for page in self._own():
            page.catch_up()
        if PROOF in vars(self):
            self._draw_proof()
        self.safes.speak()
        self.helps.speak()
        self.organisation.speak()
        self.content.speak()

    def forget(self) -> None:
        """Drop what tells of the vault, because it is closed."""
        self.safes.forget()
        self.content.forget()

    def pages(self) -> tuple[Page, ...]:
        """Return every page of these that was made."""
        return (
            *self._own(),
            *self.helps.pages(),
            *self.organisation.pages(),
            *self.content.pages(),
            *self.safes.pages(),
        )

    def _own(self) -> tuple[Page, ...]:
        made = vars(self)
        return tuple(made[name] for name in (PROOF, SETTINGS) if name in made)

    def _draw_proof(self) -> None:
        self.proof.draw(self._parts.proof.view(*self._keeping(), self._open_vault()))

    def _open_vault(self) -> Path | None:
        lock = self._parts.lock
        return lock.folder if lock.vault is not None else None

    def _remove(self, path: Path) -> None:
        try:
            self._parts.proof.remove(path, self._open_vault())
        except ZelfscanError as error:
            self._draw_proof()
            self.proof.refuse(error)
        else:
            self._draw_proof()
            self.proof.tell("good", say("Het bestand is verwijderd."))
        self.proof.focus_start()

    def _forget_settings(self) -> None:
        """Be as on the first day, after everything was wiped; nothing is written for it."""
        if not self._parts.proof.settings.exists():
            self._parts.settings.settings = Settings()
            self._take_settings(self._parts.settings.settings)

    def _take_settings(self, settings: Settings) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            looks.apply_settings(app, settings)
        self._follow()
        if settings.language != spoken():
            self.language_asked.emit(settings.language)

    def _follow(self) -> None:
        with speech.focus_kept(self._window.page()):
            self.speak()
            self.looks_changed.emit()
