"""Nested groups score as in XCCDF, which also keeps apart what does not count and what is not known.

The default model of XCCDF 1.2 (NIST IR 7275r4, table 40) was written down anew from the standard and compared
with OpenSCAP (src/XCCDF/result_scoring.c). A group is a section here, and a rule an item. What XCCDF does not
count is left out of ours; what earns nothing there is the lower end of our band. Its mean over the groups is
half of our whole; the other half is the least section.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_fact, a_pack, a_section, an_item, is_, judge
from tests.cli_runs import ROOT
from zelfscan.core.assessment import Assessment
from zelfscan.core.questionnaire import Item, Route
from zelfscan.core.response import Responses
from zelfscan.core.text import LocalizedText
from zelfscan.packs.loader import load

Rule = tuple[int, str]
"""The weight and the result of a rule."""
Group = tuple[int, Sequence["Rule | Group"]]
"""The weight and the content of a group."""

_LEFT_OUT = ("notapplicable", "notchecked", "informational", "notselected")
_OPEN = ("unknown", "error")
_RESULTS = ("pass", "fixed", "fail", *_OPEN, *_LEFT_OUT)
# An error is a question without an answer. What is not here is hidden, a fact, or outside the route.
_ANSWERS = {
    "pass": "yes",
    "fixed": "yes",
    "fail": "no",
    "unknown": "unknown",
    "notapplicable": "not-applicable",
}


def xccdf_default(node: "Rule | Group") -> Fraction | None:
    """Return the default score of a rule or group, 0 to 100; none where nothing in it counts."""
    _, content = node
    if isinstance(content, str):
        if content in _LEFT_OUT:
            return None
        return Fraction(100 if content in ("pass", "fixed") else 0)
    scores = [(child[0], score) for child in content if (score := xccdf_default(child)) is not None]
    if not scores:
        return None
    return sum((weight * score for weight, score in scores), Fraction(0)) / sum(w for w, _ in scores)


def benchmark(*groups: Group) -> Group:
    return (1, groups)


def hopeful(node: "Rule | Group") -> "Rule | Group":
    """Let everything that is still open have passed."""
    weight, content = node
    if isinstance(content, str):
        return (weight, "pass" if content in _OPEN else content)
    return (weight, [hopeful(child) for child in content])


def _rule(name: str, weight: int, result: str) -> Item:
    """Make an item that can have every result but those that need something around it."""
    if result == "informational":
        return a_fact(name)
    asked_when = is_("checked", "yes") if result == "notchecked" else None
    values = {"yes": 1, "no": 0}
    return an_item(name, values, weight=weight, not_applicable=True, counts_as=1, asked_when=asked_when)


def as_scored(groups: Sequence[Group]) -> Assessment:
    """Let the program score groups of rules."""
    items, answers = [a_fact("checked", "yes", "no", void=("no",))], {"checked": "no"}
    sections, route = [], ["checked"]
    for at, (group_weight, content) in enumerate(groups):
        names = []
        for number, (weight, result) in enumerate(content):
            assert isinstance(result, str)
            names.append(f"rule-{at}.{number}")
            items.append(_rule(names[-1], weight, result))
            if result != "notselected":
                route.append(names[-1])
            if result in _ANSWERS:
                answers[names[-1]] = _ANSWERS[result]
        sections.append(a_section(f"group-{at}", *names, weight=group_weight))
    asked = Route(id="volledig", title=LocalizedText(base="Volledig"), minutes=1, items=tuple(route))
    everything = (a_section("situation", "checked"), *sections)
    return judge(a_pack(*items, sections=everything, routes=(asked,)), Responses(answers))


def mean_part(least: Fraction | None, sections: Sequence[Fraction | None]) -> Fraction | None:
    """Take the mean out of an overall score, which is half the mean and half the least section."""
    scores = [score for score in sections if score is not None]
    return None if least is None else 2 * least - min(scores)


def same_as_xccdf(groups: Sequence[Group]) -> None:
    """Compare both ends of every section, and of the mean part of the whole, with the standard."""
    found = as_scored(groups)
    _, *sections = found.sections
    for score, group in zip(sections, groups, strict=True):
        assert (score.low, score.high) == (xccdf_default(group), xccdf_default(hopeful(group))), score.id
    whole = benchmark(*groups)
    assert mean_part(found.overall.low, [each.low for each in sections]) == xccdf_default(whole)
    assert mean_part(found.overall.high, [each.high for each in sections]) == xccdf_default(hopeful(whole))


def rules(weight: int, *written: str) -> Group:
    """Make a group of rules that are written as a result, or as a weight and a result."""
    parts = [rule.split() for rule in written]
    return (weight, [(int(part[0]) if len(part) == 2 else 1, part[-1]) for part in parts])


@pytest.mark.parametrize(
    ("groups", "score"),
    [
        ([rules(1, "pass", "fail")], Fraction(50)),
        ([rules(1, "3 pass", "fail")], Fraction(75)),
        # A group is scored by itself first: three rules do not outvote one.
        ([rules(1, "pass"), rules(1, "fail", "fail", "fail")], Fraction(50)),
        ([rules(1, "pass"), rules(3, "fail")], Fraction(25)),
        # What is unknown or in error earns nothing, as a fault does.
        ([rules(1, "pass", "unknown", "error", "fail")], Fraction(25)),
        ([rules(1, "fixed", "unknown")], Fraction(50)),
        # What does not apply, was not looked at, only informs or was not chosen is not there at all.
        (
            [rules(1, "pass", "9 notapplicable", "9 notchecked", "9 informational", "9 notselected")],
            Fraction(100),
        ),
        # A group in which nothing counts is gone, with its weight.
        ([rules(1, "pass", "fail"), rules(9, "notapplicable", "notselected")], Fraction(50)),
        (
            [rules(2, "pass"), rules(5, "notchecked"), rules(7, "informational"), rules(1, "2 pass", "fail")],
            Fraction(800, 9),
        ),
        # Where nothing counts there is no score. OpenSCAP prints 0 for such a benchmark; that says too much.
        ([rules(1, "notapplicable"), rules(1, "notchecked")], None),
    ],
)
def test_groups_score_as_in_the_default_model_of_xccdf(groups: list[Group], score: Fraction | None) -> None:
    assert xccdf_default(benchmark(*groups)) == score
    same_as_xccdf(groups)


def test_a_result_of_each_pair_of_kinds_counts_as_in_xccdf() -> None:
    for first, second in product(_RESULTS, _RESULTS):
        same_as_xccdf([rules(2, f"3 {first}", f"4 {second}"), rules(5, second)])


_RULES = st.lists(st.tuples(st.integers(1, 9), st.sampled_from(_RESULTS)), min_size=1, max_size=6)


@given(st.lists(st.tuples(st.integers(1, 9), _RULES), min_size=1, max_size=5))
def test_any_groups_of_rules_score_as_in_xccdf(groups: list[Group]) -> None:
    same_as_xccdf(groups)


OPENSCAP = {
    "settings": rules(1, "fail"),
    "updating": rules(1, "pass", "pass"),
    "folders": rules(1, "fail", "pass", "pass", "pass"),
    "logins": rules(1, "notchecked", "fail", "pass", "notselected", "notselected", "pass", "notselected"),
    "storage": rules(1, "fail", "pass", "notselected", "pass"),
    "expiration": rules(1, "fail", "fail", "fail", "pass"),
    "time": rules(1, "fail", "fail"),
    "server": rules(1, "fail", "pass", "fail", "fail"),
    "intro": rules(1, "notselected"),
}
"""Lowest groups of OpenSCAP's tests/API/XCCDF/unittests/test_xccdf_overrides.arf.xml, with their results."""


