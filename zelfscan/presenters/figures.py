"""Risks and scores as the pages of the result show them: whole figures, bands and words."""

from fractions import Fraction

from zelfscan.core.assessment import Assessment
from zelfscan.core.levels import score_level
from zelfscan.core.pack import Pack
from zelfscan.core.risk import Adversary, Mishap
from zelfscan.core.risks import Risk
from zelfscan.core.scoring import Score
from zelfscan.i18n import said
from zelfscan.presenters.result_views import RiskView, ScoreView
from zelfscan.wording.levels import (
    band_words,
    level_word,
    reference_name,
    reference_words,
    standing_words,
    whole,
)
from zelfscan.wording.places import drawn_place


def risk_views(judged: Assessment) -> tuple[RiskView, ...]:
    """Return the rated risks with their numbers, in order; the unknown ones come last."""
    rated = [risk for risk in judged.risks if risk.kind != "readiness" and risk.level != "none"]
    return tuple(risk_view(judged.pack, risk, number) for number, risk in enumerate(rated, start=1))


def risk_view(pack: Pack, risk: Risk, number: int) -> RiskView:
    """Put one rated risk into words."""
    scenario = pack.scenario_by_id[risk.id]
    kind = scenario.baseline.kind if isinstance(scenario, Adversary | Mishap) else "example"
    low, high = hundredths(risk.ratio_low), hundredths(risk.ratio_high)
    standing = standing_words(risk.ratio_high, kind, pack.cutoffs.reference)
    return RiskView(
        id=risk.id,
        number=number,
        name=said(scenario.title),
        level=risk.level,
        words=level_word(risk.level, risk.level_best),
        figures=band_words(low, high),
        low=low,
        high=high,
        reference=reference_name(kind),
        scale_words=reference_words(kind),
        standing=standing if standing and risk.level != "unknown" else "",
        place=drawn_place(scenario.zone),
    )


def readiness_view(pack: Pack, risk: Risk) -> ScoreView:
    """Put one readiness scenario into words: it is a score, never a likelihood."""
    return _score(pack, risk.id, said(pack.scenario_by_id[risk.id].title), risk)


def score_view(pack: Pack, score: Score, name: str) -> ScoreView:
    """Put a score into words."""
    return _score(pack, score.id, name, score)


def _score(pack: Pack, score_id: str, name: str, score: Score | Risk) -> ScoreView:
    low = None if score.low is None else whole(score.low)
    high = None if score.high is None else whole(score.high)
    return ScoreView(
        id=score_id,
        name=name,
        level=score.level,
        words=level_word(score.level, score.level_best),
        figures="" if low is None or high is None else band_words(low, high),
        low=low,
        high=high,
        worst="none" if score.low is None else score_level(score.low, pack.cutoffs),
    )


def hundredths(ratio: Fraction | None) -> int:
    """Return a ratio on the scale where 100 is the reference, rounded down."""
    return whole(ratio, 100) if ratio is not None else 0
