"""What the page of doors and windows shows."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["high", "medium", "low", "unknown", "muted"]


@dataclass(frozen=True)
class StandingView:
    """How one door or window stands, in a word with its tone."""

    words: str
    tone: Tone


@dataclass(frozen=True)
class CellView:
    """What is known of one door or window in one column; empty words where nothing is."""

    column: str
    chosen: str
    words: str


@dataclass(frozen=True)
class ElementRowView:
    """One door or window: its number, its name and place, its cells and how it stands."""

    id: str
    number: str
    name: str
    place: str
    cells: tuple[CellView, ...]
    standing: StandingView
    is_weakest: bool
    remark: str
    spoken: str
    photos: str = ""
    """Words for taking a photograph of it; empty where no photographs are kept."""


@dataclass(frozen=True)
class ColumnView:
    """A column: what heads it, what is asked, and the answers, each with an id."""

    id: str
    label: str
    question: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ElementsView:
    """The doors or the windows as a table, with what can be added and the sums per side of the house."""

    kind: str
    kinds: tuple[tuple[str, str], ...]
    columns: tuple[ColumnView, ...]
    rows: tuple[ElementRowView, ...]
    suggestions: tuple[tuple[str, str], ...]
    sums: tuple[tuple[str, str], ...]
    """For each side of the house how its doors or windows stand."""
    weakest: str
    empty: str


@dataclass(frozen=True)
class ElementFormView:
    """Name, side, floor and remark of one door or window."""

    title: str
    name: str
    facade: str
    floor: str
    remark: str
    facades: tuple[tuple[str, str], ...]
    floors: tuple[tuple[str, str], ...]
