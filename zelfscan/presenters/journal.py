"""Where answers go: an open dossier in the vault, or memory that keeps nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from zelfscan.core.planning import Choice
from zelfscan.core.response import Responses


@dataclass(frozen=True)
class Incident:
    """One incident of the private log: the day, what kind, and the person's own words."""

    id: str
    happened: date
    kind: str
    text: str


class Journal(Protocol):
    """What a scan reads from and writes to. Each write has been kept when it returns."""

    @property
    def keeps(self) -> bool:
        """Tell whether answers outlive the program."""

    def responses(self) -> Responses:
        """Return the latest answers and notes."""

    def answered_at(self, items: Iterable[str]) -> datetime | None:
        """Return when one of these items was last answered, none where none of them was."""

    def answer(self, item: str, value: str, at: datetime) -> None:
        """Keep an answer."""

    def withdraw(self, item: str, at: datetime) -> None:
        """Take an answer back, so that the question is open again."""

    def note(self, item: str, text: str, at: datetime) -> None:
        """Keep a note; an empty text takes it away."""

    def flag(self, item: str, on: bool, at: datetime) -> None:
        """Mark an item to come back to."""

    def flags(self) -> frozenset[str]:
        """Return the marked items."""

    def resume(self, pack_id: str, version: str, route: str, pack_json: str, at: datetime) -> str | None:
        """Go on with the scan of a pack, or begin it; return the item where somebody was, if any."""

    def move_to(self, pack_id: str, item: str) -> None:
        """Remember at which item somebody is."""

    def last_place(self, pack_id: str) -> tuple[str, str] | None:
        """Return the route and item of the last scan of a pack, if there is one with a place."""

    def choose(self, measure: str, choice: Choice, at: datetime, detail: str = "") -> None:
        """Keep what somebody chose to do with a measure, with a day, a proof or a reason."""

    def choices(self) -> Mapping[str, Choice]:
        """Return what was chosen, by measure; open ones are left out."""

    def details(self) -> Mapping[str, str]:
        """Return the day, proof or reason with a choice, by measure; empty ones are left out."""

    def incidents(self) -> tuple[Incident, ...]:
        """Return the log of incidents, the latest first."""

    def add_incident(self, happened: date, kind: str, text: str, at: datetime) -> str:
        """Keep an incident, and give its id."""

    def change_incident(self, name: str, happened: date, kind: str, text: str, at: datetime) -> None:
        """Write an incident anew."""

    def remove_incident(self, name: str) -> None:
        """Take an incident out of the log."""

    def prices(self) -> Mapping[str, int]:
        """Return what measures cost this person, in cents."""

    def set_price(self, measure: str, cents: int | None, at: datetime) -> None:
        """Keep the price of a measure; none takes it away."""

    def moments(self) -> tuple[datetime, ...]:
        """Return every moment at which something was answered or chosen, oldest first."""

    def as_it_stood(self, at: datetime) -> tuple[Responses, Mapping[str, Choice]]:
        """Return the answers and choices as they were at a moment."""


def without_answer(responses: Responses, item: str) -> Responses:
    """Return responses in which an item is open again."""
    values = {name: value for name, value in responses.values.items() if name != item}
    answered = {name: day for name, day in responses.answered.items() if name != item}
    return replace(responses, values=values, answered=answered)
