"""What somebody chose and kept beside their answers, as plain data, and what a report leaves out.

Texts that a person typed are printed as typed; any of them can be empty.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from zelfscan.core.planning import Choice

Kept = Literal[
    "incidents",
    "earlier",
    "dropped-findings",
    "other-flags",
    "other-prices",
    "other-elements",
    "element-answers",
    "visit",
]
"""What a dossier can hold that the report does not repeat."""


@dataclass(frozen=True)
class PlanEntry:
    """What was chosen for one measure, which is named by its id.

    ``detail`` is what was typed with the choice: words about when, the proof that it is done, or the reason
    why not. A planned day stands in ``planned_for`` instead. ``cents`` is the person's own price.
    """

    measure: str
    choice: Choice = "open"
    planned_for: date | None = None
    detail: str = ""
    cents: int | None = None


@dataclass(frozen=True)
class LeftOut:
    """Something that the dossier holds and the report does not; 0 where nobody counted."""

    kind: Kept
    count: int = 0


@dataclass(frozen=True)
class PlanChapter:
    """The choices by measure, the pseudonym of the dossier, the marked questions, and what is left out."""

    entries: tuple[PlanEntry, ...] = ()
    whose: str = ""
    flagged: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def entry(self, measure: str) -> PlanEntry:
        """Return what was chosen for a measure; an open one where nothing was."""
        return next((each for each in self.entries if each.measure == measure), PlanEntry(measure))
