"""A random key, sealed under a passphrase; knows no files.

A wrapping is what a key file holds: the way the passphrase is made into a key, and the random key sealed
with AES-256-GCM under it. All that steers the opening (vault, kind, cost, salt) is authenticated along
with it, so nobody can weaken it unseen. The kind makes room for other ways to open the same vault.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from zelfscan.crypto.derive import KEY_BYTES, SALT_BYTES, KdfParameters, derive_key
from zelfscan.errors.vault import WrongPassphrase

PASSPHRASE: Final = "passphrase"
ALGORITHM: Final = "argon2id"
CIPHER: Final = "aes-256-gcm"
NONCE_BYTES = 12
TAG_BYTES = 16

Plain = Mapping[str, object]


@dataclass(frozen=True)
class Wrapping:
    """One way to open the vault."""

    kind: str
    parameters: KdfParameters
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    sealed: bytes = field(repr=False)


def new_key() -> bytes:
    """Make a random key of 32 bytes."""
    return secrets.token_bytes(KEY_BYTES)


def wrap_key(key: bytes, passphrase: str, vault_id: str, parameters: KdfParameters) -> Wrapping:
    """Seal a key under a passphrase, with a fresh salt and nonce."""
    salt = secrets.token_bytes(SALT_BYTES)
    nonce = secrets.token_bytes(NONCE_BYTES)
    header = _header(PASSPHRASE, parameters, salt)
    sealed = AESGCM(derive_key(passphrase, salt, parameters)).encrypt(nonce, key, _bound_to(vault_id, header))
    return Wrapping(PASSPHRASE, parameters, salt, nonce, sealed)


def unwrap_key(wrapping: Wrapping, passphrase: str, vault_id: str) -> bytes:
    """Open a wrapping; a wrong passphrase and a wrapping that was tampered with look the same."""
    opener = AESGCM(derive_key(passphrase, wrapping.salt, wrapping.parameters))
    header = _header(wrapping.kind, wrapping.parameters, wrapping.salt)
    try:
        return opener.decrypt(wrapping.nonce, wrapping.sealed, _bound_to(vault_id, header))
    except InvalidTag:
        # The cause says nothing that helps, and a wrong passphrase is no fault of the program.
        raise WrongPassphrase from None


def to_plain(wrapping: Wrapping) -> dict[str, object]:
    """Write a wrapping as plain values for a JSON file."""
    header = _header(wrapping.kind, wrapping.parameters, wrapping.salt)
    return {**header, "nonce": wrapping.nonce.hex(), "sealed": wrapping.sealed.hex()}


def from_plain(plain: Plain) -> Wrapping:
    """Read a wrapping; raise ``ValueError`` for anything missing, superfluous or out of bounds."""
    kdf = plain.get("kdf")
    if not isinstance(kdf, dict):
        raise ValueError("no key derivation")
    # KdfParameters checks type and bounds itself; what is not a whole number is refused there.
    parameters = KdfParameters(kdf.get("time_cost"), kdf.get("memory_kib"), kdf.get("lanes"))  # type: ignore[arg-type]
    wrapping = Wrapping(
        kind=PASSPHRASE,
        parameters=parameters,
        salt=_bytes(kdf.get("salt"), SALT_BYTES),
        nonce=_bytes(plain.get("nonce"), NONCE_BYTES),
        sealed=_bytes(plain.get("sealed"), KEY_BYTES + TAG_BYTES),
    )
    if to_plain(wrapping) != plain:
        raise ValueError("not a passphrase wrapping of this version")
    return wrapping


def _header(kind: str, parameters: KdfParameters, salt: bytes) -> dict[str, object]:
    kdf = {
        "algorithm": ALGORITHM,
        "time_cost": parameters.time_cost,
        "memory_kib": parameters.memory_kib,
        "lanes": parameters.lanes,
        "salt": salt.hex(),
    }
    return {"kind": kind, "cipher": CIPHER, "kdf": kdf}


def _bound_to(vault_id: str, header: Plain) -> bytes:
    """Write the associated data: the same bytes for the same meaning, whatever the order in the file."""
    return json.dumps({"vault": vault_id, **header}, sort_keys=True, separators=(",", ":")).encode("ascii")


def _bytes(value: object, length: int) -> bytes:
    if not isinstance(value, str) or len(value) != 2 * length:
        raise ValueError("not the expected number of bytes")
    return bytes.fromhex(value)
