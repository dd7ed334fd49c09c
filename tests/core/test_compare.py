"""What changed between two scans, apart for the answers and for the content."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    TODAY,
    a_fact,
    a_measure,
    a_pack,
    a_path,
    a_readiness,
    a_section,
    advises,
    an_adversary,
    an_effect,
    an_item,
    judge,
    responses,
)
from tests.core.packs_at_random import answered, packs
from zelfscan.core.assessment import assess
from zelfscan.core.compare import Change, Comparison, compare, fitting
from zelfscan.core.element import Element, ElementKind
from zelfscan.core.pack import Pack
from zelfscan.core.response import Responses
from zelfscan.core.text import LocalizedText

DOOR = ElementKind(id="door", title=LocalizedText(base="deur"), plural=LocalizedText(base="deuren"))
LOCK = an_item("lock", advises=(advises("locks"),))
LAMP = an_item("lamp")


def a_home(*items, share="0.5", **changes) -> Pack:
    burglary = an_adversary("burglary", a_path("door", an_effect("lock", share)))
    scenarios = (burglary, a_readiness("ready", "lamp"))
    return a_pack(
        *(items or (LOCK, LAMP)),
        **{"scenarios": scenarios, "measures": (a_measure("locks"),), "element_kinds": (DOOR,), **changes},
    )


def told(changes: tuple[Change, ...]) -> dict[str, str]:
    return {f"{each.kind} {each.id}": each.verdict for each in changes}


def between(
    before: Responses, after: Responses, old: Pack | None = None, new: Pack | None = None
) -> Comparison:
    pack = old or a_home()
    return compare(judge(pack, before), judge(new or pack, after))


def test_the_same_answers_to_the_same_content_change_nothing():
    answers = responses(lock="no", lamp="yes")
    assert between(answers, answers) == Comparison((), (), (), ())


def test_a_better_answer_makes_its_section_and_its_risk_better_and_ends_its_measure():
    found = between(responses(lock="no", lamp="yes"), responses(lock="yes", lamp="yes"))
    assert told(found.by_answers) == {
        "overall overall": "better",
        "section only": "better",
        "risk burglary": "better",
        "measure locks": "gone",
    }
    assert found.by_content == ()
    risk = next(each for each in found.by_answers if each.kind == "risk")
    assert risk.before is not None and risk.after is not None
    assert (risk.before.high, risk.after.high) == (1, Fraction(1, 2))


def test_a_worse_answer_makes_them_worse_and_brings_its_measure_back():
    found = between(responses(lock="yes", lamp="yes"), responses(lock="no", lamp="no"))
    assert told(found.by_answers) == {
        "overall overall": "worse",
        "section only": "worse",
        "risk burglary": "worse",
        "readiness ready": "worse",
        "measure locks": "new",
    }


def test_other_content_with_the_same_answers_is_a_change_of_the_content_alone():
    answers = responses(lock="yes", lamp="yes")
    found = between(answers, answers, a_home(share="0.5"), a_home(share="0.6"))
    assert told(found.by_content) == {"risk burglary": "better"}
    assert found.by_answers == ()


def test_where_only_the_other_end_moves_that_one_decides():
    found = between(responses(lamp="yes"), responses(lock="partly", lamp="yes"))
    assert told(found.by_answers)["risk burglary"] == "better"
    same_worst = between(responses(lock="unknown", lamp="yes"), responses(lock="no", lamp="yes"))
    assert told(same_worst.by_answers)["risk burglary"] == "worse"
    assert told(same_worst.by_answers)["section only"] == "worse"


def test_what_comes_or_goes_with_the_content_is_new_or_gone():
    smoke = an_item("smoke")
    more = a_home(
        LOCK,
        LAMP,
        smoke,
        sections=(a_section("only", "lock", "lamp"), a_section("fire", "smoke")),
        scenarios=(an_adversary("arson", a_path("door", an_effect("lock"))),),
    )
    answers = responses(lock="yes", lamp="yes", smoke="yes")
    there = told(between(answers, answers, a_home(), more).by_content)
    assert there == {
        "section fire": "new",
        "risk burglary": "gone",
        "readiness ready": "gone",
        "risk arson": "new",
    }
    back = told(between(answers, answers, more, a_home()).by_content)
    assert (back["section fire"], back["risk burglary"]) == ("gone", "new")


def test_a_section_without_a_score_on_either_side_is_no_change():
    sections = (a_section("s", "lock", "lamp"), a_section("f", "shed"))
    pack = a_home(LOCK, LAMP, a_fact("shed"), sections=sections)
    answers = responses(lock="yes", lamp="yes", shed="no")
    assert between(answers, answers, pack, pack) == Comparison((), (), (), ())


def test_a_measure_that_was_done_is_gone_from_what_is_to_be_done():
    pack, answers = a_home(), responses(lock="no", lamp="yes")
    found = compare(judge(pack, answers, {"locks": "planned"}), judge(pack, answers, {"locks": "done"}))
    assert told(found.by_answers)["measure locks"] == "gone"
    assert told(found.by_answers)["risk burglary"] == "better"
    assert found.by_content == ()


def test_every_answer_that_differs_is_named_with_the_way_it_went():
    pack = a_home(LOCK, LAMP, a_fact("shed"), an_item("smoke"), an_item("exit"))
    before = responses(lock="no", lamp="yes", shed="no", smoke="yes")
    after = responses(lock="partly", lamp="no", shed="yes", exit="no")
    found = between(before, after, pack, pack)
    assert [(each.item, each.before, each.after, each.verdict) for each in found.answers] == [
        ("lock", "no", "partly", "better"),
        ("lamp", "yes", "no", "worse"),
        ("shed", "no", "yes", None),
        ("smoke", "yes", None, "gone"),
        ("exit", None, "no", "new"),
    ]


def test_to_and_from_unknown_is_neither_better_nor_worse():
    found = between(responses(lock="unknown", lamp="yes"), responses(lock="yes", lamp="unknown"))
    assert [each.verdict for each in found.answers] == [None, None]


def test_answers_with_the_same_value_differ_without_being_better_or_worse():
    glass = an_item("glass", {"p3a": "2/3", "p2a": "2/3", "none": 0, "p4a": 1})
    pack = a_home(LOCK, LAMP, glass)
    found = between(responses(glass="p3a"), responses(glass="p2a"), pack, pack)
    assert [(each.item, each.verdict) for each in found.answers] == [("glass", None)]
    assert found.by_answers == ()


def test_answers_of_elements_are_compared_element_by_element():
    pack = a_home(LOCK.model_copy(update={"repeats": "door"}), LAMP)

    def doors(**locks: str) -> Responses:
        found = (Element(name, "door", name, {"lock": to}) for name, to in locks.items())
        return Responses(elements=tuple(found))

    found = between(doors(front="no", back="yes"), doors(front="yes", side="no"), pack, pack)
    assert [(each.element, each.before, each.after, each.verdict) for each in found.answers] == [
        ("front", "no", "yes", "better"),
        ("back", "yes", None, "gone"),
        ("side", None, "no", "new"),
    ]


def test_what_the_new_content_does_not_take_is_dropped_and_named():
    other = an_item("lock", {"good": 1, "bad": 0}, unknown=False)
    answers = Responses(
        {"lock": "yes", "lamp": "yes", "gone": "yes"},
        elements=(
            Element("front", "door", "", {"lock": "yes", "lamp": "no"}),
            Element("boat", "boat", "", {}),
        ),
    )
    kept, dropped = fitting(answers, a_home(other, LAMP))
    assert dropped == ("lock", "gone")
    assert kept == Responses({"lamp": "yes"}, elements=(Element("front", "door", "", {"lamp": "no"}),))


def test_unknown_and_not_applicable_fit_only_where_they_may_be_answered():
    sure = an_item("lock", unknown=False)
    absent = an_item("lamp", not_applicable=True)
    given = responses(lock="unknown", lamp="not-applicable")
    assert fitting(given, a_home(sure, absent)) == (responses(lamp="not-applicable"), ("lock",))
    assert fitting(given, a_home(LOCK, LAMP)) == (responses(lock="unknown"), ("lamp",))


def test_dropped_answers_are_told_in_a_comparison():
    other = a_home(an_item("lock", {"good": 1, "bad": 0}), LAMP)
    found = between(responses(lock="yes", lamp="yes"), responses(lock="good", lamp="yes"), a_home(), other)
    assert found.dropped == ("lock",)
    assert [(each.item, each.before, each.after) for each in found.answers] == [("lock", None, "good")]


@settings(max_examples=30)
@given(packs(), st.data())
def test_both_steps_together_are_the_whole_difference(pack, data):
    weights = tuple(item.model_copy(update={"weight": item.weight + 1}) for item in pack.items)
    newer = pack.model_copy(update={"items": weights})
    old = assess(pack, pack.routes[0], data.draw(answered(pack)), TODAY)
    new = assess(newer, newer.routes[0], data.draw(answered(newer)), TODAY)
    found = compare(old, new)
    at_first = {("overall", "overall"): old.overall, **{("section", each.id): each for each in old.sections}}
    at_last = {("overall", "overall"): new.overall, **{("section", each.id): each for each in new.sections}}
    for first, middle, last in _steps(found, at_first, at_last):
        assert (first.low, first.high) == middle[0]
        assert middle[1] == middle[2]
        assert (last.low, last.high) == middle[3]


def _steps(found, at_first, at_last):
    by_content, by_answers = (
        {(each.kind, each.id): each for each in changes if each.kind in ("overall", "section")}
        for changes in (found.by_content, found.by_answers)
    )
    for key in by_content.keys() & by_answers.keys():
        one, two = by_content[key], by_answers[key]
        if None not in (one.before, one.after, two.before, two.after):
            ends = [(each.low, each.high) for each in (one.before, one.after, two.before, two.after)]
            yield at_first[key], ends, at_last[key]


def test_a_comparison_keeps_the_day_of_the_later_scan():
    early = replace(judge(a_home(), responses(lock="no")), day=TODAY.replace(year=2025))
    assert compare(early, judge(a_home(), responses(lock="no"))) == Comparison((), (), (), ())
