"""Each drawing that explains a question is there, can be shown and printed, and is told in words."""

import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from tests.content.cases import QUESTIONNAIRES
from zelfscan.charts.picture import read_picture
from zelfscan.packs.reader import read

_CATALOGUE = QUESTIONNAIRES / "catalogue"
_FOLDER = _CATALOGUE / "pictures"
_FILES = sorted(_FOLDER.iterdir())
_SHAPES = {"circle", "g", "line", "path", "polygon", "rect", "svg", "title"}
_MOST_BYTES = 6_000
_MOST_SENTENCES, _MOST_WORDS, _MOST_WORDS_TOGETHER = 2, 20, 25
each_file = pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)


@cache
def _entries() -> dict[str, Any]:
    path = _CATALOGUE / "pictures.yaml"
    return {entry["id"]: entry for entry in read(path, path.name).values["pictures"]}


@cache
def _questions() -> frozenset[str]:
    """Every question of the catalogue, also of a file that cannot be loaded as a pack just now."""
    found = [read(path, path.name).values.get("items", ()) for path in sorted(_CATALOGUE.rglob("*.yaml"))]
    return frozenset(entry["id"] for entries in found for entry in entries if isinstance(entry, dict))


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text.strip())


def test_every_entry_has_a_file_and_every_file_an_entry() -> None:
    assert {path.name for path in _FILES} == {f"{name}.svg" for name in _entries()}


def test_no_two_entries_share_a_name() -> None:
    path = _CATALOGUE / "pictures.yaml"
    assert len(_entries()) == len(read(path, path.name).values["pictures"])


@each_file
def test_the_window_can_draw_it(path: Path) -> None:
    renderer = QSvgRenderer(QByteArray(path.read_bytes()))
    assert renderer.isValid()
    assert renderer.viewBox().getRect() == (0, 0, 320, 200)


@each_file
def test_the_report_can_draw_it(path: Path) -> None:
    picture = read_picture(path.read_text(encoding="utf-8"))
    assert (picture.width, picture.height, picture.top) == (320, 200, 0)
    assert picture.parts


@each_file
def test_it_holds_shapes_only_and_points_to_nothing_outside(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    elements = list(ElementTree.fromstring(text).iter())
    attributes = {name for element in elements for name in element.attrib}
    assert {element.tag.rpartition("}")[2] for element in elements} <= _SHAPES
    assert not [name for name in attributes if "href" in name or name.startswith("on") or name == "style"]
    assert "url(" not in text and "<!" not in re.sub(r"<!--.*?-->", "", text) and "<?" not in text
    assert text.count("://") == text.count("http://www.w3.org/2000/svg") == 1


@each_file
def test_it_is_small(path: Path) -> None:
    assert path.stat().st_size < _MOST_BYTES


@pytest.mark.parametrize("name", sorted(_entries()))
def test_it_is_told_in_a_few_words(name: str) -> None:
    sentences = _sentences(_entries()[name]["alt"])
    lengths = [len(sentence.split()) for sentence in sentences]
    assert len(sentences) <= _MOST_SENTENCES
    assert max(lengths) <= _MOST_WORDS
    assert sum(lengths) <= _MOST_WORDS_TOGETHER


@pytest.mark.parametrize("name", sorted(_entries()))
def test_it_belongs_to_a_question_that_exists(name: str) -> None:
    items = _entries()[name]["items"]
    assert items
    assert set(items) <= _questions()
