"""The policy in the registry: what an administrator set there, whatever types and names stand in the way."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.policy.registry import FakeRegistry
from zelfscan.policy.from_registry import KEY, MAX_ENTRIES, PLACE, read_registry
from zelfscan.policy.model import SETTINGS, Contact
from zelfscan.policy.policy import Policy, settled
from zelfscan.policy.values import Surroundings
from zelfscan.presenters.policy_words import refused_words

HERE = Surroundings(
    "win32",
    {"USERPROFILE": r"C:\Users\someone", "APPDATA": r"C:\Users\someone\AppData\Roaming"},
    lambda: Path(r"C:\Users\someone"),
)
DWORD, MULTI, EXPAND, BINARY, QWORD, NONE = (
    FakeRegistry.REG_DWORD,
    FakeRegistry.REG_MULTI_SZ,
    FakeRegistry.REG_EXPAND_SZ,
    FakeRegistry.REG_BINARY,
    FakeRegistry.REG_QWORD,
    FakeRegistry.REG_NONE,
)


@pytest.fixture
def registry() -> FakeRegistry:
    return FakeRegistry()


def read(registry: FakeRegistry) -> Policy:
    return settled(read_registry(registry), HERE)


def reasons(policy: Policy) -> list[tuple[str, str, str]]:
    return [(each.name, each.level, each.reason) for each in policy.refused]


def test_without_the_key_there_is_no_policy(registry: FakeRegistry) -> None:
    assert read(registry) == Policy()


def test_what_a_person_can_write_is_never_looked_at(registry: FakeRegistry) -> None:
    registry.person.below(KEY).values["Language"] = "en", FakeRegistry.REG_SZ
    assert read(registry) == Policy()


def test_both_levels_are_read_and_every_key_is_closed_again(registry: FakeRegistry) -> None:
    registry.set("", "PassphraseLength", 14, DWORD)
    registry.set("Packs", "1", "zelfscan")
    registry.set(r"Contacts\1", "Name", "Servicedesk")
    registry.set(r"Contacts\1", "Telephone", "000 1234")
    registry.set("Recommended", "Language", "en")
    registry.set("Recommended", "ReportFolder", r"%USERPROFILE%\Documents", EXPAND)
    policy = read(registry)
    assert (policy.where, policy.place, policy.refused) == ("registry", PLACE, ())
    assert policy.enforced == {
        "Packs": ("zelfscan",),
        "PassphraseLength": 14,
        "Contacts": (Contact("Servicedesk", "000 1234"),),
    }
    assert policy.recommended == {"Language": "en", "ReportFolder": Path(r"C:\Users\someone\Documents")}
    assert registry.opened == registry.closed > 4


def test_lists_come_in_the_order_of_their_numbers(registry: FakeRegistry) -> None:
    for number, name in ((10, "ten"), (9, "nine"), (1, "one"), (2, "two")):
        registry.set("Packs", str(number), name)
    assert read(registry).packs == ("one", "two", "nine", "ten")


def test_a_list_may_be_one_value_with_several_strings(registry: FakeRegistry) -> None:
    registry.set("", "Packs", ["zelfscan", "woningscan"], MULTI)
    assert read(registry).packs == ("zelfscan", "woningscan")
    registry.set("Packs", "1", "other")
    assert reasons(read(registry)) == [("Packs", "enforced", "twice")]


def test_upper_and_lower_case_are_the_same(registry: FakeRegistry) -> None:
    registry.set("", "LANGUAGE", "en")
    registry.set("recommended", "idlelockminutes", 4, DWORD)
    registry.set(r"contacts\1", "name", "Servicedesk")
    registry.set(r"contacts\1", "telephone", "000 1234")
    policy = read(registry)
    assert (policy.language, policy.usual_lock, len(policy.contacts)) == ("en", 4, 1)
    assert policy.refused == ()


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("IdleLockMinutes", "5", FakeRegistry.REG_SZ),
        ("IdleLockMinutes", 5, QWORD),
        ("IdleLockMinutes", b"\x05\0\0\0", BINARY),
        ("IdleLockMinutes", None, NONE),
        ("IdleLockMinutes", ["5"], MULTI),
        ("Language", 1, DWORD),
        ("Language", ["en"], MULTI),
        ("Language", b"en", BINARY),
        ("SupportText", 7, DWORD),
        ("LogoFile", 7, DWORD),
        ("Packs", "zelfscan", FakeRegistry.REG_SZ),
        ("Packs", 1, DWORD),
        ("Contacts", "Servicedesk", FakeRegistry.REG_SZ),
    ],
)
def test_a_value_of_another_type_falls_out_alone(
    registry: FakeRegistry, name: str, value: object, kind: int
) -> None:
    registry.set("", name, value, kind)
    registry.set("", "PassphraseLength", 12, DWORD)
    assert reasons(read(registry)) == [(name, "enforced", "wrong-type")]
    assert read(registry).passphrase_length == 12


@pytest.mark.parametrize(
    ("value", "reason"), [("x" * 2_000_000, "too-long"), ("a\0b", "not-plain"), ("", "empty")]
)
def test_a_huge_an_empty_and_a_strange_text_fall_out(registry: FakeRegistry, value: str, reason: str) -> None:
    registry.set("", "SupportText", value)
    assert reasons(read(registry)) == [("SupportText", "enforced", reason)]


def test_numbers_out_of_bounds_fall_out(registry: FakeRegistry) -> None:
    registry.set("", "IdleLockMinutes", 0xFFFFFFFF, DWORD)
    registry.set("", "PassphraseLength", 0, DWORD)
    assert [reason for _name, _level, reason in reasons(read(registry))] == ["out-of-range"] * 2


def test_a_key_with_thousands_of_values_is_cut_and_says_so(registry: FakeRegistry) -> None:
    for number in range(5_000):
        registry.set("", f"x{number}", "1")
    policy = read(registry)
    assert ("", "enforced", "too-many") in reasons(policy)
    for number in range(MAX_ENTRIES + 1):
        registry.set("Packs", str(number), "zelfscan")
    assert read(registry).packs == ()


def test_keys_within_a_list_and_values_beside_the_contacts_make_it_fall_out(registry: FakeRegistry) -> None:
    registry.set(r"Packs\deeper", "1", "zelfscan")
    registry.set("Contacts", "Name", "Servicedesk")
    registry.set("Nobody", "1", "x")
    found = {name: reason for name, _level, reason in reasons(read(registry))}
    assert found == {"Packs": "wrong-type", "Contacts": "wrong-type", "Nobody": "unknown"}


def test_what_the_editor_leaves_of_empty_boxes_is_no_contact(registry: FakeRegistry) -> None:
    registry.set(r"Contacts\1", "Name", "Servicedesk")
    registry.set(r"Contacts\1", "Telephone", "000 1234")
    registry.set(r"Contacts\1", "When", "")
    registry.machine.below(rf"{KEY}\Contacts\2")
    assert read(registry).contacts == (Contact("Servicedesk", "000 1234"),)


def test_a_recommended_key_below_the_recommended_key_is_unknown(registry: FakeRegistry) -> None:
    registry.set(r"Recommended\Recommended", "Language", "en")
    assert reasons(read(registry)) == [("Recommended", "recommended", "unknown")]


def test_a_registry_that_cannot_be_read_is_told_and_stops_nothing(registry: FakeRegistry) -> None:
    registry.set("", "Language", "en")
    registry.machine.below(KEY).is_denied = True
    assert reasons(read(registry)) == [("", "", "unreadable")]
    registry.machine.below(KEY).is_denied = False
    registry.machine.below(KEY).breaks_at = 1
    assert (read(registry).enforced, reasons(read(registry))) == ({}, [("", "", "unreadable")])
    assert registry.opened == registry.closed


@pytest.fixture
def full(registry: FakeRegistry) -> FakeRegistry:
    """A registry with something of every shape, at both levels."""
    registry.set("", "PassphraseLength", 14, DWORD)
    registry.set("Packs", "1", "zelfscan")
    registry.set("Packs", "2", "woningscan")
    registry.set("Recommended", "Language", "en")
    for number in ("1", "2"):
        registry.set(rf"Contacts\{number}", "Name", f"Balie {number}")
        registry.set(rf"Contacts\{number}", "Telephone", "000 1234")
    return registry


@pytest.mark.parametrize(
    ("denied", "setting"), [("Packs", "Packs"), ("Contacts", "Contacts"), (r"Contacts\2", "Contacts")]
)
def test_a_key_that_may_not_be_read_falls_out_alone_and_is_told(
    full: FakeRegistry, denied: str, setting: str
) -> None:
    whole = read(full)
    full.machine.below(rf"{KEY}\{denied}").is_denied = True
    policy = read(full)
    assert reasons(policy) == [(setting, "enforced", "unreadable")]
    assert policy.enforced == {name: each for name, each in whole.enforced.items() if name != setting}
    assert policy.recommended == whole.recommended
    assert full.opened == full.closed


def test_a_key_of_nobody_is_not_opened_whoever_may_read_it(full: FakeRegistry) -> None:
    whole = read(full)
    for name in ("Vendor", "Language"):
        full.machine.below(rf"{KEY}\{name}").is_denied = True
    policy = read(full)
    assert reasons(policy) == [("Vendor", "enforced", "unknown"), ("Language", "enforced", "wrong-type")]
    assert policy.enforced == whole.enforced


def test_proposals_that_may_not_be_read_are_told_and_what_is_fixed_holds(full: FakeRegistry) -> None:
    whole = read(full)
    full.machine.below(rf"{KEY}\Recommended").is_denied = True
    policy = read(full)
    assert (policy.enforced, policy.recommended) == (whole.enforced, {})
    (refused,) = policy.refused
    assert (refused.name, refused.level, refused.reason) == ("", "recommended", "unreadable")
    place, why = refused_words(refused, policy)
    assert (place, why) == (PLACE, "Dit programma kan de voorstellen niet lezen. Die tellen niet.")


def test_a_key_that_goes_while_it_is_read_takes_nothing_else_with_it(full: FakeRegistry) -> None:
    whole = read(full)
    for name in ("Packs", "Recommended", r"Contacts\1"):
        full.machine.below(rf"{KEY}\{name}").is_gone = True
    policy = read(full)
    assert policy.enforced == {"PassphraseLength": 14, "Contacts": whole.contacts[1:]}
    assert (policy.recommended, policy.refused) == ({}, ())
    assert full.opened == full.closed


def test_a_list_that_is_cut_off_does_not_pass_for_the_whole_list(full: FakeRegistry) -> None:
    full.machine.below(rf"{KEY}\Packs").breaks_at = 1
    policy = read(full)
    assert policy.packs == ()
    assert reasons(policy) == [("Packs", "enforced", "unreadable")]
    assert policy.passphrase_length == 14


_NAMES = st.sampled_from([each.id for each in SETTINGS] + ["Recommended", "", "x"])
_VALUES = st.one_of(
    st.tuples(st.text(max_size=30), st.sampled_from([1, 2])),
    st.tuples(st.integers(0, 2**32 - 1), st.sampled_from([4, 11])),
    st.tuples(st.lists(st.text(max_size=10), max_size=4), st.just(7)),
    st.tuples(st.none() | st.binary(max_size=10), st.sampled_from([0, 3])),
)


_PATHS = st.lists(_NAMES.filter(bool), max_size=3)
_BROKEN = st.fixed_dictionaries(
    {"is_denied": st.booleans(), "is_gone": st.booleans(), "breaks_at": st.none() | st.integers(0, 3)}
)


@given(
    st.lists(st.tuples(_PATHS, _NAMES, _VALUES), max_size=12),
    st.lists(st.tuples(_PATHS, _BROKEN), max_size=3),
)
def test_whatever_stands_in_the_registry_the_program_goes_on(
    entries: list[tuple[list[str], str, tuple[object, int]]],
    broken: list[tuple[list[str], dict[str, object]]],
) -> None:
    registry = FakeRegistry()
    for path, name, (value, kind) in entries:
        registry.set("\\".join(path), name, value, kind)
    for path, how in broken:
        vars(registry.machine.below("\\".join([KEY, *path]))).update(how)
    assert isinstance(read(registry), Policy)
    assert registry.opened == registry.closed
