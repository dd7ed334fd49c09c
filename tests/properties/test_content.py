"""Properties of content, order, form and routing; the numbers are those of docs/scoring.md, section 5.10."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from math import floor
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.builders import a_fact, a_measure, a_pack, a_situation, an_item, is_, judge, not_
from tests.cli_runs import DAY, ROOT, run
from tests.core.bands import bands, ends, ends_in
from tests.core.by_the_book import UNIT, Book
from tests.core.packs_at_random import cases, every_answer, faults_of, packs, some_measures
from tests.core.turning_out import only, spots, with_answers
from tests.packs.changing import PACKS, change, faults_in
from zelfscan.core.budget import Wishes, best_set
from zelfscan.core.element import Element
from zelfscan.core.evaluator import Evaluator
from zelfscan.core.finding_out import open_questions
from zelfscan.core.levels import score_level
from zelfscan.core.pack import Pack
from zelfscan.core.response import Responses
from zelfscan.core.risk import Adversary
from zelfscan.core.scoring import Score
from zelfscan.core.sums import weighed
from zelfscan.presenters.figures import score_view
from zelfscan.report.content.figures import score_figures
from zelfscan.wording.levels import band_words, whole


@given(packs())
def test_every_random_pack_obeys_the_checks_on_content(pack):
    assert faults_of(pack) == []


def everything(pack, answers, choices=None):
    """Return all that follows from answers, but for the order of what has no order."""
    judged = judge(pack, answers, choices)
    situation = judged.situation
    return {
        "bands": ends_in(situation),
        "risks": [(risk.id, risk.high, set(risk.because)) for risk in judged.risks],
        "plan": [(step.measure.id, step.group, step.gain, step.is_certain) for step in judged.plan],
        "open": open_questions(situation),
        "best": best_set(situation, Wishes({each.id: each.effort for each in pack.measures}, 3)),
    }


@settings(max_examples=40)
@given(cases(), st.data())
def test_12_the_order_in_which_anything_is_written_changes_nothing(case, data):
    pack, answers = case

    def shuffled(things):
        return tuple(data.draw(st.permutations(things)))

    scenarios = [
        each.model_copy(update={"paths": shuffled(each.paths), "detect": shuffled(each.detect)})
        if isinstance(each, Adversary)
        else each
        for each in pack.scenarios
    ]
    items = [
        item.model_copy(update={"options": shuffled(item.options), "advises": shuffled(item.advises)})
        for item in pack.items
    ]
    sections = [each.model_copy(update={"items": shuffled(each.items)}) for each in pack.sections]
    other = pack.model_copy(
        update={
            "items": shuffled(items),
            "sections": shuffled(sections),
            "scenarios": shuffled(scenarios),
            "measures": shuffled(pack.measures),
        }
    )
    elements = tuple(
        replace(each, values=dict(shuffled(list(each.values.items())))) for each in shuffled(answers.elements)
    )
    other_answers = Responses(dict(shuffled(list(answers.values.items()))), elements=elements)
    assert everything(other, other_answers) == everything(pack, answers)


@pytest.mark.parametrize("arguments", [("--json",), ("--json", "--why"), ()], ids=["json", "why", "text"])
def test_26_the_same_answers_give_the_same_bytes_whatever_the_order_or_the_locale(arguments):
    example = str(ROOT / "questionnaires" / "example.yaml")
    command = ("score", "--pack", "woningscan", "--responses", example, *DAY, *arguments)
    places = ({"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}, {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8"})
    first, second = (run(*command, env=place) for place in places)
    assert (first.code, first.err) == (second.code, second.err) == (0, b"")
    assert first.out == second.out != b""


_REPORT = """
from datetime import date
from pathlib import Path
from zelfscan.core.assessment import assess
from zelfscan.packs.library import open_pack
from zelfscan.packs.responses_file import read_answers
from zelfscan.report.content.private import private_report

shelf = Path("questionnaires")
loaded = open_pack("woningscan", shelf)
answers = read_answers(shelf / "example.yaml", loaded)
pack = loaded.pack
judged = assess(pack, pack.route(pack.default_route), answers.responses, date(2026, 11, 23), answers.choices)
print(repr(private_report(judged)))
"""


def printed(script: str, seed: str) -> str:
    """Return what a script prints, with another order of sets and of hashes."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def test_26_the_same_answers_give_the_same_report():
    first, second = (printed(_REPORT, seed) for seed in ("1", "2"))
    assert first == second
    assert "Uw maatregelen" in first


@given(cases(), st.data())
def test_26_judging_twice_gives_the_same_result(case, data):
    pack, answers = case
    choices = dict.fromkeys(data.draw(some_measures(pack)), data.draw(st.sampled_from(["done", "planned"])))
    again = Pack.model_validate(pack.model_dump(by_alias=True))
    assert judge(again, answers, choices) == judge(pack, answers, choices)


