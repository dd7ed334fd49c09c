"""Copies of newer questionnaires that were looked at and not chosen, and drawings that differ."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.packs.contents import KEYS, PROGRAM, TERMS, newer_content
from tests.presenters.visits import shipped
from zelfscan.core.pack import Pack
from zelfscan.errors.content_update import ContentRefused
from zelfscan.packs.content_folder import (
    changed_drawings,
    drop,
    looked_through,
    remove_drafts,
    stage,
)

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return newer_content(tmp_path_factory.mktemp("content") / "newer")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "own" / "content"


def used() -> tuple[Pack, ...]:
    return tuple(each.pack for each in shipped().by_id.values())


def drawings(folder: Path, **drawn: str) -> Path:
    pictures = folder / "catalogue" / "pictures"
    pictures.mkdir(parents=True)
    for name, content in drawn.items():
        (pictures / f"{name}.svg").write_text(content, encoding="utf-8")
    return folder


def test_a_folder_can_be_looked_through_without_a_copy_of_it(folder: Path, place: Path) -> None:
    found = looked_through(folder, TERMS, used())
    assert found.key == KEYS[0]
    assert not place.exists()


def test_looking_through_refuses_what_would_not_be_taken(folder: Path) -> None:
    older = replace(TERMS, program="0.0.1")
    assert older.program != PROGRAM
    with pytest.raises(ContentRefused):
        looked_through(folder, older, used())


def test_what_is_not_chosen_is_thrown_away(folder: Path, place: Path) -> None:
    drop(stage(folder, place, TERMS, used()))
    assert list(place.iterdir()) == []


def test_what_a_program_that_ended_had_looked_at_is_thrown_away(folder: Path, place: Path) -> None:
    stage(folder, place, TERMS, used())
    (place / "van mij.txt").write_text("blijft")
    remove_drafts(place)
    assert [each.name for each in place.iterdir()] == ["van mij.txt"]


def test_drawings_are_compared_by_what_is_in_the_file(tmp_path: Path) -> None:
    old = drawings(tmp_path / "old", same=DRAWING, other=DRAWING, gone=DRAWING)
    new = drawings(tmp_path / "new", same=DRAWING, other=DRAWING.replace("M0", "M1"), new=DRAWING)
    assert changed_drawings(old, new) == {"other": "changed", "gone": "gone", "new": "new"}


def test_a_drawing_that_cannot_be_read_counts_as_changed(tmp_path: Path) -> None:
    old, new = drawings(tmp_path / "old", a=DRAWING), drawings(tmp_path / "new")
    (new / "catalogue" / "pictures" / "a.svg").mkdir()
    assert changed_drawings(old, new) == {"a": "changed"}
