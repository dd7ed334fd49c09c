from typing import Any

import pytest
from argon2.exceptions import HashingError

from zelfscan.crypto import derive
from zelfscan.crypto.derive import LIGHTEST, STANDARD, KdfParameters, derive_key
from zelfscan.errors.vault import MemoryShort

SALT = bytes(range(16))


def test_the_standard_is_the_second_recommended_choice_of_rfc_9106() -> None:
    assert KdfParameters(time_cost=3, memory_kib=64 * 1024, lanes=4) == STANDARD


def test_a_known_input_gives_the_key_that_argon2_gives_elsewhere() -> None:
    # OpenSSL, which has an Argon2 of its own, gives the same key for this input.
    key = derive_key("fiets onder groene brug", SALT, LIGHTEST)
    assert key.hex() == "b68a40c35750fa2fd239cd20fec7bac5dd3d1120a87b5f2f0e483572570e932a"


def test_another_salt_or_another_cost_gives_another_key() -> None:
    keys = {
        derive_key("fiets onder groene brug", SALT, LIGHTEST),
        derive_key("fiets onder groene brug", SALT[::-1], LIGHTEST),
        derive_key("fiets onder groene brug", SALT, KdfParameters(3, 19 * 1024, 1)),
    }
    assert len(keys) == 3


def test_accents_typed_in_two_ways_give_one_key() -> None:
    assert derive_key("caf\u00e9 aan zee", SALT, LIGHTEST) == derive_key("cafe\u0301 aan zee", SALT, LIGHTEST)


@pytest.mark.parametrize(
    ("time_cost", "memory_kib", "lanes"),
    [
        pytest.param(1, 65536, 4, id="too few passes"),
        pytest.param(17, 65536, 4, id="too many passes"),
        pytest.param(3, 19 * 1024 - 1, 4, id="too little memory"),
        pytest.param(3, 512 * 1024 + 1, 4, id="too much memory"),
        pytest.param(3, 65536, 0, id="no lane"),
        pytest.param(3, 65536, 17, id="too many lanes"),
        pytest.param(3.0, 65536, 4, id="not a whole number"),
        pytest.param("3", 65536, 4, id="text"),
        pytest.param(3, 65536, True, id="a boolean"),
        pytest.param(3, None, 4, id="nothing"),
    ],
)
def test_parameters_out_of_bounds_cannot_exist(time_cost: Any, memory_kib: Any, lanes: Any) -> None:
    with pytest.raises(ValueError, match="whole number"):
        KdfParameters(time_cost, memory_kib, lanes)


@pytest.mark.parametrize(
    "fault", [HashingError("Memory allocation error"), MemoryError()], ids=["argon2", "python"]
)
def test_too_little_memory_is_said_in_words(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def fail(**_parameters: object) -> bytes:
        raise fault

    monkeypatch.setattr(derive, "hash_secret_raw", fail)
    with pytest.raises(MemoryShort, match="te weinig geheugen"):
        derive_key("fiets onder groene brug", SALT, LIGHTEST)
