"""Things of which a home has more than one, such as doors and windows, each with answers of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from zelfscan.core.frozen import Frozen, Slug
from zelfscan.core.text import LocalizedText

Facade = Literal["front", "back", "left", "right", "roof"]
"""A side of the house, seen from the street."""


class Suggestion(Frozen):
    """A thing that most homes have: its name, and its usual side and floor (0 is the ground floor)."""

    id: Slug
    name: LocalizedText
    facade: Facade
    floor: Annotated[int, Field(ge=-2, le=30)] = 0


class ReachOption(Frozen):
    """How a thing can be reached; what cannot be reached does not count."""

    id: Slug
    text: LocalizedText
    short: LocalizedText
    counts: bool = True


class Reach(Frozen):
    """Whether a burglar gets to a thing: asked of each, and no score by itself."""

    label: LocalizedText
    question: LocalizedText
    options: Annotated[tuple[ReachOption, ...], Field(min_length=2, max_length=8)]
    sources: tuple[str, ...] = ()


class ElementKind(Frozen):
    """A kind of element; items that repeat for it are answered for each, paths are taken for each.

    ``letter`` numbers them: D1, D2 for doors.
    """

    id: Slug
    title: LocalizedText
    plural: LocalizedText
    letter: Annotated[str, StringConstraints(pattern=r"^[A-Z]?$")] = ""
    suggestions: tuple[Suggestion, ...] = ()
    reach: Reach | None = None

    def counts(self, reach: str) -> bool:
        """Tell whether a thing that is reached so is a way in; one of which that is not known is."""
        options = self.reach.options if self.reach is not None else ()
        return next((option.counts for option in options if option.id == reach), True)


@dataclass(frozen=True)
class Element:
    """One door or window with the answers that were given for it; ``name`` is the person's own word."""

    id: str
    kind: str
    name: str
    values: Mapping[str, str] = field(default_factory=dict)
