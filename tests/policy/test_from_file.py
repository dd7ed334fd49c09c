"""The policy as a file: only the administrator of the computer makes one, and no file stops the program."""

import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zelfscan.policy.from_file import MAX_BYTES, read_file
from zelfscan.policy.policy import Policy, settled
from zelfscan.policy.raw import Refused
from zelfscan.policy.values import Surroundings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="on Windows the policy is in the registry")
HERE = Surroundings("linux", {}, lambda: Path("/home/someone"))
GOOD = {"enforced": {"Language": "en"}, "recommended": {"IdleLockMinutes": 3}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "zelfscan"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    return folder / "policy.json"


def write(path: Path, content: object) -> None:
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    path.chmod(0o644)


def read(path: Path) -> Policy:
    """Read as the program does, with who runs the test for the administrator."""
    return settled(read_file(path, os.getuid()), HERE)


def reasons(policy: Policy) -> list[tuple[str, str, str]]:
    return [(each.name, each.level, each.reason) for each in policy.refused]


def test_without_a_file_or_its_folder_there_is_no_policy_and_nothing_to_say(path: Path) -> None:
    assert read(path) == Policy()
    assert read(path.parent / "nowhere" / path.name) == Policy()
    assert read(path).is_empty()


def test_a_file_gives_both_levels_and_says_where_it_stands(path: Path) -> None:
    write(path, GOOD)
    policy = read(path)
    assert (policy.where, policy.place, policy.refused) == ("file", str(path), ())
    assert (policy.language, policy.usual_lock, policy.latest_lock) == ("en", 3, None)


def test_an_editor_of_windows_may_begin_the_file_with_its_mark(path: Path) -> None:
    write(path, b"\xef\xbb\xbf" + json.dumps(GOOD).encode())
    assert read(path).language == "en"


@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666])
def test_a_file_that_others_can_write_is_refused_whole(path: Path, mode: int) -> None:
    write(path, GOOD)
    path.chmod(mode)
    assert reasons(read(path)) == [("", "", "writable")]
    assert read(path).enforced == {}


@pytest.mark.parametrize("mode", [0o775, 0o757])
def test_a_folder_that_others_can_write_is_as_bad(path: Path, mode: int) -> None:
    write(path, GOOD)
    path.parent.chmod(mode)
    assert reasons(read(path)) == [("", "", "writable")]


def test_a_file_of_another_owner_is_refused_whole(path: Path) -> None:
    write(path, GOOD)
    somebody_else = os.getuid() + 1
    assert settled(read_file(path, somebody_else), HERE).refused == (Refused("", "", "not-owned"),)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_a_file_that_a_user_made_in_a_folder_of_root_is_refused_whole(path: Path) -> None:
    write(path, GOOD)
    os.chown(path, 1000, 1000)
    assert reasons(settled(read_file(path), HERE)) == [("", "", "not-owned")]
    os.chown(path, 0, 1000)
    assert settled(read_file(path), HERE).language == "en"


def test_a_link_is_refused_whatever_it_leads_to(path: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere.json", GOOD)
    path.symlink_to(tmp_path / "elsewhere.json")
    assert reasons(read(path)) == [("", "", "not-a-file")]
    linked = tmp_path / "linked"
    linked.symlink_to(path.parent)
    path.unlink()
    write(path, GOOD)
    assert reasons(read(linked / path.name)) == [("", "", "not-a-file")]


def test_a_pipe_a_folder_and_a_device_keep_nobody_waiting(path: Path) -> None:
    os.mkfifo(path, 0o644)
    assert reasons(read(path)) == [("", "", "not-a-file")]
    path.unlink()
    path.mkdir()
    assert reasons(read(path)) == [("", "", "not-a-file")]


def test_a_file_of_fifty_megabytes_is_not_read(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)
    path.chmod(0o644)
    assert reasons(read(path)) == [("", "", "too-large")]
    write(path, b" " * (MAX_BYTES - 2) + b"{}")
    assert read(path).refused == ()


def test_a_file_that_nobody_may_read_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> int:  # root reads everything, so the system is to refuse by order
        raise PermissionError

    write(path, GOOD)
    assert read(path).refused == ()
    monkeypatch.setattr(os, "open", refuse)
    assert reasons(read(path)) == [("", "", "unreadable")]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"enforced": }',
        b"[" * 50_000,
        b'{"a":' * 15_000,
        b'{"enforced": {"IdleLockMinutes": ' + b"9" * 6_000 + b"}}",
    ],
)
def test_what_is_no_json_is_refused_whole(path: Path, content: bytes) -> None:
    write(path, content)
    assert reasons(read(path)) == [("", "", "not-json")]


