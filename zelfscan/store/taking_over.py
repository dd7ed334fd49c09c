"""Making a dossier of what a snapshot holds, whole or not at all."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from zelfscan.crypto.wrapping import new_key
from zelfscan.store import dossier_list
from zelfscan.store.database import EncryptedFile, remove_file
from zelfscan.store.dossier_list import DossierEntry
from zelfscan.store.durable import settle_names
from zelfscan.store.faults import writing
from zelfscan.store.handing_over import HandedPicture, still_open, while_open, write_handed
from zelfscan.store.migrations import DOSSIER, create_current, open_current
from zelfscan.store.vault_files import DRAFT_SUFFIX


def take_over(
    index: EncryptedFile,
    path: Path,
    entry: DossierEntry,
    plain: Mapping[str, Any],
    pictures: Iterable[tuple[str, HandedPicture]],
    *,
    is_current: bool,
) -> None:
    """Write the file of a dossier and put it on the list, whole or not at all.

    Raises ``TextTooLong``, ``HandoverStopped`` where the index was closed meanwhile, the errors of the store,
    and whatever ``pictures`` raises.
    """
    dossier_list.require_name(entry.name)
    key = new_key()
    draft = path.with_name(f"{path.name}{DRAFT_SUFFIX}")
    with still_open(index):
        create_current(draft, key, DOSSIER)
        try:
            file = open_current(draft, key, DOSSIER)
            try:
                write_handed(file, plain, while_open(index, pictures))
            finally:
                file.close()
            with writing(path):
                draft.rename(path)
            settle_names(path.parent)
            # The row comes last: with it, and only then, there is a dossier.
            with index.transaction():
                dossier_list.add_entry(index, entry, key)
                if is_current:
                    dossier_list.set_current(index, entry.id)
        except BaseException:
            remove_file(draft)
            remove_file(path)
            raise
