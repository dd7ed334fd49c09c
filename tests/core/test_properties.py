"""Properties of the model over random packs; the numbers are those of docs/scoring.md, section 5.10."""

from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.builders import TODAY, a_measure, advises, judge
from tests.core.packs_at_random import answered, cases, packs, shorter
from zelfscan.core.assessment import assess, what_if
from zelfscan.core.flow import situation_of
from zelfscan.core.pack import Pack
from zelfscan.core.response import Responses
from zelfscan.core.risks import scenario_risk
from zelfscan.core.scoring import section_score


def bands(judged):
    """Return every band that there is: sections, and risks in impact points."""
    found = {f"section {score.id}": (score.low, score.high) for score in judged.sections}
    found |= {f"risk {risk.id}": (risk.low, risk.high) for risk in judged.risks}
    return {name: band for name, band in found.items() if band[0] is not None}


def rated(judged):
    return {risk.id: risk for risk in judged.risks if risk.kind != "readiness"}


def better_option(pack, answers, item_id):
    """Return the option one step better than the answer, if there is one."""
    item = pack.item_by_id[item_id]
    current = item.option(answers.values.get(item_id, ""))
    if current is None or current.value is None:
        return None
    above = [option for option in item.options if option.value > current.value]
    return min(above, key=lambda option: option.value).id if above else None


@given(cases(), st.data())
def test_01_and_02_a_better_answer_never_lowers_a_score_or_raises_a_risk(case, data):
    pack, answers = case
    item = data.draw(st.sampled_from([item.id for item in pack.items]))
    better = better_option(pack, answers, item)
    assume(better is not None)
    now, then = judge(pack, answers), judge(pack, answers.with_answer(item, better))
    for before, after in zip(now.sections, then.sections, strict=True):
        if before.low is not None and after.low is not None:
            assert after.low >= before.low
    assert then.overall.low >= now.overall.low
    for name, before in rated(now).items():
        assert rated(then)[name].high <= before.high


@given(cases(), st.sampled_from(["frequency", "impact"]))
def test_03_a_risk_grows_with_its_frequency_and_impact(case, name):
    pack, answers = case
    changed = {"frequency": 7, "impact": 100}[name]
    grown = tuple(
        scenario if scenario.kind == "readiness" else scenario.model_copy(update={name: changed})
        for scenario in pack.scenarios
    )
    bigger = pack.model_copy(update={"scenarios": grown})
    for key, before in rated(judge(pack, answers)).items():
        assert rated(judge(bigger, answers))[key].high >= before.high


@given(cases())
def test_04_scores_and_risks_stay_in_their_ranges(case):
    judged = judge(*case)
    for score in (*judged.sections, judged.overall):
        if score.low is not None:
            assert 0 <= score.low <= score.high <= 100
            assert 0 <= score.coverage <= 1
    for risk in judged.risks:
        if risk.low is not None:
            assert 0 <= risk.low <= risk.high


@given(packs())
def test_05_all_best_is_a_hundred_and_all_worst_is_zero(pack):
    def all_at(end):
        values = {}
        for item in pack.items:
            ordered = sorted(item.options, key=lambda option: option.value or 0)
            values[item.id] = ordered[end].id if item.is_scored else "yes"
        return judge(pack, Responses(values))

    best, worst = all_at(-1), all_at(0)
    assert all(score.low in (100, None) for score in (*best.sections, best.overall))
    assert all(score.high in (0, None) for score in (*worst.sections, worst.overall))


def completions(pack, answers):
    """Give every way in which what is open may turn out; few enough to try them all.

    An answer behind a gate that is not known to be open does not count, so it is open as well.
    """
    asked = situation_of(pack, pack.routes[0], answers).asked
    choices = []
    for item in pack.items:
        value = answers.values.get(item.id)
        is_open = value in (None, "unknown") or item.id not in asked
        choices.append([option.id for option in item.options] if is_open else [value])
    total = 1
    for each in choices:
        total *= len(each)
    assume(total <= 2000)
    for values in product(*choices):
        yield Responses(dict(zip([item.id for item in pack.items], values, strict=True)))


@given(cases())
def test_06_and_07_a_band_holds_every_completion_and_both_ends_are_attained(case):
    pack, answers = case
    now = bands(judge(pack, answers))
    seen: dict[str, list] = {}
    for complete in completions(pack, answers):
        for name, (low, high) in bands(judge(pack, complete)).items():
            assert low == high
            assert now[name][0] <= low <= now[name][1], name
            seen.setdefault(name, []).append(low)
    for name, values in seen.items():
        assert (min(values), max(values)) == now[name], name


