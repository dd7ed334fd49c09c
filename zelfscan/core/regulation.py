"""Who provides or pays, on which date and on what conditions."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from zelfscan.core.condition import Condition
from zelfscan.core.frozen import Frozen, Slug
from zelfscan.core.text import LocalizedText


class Claim(Frozen):
    """One sentence on what holds for somebody, with the condition on the situation that makes it hold."""

    id: Slug
    text: LocalizedText
    article: str
    when: Condition | None = None
    sources: tuple[str, ...]


class Regulation(Frozen):
    """A dated regulation. ``valid_until`` is the last day, none while in force; the cap is in euro cents."""

    id: str
    title: LocalizedText
    valid_from: date
    valid_until: date | None = None
    cap_cents: Annotated[int, Field(ge=0)] | None = None
    cap_includes_vat: bool | None = None
    covers: Condition
    closed_list: tuple[LocalizedText, ...] = ()
    claims: tuple[Claim, ...]
    sources: tuple[str, ...]
    read_on: date
    checked_on: date | None = None
    confidence: Literal["high", "medium", "low"]

    def is_in_force(self, day: date) -> bool:
        """Tell whether the regulation applies on a day, its first and last day included."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


def regulation_on(regulations: tuple[Regulation, ...], day: date) -> Regulation | None:
    """Return the regulation in force on a day, if there is one."""
    return next((regulation for regulation in regulations if regulation.is_in_force(day)), None)
