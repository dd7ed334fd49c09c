"""Keys and signatures in the format of minisign: Ed25519 with a key id and a comment that is signed as well.

Reads and writes what the program ``minisign`` does, so that who has it needs nothing of ours. The format is
that of https://jedisct1.github.io/minisign/; why it is read here and not by a library: decision 0028. Knows
no files and no clock.
"""

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from zelfscan.crypto.signing import (
    KEY_BYTES,
    SIGNATURE_BYTES,
    has_small_order,
    is_signed,
    new_signing_key,
    public_key,
    sign,
)
from zelfscan.errors.signed import CommentRefused, KeyLocked, KeyRefused, SignatureRefused

ID_BYTES: Final = 8
MAX_COMMENT: Final = 1_000
"""Characters of a comment; minisign itself takes eight times as many."""
MAX_TEXT: Final = 20_000
"""Bytes of a file with a key or a signature; the longest that minisign writes has less than half."""

_LEGACY, _PREHASHED = b"Ed", b"ED"
_NO_KDF, _SCRYPT, _BLAKE2 = b"\0\0", b"Sc", b"B2"
_SALT_BYTES, _CHECKSUM_BYTES = 32, 32
_SECRET_BYTES = ID_BYTES + 2 * KEY_BYTES + _CHECKSUM_BYTES
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "

_BLOCK = 8  # what scrypt calls r; libsodium has no other
_MAX_ROUNDS = 2**20
_OPERATIONS, _MEMORY = 2**22, 2**28  # N = 2^17: 128 MiB and half a second, the least that OWASP advises


@dataclass(frozen=True)
class PublicKey:
    """A public key with the id by which a signature says which key it was made with."""

    id: bytes
    key: bytes

    @property
    def name(self) -> str:
        """Return the id as minisign shows it: sixteen hexadecimal digits."""
        return self.id[::-1].hex().upper()

    @property
    def text(self) -> str:
        """Return the one line that stands for this key, which can be copied."""
        return base64.b64encode(_LEGACY + self.id + self.key).decode("ascii")

    @property
    def file(self) -> bytes:
        """Return the file that minisign keeps it in."""
        return f"{_UNTRUSTED}minisign public key {self.name}\n{self.text}\n".encode()


@dataclass(frozen=True)
class Signature:
    """A signature that was read, of which nothing has been checked yet."""

    key_id: bytes
    is_prehashed: bool
    signature: bytes
    comment: bytes
    whole: bytes
    """The signature over signature and comment together."""


@dataclass(frozen=True)
class Signed:
    """Who signed, and the comment that was signed along with the message."""

    key: PublicKey
    comment: str


@dataclass(frozen=True)
class SecretKey:
    """A secret key; its value is in no text that is shown of it."""

    id: bytes
    private: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """Return the public key that goes with it."""
        return PublicKey(self.id, public_key(self.private))


def read_public_key(text: str | bytes) -> PublicKey:
    """Read a public key: the file that minisign writes, or its one line. Raises ``KeyRefused``."""
    lines = _lines(text)
    if lines is None or len(lines) not in (1, 2) or (len(lines) == 2 and not _is_comment(lines[0])):
        raise KeyRefused
    raw = _decoded(lines[-1], len(_LEGACY) + ID_BYTES + KEY_BYTES)
    if raw is None or raw[:2] != _LEGACY or has_small_order(raw[2 + ID_BYTES :]):
        raise KeyRefused
    return PublicKey(raw[2 : 2 + ID_BYTES], raw[2 + ID_BYTES :])


def read_signature(raw: bytes) -> Signature:
    """Read a signature file. Raises ``SignatureRefused``; that it is read says nothing about who made it."""
    lines = _lines(raw)
    if lines is None or len(lines) != 4 or not _is_comment(lines[0]) or not lines[2].startswith(_TRUSTED):
        raise SignatureRefused("no-signature")
    first = _decoded(lines[1], 2 + ID_BYTES + SIGNATURE_BYTES)
    whole = _decoded(lines[3], SIGNATURE_BYTES)
    comment = lines[2].removeprefix(_TRUSTED)
    if first is None or whole is None or first[:2] not in (_LEGACY, _PREHASHED) or not _is_plain(comment):
        raise SignatureRefused("no-signature")
    return Signature(
        key_id=first[2 : 2 + ID_BYTES],
        is_prehashed=first[:2] == _PREHASHED,
        signature=first[2 + ID_BYTES :],
        comment=comment.encode(),
        whole=whole,
    )


def verify(keys: Iterable[PublicKey], message: bytes, raw: bytes) -> Signed:
    """Return who signed a message, one of these keys. Raises ``SignatureRefused``.

    Two keys with one id are both tried: an id is chosen by chance, and somebody can choose it on purpose.
    """
    found = read_signature(raw)
    known = [key for key in keys if hmac.compare_digest(key.id, found.key_id)]
    if not known:
        raise SignatureRefused("other-key")
    what = hashlib.blake2b(message).digest() if found.is_prehashed else message
    for key in known:
        if is_signed(key.key, what, found.signature) and is_signed(
            key.key, found.signature + found.comment, found.whole
        ):
            return Signed(key, found.comment.decode())
    raise SignatureRefused("does-not-fit")


def new_secret_key() -> SecretKey:
    """Make a secret key with an id by chance."""
    return SecretKey(os.urandom(ID_BYTES), new_signing_key())


