"""Making, opening and locking the vault of this person."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from zelfscan.crypto.derive import STANDARD, KdfParameters, seconds_of, suitable
from zelfscan.crypto.memory_size import memory_kib
from zelfscan.crypto.passphrase import MIN_LENGTH, require_long_enough, strength
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.label import LabelRefused
from zelfscan.errors.limits import TextTooLong
from zelfscan.i18n import later, say
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.open_scan import Clock
from zelfscan.presenters.views import NoteView, StrengthView, UnlockView, VaultChoiceView
from zelfscan.presenters.welcome_back import BROKEN_OFF, Stopped, notes
from zelfscan.store import people
from zelfscan.store.attempts import Attempts
from zelfscan.store.dossier_list import Use
from zelfscan.store.files_under_way import remove_leftovers
from zelfscan.store.key_file import MAX_LABEL as MAX_LABEL
from zelfscan.store.key_file import is_label, read_key_file
from zelfscan.store.people import VaultPlace
from zelfscan.store.restoring import settle
from zelfscan.store.sittings import begin_sitting, broken_off, end_sitting
from zelfscan.store.vault import Vault
from zelfscan.wording.days import day, time_of_day
from zelfscan.wording.sentences import paragraph

Reason = Literal["start", "hidden", "locked", "idle", "left"]

OWN_NAME = "Mijn scan"
"""The name of a person's own dossier in the vault, whatever language is spoken; nobody sees it."""
_STRENGTHS = {
    "short": (1, later("Zwak. Neem een paar woorden meer.")),
    "fair": (2, later("Redelijk. Nog een woord maakt hem sterk.")),
    "strong": (3, later("Sterk.")),
}
_REASONS: dict[Reason, str] = {
    "start": later("Typ uw wachtzin. Dan gaat u verder waar u was."),
    "hidden": later("Verborgen om {time}. Er is niets verloren gegaan."),
    "locked": later("Vergrendeld om {time}. Er is niets verloren gegaan."),
    "idle": later("Na een tijd zonder toets of tik op slot gegaan, om {time}. Er is niets verloren gegaan."),
    "left": later("Om {time} op slot gegaan, samen met uw computer. Er is niets verloren gegaan."),
}


@dataclass(frozen=True)
class Opened:
    """An open vault with the journal of its own dossier; none where an adviser first chooses one."""

    vault: Vault
    own: VaultJournal | None
    stopped: Stopped | None = None
    """Where the program stopped the last time without ending as it should."""
    missed: Attempts = Attempts()
    """What failed before this vault was opened."""

    @property
    def journal(self) -> VaultJournal:
        """Return the journal of the one dossier; with an adviser's vault that is a bug."""
        if self.own is None:
            raise RuntimeError("an adviser first chooses a dossier")
        return self.own


def open_vault(folder: Path, passphrase: str, now: datetime) -> Opened:
    """Open the vault and its dossier; slow on purpose. Raises the errors of the store."""
    return _opened(Vault.open(folder, passphrase), now)


def renew_passphrase(
    folder: Path, secret: str, new: str, now: datetime, parameters: KdfParameters = STANDARD
) -> Opened:
    """Open the vault with its recovery sheet, and give it a new passphrase; slow on purpose.

    Raises the errors of the store.
    """
    return _opened(Vault.renew_passphrase(folder, secret, new, parameters), now)


def create_vault(
    folder: Path,
    passphrase: str,
    now: datetime,
    parameters: KdfParameters = STANDARD,
    use: Use = "private",
    label: str = "",
) -> Opened:
    """Make a vault with an empty dossier, for an adviser with none; slow on purpose.

    Raises the errors of the store.
    """
    vault = Vault.create(folder, passphrase, parameters, label=label)
    try:
        if use == "adviser":
            vault.set_use(use)
            return Opened(vault, None)
        return Opened(vault, _own_journal(vault, now))
    except BaseException:
        vault.close()
        raise


def _opened(vault: Vault, now: datetime) -> Opened:
    try:
        remove_leftovers(vault)
        own = None if vault.use() == "adviser" else _own_journal(vault, now)
        return Opened(vault, own, _stopped(vault, own))
    except BaseException:
        vault.close()
        raise


