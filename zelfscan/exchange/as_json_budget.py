"""The JSON of ``zelfscan plan``; a contract that stays as it is."""

from fractions import Fraction
from typing import Any

from zelfscan.core.budget import BestSet
from zelfscan.core.residual import Package, Part

Data = dict[str, Any]


def best_set(best: BestSet, together: Package, unit: int, needless: tuple[str, ...] = ()) -> Data:
    """Return the best set; ``unit`` is how many parts one euro (100) or one point (1) has.

    ``needless`` have a price or must be in, but are done, or not called for by any answer.
    """
    return {
        "chosen": list(best.chosen),
        "cost": _amount(best.cost, unit),
        "risk_before": float(best.before),
        "risk_after": float(best.after),
        "optimal": best.is_optimal,
        "infeasible": bool(best.short or best.unpriced),
        "short": _amount(best.short, unit),
        "unpriced": list(best.unpriced),
        "needless": list(needless),
        "parts": [_part(part) for part in together.parts],
    }


def _amount(value: int, unit: int) -> int | float:
    return value // unit if value % unit == 0 else float(Fraction(value, unit))


def _part(part: Part) -> Data:
    return {
        "measures": list(part.measures),
        "alone": float(part.alone),
        "share": float(part.share),
        "loss": float(part.loss),
    }
