"""What helps against one risk or for one score: measures from the plan, and answers to find out first."""

from collections.abc import Iterable
from fractions import Fraction

from zelfscan.core.assessment import Assessment
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.finding_out import found_out
from zelfscan.core.planning import Step, raised_by, with_measures
from zelfscan.core.risk import Readiness, Scenario
from zelfscan.core.risks import Risk, scenario_risk
from zelfscan.core.scoring import Score, items_score
from zelfscan.core.tracing import risk_after
from zelfscan.core.why import option_with
from zelfscan.i18n import later, said, say, say_count
from zelfscan.presenters.result_views import HelpView
from zelfscan.presenters.spelled_out import spelled_out
from zelfscan.wording.changes import change_words
from zelfscan.wording.finding_out import minutes_words
from zelfscan.wording.levels import whole
from zelfscan.wording.measures import pays_words
from zelfscan.wording.sentences import paragraph, uncapitalised

MOST_MEASURES, MOST_QUESTIONS = 3, 1
_SETTLED = ("done", "declined")
_IF_GOOD = later("Is het antwoord gunstig? Dan daalt het getal al, zonder dat u iets doet.")


def helps_risk(judged: Assessment, scenario: Scenario, risk: Risk) -> tuple[tuple[HelpView, ...], str]:
    """Return what lowers a risk most (or raises a readiness), and how many other measures there are."""
    is_score = isinstance(scenario, Readiness)
    found: list[tuple[Fraction, Step, Risk]] = []
    for step in _open_steps(judged):
        if risk.id in step.risks:
            after = risk_after(judged.situation, scenario, [step.measure.id])
            gain = _gain(risk, after, is_score=is_score)
            if gain > 0:
                found.append((gain, step, after))
    found.sort(key=lambda each: (-each[0], each[1].rank))
    helps = [_measure_help(step, risk, after, is_score=is_score) for _, step, after in found[:MOST_MEASURES]]
    if not is_score:
        helps += _questions(judged, scenario, risk)
    return tuple(helps), _more(len(found) - MOST_MEASURES)


def helps_score(judged: Assessment, items: tuple[str, ...], score: Score) -> tuple[tuple[HelpView, ...], str]:
    """Return what raises the score of these items most, and how many other measures there are."""
    found: list[tuple[Fraction, Step, Score]] = []
    for step in _open_steps(judged):
        if not set(raised_by(judged.pack, [step.measure.id])) & set(items):
            continue
        measured = with_measures(judged.situation, [step.measure.id])
        after = items_score(measured, score.id, items, after_measures=True)
        gain = (after.low or Fraction(0)) - (score.low or Fraction(0))
        if gain > 0:
            found.append((gain, step, after))
    found.sort(key=lambda each: (-each[0], each[1].rank))
    helps = [_measure_help(step, score, after, is_score=True) for _, step, after in found[:MOST_MEASURES]]
    return tuple(helps), _more(len(found) - MOST_MEASURES)


def _open_steps(judged: Assessment) -> Iterable[Step]:
    return (step for step in judged.plan if step.choice not in _SETTLED)


def _gain(before: Risk, after: Risk, *, is_score: bool) -> Fraction:
    zero = Fraction(0)
    if is_score:
        return (after.low or zero) - (before.low or zero)
    return (before.high or zero) - (after.high or zero)


def _measure_help(step: Step, before: Risk | Score, after: Risk | Score, *, is_score: bool) -> HelpView:
    text = spelled_out(paragraph(said(step.measure.why), pays_words(step)))
    return _help(step.measure.id, True, said(step.measure.title), text, before, after, is_score=is_score)


def _help(
    help_id: str,
    is_measure: bool,
    title: str,
    text: str,
    before: Risk | Score,
    after: Risk | Score,
    *,
    is_score: bool,
) -> HelpView:
    return HelpView(
        id=help_id,
        is_measure=is_measure,
        title=title,
        text=text,
        before=_figure(before, is_score=is_score),
        after=_figure(after, is_score=is_score),
        level=after.level,
        words=change_words(before.level, after.level),
    )


def _figure(judged: Risk | Score, *, is_score: bool) -> str:
    """Return the end that counts: the lower one of a score, the upper one of a risk."""
    if is_score or isinstance(judged, Score):
        return str(whole(judged.low or Fraction(0)))
    return str(whole(judged.ratio_high or Fraction(0), 100))


def _questions(judged: Assessment, scenario: Scenario, risk: Risk) -> list[HelpView]:
    """Return the unknown answers that could take most off a risk, without any measure."""
    found: list[tuple[Fraction, str, Risk]] = []
    for item_id in risk.because:
        item = judged.pack.item_by_id[item_id]
        if not item.is_scored or judged.situation.answer(item_id) not in (None, UNKNOWN):
            continue
        known = found_out(judged.situation, item_id, option_with(item, item.span[1]))
        after = scenario_risk(known, scenario)
        gain = _gain(risk, after, is_score=False)
        if gain > 0:
            found.append((gain, item_id, after))
    found.sort(key=lambda each: (-each[0], each[1]))
    helps = []
    for _, item_id, after in found[:MOST_QUESTIONS]:
        item = judged.pack.item_by_id[item_id]
        takes = say("{minutes} (schatting).", minutes=minutes_words(item.find_out_minutes))
        title = say("Eerst nagaan: {question}", question=uncapitalised(said(item.question)))
        text = paragraph(say(_IF_GOOD), takes)
        helps.append(_help(item_id, False, title, text, risk, after, is_score=False))
    return helps


def _more(count: int) -> str:
    if count <= 0:
        return ""
    return say_count("Nog {count} maatregel in het plan", "Nog {count} maatregelen in het plan", count)
