"""The scans in the vault of one person: their own, and those that an adviser gave; one of them is open."""

from zelfscan.i18n import say
from zelfscan.presenters.lock_desk import OWN_NAME, LockDesk
from zelfscan.presenters.open_scan import Clock
from zelfscan.store.dossiers import Dossier
from zelfscan.store.vault import Vault


class OwnScansDesk:
    """Knows the open vault through the desk of the lock; in the vault of an adviser there are none."""

    def __init__(self, lock: LockDesk, clock: Clock) -> None:
        """Take the desk that holds the vault."""
        self._lock, self._clock = lock, clock

    def others(self) -> tuple[tuple[str, str], ...]:
        """Return the scans that are not the open one, by id, with what each is called."""
        vault = self._lock.vault
        if vault is None or vault.use() != "private":
            return ()
        here = vault.current()
        return tuple((each.id, _words(each.name)) for each in vault.dossiers() if each.id != here)

    def switch(self, dossier_id: str) -> None:
        """Let another scan be the open one from now on; an unknown id is a ``KeyError``."""
        self._lock.required().set_current(dossier_id)

    def drop_empty(self) -> None:
        """Delete what nothing was ever written in, such as the scan of a vault that was made just now.

        Raises the errors of the store.
        """
        vault = self._lock.required()
        for dossier_id, _ in self.others():
            if _is_empty(vault, dossier_id):
                vault.delete_dossier(dossier_id, self._clock())


def _words(name: str) -> str:
    return say("Mijn eigen scan") if name == OWN_NAME else name


def _is_empty(vault: Vault, dossier_id: str) -> bool:
    dossier = vault.open_dossier(dossier_id)
    try:
        return not any(_things(dossier))
    finally:
        vault.close_dossier(dossier_id)


def _things(dossier: Dossier) -> tuple[object, ...]:
    return (
        dossier.moments(),
        dossier.notes(),
        dossier.incidents(),
        dossier.elements(),
        dossier.photos(),
        dossier.findings(),
        dossier.sheets(),
    )
