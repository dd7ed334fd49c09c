"""From a passphrase to a key with Argon2id; knows no files and keeps nothing.

The cost is set so that one guess takes a tenth of a second on an office computer and 64 MiB of
memory on any machine, which is what makes guessing on graphics cards dear.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter

from zelfscan.crypto.argon import ARGON2_VERSION, HashingError, Type, hash_secret_raw
from zelfscan.crypto.passphrase import normalise
from zelfscan.errors.vault import MemoryShort

KEY_BYTES = 32
SALT_BYTES = 16

# What is accepted when a key file is read. Below the floor a stolen key file is too easy to guess at (the
# floor is the lightest setting that OWASP still advises); above the ceiling a tampered key file could
# exhaust the memory of the computer or keep it busy for minutes.
MIN_TIME_COST, MAX_TIME_COST = 2, 16
MIN_MEMORY_KIB, MAX_MEMORY_KIB = 19 * 1024, 512 * 1024
MIN_LANES, MAX_LANES = 1, 16

# How dear a new wrapping may be: beyond this, opening is no longer quick, or other programs suffer.
HALF_A_SECOND = 0.5
MEMORY_SHARE = 8


def _require_between(name: str, value: object, least: int, most: int) -> None:
    if type(value) is not int or not least <= value <= most:
        raise ValueError(f"{name} must be a whole number from {least} to {most}")


@dataclass(frozen=True)
class KdfParameters:
    """How much work one derivation costs; a value outside the bounds cannot exist."""

    time_cost: int
    memory_kib: int
    lanes: int

    def __post_init__(self) -> None:
        """Refuse what lies outside the bounds, and booleans that pass for numbers."""
        _require_between("time_cost", self.time_cost, MIN_TIME_COST, MAX_TIME_COST)
        _require_between("memory_kib", self.memory_kib, MIN_MEMORY_KIB, MAX_MEMORY_KIB)
        _require_between("lanes", self.lanes, MIN_LANES, MAX_LANES)

    def is_lighter_than(self, other: "KdfParameters") -> bool:
        """Tell whether a guess costs less memory or less work than with the others."""
        work, theirs = self.time_cost * self.memory_kib, other.time_cost * other.memory_kib
        return self.memory_kib < other.memory_kib or work < theirs


STANDARD = KdfParameters(time_cost=3, memory_kib=64 * 1024, lanes=4)
"""What new wrappings get: the second recommended choice of RFC 9106."""

LIGHTEST = KdfParameters(time_cost=MIN_TIME_COST, memory_kib=MIN_MEMORY_KIB, lanes=MIN_LANES)
"""The least that is accepted; for tests and for very old computers."""


def derive_key(passphrase: str, salt: bytes, parameters: KdfParameters) -> bytes:
    """Derive the 32-byte key that opens a wrapping. Raises ``MemoryShort`` where no memory is left."""
    try:
        return hash_secret_raw(
            secret=normalise(passphrase).encode("utf-8"),
            salt=salt,
            time_cost=parameters.time_cost,
            memory_cost=parameters.memory_kib,
            parallelism=parameters.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
            version=ARGON2_VERSION,
        )
    except (HashingError, MemoryError):
        # The bounds of the parameters leave no other cause: threads that cannot be started need memory too.
        raise MemoryShort from None


def suitable(memory_kib: int, seconds: Callable[[KdfParameters], float]) -> KdfParameters:
    """Return the dearest parameters that this computer carries easily, and never less than ``STANDARD``.

    ``memory_kib`` is what the computer has in all, of which an eighth at most is taken, and never more than
    256 MiB. ``seconds`` measures one derivation; it may take about half a second, so that opening stays
    quick on a slower day. A measurement that fails for lack of memory counts as too slow.
    """
    best = STANDARD
    for memory in (128 * 1024, 256 * 1024):
        tried = replace(STANDARD, memory_kib=memory)
        if memory * MEMORY_SHARE > memory_kib or not _is_quick(tried, seconds):
            break
        best = tried
    return best


def seconds_of(parameters: KdfParameters) -> float:
    """Measure one derivation on this computer, in seconds. Raises ``MemoryShort``."""
    begun = perf_counter()
    derive_key("", bytes(SALT_BYTES), parameters)
    return perf_counter() - begun


def _is_quick(parameters: KdfParameters, seconds: Callable[[KdfParameters], float]) -> bool:
    try:
        return seconds(parameters) <= HALF_A_SECOND
    except MemoryShort:
        return False
