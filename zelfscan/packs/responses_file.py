"""A file with somebody's answers to values that the core takes; everything in it is checked."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from zelfscan.core.element import Element
from zelfscan.core.planning import Choice
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import Responses, answers_to
from zelfscan.errors.base import shown
from zelfscan.errors.content import MAX_SHOWN, PackError, ResponsesError
from zelfscan.packs.faults import suggestion
from zelfscan.packs.loader import Loaded
from zelfscan.packs.reader import Document, Place, read

MAX_NOTE = 20_000
MAX_NAME = 200
_ELEMENT_KEYS = ("id", "kind", "name", "responses")
_ELEMENT_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*", re.ASCII)
_KEYS = ("responses", "answered", "notes", "elements", "choices", "planned")
_CHOICES: Mapping[str, Choice] = {"planned": "planned", "done": "done", "declined": "declined"}


@dataclass(frozen=True)
class Answers:
    """What stood in the file; ``planned`` is the day for which a measure is planned."""

    responses: Responses
    choices: Mapping[str, Choice]
    planned: Mapping[str, date] = field(default_factory=dict)


class _Reader:
    def __init__(self, document: Document, loaded: Loaded) -> None:
        self.document = document
        self.loaded = loaded

    def refuse(self, place: Place, message: str) -> ResponsesError:
        text = f"{self.document.file}, regel {self.document.line(place)}: {message}"
        return ResponsesError(shown(text, MAX_SHOWN))

    def mapping(self, key: str) -> Mapping[str, Any]:
        value = self.document.values.get(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.refuse((key,), f"onder '{key}' staat per regel een naam met een waarde.")
        return value

    def item(self, place: Place) -> Item:
        """Return the item that the last step of a place names."""
        item_id = str(place[-1])
        item = self.loaded.items.get(item_id)
        if item is None:
            near = suggestion(item_id, list(self.loaded.items))
            raise self.refuse(place, f"vraag '{item_id}' bestaat niet{near or '.'}")
        return item

    def responses(self) -> dict[str, str]:
        given = self.mapping("responses")
        return {
            item_id: self.answer(self.item(("responses", item_id)), value, ("responses", item_id))
            for item_id, value in given.items()
        }

    def answer(self, item: Item, value: object, place: Place) -> str:
        allowed = answers_to(item)
        if value not in allowed:
            # The value is left out on purpose: an error may be shown or kept where an answer may not.
            message = f"dit is geen antwoord op '{item.id}'. Kies uit: {', '.join(allowed)}."
            raise self.refuse(place, message)
        return str(value)

    def elements(self) -> tuple[Element, ...]:
        value = self.document.values.get("elements")
        if value is None:
            return ()
        if not isinstance(value, tuple):
            raise self.refuse(("elements",), "onder 'elements' staat een lijst van deuren en ramen.")
        found: dict[str, Element] = {}
        for at, entry in enumerate(value):
            element = self.element(entry, ("elements", at))
            if element.id in found:
                raise self.refuse(("elements", at), "deze 'id' staat er twee keer.")
            found[element.id] = element
        return tuple(found.values())

    def element(self, entry: object, place: Place) -> Element:
        if not isinstance(entry, dict) or not {"id", "kind"} <= entry.keys() <= set(_ELEMENT_KEYS):
            raise self.refuse(place, f"een element heeft deze sleutels: {', '.join(_ELEMENT_KEYS)}.")
        name, kind, label = entry["id"], entry["kind"], entry.get("name", "")
        if not isinstance(name, str) or not _ELEMENT_ID.fullmatch(name):
            raise self.refuse(place, "een 'id' bestaat uit kleine letters, cijfers en streepjes.")
        if not isinstance(label, str) or len(label) > MAX_NAME:
            raise self.refuse(place, f"een naam is tekst van hoogstens {MAX_NAME} tekens.")
        kinds = [each.id for each in self.loaded.pack.element_kinds]
        if kind not in kinds:
            known = f"Kies uit: {', '.join(kinds)}." if kinds else "Deze vragenlijst kent er geen."
            raise self.refuse(place, f"deze soort element bestaat hier niet. {known}")
        given = entry.get("responses") or {}
        if not isinstance(given, dict):
            raise self.refuse(place, "onder 'responses' staat per regel een vraag met een antwoord.")
        values = {}
        for item_id, value in given.items():
            at = (*place, "responses", item_id)
            item = self.item(at)
            if item.repeats != kind:
                raise self.refuse(at, f"'{item_id}' wordt niet per {kind} gevraagd.")
            values[item_id] = self.answer(item, value, at)
        return Element(name, str(kind), label, values)

    def days(self) -> dict[str, date]:
        found = {}
        for item_id, value in self.mapping("answered").items():
            self.item(("answered", item_id))
            found[item_id] = self.day(value, ("answered", item_id))
        return found

    def day(self, value: object, place: Place) -> date:
        if isinstance(value, str) and len(value) == len("2026-11-23"):
            with suppress(ValueError):
                value = date.fromisoformat(value)
        if not isinstance(value, date):
            raise self.refuse(place, "dit is geen datum zoals 2026-11-23.")
        return value

    def notes(self) -> dict[str, str]:
        found = {}
        for item_id, value in self.mapping("notes").items():
            self.item(("notes", item_id))
            if not isinstance(value, str):
                raise self.refuse(("notes", item_id), "een opmerking is tekst; zet er aanhalingstekens om.")
            if len(value) > MAX_NOTE:
                raise self.refuse(("notes", item_id), f"een opmerking heeft hoogstens {MAX_NOTE} tekens.")
            found[item_id] = value
        return found

    def choices(self) -> dict[str, Choice]:
        found = {}
        for measure, value in self.mapping("choices").items():
            self.measure(("choices", measure))
            if not isinstance(value, str) or value not in _CHOICES:
                known = ", ".join(_CHOICES)
                raise self.refuse(("choices", measure), f"dit is geen keuze. Kies uit: {known}.")
            found[measure] = _CHOICES[value]
        return found

    def planned(self, choices: Mapping[str, Choice]) -> dict[str, date]:
        found = {}
        for measure, value in self.mapping("planned").items():
            self.measure(("planned", measure))
            if choices.get(measure, "planned") != "planned":
                raise self.refuse(
                    ("planned", measure), "onder 'choices' staat dat u dit niet meer van plan bent."
                )
            found[measure] = self.day(value, ("planned", measure))
        return found

    def measure(self, place: Place) -> None:
        """Refuse a measure that is not there; the last step of a place names it."""
        name = str(place[-1])
        if name not in self.loaded.measures:
            near = suggestion(name, sorted(self.loaded.measures))
            raise self.refuse(place, f"maatregel '{name}' bestaat niet{near or '.'}")


def read_answers(path: Path, loaded: Loaded) -> Answers:
    """Read a file with answers. Raises ``ResponsesError`` with one clear sentence."""
    try:
        document = read(path, path.name)
    except PackError as error:
        fault = error.faults[0]
        raise ResponsesError(f"{fault.file}, regel {fault.line}: {fault.message}.") from None
    if not isinstance(document.values, dict):
        raise ResponsesError(f"{document.file} bevat geen antwoorden. Begin met 'responses:'.")
    reader = _Reader(document, loaded)
    for key in document.values:
        if key not in _KEYS:
            raise reader.refuse((key,), f"onbekende sleutel '{key}'{suggestion(key, list(_KEYS)) or '.'}")
    responses = Responses(reader.responses(), reader.days(), reader.notes(), reader.elements())
    choices = reader.choices()
    planned = reader.planned(choices)
    return Answers(responses, {**choices, **dict.fromkeys(planned, _CHOICES["planned"])}, planned)
