"""What measures do together: the summed risk for any set of them, each scenario worked out once per set."""

from collections.abc import Iterable
from fractions import Fraction

from zelfscan.core.pack import Pack
from zelfscan.core.planning import raised_by, with_measures
from zelfscan.core.risk import Rated, Readiness
from zelfscan.core.risks import concerned, upper_end
from zelfscan.core.situation import Situation, moved_by


def rated_scenarios(pack: Pack) -> tuple[Rated, ...]:
    """Return the scenarios with a likelihood; readiness is never added to them (5.5)."""
    return tuple(scenario for scenario in pack.scenarios if not isinstance(scenario, Readiness))


def with_prerequisites(pack: Pack, measures: Iterable[str], is_met: Iterable[str] = ()) -> tuple[str, ...]:
    """Return measures with everything they need first; what is met already brings nothing along."""
    met = set(is_met)
    found: dict[str, None] = {}

    def take(name: str) -> None:
        if name in found or name in met:
            return
        for needed in pack.measure_by_id[name].requires:
            take(needed)
        found[name] = None

    for name in measures:
        take(name)
    return tuple(found)


class Combination:
    """The sum of the risks at their upper ends (impact points a year) for any set of some measures."""

    def __init__(self, situation: Situation, measures: Iterable[str]) -> None:
        """Find out which measures each scenario depends on; nothing is worked out yet."""
        self.situation = situation
        self.measures = tuple(dict.fromkeys(measures))
        self.scenarios = rated_scenarios(situation.pack)
        raised = {measure: set(raised_by(situation.pack, [measure])) for measure in self.measures}
        self.touching: dict[str, frozenset[str]] = {}
        for scenario in self.scenarios:
            looked_at = moved_by(situation.pack, concerned(scenario))
            touching = (measure for measure in self.measures if raised[measure] & looked_at)
            self.touching[scenario.id] = frozenset(touching)
        self._known: dict[tuple[str, frozenset[str]], Fraction] = {}

    def risk(self, taken: Iterable[str]) -> Fraction:
        """Return Σ R when exactly these measures are taken as well."""
        chosen = frozenset(taken)
        return sum((self.risk_of(scenario, chosen) for scenario in self.scenarios), Fraction(0))

    def risk_of(self, scenario: Rated, taken: frozenset[str]) -> Fraction:
        """Return R of one scenario when these measures are taken as well."""
        key = (scenario.id, taken & self.touching[scenario.id])
        if key not in self._known:
            self._known[key] = upper_end(with_measures(self.situation, key[1]), scenario)
        return self._known[key]

    def matters(self, measure: str) -> bool:
        """Tell whether any scenario depends on a measure."""
        return any(measure in touching for touching in self.touching.values())
