"""The author's lint on measures: upkeep, norm, sources and who pays have to agree with each other."""

from collections import Counter
from collections.abc import Iterator, Mapping

from zelfscan.core.measure import Basis, Funding, Measure, Payer
from zelfscan.core.pack import Pack
from zelfscan.core.regulation import Regulation
from zelfscan.packs.stock import Stock

PROPOSAL = "Voorstel:"
PAYERS: Mapping[Basis, tuple[Payer, ...]] = {
    "reimbursed": ("employer",),
    "if-advised": ("employer",),
    "if-advised-unconfirmed": ("employer", "unknown"),
    "pkvw": ("self",),
    "employer": ("employer",),
    "behaviour": ("nobody", "self"),
    "outside": ("self", "employer", "nobody", "unknown"),
}
"""Who can pay on each ground; anything else says two things at once."""

OF_A_CLOSED_LIST = ("reimbursed", "outside")
OF_AN_ADVICE = ("if-advised", "if-advised-unconfirmed")
WITHOUT_COST = ("behaviour", "employer", "outside")

INTERVALS: Mapping[str, int] = {
    "elke maand": 1,
    "elke drie maanden": 3,
    "elk halfjaar": 6,
    "elk jaar": 12,
    "elk schooljaar": 12,
    "elke twee jaar": 24,
    "elke drie jaar": 36,
    "vijf jaar": 60,
    "tien jaar": 120,
}
"""Words for an interval, with the months that they stand for."""


def check_measures(pack: Pack, stock: Stock) -> None:
    """Add a fault for each measure of the stock that contradicts itself or leaves something out."""
    titles = Counter(str(measure.title) for measure in stock.measures.values())
    refs = Counter(measure.ref for measure in stock.measures.values())
    for measure in stock.measures.values():
        found = [*_upkeep(measure), *_evidence(measure), *_cost(measure)]
        found += _funding(measure, stock.regulations)
        if pack.language == "nl":
            found += [*_interval(measure), *_norm_words(measure)]
        if titles[str(measure.title)] > 1:
            found.append("een andere maatregel heeft dezelfde titel")
        if refs[measure.ref] > 1:
            found.append(f"een andere maatregel heeft ook 'ref: {measure.ref}'")
        for message in found:
            stock.fault("measures", measure.id, message)


def _upkeep(measure: Measure) -> Iterator[str]:
    if measure.maintenance is not None and measure.is_once:
        yield "kies één van de twee: 'maintenance', of 'is_once: true'"
    if measure.maintenance is None and not measure.is_once:
        yield (
            "zeg hoe dit goed blijft: 'maintenance: {every_months: 12, text: Test dit elk jaar.}', "
            "of 'is_once: true' als één keer doen genoeg is"
        )


def _interval(measure: Measure) -> Iterator[str]:
    """The words for an interval and its months say the same."""
    if measure.maintenance is None:
        return
    text, months = str(measure.maintenance.text).lower(), measure.maintenance.every_months
    named = {words: of for words, of in INTERVALS.items() if words in text}
    for words, of in named.items():
        if of != months and months not in named.values():
            yield f"maintenance: '{words}' is {of}, maar 'every_months' is {months}"


def _norm_words(measure: Measure) -> Iterator[str]:
    text = str(measure.norm.text)
    if measure.norm.kind == "proposal" and not text.startswith(PROPOSAL):
        yield f"norm: een eigen voorstel begint met '{PROPOSAL}'"
    if measure.norm.kind != "proposal" and text.startswith(PROPOSAL):
        yield f"norm: wat met '{PROPOSAL}' begint, heeft 'kind: proposal'"
    if measure.norm.kind == "none" and "norm" not in text.lower():
        yield "norm: zeg dat er geen norm is gevonden"


def _evidence(measure: Measure) -> Iterator[str]:
    if measure.norm.kind == "proposal" and not measure.is_own_proposal:
        yield "een norm die wij voorstellen, vraagt om 'is_own_proposal: true'"
    if measure.norm.kind in ("norm", "rule") and not measure.sources:
        yield "een norm of regel heeft een bron; zonder bron is het 'kind: none'"
    if not measure.sources and not measure.is_own_proposal:
        yield "zonder bron is dit een eigen voorstel: 'is_own_proposal: true'"
    if not measure.sources and measure.confidence != "low":
        yield "zonder bron is 'confidence' niet meer dan 'low'"
    if measure.is_own_proposal and measure.norm.kind != "proposal" and measure.confidence != "low":
        yield "een eigen voorstel heeft 'confidence: low'"
    if measure.norm.kind == "proposal" and measure.confidence == "high":
        yield "met een norm van onszelf is 'confidence' niet meer dan 'medium'"


def _cost(measure: Measure) -> Iterator[str]:
    """What costs nothing has nobody who pays for it, and what costs something has."""
    for funding in measure.funding:
        where = f"regeling '{funding.regulation}'"
        if measure.is_free and funding.payer in ("self", "unknown"):
            yield f"{where}: kost niets, maar 'payer' is '{funding.payer}'"
        if measure.is_free and funding.basis not in WITHOUT_COST:
            yield f"{where}: kost niets, dus '{funding.basis}' past er niet bij"
        if not measure.is_free and funding.payer == "nobody":
            yield f"{where}: kost geld, maar niemand betaalt"


def _funding(measure: Measure, regulations: Mapping[str, Regulation]) -> Iterator[str]:
    lines = Counter(funding.regulation for funding in measure.funding)
    for name in regulations:
        if lines[name] != 1:
            yield f"regeling '{name}' heeft {lines[name]} regels bij 'funding'; maak er één van"
    for funding in measure.funding:
        if funding.payer not in PAYERS[funding.basis]:
            known = " of ".join(PAYERS[funding.basis])
            yield f"bij '{funding.basis}' betaalt {known}, niet '{funding.payer}'"
        if funding.regulation in regulations:
            yield from _ground(funding, is_closed=bool(regulations[funding.regulation].closed_list))
    yield from _scheme(measure)


def _ground(funding: Funding, *, is_closed: bool) -> Iterator[str]:
    """A closed list names or leaves out; an advice can name anything."""
    where = f"'{funding.basis}' past niet bij regeling '{funding.regulation}'"
    if funding.basis in OF_A_CLOSED_LIST and not is_closed:
        yield f"{where}: die heeft geen 'closed_list'"
    if funding.basis in OF_AN_ADVICE and is_closed:
        yield f"{where}: die heeft een 'closed_list'"


def _scheme(measure: Measure) -> Iterator[str]:
    bases = {funding.basis for funding in measure.funding}
    is_of_the_list = measure.scheme_item not in (None, "pkvw")
    if is_of_the_list and "reimbursed" not in bases:
        yield f"'scheme_item: {measure.scheme_item}' staat op een lijst, maar geen regeling vergoedt het"
    if "reimbursed" in bases and not is_of_the_list:
        yield "wat een regeling vergoedt, noemt met 'scheme_item' waar het op de lijst staat"
    if measure.scheme_item == "pkvw" and bases != {"pkvw"}:
        yield "'scheme_item: pkvw' is overal 'basis: pkvw'"
