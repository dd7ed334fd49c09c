"""What may happen: scenarios of three kinds, with paths, layers and effects (docs/scoring.md, section 5)."""

from collections.abc import Collection
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from zelfscan.core.condition import Condition
from zelfscan.core.frozen import Exact, Frozen, Slug
from zelfscan.core.text import LocalizedText

Grade = Literal["A", "B", "C", "D", "assumption"]
"""Evidence: A primary text read, B reliable secondary, C trade or contradictory, D derived; or assumption."""

Share = Annotated[Exact, Field(ge=0, le=1)]


class Effect(Frozen):
    """What a fully fulfilled item does in a layer: a share from 0 to 1, with its interval and evidence."""

    item: Slug
    lower: Share
    central: Share
    upper: Share
    grade: Grade
    sources: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_ordered(self) -> "Effect":
        if not self.lower <= self.central <= self.upper:
            raise ValueError("an effect needs lower <= central <= upper")
        return self


class Minutes(Frozen):
    """Minutes that a fully fulfilled item adds to the delay, or takes off the time until help comes."""

    item: Slug
    minutes: Annotated[Exact, Field(ge=0)]
    grade: Grade
    sources: tuple[str, ...] = ()


class Path(Frozen):
    """One kind of way in (or way to find somebody), with its share among the ways that exist.

    ``element`` names the kind of element (a door, a window) of which the weakest decides. ``grade`` and
    ``sources`` are the evidence of its share.
    """

    id: Slug
    title: LocalizedText
    share: Annotated[Exact, Field(gt=0)]
    grade: Grade = "assumption"
    sources: tuple[str, ...] = ()
    element: Slug | None = None
    exists_when: Condition | None = None
    barrier: tuple[Effect, ...] = ()
    delay: tuple[Minutes, ...] = ()

    @cached_property
    def fed_by(self) -> tuple[str, ...]:
        """Return the items that work on this path alone, each once."""
        barriers = (effect.item for effect in self.barrier)
        return tuple(dict.fromkeys((*barriers, *(delay.item for delay in self.delay))))


class Response(Frozen):
    """Time until help comes, in minutes, before and after what the items take off."""

    minutes: Annotated[Exact, Field(gt=0)]
    faster: tuple[Minutes, ...] = ()
    grade: Grade
    sources: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _stays_positive(self) -> "Response":
        if self.minutes <= sum((each.minutes for each in self.faster), Fraction(0)):
            raise ValueError("the time until help comes must stay above 0 minutes")
        return self


class Factor(Frozen):
    """How a fact of the situation changes the likelihood; 1 is the Dutch average. Others count 1."""

    item: Slug
    values: tuple[tuple[Slug, Annotated[Exact, Field(gt=0)]], ...]
    grade: Grade
    sources: tuple[str, ...] = ()

    def value(self, option_id: str) -> Fraction:
        """Return the factor of an option."""
        return dict(self.values).get(option_id, Fraction(1))


class Baseline(Frozen):
    """What 100 on the scale of a risk means: the average Dutch home, or our own example (an assumption).

    ``p`` is the share of attempts that succeed there; ``factor`` its product of factors; ``answers`` the
    example from which ``p`` was computed when the content was built.
    """

    kind: Literal["average-home", "example"]
    p: Annotated[Exact, Field(gt=0, le=1)]
    factor: Annotated[Exact, Field(gt=0)] = Fraction(1)
    answers: tuple[tuple[Slug, str], ...] = ()
    sources: tuple[str, ...] = ()


class _Scenario(Frozen):
    id: Slug
    ref: str | None = None
    title: LocalizedText
    explanation: LocalizedText
    domain: Literal["wonen", "werk", "informatie", "verplaatsen"]
    zone: str | None = None
    note: LocalizedText | None = None
    sources: tuple[str, ...] = ()


