"""The author's lint on incidents: what a kind touches exists, and every step rests on something."""

from zelfscan.packs.faults import not_there
from zelfscan.packs.rules import check_sources
from zelfscan.packs.stock import Stock

_NO_SOURCE = "geen bron bij de stappen; noem bij 'sources' waar ze vandaan komen"


def check_incidents(stock: Stock) -> None:
    """Add a fault for each scenario or source that a kind, or the card, names and that does not exist.

    A scenario may stand in another pack, so it only has to be there at all.
    """
    known = [name for kind, name in stock.places if kind == "scenarios"]
    for kind in stock.incident_kinds.values():
        check_sources("incident_kinds", kind.id, kind.sources, stock)
        for name in dict.fromkeys(kind.scenarios):
            if name not in known:
                stock.fault("incident_kinds", kind.id, not_there("scenario", name, known))
            if kind.scenarios.count(name) > 1:
                stock.fault("incident_kinds", kind.id, f"'{name}' staat hier twee keer; haal er een weg")
    if stock.card is not None:
        check_sources("card", "card", stock.card.sources, stock)


def check_grounds(stock: Stock) -> None:
    """Add a fault for steps after an incident that name no source at all."""
    for kind in stock.incident_kinds.values():
        if not kind.sources:
            stock.fault("incident_kinds", kind.id, _NO_SOURCE)
    if stock.card is not None and stock.card.after and not stock.card.sources:
        stock.fault("card", "card", _NO_SOURCE)
