"""A file with somebody's answers to values that the core takes; everything in it is checked."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from zelfscan.core.planning import Choice
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import Responses, answers_to
from zelfscan.errors import PackError, ResponsesError
from zelfscan.packs.faults import suggestion
from zelfscan.packs.loader import Loaded
from zelfscan.packs.reader import Document, Place, read

MAX_NOTE = 20_000
_KEYS = ("responses", "answered", "notes", "elements", "choices")
_CHOICES: Mapping[str, Choice] = {"planned": "planned", "done": "done", "declined": "declined"}


@dataclass(frozen=True)
class Answers:
    """What stood in the file."""

    responses: Responses
    choices: Mapping[str, Choice]


class _Reader:
    def __init__(self, document: Document, loaded: Loaded) -> None:
        self.document = document
        self.loaded = loaded

    def refuse(self, place: Place, message: str) -> ResponsesError:
        return ResponsesError(f"{self.document.file}, regel {self.document.line(place)}: {message}")

    def mapping(self, key: str) -> Mapping[str, Any]:
        value = self.document.values.get(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.refuse((key,), f"onder '{key}' staat per regel een naam met een waarde.")
        return value

    def item(self, key: str, item_id: str) -> Item:
        item = self.loaded.items.get(item_id)
        if item is None:
            near = suggestion(item_id, list(self.loaded.items))
            raise self.refuse((key, item_id), f"vraag '{item_id}' bestaat niet{near or '.'}")
        return item

    def responses(self) -> dict[str, str]:
        found = {}
        for item_id, value in self.mapping("responses").items():
            item = self.item("responses", item_id)
            allowed = answers_to(item)
            if value not in allowed:
                # The value is left out on purpose: an error may be shown or kept where an answer may not.
                message = f"dit is geen antwoord op '{item_id}'. Kies uit: {', '.join(allowed)}."
                raise self.refuse(("responses", item_id), message)
            found[item_id] = str(value)
        return found

    def days(self) -> dict[str, date]:
        found = {}
        for item_id, value in self.mapping("answered").items():
            self.item("answered", item_id)
            if isinstance(value, str):
                with suppress(ValueError):
                    value = date.fromisoformat(value)
            if not isinstance(value, date):
                raise self.refuse(("answered", item_id), "dit is geen datum zoals 2026-11-23.")
            found[item_id] = value
        return found

    def notes(self) -> dict[str, str]:
        found = {}
        for item_id, value in self.mapping("notes").items():
            self.item("notes", item_id)
            if not isinstance(value, str):
                raise self.refuse(("notes", item_id), "een opmerking is tekst; zet er aanhalingstekens om.")
            if len(value) > MAX_NOTE:
                raise self.refuse(("notes", item_id), f"een opmerking heeft hoogstens {MAX_NOTE} tekens.")
            found[item_id] = value
        return found

    def choices(self) -> dict[str, Choice]:
        found = {}
        for measure, value in self.mapping("choices").items():
            if measure not in self.loaded.measures:
                near = suggestion(measure, sorted(self.loaded.measures))
                raise self.refuse(("choices", measure), f"maatregel '{measure}' bestaat niet{near or '.'}")
            if not isinstance(value, str) or value not in _CHOICES:
                known = ", ".join(_CHOICES)
                raise self.refuse(("choices", measure), f"dit is geen keuze. Kies uit: {known}.")
            found[measure] = _CHOICES[value]
        return found


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
    if document.values.get("elements") not in (None, ()):
        raise reader.refuse(("elements",), "geen vraag in deze lijst wordt per deur of raam gesteld.")
    responses = Responses(reader.responses(), reader.days(), reader.notes())
    return Answers(responses, reader.choices())
