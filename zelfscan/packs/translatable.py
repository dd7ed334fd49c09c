"""What of the content can be translated: each thing with its texts, and what of it a pack shows.

A translation stands in ``locale/`` beside the content it translates, by kind and id (docs/decisions/0009).
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from zelfscan.core.element import ElementKind
from zelfscan.core.frozen import Frozen
from zelfscan.core.incident import IncidentKind
from zelfscan.core.measure import Measure
from zelfscan.core.pack import Contact, EmergencyCard, Pack
from zelfscan.core.questionnaire import Item, Picture, Route, Scale, Section
from zelfscan.core.regulation import Regulation
from zelfscan.core.risk import Adversary, Mishap, Readiness
from zelfscan.core.texts import Steps, texts_in
from zelfscan.packs.shelf import catalogue_of, name_of
from zelfscan.packs.stock import Stock

_KINDS: Mapping[type[Frozen], str] = {
    Pack: "pack",
    Section: "sections",
    Route: "routes",
    Scale: "scales",
    ElementKind: "element_kinds",
    Picture: "pictures",
    Item: "items",
    Measure: "measures",
    Adversary: "scenarios",
    Mishap: "scenarios",
    Readiness: "scenarios",
    Regulation: "regulations",
    IncidentKind: "incident_kinds",
    Contact: "contacts",
    EmergencyCard: "card",
}
KINDS = tuple(dict.fromkeys(_KINDS.values()))
ONES = ("pack", "card")
"""Kinds of which there is one, so that no id is needed."""

Key = tuple[str, str]
"""A kind and an id; for what there is only one of, twice the kind."""


@dataclass(frozen=True)
class Entry:
    """One thing that is translated as a whole: its texts in the base language, and where they stand."""

    texts: Mapping[Steps, str]
    folder: Path
    file: str
    line: int

    @cached_property
    def fingerprint(self) -> str:
        """Return eight signs that change with any of the texts, but not with the order of what has an id."""
        written = json.dumps(sorted(self.texts.items()), separators=(",", ":"))
        return hashlib.sha256(written.encode("ascii")).hexdigest()[:8]


@dataclass(frozen=True)
class Content:
    """Everything within reach of a pack that can be translated, and what of it the pack itself shows.

    ``scales`` names the scale of each question that takes its answers from one.
    """

    pack: Pack
    folder: Path
    entries: Mapping[Key, Entry]
    needed: frozenset[Key]
    scales: Mapping[str, str]


def content_of(pack: Pack, stock: Stock, folder: Path) -> Content:
    """Return what can be translated for a pack that has no faults."""
    scales = {item.id: item.scale for item in stock.items.values() if item.scale is not None}
    shared = (stock.scales, stock.element_kinds, stock.pictures, stock.items)
    advice = (stock.measures, stock.scenarios, stock.regulations)
    afterwards = (stock.incident_kinds, stock.contacts)
    things = (pack, *(thing for each in (*shared, *advice, *afterwards) for thing in each.values()))
    manifest = (name_of(folder / "pack.yaml", folder.parent), 1)
    entries = {}
    for key, texts in _grouped(things, scales).items():
        file, line = manifest if key == ("pack", "pack") else stock.places[key]
        home = folder if file.startswith(f"{folder.name}/") else catalogue_of(folder)
        entries[key] = Entry(texts, home, file, line)
    return Content(pack, folder, entries, frozenset(_grouped(pack, scales)), scales)


def _grouped(things: object, scales: Mapping[str, str]) -> dict[Key, dict[Steps, str]]:
    found: dict[Key, dict[Steps, str]] = {}
    for steps, text in texts_in(things, begin):
        kind, name, *rest = address(steps, scales)
        found.setdefault((str(kind), str(name)), {})[tuple(rest)] = str(text)
    return found


def begin(thing: Frozen) -> Steps | None:
    """Return the kind and id under which a thing is written; none for a part of another."""
    kind = _KINDS.get(type(thing))
    if kind is None:
        return None
    return (kind, kind if kind in ONES else str(getattr(thing, "id", "")))


def address(steps: Steps, scales: Mapping[str, str]) -> Steps:
    """Return where a text is written: the answers of a question that uses a scale stand at that scale."""
    kind, name, *rest = steps
    if kind == "items" and rest[0] == "options" and name in scales:
        return ("scales", scales[str(name)], *rest)
    return steps
