"""From what a model refuses to a fault that an author understands, with file and line."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from zelfscan.errors.content import Fault
from zelfscan.packs.reader import Document, Place

NO_KEYS = "het bestand is leeg of heeft geen sleutels; begin met '{first}:'"
MISSING = "'{name}' ontbreekt; schrijf '{name}:' met een waarde"
_KEYS = "'{name}' moet uit sleutels met een waarde bestaan, zoals {{sleutel: waarde}}"
_MESSAGES = {
    "missing": MISSING,
    "string_type": "'{name}' moet tekst zijn (zet er aanhalingstekens om)",
    "int_type": "'{name}' moet een heel getal zijn, zoals 2",
    "bool_type": "'{name}' moet true of false zijn",
    "tuple_type": "'{name}' moet een lijst zijn, zoals [a, b]",
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "date_type": "'{name}' moet een datum zijn, zoals 2026-11-23",
    "literal_error": "'{name}' moet een van deze zijn: {expected}",
    "string_pattern_mismatch": "'{name}' is geen geldige naam: gebruik kleine letters, cijfers, - en .",
    "too_short": "'{name}' heeft te weinig regels; voeg er een toe",
    "too_long": "'{name}' heeft te veel regels; haal er een weg",
    "greater_than_equal": "'{name}' moet minstens {ge} zijn",
    "greater_than": "'{name}' moet meer dan {gt} zijn",
    "less_than_equal": "'{name}' mag hoogstens {le} zijn",
}
_REASONS = {
    "expected a number such as 1, 0.25 or 1/3": "moet een getal zijn, zoals 1, 0.25 of 1/3",
    "only an item that repeats is asked of each thing": "heeft 'each' zonder 'repeats'; haal 'each' weg",
    "each thing has only answers that the item itself has": (
        "heeft in 'each' een antwoord dat de vraag niet heeft; gebruik een 'id' uit 'options'"
    ),
    "a fraction cannot have 0 below the line": "deelt door 0; schrijf een getal zoals 1/3",
    "what is in English must be a part of the title, letter for letter": (
        "zegt dat iets Engels is ('english') wat niet letterlijk in de titel staat"
    ),
    "a value lies between 0 (worst) and 1 (best)": "heeft een waarde buiten 0 (slechtst) tot en met 1 (best)",
    "a text cannot be empty": "mag niet leeg zijn; schrijf een tekst of haal de sleutel weg",
    "an effect needs lower <= central <= upper": "loopt niet op van lower via central naar upper",
    "the time until help comes must stay above 0 minutes": "laat geen tijd over; maak 'minutes' groter",
}
_CONDITIONS = {"AnsweredWith", "All", "AnyOf", "Not"}
_NO_CONDITION = "'{name}' is geen voorwaarde; schrijf {{item: vraag, is: [antwoord]}}, of all, any of not"

MAX_COMPARED = 200_000
"""Names that are compared to find the nearest ones; the shipped packs have a few hundred of a kind."""
_left: ContextVar[list[int] | None] = ContextVar("left", default=None)

Loc = tuple[int | str, ...]


def faults_of(
    error: ValidationError, model: type[BaseModel], document: Document, place: Place
) -> list[Fault]:
    """Return a fault for each thing that a model refused in one place of a document."""
    found: dict[tuple[int, str], None] = {}
    details = error.errors(include_url=False)
    for detail in details:
        loc = detail["loc"]
        if detail["type"] == "too_short" and any(len(each["loc"]) > len(loc) for each in details):
            continue  # pydantic does not count what is wrong inside a list, and so finds it short as well.
        if _CONDITIONS & set(loc):
            # It tried every kind of condition in turn; one sentence says more than what each of them lacked.
            loc = loc[: min(at for at, step in enumerate(loc) if step in _CONDITIONS)]
            message = _NO_CONDITION.format(name=_name(loc))
        else:
            message = _message(detail["type"], loc, detail.get("ctx", {}), model)
        found[document.line((*place, *_steps(document, place, loc))), message] = None
    return [Fault(document.file, line, message) for line, message in found]


def _name(loc: Loc) -> str:
    return next((str(step) for step in reversed(loc) if isinstance(step, str)), "")


def _steps(document: Document, place: Place, loc: Loc) -> Place:
    """Keep the steps of a location that stand in the file, not those of a short form that was spelt out."""
    steps: Place = ()
    for step in loc:
        if (*place, *steps, step) in document.lines:
            steps = (*steps, step)
    return steps


def _message(kind: str, loc: Loc, context: dict[str, Any], model: type[BaseModel]) -> str:
    name = _name(loc)
    if kind == "extra_forbidden":
        return unknown_key(name, _keys_at(model, loc[:-1]))
    if kind == "value_error":
        reason = str(context["error"])
        said = _REASONS.get(reason, reason)
        return f"'{name}' {said}" if name else said
    if kind == "missing" and isinstance(loc[-1], int):
        kind = "too_short"
    if kind == "model_type" and context["class_name"] == "LocalizedText":
        kind = "string_type"
    if "expected" in context:
        context = {**context, "expected": context["expected"].replace(" or ", " of ")}
    return _MESSAGES.get(kind, "'{name}' past hier niet; kijk in de handleiding").format(name=name, **context)


def _keys_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """Return the keys that the models at a location know."""
    models = [model]
    for step in loc:
        if isinstance(step, str):
            annotations = [
                field.annotation
                for each in models
                for name, field in each.model_fields.items()
                if step == (field.alias or name)
            ]
            models = [each for annotation in annotations for each in _models_in(annotation)]
    return [field.alias or name for each in models for name, field in each.model_fields.items()]


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]


@contextmanager
def few_suggestions() -> Iterator[None]:
    """Let a piece of work compare so many names and no more: a file may hold very many that do not exist."""
    before = _left.set([MAX_COMPARED])
    try:
        yield
    finally:
        _left.reset(before)


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return a question that offers the nearest known name, or nothing."""
    names, left = list(known), _left.get()
    if left is not None:
        left[0] -= len(names)
        if left[0] < 0:
            return ""
    near = get_close_matches(name, names, n=1)
    return f"; bedoelt u '{near[0]}'?" if near else ""


def unknown_key(name: str, known: Iterable[str]) -> str:
    """Say that a key is not known, with the nearest one or where the keys are explained."""
    near = suggestion(name, known)
    return f"onbekende sleutel '{name}'{near or '; de handleiding noemt de sleutels die er zijn'}"


def not_there(what: str, name: str, known: Iterable[str]) -> str:
    """Say that something does not exist, with the nearest name there is or what to do without one."""
    near = suggestion(name, known)
    return f"{what} '{name}' bestaat niet{near or '; verbeter de naam, of schrijf wat ontbreekt'}"


def no_answer(item: str, answer: str, known: Iterable[str]) -> str:
    """Say that a question does not have an answer, with those that it has."""
    return f"'{item}' heeft geen antwoord '{answer}'; kies uit: {', '.join(known)}"
