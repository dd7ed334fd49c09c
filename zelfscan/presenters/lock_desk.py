"""Making, opening and locking the vault of this person."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from zelfscan.crypto.derive import STANDARD, KdfParameters
from zelfscan.crypto.passphrase import strength
from zelfscan.i18n import later, say
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.open_scan import Clock
from zelfscan.presenters.views import StrengthView, UnlockView
from zelfscan.store.dossier_list import Use
from zelfscan.store.vault import Vault
from zelfscan.wording.days import time_of_day

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

    @property
    def journal(self) -> VaultJournal:
        """Return the journal of the one dossier; with an adviser's vault that is a bug."""
        if self.own is None:
            raise RuntimeError("an adviser first chooses a dossier")
        return self.own


def open_vault(folder: Path, passphrase: str, now: datetime) -> Opened:
    """Open the vault and its dossier; slow on purpose. Raises the errors of the store."""
    vault = Vault.open(folder, passphrase)
    try:
        if vault.use() == "adviser":
            return Opened(vault, None)
        return Opened(vault, _own_journal(vault, now))
    except BaseException:
        vault.close()
        raise


def create_vault(
    folder: Path, passphrase: str, now: datetime, parameters: KdfParameters = STANDARD, use: Use = "private"
) -> Opened:
    """Make a vault with an empty dossier, for an adviser with none; slow on purpose.

    Raises the errors of the store.
    """
    vault = Vault.create(folder, passphrase, parameters)
    try:
        if use == "adviser":
            vault.set_use(use)
            return Opened(vault, None)
        return Opened(vault, _own_journal(vault, now))
    except BaseException:
        vault.close()
        raise


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


class LockDesk:
    """Knows whether there is a vault, holds it while it is open, and closes it."""

    def __init__(self, folder: Path, clock: Clock, parameters: KdfParameters = STANDARD) -> None:
        """Begin locked; the parameters are for a new vault."""
        self.folder = folder
        self.parameters = parameters
        self._clock = clock
        self._vault: Vault | None = None
        self._reason: Reason = "start"
        self._at: datetime | None = None

    def has_vault(self) -> bool:
        """Tell whether this person has a vault on this computer."""
        return Vault.exists(self.folder)

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
        self._vault = opened.vault

    def journal(self) -> VaultJournal:
        """Return the journal of a person's own dossier: the one taken over last, and made where it lacks."""
        return _own_journal(self.required(), self._clock())

    def lock(self, reason: Reason) -> None:
        """Close the vault, so that its keys are gone from memory."""
        self._close()
        self._reason, self._at = reason, self._clock()

    def view(self) -> UnlockView:
        """Say why the scan is locked."""
        at = time_of_day(self._at) if self._at is not None else ""
        lost = say(
            "Niemand kan uw wachtzin voor u opzoeken. Zonder wachtzin kunt u alleen opnieuw beginnen. "
            "Geef dan eerst deze map een andere naam: {folder}",
            folder=self.folder,
        )
        return UnlockView(say(_REASONS[self._reason], time=at), lost)

    def _close(self) -> None:
        if self._vault is not None:
            self._vault.close()
            self._vault = None
