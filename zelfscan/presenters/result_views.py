"""What the pages of the result draw: plain frozen values in the words of the screen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RiskView:
    """A risk in the list. ``low`` and ``high`` are hundredths of its reference, rounded down.

    ``words`` is the level in words, ``standing`` says that it is surely better than its reference, and
    ``reference`` is what 100 stands for.
    """

    id: str
    number: int
    name: str
    level: str
    words: str
    figures: str
    low: int
    high: int
    reference: str
    scale_words: str
    standing: str
    place: str | None


@dataclass(frozen=True)
class ScoreView:
    """A score from 0 to 100 with its band; both ends are none where there is no score.

    ``worst`` is the level of the lower end, also where too little is known to say a level.
    """

    id: str
    name: str
    level: str
    words: str
    figures: str
    low: int | None
    high: int | None
    worst: str


@dataclass(frozen=True)
class PlaceView:
    """A place in or around the house: how well it is protected, and which risks are there.

    ``drawn`` is its part of the picture, empty for the house as a whole.
    """

    id: str
    drawn: str
    name: str
    level: str
    words: str
    figures: str
    risks: str


@dataclass(frozen=True)
class LongerView:
    """A route that asks more than the present one, in the words of a button."""

    route: str
    words: str


@dataclass(frozen=True)
class ResultView:
    """The whole page of the result.

    ``scale_words`` is what 100 stands for in most risks; a risk with other words says its own.
    ``unknown_words`` says why risks are not known, ``longer`` is the route that asks more.
    """

    title: str
    intro: str
    good: tuple[str, ...]
    rest_of_good: tuple[str, ...]
    more_words: str
    summary: str
    scale_words: str
    risks: tuple[RiskView, ...]
    unknown: tuple[RiskView, ...]
    unknown_words: str
    longer: LongerView | None
    absent: str
    readiness: tuple[ScoreView, ...]
    sections: tuple[ScoreView, ...]
    tints: tuple[tuple[str, str], ...]
    places: tuple[PlaceView, ...]


@dataclass(frozen=True)
class OpenQuestionView:
    """An open question to begin with: how long finding out takes, and what it can change."""

    item: str
    question: str
    minutes: str
    effect: str


@dataclass(frozen=True)
class OpenView:
    """The open questions that matter most: how many, the item to begin with, and the first of them.

    ``longer`` is the route that asks more, where every question of this one has been answered. ``estimate``
    says what the minutes and the points are; ``rest`` counts the questions that are not shown.
    """

    count: int
    words: str
    note: str
    first: str
    longer: LongerView | None
    questions: tuple[OpenQuestionView, ...] = ()
    estimate: str = ""
    rest: str = ""


@dataclass(frozen=True)
class EffectView:
    """One thing that the best answer to a question does in a risk, and what that rests on."""

    words: str
    ground: str


@dataclass(frozen=True)
class ReasonView:
    """One answer on the page that says why. ``pull`` is bigger, smaller, unknown or none.

    ``part`` is the part of the rule that the answer feeds, empty where it feeds none of them; ``note`` says
    how heavily it counts, for which element it holds, or that a measure already mends it.
    """

    item: str
    question: str
    answer: str
    pull: str
    pull_words: str
    part: str
    note: str = ""
    effects: tuple[EffectView, ...] = ()


@dataclass(frozen=True)
class PartView:
    """One part of the rule with its bar from 0 to 100; ``decides`` marks the route that decides.

    ``weakest`` names the weakest element, where elements were recorded.
    """

    id: str
    title: str
    words: str
    low: int
    high: int
    decides: bool
    has_bar: bool = True
    weakest: str = ""


@dataclass(frozen=True)
class MultiplierView:
    """What a fact of the situation multiplies a risk by, and what that rests on."""

    item: str
    words: str
    figure: str
    note: str


@dataclass(frozen=True)
class HelpView:
    """Something that helps: a measure, or finding out an answer. Figures are those of the upper end."""

    id: str
    is_measure: bool
    title: str
    text: str
    before: str
    after: str
    level: str
    words: str


@dataclass(frozen=True)
class WhyView:
    """Why a risk or a score is what it is: the answers, the rule, and what helps.

    ``level_words`` says which rule made the level. ``quiet`` holds the answers that change nothing at
    present; ``quiet_words`` counts them. ``no_help`` says why nothing helps, ``longer`` is the route that
    would tell more.
    """

    id: str
    title: str
    number: int
    level: str
    place: str
    next_id: str
    next_words: str
    explanation: str
    reasons: tuple[ReasonView, ...]
    quiet: tuple[ReasonView, ...]
    quiet_words: str
    rule_title: str
    rule_text: str
    parts: tuple[PartView, ...]
    multiplier: str
    multipliers: tuple[MultiplierView, ...]
    figure_title: str
    risk: RiskView | None
    score: ScoreView | None
    level_words: str
    helps: tuple[HelpView, ...]
    more_helps: str
    basis: tuple[str, ...]
    no_help: str = ""
    longer: LongerView | None = None