class _Rated(_Scenario):
    frequency: Annotated[Exact, Field(gt=0)]
    frequency_grade: Grade
    impact: Literal[1, 3, 10, 30, 100]
    factors: tuple[Factor, ...] = ()
    baseline: Baseline

    @cached_property
    def fed_by(self) -> tuple[str, ...]:
        """Return the scored items that feed the scenario, each once, in order."""
        return tuple(dict.fromkeys(each.item for each in _workings(self)))

    @cached_property
    def per_share(self) -> Fraction:
        """Return the impact points a year for each unit of share times factors: λ · I / p of the baseline."""
        return self.frequency * self.impact / self.baseline.p

    @cached_property
    def ratio_per_share(self) -> Fraction:
        """Return the ratio to the reference for each unit of share times factors."""
        return 1 / (self.baseline.p * self.baseline.factor)


class Adversary(_Rated):
    """Somebody acts on purpose. ``targeting`` is 1 for who picks the weakest spot, 1/2 for an opportunist."""

    kind: Literal["adversary"]
    targeting: Share
    deter: tuple[Effect, ...] = ()
    paths: Annotated[tuple[Path, ...], Field(min_length=1)]
    detect: tuple[Effect, ...] = ()
    communicate: tuple[Effect, ...] = ()
    respond: Response | None = None


class Mishap(_Rated):
    """Something goes wrong by itself: fire, or a privacy fault with one's own camera."""

    kind: Literal["mishap"]
    prevent: tuple[Effect, ...] = ()
    detect: tuple[Effect, ...] = ()
    heard: tuple[Effect, ...] = ()
    escape: tuple[Effect, ...] = ()


class Need(Frozen):
    """An item that readiness rests on, with its weight (an assumption)."""

    item: Slug
    weight: Annotated[int, Field(ge=1)] = 1


class Readiness(_Scenario):
    """How well prepared somebody is; a score like that of a section, never a likelihood."""

    kind: Literal["readiness"]
    needs: Annotated[tuple[Need, ...], Field(min_length=1)]

    @cached_property
    def fed_by(self) -> tuple[str, ...]:
        """Return the scored items that readiness rests on, each once, in order."""
        return tuple(dict.fromkeys(need.item for need in self.needs))


Scenario = Annotated[Adversary | Mishap | Readiness, Field(discriminator="kind")]
Rated = Adversary | Mishap


def effects(scenario: "_Rated") -> tuple[Effect, ...]:
    """Return every effect of a scenario, layer by layer."""
    if isinstance(scenario, Adversary):
        barriers = tuple(effect for path in scenario.paths for effect in path.barrier)
        return (*scenario.deter, *barriers, *scenario.detect, *scenario.communicate)
    assert isinstance(scenario, Mishap)
    return (*scenario.prevent, *scenario.detect, *scenario.heard, *scenario.escape)


def _workings(scenario: "_Rated") -> tuple[Effect | Minutes, ...]:
    """Return everything that an item does in a scenario: its effects, and the minutes it gives or takes."""
    found: list[Effect | Minutes] = [*effects(scenario)]
    if isinstance(scenario, Adversary):
        found += [delay for path in scenario.paths for delay in path.delay]
        found += scenario.respond.faster if scenario.respond else ()
    return tuple(found)


def grades(scenario: Adversary | Mishap) -> tuple[Grade, ...]:
    """Return the evidence of every figure in a scenario."""
    found = [scenario.frequency_grade]
    found += [each.grade for each in _workings(scenario)]
    found += [factor.grade for factor in scenario.factors]
    found += [scenario.respond.grade] if isinstance(scenario, Adversary) and scenario.respond else []
    return tuple(found)


def grades_of(scenario: Adversary | Mishap, items: Collection[str]) -> tuple[Grade, ...]:
    """Return the evidence of what these items do in a scenario."""
    return tuple(each.grade for each in _workings(scenario) if each.item in items)


def every_source(scenario: Adversary | Mishap | Readiness) -> tuple[str, ...]:
    """Return the sources of a scenario and of every figure in it, each once."""
    if isinstance(scenario, Readiness):
        return tuple(dict.fromkeys(scenario.sources))
    found = [*scenario.sources, *scenario.baseline.sources]
    found += [source for each in _workings(scenario) for source in each.sources]
    found += [source for factor in scenario.factors for source in factor.sources]
    paths = scenario.paths if isinstance(scenario, Adversary) else ()
    found += [source for path in paths for source in path.sources]
    found += scenario.respond.sources if isinstance(scenario, Adversary) and scenario.respond else ()
    return tuple(dict.fromkeys(found))
