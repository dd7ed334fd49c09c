"""What the command line prints as JSON; the shape is a contract that stays as it is.

Numbers are the float nearest to the exact value; levels were taken before. See README, command line.
"""

import json
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from zelfscan.core.assessment import Assessment
from zelfscan.core.condition import as_data
from zelfscan.core.flow import asked_order
from zelfscan.core.pack import Pack
from zelfscan.core.planning import Step
from zelfscan.core.questionnaire import Item, Route
from zelfscan.core.risks import Risk
from zelfscan.core.scoring import Score
from zelfscan.core.text import LocalizedText

Data = dict[str, Any]


def to_text(data: object) -> str:
    """Write values as JSON text: the same values always give the same bytes."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def pack_summary(pack: Pack) -> Data:
    """Return what there is in a pack, in numbers."""
    return {
        "id": pack.id,
        "version": pack.version,
        "languages": list(pack.languages),
        "routes": [route.id for route in pack.routes],
        "items": len(pack.items),
        "measures": len(pack.measures),
        "scenarios": len(pack.scenarios),
    }


def items_of_route(pack: Pack, route: Route, language: str | None = None) -> list[Data]:
    """Return what a route asks: the profile first, then section by section; with texts in a language."""
    asked = [pack.item_by_id[item] for item in asked_order(pack, route)]
    return [_item(item, pack) | (_texts(item, language) if language else {}) for item in asked]


def _item(item: Item, pack: Pack) -> Data:
    return {
        "id": item.id,
        "ref": item.ref,
        "section": pack.section_of[item.id],
        "profile": item.id in pack.profile,
        "options": [{"id": option.id, "value": _number(option.value)} for option in item.options],
        "unknown": item.unknown,
        "not_applicable": item.not_applicable,
        "asked_when": as_data(item.asked_when),
    }


def _texts(item: Item, language: str) -> Data:
    options = [
        {"id": option.id, "value": _number(option.value), "text": option.text.in_language(language)}
        for option in item.options
    ]
    hint = item.hint.in_language(language) if item.hint else None
    return {"options": options, "question": item.question.in_language(language), "hint": hint}


def whole_pack(pack: Pack) -> Any:
    """Return the whole compiled pack; texts stand by language."""
    return _plain(pack, pack.language)


def assessment(judged: Assessment) -> Data:
    """Return scores, risks, measures and claims with the items that made them."""
    scenarios = judged.pack.scenario_by_id
    return {
        "pack": {"id": judged.pack.id, "version": judged.pack.version},
        "overall": score(judged.overall),
        "sections": [{"id": each.id, **score(each)} for each in judged.sections],
        "risks": [risk(each, scenarios[each.id].ref) for each in judged.risks],
        "measures": [_step(step) for step in judged.plan],
        "claims": [
            {"id": each.id, "text": str(each.text), "article": str(each.article)} for each in judged.claims
        ],
        "ignored": list(judged.ignored),
    }


def score(found: Score) -> Data:
    """Return a score without its id."""
    return {
        "low": _number(found.low),
        "high": _number(found.high),
        "level": found.level,
        "level_best": found.level_best,
        "coverage": _number(found.coverage),
    }


def risk(found: Risk, ref: str | None) -> Data:
    """Return a risk; ``ref`` is the code that the scenario has in the domain files."""
    return {
        "id": found.id,
        "ref": ref,
        "kind": found.kind,
        "level": found.level,
        "level_best": found.level_best,
        "low": _number(found.low),
        "high": _number(found.high),
        "ratio_low": _number(found.ratio_low),
        "ratio_high": _number(found.ratio_high),
        "coverage": _number(found.coverage),
        "because": list(found.because),
    }


def _step(step: Step) -> Data:
    return {
        "id": step.measure.id,
        "ref": step.measure.ref,
        "rank": step.rank,
        "group": step.group,
        "certain": step.is_certain,
        "because": list(step.because),
        "risks": list(step.risks),
        "pays": step.pays,
        "regulation": step.regulation,
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _plain(value: Any, language: str) -> Any:
    match value:
        case LocalizedText():
            return {language: value.base, **dict(value.translations)}
        case Fraction():
            return float(value)
        case BaseModel():
            fields = type(value).model_fields
            return {
                field.alias or name: _plain(getattr(value, name), language) for name, field in fields.items()
            }
        case tuple():
            return [_plain(each, language) for each in value]
        case None | bool() | int() | str():
            return value
        case _:
            return str(value)
