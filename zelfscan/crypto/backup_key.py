"""The key with which one back-up file is sealed, made of the key of the vault; knows no files."""

import secrets
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from zelfscan.crypto.derive import KEY_BYTES
from zelfscan.crypto.stream import PREFIX_BYTES

BACKUP_SALT_BYTES: Final = 32
_PURPOSE: Final = b"zelfscan backup 1"


def new_backup_salt() -> bytes:
    """Make what makes the key of one back-up unlike that of every other."""
    return secrets.token_bytes(BACKUP_SALT_BYTES)


def new_prefix() -> bytes:
    """Make what the nonces of one back-up begin with."""
    return secrets.token_bytes(PREFIX_BYTES)


def body_key(vault_key: bytes, salt: bytes) -> bytes:
    """Derive the key of the body of one back-up from the key of the vault.

    The key of the vault is chance already, so this needs no slow derivation. It is never used itself: what
    seals the index as SQLCipher does and what seals a back-up then have nothing in common.
    """
    return HKDF(SHA256(), KEY_BYTES, salt=salt, info=_PURPOSE).derive(vault_key)
