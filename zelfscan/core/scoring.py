"""From answers to the score of each section and overall, with its band (docs/scoring.md 5.3, 5.4)."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from zelfscan.core.levels import ScoreLevel, score_level
from zelfscan.core.pack import Cutoffs
from zelfscan.core.questionnaire import Item, Section
from zelfscan.core.situation import Situation, World
from zelfscan.core.standing import Standing
from zelfscan.core.sums import RunningSum, weighed

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


class Part(NamedTuple):
    """One item's share in a weighted fulfilment."""

    weight: int
    standing: Standing
    item: Item | None = None


class _Sum(NamedTuple):
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
    because = tuple(item for item in items if situation.is_asked(item))
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
    low = weighed((part.weight, part.standing.low) for part in real).over(total, times=100)
    if all(part.standing.is_known for part in real):
        high, known = low, total
    else:
        high = weighed((part.weight, part.standing.high) for part in real).over(total, times=100)
        known = sum(part.weight for part in real if part.standing.is_known)
    for part in real:
        if part.item is not None and part.item.critical is not None:
            critical = part.item.critical
            low = min(low, critical.cap) if part.standing.low < critical.threshold else low
            high = min(high, critical.cap) if part.standing.high < critical.threshold else high
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


class Tally:
    """The overall score, kept up to date section by section: half the weighted mean, half the least."""

    def __init__(self, cutoffs: Cutoffs) -> None:
        """Begin without a section."""
        self._cutoffs = cutoffs
        self._counted: dict[str, tuple[Score, int]] = {}
        self._lows: list[Fraction] = []
        self._highs: list[Fraction] = []
        self._sums = {"low": RunningSum(), "high": RunningSum(), "coverage": RunningSum()}
        self._weight = 0

    def put(self, score: Score, weight: int) -> None:
        """Count a section, in the place of what was counted for it before; no score counts for nothing."""
        if score.id in self._counted:
            old, its_weight = self._counted.pop(score.id)
            self._count(old, -its_weight)
            del self._lows[bisect_left(self._lows, old.low or 0)]
            del self._highs[bisect_left(self._highs, old.high or 0)]
        if score.low is None or score.high is None:
            return
        self._counted[score.id] = (score, weight)
        self._count(score, weight)
        insort(self._lows, score.low)
        insort(self._highs, score.high)

    def _count(self, score: Score, weight: int) -> None:
        self._weight += weight
        for end, running in self._sums.items():
            running.add(weight, getattr(score, end))

    def total(self, because: tuple[str, ...] = ()) -> Score:
        """Return the overall score of what was counted."""
        if not self._counted:
            return Score("overall", None, None, None, "none", "none")
        means = {end: running.over(self._weight) for end, running in self._sums.items()}
        low = _HALF * (means["low"] + self._lows[0])
        high = _HALF * (means["high"] + self._highs[0])
        return _scored("overall", low, high, means["coverage"], because, self._cutoffs)


def overall_score(scores: Sequence[tuple[Score, int]], cutoffs: Cutoffs) -> Score:
    """Combine sections, each with its weight; those without a score do not count."""
    tally = Tally(cutoffs)
    for score, weight in scores:
        tally.put(score, weight)
    return tally.total(tuple(item for score, _ in scores if score.low is not None for item in score.because))


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
            option = item.option(situation.option(item_id)) if situation.is_asked(item_id) else None
            if option is not None and item.is_scored and option.value == item.span[1]:
                found.append(item_id)
    return tuple(found)
