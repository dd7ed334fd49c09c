"""The edition for the employer: measures, conditions, articles and costs; nothing of how things stand."""

from zelfscan.core.condition import gates
from zelfscan.core.planning import Step
from zelfscan.core.regulation import Claim, Regulation
from zelfscan.report.content.editions_parts import (
    NO_ADVICE,
    Counts,
    framed,
    in_order,
    is_for_threat,
    opening,
    picked,
    tells_threat,
    to_fill_in,
)
from zelfscan.report.content.findings import LANGUAGE, Findings, nl
from zelfscan.report.content.wanted import Material, Wanted
from zelfscan.report.document import (
    Block,
    Cell,
    Document,
    Heading,
    KeyValue,
    KeyValues,
    Paragraph,
    TableBlock,
    Words,
)
from zelfscan.wording.days import day
from zelfscan.wording.evidence import norm_words
from zelfscan.wording.measures import Purse, conditions_words, pays_words, purse_of, upkeep_words
from zelfscan.wording.money import money
from zelfscan.wording.regulations import reading_words, regulation_words

TITLE = "Maatregelen en voorwaarden"
EDITION = "Voor de werkgever."
ABOUT = (
    "Deze maatregelen horen bij veilig wonen en werken van een politieke ambtsdrager. "
    "Met ‘u’ is steeds die ambtsdrager bedoeld."
)
CHOICE = (
    "De volgorde zegt niets over hoe dringend iets is. Waarom een maatregel past, staat hier met opzet niet."
)
GROUPS: dict[Purse, tuple[str, str]] = {
    "discuss": (
        "Kan onder de regeling vallen",
        "Alleen als de BVA de maatregel adviseert. Koop niets voordat het advies er is.",
    ),
    "organisation": (
        "Regelt de organisatie als werkgever",
        "Hiervoor is geen advies van de BVA nodig.",
    ),
}
NO_COSTS = "Niet bekend. Vraag een offerte."
_SHOWN_ROLES = ("holds", "condition", "money")
_WIDTHS = (210, 266, 190)


def employer_report(material: Material, wanted: Wanted) -> Document:
    """Return the edition; the material is without what is left out already."""
    blocks = (
        *opening(TITLE, material, ABOUT),
        NO_ADVICE,
        *_regulation(material, wanted),
        *_measures(material, wanted),
        *_to_sign(),
    )
    return framed(material, TITLE, EDITION, blocks)


def employer_counts(material: Material, wanted: Wanted) -> Counts:
    """Count what the edition holds of somebody."""
    steps = picked(employer_steps(material), wanted)
    prices = [_cents(material, step) for step in steps]
    return {
        "measures": len(steps),
        "prices": sum(cents is not None for cents in prices),
        "role": int(bool(_claims(material, wanted) != _claims_for_all(material))),
    }


def employer_steps(material: Material) -> tuple[Step, ...]:
    """Return the measures that concern the employer, in an order that tells nothing."""
    judged = material.judged
    steps = [
        step
        for step in Findings(judged).steps
        if purse_of(step) in GROUPS and not is_for_threat(judged, step)
    ]
    return in_order(judged, steps)


def _regulation(material: Material, wanted: Wanted) -> tuple[Block, ...]:
    judged = material.judged
    heading = Heading(2, "De regeling")
    regulation = judged.regulation
    if regulation is None:
        return (heading, Paragraph(f"Op {day(judged.day)} gold nog geen regeling."))
    rows = [KeyValue("Regeling", (regulation_words(regulation), reading_words(regulation, judged.day)))]
    conditions = next((words for words in map(conditions_words, Findings(judged).steps) if words), None)
    if conditions:
        rows.append(KeyValue("Voorwaarden", (conditions, _articles(regulation, "condition"))))
    claims = _claims(material, wanted)
    table = tuple((Cell((nl(claim.text),)), Cell((nl(claim.article),), kind="small")) for claim in claims)
    return (
        heading,
        KeyValues(tuple(rows)),
        *((TableBlock(("Wat geldt", "Waar het staat"), table, (440, 226)),) if table else ()),
    )


def _articles(regulation: Regulation, role: str) -> str:
    """Name the articles of a role, whatever was answered."""
    found = dict.fromkeys(nl(claim.article) for claim in regulation.claims if claim.role == role)
    return f"Waar het staat: {'; '.join(found)}." if found else ""


def _claims(material: Material, wanted: Wanted) -> tuple[Claim, ...]:
    """Return what holds for anybody with this office; what an answer about the home decides is not told."""
    if "role" in wanted.left_out:
        return _claims_for_all(material)
    return tuple(claim for claim in material.judged.claims if _is_shown(material, claim))


def _claims_for_all(material: Material) -> tuple[Claim, ...]:
    """Return what holds whoever asks; a claim that needs coverage tells that somebody is covered."""
    return tuple(
        claim
        for claim in material.judged.claims
        if _is_shown(material, claim) and not gates(claim.when) and not claim.needs_coverage
    )


def _is_shown(material: Material, claim: Claim) -> bool:
    pack, regulation = material.judged.pack, material.judged.regulation
    office = set(pack.profile) & set(gates(regulation.covers) if regulation is not None else ())
    is_told = claim.role in _SHOWN_ROLES and office.issuperset(gates(claim.when))
    return is_told and not tells_threat(nl(claim.text))


def _measures(material: Material, wanted: Wanted) -> tuple[Block, ...]:
    steps = picked(employer_steps(material), wanted)
    if not steps:
        return (Heading(2, "De maatregelen"), Paragraph("Er is nu geen maatregel voor de werkgever."))
    blocks: list[Block] = [Heading(2, "De maatregelen"), Paragraph(CHOICE)]
    for purse, (title, about) in GROUPS.items():
        found = [step for step in steps if purse_of(step) == purse]
        if found:
            rows = tuple(_row(material, step) for step in found)
            head = ("Maatregel", "Eis of norm", "Wie betaalt, en de kosten")
            blocks += [Heading(3, title), Paragraph(about), TableBlock(head, rows, _WIDTHS, row_heads=True)]
    return tuple(blocks)


def _row(material: Material, step: Step) -> tuple[Cell, ...]:
    measure = step.measure
    norm, upkeep = norm_words(measure.norm, LANGUAGE), upkeep_words(measure, LANGUAGE)
    demands: list[Words] = [words for words in (norm, nl(measure.done_when)) if not tells_threat(words)]
    if upkeep and measure.maintenance is not None and not tells_threat(upkeep):
        demands.append(f"Onderhoud: {upkeep}")
    cents = _cents(material, step)
    costs = f"Kosten: {money(cents)}, volgens de aanvrager." if cents is not None else f"Kosten: {NO_COSTS}"
    return (
        Cell((nl(measure.title),)),
        Cell(tuple(demands), kind="small"),
        Cell((pays_words(step), costs), kind="small"),
    )


def _cents(material: Material, step: Step) -> int | None:
    return material.plan.entry(step.measure.id).cents if material.plan is not None else None


def _to_sign() -> tuple[Block, ...]:
    lines = ("Besluit", "Wie dit regelt, en voor welke dag", "Datum en paraaf")
    return (to_fill_in("Afspraken", lines),)
