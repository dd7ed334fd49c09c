"""What one person answered: facts about a home and a life, never anything computed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.element import Element
from zelfscan.core.questionnaire import Item

NOT_APPLICABLE = "not-applicable"
"""The answer that the thing asked for does not exist; ``unknown`` stands in ``condition``."""


@dataclass(frozen=True)
class Responses:
    """The answers by item: an option id, ``unknown`` or ``not-applicable``; with dates and notes.

    ``elements`` holds doors and windows that were recorded one by one. Where an element has no answer of
    its own, the answer to the item stands for it.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    answered: Mapping[str, date] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    elements: tuple[Element, ...] = ()

    def with_answer(self, item: str, value: str) -> "Responses":
        """Return these responses with one answer given or replaced."""
        return replace(self, values={**self.values, item: value})

    def with_element(self, element: Element) -> "Responses":
        """Return these responses with one element added, or replaced where its id is there."""
        others = tuple(each for each in self.elements if each.id != element.id)
        return replace(self, elements=(*others, element))


def answers_to(item: Item) -> tuple[str, ...]:
    """Return every answer that an item takes."""
    options = [option.id for option in item.options]
    options += [UNKNOWN] if item.unknown else []
    options += [NOT_APPLICABLE] if item.not_applicable else []
    return tuple(options)
