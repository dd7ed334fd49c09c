"""What the page about newer questionnaires draws."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ContentNowView:
    """Which questionnaires hold now, and what can be done about it."""

    lines: tuple[str, ...]
    trouble: str
    """Why questionnaires that somebody chose do not count any more; empty where all is well."""
    waiting: str
    """What was chosen and holds from the next start; empty where nothing waits."""
    why_not: str
    """Why no newer ones can be looked at here; empty where that can be done."""
    offered: str
    """Where the organisation keeps newer ones; empty where it set nothing."""
    can_go_back: bool


@dataclass(frozen=True)
class ValueView:
    """One value that changed; both are empty where only that it changed can be said in words."""

    label: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class ContentChangeView:
    """One thing that is new, gone or other."""

    title: str
    verdict: str
    values: tuple[ValueView, ...] = ()


@dataclass(frozen=True)
class ContentGroupView:
    """Changes that belong together, such as those of the questions of one section."""

    title: str
    note: str
    """How many there are, and in which questionnaire."""
    changes: tuple[ContentChangeView, ...]


@dataclass(frozen=True)
class EffectView:
    """What newer questionnaires would make of one scan."""

    title: str
    lines: tuple[str, ...]
    kept: tuple[str, ...] = ()
    """The questions of which the answer fits no longer; the answer itself is kept."""
    is_same: bool = False
    """Whether nothing at all would be other."""


@dataclass(frozen=True)
class NewerView:
    """Newer questionnaires that were verified, and are not used yet."""

    title: str
    lines: tuple[str, ...]
    groups: tuple[ContentGroupView, ...]
    summary: str
