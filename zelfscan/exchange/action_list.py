"""The list of measures that somebody takes along, as plain data: ready words, a day and an amount."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ActionRow:
    """One measure: its place in the order, what and why, how it stands, and what it asks.

    ``day`` is the day for which it is planned; ``cents`` is the person's own price.
    """

    rank: int
    measure: str
    place: str
    why: str
    state: str
    day: date | None
    pays: str
    conditions: str
    known_costs: str
    cents: int | None


@dataclass(frozen=True)
class ActionHeads:
    """The words above the columns, in the order of the file."""

    rank: str
    measure: str
    place: str
    why: str
    state: str
    day: str
    pays: str
    conditions: str
    known_costs: str
    price: str

    def in_order(self) -> tuple[str, ...]:
        """Return them from left to right."""
        return (
            self.rank,
            self.measure,
            self.place,
            self.why,
            self.state,
            self.day,
            self.pays,
            self.conditions,
            self.known_costs,
            self.price,
        )


@dataclass(frozen=True)
class ActionList:
    """The whole list. ``about`` says what it is and on what it rests; ``empty`` stands where there is no row.

    ``about_name`` names the second sheet. No clock is read: ``made_on`` is what the file says of its making.
    """

    title: str
    made_on: date
    language: str
    heads: ActionHeads
    rows: tuple[ActionRow, ...]
    about_name: str
    about: tuple[tuple[str, str], ...]
    empty: str
