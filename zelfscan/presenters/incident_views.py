"""What the page of the private log draws."""

from dataclasses import dataclass


@dataclass(frozen=True)
class KindView:
    """A kind of incident that can be chosen."""

    id: str
    title: str


@dataclass(frozen=True)
class EntryView:
    """One line of the log: the day, what kind, and the first words of what somebody wrote."""

    id: str
    day: str
    kind: str
    words: str


@dataclass(frozen=True)
class FormView:
    """An incident as it stands in the fields; an empty id is a new one.

    ``days`` need not be typed, each as (text, words); ``steps`` are those of the kind that is chosen.
    """

    id: str
    title: str
    kind: str
    day: str
    text: str
    day_hint: str
    days: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]


@dataclass(frozen=True)
class TouchedView:
    """Something that now matters more: a question with how it stands, or a risk."""

    id: str
    title: str
    note: str


@dataclass(frozen=True)
class AfterView:
    """One incident with everything that follows from it: the steps, and what now matters more."""

    entry: EntryView
    text: str
    steps: tuple[str, ...]
    questions: tuple[TouchedView, ...]
    risks: tuple[TouchedView, ...]
    heavier: str
    """What is said above the questions and risks, or instead of them where nothing follows."""


@dataclass(frozen=True)
class LogView:
    """The whole page: the log, and beside it what is written or looked at."""

    title: str
    intro: tuple[str, ...]
    keeping: str
    is_kept: bool
    entries: tuple[EntryView, ...]
    kinds: tuple[KindView, ...]
    form: FormView | None
    after: AfterView | None
