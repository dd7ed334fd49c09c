"""The settings file: kept whole, read with care, and never a reason to stop."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zelfscan.settings.choices import NAMES, Settings
from zelfscan.settings.file import MAX_BYTES, read_settings, write_settings

LARGE = Settings("en", 200, "dark", single_keys=False, rest_minutes=1, hide_from_captures=False)


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.json") == Settings()


def test_what_was_set_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    assert write_settings(path, LARGE)
    assert read_settings(path) == LARGE
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX")
def test_only_the_person_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    write_settings(path, LARGE)
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_one_bad_value_does_not_take_the_others_along(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(
        json.dumps({"text_size": 200, "language": "fr", "colours": 7, "rest_minutes": 0.0, "other": [1]})
    )
    assert read_settings(path) == Settings(text_size=200)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "7", "null", '"x"', "[" * 100_000, "{" * 5_000, "\x00", " " * (MAX_BYTES + 1)]
)
def test_a_file_that_makes_no_sense_is_as_good_as_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content)
    assert read_settings(path) == Settings()
    assert path.read_text() == content


def test_a_file_that_is_no_text_or_no_file_is_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"\xff\xfe\x80")
    assert read_settings(path) == Settings()
    assert read_settings(tmp_path) == Settings()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_in_its_place_does_not_keep_anybody_waiting(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    os.mkfifo(path)
    assert read_settings(path) == Settings()


def test_where_nothing_can_be_kept_it_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    assert not write_settings(tmp_path / "taken" / "settings.json", LARGE)
    (tmp_path / "settings.json").mkdir()
    assert not write_settings(tmp_path / "settings.json", LARGE)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["settings.json", "taken"]


def test_the_lock_after_a_time_cannot_be_switched_off(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for wish in (-1, 60, 10**9, None, False, "never"):
        path.write_text(json.dumps({"rest_minutes": wish}))
        assert read_settings(path).minutes_to_lock(is_adviser=False) == 5
        assert read_settings(path).minutes_to_lock(is_adviser=True) == 15


def test_a_setting_that_cannot_be_is_refused() -> None:
    assert Settings().changed(text_size=150).text_size == 150
    with pytest.raises(ValueError):
        Settings().changed(text_size=110)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    st.sampled_from(NAMES),
)
def test_any_json_in_any_setting_gives_settings(value: Any, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        path.write_text(json.dumps({"text_size": 150, name: value}))
        found = read_settings(path)
    assert name == "text_size" or found.text_size == 150
