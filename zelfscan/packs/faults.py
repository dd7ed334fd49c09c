"""From what a model refuses to a fault that an author understands, with file and line."""

from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from zelfscan.errors import Fault
from zelfscan.packs.reader import Document, Place

_MESSAGES = {
    "missing": "'{name}' ontbreekt",
    "string_type": "'{name}' moet tekst zijn (zet er aanhalingstekens om)",
    "int_type": "'{name}' moet een heel getal zijn",
    "bool_type": "'{name}' moet true of false zijn",
    "tuple_type": "'{name}' moet een lijst zijn",
    "date_type": "'{name}' moet een datum zijn, zoals 2026-11-23",
    "literal_error": "'{name}' moet een van deze zijn: {expected}",
    "string_pattern_mismatch": "'{name}' is geen geldige naam: kleine letters, cijfers, - en .",
    "too_short": "'{name}' heeft te weinig regels",
    "too_long": "'{name}' heeft te veel regels",
    "greater_than_equal": "'{name}' is te klein",
    "greater_than": "'{name}' is te klein",
    "less_than_equal": "'{name}' is te groot",
}


def faults_of(
    error: ValidationError, model: type[BaseModel], document: Document, place: Place
) -> list[Fault]:
    """Return a fault for each thing that a model refused in one place of a document."""
    found: dict[tuple[int, str], None] = {}
    for detail in error.errors(include_url=False):
        steps = _steps(document, place, detail["loc"])
        name = next((str(step) for step in reversed(detail["loc"]) if isinstance(step, str)), "")
        message = _message(detail["type"], name, dict(detail), model)
        found[(document.line((*place, *steps)), message)] = None
    return [Fault(document.file, line, message) for line, message in found]


def _steps(document: Document, place: Place, loc: tuple[int | str, ...]) -> Place:
    """Keep the steps of a location that stand in the file; pydantic adds names of its own for unions."""
    steps: Place = ()
    for step in loc:
        if (*place, *steps, step) in document.lines:
            steps = (*steps, step)
    return steps


def _message(kind: str, name: str, detail: dict[str, Any], model: type[BaseModel]) -> str:
    if kind == "extra_forbidden":
        known = [field.alias or key for key, field in model.model_fields.items()]
        return f"onbekende sleutel '{name}'{suggestion(name, known)}"
    if kind == "value_error":
        return f"'{name}': {detail['ctx']['error']}"
    expected = detail.get("ctx", {}).get("expected", "")
    return _MESSAGES.get(kind, "'{name}' past hier niet").format(name=name, expected=expected)


def suggestion(name: str, known: list[str]) -> str:
    """Return a question that offers the nearest known name, or nothing."""
    near = get_close_matches(name, known, n=1)
    return f"; bedoelt u '{near[0]}'?" if near else ""
