"""The ways into a vault: which secret gives the key of the index, and how the ways are changed.

A change replaces the small key file and touches no dossier. So an old copy of the key file keeps opening what
it opened, with the old secret, until the data itself gets other keys (`zelfscan.store.rekeying`).
"""

import logging
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from zelfscan.crypto.derive import STANDARD, KdfParameters
from zelfscan.crypto.passphrase import require_long_enough
from zelfscan.crypto.wrapping import RECOVERY, SYSTEM, Wrapping, unwrap_key, wrap_key
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.limits import TextTooLong
from zelfscan.errors.vault import MemoryShort, RecoveryMissing, WrongSystemSecret
from zelfscan.store.key_file import MAX_LABEL, KeyFile, is_label, read_key_file, write_key_file

LEAST = STANDARD
"""What a passphrase costs at least after the vault was opened with it."""

_log = logging.getLogger(__name__)


def by_passphrase(folder: Path, passphrase: str) -> tuple[KeyFile, bytes]:
    """Return the key of the index. Raises ``WrongPassphrase`` and the errors of the key file."""
    key_file = read_key_file(folder)
    return key_file, unwrap_key(key_file.passphrase, passphrase, key_file.vault_id)


def by_recovery(folder: Path, secret: str) -> tuple[KeyFile, bytes]:
    """Return the key of the index. Raises ``WrongRecovery`` and ``RecoveryMissing``."""
    key_file = read_key_file(folder)
    if key_file.recovery is None:
        raise RecoveryMissing
    return key_file, unwrap_key(key_file.recovery, secret, key_file.vault_id)


def by_system(folder: Path, secret: str) -> tuple[KeyFile, bytes]:
    """Return the key of the index. Raises ``WrongSystemSecret`` and the errors of the key file."""
    key_file = read_key_file(folder)
    if key_file.system_way is None:
        raise WrongSystemSecret
    return key_file, unwrap_key(key_file.system_way, secret, key_file.vault_id)


def new_key_file(
    key: bytes, vault_id: str, passphrase: str, recovery: str, parameters: KdfParameters, on: date | None
) -> KeyFile:
    """Seal a key under a passphrase, and under the words of a recovery sheet where there are; write nothing.

    Raises ``PassphraseTooShort``.
    """
    require_long_enough(passphrase)
    sealed = wrap_key(key, passphrase, vault_id, parameters)
    return KeyFile(vault_id, sealed, recovery_wrapping(key, recovery, vault_id, parameters, on))


def recovery_wrapping(
    key: bytes, secret: str, vault_id: str, parameters: KdfParameters, on: date | None
) -> Wrapping | None:
    """Seal a key under the words of a recovery sheet; with no words there is no sheet."""
    if not secret:
        return None
    day = on if on is not None else datetime.now().astimezone().date()
    return wrap_key(key, secret, vault_id, parameters, RECOVERY, day)


def change_passphrase(folder: Path, old: str, new: str, parameters: KdfParameters) -> None:
    """Seal the same key under a new passphrase. Raises ``WrongPassphrase`` and ``PassphraseTooShort``."""
    require_long_enough(new)
    key_file, key = by_passphrase(folder, old)
    sealed = wrap_key(key, new, key_file.vault_id, parameters)
    write_key_file(folder, replace(key_file, passphrase=sealed))


def renew_passphrase(
    folder: Path, key_file: KeyFile, key: bytes, new: str, parameters: KdfParameters
) -> None:
    """Seal a key that was found another way under a new passphrase. Raises ``PassphraseTooShort``."""
    require_long_enough(new)
    sealed = wrap_key(key, new, key_file.vault_id, parameters)
    write_key_file(folder, replace(key_file, passphrase=sealed))


def set_recovery(
    folder: Path, passphrase: str, secret: str, parameters: KdfParameters, on: date | None
) -> None:
    """Make the words of a recovery sheet a way in, instead of those of before; "" ends that."""
    key_file, key = by_passphrase(folder, passphrase)
    sheet = recovery_wrapping(key, secret, key_file.vault_id, parameters, on)
    write_key_file(folder, replace(key_file, recovery=sheet))


def set_system(folder: Path, passphrase: str, secret: str, parameters: KdfParameters) -> None:
    """Make a secret that the operating system keeps a way in; with no secret that way is closed."""
    key_file, key = by_passphrase(folder, passphrase)
    way = wrap_key(key, secret, key_file.vault_id, parameters, SYSTEM) if secret else None
    write_key_file(folder, replace(key_file, system_way=way))


def set_label(folder: Path, text: str) -> None:
    """Give a vault the pseudonym that people see before it is opened. Raises ``TextTooLong``."""
    require_label(text)
    write_key_file(folder, replace(read_key_file(folder), label=text))


def require_label(text: str) -> None:
    """Refuse what cannot be a label. Raises ``TextTooLong``, and ``ValueError`` for what cannot be shown."""
    if len(text) > MAX_LABEL:
        raise TextTooLong(MAX_LABEL)
    if not is_label(text):
        raise ValueError("not a label: it has characters that cannot be shown")


def raise_cost(folder: Path, key_file: KeyFile, key: bytes, passphrase: str) -> KeyFile:
    """Seal the key again where guessing at the passphrase costs less than it should by now.

    As far as it goes: with too little memory, or a disk that refuses, the vault opens all the same.
    """
    if not key_file.passphrase.parameters.is_lighter_than(LEAST):
        return key_file
    try:
        dearer = replace(key_file, passphrase=wrap_key(key, passphrase, key_file.vault_id, LEAST))
        write_key_file(folder, dearer)
    except (CannotWrite, MemoryShort):
        _log.warning("the cost of guessing at a passphrase could not be raised")
        return key_file
    return dearer
