"""Who made a file: an Ed25519 key (RFC 8032) for each installation, and its fingerprint to compare.

Knows no files: where a private key is kept is up to the caller. A good signature tells that two files came
from the same installation. Whose installation that is, only somebody knows who compared the fingerprint
another way.
"""

import hashlib
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_BYTES: Final = 32
"""Length of a private and of a public key."""
SIGNATURE_BYTES: Final = 64

_PURPOSE = b"zelfscan fingerprint 1\n"
_GROUPS, _GROUP = 8, 4
_P = 2**255 - 19
_ORDER_8 = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
)
_SMALL_ORDER = frozenset({0, 1, _P - 1, _ORDER_8, _P - _ORDER_8})
"""The second coordinates of the eight points that are no key: each fits signatures of anybody."""


def new_signing_key() -> bytes:
    """Make a private key of 32 bytes."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(private: bytes) -> bytes:
    """Return the 32 bytes of the public key. Raises ``ValueError`` for a key of another length."""
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def fingerprint(public: bytes) -> str:
    """Return eight groups of four hexadecimal digits (128 bits) by which people compare a public key.

    Raises ``ValueError`` for a key of another length.
    """
    if len(public) != KEY_BYTES:
        raise ValueError("a public key has 32 bytes")
    digits = hashlib.sha256(_PURPOSE + public).hexdigest()[: _GROUPS * _GROUP]
    return " ".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))


def sign(private: bytes, message: bytes) -> bytes:
    """Sign a message; the same key and message give the same 64 bytes."""
    return Ed25519PrivateKey.from_private_bytes(private).sign(message)


def has_small_order(public: bytes) -> bool:
    """Tell whether a public key is one of the points that are no key."""
    return (int.from_bytes(public, "little") & (2**255 - 1)) % _P in _SMALL_ORDER


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether a signature fits; bytes that are no key or no signature do not.

    RFC 8032 lets points of small order pass as keys. With one of those, somebody without any private key
    makes signatures that fit, so they are refused.
    """
    if has_small_order(public):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
