"""The vault: a folder with a key file, an encrypted index, and one encrypted file per dossier.

    key-1.json  key-2.json     how the key of the index is made from the passphrase (two copies)
    index.vault                the names of the dossiers and the key of each
    dossiers/<id>.dossier      one home or person

Nothing is ever written unencrypted, and only random ids appear in file names.
"""

import logging
import threading
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from zelfscan.crypto.derive import STANDARD, KdfParameters
from zelfscan.crypto.passphrase import require_long_enough
from zelfscan.crypto.signing import new_signing_key
from zelfscan.crypto.wrapping import new_key, unwrap_key, wrap_key
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.vault import VaultExists
from zelfscan.store import dossier_list
from zelfscan.store.database import EncryptedFile, remove_file
from zelfscan.store.dossier_list import Deletion, DossierEntry, DossierKind, Use
from zelfscan.store.dossiers import Dossier
from zelfscan.store.durable import make_private_folder, settle_names
from zelfscan.store.faults import writing
from zelfscan.store.handing_over import (
    HandedPicture,
    Snapshot,
    snapshot,
    still_open,
    while_open,
    write_handed,
)
from zelfscan.store.key_file import KeyFile, mend_key_file, read_key_file, write_key_file
from zelfscan.store.migrations import BACKUP_MARK, DOSSIER, INDEX, create_current, open_current
from zelfscan.store.moments import utc_text

INDEX_FILE = "index.vault"
DOSSIER_FOLDER = "dossiers"
DOSSIER_SUFFIX = ".dossier"
DRAFT_SUFFIX = ".new"
"""Stands behind the name of a dossier that is being taken over: it is no dossier yet."""

_log = logging.getLogger(__name__)


