"""The vault: a folder with a key file, an encrypted index, and one encrypted file per dossier.

    key-1.json  key-2.json     how the key of the index is made from the passphrase (two copies)
    index.vault                the pseudonyms of the dossiers and the key of each; half of it with a code
    dossiers/<id>.dossier      one home or person
    attempts.json              how often opening failed (`zelfscan.store.attempts`)

After re-keying the index is called index-<chance>.vault and a dossier <chance>.dossier. Nothing is ever
written unencrypted but the label that the person chose, and only random ids appear in file names.
"""

import logging
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from zelfscan.crypto.derive import STANDARD, KdfParameters
from zelfscan.crypto.signing import new_signing_key
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.vault import DatabaseBusy
from zelfscan.store import coded, dossier_list, kept_copies
from zelfscan.store.coded import DossierKey
from zelfscan.store.database import EncryptedFile, remove_file
from zelfscan.store.dossier_list import Deletion, DossierEntry, DossierKind, Use
from zelfscan.store.dossiers import Dossier
from zelfscan.store.handing_over import HandedPicture, Snapshot, snapshot
from zelfscan.store.key_file import INDEX_FILE as INDEX_FILE
from zelfscan.store.migrations import DOSSIER, create_current, open_current
from zelfscan.store.moments import utc_text
from zelfscan.store.safe import Safe
from zelfscan.store.taking_over import take_over
from zelfscan.store.vault_files import DOSSIER_FOLDER as DOSSIER_FOLDER
from zelfscan.store.vault_files import DOSSIER_SUFFIX as DOSSIER_SUFFIX
from zelfscan.store.vault_files import dossier_file, drafts, index_copies, with_copies

_log = logging.getLogger(__name__)


