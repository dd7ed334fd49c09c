from typing import Any

import pytest
from argon2.exceptions import HashingError

from zelfscan.crypto import derive
from zelfscan.crypto.derive import LIGHTEST, STANDARD, KdfParameters, derive_key, seconds_of, suitable
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


GIB = 1024 * 1024


@pytest.mark.parametrize(
    ("memory_gib", "seconds_for_64_mib", "mib"),
    [
        pytest.param(16, 0.05, 256, id="a quick computer with much memory"),
        pytest.param(16, 0.125, 256, id="just quick enough"),
        pytest.param(16, 0.2, 128, id="quick enough for half of that"),
        pytest.param(16, 0.6, 64, id="a slow computer"),
        pytest.param(1, 0.01, 128, id="little memory"),
        pytest.param(0.5, 0.01, 64, id="hardly any memory"),
        pytest.param(0, 0.01, 64, id="memory that could not be told"),
        pytest.param(1024, 0.0001, 256, id="never more than 256 MiB"),
    ],
)
def test_a_new_wrapping_costs_what_the_computer_can_carry(
    memory_gib: float, seconds_for_64_mib: float, mib: int
) -> None:
    def seconds(parameters: KdfParameters) -> float:
        return seconds_for_64_mib * parameters.memory_kib / (64 * 1024)

    found = suitable(int(memory_gib * GIB), seconds)
    assert found == KdfParameters(STANDARD.time_cost, mib * 1024, STANDARD.lanes)
    assert not found.is_lighter_than(STANDARD)


def test_a_measurement_without_memory_leaves_the_standard() -> None:
    def fail(_: KdfParameters) -> float:
        raise MemoryShort

    assert suitable(16 * GIB, fail) == STANDARD


def test_a_derivation_is_measured() -> None:
    assert 0 < seconds_of(LIGHTEST) < 30


@pytest.mark.parametrize(
    ("first", "second", "is_lighter"),
    [
        (LIGHTEST, STANDARD, True),
        (STANDARD, STANDARD, False),
        (STANDARD, LIGHTEST, False),
        (KdfParameters(16, 32 * 1024, 4), STANDARD, True),
        (KdfParameters(2, 64 * 1024, 4), STANDARD, True),
        (KdfParameters(2, 128 * 1024, 4), STANDARD, False),
    ],
)
def test_less_memory_or_less_work_is_lighter(
    first: KdfParameters, second: KdfParameters, is_lighter: bool
) -> None:
    assert first.is_lighter_than(second) is is_lighter
