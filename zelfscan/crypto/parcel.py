"""A stream of bytes sealed under one or two codes, piece by piece; the format is docs/handover-file.md.

A random key seals the content as a stream (`zelfscan.crypto.stream`), to which everything before the first
chunk is bound. The key itself is sealed under what Argon2id makes of the codes.

Memory stays at a few chunks. Only chunks that were authenticated are given out, but that a file is whole is
known after the last one: until then nothing of it may be used.
"""

import hmac
import json
import secrets
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from zelfscan.crypto import stream
from zelfscan.crypto.derive import KEY_BYTES, SALT_BYTES, STANDARD, KdfParameters, derive_key
from zelfscan.crypto.handover_code import read_code
from zelfscan.crypto.stream import CHUNK, PREFIX_BYTES, TAG_BYTES
from zelfscan.errors.handover import HandoverClosed, HandoverDamaged, HandoverForeign, HandoverTooNew

MAGIC: Final = b"\x89ZSO\r\n\x1a\n"
VERSION: Final = 1
MAX_HEADER: Final = 8 * 1024
MAX_CODES: Final = 2

_START = struct.Struct(">8sHI")
_NONCE_BYTES, _CHECK_BYTES = 12, 32
_ALGORITHM, _CIPHER = "argon2id", "aes-256-gcm"
_PURPOSE = b"zelfscan parcel 1"

Plain = Mapping[str, object]


@dataclass(frozen=True)
class Derivation:
    """How one code is made into a key."""

    parameters: KdfParameters
    salt: bytes


@dataclass(frozen=True)
class _SealedKey:
    nonce: bytes
    sealed: bytes
    check: bytes


@dataclass(frozen=True)
class Head:
    """What anybody can read of a parcel; nothing of it is to be believed before it was unlocked."""

    about: Plain
    """What the caller says about the content, as plain JSON values: never anything private."""
    derivations: tuple[Derivation, ...]
    """One for each code that is needed."""
    prefix: bytes
    key: _SealedKey
    raw: bytes = field(repr=False)
    """All bytes before the first chunk, as they stand in the file."""


@dataclass(frozen=True)
class Lock:
    """A head with the key that it seals, to seal or to open the chunks behind it."""

    head: Head
    key: bytes = field(repr=False)


def new_lock(about: Plain, codes: Sequence[str], parameters: KdfParameters = STANDARD) -> Lock:
    """Make a random key and seal it under one or two codes.

    Raises:
        CodeMistyped: If one of the codes is none.
        ValueError: If there are no codes, too many or twice the same, or if ``about`` is too long.
    """
    derivations = tuple(Derivation(parameters, secrets.token_bytes(SALT_BYTES)) for _ in codes)
    if not 1 <= len({read_code(code) for code in codes}) == len(codes) <= MAX_CODES:
        raise ValueError("one code, or two different ones")
    key, nonce = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(_NONCE_BYTES)
    prefix = secrets.token_bytes(PREFIX_BYTES)
    plain = _plain(about, derivations, prefix)
    under, check = _from_codes(codes, derivations)
    sealed = _SealedKey(nonce, AESGCM(under).encrypt(nonce, key, _canonical(plain)), check)
    text = _canonical(_with_key(plain, sealed))
    if len(text) > MAX_HEADER:
        raise ValueError("what is said about the content is too long")
    return Lock(Head(about, derivations, prefix, sealed, _START.pack(MAGIC, VERSION, len(text)) + text), key)


def read_head(file: BinaryIO) -> Head:
    """Read what stands before the first chunk, at most 8 KiB of it.

    Raises:
        HandoverForeign: If it is another kind of file.
        HandoverTooNew: If a newer version wrote it.
        HandoverDamaged: If it is not as it was written, or asks for too much work or memory.
    """
    start = file.read(_START.size)
    if not start.startswith(MAGIC):
        raise HandoverForeign
    if len(start) < _START.size:
        raise HandoverDamaged
    _, version, length = _START.unpack(start)
    if version > VERSION:
        raise HandoverTooNew
    if version < VERSION or length > MAX_HEADER:
        raise HandoverDamaged
    text = file.read(length)
    try:
        return _parsed(text, start + text)
    except (ValueError, RecursionError):
        # A text that is cut off is no JSON; one that is nested too deep ends the parser early.
        raise HandoverDamaged from None


def unlock(head: Head, codes: Sequence[str]) -> Lock:
    """Open the key with the codes, in any order; this takes a tenth of a second for each.

    Raises:
        CodeMistyped: If one of them cannot be a code.
        HandoverClosed: If one of them is wrong, which one is not told, or the head is damaged.
    """
    meant = [read_code(code) for code in codes]
    if len(meant) != len(head.derivations):
        raise HandoverClosed
    under, check = _from_codes(meant, head.derivations)
    if not hmac.compare_digest(check, head.key.check):
        raise HandoverClosed
    bound_to = _canonical(_plain(head.about, head.derivations, head.prefix))
    try:
        return Lock(head, AESGCM(under).decrypt(head.key.nonce, head.key.sealed, bound_to))
    except InvalidTag:
        raise HandoverClosed from None


