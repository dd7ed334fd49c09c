"""The key of a dossier that has a code of its own: half of it is sealed under that code; knows no files.

The key is made of two halves, 32 bytes of chance each. One stands in the index, so that the code alone opens
nothing without the passphrase of the vault. The other is sealed under the code with Argon2id and AES-256-GCM,
bound to the vault and the dossier, so that the passphrase alone opens nothing either. Neither half tells
anything of the other, and nobody but who knows the code can put them together.
"""

import json
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from zelfscan.crypto.derive import KEY_BYTES, KdfParameters
from zelfscan.crypto.passphrase import normalise
from zelfscan.crypto.wrapping import DOSSIER, Wrapping, from_plain, to_plain, unwrap_key, wrap_key
from zelfscan.errors.vault import DossierCodeTooShort

MIN_LENGTH: Final = 8
_MAX_SEALED: Final = 4096
_PURPOSE: Final = b"zelfscan dossier 1"


def require_code(code: str) -> None:
    """Refuse a new code under eight characters; there are no other rules. Raises ``DossierCodeTooShort``."""
    if len(normalise(code)) < MIN_LENGTH:
        raise DossierCodeTooShort(MIN_LENGTH)


def joined_key(index_half: bytes, code_half: bytes) -> bytes:
    """Make the key of the file out of both halves."""
    if len(index_half) != KEY_BYTES or len(code_half) != KEY_BYTES:
        raise ValueError("not two halves of 32 bytes")
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=_PURPOSE).derive(index_half + code_half)


def seal_half(half: bytes, code: str, vault_id: str, dossier_id: str, parameters: KdfParameters) -> str:
    """Seal one half under a code, as text for the index. Raises ``DossierCodeTooShort``, ``MemoryShort``."""
    require_code(code)
    sealed = wrap_key(half, code, _bound_to(vault_id, dossier_id), parameters, DOSSIER)
    return json.dumps(to_plain(sealed), sort_keys=True)


def open_half(sealed: str, code: str, vault_id: str, dossier_id: str) -> bytes:
    """Return the half that was sealed. Raises ``WrongDossierCode``, ``MemoryShort``, and ``ValueError``.

    The last is for a text that is none of ours.
    """
    return unwrap_key(_read(sealed), code, _bound_to(vault_id, dossier_id))


def parameters_of(sealed: str) -> KdfParameters:
    """Return what a guess at the code costs. Raises ``ValueError`` for a text that is none of ours."""
    return _read(sealed).parameters


def _read(sealed: str) -> Wrapping:
    if len(sealed) > _MAX_SEALED:
        raise ValueError("too long for a sealed half")
    try:
        plain = json.loads(sealed)
    except RecursionError:
        raise ValueError("not a sealed half") from None
    if not isinstance(plain, dict):
        raise ValueError("not a sealed half")
    wrapping = from_plain(plain)
    if wrapping.kind != DOSSIER:
        raise ValueError("a wrapping of another kind")
    return wrapping


def _bound_to(vault_id: str, dossier_id: str) -> str:
    """Return what a sealed half belongs to; no id has a space in it."""
    return f"{vault_id} {dossier_id}"