@given(cases())
def test_29_a_pack_written_and_read_back_judges_the_same(case):
    pack, answers = case
    again = Pack.model_validate_json(pack.model_dump_json(by_alias=True))
    assert again == pack
    assert everything(again, answers) == everything(pack, answers)


@settings(max_examples=40)
@given(cases(), st.integers(2, 5))
def test_29_newer_content_leaves_the_older_alone(case, by):
    pack, answers = case
    old = everything(pack, answers)
    newer = pack.model_copy(
        update={
            "cutoffs": pack.cutoffs.model_copy(update={"fair": Fraction(10), "good": Fraction(20)}),
            "items": tuple(item.model_copy(update={"weight": item.weight + by}) for item in pack.items),
            "scenarios": tuple(
                each if each.kind == "readiness" else each.model_copy(update={"frequency": Fraction(1, by)})
                for each in pack.scenarios
            ),
        }
    )
    for version in (pack, newer):
        for name, band in bands(version, answers).items():
            if band.level in ("weak", "fair", "good"):
                assert band.level == score_level(band.low, version.cutoffs), name
    assert everything(pack, answers) == old


@st.composite
def all_known(draw, pack: Pack) -> Responses:
    """Draw an answer everywhere, for some doors and windows too."""
    values = {item.id: draw(st.sampled_from(every_answer(item))) for item in pack.items}
    kinds = draw(st.lists(st.sampled_from(["door", "window"]), max_size=3))
    elements = tuple(Element(f"e{n}", kind, "", {}) for n, kind in enumerate(kinds))
    answers = Responses(values, elements=elements)
    own = {
        spot: draw(st.sampled_from(every_answer(pack.item_by_id[spot[1]])))
        for spot in spots(pack, answers)
        if spot[0] is not None and draw(st.booleans())
    }
    return with_answers(answers, own)


@given(packs(), st.data())
def test_30_every_figure_is_that_of_the_book_in_whole_numbers(pack, data):
    answers = data.draw(all_known(pack))
    for name, value in Book(pack, answers).figures().items():
        assert bands(pack, answers)[name].ends == (value, value), name
    assert UNIT % 1000 == 0


parts = st.lists(st.tuples(st.integers(1, 50), st.integers(0, 1000)), min_size=1, max_size=12)


@given(parts, st.randoms(use_true_random=False))
def test_30_a_sum_is_exact_in_thousandths_whatever_the_order(found, chance):
    total = sum(weight for weight, _ in found)
    expected = Fraction(100 * sum(weight * value for weight, value in found), 1000 * total)
    chance.shuffle(found)
    assert weighed((weight, Fraction(value, 1000)) for weight, value in found).over(total, 100) == expected


@pytest.mark.parametrize(
    ("score", "shown"),
    [("62.5", 62), ("61.5", 61), ("49.9999999999999999999", 49), ("79.5", 79), ("0.5", 0), ("100", 100)],
)
def test_31_a_score_is_shown_rounded_down_everywhere(score, shown):
    value = Fraction(score)
    judged = Score("only", value, value, Fraction(1), "fair", "fair")
    view = score_view(a_pack(an_item("a")), judged, "Alles")
    assert whole(value) == view.low == view.high == floor(value) == shown
    assert view.figures == score_figures(judged) == band_words(shown, shown) == str(shown)


def test_31_five_of_eight_is_shown_as_62():
    pack = a_pack(an_item("a", weight=5), an_item("b", weight=3))
    judged = judge(pack, Responses({"a": "yes", "b": "no"}))
    assert judged.overall.low == Fraction("62.5")
    assert score_view(pack, judged.overall, "Alles").figures == score_figures(judged.overall) == "62"


@settings(max_examples=40)
@given(cases(), st.data())
def test_32_what_is_hidden_never_counts(case, data):
    pack, answers = case
    choices = dict.fromkeys(data.draw(some_measures(pack)), "done")
    judged = judge(pack, answers, choices)
    kept = only(answers, judged.situation.asked)
    assert everything(pack, kept, choices) == everything(pack, answers, choices)
    hidden = [spot for spot in spots(pack, answers) if not judged.situation.is_asked(spot[1])]
    assume(hidden)
    other = {spot: data.draw(st.sampled_from(every_answer(pack.item_by_id[spot[1]]))) for spot in hidden}
    assert everything(pack, with_answers(answers, other), choices) == everything(pack, answers, choices)


@given(cases(), st.data())
def test_32_to_and_fro_leaves_no_trace_and_brings_back_what_was_hidden(case, data):
    pack, answers = case
    gates = [item for item in pack.items if any(item.id in other.gates for other in pack.items)]
    assume(gates)
    gate = data.draw(st.sampled_from(gates))
    before, after = (data.draw(st.sampled_from([option.id for option in gate.options])) for _ in range(2))
    evaluator = Evaluator(pack, pack.routes[0], answers)
    for value in (before, after, before):
        evaluator.answer(gate.id, value)
        now = answers.with_answer(gate.id, value)
        expected = ends(pack, only(now, a_situation(pack, now).asked))
        for section in pack.sections:
            score = evaluator.section(section.id)
            assert (score.low, score.high) == expected[f"section {section.id}"][:2]
        for risk in evaluator.risks():
            assert (risk.low, risk.high) == expected[f"risk {risk.id}"][:2]


