"""The author's lint on scenarios: what feeds them, what they depend on, and whether a pack can know them."""

from zelfscan.core.condition import gates
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import NOT_APPLICABLE
from zelfscan.core.risk import Adversary, Mishap, Readiness, effects, every_source, fed_by
from zelfscan.packs.faults import suggestion
from zelfscan.packs.rules import MAX_GATES, check_condition, check_sources, gates_of
from zelfscan.packs.stock import Stock


def check_scenario(scenario: Adversary | Mishap | Readiness, pack: Pack, stock: Stock) -> None:
    """Add every fault of one scenario to the stock."""
    check_sources("scenarios", scenario.id, every_source(scenario), stock)
    _check_feeding(scenario, stock)
    if isinstance(scenario, Readiness):
        return
    _check_factors(scenario, stock)
    _check_example(scenario, stock)
    facts = _existence_facts(scenario, pack, stock)
    bearing = [*fed_by(scenario), *(factor.item for factor in scenario.factors)]
    if len(found := gates_of(pack, [item for item in bearing if item in pack.item_by_id], facts)) > MAX_GATES:
        names = ", ".join(sorted(found))
        stock.fault("scenarios", scenario.id, f"hangt af van meer dan {MAX_GATES} vragen: {names}")
    _check_share_in_pack(scenario, pack, stock)


def _check_feeding(scenario: Adversary | Mishap | Readiness, stock: Stock) -> None:
    def fault(message: str) -> None:
        stock.fault("scenarios", scenario.id, message)

    for item_id in fed_by(scenario):
        item = stock.items.get(item_id)
        if not stock.has("items", item_id):
            fault(f"vraag '{item_id}' bestaat niet{suggestion(item_id, stock.items)}")
        elif item is None:
            continue
        elif not item.is_scored:
            fault(f"'{item_id}' is een feit en kan niets tegenhouden")
        elif not isinstance(scenario, Readiness) and item.counts_as is None and _can_be_absent(item, stock):
            stock.fault("items", item_id, f"voedt '{scenario.id}' en kan ontbreken: 'counts_as' is nodig")


def _check_factors(scenario: Adversary | Mishap, stock: Stock) -> None:
    for factor in scenario.factors:
        fact = stock.items.get(factor.item)
        if not stock.has("items", factor.item) or (fact is not None and fact.is_scored):
            stock.fault("scenarios", scenario.id, f"'{factor.item}' is geen feit")
            continue
        for option, _ in factor.values:
            if fact is not None and fact.option(option) is None:
                stock.fault("scenarios", scenario.id, f"'{factor.item}' heeft geen antwoord '{option}'")


def _check_example(scenario: Adversary | Mishap, stock: Stock) -> None:
    for name, answer in scenario.baseline.answers:
        item = stock.items.get(name)
        if not stock.has("items", name):
            near = suggestion(name, stock.items)
            stock.fault("scenarios", scenario.id, f"het voorbeeld noemt '{name}', die niet bestaat{near}")
        elif (
            item is not None
            and item.option(answer) is None
            and not (item.not_applicable and answer == NOT_APPLICABLE)
        ):
            stock.fault("scenarios", scenario.id, f"'{name}' heeft geen antwoord '{answer}'")


def _existence_facts(scenario: Adversary | Mishap, pack: Pack, stock: Stock) -> list[str]:
    facts = []
    seen: set[str] = set()
    for path in scenario.paths if isinstance(scenario, Adversary) else ():
        if path.id in seen:
            stock.fault("scenarios", scenario.id, f"de weg '{path.id}' staat er twee keer")
        seen.add(path.id)
        check_condition("scenarios", scenario.id, path.exists_when, pack.item_by_id, stock)
        for name in gates(path.exists_when):
            if name in pack.item_by_id and pack.item_by_id[name].is_scored:
                stock.fault(
                    "scenarios", scenario.id, f"of '{path.id}' bestaat mag alleen van een feit afhangen"
                )
            facts.append(name)
    return facts


def _check_share_in_pack(scenario: Adversary | Mishap, pack: Pack, stock: Stock) -> None:
    """A scenario needs most of its weight in the questions of the pack, or it can never be known there."""
    route = pack.route(pack.default_route)
    if route is None:
        return
    asked = set(route.items)
    total = sum(effect.central for effect in effects(scenario))
    known = sum(effect.central for effect in effects(scenario) if effect.item in asked)
    is_whole = all(effect.item in stock.items for effect in effects(scenario))
    if is_whole and total and known / total < pack.cutoffs.coverage:
        stock.fault(
            "scenarios",
            scenario.id,
            f"minder dan {pack.cutoffs.coverage} van het gewicht wordt hier gevraagd",
        )


def _can_be_absent(item: Item, stock: Stock) -> bool:
    if item.not_applicable:
        return True
    found = [stock.items[gate] for gate in gates(item.asked_when) if gate in stock.items]
    return any(not gate.is_scored or _can_be_absent(gate, stock) for gate in found)
