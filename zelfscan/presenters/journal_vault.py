"""A journal in an open dossier of the vault: every write is committed before it returns."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from zelfscan.core.planning import Choice
from zelfscan.core.response import Responses
from zelfscan.presenters.element_book import ElementBook
from zelfscan.presenters.journal import Incident, without_answer
from zelfscan.presenters.visit_book import VisitBook
from zelfscan.store.dossiers import Dossier
from zelfscan.store.responses import StoredResponse


class VaultJournal:
    """Reads the dossier once, writes each change to it first, and only then remembers the change."""

    def __init__(self, dossier: Dossier) -> None:
        """Read what the dossier holds."""
        self._dossier = dossier
        answers, self._moments = _read(dossier.responses())
        notes = {item: text for (item, element), text in dossier.notes().items() if not element}
        self._responses = replace(answers, notes=notes)
        self.book, self.visit = ElementBook(dossier), VisitBook(dossier)
        self._flags = dossier.flags()
        chosen = dossier.choices()
        self._choices: dict[str, Choice] = {measure: choice.state for measure, choice in chosen.items()}
        self._details = {measure: choice.detail for measure, choice in chosen.items()}

    @property
    def dossier_id(self) -> str:
        """Return the id of the dossier."""
        return self._dossier.id

    @property
    def keeps(self) -> bool:
        """Say that answers outlive the program."""
        return True

    def responses(self) -> Responses:
        """Return the latest answers and notes, with the doors and windows that count."""
        return replace(self._responses, elements=self.book.counted())

    def answered_at(self, items: Iterable[str]) -> datetime | None:
        """Return when one of these items was last answered."""
        return max((self._moments[item] for item in items if item in self._moments), default=None)

    def answer(self, item: str, value: str, at: datetime) -> None:
        """Commit an answer."""
        self._dossier.answer(item, value, at)
        answered = {**self._responses.answered, item: at.date()}
        self._responses = replace(self._responses.with_answer(item, value), answered=answered)
        self._moments[item] = at

    def withdraw(self, item: str, at: datetime) -> None:
        """Commit that an answer is taken back."""
        self._dossier.answer(item, None, at)
        self._responses = without_answer(self._responses, item)
        self._moments.pop(item, None)

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

    def choose(self, measure: str, choice: Choice, at: datetime, detail: str = "") -> None:
        """Commit what somebody chose to do with a measure, with a day, a proof or a reason."""
        self._dossier.choose(measure, choice, at, detail)
        self._choices[measure], self._details[measure] = choice, detail

    def choices(self) -> Mapping[str, Choice]:
        """Return what was chosen, by measure; open ones are left out."""
        return {measure: choice for measure, choice in self._choices.items() if choice != "open"}

    def details(self) -> Mapping[str, str]:
        """Return the day, proof or reason with a choice, by measure; empty ones are left out."""
        return {measure: detail for measure, detail in self._details.items() if detail}

    def incidents(self) -> tuple[Incident, ...]:
        """Return the log of incidents, the latest first."""
        found = self._dossier.incidents()
        return tuple(Incident(each.id, each.happened, each.kind, each.text) for each in found)

    def add_incident(self, happened: date, kind: str, text: str, at: datetime) -> str:
        """Commit an incident, and give its id."""
        return self._dossier.add_incident(happened, kind, text, at)

    def change_incident(self, name: str, happened: date, kind: str, text: str, at: datetime) -> None:
        """Commit an incident as it is written anew."""
        self._dossier.change_incident(name, happened, kind, text, at)

    def remove_incident(self, name: str) -> None:
        """Commit that an incident is taken out of the log."""
        self._dossier.remove_incident(name)

    def prices(self) -> Mapping[str, int]:
        """Return what measures cost this person, in cents."""
        return self._dossier.prices()

    def set_price(self, measure: str, cents: int | None, at: datetime) -> None:
        """Commit the price of a measure; none takes it away."""
        self._dossier.set_price(measure, cents, at)

    def moments(self) -> tuple[datetime, ...]:
        """Return every moment at which something was answered or chosen, oldest first."""
        return tuple(datetime.fromisoformat(each) for each in self._dossier.moments())

    def as_it_stood(self, at: datetime) -> tuple[Responses, Mapping[str, Choice]]:
        """Return the answers and choices as they were at a moment."""
        chosen = {measure: choice.state for measure, choice in self._dossier.choices(at).items()}
        stored = self._dossier.responses(at)
        answers = replace(_read(stored)[0], elements=self.book.counted_then(stored))
        return answers, {measure: choice for measure, choice in chosen.items() if choice != "open"}


def _read(stored: Iterable[StoredResponse]) -> tuple[Responses, dict[str, datetime]]:
    """Take answers as the core knows them, with the moment of each; the home as a whole has no element."""
    kept = {each.item: each for each in stored if not each.element and each.value is not None}
    moments = {item: datetime.fromisoformat(each.answered) for item, each in kept.items()}
    answered = {item: moment.astimezone().date() for item, moment in moments.items()}
    return Responses({item: str(each.value) for item, each in kept.items()}, answered), moments
