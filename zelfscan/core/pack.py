"""A questionnaire pack: everything that one scan needs, as one value."""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from zelfscan.core.condition import Condition
from zelfscan.core.element import ElementKind
from zelfscan.core.frozen import Exact, Frozen, Slug
from zelfscan.core.incident import IncidentKind
from zelfscan.core.measure import Measure
from zelfscan.core.questionnaire import Item, Route, Scale, Section
from zelfscan.core.regulation import Regulation
from zelfscan.core.risk import Scenario
from zelfscan.core.text import LocalizedText


class Cutoffs(Frozen):
    """Where levels begin: scores 0 to 100, coverage 0 to 1, ratio 1 the reference; and the cap of a layer."""

    fair: Exact
    good: Exact
    coverage: Exact
    medium: Exact
    high: Exact
    reference: Exact
    layer_cap: Exact


class Contact(Frozen):
    """A telephone number with what it is for, where it was read and whether somebody called it since."""

    id: Slug
    number: str
    title: LocalizedText
    purpose: LocalizedText
    source: str | None = None
    read_on: date
    checked_on: date | None = None


class EmergencyCard(Frozen):
    """What to do now: the numbers, four steps and two notices.

    ``after`` are the steps for the hours and days that follow; ``sources`` are what those rest on.
    """

    contacts: tuple[Contact, ...]
    steps: tuple[LocalizedText, ...]
    notices: tuple[tuple[LocalizedText, LocalizedText], ...]
    after: tuple[LocalizedText, ...] = ()
    sources: tuple[str, ...] = ()


class Source(Frozen):
    """Where a statement comes from; ``excerpt`` says that only the beginning was read.

    ``english`` is the part of the title that is in English, so that it is read aloud as such.
    """

    id: str
    title: str
    url: str
    published: str
    read_on: date
    excerpt: bool = False
    english: str = ""

    @model_validator(mode="after")
    def _says_what_is_in_its_title(self) -> "Source":
        if self.english not in self.title:
            raise ValueError("what is in English must be a part of the title, letter for letter")
        return self


class Pack(Frozen):
    """One questionnaire with its measures, scenarios, regulations, incidents, contacts and sources."""

    id: Slug
    version: str
    schema_version: Literal[1]
    language: str
    languages: tuple[str, ...]
    title: LocalizedText
    subtitle: LocalizedText
    authors: tuple[str, ...]
    licence: str
    reviewed_on: date
    profile: tuple[Slug, ...]
    urgent_when: Condition | None = None
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    routes: Annotated[tuple[Route, ...], Field(min_length=1)]
    default_route: Slug
    scales: tuple[Scale, ...] = ()
    element_kinds: tuple[ElementKind, ...] = ()
    items: tuple[Item, ...]
    measures: tuple[Measure, ...]
    scenarios: tuple[Scenario, ...]
    regulations: tuple[Regulation, ...]
    incident_kinds: tuple[IncidentKind, ...] = ()
    card: EmergencyCard
    sources: tuple[Source, ...]
    cutoffs: Cutoffs

    @cached_property
    def item_by_id(self) -> dict[str, Item]:
        """Return the items of this pack by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def measure_by_id(self) -> dict[str, Measure]:
        """Return the measures of this pack by id."""
        return {measure.id: measure for measure in self.measures}

    @cached_property
    def scenario_by_id(self) -> dict[str, Scenario]:
        """Return the scenarios of this pack by id."""
        return {scenario.id: scenario for scenario in self.scenarios}

    @cached_property
    def incident_kind_by_id(self) -> dict[str, IncidentKind]:
        """Return the kinds of incidents by id, those that only touch another pack included."""
        return {kind.id: kind for kind in self.incident_kinds}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Return the sources of this pack by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def section_of(self) -> dict[str, str]:
        """Return the section of each item."""
        return {item: section.id for section in self.sections for item in section.items}

    def touched_by_incident(self, kind_id: str) -> tuple[str, ...]:
        """Return the scenarios of this pack that an incident touches; none for a kind it does not know."""
        kind = self.incident_kind_by_id.get(kind_id)
        named = kind.scenarios if kind is not None else ()
        return tuple(name for name in named if name in self.scenario_by_id)

    def gates_before(self, item_id: str) -> tuple[str, ...]:
        """Return every gate that can hide an item, gates of gates included; each after what can hide it."""
        if item_id not in self._found_gates:
            item = self.item_by_id.get(item_id)
            found: dict[str, None] = {}
            for gate in item.gates if item is not None else ():
                if gate in self.item_by_id:
                    found.update(dict.fromkeys((*self.gates_before(gate), gate)))
            self._found_gates[item_id] = tuple(found)
        return self._found_gates[item_id]

    @cached_property
    def _found_gates(self) -> dict[str, tuple[str, ...]]:
        return {}

    @property
    def first_routes(self) -> tuple[Route, ...]:
        """Return the routes that somebody can begin with."""
        return tuple(route for route in self.routes if not route.is_extra)

    def route(self, route_id: str) -> Route | None:
        """Return a route by its id."""
        return next((route for route in self.routes if route.id == route_id), None)