def make_signature(secret: SecretKey, message: bytes, comment: str) -> bytes:
    """Return the file that signs a message, hashed first as minisign does. Raises ``CommentRefused``."""
    if len(comment) > MAX_COMMENT or not _is_plain(comment):
        raise CommentRefused(MAX_COMMENT)
    signature = sign(secret.private, hashlib.blake2b(message).digest())
    whole = sign(secret.private, signature + comment.encode())
    lines = (
        f"{_UNTRUSTED}signature from minisign secret key",
        base64.b64encode(_PREHASHED + secret.id + signature).decode("ascii"),
        f"{_TRUSTED}{comment}",
        base64.b64encode(whole).decode("ascii"),
    )
    return "".join(f"{line}\n" for line in lines).encode()


def secret_key_file(secret: SecretKey, password: str | None) -> bytes:
    """Return the file that keeps a secret key, locked with a password where there is one."""
    plain = secret.id + secret.private + public_key(secret.private)
    plain += hashlib.blake2b(_LEGACY + plain, digest_size=_CHECKSUM_BYTES).digest()
    if password is None:
        head = _LEGACY + _NO_KDF + _BLAKE2 + bytes(_SALT_BYTES + 16)
    else:
        salt = os.urandom(_SALT_BYTES)
        costs = _OPERATIONS.to_bytes(8, "little") + _MEMORY.to_bytes(8, "little")
        head = _LEGACY + _SCRYPT + _BLAKE2 + salt + costs
        plain = _locked(plain, password, salt, _OPERATIONS, _MEMORY)
    words = "minisign secret key" if password is None else "minisign encrypted secret key"
    return f"{_UNTRUSTED}{words}\n{base64.b64encode(head + plain).decode('ascii')}\n".encode()


def read_secret_key(raw: bytes, password: str | None = None) -> SecretKey:
    """Read the file with a secret key.

    Raises ``KeyRefused``, and ``KeyLocked`` for a wrong password or none.
    """
    lines = _lines(raw)
    if lines is None or len(lines) != 2 or not _is_comment(lines[0]):
        raise KeyRefused
    whole = _decoded(lines[1], 6 + _SALT_BYTES + 16 + _SECRET_BYTES)
    if whole is None or whole[:2] != _LEGACY or whole[4:6] != _BLAKE2:
        raise KeyRefused
    at = 6 + _SALT_BYTES
    salt, plain = whole[6:at], whole[at + 16 :]
    if whole[2:4] == _SCRYPT:
        if password is None:
            raise KeyLocked
        operations, memory = (int.from_bytes(whole[start : start + 8], "little") for start in (at, at + 8))
        plain = _locked(plain, password, salt, operations, memory)
    elif whole[2:4] != _NO_KDF:
        raise KeyRefused
    body, checksum = plain[:-_CHECKSUM_BYTES], plain[-_CHECKSUM_BYTES:]
    expected = hashlib.blake2b(_LEGACY + body, digest_size=_CHECKSUM_BYTES).digest()
    # Without a password minisign writes no checksum; that both halves belong together is checked below.
    is_bare = whole[2:4] == _NO_KDF and not any(checksum)
    if not is_bare and not hmac.compare_digest(checksum, expected):
        raise KeyLocked if whole[2:4] == _SCRYPT else KeyRefused
    secret = SecretKey(body[:ID_BYTES], body[ID_BYTES : ID_BYTES + KEY_BYTES])
    if public_key(secret.private) != body[ID_BYTES + KEY_BYTES :]:
        raise KeyRefused
    return secret


def _locked(plain: bytes, password: str, salt: bytes, operations: int, memory: int) -> bytes:
    """Turn a secret key into what is kept of it, or back: both are the same."""
    rounds, parallel = _costs(operations, memory)
    stream = Scrypt(salt=salt, length=len(plain), n=rounds, r=_BLOCK, p=parallel).derive(password.encode())
    return bytes(one ^ other for one, other in zip(plain, stream, strict=True))


def _costs(operations: int, memory: int) -> tuple[int, int]:
    """Return the N and p that libsodium picks for two limits. Raises ``KeyRefused`` for more than a GiB."""
    operations = max(operations, 2**15)
    is_bound_by_time = operations < memory // 32
    most = operations // (4 * _BLOCK) if is_bound_by_time else memory // (128 * _BLOCK)
    power = 1
    while 2**power <= most // 2 and 2**power <= _MAX_ROUNDS:
        power += 1
    rounds = 2**power
    parallel = 1 if is_bound_by_time else min(2**30 - 1, operations // 4 // rounds) // _BLOCK
    if rounds > _MAX_ROUNDS or not 1 <= parallel <= 16:
        raise KeyRefused
    return rounds, parallel


def _lines(text: str | bytes) -> list[str] | None:
    """Return the lines of a small text; a line may end as on Windows. None for what is no such text."""
    if len(text) > MAX_TEXT:
        return None
    try:
        plain = text if isinstance(text, str) else text.decode()
    except UnicodeDecodeError:
        return None
    lines = plain.replace("\r\n", "\n").split("\n")
    return lines[:-1] if len(lines) > 1 and not lines[-1] else lines


def _is_comment(line: str) -> bool:
    return line.startswith(_UNTRUSTED) and _is_plain(line.removeprefix(_UNTRUSTED))


def _is_plain(comment: str) -> bool:
    return all(sign.isprintable() or sign == "\t" for sign in comment)


def _decoded(line: str, length: int) -> bytes | None:
    """Return the bytes of a line in Base64, none unless they are exactly so many, written the one way."""
    try:
        raw = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if len(raw) == length and base64.b64encode(raw).decode("ascii") == line else None
