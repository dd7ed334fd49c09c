"""A dossier with a code of its own: opening it, giving it a code, another one, or none again.

Half of the key of its file stands in the index, half is sealed under the code (`crypto.dossier_code`).
Another code seals the same half again and touches no file; so an old copy of the vault still opens with the
old code. A first code, or none any more, needs another key: the file is copied and compared, and one row of
the index is the swap, before which the old file holds and after which the new one does.

A lost code means a lost dossier: there is no other way in, not by the recovery sheet either.
"""

import logging
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from zelfscan.crypto.derive import KdfParameters
from zelfscan.crypto.dossier_code import joined_key, open_half, parameters_of, require_code, seal_half
from zelfscan.crypto.wrapping import new_key
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.vault import (
    CodeNeeded,
    CodeNotChanged,
    DatabaseDamaged,
    WrongDossierCode,
)
from zelfscan.store import dossier_list, kept_copies, renewing, ways_in
from zelfscan.store.attempts import MAX_COUNT, delay
from zelfscan.store.database import EncryptedFile
from zelfscan.store.durable import settle_names
from zelfscan.store.key_file import read_key_file
from zelfscan.store.renewing import Renewed
from zelfscan.store.vault_files import DOSSIER_FOLDER, dossier_file, index_copies, with_copies

_ATTEMPTS = "attempts:"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class DossierKey:
    """The key of a dossier, with what of it the index has and what the code gave."""

    key: bytes = field(repr=False)
    index_half: bytes = field(repr=False)
    code_half: bytes = field(default=b"", repr=False)
    """Empty where there is no code; the index then has the whole key."""
    sealed: str = field(default="", repr=False)
    """The half that the code gives, as the index has it."""


def new_dossier_key(folder: Path, dossier_id: str, code: str, parameters: KdfParameters) -> DossierKey:
    """Make a key for a new file; without a code the index gets all of it. Raises ``DossierCodeTooShort``."""
    half = new_key()
    if not code:
        return DossierKey(half, half)
    code_half = new_key()
    sealed = seal_half(code_half, code, read_key_file(folder).vault_id, dossier_id, parameters)
    return DossierKey(joined_key(half, code_half), half, code_half, sealed)


def key_with(folder: Path, index: EncryptedFile, dossier_id: str, code: str) -> DossierKey:
    """Return the key of a dossier; slow on purpose where it has a code.

    Where there is no code none is looked at. An unknown id is a ``KeyError``. Raises ``CodeNeeded``,
    ``WrongDossierCode`` and ``MemoryShort``.
    """
    half, sealed = dossier_list.key_of(index, dossier_id), dossier_list.sealed_of(index, dossier_id)
    if not sealed:
        return DossierKey(half, half)
    if not code:
        raise CodeNeeded
    vault_id = read_key_file(folder).vault_id
    try:
        code_half = open_half(sealed, code, vault_id, dossier_id)
        is_cheap = parameters_of(sealed).is_lighter_than(ways_in.LEAST)
    except ValueError:
        raise DatabaseDamaged(index.path) from None
    found = DossierKey(joined_key(half, code_half), half, code_half, sealed)
    if is_cheap:
        # As far as it goes, as with the passphrase: a guess should cost what it costs by now.
        with suppress(ZelfscanError):
            return _sealed_again(index, vault_id, dossier_id, found, code, ways_in.LEAST)
    return found


def set_code(
    folder: Path,
    index: EncryptedFile,
    dossier_id: str,
    found: DossierKey,
    code: str,
    parameters: KdfParameters,
) -> None:
    """Give a dossier that is closed a first code, another code, or with no code none any more.

    Raises ``DossierCodeTooShort``, ``CodeNotChanged`` where the vault was closed or the dossier changed
    meanwhile, and the errors of the store: then everything is as it was.
    """
    if code:
        require_code(code)
    with _while_open(index):
        if code and found.sealed:
            _sealed_again(index, read_key_file(folder).vault_id, dossier_id, found, code, parameters)
        elif code or found.sealed:
            _rewrite(folder, index, dossier_id, found, new_dossier_key(folder, dossier_id, code, parameters))


class CodePatience:
    """How often opening with a code failed, and how long to wait before the next attempt.

    The number stands in the index, where nobody sees it. Time goes by a clock that only runs forward, so
    setting back the clock of the computer changes nothing; after a start the wait begins anew.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nobody waiting."""
        self._clock = clock
        self._until: dict[str, float] = {}

    def seconds(self, index: EncryptedFile, dossier_id: str) -> float:
        """Return how many seconds are left to wait for a dossier; nought when it may be tried."""
        if dossier_id not in self._until:
            self._until[dossier_id] = self._clock() + delay(failures(index, dossier_id))
        return max(0.0, self._until[dossier_id] - self._clock())

    @contextmanager
    def counting(self, index: EncryptedFile, dossier_id: str) -> Iterator[None]:
        """Count what is tried inside: it failed, or counting begins anew."""
        try:
            yield
        except WrongDossierCode:
            count = min(failures(index, dossier_id) + 1, MAX_COUNT)
            self._until[dossier_id] = self._clock() + delay(count)
            with suppress(ZelfscanError):  # a disk that refuses does not make the code right
                dossier_list.set_setting(index, f"{_ATTEMPTS}{dossier_id}", str(count))
            raise
        self._until[dossier_id] = self._clock()
        if failures(index, dossier_id):
            forget_failures(index, dossier_id)


