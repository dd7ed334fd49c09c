"""A random key, sealed under a secret; knows no files.

A wrapping is what a key file holds: the way a secret is made into a key, and the random key sealed with
AES-256-GCM under it. All that steers the opening (vault, kind, day, cost, salt) is authenticated along with
it, so nobody can weaken it unseen, or pass one kind off as another. The kinds are the ways into one vault:
the passphrase, the words of the recovery sheet, and a secret that the operating system keeps. A code of a
dossier itself is one kind more, which never stands in a key file.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from zelfscan.crypto.derive import KEY_BYTES, SALT_BYTES, KdfParameters, derive_key
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.vault import WrongDossierCode, WrongPassphrase, WrongRecovery, WrongSystemSecret

PASSPHRASE: Final = "passphrase"
RECOVERY: Final = "recovery"
SYSTEM: Final = "system"
KINDS: Final = (PASSPHRASE, RECOVERY, SYSTEM)
"""What can stand in a key file."""
DOSSIER: Final = "dossier"
ALGORITHM: Final = "argon2id"
CIPHER: Final = "aes-256-gcm"
NONCE_BYTES = 12
TAG_BYTES = 16

Plain = Mapping[str, object]

_WRONG: Final[Mapping[str, type[ZelfscanError]]] = {
    RECOVERY: WrongRecovery,
    SYSTEM: WrongSystemSecret,
    DOSSIER: WrongDossierCode,
}


@dataclass(frozen=True)
class Wrapping:
    """One way to open the vault."""

    kind: str
    parameters: KdfParameters
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    sealed: bytes = field(repr=False)
    made: date | None = None
    """The day it was made, where that is worth knowing."""


def new_key() -> bytes:
    """Make a random key of 32 bytes."""
    return secrets.token_bytes(KEY_BYTES)


def wrap_key(
    key: bytes,
    secret: str,
    vault_id: str,
    parameters: KdfParameters,
    kind: str = PASSPHRASE,
    made: date | None = None,
) -> Wrapping:
    """Seal a key under a secret, with a fresh salt and nonce."""
    if kind not in (*KINDS, DOSSIER):
        raise ValueError("not a kind of wrapping")
    salt = secrets.token_bytes(SALT_BYTES)
    nonce = secrets.token_bytes(NONCE_BYTES)
    header = _header(kind, parameters, salt, made)
    sealed = AESGCM(derive_key(secret, salt, parameters)).encrypt(nonce, key, _bound_to(vault_id, header))
    return Wrapping(kind, parameters, salt, nonce, sealed, made)


def unwrap_key(wrapping: Wrapping, secret: str, vault_id: str) -> bytes:
    """Open a wrapping; a wrong secret and a wrapping that was tampered with look the same.

    Raises ``WrongPassphrase``, ``WrongRecovery``, ``WrongSystemSecret`` or ``WrongDossierCode``, and
    ``MemoryShort``.
    """
    opener = AESGCM(derive_key(secret, wrapping.salt, wrapping.parameters))
    try:
        return opener.decrypt(wrapping.nonce, wrapping.sealed, _bound_to(vault_id, _header_of(wrapping)))
    except InvalidTag:
        # The cause says nothing that helps, and a wrong secret is no fault of the program.
        raise _WRONG.get(wrapping.kind, WrongPassphrase)() from None


def to_plain(wrapping: Wrapping) -> dict[str, object]:
    """Write a wrapping as plain values for a JSON file."""
    return {**_header_of(wrapping), "nonce": wrapping.nonce.hex(), "sealed": wrapping.sealed.hex()}


def from_plain(plain: Plain) -> Wrapping:
    """Read a wrapping; raise ``ValueError`` for anything missing, superfluous or out of bounds."""
    kdf, kind, made = plain.get("kdf"), plain.get("kind"), plain.get("made")
    if not isinstance(kdf, dict):
        raise ValueError("no key derivation")
    if not isinstance(kind, str) or kind not in (*KINDS, DOSSIER):
        raise ValueError("not a kind of wrapping")
    if made is not None and not isinstance(made, str):
        raise ValueError("not a day")
    # KdfParameters checks type and bounds itself; what is not a whole number is refused there.
    parameters = KdfParameters(kdf.get("time_cost"), kdf.get("memory_kib"), kdf.get("lanes"))  # type: ignore[arg-type]
    wrapping = Wrapping(
        kind=kind,
        parameters=parameters,
        salt=_bytes(kdf.get("salt"), SALT_BYTES),
        nonce=_bytes(plain.get("nonce"), NONCE_BYTES),
        sealed=_bytes(plain.get("sealed"), KEY_BYTES + TAG_BYTES),
        made=date.fromisoformat(made) if made is not None else None,
    )
    if to_plain(wrapping) != plain:
        raise ValueError("not a wrapping of this version")
    return wrapping


def _header_of(wrapping: Wrapping) -> dict[str, object]:
    return _header(wrapping.kind, wrapping.parameters, wrapping.salt, wrapping.made)


def _header(kind: str, parameters: KdfParameters, salt: bytes, made: date | None) -> dict[str, object]:
    kdf = {
        "algorithm": ALGORITHM,
        "time_cost": parameters.time_cost,
        "memory_kib": parameters.memory_kib,
        "lanes": parameters.lanes,
        "salt": salt.hex(),
    }
    # A wrapping without a day has the header that the first version of the key file gave it.
    day = {} if made is None else {"made": made.isoformat()}
    return {"kind": kind, "cipher": CIPHER, "kdf": kdf, **day}


def _bound_to(vault_id: str, header: Plain) -> bytes:
    """Write the associated data: the same bytes for the same meaning, whatever the order in the file."""
    return json.dumps({"vault": vault_id, **header}, sort_keys=True, separators=(",", ":")).encode("ascii")


def _bytes(value: object, length: int) -> bytes:
    if not isinstance(value, str) or len(value) != 2 * length:
        raise ValueError("not the expected number of bytes")
    return bytes.fromhex(value)