class Vault:
    """An open vault.

    It may be opened on one thread and used on another, but calls are never concurrent, except that a snapshot
    gives its pictures and ``take_over`` writes on a thread beside that of the window. The moments that are
    passed in carry a time zone. Closing the vault closes every dossier that it opened, and ends those two.
    """

    def __init__(self, folder: Path, index: EncryptedFile) -> None:
        """Take over an open index; use `create` or `open` instead."""
        self.folder = folder
        self._index = index
        self._open: dict[str, EncryptedFile] = {}
        self._closing = threading.Lock()

    @staticmethod
    def exists(folder: Path) -> bool:
        """Tell whether there is a vault, whole or not: a key file alone holds nothing and does not count.

        A folder that may not be entered counts: opening it says what is wrong.
        """
        dossiers = folder / DOSSIER_FOLDER
        try:
            return (folder / INDEX_FILE).exists() or any(dossiers.glob(f"*{DOSSIER_SUFFIX}"))
        except PermissionError:
            return True

    @classmethod
    def create(cls, folder: Path, passphrase: str, parameters: KdfParameters = STANDARD) -> "Vault":
        """Make a new, empty vault; broken off halfway it leaves none, and can be made again."""
        if cls.exists(folder):
            raise VaultExists(folder)
        require_long_enough(passphrase)
        with writing(folder):
            make_private_folder(folder)
            make_private_folder(folder / DOSSIER_FOLDER)
        key, vault_id = new_key(), str(uuid.uuid4())
        draft = folder / f"{INDEX_FILE}.new"
        remove_file(draft)
        create_current(draft, key, INDEX)
        write_key_file(folder, KeyFile(vault_id, wrap_key(key, passphrase, vault_id, parameters)))
        # The index comes last: with it, and only then, there is a vault.
        with writing(folder / INDEX_FILE):
            draft.rename(folder / INDEX_FILE)
        settle_names(folder)
        return cls(folder, open_current(folder / INDEX_FILE, key, INDEX))

    @classmethod
    def open(cls, folder: Path, passphrase: str) -> "Vault":
        """Open a vault, mend what can be mended, and finish deletions that were broken off."""
        key_file = read_key_file(folder)
        key = unwrap_key(key_file.passphrase, passphrase, key_file.vault_id)
        vault = cls(folder, open_current(folder / INDEX_FILE, key, INDEX))
        try:
            mend_key_file(folder, key_file)
            for (dossier_id,) in vault._index.rows("SELECT id FROM dossier WHERE key IS NULL"):
                vault._remove_remains(dossier_id)
            vault._remove_drafts()
        except BaseException:
            vault.close()
            raise
        return vault

    def dossiers(self) -> tuple[DossierEntry, ...]:
        """List the dossiers, oldest first."""
        return dossier_list.entries(self._index)

    def entry(self, dossier_id: str) -> DossierEntry:
        """Return what the list tells of a dossier; an unknown id is a ``KeyError``."""
        found = next((each for each in self.dossiers() if each.id == dossier_id), None)
        if found is None:
            raise KeyError(dossier_id)
        return found

    def create_dossier(
        self, name: str, now: datetime, kind: DossierKind = "home", keep_until: date | None = None
    ) -> Dossier:
        """Make an empty dossier with a key of its own, and open it. Raises ``TextTooLong`` for its name."""
        dossier_list.require_name(name)
        dossier_id, key = str(uuid.uuid4()), new_key()
        path = self._path(dossier_id)
        entry = DossierEntry(dossier_id, name, utc_text(now), kind, keep_until=keep_until)
        # The file comes before its row: broken off in between, an empty file is left that nothing refers to.
        create_current(path, key, DOSSIER)
        try:
            dossier_list.add_entry(self._index, entry, key)
        except BaseException:
            remove_file(path)
            raise
        return self.open_dossier(dossier_id)

    def open_dossier(self, dossier_id: str) -> Dossier:
        """Open a dossier, closing it first where it was open; an unknown id is a ``KeyError``.

        A vault that is closed meanwhile, on another thread, leaves nothing open: that is a ``ValueError``.
        """
        key = self._key(dossier_id)
        self._close_dossier(dossier_id)
        file = open_current(self._path(dossier_id), key, DOSSIER)
        with self._closing:
            if self._index.is_closed:
                file.close()
                raise ValueError("the vault was closed meanwhile")
            self._open[dossier_id] = file
        return Dossier(file)

    def close_dossier(self, dossier_id: str) -> None:
        """Close the file of a dossier, and let go of its key; one that is not open stays as it is."""
        self._close_dossier(dossier_id)

    def rename_dossier(self, dossier_id: str, name: str) -> None:
        """Give a dossier another name. Raises ``TextTooLong``, and ``KeyError`` for an unknown id."""
        self._key(dossier_id)
        dossier_list.rename_entry(self._index, dossier_id, name)

    def keep_until(self, dossier_id: str, day: date | None) -> None:
        """Say after which day a dossier is to be deleted; an unknown id is a ``KeyError``."""
        self._key(dossier_id)
        dossier_list.set_keep_until(self._index, dossier_id, day)

    def archive_dossier(self, dossier_id: str, at: datetime | None) -> None:
        """Put a dossier away, or with no moment back among the others; an unknown id is a ``KeyError``."""
        self._key(dossier_id)
        self._close_dossier(dossier_id)
        dossier_list.set_archived(self._index, dossier_id, at)

    def note_progress(self, dossier_id: str, answered: int, asked: int, at: datetime, work: str = "") -> None:
        """Let the list tell how far a dossier is and what is left to do; an unknown id is a ``KeyError``."""
        self._key(dossier_id)
        dossier_list.set_progress(self._index, dossier_id, answered, asked, at, work)

    def delete_dossier(self, dossier_id: str, at: datetime) -> Deletion:
        """Destroy the key of a dossier, and then remove its files; an unknown id is a ``KeyError``.

        Without the key the files are noise, also those in a back-up of the folder made later. A back-up
        made before still holds the key.
        """
        entry = self.entry(dossier_id)
        self._close_dossier(dossier_id)
        files = tuple((path.name, path.stat().st_size) for path in self._remains(dossier_id) if path.exists())
        dossier_list.forget_entry(self._index, dossier_id)
        self._remove_remains(dossier_id)
        return Deletion(entry, at, files, not self._path(dossier_id).exists())

    def snapshot(self, dossier_id: str, at: datetime, *, with_incidents: bool = False) -> Snapshot:
        """Read everything of a dossier but its pictures, to hand it over; an unknown id is a ``KeyError``.

        Its pictures can be asked for until the dossier is closed. Where it was not open yet, it is opened for
        this alone, and whoever asked for the snapshot closes that.
        """
        entry, file = self.entry(dossier_id), self._open.get(dossier_id)
        is_for_this = file is None or file.is_closed
        if file is None or file.is_closed:
            file = open_current(self._path(dossier_id), self._key(dossier_id), DOSSIER)
            self._open[dossier_id] = file
        taken = snapshot(file, with_incidents=with_incidents)
        about = {"kind": entry.kind, "name": entry.name, "made": utc_text(at)}
        return replace(taken, plain={**about, **taken.plain}, file=file if is_for_this else None)

    def take_over(
        self,
        entry: DossierEntry,
        plain: Mapping[str, Any],
        pictures: Iterable[tuple[str, HandedPicture]],
        *,
        is_current: bool = False,
    ) -> str:
        """Make a dossier of what a snapshot holds, whole or not at all, and return its id.

        The entry needs no id. ``is_current`` makes it the one that a vault of one person opens from now on.
        Raises ``TextTooLong``, ``HandoverStopped`` where the vault was closed meanwhile, the errors of the
        store, and whatever ``pictures`` raises.
        """
        dossier_list.require_name(entry.name)
        dossier_id, key = str(uuid.uuid4()), new_key()
        path = self._path(dossier_id)
        draft = path.with_name(f"{path.name}{DRAFT_SUFFIX}")
        with still_open(self._index):
            create_current(draft, key, DOSSIER)
            try:
                file = open_current(draft, key, DOSSIER)
                try:
                    write_handed(file, plain, while_open(self._index, pictures))
                finally:
                    file.close()
                with writing(path):
                    draft.rename(path)
                settle_names(path.parent)
                # The row comes last: with it, and only then, there is a dossier.
                with self._index.transaction():
                    dossier_list.add_entry(self._index, replace(entry, id=dossier_id), key)
                    if is_current:
                        dossier_list.set_current(self._index, dossier_id)
            except BaseException:
                remove_file(draft)
                remove_file(path)
                raise
        return dossier_id

    def current(self) -> str | None:
        """Return the dossier that a vault of one person opens: the one chosen, else the oldest, if any."""
        return dossier_list.current_of(self._index)

    def set_current(self, dossier_id: str) -> None:
        """Say which dossier a vault of one person opens from now on; an unknown id is a ``KeyError``."""
        self._key(dossier_id)
        dossier_list.set_current(self._index, dossier_id)

    def signing_key(self) -> bytes:
        """Return the private key that signs files of this vault, 32 bytes; made when first asked for."""
        with self._index.transaction():
            key = dossier_list.signing_key_of(self._index)
            if key is None:
                key = new_signing_key()
                dossier_list.set_signing_key(self._index, key)
        return key

    def use(self) -> Use:
        """Return what the vault is for."""
        return dossier_list.use_of(self._index)

    def set_use(self, use: Use) -> None:
        """Say what the vault is for."""
        dossier_list.set_use(self._index, use)

    def change_passphrase(self, old: str, new: str, parameters: KdfParameters = STANDARD) -> None:
        """Seal the same index key under a new passphrase; no dossier is touched."""
        require_long_enough(new)
        key_file = read_key_file(self.folder)
        key = unwrap_key(key_file.passphrase, old, key_file.vault_id)
        sealed = wrap_key(key, new, key_file.vault_id, parameters)
        write_key_file(self.folder, KeyFile(key_file.vault_id, sealed, key_file.others))

    def close(self) -> None:
        """Close every open dossier and the index; closing twice does no harm."""
        with self._closing:
            for dossier_id in tuple(self._open):
                self._close_dossier(dossier_id)
            self._index.close()

    def _path(self, dossier_id: str) -> Path:
        return self.folder / DOSSIER_FOLDER / f"{dossier_id}{DOSSIER_SUFFIX}"

    def _key(self, dossier_id: str) -> bytes:
        rows = self._index.rows("SELECT key FROM dossier WHERE id = ? AND key IS NOT NULL", dossier_id)
        if not rows:
            raise KeyError(dossier_id)
        return bytes(rows[0][0])

    def _close_dossier(self, dossier_id: str) -> None:
        if dossier_id in self._open:
            self._open.pop(dossier_id).close()

    def _remove_remains(self, dossier_id: str) -> None:
        """Remove the files of a dossier whose key is gone, and then its row; try again later if one stays."""
        try:
            for path in self._remains(dossier_id):
                remove_file(path)
            self._index.execute("DELETE FROM dossier WHERE id = ? AND key IS NULL", dossier_id)
        except CannotWrite:
            _log.warning("remains of a deleted dossier stay until the vault is opened again")

    def _remove_drafts(self) -> None:
        """Remove what is left of dossiers of which the taking over was broken off: nobody has their keys."""
        for draft in (self.folder / DOSSIER_FOLDER).glob(f"*{DOSSIER_SUFFIX}{DRAFT_SUFFIX}"):
            try:
                remove_file(draft)
            except CannotWrite:
                _log.warning("a dossier that was not taken over whole stays until the vault is opened again")

    def _remains(self, dossier_id: str) -> Iterator[Path]:
        path = self._path(dossier_id)
        yield path
        yield from path.parent.glob(f"{path.name}{BACKUP_MARK}*")
        # A copy of the index from before a migration still holds the key.
        yield from self.folder.glob(f"{INDEX_FILE}{BACKUP_MARK}*")
