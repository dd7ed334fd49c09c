"""Which rules of a pack its worked cases exercise, and which never fire."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.condition import holds
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.risk import Adversary, Readiness, Scenario
from zelfscan.core.risk import Path as Way
from zelfscan.core.situation import Situation, known_worth
from zelfscan.packs.case_file import read_case
from zelfscan.packs.loader import Loaded
from zelfscan.packs.shelf import name_of, read_inside

_THREAT = "een dreiging nu"


@dataclass(frozen=True)
class Coverage:
    """The rules of a pack in order, and those that fired in at least one case."""

    rules: tuple[str, ...]
    fired: frozenset[str]

    @property
    def silent(self) -> tuple[str, ...]:
        """Return the rules that never fired."""
        return tuple(rule for rule in self.rules if rule not in self.fired)


def coverage(folder: Path, loaded: Loaded) -> Coverage:
    """Run every case in the folder of a pack that has no faults, and note which rules fire."""
    fired: set[str] = set()
    for path in sorted((folder / "cases").glob("*.yaml")):
        case = read_case(read_inside(folder, path, name_of(path, folder.parent)))
        route = loaded.pack.route(case.route)
        assert route is not None  # The check has read the cases before.
        fired.update(_fired(assess(loaded.pack, route, case.given(), case.day)))
    return Coverage(tuple(dict.fromkeys(_rules(loaded.pack))), frozenset(fired))


def _rules(pack: Pack) -> Iterator[str]:
    """Name every rule of a pack: calls, conditions, caps, levels, factors, paths, claims and the threat."""
    for item in pack.items:
        yield from (f"{item.id} roept {advice.measure} op" for advice in item.advises)
        if item.asked_when is not None:
            yield from (f"{item.id} gevraagd", f"{item.id} verborgen")
        if item.critical is not None:
            yield f"{item.id} begrenst zijn onderdeel"
    for scenario in pack.scenarios:
        if not isinstance(scenario, Readiness):
            yield from (f"{scenario.id} is {level}" for level in ("low", "medium", "high", "unknown"))
            for factor in scenario.factors:
                yield from (f"{scenario.id} maal {factor.item} {option}" for option, _ in factor.values)
        for path in _optional_paths(scenario):
            yield from (f"{scenario.id} met {path.id}", f"{scenario.id} zonder {path.id}")
    for regulation in pack.regulations:
        yield from (f"aanspraak {claim.id}" for claim in regulation.claims)
    yield _THREAT


def _optional_paths(scenario: Scenario) -> tuple[Way, ...]:
    """Return the paths that are not there in every home."""
    paths = scenario.paths if isinstance(scenario, Adversary) else ()
    return tuple(path for path in paths if path.exists_when is not None)


def _fired(judged: Assessment) -> Iterator[str]:
    """Name every rule that an assessment used; some that no pack has as a rule are named as well."""
    for step in judged.plan:
        yield from (f"{item} roept {step.measure.id} op" for item in step.because if step.is_certain)
    for item in judged.pack.items:
        yield from _fired_by(judged.situation, item)
    yield from (f"{risk.id} is {risk.level}" for risk in judged.risks)
    for scenario in judged.pack.scenarios:
        factors = () if isinstance(scenario, Readiness) else scenario.factors
        for factor in factors:
            if factor.item in judged.pack.item_by_id:
                yield f"{scenario.id} maal {factor.item} {judged.situation.option(factor.item)}"
        for path in _optional_paths(scenario):
            there = "met" if holds(path.exists_when, judged.situation.option) else "zonder"
            yield f"{scenario.id} {there} {path.id}"
    yield from (f"aanspraak {claim.id}" for claim in judged.claims)
    if judged.situation.is_urgent:
        yield _THREAT


def _fired_by(situation: Situation, item: Item) -> Iterator[str]:
    is_asked = situation.is_asked(item.id)
    if item.asked_when is not None and item.id in situation.route_items:
        yield f"{item.id} {'gevraagd' if is_asked else 'verborgen'}"
    worth = known_worth(situation, item) if is_asked else None
    if item.critical is not None and worth is not None and worth < item.critical.threshold:
        yield f"{item.id} begrenst zijn onderdeel"
