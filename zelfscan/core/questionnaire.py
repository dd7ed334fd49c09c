"""What is asked: items with their options, sections that group them, routes that choose among them."""

from fractions import Fraction
from functools import cached_property
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from zelfscan.core.condition import Condition, gates
from zelfscan.core.frozen import Exact, Frozen, Slug
from zelfscan.core.standing import Standing
from zelfscan.core.text import LocalizedText

Implies = Literal["void", "0", "1"]
"""What hidden follow-ups count as: the thing does not exist, the worst, or the best."""
ADDED: Final = "organisation"
"""The section of what an organisation adds; the ids of its questions begin with it and a dot."""


class AnswerOption(Frozen):
    """One answer; its value is the fulfilment from 0 (worst) to 1 (best), none where it does not count."""

    id: Slug
    text: LocalizedText
    value: Exact | None = None
    implies: Implies | None = None

    @model_validator(mode="after")
    def _is_in_range(self) -> "AnswerOption":
        if self.value is not None and not 0 <= self.value <= 1:
            raise ValueError("a value lies between 0 (worst) and 1 (best)")
        return self


class Scale(Frozen):
    """Options shared by items."""

    id: Slug
    options: Annotated[tuple[AnswerOption, ...], Field(min_length=2, max_length=8)]


class Critical(Frozen):
    """Below ``threshold`` an item caps the score of its section at ``cap`` (0 to 100; an assumption)."""

    threshold: Exact
    cap: Exact


class Advice(Frozen):
    """A measure that an item calls for.

    ``to`` is the value to which the measure raises the item (1 unless said); ``when`` names the options
    that call for it; without ``when`` every option below ``to`` does. On a fact ``when`` is required and
    nothing is raised. ``raises: false`` gives the advice without claiming that it mends the item.
    """

    measure: Slug
    to: Exact = Fraction(1)
    when: tuple[Slug, ...] = ()
    raises: bool = True


class Picture(Frozen):
    """A drawing that explains a question; its file stands beside the content, named after its id."""

    id: Slug
    alt: LocalizedText
    caption: LocalizedText | None = None
    sources: tuple[str, ...] = ()


class EachOption(Frozen):
    """An answer as it reads for one door or window; ``short`` fits in a cell of a table."""

    id: Slug
    text: LocalizedText
    short: LocalizedText


class ForEach(Frozen):
    """How an item that repeats is asked of one door or window; ``label`` heads its column.

    An option that is left out makes no sense for one thing, such as *not every door*.
    """

    label: LocalizedText
    question: LocalizedText
    options: Annotated[tuple[EachOption, ...], Field(min_length=2, max_length=8)]


class Item(Frozen):
    """One question about one physical or digital fact; ``scale`` names where shared options come from.

    ``look`` says what to do with hands and eyes; ``for_adviser`` what an adviser records, with the norm.
    ``in_the_dark``: it can only be seen after sunset.

    ``repeats`` names the kind of element for which an adviser can answer it one by one; until then one
    answer stands for all. ``find_out_minutes`` is how long it takes to find the answer (an estimate of ours).
    """

    id: Slug
    ref: str | None = None
    question: LocalizedText
    hint: LocalizedText | None = None
    look: LocalizedText | None = None
    for_adviser: LocalizedText | None = None
    in_the_dark: bool = False
    pictures: tuple[Picture, ...] = ()
    why: LocalizedText
    good: LocalizedText | None = None
    zone: str | None = None
    fact: str
    options: Annotated[tuple[AnswerOption, ...], Field(min_length=2, max_length=8)]
    scale: Slug | None = None
    unknown: bool = True
    not_applicable: bool = False
    counts_as: Exact | None = None
    asked_when: Condition | None = None
    weight: Annotated[int, Field(ge=1)] = 1
    critical: Critical | None = None
    advises: tuple[Advice, ...] = ()
    audience: Literal["both", "self", "adviser"] = "both"
    sensitive: bool = False
    repeats: Slug | None = None
    each: ForEach | None = None
    find_out_minutes: Annotated[int, Field(ge=1, le=60)] = 2
    shelf_life_months: Annotated[int, Field(ge=1)] = 12
    sources: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _asks_of_each_what_it_asks_of_all(self) -> "Item":
        if self.each is not None:
            if self.repeats is None:
                raise ValueError("only an item that repeats is asked of each thing")
            if not {option.id for option in self.each.options} <= {option.id for option in self.options}:
                raise ValueError("each thing has only answers that the item itself has")
        return self

    @property
    def is_added(self) -> bool:
        """Tell whether an organisation asks it, beside the content."""
        return self.id.startswith(f"{ADDED}.")

    @cached_property
    def is_scored(self) -> bool:
        """Tell a scored item from a fact."""
        return any(option.value is not None for option in self.options)

    @cached_property
    def span(self) -> tuple[Fraction, Fraction]:
        """Return the worst and best value; 0 and 0 for a fact."""
        values = [option.value for option in self.options if option.value is not None]
        return (min(values), max(values)) if values else (Fraction(0), Fraction(0))

    @cached_property
    def gates(self) -> tuple[str, ...]:
        """Return the items on which its condition looks."""
        return gates(self.asked_when)

    @cached_property
    def option_by_id(self) -> dict[str, AnswerOption]:
        """Return the options by id."""
        return {option.id: option for option in self.options}

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """Return how far each option fulfils the item; nothing for a fact."""
        values = {option.id: option.value for option in self.options}
        return {
            name: Standing(value, value, is_known=True) for name, value in values.items() if value is not None
        }

    @cached_property
    def unknown_standing(self) -> Standing:
        """Return what the item counts as while its answer is not known."""
        return Standing(*self.span, is_known=False)

    def option(self, option_id: str) -> AnswerOption | None:
        """Return the option with this id, if there is one."""
        return self.option_by_id.get(option_id)


class Section(Frozen):
    """Items that are asked and scored together; ``weight`` counts in the overall mean (an assumption)."""

    id: Slug
    title: LocalizedText
    items: Annotated[tuple[Slug, ...], Field(min_length=1)]
    weight: Annotated[int, Field(ge=1)] = 1


class Stop(Frozen):
    """A place where somebody stands still on a route, with what is asked there."""

    id: Slug
    title: LocalizedText
    items: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Route(Frozen):
    """Which items are asked; ``minutes`` is an estimate.

    The order is that of the sections, or of the ``stops`` where a route has its own. ``only: stale`` asks
    only what is too old or not answered yet. ``is_extra``: not one to begin with, but for a second look, for
    the dark, or for an adviser.
    """

    id: Slug
    title: LocalizedText
    minutes: Annotated[int, Field(ge=1)]
    items: tuple[Slug, ...]
    stops: tuple[Stop, ...] = ()
    only: Literal["stale"] | None = None
    is_extra: bool = False
