"""A journal in memory: for somebody who keeps nothing yet, and for the example."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from zelfscan.core.planning import Choice
from zelfscan.core.response import Responses
from zelfscan.presenters.journal import Journal


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

    def choose(self, measure: str, choice: Choice, at: datetime) -> None:
        """Remember what somebody chose to do with a measure."""
        self._choices[measure] = choice

    def choices(self) -> Mapping[str, Choice]:
        """Return what was chosen, by measure; open ones are left out."""
        return {measure: choice for measure, choice in self._choices.items() if choice != "open"}

    def copy_to(self, other: Journal, at: datetime) -> None:
        """Write everything over into another journal, when somebody decides to keep it after all."""
        for item, value in self._responses.values.items():
            other.answer(item, value, self._moments.get(item, at))
        for item, text in self._responses.notes.items():
            other.note(item, text, at)
        for item in sorted(self._flags):
            other.flag(item, True, at)
        for measure, choice in self.choices().items():
            other.choose(measure, choice, at)
