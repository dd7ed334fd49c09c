"""Properties of scores over random packs; the numbers are those of docs/scoring.md, section 5.10."""

from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.builders import CUTOFFS, a_pack, a_section, a_situation, an_item, critical
from tests.core.bands import bands, ends
from tests.core.packs_at_random import cases, every_answer, packs, scored, some_measures
from tests.core.turning_out import (
    figures_of_completions,
    given_at,
    improved,
    only,
    open_spots,
    spots,
    with_answers,
    with_few_open,
)
from zelfscan.core.levels import ratio_level, risk_level, score_level
from zelfscan.core.questionnaire import Route, Section
from zelfscan.core.response import Responses
from zelfscan.core.scoring import Score, overall_score
from zelfscan.core.situation import moved_by
from zelfscan.core.text import LocalizedText
from zelfscan.wording.levels import whole

tiny = Fraction(1, 10**9)
SCORE_ORDER = ["weak", "fair", "good"]
RISK_ORDER = ["low", "medium", "high"]


@given(cases(), st.data())
def test_01_a_better_answer_never_lowers_a_score_across_routing_too(case, data):
    pack, answers = case
    answers = only(answers, a_situation(pack, answers).asked)
    better = data.draw(improved(pack, answers))
    done = data.draw(some_measures(pack))
    now, then = bands(pack, answers, done), bands(pack, better, done)
    for name, band in now.items():
        assert not band.is_score or band.is_no_better_than(then[name]), name


@given(cases(), st.data())
def test_04_scores_and_what_is_known_stay_in_their_ranges(case, data):
    pack, answers = case
    for name, band in bands(pack, answers, data.draw(some_measures(pack))).items():
        if band.low is not None:
            assert 0 <= band.low <= band.high, name
            assert 0 <= band.coverage <= 1, name
            assert not band.is_score or band.high <= 100, name


@given(packs(), st.data())
def test_05_all_best_is_a_hundred_and_all_worst_is_zero(pack, data):
    def all_at(end):
        values = {}
        for item in pack.items:
            at_end = [option.id for option in item.options if option.value == item.span[end]]
            values[item.id] = data.draw(st.sampled_from(at_end or [option.id for option in item.options]))
        return bands(pack, Responses(values))

    for end, expected in ((1, 100), (0, 0)):
        for name, band in all_at(end).items():
            # What hangs on a fact may not be there at all.
            assert not band.is_score or band.ends in [(expected, expected), (None, None)], name
            assert name != "overall" or band.low == expected


@settings(max_examples=40)
@given(cases(), st.data())
def test_06_a_band_holds_every_completion_also_what_turns_out_not_to_be_there(case, data):
    pack, answers = case
    answers = data.draw(with_few_open(pack, answers))
    now = bands(pack, answers)
    for name, values in figures_of_completions(pack, answers, absent=True).items():
        assert now[name].low <= min(values), name
        assert max(values) <= now[name].high, name


@settings(max_examples=40)
@given(cases(), st.data())
def test_07_both_ends_of_a_band_are_attained(case, data):
    pack, answers = case
    answers = data.draw(with_few_open(pack, answers))
    now = bands(pack, answers)
    for name, values in figures_of_completions(pack, answers).items():
        if name != "overall" or not facts_on_two_sections(pack, answers):
            assert (min(values), max(values)) == now[name].ends, name


def facts_on_two_sections(pack, answers):
    """Return the unknown facts that bear on more than one section; only they can pull two apart (5.4)."""
    situation = a_situation(pack, answers)
    bearing = [
        moved_by(pack, [item for item in section.items if pack.item_by_id[item].is_scored])
        for section in pack.sections
    ]
    return [
        item.id
        for item in pack.items
        if not item.is_scored
        and situation.option(item.id) == "unknown"
        and sum(item.id in items for items in bearing) > 1
    ]


@given(cases(), st.data())
def test_08_learning_an_answer_only_shrinks_a_band(case, data):
    pack, answers = case
    answers = only(answers, a_situation(pack, answers).asked)
    still_open = [spot for spot in spots(pack, answers) if given_at(answers, spot) == "unknown"]
    assume(still_open)
    spot = data.draw(st.sampled_from(still_open))
    item = pack.item_by_id[spot[1]]
    done = data.draw(st.one_of(st.just(()), some_measures(pack)))
    # What a measure has raised is there, so it cannot turn out to be absent.
    known = [option.id for option in item.options] if done else every_answer(item)
    learned = with_answers(answers, {spot: data.draw(st.sampled_from(known))})
    now, then = bands(pack, answers, done), bands(pack, learned, done)
    for name, band in now.items():
        assert band.holds(then[name]), name


