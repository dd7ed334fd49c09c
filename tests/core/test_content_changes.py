import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.presenters.visits import shipped
from zelfscan.core import content_changes as module
from zelfscan.core.content_changes import ContentVerdict, Thing, content_changes
from zelfscan.core.pack import Pack
from zelfscan.packs.library import open_packs
from zelfscan.paths import shipped_questionnaires_folder


def home() -> Pack:
    return shipped().by_id["woningscan"].pack


@cache
def english() -> Pack:
    """Return the same questionnaire as it is read where English is spoken."""
    packs = open_packs(shipped_questionnaires_folder(), "en")
    return next(each.pack for each in packs if each.pack.id == "woningscan")


def changed(pack: Pack, *path: str | int, to: Any) -> Pack:
    """Return a pack with one value other; the rest is as it was."""
    plain = pack.model_dump(mode="json", by_alias=True)
    place: Any = plain
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return Pack.model_validate_json(json.dumps(plain))


def test_between_a_questionnaire_and_itself_nothing_changed() -> None:
    assert content_changes(home(), home()) == ()
    assert content_changes(home(), home().model_copy(deep=True)) == ()


@pytest.mark.parametrize(
    ("thing", "path", "to"),
    [
        ("items", ("items", 3, "question"), "Een andere vraag?"),
        ("items", ("items", 3, "shelf_life_months"), 7),
        ("measures", ("measures", 0, "title"), "Een andere maatregel"),
        ("measures", ("measures", 0, "effort"), 5),
        ("contacts", ("card", "contacts", 1, "number"), "0900-0000"),
        ("regulations", ("regulations", 0, "read_on"), "2027-01-01"),
        ("cutoffs", ("cutoffs", "good"), "81"),
        ("sources", ("sources", 0, "title"), "Een andere titel"),
        ("pack", ("version",), "2027.01"),
        ("pack", ("reviewed_on",), "2027-01-01"),
    ],
)
def test_one_value_that_changed_is_one_change_with_both_values(
    thing: Thing, path: tuple[str | int, ...], to: object
) -> None:
    found = content_changes(home(), changed(home(), *path, to=to))
    assert [(each.thing, each.verdict, len(each.fields)) for each in found] == [(thing, "changed", 1)]
    assert found[0].fields[0].after == str(to)
    assert found[0].fields[0].before not in (None, str(to))


@pytest.mark.parametrize(("is_new", "verdict"), [(True, "new"), (False, "gone")])
def test_a_source_that_came_or_went_is_told_once(is_new: bool, verdict: ContentVerdict) -> None:
    less = home().model_copy(update={"sources": home().sources[:-1]})
    before, after = (less, home()) if is_new else (home(), less)
    found = content_changes(before, after)
    assert [(each.thing, each.id, each.verdict) for each in found] == [
        ("sources", home().sources[-1].id, verdict)
    ]


def test_a_question_says_in_which_section_it_stands() -> None:
    item = home().items[3]
    found = content_changes(home(), changed(home(), "items", 3, "question", to="Anders?"))
    section = next(each.id for each in home().sections if item.id in each.items)
    assert found[0].section == section


def test_another_order_of_the_answers_is_told() -> None:
    item = next(number for number, each in enumerate(home().items) if len(each.options) > 2)
    plain = home().model_dump(mode="json", by_alias=True)["items"][item]["options"]
    found = content_changes(home(), changed(home(), "items", item, "options", to=plain[::-1]))
    assert [each.path for each in found[0].fields] == [("options", "order")]


def test_a_translation_that_changed_is_told_with_the_words_of_that_language() -> None:
    after = changed(english(), "card", "contacts", 0, "title", "translations", to=[["en", "Out of use"]])
    (found,) = content_changes(english(), after)
    assert (found.thing, found.id, found.verdict) == ("contacts", "emergency", "changed")
    assert [(each.path, each.before, each.after) for each in found.fields] == [
        (("title", "in:en"), "Immediate danger", "Out of use")
    ]


def test_a_language_that_only_one_of_both_was_read_in_is_no_change() -> None:
    assert content_changes(home(), english()) == ()
    assert content_changes(english(), home()) == ()


def paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return where in a pack every text and every number stands."""
    if isinstance(value, dict):
        return [each for name, inner in value.items() for each in paths(inner, (*path, name))]
    if isinstance(value, list):
        return [each for number, inner in enumerate(value) for each in paths(inner, (*path, number))]
    return [path]


PLAIN = english().model_dump(mode="json", by_alias=True)
PATHS = paths(PLAIN)


@settings(max_examples=60, deadline=None)
@given(path=st.sampled_from(PATHS))
def test_no_value_can_change_without_being_told(path: tuple[str | int, ...]) -> None:
    """Also a value that makes no sense: what is compared are the values, whatever they mean."""

    def with_it(value: object, steps: tuple[str | int, ...]) -> Any:
        if not steps:
            return f"{value} en meer"
        if isinstance(value, dict):
            return {k: with_it(v, steps[1:]) if k == steps[0] else v for k, v in value.items()}
        assert isinstance(value, list)
        return [with_it(v, steps[1:]) if n == steps[0] else v for n, v in enumerate(value)]

    assert dict(module._leaves(PLAIN, ())) != dict(module._leaves(with_it(PLAIN, path), ()))
