"""The JSON of ``zelfscan compare`` and ``zelfscan rescan``."""

from typing import Any

from zelfscan.core.compare import AnswerChange, Change, Comparison
from zelfscan.core.rescan import AskAgain
from zelfscan.core.risks import Risk
from zelfscan.core.scoring import Score
from zelfscan.exchange.as_json import risk, score

Data = dict[str, Any]


def comparison(found: Comparison) -> Data:
    """Return what changed by the answers and what only by the content, kept apart."""
    return {
        "by_answers": [_change(each) for each in found.by_answers],
        "by_content": [_change(each) for each in found.by_content],
        "answers": [_answer(each) for each in found.answers],
        "dropped": list(found.dropped),
    }


def _change(change: Change) -> Data:
    return {
        "kind": change.kind,
        "id": change.id,
        "verdict": change.verdict,
        "before": _figure(change.before),
        "after": _figure(change.after),
    }


def _figure(figure: Score | Risk | None) -> Data | None:
    if figure is None:
        return None
    if isinstance(figure, Score):
        return score(figure)
    plain = risk(figure, None)
    return {key: plain[key] for key in plain if key not in ("id", "ref", "kind", "because")}


def _answer(change: AnswerChange) -> Data:
    return {
        "item": change.item,
        "element": change.element,
        "before": change.before,
        "after": change.after,
        "verdict": change.verdict,
    }


def ask_again(each: AskAgain) -> Data:
    """Return one item to ask again, with its reasons and dates."""
    return {
        "item": each.item,
        "reasons": list(each.reasons),
        "answered": each.answered.isoformat() if each.answered else None,
        "due": each.due.isoformat() if each.due else None,
        "incidents": list(each.incidents),
    }
