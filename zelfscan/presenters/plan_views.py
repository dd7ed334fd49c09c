"""What the pages of plan and report draw: plain frozen values in the words of the screen."""

from dataclasses import dataclass
from typing import Literal

from zelfscan.presenters.result_views import LongerView


@dataclass(frozen=True)
class FactView:
    """One labelled part of a step; the icon stands beside its label.

    ``place`` is left or right for what somebody needs to do the step, and more for what it rests on.
    """

    icon: str
    label: str
    lines: tuple[str, ...]
    place: Literal["left", "right", "more"]


@dataclass(frozen=True)
class ReadyView:
    """Something that somebody need not type: the text that it puts in the field, and the words for it."""

    text: str
    words: str


@dataclass(frozen=True)
class DetailView:
    """What belongs to a choice: the field for it, and what the row says of what is kept.

    ``ready`` need not be typed; ``beside`` stands next to the field, as a label and a text. ``is_short`` is
    so for a field that holds a few figures only.
    """

    label: str
    hint: str
    text: str
    words: str
    is_late: bool = False
    ready: tuple[ReadyView, ...] = ()
    beside: tuple[str, str] = ("", "")
    is_short: bool = False


@dataclass(frozen=True)
class StepView:
    """One step of the plan.

    ``choice`` is open, planned, done or declined, with a ``detail`` unless it is open. ``can_try`` says that
    *wat als* changes something; ``remark`` stands in the place of the switch where it does not.
    """

    id: str
    title: str
    note: str
    choice: str
    can_try: bool
    is_tried: bool
    remark: str
    facts: tuple[FactView, ...]
    detail: DetailView | None = None


@dataclass(frozen=True)
class GroupView:
    """Steps under one heading; an empty title belongs to the title of the page.

    The first ``shown`` steps are in sight; ``more_words`` leads to the rest, and is empty without one.
    """

    title: str
    aside: str
    steps: tuple[StepView, ...]
    shown: int
    more_words: str


@dataclass(frozen=True)
class ChangeView:
    """What the steps that are tried do to one risk, or to a readiness score."""

    id: str
    name: str
    before: str
    after: str
    level: str
    words: str
    old: int
    low: int
    high: int
    reference: str
    is_score: bool


@dataclass(frozen=True)
class TryView:
    """The panel *wat als*: what changes, and what the figures mean.

    ``added`` names the steps that had to come along, because another step needs them first.
    """

    words: str
    added: tuple[str, ...]
    changes: tuple[ChangeView, ...]
    same_words: str
    scale_words: str
    count: int


@dataclass(frozen=True)
class ShareView:
    """What one step has in the fall that all steps give together."""

    name: str
    share: str
    loss: str


@dataclass(frozen=True)
class SharesView:
    """What each step has in the fall; without rows there is nothing to divide."""

    title: str = ""
    intro: str = ""
    rows: tuple[ShareView, ...] = ()


@dataclass(frozen=True)
class ClaimView:
    """One sentence on what holds for the person, with the article that it rests on."""

    text: str
    article: str


@dataclass(frozen=True)
class ClaimGroupView:
    """Sentences on the same matter, such as the next step or who pays."""

    title: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True)
class ClaimsView:
    """The box *wat geldt voor u*; ``reading`` says when the regulation was read."""

    title: str
    regulation: str
    reading: str
    groups: tuple[ClaimGroupView, ...]
    limit: str


@dataclass(frozen=True)
class PlanView:
    """The whole page of the plan; ``longer`` is the route that may give more steps."""

    title: str
    intro: str
    longer: LongerView | None
    groups: tuple[GroupView, ...]
    trying: TryView
    claims: ClaimsView