def test_a_benchmark_of_nested_groups_has_the_score_that_openscap_published() -> None:
    part = OPENSCAP.__getitem__
    accounts = (1, [(1, [part("logins"), part("storage"), part("expiration")])])
    system = (1, [part("settings"), (1, [part("updating")]), (1, [part("folders")]), accounts])
    services = (1, [part("time"), (1, [part("server")])])
    reference = xccdf_default(benchmark((1, [part("intro")]), system, services))
    assert reference == Fraction(625, 18)

    given_as = {"pass": "yes", "fail": "no", "notchecked": "not-applicable"}
    answers = {
        f"{name}.{at}": given_as[result]
        for name, (_, content) in OPENSCAP.items()
        for at, (_, result) in enumerate(content, start=1)
        if isinstance(result, str) and result != "notselected"
    }
    found = judge(load(ROOT / "tests" / "data" / "packs" / "nested-groups").pack, Responses(answers))
    lows = {score.id: score.low for score in found.sections}
    assert lows == {name: xccdf_default(group) for name, group in OPENSCAP.items()}
    mean = mean_part(found.overall.low, list(lows.values()))
    assert mean == reference
    # OpenSCAP counts in floats of 32 bits and prints six decimals.
    assert abs(mean - Fraction("34.722221")) < Fraction(1, 100_000)
