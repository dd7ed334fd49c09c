"""The lock of a vault: making one, every way to open it, its label, and closing it.

What a vault holds stands in `zelfscan.store.vault`; how the secrets become a key, in `ways_in`.
"""

import logging
import threading
import uuid
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Self

from zelfscan.crypto.derive import STANDARD, KdfParameters
from zelfscan.crypto.passphrase import require_long_enough
from zelfscan.crypto.wrapping import new_key
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.vault import VaultExists
from zelfscan.store import kept_copies, rekeying, ways_in
from zelfscan.store.coded import CodePatience
from zelfscan.store.database import EncryptedFile, remove_file
from zelfscan.store.dossier_list import entries
from zelfscan.store.durable import make_private_folder, settle_names
from zelfscan.store.faults import writing
from zelfscan.store.in_use import Hold, hold
from zelfscan.store.key_file import INDEX_FILE, KeyFile, mend_key_file, read_key_file, write_key_file
from zelfscan.store.migrations import INDEX, create_current, open_current
from zelfscan.store.rekeying import IsStopped, OnStep
from zelfscan.store.vault_files import DOSSIER_FOLDER, DRAFT_SUFFIX, is_vault

_log = logging.getLogger(__name__)


class Safe:
    """The lock of an open vault: its index with the key of it, and the dossiers that are open.

    Closing it closes every dossier that was opened.
    """

    def __init__(
        self, folder: Path, index: EncryptedFile, key: bytes = b"", held: Hold | None = None
    ) -> None:
        """Take over an open index with its key; use `create` or one of the ways to open instead."""
        self._held = held
        self.folder = folder
        self._index = index
        # Can be overwritten, unlike bytes; what the libraries made of it meanwhile cannot.
        self._index_key = bytearray(key)
        self._open: dict[str, EncryptedFile] = {}
        # Of the dossiers with a code of their own that are open: what the code gave.
        self._halves: dict[str, bytearray] = {}
        self._code_patience = CodePatience()
        self._closing = threading.Lock()
        self._is_closed = False

    @staticmethod
    def exists(folder: Path) -> bool:
        """Tell whether there is a vault, whole or not; a folder that may not be entered counts."""
        return is_vault(folder)

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        parameters: KdfParameters = STANDARD,
        recovery: str = "",
        label: str = "",
        on: date | None = None,
    ) -> Self:
        """Make a new, empty vault; broken off halfway it leaves none, and can be made again.

        ``recovery`` is the secret of a recovery sheet that was made on a day, the day of today if not given.
        """
        if cls.exists(folder):
            raise VaultExists(folder)
        require_long_enough(passphrase)
        ways_in.require_label(label)
        with writing(folder):
            make_private_folder(folder)
            make_private_folder(folder / DOSSIER_FOLDER)
        key, vault_id = new_key(), str(uuid.uuid4())
        draft = folder / f"{INDEX_FILE}{DRAFT_SUFFIX}"
        remove_file(draft)
        create_current(draft, key, INDEX)
        key_file = ways_in.new_key_file(key, vault_id, passphrase, recovery, parameters, on)
        write_key_file(folder, replace(key_file, label=label))
        # The index comes last: with it, and only then, there is a vault.
        with writing(folder / INDEX_FILE):
            draft.rename(folder / INDEX_FILE)
        settle_names(folder)
        return cls._holding(folder, folder / INDEX_FILE, key)

    @classmethod
    def open(cls, folder: Path, passphrase: str) -> Self:
        """Open a vault, mend what can be mended, and finish what was broken off.

        A passphrase that costs less to guess at than it should by now is sealed again, as far as that goes.
        """
        key_file, key = ways_in.by_passphrase(folder, passphrase)
        return cls._opened(folder, key_file, key, passphrase)

    @classmethod
    def open_with_recovery(cls, folder: Path, recovery_secret: str) -> Self:
        """Open a vault with its recovery sheet. Raises ``WrongRecovery``, or ``RecoveryMissing``."""
        return cls._opened(folder, *ways_in.by_recovery(folder, recovery_secret))

    @classmethod
    def open_with_system(cls, folder: Path, secret: str) -> Self:
        """Open a vault with what the operating system keeps. Raises ``WrongSystemSecret``."""
        return cls._opened(folder, *ways_in.by_system(folder, secret))

    @classmethod
    def renew_passphrase(
        cls, folder: Path, recovery_secret: str, new: str, parameters: KdfParameters = STANDARD
    ) -> Self:
        """Open a vault with its recovery sheet and give it a new passphrase; the sheet keeps fitting.

        Raises ``WrongRecovery``, ``RecoveryMissing`` and ``PassphraseTooShort``; the passphrase then stays
        what it was.
        """
        require_long_enough(new)
        vault = cls.open_with_recovery(folder, recovery_secret)
        try:
            ways_in.renew_passphrase(folder, read_key_file(folder), vault.key(), new, parameters)
        except BaseException:
            vault.close()
            raise
        return vault

    @classmethod
    def _holding(cls, folder: Path, index: Path, key: bytes) -> Self:
        """Open the index, while no other program has the vault. Raises ``VaultInUse``."""
        held = hold(folder)
        try:
            return cls(folder, open_current(index, key, INDEX), key, held)
        except BaseException:
            held.release()
            raise

    @classmethod
    def _opened(cls, folder: Path, key_file: KeyFile, key: bytes, passphrase: str = "") -> Self:
        vault = cls._holding(folder, folder / key_file.index, key)
        try:
            if passphrase:
                key_file = ways_in.raise_cost(folder, key_file, key, passphrase)
            mend_key_file(folder, key_file)
            vault._finish()
        except BaseException:
            vault.close()
            raise
        return vault

    def _finish(self) -> None:
        """Finish what was broken off, as far as that goes, when the vault is opened."""
        rekeying.finish(self.folder, self._index)

    @property
    def is_closed(self) -> bool:
        """Tell whether the vault was closed."""
        return self._is_closed

    def key(self) -> bytes:
        """Return the key of the index, with which a back-up is sealed; empty once the vault is closed."""
        return bytes(self._index_key)

    def index_file(self) -> EncryptedFile:
        """Return the open index, for a back-up; it is another one after re-keying."""
        return self._index

    def open_file_of(self, dossier_id: str) -> EncryptedFile | None:
        """Return the file of a dossier while it is open; none otherwise."""
        file = self._open.get(dossier_id)
        return file if file is not None and not file.is_closed else None

    def label(self) -> str:
        """Return the pseudonym of this vault, which anybody can read without opening it."""
        return read_key_file(self.folder).label

    def set_label(self, text: str) -> None:
        """Give this vault another pseudonym, or with empty text none. Raises ``TextTooLong``."""
        ways_in.set_label(self.folder, text)

    def recovery_made(self) -> date | None:
        """Return the day on which the recovery sheet that fits was made; none where there is no sheet."""
        sheet = read_key_file(self.folder).recovery
        return sheet.made if sheet is not None else None

    def set_recovery(
        self,
        passphrase: str,
        recovery_secret: str,
        parameters: KdfParameters = STANDARD,
        on: date | None = None,
    ) -> None:
        """Let a recovery sheet made on a day open this vault, instead of an older one; "" ends that.

        Raises ``WrongPassphrase``. An old copy of the key file still opens with the old sheet.
        """
        ways_in.set_recovery(self.folder, passphrase, recovery_secret, parameters, on)

    def has_system_way(self) -> bool:
        """Tell whether the operating system keeps a secret that opens this vault."""
        return read_key_file(self.folder).system_way is not None

    def set_system(self, passphrase: str, secret: str, parameters: KdfParameters = STANDARD) -> None:
        """Let a secret that the operating system keeps open this vault; "" ends that."""
        ways_in.set_system(self.folder, passphrase, secret, parameters)

    def change_passphrase(self, old: str, new: str, parameters: KdfParameters = STANDARD) -> None:
        """Seal the same index key under a new passphrase; no dossier is touched, and a sheet keeps fitting.

        The old passphrase no longer opens this vault. An old copy of the key file, in a back-up for example,
        still opens with the old passphrase, and gives the key of the index of today: whoever has both that
        copy and the old passphrase reads on. Only `rekey` ends that.
        """
        ways_in.change_passphrase(self.folder, old, new, parameters)

    def rekey(
        self,
        passphrase: str,
        recovery_secret: str = "",
        parameters: KdfParameters = STANDARD,
        on_step: OnStep | None = None,
        is_stopped: IsStopped | None = None,
        on: date | None = None,
    ) -> tuple[str, ...]:
        """Give the index and every dossier another key, after the old ones or the passphrase may be known.

        The passphrase given opens the vault from now on, a new one or the old one. With no recovery secret
        there is no sheet afterwards: the old one fits the old key; what the operating system keeps no longer
        fits either. Every dossier is closed. Old copies of the whole vault still open with the old secrets.
        It takes as much room on the disk again as the vault does; stopped, killed or without room, the vault
        is as it was. The automatic copies go: they hold the old keys.

        Returns the ids of the dossiers that keep their key: those with a code of their own that were not
        open, because nobody can copy them without their code. Open them first to have them renewed too.

        Raises ``RekeyStopped``, ``PassphraseTooShort`` and the errors of the store.
        """
        require_long_enough(passphrase)
        rekeying.finish(self.folder, self._index)
        with self._closing:
            halves = {dossier_id: bytes(half) for dossier_id, half in self._halves.items()}
            self._close_dossiers()
        about = read_key_file(self.folder)

        def seal(key: bytes, index_name: str) -> KeyFile:
            made = ways_in.new_key_file(key, about.vault_id, passphrase, recovery_secret, parameters, on)
            return replace(made, label=about.label, index=index_name)

        index, key = rekeying.rekey(self.folder, self._index, seal, on_step, is_stopped, halves)
        kept = tuple(each.id for each in entries(index) if each.is_coded and each.id not in halves)
        with self._closing:
            if self._is_closed:
                index.close()
                return kept
            self._index = index
            self._index_key[:] = key
        rekeying.finish(self.folder, self._index)
        try:
            kept_copies.forget(self.folder)
        except ZelfscanError:
            _log.warning("an automatic copy with the keys of before stays")
        return kept

    def close(self) -> None:
        """Close every open dossier and the index, and overwrite its key; closing twice does no harm."""
        with self._closing:
            self._is_closed = True
            self._close_dossiers()
            self._index.close()
            self._index_key[:] = bytes(len(self._index_key))
            self._index_key.clear()
            if self._held is not None:
                self._held.release()

    def _close_dossiers(self) -> None:
        for dossier_id in tuple(self._open):
            self._close_dossier(dossier_id)

    def _close_dossier(self, dossier_id: str) -> None:
        if dossier_id in self._open:
            self._open.pop(dossier_id).close()
        half = self._halves.pop(dossier_id, None)
        if half is not None:
            half[:] = bytes(len(half))
