"""The author's lint on facts: each is asked for something, and each of its answers does something."""

from collections.abc import Iterator

from zelfscan.core.condition import Condition, leaves
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import AnswerOption, Item
from zelfscan.core.risk import Adversary, Readiness, Scenario
from zelfscan.packs.stock import Stock

_Look = tuple[str, frozenset[str]]
"""A question with answers that something tells from the others."""


def check_use(pack: Pack, stock: Stock) -> None:
    """Add a fault for each fact that nothing looks at, and for answers that nothing tells apart.

    What is asked before everything else stands in the report, so it may be asked for that alone.
    """
    looks = set(_looks(pack, stock))
    used = {item for item, _ in _looks(pack)}
    for item in pack.items:
        if item.is_scored or item.id in pack.profile:
            continue
        if not item.advises and item.id not in used:
            message = "geen enkel antwoord op dit feit doet iets; haal de vraag weg of gebruik de antwoorden"
            stock.fault("items", item.id, message)
        elif (same := _same(item, looks)) is not None:
            one, other = (option.id for option in same)
            message = f"de antwoorden '{one}' en '{other}' doen hetzelfde; maak er één antwoord van"
            stock.fault("items", item.id, message)


def _same(item: Item, looks: set[_Look]) -> tuple[AnswerOption, AnswerOption] | None:
    """Return two answers that nothing tells apart.

    A shared scale may hold more answers than one question needs: there only all of them may not be the same.
    """
    found: dict[object, AnswerOption] = {}
    pairs = []
    own = [answers for name, answers in looks if name == item.id]
    own += [frozenset(advice.when) for advice in item.advises]
    for option in item.options:
        trace = (option.implies, frozenset(answers for answers in own if option.id in answers))
        if trace in found:
            pairs.append((found[trace], option))
        found.setdefault(trace, option)
    is_fine = not pairs or (item.scale is not None and len(found) > 1)
    return None if is_fine else pairs[0]


def _looks(pack: Pack, stock: Stock | None = None) -> Iterator[_Look]:
    """Give everything that looks at a fact in a pack; with its stock, what other packs look at as well."""
    items = (*pack.items, *(stock.items.values() if stock else ()))
    scenarios = (*pack.scenarios, *(stock.scenarios.values() if stock else ()))
    for item in items:
        yield from _in_condition(item.asked_when)
    for scenario in scenarios:
        yield from _in_scenario(scenario)
    yield from _in_condition(pack.urgent_when)
    for regulation in pack.regulations:
        yield from _in_condition(regulation.covers)
        for claim in regulation.claims:
            yield from _in_condition(claim.when)


def _in_condition(condition: Condition | None) -> Iterator[_Look]:
    return ((leaf.item, frozenset(leaf.is_)) for leaf in leaves(condition))


def _in_scenario(scenario: Scenario) -> Iterator[_Look]:
    if isinstance(scenario, Readiness):
        return
    for factor in scenario.factors:
        yield factor.item, frozenset()
        for value in {value for _, value in factor.values if value != 1}:
            yield factor.item, frozenset(option for option, each in factor.values if each == value)
    for path in scenario.paths if isinstance(scenario, Adversary) else ():
        yield from _in_condition(path.exists_when)
