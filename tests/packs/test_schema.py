"""The published JSON Schema takes what authors write, refuses what is no shape of it, and is up to date."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.packs.changing import PACKS
from tests.packs.schemas import SCHEMAS, SHIPPED, as_an_editor_reads, kind_of
from zelfscan.packs.reader import parse, read
from zelfscan.packs.schema import NAMES

ROOT = Path(__file__).resolve().parents[2]
BROKEN = ROOT / "tests" / "data" / "broken-packs"

RIGHT = [path for folder in (SHIPPED, PACKS) for path in sorted(folder.rglob("*.yaml"))]
RIGHT = [path for path in RIGHT if not {"locale", "calibration"} & set(path.parts)]
RIGHT = [path for path in RIGHT if path.stem not in ("example", "never")]
WRONG = (
    "id-missing/broken.yaml",
    "no-list/broken.yaml",
    "unknown-list/broken.yaml",
    "unknown-key/broken.yaml",
    "wrong-kind-of-value/broken.yaml",
    "wrong-number/broken.yaml",
    "scale-and-options/broken.yaml",
    "no-condition/broken.yaml",
    "picture-of-no-question/broken.yaml",
    "scenario-of-no-kind/broken.yaml",
    "effect-without-a-grade/broken.yaml",
    "cutoffs-without-keys/scan/content.yaml",
    "list-in-the-manifest/pack.yaml",
    "route-without-keys/pack.yaml",
    "case-that-is-incomplete/cases/case.yaml",
)


def refusals(kind: str, values: Any) -> list[str]:
    judge = Draft202012Validator(SCHEMAS[kind], format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in judge.iter_errors(as_an_editor_reads(values))]


def test_the_published_files_are_what_the_models_give_now() -> None:
    """After a change of what an author may write: ``python3 dev.py schema``."""
    spec = importlib.util.spec_from_file_location("schema", ROOT / "packaging" / "schema.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = {path.name: path.read_text(encoding="utf-8") for path in (SHIPPED / "schema").iterdir()}
    assert module.files() == written


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_right_has_the_shape(path: Path) -> None:
    assert refusals(kind_of(path), read(path).values) == []


@pytest.mark.parametrize("name", WRONG)
def test_what_has_another_shape_is_refused(name: str) -> None:
    assert refusals(kind_of(BROKEN / name), read(BROKEN / name).values)


ITEM = "items: [{{id: a, question: B, why: C, {0}}}]"
ROUTE = "{{id: a, title: B, minutes: 1, {0}}}"


def content(text: str) -> list[str]:
    return refusals("content", parse(text.encode(), "content.yaml").values)


@pytest.mark.parametrize("number", ["1", "0", "0.25", "1/3", '"0.5"'])
def test_a_number_is_whole_decimal_or_a_fraction(number: str) -> None:
    assert content(ITEM.format(f"scale: yes-no, counts_as: {number}")) == []


@pytest.mark.parametrize("number", ["1/0", "half", "true", "[1]", "1e5"])
def test_anything_else_is_no_number(number: str) -> None:
    assert content(ITEM.format(f"scale: yes-no, counts_as: {number}"))


def test_a_question_has_a_scale_or_its_own_answers() -> None:
    options = "options: [{id: a, text: A}, {id: b, text: B}]"
    assert content(ITEM.format(options)) == []
    assert content(ITEM.format("zone: hal"))
    assert content(ITEM.format(f"scale: yes-no, {options}"))


def test_a_condition_holds_conditions() -> None:
    inside = "{not: {any: [{item: a, is: [b]}, {all: [{item: c, is: [d, e]}]}]}}"
    assert content(ITEM.format(f"scale: yes-no, asked_when: {inside}")) == []
    assert content(ITEM.format("scale: yes-no, asked_when: {item: a, is: b}"))


def test_a_route_names_its_items_by_a_word_or_by_its_stops() -> None:
    def manifest(route: str) -> list[str]:
        values = read(PACKS / "front-desk" / "pack.yaml").values
        return refusals("pack", {**values, "routes": parse(f"[{route}]".encode(), "pack.yaml").values})

    stops = "stops: [{id: a, title: B, items: [c]}]"
    for right in ("items: all", "items: with-adviser", "items: in-the-dark", "items: [a, b]", stops):
        assert manifest(ROUTE.format(right)) == []
    for wrong in ("items: everything", "only: stale"):
        assert manifest(ROUTE.format(wrong))


def test_a_day_is_a_day() -> None:
    source = 'sources: [{{id: a, title: B, url: "", published: n.d., read_on: {0}}}]'
    assert content(source.format("2026-11-23")) == []
    assert content(source.format("gisteren"))


def keys(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from keys(each)


def test_it_explains_keys_in_the_words_of_the_guide() -> None:
    item = SCHEMAS["content"]["$defs"]["Item"]["properties"]
    assert item["hint"]["description"] == "one line on what counts; optional"
    assert SCHEMAS["pack"]["$defs"]["Route"]["properties"]["minutes"]["description"].startswith("an estimate")
    assert "x-exact" not in set(keys(SCHEMAS))
