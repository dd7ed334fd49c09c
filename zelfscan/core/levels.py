"""From an exact score or ratio to a level; the limits stand in the pack, half-open as section 5.3 says."""

from fractions import Fraction
from typing import Literal

from zelfscan.core.pack import Cutoffs

ScoreLevel = Literal["good", "fair", "weak", "insufficient", "none"]
RiskLevel = Literal["low", "medium", "high", "unknown", "none"]


def score_level(score: Fraction, cutoffs: Cutoffs) -> ScoreLevel:
    """Return the level of a score from 0 to 100; a limit belongs to the better side."""
    if score >= cutoffs.good:
        return "good"
    return "fair" if score >= cutoffs.fair else "weak"


def ratio_level(ratio: Fraction, cutoffs: Cutoffs) -> RiskLevel:
    """Return the level of a ratio (1 is the reference); a limit belongs to the worse side."""
    if ratio >= cutoffs.high:
        return "high"
    return "medium" if ratio >= cutoffs.medium else "low"


def risk_level(low: Fraction, high: Fraction, coverage: Fraction, cutoffs: Cutoffs) -> RiskLevel:
    """Return the level at the upper end of a ratio, or ``unknown`` where too little is known to tell.

    Unknown when the band runs from low to high, or when too little of the effect weight is known and
    both ends have different levels.
    """
    best, worst = ratio_level(low, cutoffs), ratio_level(high, cutoffs)
    if best == "low" and worst == "high":
        return "unknown"
    if coverage < cutoffs.coverage and best != worst:
        return "unknown"
    return worst