class Vault(Safe):
    """An open vault.

    It may be opened on one thread and used on another, but calls are never concurrent, except that a snapshot
    gives its pictures and ``take_over`` writes on a thread beside that of the window. The moments that are
    passed in carry a time zone. Closing the vault closes every dossier that it opened, and ends those two.
    """

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
        self,
        name: str,
        now: datetime,
        kind: DossierKind = "home",
        keep_until: date | None = None,
        code: str = "",
        parameters: KdfParameters = STANDARD,
    ) -> Dossier:
        """Make an empty dossier with a key of its own, and open it; with a code that is asked for besides.

        Raises ``TextTooLong`` for its name, and ``DossierCodeTooShort``.
        """
        dossier_list.require_name(name)
        dossier_id = str(uuid.uuid4())
        made = coded.new_dossier_key(self.folder, dossier_id, code, parameters)
        path = dossier_file(self.folder, dossier_id)
        entry = DossierEntry(dossier_id, name, utc_text(now), kind, keep_until=keep_until)
        # The file comes before its row: broken off in between, an empty file is left that nothing refers to.
        create_current(path, made.key, DOSSIER)
        try:
            dossier_list.add_entry(self._index, entry, made.index_half, made.sealed)
        except BaseException:
            remove_file(path)
            raise
        return Dossier(self._opened_file(dossier_id, made))

    def open_dossier(self, dossier_id: str, code: str = "") -> Dossier:
        """Open a dossier, closing it first where it was open; an unknown id is a ``KeyError``.

        One with a code of its own takes its code, and a tenth of a second. Raises ``CodeNeeded``,
        ``WrongDossierCode``, which is counted, and the errors of the store. A vault that is closed meanwhile,
        on another thread, leaves nothing open: that is a ``ValueError``.
        """
        found = self._key_with(dossier_id, code)
        self._close_dossier(dossier_id)
        return Dossier(self._opened_file(dossier_id, found))

    def set_code(self, dossier_id: str, old: str, new: str, parameters: KdfParameters = STANDARD) -> None:
        """Give a dossier a first code, another code, or with an empty one none any more; it is closed for it.

        A lost code means a lost dossier. What was copied before, in a back-up for example, opens as before:
        without a code, or with the old one. The automatic copies go when a first code is given.

        An unknown id is a ``KeyError``. Raises ``CodeNeeded``, ``WrongDossierCode``, ``DossierCodeTooShort``,
        ``CodeNotChanged`` and the errors of the store; the code then is what it was.
        """
        found = self._key_with(dossier_id, old)
        with self._closing:
            self._close_dossier(dossier_id)
        coded.set_code(self.folder, self._index, dossier_id, found, new, parameters)

    def seconds_to_wait(self, dossier_id: str) -> float:
        """Return how long to wait before the code of a dossier may be tried, after attempts that failed."""
        return self._code_patience.seconds(self._index, dossier_id)

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
        coded.forget_failures(self._index, dossier_id)
        self._remove_remains(dossier_id)
        return Deletion(entry, at, files, not self._path(dossier_id).exists())

    def snapshot(self, dossier_id: str, at: datetime, *, with_incidents: bool = False) -> Snapshot:
        """Read everything of a dossier but its pictures, to hand it over; an unknown id is a ``KeyError``.

        Its pictures can be asked for until the dossier is closed. Where it was not open yet, it is opened for
        this alone, and whoever asked for the snapshot closes that. One with a code of its own has to be open:
        that is ``CodeNeeded``.
        """
        entry, file = self.entry(dossier_id), self._open.get(dossier_id)
        is_for_this = file is None or file.is_closed
        if file is None or file.is_closed:
            file = open_current(self._path(dossier_id), self._key_with(dossier_id, "").key, DOSSIER)
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
        dossier_id = str(uuid.uuid4())
        named = replace(entry, id=dossier_id)
        take_over(
            self._index, dossier_file(self.folder, dossier_id), named, plain, pictures, is_current=is_current
        )
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

    def _path(self, dossier_id: str) -> Path:
        return dossier_file(self.folder, dossier_id, dossier_list.file_of(self._index, dossier_id))

    def _key(self, dossier_id: str) -> bytes:
        return dossier_list.key_of(self._index, dossier_id)

    def _key_with(self, dossier_id: str, code: str) -> DossierKey:
        if not code:
            return coded.key_with(self.folder, self._index, dossier_id, "")
        with self._code_patience.counting(self._index, dossier_id):
            return coded.key_with(self.folder, self._index, dossier_id, code)

    def _opened_file(self, dossier_id: str, found: DossierKey) -> EncryptedFile:
        file = open_current(self._path(dossier_id), found.key, DOSSIER)
        with self._closing:
            if self._index.is_closed:
                file.close()
                raise ValueError("the vault was closed meanwhile")
            self._open[dossier_id] = file
            if found.code_half:
                self._halves[dossier_id] = bytearray(found.code_half)
        return file

    def _finish(self) -> None:
        super()._finish()
        kept_copies.remove_leftovers(self.folder)
        for dossier_id in dossier_list.destroyed(self._index):
            self._remove_remains(dossier_id)
        for draft in drafts(self.folder):
            try:
                remove_file(draft)
            except CannotWrite:
                _log.warning("a dossier that was not taken over whole stays until the vault is opened again")

    def _remove_remains(self, dossier_id: str) -> None:
        """Remove the files of a dossier whose key is gone, and then its row; try again later if one stays."""
        try:
            for path in self._remains(dossier_id):
                remove_file(path)
            # An automatic copy holds the key of its day.
            kept_copies.forget(self.folder)
            dossier_list.remove_destroyed(self._index, dossier_id)
            self._index.compact()
        except (CannotWrite, DatabaseBusy):
            _log.warning("remains of a deleted dossier stay until the vault is opened again")

    def _remains(self, dossier_id: str) -> list[Path]:
        # A copy of the index from before a migration still holds the key.
        return [*with_copies(self._path(dossier_id)), *index_copies(self.folder)]