def seal(lock: Lock, parts: Iterable[bytes]) -> Iterator[bytes]:
    """Give a whole parcel piece by piece: its head, and the parts one behind the other in sealed chunks.

    A lock seals one parcel and no more: a second one would use the same nonces again.
    """
    yield lock.head.raw
    yield from stream.sealed(_stream_of(lock), parts)


def opened(lock: Lock, file: BinaryIO) -> Iterator[bytes]:
    """Give the content chunk by chunk, each authenticated, from a file that stands behind its head.

    Raises ``HandoverDamaged`` at the first chunk that is not as it was written, and at the end where the
    last one is missing or followed by anything.
    """
    try:
        yield from stream.opened(_stream_of(lock), file)
    except stream.StreamBroken:
        raise HandoverDamaged from None


def _stream_of(lock: Lock) -> stream.StreamKey:
    return stream.StreamKey(lock.key, lock.head.prefix, lock.head.raw)


def _from_codes(codes: Sequence[str], derivations: Sequence[Derivation]) -> tuple[bytes, bytes]:
    """Return the key that seals the key, and a value that binds a file to its codes.

    AES-GCM alone lets somebody make a file that opens in two ways with two codes; the check does not. All
    derivations are done and put together, so that a wrong code does not tell which one it was.
    """
    pairs = zip(sorted(read_code(code) for code in codes), derivations, strict=True)
    derived = b"".join(derive_key(code, each.salt, each.parameters) for code, each in pairs)
    both = HKDF(SHA256(), KEY_BYTES + _CHECK_BYTES, salt=None, info=_PURPOSE).derive(derived)
    return both[:KEY_BYTES], both[KEY_BYTES:]


def _plain(about: Plain, derivations: Sequence[Derivation], prefix: bytes) -> dict[str, object]:
    codes = [
        {
            "algorithm": _ALGORITHM,
            "time_cost": each.parameters.time_cost,
            "memory_kib": each.parameters.memory_kib,
            "lanes": each.parameters.lanes,
            "salt": each.salt.hex(),
        }
        for each in derivations
    ]
    return {"about": about, "chunk": CHUNK, "cipher": _CIPHER, "codes": codes, "prefix": prefix.hex()}


def _with_key(plain: Plain, key: _SealedKey) -> dict[str, object]:
    sealed = {"check": key.check.hex(), "nonce": key.nonce.hex(), "sealed": key.sealed.hex()}
    return {**plain, "key": sealed}


def _canonical(plain: Plain) -> bytes:
    """Write JSON in the only way in which it is accepted."""
    return json.dumps(plain, sort_keys=True, separators=(",", ":")).encode("ascii")


def _parsed(text: bytes, raw: bytes) -> Head:
    """Read the header; raise ``ValueError`` for anything missing, superfluous or out of bounds."""
    plain = _mapping(json.loads(text.decode("ascii")))
    about, key, codes = _mapping(plain.get("about")), _mapping(plain.get("key")), plain.get("codes")
    if not isinstance(codes, list) or not 1 <= len(codes) <= MAX_CODES:
        raise ValueError("not one or two codes")
    derivations = tuple(_derivation(_mapping(each)) for each in codes)
    prefix = _bytes(plain.get("prefix"), PREFIX_BYTES)
    sealed = _SealedKey(
        nonce=_bytes(key.get("nonce"), _NONCE_BYTES),
        sealed=_bytes(key.get("sealed"), KEY_BYTES + TAG_BYTES),
        check=_bytes(key.get("check"), _CHECK_BYTES),
    )
    # Written again it has to be the same: no key too many or twice, no second way to write a value.
    if _canonical(_with_key(_plain(about, derivations, prefix), sealed)) != text:
        raise ValueError("not a header of this version")
    return Head(about, derivations, prefix, sealed, raw)


def _derivation(plain: Plain) -> Derivation:
    # KdfParameters checks type and bounds itself; what is not a whole number is refused there.
    parameters = KdfParameters(plain.get("time_cost"), plain.get("memory_kib"), plain.get("lanes"))  # type: ignore[arg-type]
    return Derivation(parameters, _bytes(plain.get("salt"), SALT_BYTES))


def _mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError("not a mapping")
    return value


def _bytes(value: object, length: int) -> bytes:
    if not isinstance(value, str) or len(value) != 2 * length:
        raise ValueError("not the expected number of bytes")
    return bytes.fromhex(value)