def failures(index: EncryptedFile, dossier_id: str) -> int:
    """Return how many attempts failed since a dossier was opened last."""
    told = dossier_list.setting(index, f"{_ATTEMPTS}{dossier_id}") or ""
    return min(int(told), MAX_COUNT) if told.isdecimal() and told.isascii() and len(told) < 10 else 0


def forget_failures(index: EncryptedFile, dossier_id: str) -> None:
    """Forget how many attempts failed; a disk that refuses is only logged."""
    try:
        index.execute("DELETE FROM setting WHERE key = ?", f"{_ATTEMPTS}{dossier_id}")
    except ZelfscanError:
        _log.warning("the number of failed attempts to open a dossier could not be put back")


def _sealed_again(
    index: EncryptedFile,
    vault_id: str,
    dossier_id: str,
    found: DossierKey,
    code: str,
    parameters: KdfParameters,
) -> DossierKey:
    sealed = seal_half(found.code_half, code, vault_id, dossier_id, parameters)
    with index.transaction():
        _require_same(index, dossier_id, found)
        index.execute("UPDATE dossier SET sealed = ? WHERE id = ?", sealed, dossier_id)
    return replace(found, sealed=sealed)


def _rewrite(
    folder: Path, index: EncryptedFile, dossier_id: str, found: DossierKey, becomes: DossierKey
) -> None:
    """Copy a dossier under another key, compare, and let one row of the index lead to the new file."""
    each = Renewed(
        id=dossier_id,
        old=dossier_file(folder, dossier_id, dossier_list.file_of(index, dossier_id)),
        old_key=found.key,
        new=dossier_file(folder, str(uuid.uuid4())),
        new_key=becomes.key,
        new_half=becomes.index_half,
    )
    # Listed before they are there; whichever of the two is not in use goes when this is over.
    going = [each.new, *with_copies(each.old), *index_copies(folder), *renewing.left(folder, index)]
    dossier_list.set_setting(index, renewing.SETTING, renewing.listed(folder, going))
    try:
        stamp = renewing.copy_anew(each)
        if renewing.content_of(each.new, each.new_key) != renewing.content_of(each.old, each.old_key):
            raise DatabaseDamaged(each.new)
        settle_names(folder / DOSSIER_FOLDER)
        if becomes.sealed:
            # They hold this dossier with a key that needs no code.
            kept_copies.forget(folder)
        with index.transaction():
            _require_same(index, dossier_id, found)
            if renewing.stamp_of(each) != stamp:
                raise CodeNotChanged
            _swap(index, each, becomes.sealed)
        if becomes.sealed:
            _forget_again(folder)
    finally:
        if not index.is_closed:
            with suppress(ZelfscanError):
                renewing.finish(folder, index)
    try:
        index.compact()
    except ZelfscanError:
        _log.warning("the room of what a dossier had before its code was not given back yet")


def _forget_again(folder: Path) -> None:
    """Remove a copy that was begun between the first forgetting and the new key: it holds the old one."""
    try:
        kept_copies.forget(folder)
    except ZelfscanError:
        _log.warning("an automatic copy from just before the code stays")


def _swap(index: EncryptedFile, each: Renewed, sealed: str) -> None:
    index.execute(
        "UPDATE dossier SET key = ?, file = ?, sealed = ? WHERE id = ?",
        each.new_half,
        each.new.name,
        sealed,
        each.id,
    )
    if sealed:
        # How far it is and what is left to do is told by the dossier alone, to who has the code.
        index.execute("UPDATE dossier SET answered = 0, asked = 0, work = '' WHERE id = ?", each.id)


def _require_same(index: EncryptedFile, dossier_id: str, found: DossierKey) -> None:
    """Refuse where somebody else gave the dossier another key or another code meanwhile."""
    rows = index.rows("SELECT key, sealed FROM dossier WHERE id = ?", dossier_id)
    if rows != [(found.index_half, found.sealed)]:
        raise CodeNotChanged


@contextmanager
def _while_open(index: EncryptedFile) -> Iterator[None]:
    """Say that it was broken off where the vault was locked meanwhile, whatever came of that."""
    try:
        yield
    except Exception as error:
        if index.is_closed:
            raise CodeNotChanged from error
        raise