def _stopped(vault: Vault, own: VaultJournal | None) -> Stopped | None:
    """Look where the program stopped the last time, and what was kept last there."""
    broken = broken_off(vault)
    if broken is None:
        return None
    if own is not None:
        return Stopped("", max(own.moments(), default=None))
    try:
        entry = vault.entry(broken.dossier)
        if entry.is_coded:  # when something was kept in it last is behind its code
            return Stopped(entry.name, None, is_coded=True)
        moments = vault.open_dossier(broken.dossier).moments()
    except KeyError:  # it was deleted since
        return None
    vault.close_dossier(entry.id)
    return Stopped(entry.name, max(map(datetime.fromisoformat, moments), default=None))


def _own_journal(vault: Vault, now: datetime) -> VaultJournal:
    """Open a person's own dossier; there is none in a new vault, or in one that was broken off there."""
    own = vault.current()
    return VaultJournal(vault.create_dossier(OWN_NAME, now) if own is None else vault.open_dossier(own))


def strength_of(passphrase: str) -> StrengthView | None:
    """Say how strong a passphrase is, none while nothing was typed."""
    if not passphrase:
        return None
    level = strength(passphrase)
    return StrengthView(level, _STRENGTHS[level][0], say(_STRENGTHS[level][1]))


def passphrase_hint(least: int = MIN_LENGTH) -> str:
    """Say how long a new passphrase is at least, and who asks for more than the program does."""
    asked = say("Uw organisatie vraagt dit.") if least > MIN_LENGTH else ""
    return paragraph(say("Minstens {count} tekens. Spaties mogen.", count=least), asked)


def tidy_label(typed: str) -> str:
    """Return a word for a vault without spaces that nobody sees."""
    return " ".join(typed.split())


def label_fault(typed: str) -> str:
    """Say why something cannot be the word for a vault; nothing where it can."""
    label = tidy_label(typed)
    if len(label) > MAX_LABEL:
        return str(TextTooLong(MAX_LABEL))
    return "" if is_label(label) else str(LabelRefused())


