"""The code that opens a hand-over file: made by chance, read out and typed over by people.

A code is 25 characters in five groups. Of these 24 are chance (120 bits); the last one tells a typing error
before anything slow is done. It finds every single character that is wrong and every two that changed places,
and 31 of 32 other errors (docs/handover-file.md).
"""

import secrets
from typing import Final

from zelfscan.errors.vault import CodeMistyped

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Base 32 of Crockford: without I, L, O and U."""
GROUP: Final = 5
LENGTH: Final = 25
BITS: Final = 5 * (LENGTH - 1)
"""How much chance a code holds."""

_MAX_TYPED = 200
_MEANT = {character: value for value, character in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_BETWEEN = frozenset("-‐‑‒–—−_.")
"""What people and programs put between groups, besides spaces."""


def new_code() -> str:
    """Make a code of 120 random bits, as people see it: ``XXXXX-XXXXX-XXXXX-XXXXX-XXXXX``."""
    values = [secrets.randbelow(len(ALPHABET)) for _ in range(LENGTH - 1)]
    text = "".join(ALPHABET[value] for value in [*values, _check(values)])
    return "-".join(text[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def read_code(typed: str) -> str:
    """Return the 25 characters that somebody meant; small letters, O, I, L and what stands between are fine.

    Raises ``CodeMistyped`` for anything that cannot be a code.
    """
    if len(typed) > _MAX_TYPED:
        raise CodeMistyped
    kept = [sign for sign in typed.upper() if not sign.isspace() and sign not in _BETWEEN]
    values = [_MEANT.get(sign) for sign in kept]
    known = [value for value in values if value is not None]
    if len(values) != LENGTH or len(known) != LENGTH or _check(known[:-1]) != known[-1]:
        raise CodeMistyped
    return "".join(ALPHABET[value] for value in known)


def _check(values: list[int]) -> int:
    """Return the last character: with it, the code as a polynomial over GF(32) is zero at the place 2."""
    found = 0
    for value in values:
        found = _doubled(found ^ value)
    return found


def _doubled(value: int) -> int:
    """Multiply by 2 in GF(32) with x⁵ + x² + 1, of which 2 is a generator: its first 31 powers differ."""
    return value << 1 if value < 16 else (value << 1) ^ 0b100101
