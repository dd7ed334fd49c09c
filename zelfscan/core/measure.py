"""What to do about a weak point: a measure, what it needs, and who pays under which regulation."""

from typing import Annotated, Literal

from pydantic import Field

from zelfscan.core.frozen import Frozen, Slug
from zelfscan.core.text import LocalizedText

Payer = Literal["self", "employer", "nobody", "unknown"]
Basis = Literal[
    "reimbursed", "if-advised", "if-advised-unconfirmed", "pkvw", "employer", "behaviour", "outside"
]
"""Ground for paying: see ``docs/glossary.md``; ``outside`` means not in that regulation's list."""


class Funding(Frozen):
    """Who pays for a measure under one regulation, and on what ground."""

    regulation: str
    basis: Basis
    payer: Payer

    @property
    def needs_coverage(self) -> bool:
        """Tell whether this holds only for somebody whom the regulation covers."""
        return self.basis in ("reimbursed", "if-advised", "if-advised-unconfirmed")


class Norm(Frozen):
    """The technical requirement; ``proposal`` is our own idea, ``none`` says that no norm was found."""

    kind: Literal["norm", "rule", "proposal", "none"]
    text: LocalizedText


class Maintenance(Frozen):
    """What keeps a measure working, and after how many months to do it again.

    The interval is our own estimate, unless a source of the measure names it.
    """

    every_months: Annotated[int, Field(ge=1, le=120)]
    text: LocalizedText


class Measure(Frozen):
    """Something to do. Effort runs from 1 (a minute) to 5 (a contractor and a permit); an assumption.

    ``is_once`` says that doing it once is enough; otherwise ``maintenance`` says how to keep it up.
    """

    id: Slug
    ref: str
    area: str
    title: LocalizedText
    why: LocalizedText
    how: Annotated[tuple[LocalizedText, ...], Field(min_length=1)]
    norm: Norm
    done_when: LocalizedText
    scheme_item: Literal["letterbox", "glass", "door-viewer", "alarm-base", "safe", "pkvw"] | None = None
    funding: Annotated[tuple[Funding, ...], Field(min_length=1)]
    requires: tuple[Slug, ...] = ()
    effort: Annotated[int, Field(ge=1, le=5)]
    is_free: bool
    is_urgent_at_threat: bool = False
    unlocks_others: bool = False
    needs_permission: bool = False
    maintenance: Maintenance | None = None
    is_once: bool = False
    sources: tuple[str, ...]
    confidence: Literal["high", "medium", "low"]
    is_own_proposal: bool = False

    def funding_under(self, regulation: str | None) -> Funding | None:
        """Return who pays under this regulation, if that is known."""
        return next((funding for funding in self.funding if funding.regulation == regulation), None)