@given(cases(), st.data())
def test_08_and_09_answering_only_shrinks_a_band_and_unknown_equals_the_worst(case, data):
    pack, answers = case
    still_open = [item.id for item in pack.items if answers.values.get(item.id) in (None, "unknown")]
    assume(still_open)
    name = data.draw(st.sampled_from(still_open))
    item = pack.item_by_id[name]
    values = [option.id for option in item.options] + (["not-applicable"] if item.not_applicable else [])
    value = data.draw(st.sampled_from(values))
    now, then = bands(judge(pack, answers)), bands(judge(pack, answers.with_answer(name, value)))
    for key in then.keys() & now.keys():
        is_known = value != "not-applicable" or key.startswith("risk") and "ready" not in key
        if is_known:
            assert now[key][0] <= then[key][0]
            assert then[key][1] <= now[key][1]


@given(cases())
def test_10_not_applicable_scores_as_if_the_item_were_not_there(case):
    pack, answers = case
    asked = situation_of(pack, pack.routes[0], answers).asked
    gone = [item for item, value in answers.values.items() if value == "not-applicable" and item in asked]
    kept = tuple(item for item in pack.routes[0].items if item not in gone)
    without = pack.routes[0].model_copy(update={"items": kept})
    for section in pack.sections:
        now = section_score(situation_of(pack, pack.routes[0], answers), section)
        then = section_score(situation_of(pack, without, answers), section)
        assert (now.low, now.high, now.coverage) == (then.low, then.high, then.coverage)


@given(cases(), st.randoms())
def test_12_and_26_order_of_items_sections_and_answers_changes_nothing(case, chance):
    pack, answers = case
    shuffled = list(answers.values.items())
    items, sections, scenarios = list(pack.items), list(pack.sections), list(pack.scenarios)
    for each in (shuffled, items, sections, scenarios):
        chance.shuffle(each)
    other = pack.model_copy(
        update={"items": tuple(items), "sections": tuple(sections), "scenarios": tuple(scenarios)}
    )
    now, then = judge(pack, answers), judge(other, Responses(dict(shuffled)))
    assert bands(now) == bands(then)
    assert now.overall.low == then.overall.low
    assert [risk.id for risk in now.risks] == [risk.id for risk in then.risks]


@given(cases(), st.integers(2, 9))
def test_13_multiplying_all_weights_changes_nothing(case, factor):
    pack, answers = case
    heavier = tuple(item.model_copy(update={"weight": item.weight * factor}) for item in pack.items)
    now, then = judge(pack, answers), judge(pack.model_copy(update={"items": heavier}), answers)
    assert [score.low for score in now.sections] == [score.low for score in then.sections]


@given(cases())
def test_17_no_weak_section_goes_with_a_good_whole(case):
    judged = judge(*case)
    if any(score.level == "weak" for score in judged.sections):
        assert judged.overall.level != "good"


@given(cases())
def test_18_detection_without_anybody_who_comes_has_no_effect(case):
    pack, answers = case
    adversary = pack.scenarios[0].model_copy(update={"respond": None})
    deaf = adversary.model_copy(update={"detect": (), "communicate": ()})
    situation = situation_of(pack, pack.routes[0], answers)
    assert scenario_risk(situation, adversary).high == scenario_risk(situation, deaf).high


def with_advice(pack):
    """Let each scored item call for a measure of its own; gates are raised to one of their values."""
    items, measures = [], []
    for item in pack.items:
        if item.is_scored:
            items.append(item.model_copy(update={"advises": (advises(f"m-{item.id}"),)}))
            measures.append(a_measure(f"m-{item.id}"))
        else:
            items.append(item)
    return pack.model_copy(update={"items": tuple(items), "measures": tuple(measures)})


@given(cases(), st.data())
def test_21_and_22_measures_never_hurt_and_taking_one_twice_is_taking_it_once(case, data):
    pack, answers = case
    pack = with_advice(pack)
    judged = judge(pack, answers)
    names = [measure.id for measure in pack.measures]
    some = st.lists(st.sampled_from(names), max_size=3)
    one, two = data.draw(some), data.draw(some)

    def after(measures):
        return {risk.id: risk.high for risk in what_if(judged, tuple(measures)) if risk.kind != "readiness"}

    now, first, second, both = after([]), after(one), after(two), after([*one, *two])
    for name, high in both.items():
        assert high <= min(first[name], second[name]) <= now[name]
    assert after([*one, *one]) == first


@given(packs(), st.data())
def test_29_a_pack_written_and_read_back_judges_the_same(pack, data):
    answers = data.draw(answered(pack))
    again = Pack.model_validate_json(pack.model_dump_json(by_alias=True))
    assert again == pack
    assert bands(judge(again, answers)) == bands(judge(pack, answers))


@given(cases())
def test_32_what_is_hidden_never_counts(case):
    pack, answers = case
    judged = judge(pack, answers)
    kept = {item: value for item, value in answers.values.items() if item not in judged.ignored}
    bare = judge(pack, Responses(kept))
    assert bands(judged) == bands(bare)
    assert judged.plan == bare.plan


@given(cases())
def test_a_longer_route_never_widens_a_risk(case):
    pack, answers = case
    short = assess(pack, shorter(pack), answers, TODAY)
    long = judge(pack, answers)
    for name, risk in rated(long).items():
        assert rated(short)[name].low <= risk.low
        assert risk.high <= rated(short)[name].high
