"""The author's lint: what a pack must obey beyond its shape (docs/scoring.md 5.1, 5.2, 5.5)."""

from collections.abc import Iterable, Mapping

from zelfscan.core.condition import UNKNOWN, gates
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import NOT_APPLICABLE
from zelfscan.packs.faults import no_answer, not_there
from zelfscan.packs.gate_checks import check_gates
from zelfscan.packs.incident_checks import check_incidents
from zelfscan.packs.number_checks import check_numbers
from zelfscan.packs.route_checks import always_counts, check_routes
from zelfscan.packs.rules import MAX_GATES, TOO_MANY_GATES, check_condition, check_sources, gates_of
from zelfscan.packs.scenario_checks import check_scenario
from zelfscan.packs.stock import Stock


def check(pack: Pack, stock: Stock) -> None:
    """Add every fault of a pack to its stock."""
    for item in stock.items.values():
        # An item that this pack does not ask can still stand in the example of a scenario.
        known = pack.item_by_id if item.id in pack.item_by_id else stock.items
        check_condition("items", item.id, item.asked_when, known, stock)
    for item in pack.items:
        _check_item(item, stock)
        _check_advice(item, stock)
        _check_repeats(item, stock)
    _check_facts(pack, stock)
    if _check_circles(stock):
        return
    check_condition("pack", "urgent_when", pack.urgent_when, pack.item_by_id, stock)
    check_numbers(pack, stock)
    check_gates(pack, stock)
    _check_sections(pack, stock)
    check_routes(pack, stock)
    for scenario in pack.scenarios:
        check_scenario(scenario, pack, stock)
    _check_measures(pack, stock)
    _check_claims(pack, stock)
    check_incidents(stock)


def _check_item(item: Item, stock: Stock) -> None:
    def fault(message: str) -> None:
        stock.fault("items", item.id, message)

    ids = [option.id for option in item.options]
    values = {option.value for option in item.options}
    if len(set(ids)) < len(ids):
        fault("twee antwoorden hebben dezelfde id; geef elk een eigen id")
    if {UNKNOWN, NOT_APPLICABLE} & set(ids):
        fault("'unknown' en 'not-applicable' zijn geen gewone antwoorden; kies een andere id")
    if item.is_scored and None in values:
        fault("geef elk antwoord een 'value', of geen enkel: dan is het een feit zonder score")
    elif item.is_scored and not {0, 1} <= values:
        fault("de waarden lopen van 0 tot en met 1; geef het slechtste antwoord 0 en het beste 1")
    if item.is_scored and item.good is None:
        fault("'good' ontbreekt; schrijf de zin die onder Dit is al goed komt")
    if not item.is_scored and item.not_applicable:
        fault("een feit kent geen niet van toepassing; maak er een antwoord van")
    if not item.is_scored and item.critical is not None:
        fault("alleen een vraag met score kan kritiek zijn; haal 'critical' weg")
    check_sources("items", item.id, item.sources, stock)
    for picture in item.pictures:
        check_sources("pictures", picture.id, picture.sources, stock)


def _check_advice(item: Item, stock: Stock) -> None:
    for advice in item.advises:
        if not stock.has("measures", advice.measure):
            stock.fault("items", item.id, not_there("maatregel", advice.measure, stock.measures))
        for option in advice.when:
            if item.option(option) is None:
                stock.fault("items", item.id, no_answer(item.id, option, item.option_by_id))
        if not item.is_scored and not advice.when:
            message = f"bij een feit hoort 'when' bij '{advice.measure}': welke antwoorden?"
            stock.fault("items", item.id, message)


def _check_repeats(item: Item, stock: Stock) -> None:
    if item.repeats is None:
        return
    if not stock.has("element_kinds", item.repeats):
        stock.fault("items", item.id, not_there("soort element", item.repeats, stock.element_kinds))
    if not item.is_scored:
        message = "alleen een vraag met score kan per element worden gesteld; haal 'repeats' weg"
        stock.fault("items", item.id, message)


def _check_facts(pack: Pack, stock: Stock) -> None:
    seen: dict[str, str] = {}
    for item in pack.items:
        if item.fact in seen:
            message = f"vraagt hetzelfde feit als '{seen[item.fact]}'; haal een van de twee weg"
            stock.fault("items", item.id, message)
        seen.setdefault(item.fact, item.id)


def _check_circles(stock: Stock) -> bool:
    """Report conditions, or measures, that wait for themselves."""
    asks = {item.id: list(gates(item.asked_when)) for item in stock.items.values()}
    needs = {measure.id: list(measure.requires) for measure in stock.measures.values()}
    found = False
    for kind, key, graph in (("items", "asked_when", asks), ("measures", "requires", needs)):
        for name in graph:
            if name in _reachable(graph, graph[name]):
                stock.fault(kind, name, f"wacht op zichzelf; haal een stap uit '{key}'")
                found = True
    return found


def _reachable(graph: Mapping[str, list[str]], start: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += graph.get(name, [])
    return seen


def _check_sections(pack: Pack, stock: Stock) -> None:
    for section in pack.sections:
        scored = [pack.item_by_id[item] for item in section.items if item in pack.item_by_id]
        scored = [item for item in scored if item.is_scored]
        if scored and not any(always_counts(item) for item in scored):
            stock.fault(
                "sections",
                section.id,
                "geen vraag met score geldt altijd; zet er een bij zonder voorwaarde en zonder n.v.t.",
            )
        found = gates_of(pack, [item.id for item in scored])
        if len(found) > MAX_GATES:
            names = ", ".join(sorted(found))
            stock.fault("sections", section.id, TOO_MANY_GATES.format(names=names))
    asked = [item for section in pack.sections for item in section.items]
    for item_id in sorted({item for item in asked if asked.count(item) > 1}):
        stock.fault("items", item_id, "staat in meer dan één onderdeel; haal de andere weg")


def _check_measures(pack: Pack, stock: Stock) -> None:
    for measure in pack.measures:
        check_sources("measures", measure.id, measure.sources, stock)
        for name in measure.requires:
            if not stock.has("measures", name):
                message = not_there("maatregel", name, stock.measures)
                stock.fault("measures", measure.id, f"'requires': {message}")
        for funding in measure.funding:
            if not stock.has("regulations", funding.regulation):
                message = not_there("regeling", funding.regulation, stock.regulations)
                stock.fault("measures", measure.id, message)


def _check_claims(pack: Pack, stock: Stock) -> None:
    for regulation in pack.regulations:
        check_sources("regulations", regulation.id, regulation.sources, stock)
        check_condition("regulations", regulation.id, regulation.covers, pack.item_by_id, stock)
        for claim in regulation.claims:
            check_condition("regulations", regulation.id, claim.when, pack.item_by_id, stock)
            check_sources("regulations", regulation.id, claim.sources, stock)