class LockDesk:
    """Knows whether there is a vault, holds it while it is open, and closes it."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        parameters: KdfParameters | None = None,
        least_length: int = MIN_LENGTH,
    ) -> None:
        """Begin locked; the parameters are for what is sealed from now on, measured where none are given.

        ``least_length`` is how long a new passphrase is at least; one that is there opens as it is.
        """
        self.least_length = max(least_length, MIN_LENGTH)
        self.folder = folder
        self.parameters = parameters or STANDARD
        """What sealing costs where it has to go quickly."""
        self._dearest = parameters
        self._clock = clock
        self._vault: Vault | None = None
        self._reason: Reason = "start"
        self._at: datetime | None = None
        self._stopped: Stopped | None = None
        self._missed = Attempts()

    def has_vault(self) -> bool:
        """Tell whether there is a vault on this computer, and take the first where none was chosen yet."""
        with suppress(ZelfscanError):  # what a program that was killed while putting a back-up back left
            settle(self.folder)
        if not Vault.exists(self.folder):
            self.folder = next((each.folder for each in self._places()), self.folder)
        return Vault.exists(self.folder)

    def choose(self, name: str) -> None:
        """Take another vault to open; an unknown name changes nothing."""
        chosen = (each.folder for each in self._places() if each.folder.name == name)
        self.folder = next(chosen, self.folder)

    def dearest(self) -> KdfParameters:
        """Return how dear a new way into the vault may be on this computer.

        The first time that is measured, which takes half a second: never on the thread of the window.
        """
        if self._dearest is None:
            self._dearest = suitable(memory_kib(), seconds_of)
        return self._dearest

    def require_length(self, passphrase: str) -> None:
        """Refuse a new passphrase that is too short here. Raises ``PassphraseTooShort``."""
        require_long_enough(passphrase, self.least_length)

    def hint(self) -> str:
        """Say how long a new passphrase is at least."""
        return passphrase_hint(self.least_length)

    def can_add(self) -> bool:
        """Tell whether there is room for a vault of somebody else beside those that are there."""
        if self.folder not in people.places(self.folder.parent):
            return False
        with suppress(ValueError):
            people.new_place(self.folder.parent)
            return True
        return False

    def new_place(self) -> Path:
        """Return where a vault for one person more would stand: here, as long as there is none."""
        return people.new_place(self.folder.parent) if self.has_vault() else self.folder

    def _places(self) -> tuple[VaultPlace, ...]:
        """Return the vaults that stand beside each other here; none where this is not such a place."""
        root = self.folder.parent
        return people.vaults(root) if self.folder in people.places(root) else ()

    @property
    def vault(self) -> Vault | None:
        """Return the vault while it is open."""
        return self._vault

    def required(self) -> Vault:
        """Return the open vault; asking while it is locked is a bug."""
        if self._vault is None:
            raise RuntimeError("the vault is locked")
        return self._vault

    def take(self, opened: Opened) -> None:
        """Hold an open vault until it is locked."""
        self._close()
        self._vault, self.folder = opened.vault, opened.vault.folder
        self._stopped, self._missed = opened.stopped, opened.missed

    def begin_sitting(self, journal: Journal) -> None:
        """Note that somebody is at work in a dossier until it is locked; memory leaves no mark."""
        if self._vault is not None and isinstance(journal, VaultJournal):
            begin_sitting(self._vault, journal.dossier_id, self._clock())
            self._stopped = None

    def notes(self) -> tuple[NoteView, ...]:
        """Say what somebody has to know after opening the vault; nothing while it is locked."""
        if self._vault is None:
            return ()
        is_without_sheet = False
        with suppress(ZelfscanError):  # what is wrong with the key file is said on opening
            is_without_sheet = self._vault.recovery_made() is None
        return notes(self._stopped, self._missed, is_without_sheet)

    def note_seen(self, name: str) -> None:
        """Say no more of something."""
        if name == BROKEN_OFF:
            self._stopped = None
        else:
            self._missed = Attempts()

    def journal(self) -> VaultJournal:
        """Return the journal of a person's own dossier: the one taken over last, and made where it lacks."""
        return _own_journal(self.required(), self._clock())

    def lock(self, reason: Reason) -> None:
        """Close the vault, so that its keys are gone from memory."""
        self._close()
        self._reason, self._at = reason, self._clock()

    def view(self) -> UnlockView:
        """Say why the scan is locked, and whose vaults there are to choose from."""
        at = time_of_day(self._at) if self._at is not None else ""
        has_sheet = self._has_sheet()
        lost = say(
            "Niemand kan uw wachtzin voor u opzoeken. Zonder wachtzin kunt u alleen opnieuw beginnen. "
            "Geef dan eerst deze map een andere naam: {folder}",
            folder=self.folder,
        )
        help_words = (
            say("Niemand kan uw wachtzin voor u opzoeken. Uw herstelblad helpt wel.")
            if has_sheet
            else say("Niemand kan uw wachtzin voor u opzoeken.")
        )
        places = self._places()
        choices = tuple(
            VaultChoiceView(each.folder.name, _place_words(number, each))
            for number, each in enumerate(places, start=1)
        )
        return UnlockView(
            reason=say(_REASONS[self._reason], time=at),
            lost=lost,
            has_sheet=has_sheet,
            help=help_words,
            choices=choices if len(choices) > 1 else (),
            chosen=self.folder.name,
            can_add=self.can_add(),
        )

    def _has_sheet(self) -> bool:
        with suppress(ZelfscanError):  # said when somebody tries to open it
            return read_key_file(self.folder).recovery is not None
        return False

    def _close(self) -> None:
        if self._vault is not None:
            vault, self._vault = self._vault, None
            self._stopped, self._missed = None, Attempts()
            try:
                end_sitting(vault)
            finally:
                vault.close()


def _place_words(number: int, place: VaultPlace) -> str:
    """Say which vault it is: the word that the person chose for it, or its number."""
    name = place.label or say("Kluis {number}", number=number)
    return say("{vault}, veranderd op {day}", vault=name, day=day(place.changed))
