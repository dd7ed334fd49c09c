"""Deleting a dossier for good: its key, its files, and the automatic copies that still hold both."""

from dataclasses import dataclass
from datetime import datetime

from zelfscan.errors.base import ZelfscanError
from zelfscan.i18n import say
from zelfscan.store.dossier_list import Deletion
from zelfscan.store.kept_copies import forget
from zelfscan.store.vault import Vault
from zelfscan.wording.sentences import paragraph


@dataclass(frozen=True)
class Deleted:
    """What was deleted; ``copies_trouble`` says why an automatic copy that still holds it stays."""

    deletion: Deletion
    copies_trouble: str = ""


def delete_for_good(vault: Vault, dossier_id: str, at: datetime) -> Deleted:
    """Delete a dossier and the automatic copies; an unknown id is a ``KeyError``.

    Raises the errors of the store.
    """
    deletion = vault.delete_dossier(dossier_id, at)
    return Deleted(deletion, copies_trouble(vault))


def copies_trouble(vault: Vault) -> str:
    """Remove the automatic copies, and say why one that holds a deleted dossier stays; empty if none does."""
    try:
        forget(vault.folder)
    except ZelfscanError as error:
        what = say("Een automatische kopie met dit dossier erin kon niet weg. Wis hem bij Uw kluis.")
        return paragraph(what, str(error))
    return ""