@given(cases(), st.data())
def test_09_what_is_not_known_counts_as_the_worst_answer(case, data):
    pack, answers = case
    situation = a_situation(pack, answers)
    # An answer that was given before, and is not asked now, would count again behind a gate that is learned.
    answers = only(answers, situation.asked)
    still_open = [spot for spot in open_spots(pack, answers) if situation.is_asked(spot[1])]
    assume(still_open)
    spot = data.draw(st.sampled_from(still_open))
    options = pack.item_by_id[spot[1]].options
    now = bands(pack, answers)
    known = [bands(pack, with_answers(answers, {spot: option.id})) for option in options]
    for name, band in now.items():
        points = [each[name].low if band.is_score else each[name].high for each in known]
        found = [point for point in points if point is not None]
        if found and (name != "overall" or not facts_on_two_sections(pack, answers)):
            worst = min(found) if band.is_score else max(found)
            assert worst == (band.low if band.is_score else band.high), name


@given(cases(), st.data())
def test_10_in_scores_not_applicable_is_the_item_left_out_of_the_content(case, data):
    pack, answers = case
    situation = a_situation(pack, answers)
    absent = [item.id for item in pack.items if item.not_applicable and situation.is_asked(item.id)]
    assume(absent)
    gone = data.draw(st.sampled_from(absent))
    everywhere = {spot: "not-applicable" for spot in spots(pack, answers) if spot[1] == gone}
    sections = tuple(
        section.model_copy(update={"items": tuple(item for item in section.items if item != gone)})
        for section in pack.sections
    )
    kept = tuple(item for item in pack.items if item.id != gone)
    without = pack.model_copy(update={"items": kept, "sections": sections, "scenarios": ()})
    now, then = ends(pack, with_answers(answers, everywhere)), ends(without, answers)
    for name in then:
        assert now[name] == then[name], name


@given(cases(), st.integers(1, 9))
def test_11_a_section_without_anything_that_applies_leaves_the_whole_alone(case, weight):
    pack, answers = case
    hollow = an_item("hollow", not_applicable=True, critical=critical(1, 10))
    more = pack.model_copy(
        update={
            "items": (*pack.items, hollow),
            "sections": (a_section("hollow", "hollow", weight=weight), *pack.sections),
            "routes": (pack.routes[0].model_copy(update={"items": (*pack.routes[0].items, "hollow")}),),
        }
    )
    now, then = ends(pack, answers), ends(more, answers.with_answer("hollow", "not-applicable"))
    assert then.pop("section hollow") == (None, None, None, "none", "none")
    assert then == now


@given(cases(), st.integers(2, 9))
def test_13_weights_count_only_against_each_other(case, factor):
    pack, answers = case
    heavier = pack.model_copy(
        update={
            "items": tuple(_heavier(item, factor) for item in pack.items),
            "sections": tuple(_heavier(section, factor) for section in pack.sections),
        }
    )
    assert ends(heavier, answers) == ends(pack, answers)


def _heavier(thing, factor):
    return thing.model_copy(update={"weight": thing.weight * factor})


@given(cases(), st.data())
def test_13_a_section_in_two_halves_leaves_the_whole_alone(case, data):
    pack, answers = case
    section = data.draw(st.sampled_from(pack.sections))
    others = [_heavier(each, 2) for each in pack.sections if each.id != section.id]
    twin, answers_of_both = _twin(pack, answers, section.items)
    second = Section(id="twin", title=section.title, items=tuple(twin), weight=section.weight)
    both = pack.model_copy(
        update={
            "items": (*pack.items, *twin.values()),
            "sections": (*others, section, second),
            "routes": (pack.routes[0].model_copy(update={"items": (*pack.routes[0].items, *twin)}),),
        }
    )
    now, then = ends(pack, answers), ends(both, answers_of_both)
    assert then["overall"] == now["overall"]
    assert then["section twin"] == now[f"section {section.id}"]


def _twin(pack, answers, items):
    """Return a copy of these items under other ids, each behind the same gates, and the answers to both."""
    twins = {
        f"twin-{item}": pack.item_by_id[item].model_copy(
            update={"id": f"twin-{item}", "fact": f"twin-{item}"}
        )
        for item in items
    }
    of_elements = {
        (each.id, f"twin-{item}"): value
        for each in answers.elements
        for item, value in each.values.items()
        if item in items
    }
    whole = {f"twin-{item}": value for item, value in answers.values.items() if item in items}
    return twins, with_answers(Responses({**answers.values, **whole}, elements=answers.elements), of_elements)


