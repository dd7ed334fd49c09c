"""From answers to the score of each section and overall, with its band (docs/scoring.md 5.3, 5.4)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zelfscan.core.levels import ScoreLevel, score_level
from zelfscan.core.pack import Cutoffs
from zelfscan.core.questionnaire import Item, Section
from zelfscan.core.standing import Situation, Standing, World

_HUNDRED = Fraction(100)
_HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Score:
    """A score from 0 to 100 between its ends, with the share of the weight that is known (0 to 1).

    ``low`` and ``high`` are none where there is no score. ``because`` holds the items that made it.
    """

    id: str
    low: Fraction | None
    high: Fraction | None
    coverage: Fraction | None
    level: ScoreLevel
    level_best: ScoreLevel
    because: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One item's share in a weighted fulfilment."""

    weight: int
    standing: Standing
    item: Item | None = None


@dataclass(frozen=True)
class _Sum:
    low: Fraction
    high: Fraction
    known: Fraction


def section_score(situation: Situation, section: Section) -> Score:
    """Score one section."""
    return items_score(situation, section.id, section.items)


def items_score(
    situation: Situation, score_id: str, items: Iterable[str], *, after_measures: bool = False
) -> Score:
    """Score those of some items that the route asks; ``after_measures`` leaves out the rule on coverage."""
    pack = situation.pack
    asked = [pack.item_by_id[item] for item in items if item in situation.route_items]
    scored = [item for item in asked if item.is_scored]

    def parts(world: World) -> list[Part]:
        return [Part(item.weight, world.in_section(item.id), item) for item in scored]

    ids = [item.id for item in scored]
    return fulfilment(score_id, situation, ids, parts, pack.cutoffs, after_measures=after_measures)


def fulfilment(
    score_id: str,
    situation: Situation,
    items: Sequence[str],
    parts: Callable[[World], Iterable[Part]],
    cutoffs: Cutoffs,
    *,
    after_measures: bool = False,
) -> Score:
    """Weigh fulfilments in every world that is open and return the hull as one score."""
    sums = [total for world in situation.worlds(items) if (total := _add(parts(world))) is not None]
    because = tuple(item for item in items if item in situation.asked)
    if not sums:
        return Score(score_id, None, None, None, "none", "none", because)
    low = min(total.low for total in sums)
    high = max(total.high for total in sums)
    coverage = min(total.known for total in sums)
    return _scored(score_id, low, high, coverage, because, cutoffs, after_measures=after_measures)


def _add(parts: Iterable[Part]) -> _Sum | None:
    real = [part for part in parts if part.standing.exists]
    total = sum(part.weight for part in real)
    if total == 0:
        return None
    low = _HUNDRED * sum((part.weight * part.standing.low for part in real), Fraction(0)) / total
    high = _HUNDRED * sum((part.weight * part.standing.high for part in real), Fraction(0)) / total
    for part in real:
        if part.item is not None and part.item.critical is not None:
            critical = part.item.critical
            low = min(low, critical.cap) if part.standing.low < critical.threshold else low
            high = min(high, critical.cap) if part.standing.high < critical.threshold else high
    known = sum(part.weight for part in real if part.standing.is_known)
    return _Sum(low, high, Fraction(known, total))


def _scored(
    score_id: str,
    low: Fraction,
    high: Fraction,
    coverage: Fraction,
    because: tuple[str, ...],
    cutoffs: Cutoffs,
    *,
    after_measures: bool = False,
) -> Score:
    is_thin = coverage < cutoffs.coverage and not after_measures
    level: ScoreLevel = "insufficient" if is_thin else score_level(low, cutoffs)
    return Score(score_id, low, high, coverage, level, score_level(high, cutoffs), because)


def overall_score(scores: Sequence[tuple[Score, int]], cutoffs: Cutoffs) -> Score:
    """Combine sections, each with its weight: half the weighted mean, half the least."""
    real = [(score, weight) for score, weight in scores if score.low is not None]
    if not real:
        return Score("overall", None, None, None, "none", "none")
    total = sum(weight for _, weight in real)

    def combine(values: list[Fraction]) -> Fraction:
        mean = sum((value * real[at][1] for at, value in enumerate(values)), Fraction(0)) / total
        return _HALF * mean + _HALF * min(values)

    low = combine([score.low for score, _ in real if score.low is not None])
    high = combine([score.high for score, _ in real if score.high is not None])
    covered = sum(
        (score.coverage * weight for score, weight in real if score.coverage is not None), Fraction(0)
    )
    because = tuple(item for score, _ in real for item in score.because)
    return _scored("overall", low, high, covered / total, because, cutoffs)


def zone_scores(situation: Situation) -> dict[str, Score]:
    """Score each zone of the home with the formula of a section, over the items of that zone."""
    by_zone: dict[str, list[str]] = {}
    for item in situation.pack.items:
        if item.is_scored and item.zone and item.id in situation.route_items:
            by_zone.setdefault(item.zone, []).append(item.id)
    return {zone: items_score(situation, zone, items) for zone, items in by_zone.items()}


def good_points(situation: Situation) -> tuple[str, ...]:
    """Return the asked items that surely have their best answer, in the order of the sections."""
    found = []
    for section in situation.pack.sections:
        for item_id in section.items:
            item = situation.pack.item_by_id[item_id]
            option = item.option(situation.option(item_id)) if item_id in situation.asked else None
            if option is not None and item.is_scored and option.value == item.span[1]:
                found.append(item_id)
    return tuple(found)
