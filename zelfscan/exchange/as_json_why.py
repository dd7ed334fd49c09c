"""The reasons behind every figure as JSON: ``zelfscan score --json --why``."""

from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

from zelfscan.core.assessment import Assessment
from zelfscan.core.explaining import Fall, every_subject, explain
from zelfscan.core.finding_out import open_questions
from zelfscan.exchange.as_json import risk

Data = dict[str, Any]


def reasons(judged: Assessment) -> Data:
    """Return the reasons by subject, and the open questions in the order of what knowing could change."""
    found = {subject: explain(judged, subject) for subject in every_subject(judged)}
    return {
        "subjects": {subject: _plain(why) for subject, why in found.items() if why is not None},
        "find_out": [_plain(question) for question in open_questions(judged.situation)],
    }


def _plain(value: Any) -> Any:
    """Write a frozen value of the core as JSON, field by field; exact numbers as the nearest float."""
    match value:
        case Fraction():
            return float(value)
        case Fall():
            return {
                "before": risk(value.before, None),
                "after": risk(value.after, None),
                "workings": _plain(value.workings),
            }
        case tuple():
            return [_plain(each) for each in value]
        case _ if is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value