@given(cases(), st.data())
def test_14_a_question_in_two_halves_leaves_its_section_alone(case, data):
    pack, answers = case
    section = data.draw(st.sampled_from(pack.sections))
    name = data.draw(st.sampled_from([item for item in section.items if pack.item_by_id[item].is_scored]))
    twin, answers_of_both = _twin(pack, answers, [name])
    # Doubling all weights changes nothing; then this one item is worth as much as its two halves.
    items = tuple(each if each.id == name else _heavier(each, 2) for each in pack.items)
    longer = section.model_copy(update={"items": (*section.items, *twin)})
    both = pack.model_copy(
        update={
            "items": (*items, *twin.values()),
            "sections": tuple(longer if each.id == section.id else each for each in pack.sections),
            "routes": (pack.routes[0].model_copy(update={"items": (*pack.routes[0].items, *twin)}),),
        }
    )
    assert ends(both, answers_of_both) == ends(pack, answers)


@given(scored("door", repeats=None, critical=critical("1/2", 49)), st.integers(1, 5), st.data())
def test_15_a_critical_item_caps_its_section_until_it_is_raised(item, weight, data):
    pack = a_pack(item, an_item("rest", weight=weight))
    rest = data.draw(st.sampled_from(["yes", "partly", "no"]))
    by_value = sorted(item.options, key=lambda option: option.value)
    scores = [bands(pack, Responses({"door": each.id, "rest": rest}))["section only"] for each in by_value]
    for option, score in zip(by_value, scores, strict=True):
        assert option.value >= Fraction(1, 2) or score.high <= 49
    assert scores == sorted(scores, key=lambda score: score.low)


near = st.sampled_from([-tiny, Fraction(0), tiny])
around = st.fractions(-1, 1, max_denominator=1000)


@given(st.sampled_from([0, 50, 80, 100]), st.one_of(near, around), around)
def test_16_the_level_of_a_score_follows_it_and_a_limit_is_on_the_better_side(limit, beside, other):
    score = min(max(limit + beside, Fraction(0)), Fraction(100))
    expected = "weak" if score < 50 else "fair" if score < 80 else "good"
    assert score_level(score, CUTOFFS) == expected
    # What is shown is rounded down, so it never promises a better level.
    assert score_level(Fraction(whole(score)), CUTOFFS) == expected
    better = max(score, min(score + other, Fraction(100)))
    assert SCORE_ORDER.index(score_level(better, CUTOFFS)) >= SCORE_ORDER.index(expected)


@given(st.sampled_from([Fraction(1, 2), Fraction(5, 4)]), st.one_of(near, around), st.fractions(0, 1))
def test_16_the_level_of_a_risk_follows_it_and_a_limit_is_on_the_worse_side(limit, beside, coverage):
    ratio = max(limit + beside, Fraction(0))
    expected = "low" if ratio < Fraction(1, 2) else "medium" if ratio < Fraction(5, 4) else "high"
    assert ratio_level(ratio, CUTOFFS) == risk_level(ratio, ratio, coverage, CUTOFFS) == expected
    assert ratio_level(Fraction(whole(ratio, 100), 100), CUTOFFS) == expected
    worse = ratio + abs(beside)
    assert RISK_ORDER.index(ratio_level(worse, CUTOFFS)) >= RISK_ORDER.index(expected)


scores = st.builds(
    lambda low, more, weight: (
        Score("x", low, min(low + more, Fraction(100)), Fraction(1), score_level(low, CUTOFFS), "good"),
        weight,
    ),
    st.one_of(st.fractions(0, 100), st.sampled_from([Fraction(50), 50 - tiny, Fraction(80), 80 - tiny])),
    st.fractions(0, 100),
    st.integers(1, 5),
)


@given(st.lists(scores, min_size=1, max_size=5))
def test_17_with_a_weak_section_the_whole_is_never_good(sections):
    named = [(Score(f"s{n}", *_fields(score)), weight) for n, (score, weight) in enumerate(sections)]
    overall = overall_score(named, CUTOFFS)
    assert overall.level != "good" or all(score.level != "weak" for score, _ in named)
    # The same for the best that it can still become.
    highs = [score.high for score, _ in named]
    assert overall.level_best != "good" or min(highs) >= 50


def _fields(score):
    return score.low, score.high, score.coverage, score.level, score.level_best


@given(cases(), st.data())
def test_a_longer_route_never_widens_a_risk(case, data):
    pack, answers = case
    kept: list[str] = []
    for item in pack.items:
        if set(item.gates) <= set(kept) and data.draw(st.booleans()):
            kept.append(item.id)
    short = Route(id="kort", title=LocalizedText(base="Kort"), minutes=1, items=tuple(kept))
    before, after = bands(pack, answers, route=short), bands(pack, answers)
    for name, band in before.items():
        assert band.is_score or band.holds(after[name]), name
