"""The bands of every score and risk, by name, without the plan; for the properties."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from zelfscan.core.flow import situation_of
from zelfscan.core.pack import Pack
from zelfscan.core.planning import with_measures
from zelfscan.core.questionnaire import Route
from zelfscan.core.response import Responses
from zelfscan.core.risks import Risk, scenario_risk
from zelfscan.core.scoring import Score, overall_score, section_score
from zelfscan.core.situation import Situation


@dataclass(frozen=True)
class Band:
    """One figure; ``is_score`` tells where more is better."""

    low: Fraction | None
    high: Fraction | None
    coverage: Fraction | None
    level: str
    level_best: str
    is_score: bool

    @property
    def ends(self) -> tuple[Fraction | None, Fraction | None]:
        return self.low, self.high

    def holds(self, other: "Band") -> bool:
        """Tell whether another band lies within this one; what has no score lies nowhere."""
        if self.low is None or self.high is None or other.low is None or other.high is None:
            return other.ends == (None, None)
        return self.low <= other.low <= other.high <= self.high

    def is_no_better_than(self, other: "Band") -> bool:
        """Tell whether both ends of another band are as good as these, or better.

        No score is neither better nor worse: what does not apply can leave a readiness without one.
        """
        if self.low is None or self.high is None or other.low is None or other.high is None:
            return True
        if self.is_score:
            return self.low <= other.low and self.high <= other.high
        return self.low >= other.low and self.high >= other.high


def bands_in(situation: Situation) -> dict[str, Band]:
    """Return every section, the whole and every scenario; readiness is a score."""
    pack = situation.pack
    sections = [section_score(situation, section) for section in pack.sections]
    weights = [section.weight for section in pack.sections]
    overall = overall_score(list(zip(sections, weights, strict=True)), pack.cutoffs)
    found = {f"section {score.id}": _band(score, is_score=True) for score in sections}
    found["overall"] = _band(overall, is_score=True)
    for scenario in pack.scenarios:
        risk = scenario_risk(situation, scenario)
        found[f"risk {risk.id}"] = _band(risk, is_score=risk.kind == "readiness")
    return found


def _band(judged: Score | Risk, *, is_score: bool) -> Band:
    return Band(judged.low, judged.high, judged.coverage, judged.level, judged.level_best, is_score)


def bands(
    pack: Pack, answers: Responses, done: Iterable[str] = (), route: Route | None = None
) -> dict[str, Band]:
    """Return every band for these answers, supposing that these measures are taken."""
    return bands_in(with_measures(situation_of(pack, route or pack.routes[0], answers), done))


def ends(pack: Pack, answers: Responses) -> dict[str, tuple[Any, ...]]:
    """Return only the ends of every band, with what is known and the levels."""
    return ends_in(situation_of(pack, pack.routes[0], answers))


def ends_in(situation: Situation) -> dict[str, tuple[Any, ...]]:
    """Return the same as ``ends``, in one situation."""
    found = bands_in(situation)
    return {name: (*band.ends, band.coverage, band.level, band.level_best) for name, band in found.items()}
