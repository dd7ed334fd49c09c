"""The author's lint on gates: improving something may never make a follow-up count for less (5.2)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from zelfscan.core.condition import UNKNOWN, hiding_items, truth
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import AnswerOption, Implies, Item
from zelfscan.core.situation import implied_by, strongest
from zelfscan.packs.rules import MAX_GATES
from zelfscan.packs.stock import Stock

_RANKS: Mapping[Implies | None, int] = {"0": 0, None: 1, "1": 2}
"""How much a follow-up counts for: the worst, what is answered, the best."""


@dataclass(frozen=True)
class _Turn:
    """One way in which a gate turns out: an option, or hidden with what it was declared to count as."""

    option: str | None
    implied: Implies
    worth: Fraction | None


def check_gates(pack: Pack, stock: Stock) -> None:
    """Add a fault for each gate that does not declare what it should, or that could turn things round."""
    for follow_up in pack.items:
        found = [pack.item_by_id[name] for name in follow_up.gates if name in pack.item_by_id]
        for gate in found:
            _check_gate(gate, follow_up, stock)
        # Only where each gate is right by itself: what follows from another fault would be said twice.
        if not stock.faults and len(found) == len(follow_up.gates) <= MAX_GATES:
            _check_order(found, follow_up, stock)


def _check_gate(gate: Item, follow_up: Item, stock: Stock) -> None:
    def fault(message: str) -> None:
        stock.fault("items", gate.id, f"{message} (voor '{follow_up.id}')")

    def asks(option_id: str) -> bool:
        known = {gate.id: option_id}
        return truth(follow_up.asked_when, lambda item: known.get(item, UNKNOWN)) is not False

    hiding = [option for option in gate.options if not asks(option.id)]
    if not gate.is_scored:
        if any(option.implies not in (None, "void") for option in hiding):
            fault("een feit kan vervolgvragen alleen laten vervallen; schrijf 'implies: void'")
        return
    if gate.not_applicable:
        fault("een vraag waar andere van afhangen kent geen niet van toepassing; maak er een antwoord van")
    asking = [option.value for option in gate.options if asks(option.id) and option.value is not None]
    if gate.repeats is not None and asking and min(asking) == gate.span[0]:
        # Mending the one door that is known would leave the gate unknown, and what it asks uncounted.
        fault("wordt per element gesteld; vraag dan niet door bij het slechtste antwoord")
    for option in hiding:
        if option.value is not None and asking and (message := _declares_wrongly(option, asking)):
            fault(message)
    _check_targets(gate, fault)


def _check_targets(gate: Item, fault: Callable[[str], None]) -> None:
    values = {option.value for option in gate.options}
    for advice in gate.advises:
        if advice.raises and advice.to not in values:
            known = ", ".join(str(value) for value in sorted(value for value in values if value))
            fault(f"'{advice.measure}' verhoogt naar {advice.to}; kies 'to' uit de waarden: {known}")


def _declares_wrongly(option: AnswerOption, asking: Sequence[Fraction]) -> str | None:
    """Say what is wrong with what a hiding option of a scored gate declares; none where it is right."""
    value = option.value or Fraction(0)
    due = "0" if value < min(asking) else "1" if value > max(asking) else None
    if due is None:
        return f"'{option.id}' ligt tussen antwoorden die wel doorvragen; vraag ook hier door"
    return (
        None
        if option.implies == due
        else f"'{option.id}' verbergt vervolgvragen en zegt dus implies: \"{due}\""
    )


def _check_order(gates: Sequence[Item], follow_up: Item, stock: Stock) -> None:
    """Try every way in which the gates of one follow-up can turn out together."""
    turns = {gate.id: tuple(_turns(gate)) for gate in gates}
    outcomes = {
        chosen: _outcome(follow_up, dict(zip(turns, chosen, strict=True)))
        for chosen in product(*turns.values())
    }
    for at, gate in enumerate(gates):
        if gate.is_scored and any(_turns_round(at, chosen, outcomes, turns[gate.id]) for chosen in outcomes):
            message = f"beter maken laat '{follow_up.id}' slechter tellen; maak die voorwaarde eenvoudiger"
            stock.fault("items", gate.id, message)


def _turns(gate: Item) -> Iterator[_Turn]:
    """Give the ways in which a gate turns out; one that can be hidden itself also passes that on."""
    can_be_hidden = gate.is_scored and gate.asked_when is not None
    if can_be_hidden:
        yield _Turn(None, "0", Fraction(-1))
    for option in gate.options:
        yield _Turn(option.id, implied_by(gate, option.id), option.value)
    if can_be_hidden:
        yield _Turn(None, "1", Fraction(2))


def _outcome(follow_up: Item, chosen: Mapping[str, _Turn]) -> Implies | None:
    """Return what a follow-up counts as; none where it is asked."""
    hiding = hiding_items(follow_up.asked_when, lambda gate: chosen[gate].option)
    return strongest([chosen[gate].implied for gate in hiding]) if hiding else None


def _turns_round(
    at: int,
    chosen: tuple[_Turn, ...],
    outcomes: Mapping[tuple[_Turn, ...], Implies | None],
    turns: Sequence[_Turn],
) -> bool:
    """Tell whether some better turn of one gate makes the follow-up count for less, or come or go."""
    now = outcomes[chosen]
    for better in turns:
        worth, worth_now = better.worth, chosen[at].worth
        if worth is None or worth_now is None or worth < worth_now:
            continue
        then = outcomes[(*chosen[:at], better, *chosen[at + 1 :])]
        if (now == "void") != (then == "void"):
            return True
        if now != "void" and _RANKS[then] < _RANKS[now]:
            return True
    return False
