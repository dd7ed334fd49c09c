"""The author's lint on reach: conditions that contradict each other, so that something can never happen."""

from collections.abc import Iterator, Mapping, Sequence

from zelfscan.core.condition import UNKNOWN, Condition, gates, leaves, truth
from zelfscan.core.pack import Pack
from zelfscan.core.risk import Adversary
from zelfscan.packs.stock import Stock

_AGAINST = "de voorwaarden spreken elkaar tegen"


def check_reach(pack: Pack, stock: Stock) -> None:
    """Add a fault for each question, path, regulation, claim or threat whose condition can never hold."""
    for kind, name, condition, what in _conditions(pack):
        if not can_hold(condition, pack):
            stock.fault(kind, name, what)


def _conditions(pack: Pack) -> Iterator[tuple[str, str, Condition | None, str]]:
    """Give every condition with whose it is, and what to say where it can never hold."""
    for item in pack.items:
        message = f"kan nooit gevraagd worden: {_AGAINST}; verbeter 'asked_when'"
        yield "items", item.id, item.asked_when, message
    for scenario in pack.scenarios:
        for path in scenario.paths if isinstance(scenario, Adversary) else ():
            message = f"de weg '{path.id}' kan nooit bestaan: {_AGAINST}; verbeter 'exists_when'"
            yield "scenarios", scenario.id, path.exists_when, message
    for rule in pack.regulations:
        yield "regulations", rule.id, rule.covers, f"geldt voor niemand: {_AGAINST}; verbeter 'covers'"
        for claim in rule.claims:
            message = f"'{claim.id}' kan nooit gelden: {_AGAINST}; verbeter 'when'"
            yield "regulations", rule.id, claim.when, message
    yield "pack", "urgent_when", pack.urgent_when, f"kan nooit gelden: {_AGAINST}; verbeter de voorwaarde"


def can_hold(condition: Condition | None, pack: Pack) -> bool:
    """Tell whether some answers, given together, let a condition hold; a hidden question has none."""
    asked = [gate for gate in gates(condition) if gate in pack.item_by_id]
    order = tuple(dict.fromkeys(name for gate in asked for name in (*pack.gates_before(gate), gate)))
    choices = _choices(condition, order, pack)
    return any(truth(condition, world.get) is True for world in _worlds(order, choices, pack, {}))


def _choices(condition: Condition | None, order: Sequence[str], pack: Pack) -> dict[str, tuple[str, ...]]:
    """Give the answers that something looks at, and one that stands for all the others."""
    conditions = [condition, *(pack.item_by_id[name].asked_when for name in order)]
    seen = {(leaf.item, option) for each in conditions for leaf in leaves(each) for option in leaf.is_}
    found = {}
    for name in order:
        # Any question may be left open, so a claim may ask for that.
        options = [*(option.id for option in pack.item_by_id[name].options), UNKNOWN]
        others = [option for option in options if (name, option) not in seen][:1]
        found[name] = (*(option for option in options if (name, option) in seen), *others)
    return found


def _worlds(
    order: Sequence[str], choices: Mapping[str, Sequence[str]], pack: Pack, known: Mapping[str, str]
) -> Iterator[Mapping[str, str]]:
    """Give every way to answer questions in order, leaving out what the answers before it hide."""
    if not order:
        yield known
        return
    name, rest = order[0], order[1:]
    is_asked = truth(pack.item_by_id[name].asked_when, known.get) is True
    for option in choices[name] if is_asked else (UNKNOWN,):
        yield from _worlds(rest, choices, pack, {**known, name: option})
