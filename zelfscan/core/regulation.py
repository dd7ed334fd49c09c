"""Who provides or pays, on which date and on what conditions."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from zelfscan.core.condition import Condition, OptionOf, holds
from zelfscan.core.frozen import Frozen, Slug
from zelfscan.core.text import LocalizedText

Role = Literal["holds", "next", "condition", "money", "limit"]
"""What a claim is about: what holds, the next step, a condition, who pays, or what it does not give."""


class Claim(Frozen):
    """A short text on what holds for somebody, with the condition on the situation that makes it hold.

    ``needs_coverage``: it holds only for somebody whom the regulation covers.
    """

    id: Slug
    role: Role = "holds"
    text: LocalizedText
    article: LocalizedText
    when: Condition | None = None
    needs_coverage: bool = False
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

    def is_for(self, option_of: OptionOf) -> bool:
        """Tell whether the regulation surely covers somebody in this situation."""
        return holds(self.covers, option_of)

    def claims_for(self, option_of: OptionOf) -> tuple[Claim, ...]:
        """Return what holds for somebody in this situation, in the order of the file."""
        is_covered = self.is_for(option_of)
        return tuple(
            claim
            for claim in self.claims
            if holds(claim.when, option_of) and (is_covered or not claim.needs_coverage)
        )


def regulation_on(regulations: tuple[Regulation, ...], day: date) -> Regulation | None:
    """Return the regulation in force on a day, if there is one."""
    return next((regulation for regulation in regulations if regulation.is_in_force(day)), None)
