"""What the page of the progress draws: plain frozen values in the words of the screen."""

from dataclasses import dataclass
from typing import Literal

from zelfscan.presenters.result_views import ScoreView


@dataclass(frozen=True)
class DayView:
    """One day on which something was answered or chosen, as things stood at its end.

    ``short`` and ``year`` are the same day in two short lines; ``counts`` says how many risks are high,
    medium, low and not known, in that order.
    """

    id: str
    day: str
    short: str
    year: str
    score: ScoreView
    figures: str
    counts: tuple[int, int, int, int]
    risks: str


@dataclass(frozen=True)
class ChangedView:
    """One thing that changed. An empty ``id`` leads nowhere.

    A figure leads to the reasons behind it (its id is a subject), a step to the plan, and an answer to its
    question. ``spoken`` is all of it in whole sentences.
    """

    kind: Literal["figure", "step", "answer"]
    id: str
    title: str
    note: str
    before: str
    after: str
    level: str
    spoken: str


@dataclass(frozen=True)
class ChangeGroupView:
    """What changed in the same way; the first ``shown`` are in sight, ``more_words`` leads to the rest."""

    id: str
    title: str
    rows: tuple[ChangedView, ...]
    shown: int
    more_words: str


@dataclass(frozen=True)
class ComparedView:
    """What changed since an earlier day; ``options`` are the days that can be chosen, by id.

    ``content`` holds what differs by other questions or rules alone, and is mostly empty.
    """

    since: str
    options: tuple[tuple[str, str], ...]
    summary: str
    groups: tuple[ChangeGroupView, ...]
    answers_title: str
    answers: tuple[ChangeGroupView, ...]
    content: tuple[ChangeGroupView, ...]


@dataclass(frozen=True)
class DueGroupView:
    """Questions that are asked again for the same reason: how many, and why."""

    icon: str
    words: str
    note: str


@dataclass(frozen=True)
class AgainView:
    """What is asked again; ``route`` is where that happens, and is empty when there is nothing to ask.

    ``calm`` says what holds when nothing is due, ``total`` how much is asked and how long it takes.
    """

    title: str
    groups: tuple[DueGroupView, ...]
    total: str
    calm: str
    route: str
    button: str


@dataclass(frozen=True)
class ProgressView:
    """The whole page; without an earlier day there is nothing to compare with."""

    title: str
    intro: tuple[str, ...]
    days: tuple[DayView, ...]
    outline: str
    compared: ComparedView | None
    again: AgainView
