"""Conditions have three outcomes, so that nothing is asked or promised on a guess."""

import pytest
from pydantic import ValidationError

from tests.builders import all_of, any_of, is_, not_
from zelfscan.core.condition import All, as_data, gates, hiding_items, holds, truth

KNOWN = {"a": "yes", "b": "no", "open": "unknown"}


def option_of(item):
    return KNOWN.get(item)


YES, NO, OPEN, HIDDEN = is_("a", "yes"), is_("b", "yes"), is_("open", "yes"), is_("hidden", "yes")


@pytest.mark.parametrize(
    ("condition", "outcome"),
    [
        (None, True),
        (YES, True),
        (NO, False),
        (OPEN, None),
        (HIDDEN, None),
        (is_("open", "unknown"), True),
        (all_of(YES, YES), True),
        (all_of(YES, OPEN), None),
        (all_of(NO, OPEN), False),
        (any_of(NO, YES), True),
        (any_of(NO, OPEN), None),
        (any_of(NO, NO), False),
        (not_(YES), False),
        (not_(NO), True),
        (not_(OPEN), None),
    ],
)
def test_a_condition_holds_fails_or_cannot_be_told(condition, outcome):
    assert truth(condition, option_of) is outcome
    assert holds(condition, option_of) is (outcome is True)


def test_gates_are_named_once_in_order():
    assert gates(all_of(YES, any_of(NO, not_(YES)))) == ("a", "b")
    assert gates(None) == ()


def test_only_what_keeps_a_condition_from_holding_hides():
    assert hiding_items(all_of(YES, NO), option_of) == ("b",)
    assert hiding_items(any_of(NO, OPEN), option_of) == ("b", "open")
    assert hiding_items(not_(YES), option_of) == ("a",)
    assert hiding_items(YES, option_of) == ()


def test_a_condition_is_written_back_as_it_was_read():
    condition = all_of(YES, not_(any_of(NO, OPEN)))
    data = as_data(condition)
    assert data == {
        "all": [
            {"item": "a", "is": ["yes"]},
            {"not": {"any": [{"item": "b", "is": ["yes"]}, {"item": "open", "is": ["yes"]}]}},
        ]
    }
    assert as_data(None) is None


def test_the_grammar_is_closed():
    with pytest.raises(ValidationError):
        All.model_validate({"all": ({"eval": "1"},)})
    with pytest.raises(ValidationError):
        All.model_validate({"all": ()})
