"""What the models take and refuse: exact numbers, texts, options, effects, the time until help comes."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.builders import (
    a_mishap,
    a_pack,
    a_path,
    a_readiness,
    a_regulation,
    an_adversary,
    an_effect,
    an_item,
    help_in,
    minutes,
    options,
)
from zelfscan.core.condition import truth
from zelfscan.core.element import ElementKind, Reach, ReachOption
from zelfscan.core.frozen import Exact, Slug
from zelfscan.core.questionnaire import AnswerOption, EachOption, ForEach
from zelfscan.core.regulation import regulation_on
from zelfscan.core.response import Responses, answers_to
from zelfscan.core.risk import Effect, effects
from zelfscan.core.text import LocalizedText

EXACT = TypeAdapter(Exact)
SLUG = TypeAdapter(Slug)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (1, Fraction(1)),
        ("1/3", Fraction(1, 3)),
        ("0.10", Fraction(1, 10)),
        (Decimal("0.60"), Fraction(3, 5)),
        (Fraction(2, 3), Fraction(2, 3)),
    ],
)
def test_numbers_are_exact(written, number):
    assert EXACT.validate_python(written) == number
    assert EXACT.validate_json(EXACT.dump_json(number)) == number


@pytest.mark.parametrize(
    "written",
    [
        0.1,
        True,
        None,
        "een",
        "1/0",
        "1/",
        "NaN",
        "Infinity",
        "",
        "1 / 3",
        "1e99999999",
        Decimal("1E+9"),
        10**30,
    ],
)
def test_what_is_not_an_exact_number_is_refused(written):
    with pytest.raises(ValidationError):
        EXACT.validate_python(written)


@pytest.mark.parametrize("name", ["front-door.lock-grade", "2024", "a"])
def test_ids_are_readable(name):
    assert SLUG.validate_python(name) == name


@pytest.mark.parametrize("name", ["", "Front", "a..b", "-a", "a-", "a_b", "../etc", "a b", "a\n"])
def test_other_ids_are_refused(name):
    with pytest.raises(ValidationError):
        SLUG.validate_python(name)


def test_a_plain_text_is_in_the_base_language_and_stands_in_for_what_is_missing():
    plain = LocalizedText.model_validate("Slot")
    assert (str(plain), plain.in_language("en")) == ("Slot", "Slot")
    both = LocalizedText(base="Slot", translations=(("en", "Lock"),))
    assert both.in_language("en") == "Lock"
    assert LocalizedText.model_validate_json(both.model_dump_json()) == both


@pytest.mark.parametrize(
    "pairs", [[0], [None], ["en"], [["en"]], [["en", "Lock", "more"]], [[1, 2]], {"en": 1}]
)
def test_translations_that_are_no_pairs_of_texts_are_refused(pairs):
    with pytest.raises(ValidationError):
        LocalizedText.model_validate({"base": "Slot", "translations": pairs})


def test_an_empty_text_is_refused():
    with pytest.raises(ValidationError):
        LocalizedText.model_validate("  ")


@pytest.mark.parametrize("value", ["-0.1", "1.1", 2])
def test_a_value_lies_between_worst_and_best(value):
    with pytest.raises(ValidationError):
        AnswerOption(id="x", text="x", value=value)


def test_values_never_change_and_unknown_keys_are_refused():
    item = an_item("a")
    with pytest.raises(ValidationError):
        item.weight = 3
    with pytest.raises(ValidationError):
        an_item("a", colour="red")


def test_an_item_knows_its_options_and_span():
    item = an_item("a")
    assert item.option("partly") == options({"partly": "1/3"})[0]
    assert item.option("perhaps") is None
    assert item.span == (0, 1)


@pytest.mark.parametrize(("lower", "central", "upper"), [("0.5", "0.4", 1), (0, "0.6", "0.5"), (0, 0, 2)])
def test_an_effect_is_ordered_and_a_share(lower, central, upper):
    with pytest.raises(ValidationError):
        Effect(item="a", lower=lower, central=central, upper=upper, grade="A")


def test_help_takes_time_however_much_is_saved():
    assert help_in(15, minutes("a", 14)).minutes == 15
    with pytest.raises(ValidationError):
        help_in(15, minutes("a", 10), minutes("b", 5))


def test_a_scenario_names_what_feeds_it_once_and_in_order():
    path = a_path("p", an_effect("b"), delay=(minutes("c", 3),))
    adversary = an_adversary(
        "x", path, deter=(an_effect("a"), an_effect("b")), respond=help_in(9, minutes("d", 1))
    )
    assert adversary.fed_by == ("a", "b", "c", "d")
    assert [effect.item for effect in effects(adversary)] == ["a", "b", "b"]
    assert a_mishap("y", prevent=(an_effect("a"),), escape=(an_effect("b"),)).fed_by == ("a", "b")
    assert a_readiness("z", "b", "a").fed_by == ("b", "a")


def test_a_regulation_holds_from_its_first_to_its_last_day():
    old = a_regulation(id="2021", valid_from=date(2021, 1, 1), valid_until=date(2023, 12, 31))
    both = (old, a_regulation())
    assert regulation_on(both, date(2020, 12, 31)) is None
    assert regulation_on(both, date(2021, 1, 1)) is old
    assert regulation_on(both, date(2023, 12, 31)) is old
    assert regulation_on(both, date(2024, 1, 1)).id == "2024"


def test_a_pack_finds_its_things_by_id():
    pack = a_pack(an_item("a"))
    assert pack.item_by_id["a"].id == "a"
    assert pack.section_of == {"a": "only"}
    assert pack.route("volledig") is pack.routes[0]
    assert pack.route("kort") is None


def test_a_new_answer_leaves_the_old_responses_as_they_were():
    before = Responses({"a": "yes"})
    after = before.with_answer("a", "no")
    assert (before.values["a"], after.values["a"]) == ("yes", "no")


def test_no_condition_always_holds():
    assert truth(None, lambda _: None) is True


def test_a_question_takes_its_options_and_what_it_lets_somebody_leave_open():
    assert answers_to(an_item("door")) == ("yes", "partly", "no", "unknown")
    assert answers_to(an_item("door", unknown=False)) == ("yes", "partly", "no")
    assert answers_to(an_item("door", not_applicable=True))[-1] == "not-applicable"


def one_by_one(*names: str) -> ForEach:
    text = LocalizedText.model_validate("Woorden")
    return ForEach(
        label=text,
        question=text,
        options=tuple(EachOption(id=name, text=text, short=text) for name in names),
    )


def test_an_item_is_asked_of_each_thing_with_answers_of_its_own() -> None:
    item = an_item("lock", repeats="door", each=one_by_one("yes", "no"))
    assert item.each is not None
    assert [option.id for option in item.each.options] == ["yes", "no"]


def test_only_an_item_that_repeats_is_asked_of_each_thing() -> None:
    with pytest.raises(ValidationError, match="only an item that repeats"):
        an_item("lock", each=one_by_one("yes", "no"))


def test_each_thing_has_no_answer_that_the_item_lacks() -> None:
    with pytest.raises(ValidationError, match="only answers that the item itself has"):
        an_item("lock", repeats="door", each=one_by_one("yes", "sometimes"))


def test_what_cannot_be_reached_does_not_count_and_what_is_not_known_does() -> None:
    text = LocalizedText.model_validate("Woorden")
    reach = Reach(
        label=text,
        question=text,
        options=(
            ReachOption(id="yes", text=text, short=text),
            ReachOption(id="no", text=text, short=text, counts=False),
        ),
    )
    kind = ElementKind(id="window", title=text, plural=text, reach=reach)
    assert [kind.counts(answer) for answer in ("yes", "no", "", "unknown")] == [True, False, True, True]
    assert ElementKind(id="window", title=text, plural=text).counts("no")
