"""The author's lint on sense: what can never happen, does nothing, or says more than it can stand for."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from functools import partial
from itertools import product

from zelfscan.core.condition import gates, truth
from zelfscan.core.flow import asked_order
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.risk import Mishap, Rated, Readiness, effects
from zelfscan.core.shares import adversary_share, mishap_share
from zelfscan.packs.rules import MAX_GATES
from zelfscan.packs.stock import Stock

_OLD = "is langer dan een jaar voor de herziening gelezen"
KEEPS = timedelta(days=366)
"""A source or telephone number that was read longer before the review of a pack is to be read again."""


def check_sense(pack: Pack, stock: Stock) -> None:
    """Add every fault of sense to the stock of a pack; the pack has no other faults."""
    _check_reach(pack, stock)
    _check_order_of_asking(pack, stock)
    _check_order_of_options(pack, stock)
    _check_use(pack, stock)
    _check_protection(pack, stock)
    _check_scenarios(pack, stock)
    _check_measures(pack, stock)
    _check_age(pack, stock)


def _check_reach(pack: Pack, stock: Stock) -> None:
    """Every question can be asked: its condition holds for some answers, taken together."""
    for item in pack.items:
        if 0 < len(item.gates) <= MAX_GATES and not any(_ways_to_ask(pack, item)):
            stock.fault("items", item.id, "kan nooit gevraagd worden: de voorwaarde spreekt zichzelf tegen")


def _ways_to_ask(pack: Pack, item: Item) -> Iterator[bool]:
    options = [[option.id for option in pack.item_by_id[gate].options] for gate in item.gates]
    for chosen in product(*options):
        yield truth(item.asked_when, partial(dict(zip(item.gates, chosen, strict=True)).get)) is True


def _check_order_of_asking(pack: Pack, stock: Stock) -> None:
    """A condition looks back, never ahead: what opens a question was asked before it."""
    for route in pack.routes:
        place = {item: at for at, item in enumerate(asked_order(pack, route))}
        for name, at in place.items():
            for gate in pack.item_by_id[name].gates:
                if place.get(gate, -1) > at:
                    message = f"'{name}' hangt af van '{gate}', die pas later komt"
                    stock.fault("routes", route.id, message)


def _check_order_of_options(pack: Pack, stock: Stock) -> None:
    """Answers with a score stand from good to bad or from bad to good."""
    for item in pack.items:
        values = [option.value for option in item.options if option.value is not None]
        if values not in (sorted(values), sorted(values, reverse=True)):
            stock.fault("items", item.id, "de antwoorden staan niet van goed naar slecht of andersom")


def _check_use(pack: Pack, stock: Stock) -> None:
    """A fact is asked for something: a condition, a factor, a measure, a claim or a path looks at it."""
    used = set(pack.profile) | {gate for item in pack.items for gate in item.gates}
    used |= set(gates(pack.urgent_when)) | set(_looked_at(pack))
    for scenario in pack.scenarios:
        if not isinstance(scenario, Readiness):
            used |= {factor.item for factor in scenario.factors}
            used |= {gate for path in getattr(scenario, "paths", ()) for gate in gates(path.exists_when)}
    for item in pack.items:
        if not item.is_scored and not item.advises and item.id not in used:
            stock.fault("items", item.id, "geen enkel antwoord op dit feit doet iets")


def _looked_at(pack: Pack) -> Iterator[str]:
    for regulation in pack.regulations:
        yield from gates(regulation.covers)
        for claim in regulation.claims:
            yield from gates(claim.when)


def _check_protection(pack: Pack, stock: Stock) -> None:
    """What somebody is exposed to is a fact: threats and rights never rest on a question with a score."""
    claims = [claim for regulation in pack.regulations for claim in regulation.claims]
    looked_at = [gate for claim in claims for gate in gates(claim.when)]
    for name in dict.fromkeys([*gates(pack.urgent_when), *looked_at]):
        if name in pack.item_by_id and pack.item_by_id[name].is_scored:
            stock.fault("items", name, "een dreiging of aanspraak hangt van een feit af, niet van een score")


def _check_scenarios(pack: Pack, stock: Stock) -> None:
    raised = {item.id for item in pack.items if any(advice.raises for advice in item.advises)}
    for scenario in pack.scenarios:
        if scenario.note is None and not raised & set(scenario.fed_by):
            stock.fault(
                "scenarios", scenario.id, "geen enkele maatregel maakt dit beter: zeg waarom in 'note'"
            )
        if isinstance(scenario, Readiness):
            continue
        for effect in effects(scenario):
            if effect.grade != "assumption" and not effect.sources:
                message = f"het effect van '{effect.item}' heeft graad {effect.grade}, maar geen bron"
                stock.fault("scenarios", scenario.id, message)
        if scenario.note is None and _best_ratio(scenario, pack) >= pack.cutoffs.medium:
            stock.fault(
                "scenarios", scenario.id, "wordt nooit laag, ook niet op zijn best: zeg waarom in 'note'"
            )


def _best_ratio(scenario: Rated, pack: Pack) -> Fraction:
    """Return the ratio with every answer at its best and every factor 1."""
    cap = pack.cutoffs.layer_cap
    if isinstance(scenario, Mishap):
        share = mishap_share(scenario, lambda _item: Fraction(1), cap)
    else:
        share = adversary_share(scenario, scenario.paths, lambda _item: Fraction(1), cap)
    return share * scenario.ratio_per_share


def _check_measures(pack: Pack, stock: Stock) -> None:
    """Every measure is called for by an answer, or needed by one that is."""
    called = {advice.measure for item in stock.items.values() for advice in item.advises}
    needed = {name for measure in stock.measures.values() for name in measure.requires}
    for name in stock.measures:
        if name not in called | needed:
            stock.fault("measures", name, "geen enkel antwoord roept deze maatregel op")
    for item in pack.items:
        for advice in item.advises:
            values = [option.value for option in item.options if option.value is not None]
            if item.is_scored and not advice.when and all(value >= advice.to for value in values):
                stock.fault("items", item.id, f"geen antwoord is slecht genoeg voor '{advice.measure}'")


def _check_age(pack: Pack, stock: Stock) -> None:
    """What was read long before the last review of the pack has to be read again."""
    oldest = pack.reviewed_on - KEEPS
    for source in pack.sources:
        if source.read_on < oldest:
            stock.fault(
                "sources", source.id, "is langer dan een jaar voor de herziening gelezen: lees hem na"
            )
        if not _is_link(source.url):
            stock.fault("sources", source.id, f"'{source.url}' is geen geldig webadres")
    for contact in pack.card.contacts:
        if max(contact.read_on, contact.checked_on or contact.read_on) < oldest:
            stock.fault(
                "contacts", contact.id, "is langer dan een jaar voor de herziening gelezen: bel het na"
            )


def _is_link(urls: str) -> bool:
    """Tell whether addresses have the form of one; an empty one says that none was kept."""
    return not urls or all(_is_one_link(url) for url in urls.split(" ; "))


def _is_one_link(url: str) -> bool:
    scheme, _, rest = url.partition("://")
    host = rest.split("/")[0]
    is_clean = not any(sign.isspace() or sign in '<>"' for sign in url) and url[-1] not in ".,;"
    is_clean = is_clean and "/.../" not in url
    return scheme in ("http", "https") and "." in host.strip(".") and is_clean
