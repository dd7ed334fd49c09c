"""How steady the first three measures stand when the effects are drawn anew from their intervals.

Computed when content is made (``zelfscan check --stability``), never while somebody uses the program. What is
drawn are the effects; frequencies, impacts, minutes, factors and weights stay as they are.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.planning import Step, make_plan
from zelfscan.core.risk import Adversary, Effect, Mishap, Scenario
from zelfscan.packs.case_file import read_case
from zelfscan.packs.loader import Loaded, load
from zelfscan.packs.shelf import files_in, name_of, read_inside

DRAWS = 1000
SEED = 20191018
"""The day of the minister's letter; any other number would do, as long as it stays the same."""

TOP = 3
_GRID = 1000


@dataclass(frozen=True)
class Kept:
    """A measure of the first three, with the share (0 to 1) of the draws in which it stays among them."""

    measure: str
    place: int
    share: Fraction


@dataclass(frozen=True)
class Steadiness:
    """The first three measures of one worked case: in the plan, and by what each takes off the risks.

    The plan puts what is urgent, what unlocks and what is free before the rest, so its first three move
    little; the order by gain shows what the effects alone decide.
    """

    case: str
    draws: int
    in_plan: tuple[Kept, ...]
    by_gain: tuple[Kept, ...]


def stability(folder: Path, draws: int = DRAWS) -> Iterator[Steadiness]:
    """Yield how steady the plan of each worked case of a pack is. Raises ``PackError`` for a faulty pack."""
    loaded = load(folder)
    for path in files_in(folder / "cases", "*.yaml", folder):
        judged = _judged(path, folder, loaded)
        yield _steadiness(path.stem, judged, draws)


def _judged(path: Path, folder: Path, loaded: Loaded) -> Assessment:
    document = read_inside(folder, path, name_of(path, folder.parent))
    case = read_case(document)
    route = loaded.pack.route(case.route)
    assert route is not None  # The check has read the cases before.
    return assess(loaded.pack, route, case.given(), case.day)


def _steadiness(case: str, judged: Assessment, draws: int) -> Steadiness:
    orders = (_in_plan, _by_gain)
    first = [order(judged.plan) for order in orders]
    counts = [dict.fromkeys(names, 0) for names in first]
    chance = random.Random(SEED)
    for _ in range(draws):
        scenarios = tuple(_drawn(scenario, chance) for scenario in judged.pack.scenarios)
        pack = judged.pack.model_copy(update={"scenarios": scenarios})
        plan = make_plan(judged.situation.in_pack(pack), judged.regulation, {})
        for order, counted in zip(orders, counts, strict=True):
            for name in counted.keys() & set(order(plan)):
                counted[name] += 1
    kept = [
        tuple(Kept(name, place, Fraction(counted[name], draws)) for place, name in enumerate(names, start=1))
        for names, counted in zip(first, counts, strict=True)
    ]
    return Steadiness(case, draws, in_plan=kept[0], by_gain=kept[1])


def _in_plan(plan: tuple[Step, ...]) -> list[str]:
    return [step.measure.id for step in plan[:TOP]]


def _by_gain(plan: tuple[Step, ...]) -> list[str]:
    gaining = sorted((-step.gain, step.measure.id) for step in plan if step.gain)
    return [name for _, name in gaining[:TOP]]


def _drawn(scenario: Scenario, chance: random.Random) -> Scenario:
    """Return a scenario with each effect drawn from its interval."""

    def effects(found: tuple[Effect, ...]) -> tuple[Effect, ...]:
        return tuple(each.model_copy(update={"central": draw(each, chance)}) for each in found)

    if isinstance(scenario, Mishap):
        layers = {name: effects(getattr(scenario, name)) for name in ("prevent", "detect", "heard", "escape")}
        return scenario.model_copy(update=layers)
    if isinstance(scenario, Adversary):
        paths = tuple(path.model_copy(update={"barrier": effects(path.barrier)}) for path in scenario.paths)
        layers = {name: effects(getattr(scenario, name)) for name in ("deter", "detect", "communicate")}
        return scenario.model_copy(update={**layers, "paths": paths})
    return scenario


def draw(effect: Effect, chance: random.Random) -> Fraction:
    """Draw an effect between its ends, most often near its central value, in thousandths.

    The triangle is an assumption of ours: the sources give three values and no shape.
    """
    drawn = chance.triangular(float(effect.lower), float(effect.upper), float(effect.central))
    return min(max(Fraction(round(drawn * _GRID), _GRID), effect.lower), effect.upper)
