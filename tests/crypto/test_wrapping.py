import copy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from zelfscan.crypto.derive import LIGHTEST, KdfParameters
from zelfscan.crypto.wrapping import (
    PASSPHRASE as BY_PASSPHRASE,
)
from zelfscan.crypto.wrapping import (
    RECOVERY,
    SYSTEM,
    Wrapping,
    from_plain,
    new_key,
    to_plain,
    unwrap_key,
    wrap_key,
)
from zelfscan.errors.vault import WrongPassphrase, WrongRecovery, WrongSystemSecret

KEY = bytes(range(32))
PASSPHRASE = "fiets onder groene brug"
VAULT = "4b8f0e8e-0000-4000-8000-000000000000"


@pytest.fixture
def wrapped() -> Wrapping:
    return wrap_key(KEY, PASSPHRASE, VAULT, LIGHTEST)


def test_the_passphrase_gives_the_key_back(wrapped: Wrapping) -> None:
    assert unwrap_key(wrapped, PASSPHRASE, VAULT) == KEY


def test_another_passphrase_does_not(wrapped: Wrapping) -> None:
    with pytest.raises(WrongPassphrase):
        unwrap_key(wrapped, PASSPHRASE.capitalize(), VAULT)


def test_a_wrapping_of_another_vault_does_not_fit(wrapped: Wrapping) -> None:
    with pytest.raises(WrongPassphrase):
        unwrap_key(wrapped, PASSPHRASE, VAULT.replace("4", "5"))


@pytest.mark.parametrize(
    "change",
    [
        {"parameters": KdfParameters(3, 19 * 1024, 1)},
        {"kind": "recovery-words"},
        {"salt": bytes(16)},
        {"nonce": bytes(12)},
        {"sealed": bytes(48)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_nothing_in_it_can_be_changed_unseen(wrapped: Wrapping, change: dict[str, Any]) -> None:
    with pytest.raises(WrongPassphrase):
        unwrap_key(replace(wrapped, **change), PASSPHRASE, VAULT)


def test_the_same_key_and_passphrase_never_give_the_same_wrapping(wrapped: Wrapping) -> None:
    again = wrap_key(KEY, PASSPHRASE, VAULT, LIGHTEST)
    assert not {wrapped.salt, wrapped.nonce, wrapped.sealed} & {again.salt, again.nonce, again.sealed}


def test_keys_are_32_random_bytes() -> None:
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100
    assert {len(key) for key in keys} == {32}


def test_plain_values_give_the_same_wrapping_back(wrapped: Wrapping) -> None:
    assert from_plain(to_plain(wrapped)) == wrapped


def test_the_plain_values_hold_neither_the_key_nor_the_passphrase(wrapped: Wrapping) -> None:
    text = str(to_plain(wrapped)) + repr(wrapped)
    assert KEY.hex() not in text
    assert PASSPHRASE not in text


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("kdf", "memory_kib"), 4 * 1024 * 1024),
        (("kdf", "memory_kib"), 8),
        (("kdf", "time_cost"), 10_000),
        (("kdf", "time_cost"), 1),
        (("kdf", "lanes"), True),
        (("kdf", "algorithm"), "argon2d"),
        (("kdf", "salt"), "00"),
        (("kdf", "salt"), "zz" * 16),
        (("kdf", "pepper"), "00"),
        (("kdf",), None),
        (("cipher",), "aes-256-cbc"),
        (("nonce",), 12),
        (("sealed",), "00" * 47),
        (("kind",), "other"),
        (("comment",), "hello"),
    ],
    ids=str,
)
def test_plain_values_that_are_off_are_refused(
    wrapped: Wrapping, path: tuple[str, ...], value: object
) -> None:
    plain: dict[str, Any] = copy.deepcopy(to_plain(wrapped))
    place = plain["kdf"] if len(path) == 2 else plain
    place[path[-1]] = value
    with pytest.raises(ValueError):
        from_plain(plain)


@pytest.mark.parametrize(
    ("kind", "error"),
    [(BY_PASSPHRASE, WrongPassphrase), (RECOVERY, WrongRecovery), (SYSTEM, WrongSystemSecret)],
)
def test_each_way_in_gives_the_key_back_and_has_its_own_error(kind: str, error: type[Exception]) -> None:
    made = wrap_key(KEY, PASSPHRASE, VAULT, LIGHTEST, kind, date(2026, 11, 23))
    assert from_plain(to_plain(made)) == made
    assert unwrap_key(made, PASSPHRASE, VAULT) == KEY
    with pytest.raises(error):
        unwrap_key(made, PASSPHRASE.upper(), VAULT)


@pytest.mark.parametrize("change", [{"kind": SYSTEM}, {"kind": BY_PASSPHRASE}, {"made": None}])
def test_the_kind_and_the_day_cannot_be_changed_unseen(change: dict[str, Any]) -> None:
    made = wrap_key(KEY, PASSPHRASE, VAULT, LIGHTEST, RECOVERY, date(2026, 11, 23))
    with pytest.raises((WrongPassphrase, WrongSystemSecret, WrongRecovery)):
        unwrap_key(replace(made, **change), PASSPHRASE, VAULT)


@pytest.mark.parametrize("made", ["2026-13-01", "gisteren", "20261123", 7, "", None])
def test_a_day_that_is_none_is_refused(made: object) -> None:
    plain = to_plain(wrap_key(KEY, PASSPHRASE, VAULT, LIGHTEST, RECOVERY))
    with pytest.raises(ValueError):
        from_plain({**plain, "made": made})


def test_a_kind_that_is_not_known_is_not_made() -> None:
    with pytest.raises(ValueError, match="not a kind"):
        wrap_key(KEY, PASSPHRASE, VAULT, LIGHTEST, "other")
