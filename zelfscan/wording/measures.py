"""Words for what a measure asks of somebody: who pays, on what ground, how much effort."""

from typing import Literal

from zelfscan.core.measure import Measure
from zelfscan.core.planning import Step

Purse = Literal["self", "own-cost", "discuss", "organisation"]

_PAYS = {
    "if-advised": "Kan onder de regeling vallen als de BVA dit adviseert.",
    "if-advised-unconfirmed": "Bespreek dit in het CCV-gesprek. Geen bron noemt dit bij de regeling.",
    "reimbursed": "Stond in de regeling van 2021: een vergoeding was mogelijk tot het maximum.",
    "pkvw": "Eigen kosten. Deze maatregel telt mee voor het politiekeurmerk (PKVW).",
    "employer": "Uw organisatie regelt dit als werkgever.",
    "outside": "Stond niet in de regeling van 2021. De kosten waren voor uzelf.",
}
_EFFORT = {
    1: "Een paar minuten.",
    2: "Ongeveer een uur.",
    3: "Een dagdeel, of een kleine klus.",
    4: "Een vakman moet langskomen.",
    5: "Een vakman en toestemming of een plan vooraf.",
}
_STATES = {"open": "Open", "planned": "Gepland", "done": "Gedaan", "declined": "Niet"}
_ONCE = "Niet nodig. Eén keer doen is genoeg."
_PERMISSION = "Huurt u, heeft u een VvE of een monument? Vraag eerst toestemming."
PURSES: dict[Purse, str] = {
    "self": "Zelf doen",
    "own-cost": "Eigen kosten",
    "discuss": "Bespreken in het CCV-gesprek",
    "organisation": "Bespreken met uw organisatie",
}


def pays_words(step: Step) -> str:
    """Say who pays for a step, on its day and for its person; never that somebody has a right."""
    if step.regulation is None:
        return "Op deze datum gold nog geen regeling. De kosten zijn voor uzelf."
    funding = step.measure.funding_under(step.regulation)
    if funding is None:
        return "Wie dit betaalt, is niet bekend."
    if step.measure.is_free:
        return (
            "Kost niets." if funding.basis != "employer" else "Uw organisatie regelt dit. Het kost u niets."
        )
    if funding.payer == "employer" and step.pays == "unknown":
        return "Wie dit betaalt, is niet bekend. De regeling geldt niet zeker voor u."
    if funding.basis == "outside" and funding.payer == "employer":
        return "Stond niet in de regeling van 2021. Uw organisatie regelde dit als werkgever."
    if funding.basis == "behaviour":
        return "Eigen kosten." if funding.payer != "employer" else "Uw organisatie betaalt dit."
    return _PAYS[funding.basis]


def purse_of(step: Step) -> Purse:
    """Return in which group of the plan a step belongs."""
    funding = step.measure.funding_under(step.regulation) if step.regulation else None
    if step.measure.is_free or funding is None:
        return "self"
    if funding.needs_coverage:
        return "discuss"
    if funding.basis == "employer" or (funding.basis == "behaviour" and funding.payer == "employer"):
        return "organisation"
    return "own-cost"


def conditions_words(step: Step) -> str | None:
    """Return the conditions under which the regulation covers a step, none where it plays no part."""
    funding = step.measure.funding_under(step.regulation) if step.regulation else None
    if funding is None or not funding.needs_coverage:
        return None
    return (
        "U bent benoemd, of uw benoeming staat vast. Uw huis heeft een geldig politiekeurmerk (PKVW), "
        "tenzij het niet redelijk is om dat van u te vragen."
    )


def requirements(step: Step) -> tuple[str, ...]:
    """Say what must be so before a step: the conditions of the regulation, and permission."""
    conditions = conditions_words(step)
    permission = _PERMISSION if step.measure.needs_permission else None
    return tuple(words for words in (conditions, permission) if words)


def effort_words(effort: int) -> str:
    """Say how much a measure asks; our own estimate."""
    return _EFFORT[effort]


def upkeep_words(measure: Measure, language: str) -> str | None:
    """Say how to keep a measure up, or that once is enough; none where nobody wrote it down."""
    if measure.maintenance is not None:
        return measure.maintenance.text.in_language(language)
    return _ONCE if measure.is_once else None


def state_word(state: str) -> str:
    """Return the word for what somebody chose to do with a measure."""
    return _STATES[state]
