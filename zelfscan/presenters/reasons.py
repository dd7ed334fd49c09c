"""The answers behind a figure, and what each of them does to it."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import NOT_APPLICABLE
from zelfscan.core.risk import Rated
from zelfscan.core.risks import Risk
from zelfscan.core.standing import Situation, known_worth
from zelfscan.core.tracing import Trace, risk_if
from zelfscan.presenters.result_views import PartView, ReasonView
from zelfscan.wording.answers import answer_words
from zelfscan.wording.levels import whole
from zelfscan.wording.rules import Pull, pull_words

SITUATION = "situation"
"""The part of the rule that the facts of the situation feed."""


def answer_of(situation: Situation, item: Item) -> str:
    """Return the words of the answer that counts."""
    return answer_words(item, situation.answer(item.id), situation.pack.language)


def weights_of(pack: Pack, items: Iterable[str]) -> dict[str, int]:
    """Return how heavily each item counts in a score."""
    return {item: pack.item_by_id[item].weight for item in items}


def risk_reasons(
    situation: Situation, scenario: Rated, risk: Risk, taken_apart: Trace
) -> tuple[ReasonView, ...]:
    """Return every answer behind a rated risk, those on the route that decides first."""
    ways = sorted(taken_apart.ways, key=lambda way: (way.kind in ("deter", "notice"), not way.is_weakest))
    part_of: dict[str, str] = {}
    for way in ways:
        for fed in way.items:
            part_of.setdefault(fed, way.id)
    for factor in scenario.factors:
        part_of.setdefault(factor.item, SITUATION)
    order = [*(way.id for way in ways), SITUATION, ""]
    found = []
    for item_id in risk.because:
        item = situation.pack.item_by_id[item_id]
        pull = _pull(situation, scenario, item, taken_apart)
        found.append(_reason(situation, item, pull, part_of.get(item_id, ""), is_score=False))
    return tuple(sorted(found, key=lambda reason: order.index(reason.part)))


def score_reasons(
    situation: Situation, because: Iterable[str], weights: Mapping[str, int]
) -> tuple[ReasonView, ...]:
    """Return every answer behind a score, the heaviest first."""
    items = sorted(because, key=lambda item: -weights.get(item, 0))
    found = []
    for item_id in items:
        item = situation.pack.item_by_id[item_id]
        if not item.is_scored:
            continue
        weight = weights.get(item_id, 1)
        note = f"Telt {weight} keer." if weight > 1 else ""
        found.append(_reason(situation, item, _score_pull(situation, item), "", is_score=True, note=note))
    return tuple(found)


def limits(situation: Situation, because: Iterable[str]) -> tuple[PartView, ...]:
    """Say which answers are so important that they keep a score low, however good the others are."""
    found = []
    for item_id in because:
        item = situation.pack.item_by_id[item_id]
        worth = known_worth(situation, item)
        if item.critical is None or worth is None or worth >= item.critical.threshold:
            continue
        words = f"Door dit antwoord komt het cijfer niet boven {whole(item.critical.cap)}."
        found.append(PartView(item_id, str(item.question), words, 0, 0, decides=True, has_bar=False))
    return tuple(found)


def _reason(
    situation: Situation, item: Item, pull: Pull, part: str, *, is_score: bool, note: str = ""
) -> ReasonView:
    value = situation.answer(item.id)
    words = pull_words(pull, is_score=is_score, counts_as_no=_counts_as_no(item))
    if pull == "none" and not item.is_scored and part != SITUATION:
        words = "bepaalt wat meetelt"
    if item.id in situation.raised and value != NOT_APPLICABLE:
        note = f"{note} Uw maatregel telt al mee.".strip()
    return ReasonView(item.id, str(item.question), answer_of(situation, item), pull, words, part, note)


def _counts_as_no(item: Item) -> bool:
    """Tell whether the cautious side of a question is the answer *nee*."""
    worst = min(
        (option for option in item.options if option.value is not None),
        key=lambda option: option.value if option.value is not None else Fraction(1),
        default=None,
    )
    return worst is not None and str(worst.text).casefold().startswith("nee")


def _score_pull(situation: Situation, item: Item) -> Pull:
    if situation.answer(item.id) == NOT_APPLICABLE:
        return "none"
    worth = known_worth(situation, item)
    if worth is None:
        return "unknown"
    return "smaller" if worth >= item.span[1] else "bigger"


def _pull(situation: Situation, scenario: Rated, item: Item, taken_apart: Trace) -> Pull:
    """Tell what an answer does to a risk: compared with the best answer, at the upper end."""
    if not item.is_scored:
        return _fact_pull(situation, item, taken_apart)
    if situation.answer(item.id) == NOT_APPLICABLE:
        return "smaller" if item.counts_as == 1 else "bigger"
    ends = [
        risk_if(situation, scenario, {item.id: option_with(item, end)}).high for end in reversed(item.span)
    ]
    if ends[0] == ends[1] and item.id not in situation.raised:
        return "none"
    worth = known_worth(situation, item)
    if worth is None:
        return "unknown"
    return "smaller" if worth >= item.span[1] else "bigger"


def _fact_pull(situation: Situation, item: Item, taken_apart: Trace) -> Pull:
    multiplier = next((each for each in taken_apart.multipliers if each.item == item.id), None)
    if situation.option(item.id) == UNKNOWN:
        return "unknown"
    if multiplier is None or multiplier.high == 1:
        return "none"
    return "bigger" if multiplier.high > 1 else "smaller"


def option_with(item: Item, value: Fraction) -> str:
    """Return the option of an item that has a value."""
    return next(option.id for option in item.options if option.value == value)
