"""A journal in memory: for somebody who keeps nothing yet, and for the example."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from zelfscan.core.planning import Choice
from zelfscan.core.response import Responses
from zelfscan.presenters.journal import Incident, Journal, without_answer


class MemoryJournal:
    """Keeps everything until the program ends, and nothing after that."""

    def __init__(
        self,
        responses: Responses | None = None,
        choices: Mapping[str, Choice] | None = None,
    ) -> None:
        """Begin empty, or with the answers and choices of an example."""
        self._responses = responses or Responses()
        self._moments: dict[str, datetime] = {}
        self._flags: frozenset[str] = frozenset()
        self._choices = dict(choices or {})
        self._details: dict[str, str] = {}
        self._incidents: dict[str, Incident] = {}
        self._next_incident = 1
        self._prices: dict[str, int] = {}
        self._before: list[tuple[datetime, tuple[Responses, Mapping[str, Choice]]]] = []
        self._routes: dict[str, tuple[str, str]] = {}
        self._places: dict[str, str] = {}

    @property
    def keeps(self) -> bool:
        """Say that nothing outlives the program."""
        return False

    def responses(self) -> Responses:
        """Return the latest answers and notes."""
        return self._responses

    def answered_at(self, items: Iterable[str]) -> datetime | None:
        """Return when one of these items was last answered here."""
        return max((self._moments[item] for item in items if item in self._moments), default=None)

    def answer(self, item: str, value: str, at: datetime) -> None:
        """Remember an answer."""
        answered = {**self._responses.answered, item: at.date()}
        self._responses = replace(self._responses.with_answer(item, value), answered=answered)
        self._moments[item] = at
        self._look_back(at)

    def withdraw(self, item: str, at: datetime) -> None:
        """Forget an answer."""
        self._responses = without_answer(self._responses, item)
        self._moments.pop(item, None)
        self._look_back(at)

    def note(self, item: str, text: str, at: datetime) -> None:
        """Remember a note; an empty text takes it away."""
        notes = {**self._responses.notes, item: text}
        self._responses = replace(self._responses, notes={key: each for key, each in notes.items() if each})

    def flag(self, item: str, on: bool, at: datetime) -> None:
        """Mark an item to come back to."""
        self._flags = self._flags | {item} if on else self._flags - {item}

    def flags(self) -> frozenset[str]:
        """Return the marked items."""
        return self._flags

    def resume(self, pack_id: str, version: str, route: str, pack_json: str, at: datetime) -> str | None:
        """Go on with the scan of a pack on this route, or begin it."""
        if self._routes.get(pack_id) != (version, route):
            self._routes[pack_id] = (version, route)
            self._places.pop(pack_id, None)
        return self._places.get(pack_id)

    def move_to(self, pack_id: str, item: str) -> None:
        """Remember at which item somebody is."""
        self._places[pack_id] = item

    def last_place(self, pack_id: str) -> tuple[str, str] | None:
        """Return the route and item of the scan of a pack, if there is one with a place."""
        if pack_id not in self._places:
            return None
        return self._routes[pack_id][1], self._places[pack_id]

    def choose(self, measure: str, choice: Choice, at: datetime, detail: str = "") -> None:
        """Remember what somebody chose to do with a measure, with a day, a proof or a reason."""
        self._choices[measure], self._details[measure] = choice, detail
        self._look_back(at)

    def choices(self) -> Mapping[str, Choice]:
        """Return what was chosen, by measure; open ones are left out."""
        return {measure: choice for measure, choice in self._choices.items() if choice != "open"}

    def details(self) -> Mapping[str, str]:
        """Return the day, proof or reason with a choice, by measure; empty ones are left out."""
        return {measure: detail for measure, detail in self._details.items() if detail}

    def incidents(self) -> tuple[Incident, ...]:
        """Return the log of incidents, the latest first."""
        numbered = enumerate(self._incidents.values())
        return tuple(each for _, each in sorted(numbered, key=_by_day, reverse=True))

    def add_incident(self, happened: date, kind: str, text: str, at: datetime) -> str:
        """Remember an incident, and give its id."""
        name = f"incident-{self._next_incident}"
        self._next_incident += 1
        self._incidents[name] = Incident(name, happened, kind, text)
        return name

    def change_incident(self, name: str, happened: date, kind: str, text: str, at: datetime) -> None:
        """Remember an incident as it is written anew."""
        if name in self._incidents:
            self._incidents[name] = Incident(name, happened, kind, text)

    def remove_incident(self, name: str) -> None:
        """Forget an incident."""
        self._incidents.pop(name, None)

    def prices(self) -> Mapping[str, int]:
        """Return what measures cost this person, in cents."""
        return dict(self._prices)

    def set_price(self, measure: str, cents: int | None, at: datetime) -> None:
        """Remember the price of a measure; none takes it away."""
        self._prices.pop(measure, None)
        if cents is not None:
            self._prices[measure] = cents

    def moments(self) -> tuple[datetime, ...]:
        """Return every moment at which something was answered or chosen here, oldest first."""
        return tuple(sorted(moment for moment, _ in self._before))

    def as_it_stood(self, at: datetime) -> tuple[Responses, Mapping[str, Choice]]:
        """Return the answers and choices as they were at a moment."""
        found = [kept for moment, kept in self._before if moment <= at]
        return found[-1] if found else (Responses(), {})

    def has_something(self) -> bool:
        """Tell whether anything would be lost with the program."""
        return bool(self._responses.values or self._responses.notes or self._incidents or self._prices)

    def copy_to(self, other: Journal, at: datetime) -> None:
        """Write everything over into another journal, when somebody decides to keep it after all."""
        for item, value in self._responses.values.items():
            other.answer(item, value, self._moments.get(item, at))
        for item, text in self._responses.notes.items():
            other.note(item, text, at)
        for item in sorted(self._flags):
            other.flag(item, True, at)
        for measure, choice in self.choices().items():
            other.choose(measure, choice, at, self._details.get(measure, ""))
        for incident in reversed(self.incidents()):
            other.add_incident(incident.happened, incident.kind, incident.text, at)
        for measure, cents in self._prices.items():
            other.set_price(measure, cents, at)

    def _look_back(self, at: datetime) -> None:
        """Remember how things stand at a moment; without anything kept there is only this sitting."""
        self._before = [(moment, kept) for moment, kept in self._before if moment != at]
        self._before.append((at, (self._responses, self.choices())))


def _by_day(numbered: tuple[int, Incident]) -> tuple[date, int]:
    return numbered[1].happened, numbered[0]
