"""The author's lint on scenarios: what feeds them, what they depend on, and whether a pack can know them."""

from collections.abc import Iterable

from zelfscan.core.condition import gates
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import NOT_APPLICABLE
from zelfscan.core.risk import Adversary, Mishap, Path, Readiness, effects, every_source
from zelfscan.packs.faults import no_answer, not_there
from zelfscan.packs.rules import MAX_GATES, TOO_MANY_GATES, check_condition, check_sources, gates_of
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
    _check_facts_stand_free(scenario, facts, pack, stock)
    _check_layers(scenario, stock)
    bearing = [*scenario.fed_by, *(factor.item for factor in scenario.factors)]
    if len(found := gates_of(pack, [item for item in bearing if item in pack.item_by_id], facts)) > MAX_GATES:
        stock.fault("scenarios", scenario.id, TOO_MANY_GATES.format(names=", ".join(sorted(found))))
    _check_share_in_pack(scenario, pack, stock)


def _check_feeding(scenario: Adversary | Mishap | Readiness, stock: Stock) -> None:
    def fault(message: str) -> None:
        stock.fault("scenarios", scenario.id, message)

    for item_id in scenario.fed_by:
        item = stock.items.get(item_id)
        if not stock.has("items", item_id):
            fault(not_there("vraag", item_id, stock.items))
        elif item is None:
            continue
        elif not item.is_scored:
            fault(f"'{item_id}' is een feit en kan niets tegenhouden; zet het bij 'factors'")
        elif not isinstance(scenario, Readiness) and item.counts_as is None and _can_be_absent(item, stock):
            message = f"voedt '{scenario.id}' en kan ontbreken; zeg met 'counts_as' hoe het dan telt"
            stock.fault("items", item_id, message)


def _check_factors(scenario: Adversary | Mishap, stock: Stock) -> None:
    for factor in scenario.factors:
        fact = stock.items.get(factor.item)
        if not stock.has("items", factor.item) or (fact is not None and fact.is_scored):
            message = f"'{factor.item}' is geen feit; zet bij 'factors' een vraag zonder score"
            stock.fault("scenarios", scenario.id, message)
            continue
        for option, _ in factor.values:
            if fact is not None and fact.option(option) is None:
                stock.fault("scenarios", scenario.id, no_answer(factor.item, option, fact.option_by_id))


def _check_example(scenario: Adversary | Mishap, stock: Stock) -> None:
    for name, answer in scenario.baseline.answers:
        item = stock.items.get(name)
        if not stock.has("items", name):
            message = not_there("vraag", name, stock.items)
            stock.fault("scenarios", scenario.id, f"het voorbeeld: {message}")
        elif (
            item is not None
            and item.option(answer) is None
            and not (item.not_applicable and answer == NOT_APPLICABLE)
        ):
            stock.fault("scenarios", scenario.id, no_answer(name, answer, item.option_by_id))


def _existence_facts(scenario: Adversary | Mishap, pack: Pack, stock: Stock) -> list[str]:
    facts = []
    seen: set[str] = set()
    for path in scenario.paths if isinstance(scenario, Adversary) else ():
        if path.id in seen:
            message = f"de weg '{path.id}' staat er twee keer; kies een andere id"
            stock.fault("scenarios", scenario.id, message)
        seen.add(path.id)
        _check_elements(path, scenario.id, stock)
        check_condition("scenarios", scenario.id, path.exists_when, pack.item_by_id, stock)
        for name in gates(path.exists_when):
            if name in pack.item_by_id and pack.item_by_id[name].is_scored:
                message = f"of '{path.id}' bestaat mag alleen van een feit afhangen; kies een feit"
                stock.fault("scenarios", scenario.id, message)
            facts.append(name)
    return facts


def _check_facts_stand_free(
    scenario: Adversary | Mishap, facts: Iterable[str], pack: Pack, stock: Stock
) -> None:
    """A fact that changes a likelihood or a path may not come and go with something that can be improved."""
    for fact in dict.fromkeys([*facts, *(factor.item for factor in scenario.factors)]):
        for gate in pack.gates_before(fact):
            if pack.item_by_id[gate].is_scored:
                message = f"'{fact}' verandert de kans; laat het niet afhangen van de score '{gate}'"
                stock.fault("scenarios", scenario.id, message)


def _check_layers(scenario: Adversary | Mishap, stock: Stock) -> None:
    """An item counts once in a layer; what is noticed in a mishap must be heard and give time to get out."""
    if isinstance(scenario, Mishap):
        layers = [scenario.prevent, scenario.detect, scenario.heard, scenario.escape]
        if len({bool(layer) for layer in layers[1:]}) > 1:
            message = "'detect', 'heard' en 'escape' doen alleen samen iets: vul ze alle drie in, of geen"
            stock.fault("scenarios", scenario.id, message)
    else:
        layers = [scenario.deter, scenario.detect, scenario.communicate]
        layers += [path.barrier for path in scenario.paths]
    for layer in layers:
        items = [effect.item for effect in layer]
        for item in sorted({each for each in items if items.count(each) > 1}):
            message = f"'{item}' staat twee keer in dezelfde laag; haal er een weg"
            stock.fault("scenarios", scenario.id, message)


def _check_elements(path: Path, scenario_id: str, stock: Stock) -> None:
    """A path that is taken for each element needs a question that is asked for each."""
    if path.element is None:
        return
    if not stock.has("element_kinds", path.element):
        stock.fault("scenarios", scenario_id, not_there("soort element", path.element, stock.element_kinds))
        return
    fed_by = [*(effect.item for effect in path.barrier), *(delay.item for delay in path.delay)]
    kinds = {stock.items[item].repeats for item in fed_by if item in stock.items}
    if path.element not in kinds:
        message = f"de weg '{path.id}' gaat per '{path.element}'; zet 'repeats: {path.element}' bij een vraag"
        stock.fault("scenarios", scenario_id, message)


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
        missing = ", ".join(dict.fromkeys(each.item for each in effects(scenario) if each.item not in asked))
        message = f"minder dan {pack.cutoffs.coverage} van het gewicht is hier te weten; vraag ook: {missing}"
        stock.fault("scenarios", scenario.id, message)


def _can_be_absent(item: Item, stock: Stock) -> bool:
    if item.not_applicable:
        return True
    found = [stock.items[gate] for gate in gates(item.asked_when) if gate in stock.items]
    return any(not gate.is_scored or _can_be_absent(gate, stock) for gate in found)
