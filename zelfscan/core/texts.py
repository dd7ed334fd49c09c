"""Every text in a value, with the steps that lead to it, and how to put others in their place.

A step is the name of a field, the id of a thing in a list, or the position in a list of anything else. Where
a thing has texts in one field only, the name of that field is left out: an option is its text. The value that
is walked, and what begins anew, keep the names of their fields. No model has to say which texts it holds.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar, get_args

from zelfscan.core.frozen import Frozen
from zelfscan.core.text import LocalizedText

Steps = tuple[str | int, ...]
Change = Callable[[Steps, LocalizedText], LocalizedText]
Begin = Callable[[Frozen], Steps | None]
"""Gives the steps at which a thing begins anew, wherever it hangs; none where it is a part like any other."""

_T = TypeVar("_T")


def _part_of_the_rest(_: Frozen) -> None:
    return None


def with_texts(value: _T, change: Change, begin: Begin = _part_of_the_rest) -> _T:
    """Return a value with each text replaced; what does not change stays the same object."""
    changed: _T = _walk(value, (), change, begin)
    return changed


def texts_in(value: object, begin: Begin = _part_of_the_rest) -> Iterator[tuple[Steps, LocalizedText]]:
    """Give every text with its steps, in the order of the fields."""
    found: list[tuple[Steps, LocalizedText]] = []

    def note(steps: Steps, text: LocalizedText) -> LocalizedText:
        found.append((steps, text))
        return text

    _walk(value, (), note, begin)
    yield from found


def in_own_language(value: _T) -> _T:
    """Return a value without translations: the same whatever was read beside it."""
    return with_texts(
        value, lambda _, text: text.model_copy(update={"translations": ()}) if text.translations else text
    )


def _walk(value: Any, steps: Steps, change: Change, begin: Begin) -> Any:
    match value:
        case LocalizedText():
            return change(steps, value)
        case Frozen():
            return _walk_fields(value, steps, change, begin)
        case tuple():
            names = _names(value)
            made = tuple(
                _walk(each, (*steps, name), change, begin) for name, each in zip(names, value, strict=True)
            )
            return made if any(new is not old for new, old in zip(made, value, strict=True)) else value
        case _:
            return value


def _walk_fields(value: Frozen, steps: Steps, change: Change, begin: Begin) -> Frozen:
    fields = _with_text(type(value))
    anew = begin(value)
    is_top = anew is not None or not steps
    start = steps if anew is None else anew
    update = {}
    for name, key in fields.items():
        old = getattr(value, name)
        new = _walk(old, (*start, key) if is_top or len(fields) > 1 else start, change, begin)
        if new is not old:
            update[name] = new
    return value.model_copy(update=update) if update else value


def _names(values: tuple[Any, ...]) -> tuple[str | int, ...]:
    """Return the ids of things that all have one of their own, or else their positions."""
    ids = tuple(str(getattr(each, "id", "")) if isinstance(each, Frozen) else "" for each in values)
    return ids if all(ids) and len(set(ids)) == len(ids) else tuple(range(len(values)))


@cache
def _with_text(model: type[Frozen]) -> dict[str, str]:
    """Return the fields of a model that can hold a text, with the key by which files know each."""
    return {
        name: field.alias or name
        for name, field in model.model_fields.items()
        if LocalizedText in _models_in(field.annotation, set())
    }


def _models_in(annotation: Any, seen: set[Any]) -> set[Any]:
    """Gather every model that an annotation can hold at any depth; a condition holds conditions."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        if annotation not in seen:
            seen.add(annotation)
            for field in annotation.model_fields.values():
                _models_in(field.annotation, seen)
        return seen
    for part in get_args(annotation):
        _models_in(part, seen)
    return seen
