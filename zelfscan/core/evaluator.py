"""Scores and risks kept up to date answer by answer: only what depends on an answer is worked out again.

Equal to ``assess`` at every moment, because both ask the same functions (tests/core/test_evaluator.py). The
cost of one answer does not grow with the length of the questionnaire (benchmarks/answering.py).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from zelfscan.core.element import Element
from zelfscan.core.flow import Progress, asked_order, situation_of
from zelfscan.core.pack import Pack
from zelfscan.core.planning import with_done
from zelfscan.core.questionnaire import Route
from zelfscan.core.response import Responses
from zelfscan.core.risk import Readiness, Scenario
from zelfscan.core.risks import Risk, concerned, ordered, scenario_risk
from zelfscan.core.scoring import Score, Tally, section_score
from zelfscan.core.situation import Situation, moved_by


class Evaluator:
    """One run of one route; the plan stands outside it."""

    def __init__(
        self, pack: Pack, route: Route, responses: Responses | None = None, done: Iterable[str] = ()
    ) -> None:
        """Begin with what was answered before and the measures that are done; nothing is scored yet."""
        given = responses or Responses()
        self._values = dict(given.values)
        begun = situation_of(pack, route, replace(given, values=self._values))
        self._situation = with_done(begun, done)
        self._order = asked_order(pack, route)
        self._place = {item: at for at, item in enumerate(self._order)}
        self._followers = _followers(pack)
        self._sections = {section.id: section for section in pack.sections}
        self._scenarios = {scenario.id: scenario for scenario in pack.scenarios}
        self._sections_of = _dependents(pack, {each.id: each.items for each in pack.sections})
        self._scenarios_of = _dependents(pack, {each.id: _looks_at(each) for each in pack.scenarios})
        self._stale_sections = set(self._sections)
        self._stale_scenarios = set(self._scenarios)
        self._scores: dict[str, Score] = {}
        self._risks: dict[str, Risk] = {}
        self._tally = Tally(pack.cutoffs)
        asked = [item for item in self._order if self._situation.is_asked(item)]
        self._asked = len(asked)
        self._answered = sum(item in self._values for item in asked)

    @property
    def situation(self) -> Situation:
        """Return what stands now; it changes with the next answer."""
        return self._situation

    @property
    def given(self) -> tuple[Mapping[str, str], tuple[Element, ...]]:
        """Return the answers and the elements as they stand."""
        return self._values, self._situation.responses.elements

    def answer(self, item: str, value: str) -> None:
        """Take an answer, or another one in its place."""
        is_new = item not in self._values
        self._values[item] = value
        if is_new and item in self._place and self._situation.is_asked(item):
            self._answered += 1
        self._changed([item])

    def put_element(self, element: Element) -> None:
        """Take an element, or another state of it."""
        before = self._situation.element(element.id)
        kinds = {element.kind, *((before.kind,) if before else ())}
        items = [item.id for item in self._situation.pack.items if item.repeats in kinds]
        responses = self._situation.responses.with_element(element)
        self._situation = replace(self._situation, responses=responses)
        self._changed(items)

    def _changed(self, items: Iterable[str]) -> None:
        """Look again at every condition that rests on these items, and mark what they feed."""
        self._situation.forget()
        waiting = list(items)
        for item in waiting:
            self._stale_sections.update(self._sections_of.get(item, ()))
            self._stale_scenarios.update(self._scenarios_of.get(item, ()))
        while waiting:
            for follower in self._followers.get(waiting.pop(), ()):
                was_asked = self._situation.is_asked(follower)
                is_asked = self._situation.ask_again(follower)
                if was_asked != is_asked:
                    waiting.append(follower)
                    if follower in self._place:
                        change = 1 if is_asked else -1
                        self._asked += change
                        self._answered += change * (follower in self._values)

    def is_asked(self, item: str) -> bool:
        """Tell whether an item is asked now."""
        return self._situation.is_asked(item)

    def asked(self) -> tuple[str, ...]:
        """Return the items that are asked now, in order; this takes longer for a longer questionnaire."""
        return tuple(item for item in self._order if self.is_asked(item))

    def next_item(self, item: str) -> str | None:
        """Return the next item that is asked, none at the end."""
        following = range(self._place[item] + 1, len(self._order))
        return next((self._order[at] for at in following if self.is_asked(self._order[at])), None)

    def progress(self) -> Progress:
        """Count the asked items and those with an answer."""
        return Progress(self._answered, self._asked)

    def refresh_scores(self) -> None:
        """Work out the scores that the answers have changed."""
        while self._stale_sections:
            section = self._sections[self._stale_sections.pop()]
            self._scores[section.id] = section_score(self._situation, section)
            self._tally.put(self._scores[section.id], section.weight)

    def refresh_risks(self) -> None:
        """Work out the risks that the answers have changed."""
        while self._stale_scenarios:
            scenario = self._scenarios[self._stale_scenarios.pop()]
            self._risks[scenario.id] = scenario_risk(self._situation, scenario)

    def section(self, section_id: str) -> Score:
        """Return the score of one section."""
        self.refresh_scores()
        return self._scores[section_id]

    def overall(self) -> Score:
        """Return the overall score; which items made it is left to ``assess``."""
        self.refresh_scores()
        return self._tally.total()

    def risk(self, scenario_id: str) -> Risk:
        """Return one risk."""
        self.refresh_risks()
        return self._risks[scenario_id]

    def risks(self) -> tuple[Risk, ...]:
        """Return every risk in order."""
        self.refresh_risks()
        return ordered(self._risks.values())


def _followers(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Return, for each item, the items whose condition looks at it."""
    found: dict[str, list[str]] = {}
    for item in pack.items:
        for gate in item.gates:
            found.setdefault(gate, []).append(item.id)
    return {gate: tuple(items) for gate, items in found.items()}


def _looks_at(scenario: Scenario) -> tuple[str, ...]:
    return scenario.fed_by if isinstance(scenario, Readiness) else concerned(scenario)


def _dependents(pack: Pack, items_of: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Return, for each item, the sections or scenarios that it can change, as a gate or by itself."""
    found: dict[str, list[str]] = {}
    for name, items in items_of.items():
        for item in moved_by(pack, items):
            found.setdefault(item, []).append(name)
    return {item: tuple(names) for item, names in found.items()}
