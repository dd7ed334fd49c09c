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
    registry.refuse_to_open = True
    assert reasons(read(registry)) == [("", "", "unreadable")]


_NAMES = st.sampled_from([each.id for each in SETTINGS] + ["Recommended", "", "x"])
_VALUES = st.one_of(
    st.tuples(st.text(max_size=30), st.sampled_from([1, 2])),
    st.tuples(st.integers(0, 2**32 - 1), st.sampled_from([4, 11])),
    st.tuples(st.lists(st.text(max_size=10), max_size=4), st.just(7)),
    st.tuples(st.none() | st.binary(max_size=10), st.sampled_from([0, 3])),
)


@given(st.lists(st.tuples(st.lists(_NAMES.filter(bool), max_size=3), _NAMES, _VALUES), max_size=12))
def test_whatever_stands_in_the_registry_the_program_goes_on(
    entries: list[tuple[list[str], str, tuple[object, int]]],
) -> None:
    registry = FakeRegistry()
    for path, name, (value, kind) in entries:
        registry.set("\\".join(path), name, value, kind)
    assert isinstance(read(registry), Policy)
    assert registry.opened == registry.closed
