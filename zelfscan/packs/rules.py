"""Rules that the checks on items and on scenarios share."""

from collections.abc import Iterable, Mapping

from zelfscan.core.condition import UNKNOWN, Condition, gates, leaves
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.situation import moved_by
from zelfscan.packs.faults import no_answer, suggestion
from zelfscan.packs.stock import Stock

MAX_GATES = 4
TOO_MANY_GATES = f"hangt af van meer dan {MAX_GATES} vragen; maak voorwaarden eenvoudiger: {{names}}"


def check_condition(
    kind: str, name: str, condition: Condition | None, known: Mapping[str, Item], stock: Stock
) -> None:
    """Add a fault for each item or option in a condition that does not exist."""
    for leaf in leaves(condition):
        item = known.get(leaf.item)
        if item is None and stock.has("items", leaf.item) and leaf.item not in stock.items:
            continue  # It is there, with a fault of its own.
        if item is None:
            near = suggestion(leaf.item, known) or "; zet die vraag erin of kies een andere"
            message = f"de voorwaarde kijkt naar '{leaf.item}', die niet in deze lijst staat{near}"
            stock.fault(kind, name, message)
            continue
        for option in leaf.is_:
            is_claim_on_unknown = kind == "regulations" and option == UNKNOWN
            if item.option(option) is None and not is_claim_on_unknown:
                stock.fault(kind, name, no_answer(leaf.item, option, item.option_by_id))


def check_sources(kind: str, name: str, sources: Iterable[str], stock: Stock) -> None:
    """Add a fault for each source that does not exist."""
    for source in sources:
        if not stock.has("sources", source):
            stock.fault(
                kind, name, f"bron '{source}' bestaat niet; zet hem bij 'sources' of verbeter de naam"
            )


def gates_of(pack: Pack, items: Iterable[str], facts: Iterable[str] = ()) -> set[str]:
    """Return every gate that bears on these items or facts, gates of gates included."""
    closure = moved_by(pack, [*items, *facts])
    conditions = [gates(pack.item_by_id[item].asked_when) for item in closure]
    return {*facts, *(gate for found in conditions for gate in found)}