@pytest.mark.parametrize("content", [[], 7, None, "x", {"enforced": []}, {"recommended": "x"}])
def test_what_has_no_levels_is_refused_whole(path: Path, content: object) -> None:
    write(path, content)
    assert reasons(read(path)) == [("", "", "not-levels")]


def test_a_level_that_is_there_twice_is_refused_whole(path: Path) -> None:
    write(path, b'{"enforced": {"Language": "en"}, "enforced": {"Language": "nl"}}')
    assert reasons(read(path)) == [("", "", "not-levels")]


def test_a_setting_that_is_there_twice_falls_out_alone(path: Path) -> None:
    write(path, b'{"enforced": {"Language": "en", "Language": "nl", "PassphraseLength": 12}}')
    assert reasons(read(path)) == [("Language", "enforced", "twice")]
    assert read(path).passphrase_length == 12


@pytest.mark.parametrize(
    "value", [b"NaN", b"Infinity", b"-Infinity", b"1.0", b"1e3", b"true", b"null", b'"5"']
)
def test_only_a_whole_number_is_a_number(path: Path, value: bytes) -> None:
    write(path, b'{"enforced": {"IdleLockMinutes": ' + value + b', "Language": "en"}}')
    assert reasons(read(path)) == [("IdleLockMinutes", "enforced", "wrong-type")]
    assert read(path).language == "en"


def test_a_name_that_nobody_knows_is_told_and_cut(path: Path) -> None:
    write(path, {"enforced": {"Spy": 1, "x" * 500: 2, "a\nb\u202e": 3}, "other": {}, "Language": "en"})
    found = read(path)
    assert {reason for _name, _level, reason in reasons(found)} == {"unknown"}
    names = [each.name for each in found.refused]
    assert "Spy" in names and "other" in names and "Language" in names
    assert all(len(name) <= 62 and name.isprintable() for name in names)


def test_a_name_that_is_empty_is_told_as_such_and_not_for_the_whole_file(path: Path) -> None:
    write(path, {"enforced": {"": 1}, "": {}, "y" * 500: 1})
    assert [each.name for each in read(path).refused] == ['""', f"{'y' * 60} …", '""']
    assert {each.reason for each in read(path).refused} == {"unknown"}


def test_of_thousands_of_unknown_names_only_the_first_are_told(path: Path) -> None:
    write(path, {"enforced": {f"x{number}": 1 for number in range(3_000)}})
    assert len(read(path).refused) == 50


def test_reading_writes_nothing_and_changes_no_rights(path: Path) -> None:
    write(path, GOOD)
    before = path.read_bytes(), stat.S_IMODE(path.stat().st_mode), sorted(path.parent.iterdir())
    read(path)
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode), sorted(path.parent.iterdir())) == before


@given(st.binary(max_size=300))
def test_whatever_stands_in_the_file_the_program_goes_on(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("etc")
    write(folder / "policy.json", content)
    raw = read_file(folder / "policy.json", os.getuid())
    assert isinstance(settled(raw, HERE), Policy)


_ANYTHING: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["enforced", "recommended", "x"]), _ANYTHING))
def test_whatever_json_stands_in_the_file_the_program_goes_on(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("etc")
    write(folder / "policy.json", content)
    assert isinstance(settled(read_file(folder / "policy.json", os.getuid()), HERE), Policy)
