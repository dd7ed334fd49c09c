"""A journal in an open dossier of the vault: every write is committed before it returns."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from zelfscan.core.planning import Choice
from zelfscan.core.response import Responses
from zelfscan.store.dossiers import Dossier


class VaultJournal:
    """Reads the dossier once, writes each change to it first, and only then remembers the change."""

    def __init__(self, dossier: Dossier) -> None:
        """Read what the dossier holds; the home as a whole has no element."""
        self._dossier = dossier
        stored = [each for each in dossier.responses() if not each.element and each.value is not None]
        self._moments = {each.item: datetime.fromisoformat(each.answered) for each in stored}
        self._responses = Responses(
            values={each.item: each.value for each in stored if each.value is not None},
            answered={item: moment.astimezone().date() for item, moment in self._moments.items()},
            notes={item: text for (item, element), text in dossier.notes().items() if not element},
        )
        self._flags = dossier.flags()
        self._choices: dict[str, Choice] = {
            measure: choice.state for measure, choice in dossier.choices().items()
        }

    @property
    def keeps(self) -> bool:
        """Say that answers outlive the program."""
        return True

    def responses(self) -> Responses:
        """Return the latest answers and notes."""
        return self._responses

    def answered_at(self, items: Iterable[str]) -> datetime | None:
        """Return when one of these items was last answered."""
        return max((self._moments[item] for item in items if item in self._moments), default=None)

    def answer(self, item: str, value: str, at: datetime) -> None:
        """Commit an answer."""
        self._dossier.answer(item, value, at)
        answered = {**self._responses.answered, item: at.date()}
        self._responses = replace(self._responses.with_answer(item, value), answered=answered)
        self._moments[item] = at

    def note(self, item: str, text: str, at: datetime) -> None:
        """Commit a note; an empty text takes it away."""
        self._dossier.note(item, text, at)
        notes = {**self._responses.notes, item: text}
        self._responses = replace(self._responses, notes={key: each for key, each in notes.items() if each})

    def flag(self, item: str, on: bool, at: datetime) -> None:
        """Commit a mark to come back to an item, or take it away."""
        self._dossier.flag(item, on, at)
        self._flags = self._flags | {item} if on else self._flags - {item}

    def flags(self) -> frozenset[str]:
        """Return the marked items."""
        return self._flags

    def resume(self, pack_id: str, version: str, route: str, pack_json: str, at: datetime) -> str | None:
        """Go on with the latest scan where its pack and route are the same, and begin one otherwise."""
        latest = self._dossier.latest_scan(pack_id)
        digest = hashlib.sha256(pack_json.encode("utf-8")).hexdigest()
        if latest is not None and (latest.digest, latest.route) == (digest, route):
            return self._dossier.place(latest.id)
        self._dossier.begin_scan(pack_id, version, digest, route, pack_json, at)
        return None

    def move_to(self, pack_id: str, item: str) -> None:
        """Commit at which item somebody is."""
        latest = self._dossier.latest_scan(pack_id)
        if latest is not None and self._dossier.place(latest.id) != item:
            self._dossier.set_place(latest.id, item)

    def last_place(self, pack_id: str) -> tuple[str, str] | None:
        """Return the route and item of the latest scan of a pack, if it has a place."""
        latest = self._dossier.latest_scan(pack_id)
        place = self._dossier.place(latest.id) if latest is not None else None
        return (latest.route, place) if latest is not None and place is not None else None

    def choose(self, measure: str, choice: Choice, at: datetime) -> None:
        """Commit what somebody chose to do with a measure."""
        self._dossier.choose(measure, choice, at)
        self._choices[measure] = choice

    def choices(self) -> Mapping[str, Choice]:
        """Return what was chosen, by measure; open ones are left out."""
        return {measure: choice for measure, choice in self._choices.items() if choice != "open"}
