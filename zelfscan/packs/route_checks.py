"""The author's lint on routes: what they ask is there, can be asked, and always gives a score."""

from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item, Route
from zelfscan.packs.faults import not_there
from zelfscan.packs.stock import Stock


def check_routes(pack: Pack, stock: Stock) -> None:
    """Add every fault of the routes of a pack to its stock."""
    default = pack.route(pack.default_route)
    if default is None:
        known = [route.id for route in pack.routes]
        stock.fault("pack", "default_route", not_there("route", pack.default_route, known))
    elif default.is_extra:
        stock.fault("pack", "default_route", f"route '{default.id}' is extra; kies er een om mee te beginnen")
    placed = {item for section in pack.sections for item in section.items}
    for item_id in sorted(set(pack.profile) - placed):
        stock.fault("pack", "profile", f"'{item_id}' staat in geen onderdeel; zet het in 'sections'")
    for route in pack.routes:
        for item_id in sorted(set(route.items) - placed):
            stock.fault("routes", route.id, f"'{item_id}' staat in geen onderdeel; zet het in 'sections'")
        _check_gates_of(route, pack, stock)
        _check_stops(route, stock)
        # Only where nothing is missing: what follows from another fault would be said twice.
        if not stock.faults:
            _check_sections_of(route, pack, stock)


def always_counts(item: Item) -> bool:
    """Tell whether an item always gives a score: it has no condition and no *niet van toepassing*."""
    return item.asked_when is None and not item.not_applicable


def _check_gates_of(route: Route, pack: Pack, stock: Stock) -> None:
    asked = {*route.items, *pack.profile}
    for item in (pack.item_by_id[each] for each in sorted(asked & pack.item_by_id.keys())):
        for gate in item.gates:
            if gate in pack.item_by_id and gate not in asked:
                message = f"'{item.id}' hangt af van '{gate}', die niet in de route staat; zet die er ook in"
                stock.fault("routes", route.id, message)


def _check_stops(route: Route, stock: Stock) -> None:
    """A route with stops asks each of its items at exactly one of them."""
    stopped = [item for stop in route.stops for item in stop.items]
    for item_id in dict.fromkeys([*stopped, *route.items] if stopped else ()):
        if stopped.count(item_id) != 1 or item_id not in route.items:
            message = f"'{item_id}' staat niet bij precies één halte; zet de vraag bij één halte"
            stock.fault("routes", route.id, message)


def _check_sections_of(route: Route, pack: Pack, stock: Stock) -> None:
    """A section that a route asks anything of must always have a score there."""
    asked = {*route.items, *pack.profile}
    for section in pack.sections:
        here = [pack.item_by_id[each] for each in section.items if each in asked and each in pack.item_by_id]
        scored = [item for item in here if item.is_scored]
        if scored and not any(always_counts(item) for item in scored):
            message = (
                f"vraagt uit '{section.id}' niets dat altijd geldt; vraag iets zonder voorwaarde of n.v.t."
            )
            stock.fault("routes", route.id, message)
