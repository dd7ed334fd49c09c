"""Where answers go: an open dossier in the vault, or memory that keeps nothing."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from zelfscan.core.planning import Choice
from zelfscan.core.response import Responses


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

    def choose(self, measure: str, choice: Choice, at: datetime) -> None:
        """Keep what somebody chose to do with a measure."""

    def choices(self) -> Mapping[str, Choice]:
        """Return what was chosen, by measure; open ones are left out."""
