"""The author's lint on sense: what can never happen, does nothing, or says more than it can stand for."""

from collections.abc import Iterator
from fractions import Fraction

from zelfscan.core.condition import gates
from zelfscan.core.flow import asked_order
from zelfscan.core.freshness import is_stale
from zelfscan.core.pack import Pack
from zelfscan.core.risk import Adversary, Grade, Mishap, Rated, Readiness, effects
from zelfscan.core.shares import adversary_share, mishap_share
from zelfscan.packs.fact_checks import check_use
from zelfscan.packs.incident_checks import check_grounds
from zelfscan.packs.measure_checks import check_measures
from zelfscan.packs.reach_checks import check_reach
from zelfscan.packs.stock import Stock

_OLD = "is langer dan een jaar voor de herziening gelezen"


def check_sense(pack: Pack, stock: Stock) -> None:
    """Add every fault of sense to the stock of a pack; the pack has no other faults."""
    check_reach(pack, stock)
    _check_order_of_asking(pack, stock)
    _check_order_of_options(pack, stock)
    check_use(pack, stock)
    _check_protection(pack, stock)
    _check_scenarios(pack, stock)
    _check_calls(pack, stock)
    check_measures(pack, stock)
    check_grounds(stock)
    _check_age(pack, stock)


def _check_order_of_asking(pack: Pack, stock: Stock) -> None:
    """A condition looks back, never ahead: what opens a question was asked before it."""
    for route in pack.routes:
        place = {item: at for at, item in enumerate(asked_order(pack, route))}
        for name, at in place.items():
            for gate in pack.item_by_id[name].gates:
                if place.get(gate, -1) > at:
                    message = f"'{name}' hangt af van '{gate}', die pas later komt; zet die eerder"
                    stock.fault("routes", route.id, message)


def _check_order_of_options(pack: Pack, stock: Stock) -> None:
    """Answers with a score stand from good to bad or from bad to good."""
    for item in pack.items:
        values = [option.value for option in item.options if option.value is not None]
        if values not in (sorted(values), sorted(values, reverse=True)):
            message = "de antwoorden staan niet van goed naar slecht of andersom; zet ze op volgorde"
            stock.fault("items", item.id, message)


def _check_protection(pack: Pack, stock: Stock) -> None:
    """What somebody is exposed to is a fact: threats and rights never rest on a question with a score."""
    claims = [claim for regulation in pack.regulations for claim in regulation.claims]
    looked_at = [gate for claim in claims for gate in gates(claim.when)]
    for name in dict.fromkeys([*gates(pack.urgent_when), *looked_at]):
        if name in pack.item_by_id and pack.item_by_id[name].is_scored:
            message = "een dreiging of aanspraak hangt van een feit af, niet van een score; haal 'value' weg"
            stock.fault("items", name, message)


def _check_scenarios(pack: Pack, stock: Stock) -> None:
    raised = {item.id for item in pack.items if any(advice.raises for advice in item.advises)}
    for scenario in pack.scenarios:
        if scenario.note is None and not raised & set(scenario.fed_by):
            stock.fault(
                "scenarios", scenario.id, "geen enkele maatregel maakt dit beter: zeg waarom in 'note'"
            )
        if isinstance(scenario, Readiness):
            continue
        for what, grade, sources in _graded(scenario):
            if grade != "assumption" and not sources:
                message = f"{what}: graad {grade} vraagt om een bron; noem die of schrijf 'grade: assumption'"
                stock.fault("scenarios", scenario.id, message)
        if scenario.note is None and _best_ratio(scenario, pack) >= pack.cutoffs.medium:
            stock.fault(
                "scenarios", scenario.id, "wordt nooit laag, ook niet op zijn best: zeg waarom in 'note'"
            )


def _graded(scenario: Rated) -> Iterator[tuple[str, Grade, tuple[str, ...]]]:
    """Give every figure of a scenario that says how well it is known: what it is, its grade and sources."""
    for effect in effects(scenario):
        yield f"het effect van '{effect.item}'", effect.grade, effect.sources
    for factor in scenario.factors:
        yield f"de factor van '{factor.item}'", factor.grade, factor.sources
    if isinstance(scenario, Adversary):
        minutes = [delay for path in scenario.paths for delay in path.delay]
        for path in scenario.paths:
            yield f"het aandeel van '{path.id}'", path.grade, path.sources
        if scenario.respond is not None:
            yield "'respond'", scenario.respond.grade, scenario.respond.sources
            minutes += scenario.respond.faster
        for each in minutes:
            yield f"de minuten van '{each.item}'", each.grade, each.sources


def _best_ratio(scenario: Rated, pack: Pack) -> Fraction:
    """Return the ratio with every answer at its best and every factor 1."""
    cap = pack.cutoffs.layer_cap
    if isinstance(scenario, Mishap):
        share = mishap_share(scenario, lambda _item: Fraction(1), cap)
    else:
        share = adversary_share(scenario, scenario.paths, lambda _item: Fraction(1), cap)
    return share * scenario.ratio_per_share


def _check_calls(pack: Pack, stock: Stock) -> None:
    """Every measure is called for by an answer, or needed by one that is."""
    called = {advice.measure for item in stock.items.values() for advice in item.advises}
    needed = {name for measure in stock.measures.values() for name in measure.requires}
    for name in stock.measures:
        if name not in called | needed:
            stock.fault(
                "measures",
                name,
                "geen enkel antwoord roept deze maatregel op; noem haar bij 'advises' van een vraag",
            )
    for item in pack.items:
        for advice in item.advises:
            values = [option.value for option in item.options if option.value is not None]
            if item.is_scored and not advice.when and all(value >= advice.to for value in values):
                message = f"geen antwoord is slecht genoeg voor '{advice.measure}'; maak 'to' hoger"
                stock.fault("items", item.id, message)


def _check_age(pack: Pack, stock: Stock) -> None:
    """What was read long before the last review of the pack has to be read again."""
    for source in pack.sources:
        if is_stale(source.read_on, None, pack.reviewed_on):
            stock.fault("sources", source.id, f"{_OLD}: lees hem na")
        if not _is_link(source.url):
            message = f"'{source.url}' is geen geldig webadres; schrijf het hele adres met https://"
            stock.fault("sources", source.id, message)
    for regulation in pack.regulations:
        if is_stale(regulation.read_on, regulation.checked_on, pack.reviewed_on):
            stock.fault("regulations", regulation.id, f"{_OLD}: lees de tekst na")
    for contact in pack.card.contacts:
        if is_stale(contact.read_on, contact.checked_on, pack.reviewed_on):
            stock.fault("contacts", contact.id, f"{_OLD}: bel het na")


def _is_link(urls: str) -> bool:
    """Tell whether addresses have the form of one; an empty one says that none was kept."""
    return not urls or all(_is_one_link(url) for url in urls.split(" ; "))


def _is_one_link(url: str) -> bool:
    scheme, _, rest = url.partition("://")
    host = rest.split("/")[0]
    is_clean = not any(sign.isspace() or sign in '<>"' for sign in url) and url[-1] not in ".,;"
    is_clean = is_clean and "/.../" not in url
    return scheme in ("http", "https") and "." in host.strip(".") and is_clean
