"""The code that a dossier of an adviser can have of its own: asking, setting and taking it away."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from zelfscan.i18n import say
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.lock_desk import LockDesk


@dataclass(frozen=True)
class CodeView:
    """What the page of a code shows; the code itself is never in it."""

    title: str
    text: str
    is_opening: bool
    """Whether the code is asked for to open the dossier."""
    has_code: bool
    """Whether there is a code already, which is asked for first."""
    warning: str = ""
    """What is lost with the code; empty where no code is chosen."""
    copies: str = ""
    """What copies of before open with."""


class DossierCodeDesk:
    """Knows the open vault through the desk of the lock; without an open vault every question is a bug."""

    def __init__(self, lock: LockDesk, open_with: Callable[[str, str], VaultJournal]) -> None:
        """Take the desk that holds the vault, and what opens a dossier with its code."""
        self._lock, self._open_with = lock, open_with

    def is_needed(self, dossier_id: str) -> bool:
        """Tell whether a dossier opens with a code only; an unknown id is a ``KeyError``."""
        return self._lock.required().entry(dossier_id).is_coded

    def opening_view(self, dossier_id: str) -> CodeView:
        """Return what is said where the code is asked for; an unknown id is a ``KeyError``."""
        entry = self._lock.required().entry(dossier_id)
        return CodeView(
            title=say("Dossier {name} heeft een eigen code", name=entry.name),
            text=say("Typ de code van dit dossier. Dat is een andere dan uw wachtzin."),
            is_opening=True,
            has_code=True,
        )

    def setting_view(self, dossier_id: str) -> CodeView:
        """Return what is said where a code is chosen or changed; an unknown id is a ``KeyError``."""
        entry = self._lock.required().entry(dossier_id)
        warning = say(
            "Niemand kan de code opzoeken. Ook uw wachtzin en uw herstelblad openen dit dossier dan niet "
            "meer. Schrijf de code op en bewaar hem apart."
        )
        if entry.is_coded:
            return CodeView(
                title=say("De eigen code van {name}", name=entry.name),
                text=say("Kies een andere code, of haal de code weg. U hebt de code van nu ervoor nodig."),
                is_opening=False,
                has_code=True,
                warning=warning,
                copies=say("Een reservekopie van eerder gaat nog open met de oude code."),
            )
        return CodeView(
            title=say("Een eigen code voor {name}", name=entry.name),
            text=say(
                "Dit dossier gaat dan alleen open met uw wachtzin en deze code samen. In de lijst staan "
                "alleen nog de schuilnaam, de soort en de datums."
            ),
            is_opening=False,
            has_code=False,
            warning=warning,
            copies=say("Een reservekopie van eerder gaat nog open zonder deze code."),
        )

    def seconds_to_wait(self, dossier_id: str) -> int:
        """Return how many whole seconds are left before the code may be tried; nought for none."""
        vault = self._lock.vault
        return math.ceil(vault.seconds_to_wait(dossier_id)) if vault is not None else 0

    def opening(self, dossier_id: str, code: str) -> Callable[[], VaultJournal]:
        """Return the work of opening a dossier, slow on purpose. It raises the errors of the store."""
        return lambda: self._open_with(dossier_id, code)

    def setting(self, dossier_id: str, old: str, new: str) -> Callable[[], None]:
        """Return the work of giving a dossier another code, or with no new one none; it copies the dossier.

        It raises ``WrongDossierCode``, ``DossierCodeTooShort`` and the other errors of the store.
        """
        vault, parameters = self._lock.required(), self._lock.parameters
        return lambda: vault.set_code(dossier_id, old, new, parameters)