@st.composite
def circles(draw):
    """Draw names, each of which waits for the one before it, and the first for the last."""
    return [f"c-{n}" for n in range(draw(st.integers(1, 5)))]


@given(packs(), circles(), st.data())
def test_33_conditions_in_a_circle_are_refused(pack, names, data):
    before = [names[-1], *names]
    waiting = [
        a_fact(name, asked_when=data.draw(st.sampled_from([is_(gate, "yes"), not_(is_(gate, "no"))])))
        for name, gate in zip(names, before, strict=False)
    ]
    items = data.draw(st.permutations([*pack.items, *waiting]))
    faults = faults_of(pack.model_copy(update={"items": tuple(items)}))
    assert {fault.message.split(";")[0] for fault in faults} == {
        f"{name}: wacht op zichzelf" for name in names
    }


@given(packs(), circles(), st.data())
def test_33_measures_in_a_circle_are_refused(pack, names, data):
    waiting = [
        a_measure(name, requires=(needed,)) for name, needed in zip(names, [names[-1], *names], strict=False)
    ]
    measures = data.draw(st.permutations([*pack.measures, *waiting]))
    faults = faults_of(pack.model_copy(update={"measures": tuple(measures)}))
    assert {fault.message.split(";")[0] for fault in faults} == {
        f"{name}: wacht op zichzelf" for name in names
    }


def test_33_a_file_with_a_circle_does_not_load(tmp_path):
    shelf = tmp_path / "front-desk"
    shelf.mkdir()
    for path in (PACKS / "front-desk").iterdir():
        (shelf / path.name).write_bytes(path.read_bytes())
    change(
        shelf / "stock.yaml",
        "    why: Bij een balie achter glas zijn minder vragen nodig.\n",
        "    why: Bij een balie achter glas zijn minder vragen nodig.\n"
        "    asked_when: {item: desk.kind, is: [open]}\n",
    )
    assert any("desk.kind: wacht op zichzelf" in fault for fault in faults_in(shelf))


def renamed(value: Any, names: dict[str, str]) -> Any:
    """Replace ids and labels in data that was written as JSON; keys stay."""
    if isinstance(value, dict):
        found = {key: renamed(each, names) for key, each in value.items()}
        if "base" in found:
            found |= {"base": f"{value['base']} ç", "translations": [["en", f"{value['base']} !"]]}
        return found
    if isinstance(value, list):
        return [renamed(each, names) for each in value]
    return names.get(value, value) if isinstance(value, str) else value


@settings(max_examples=40)
@given(cases())
def test_34_other_ids_and_other_words_change_no_number(case):
    pack, answers = case
    things = [*pack.items, *pack.sections, *pack.measures, *pack.scenarios, *pack.element_kinds]
    things += [option for item in pack.items for option in item.options]
    things += [path for each in pack.scenarios if isinstance(each, Adversary) for path in each.paths]
    ids = list(dict.fromkeys(thing.id for thing in things))
    # From back to front, so that what is first by id becomes last.
    names = {name: f"r{len(ids) - at:03}.{name}" for at, name in enumerate(sorted(ids))}
    written = json.loads(pack.model_dump_json(by_alias=True))
    other = Pack.model_validate_json(json.dumps(renamed(written, names)))
    elements = tuple(
        Element(f"other-{each.id}", names[each.kind], "Anders", renamed_answers(each.values, names))
        for each in answers.elements
    )
    now = figures_by(pack, answers, {name: name for name in ids})
    then = figures_by(other, Responses(renamed_answers(answers.values, names), elements=elements), names)
    assert then == now


def renamed_answers(values, names):
    return {names[item]: names.get(value, value) for item, value in values.items()}


def figures_by(pack, answers, names: dict[str, str]) -> dict[str, Any]:
    """Return every number under the name that its thing had at first."""
    first = {new: old for old, new in names.items()}
    judged = judge(pack, answers)
    found: dict[str, Any] = {}
    for name, band in bands(pack, answers).items():
        kind, _, thing = name.partition(" ")
        found[f"{kind} {first.get(thing, thing)}"] = band
    found |= {f"gain {first[step.measure.id]}": step.gain for step in judged.plan}
    found |= {f"worth {first[each.item]}": each.worth for each in open_questions(judged.situation)}
    prices = {each.id: each.effort + int(first[each.id][-1]) for each in pack.measures}
    best = best_set(judged.situation, Wishes(prices, 6))
    return {**found, "left": best.after, "cost": best.cost, "taken": len(best.chosen)}
