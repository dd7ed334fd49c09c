"""Words for what a measure asks of somebody: who pays, on what ground, how much effort."""

from typing import Literal

from zelfscan.core.measure import Measure
from zelfscan.core.planning import Step
from zelfscan.i18n import later, say

Purse = Literal["self", "own-cost", "discuss", "organisation"]

_PAYS = {
    "if-advised": later("Kan onder de regeling vallen als de BVA dit adviseert."),
    "if-advised-unconfirmed": later("Bespreek dit in het CCV-gesprek. Geen bron noemt dit bij de regeling."),
    "reimbursed": later("Stond in de regeling van 2021: een vergoeding was mogelijk tot het maximum."),
    "pkvw": later("Eigen kosten. Deze maatregel telt mee voor het politiekeurmerk (PKVW)."),
    "employer": later("Uw organisatie regelt dit als werkgever."),
    "outside": later("Stond niet in de regeling van 2021. De kosten waren voor uzelf."),
}
_EFFORT = {
    1: later("Een paar minuten."),
    2: later("Ongeveer een uur."),
    3: later("Een dagdeel, of een kleine klus."),
    4: later("Een vakman moet langskomen."),
    5: later("Een vakman en toestemming of een plan vooraf."),
}
_STATES = {
    "open": later("Open"),
    "planned": later("Gepland"),
    "done": later("Gedaan"),
    "declined": later("Niet"),
}
_CONDITIONS = later(
    "U bent benoemd, of uw benoeming staat vast. Uw huis heeft een geldig politiekeurmerk (PKVW), "
    "tenzij het niet redelijk is om dat van u te vragen."
)
_ONCE = later("Niet nodig. Eén keer doen is genoeg.")
_PERMISSION = later("Huurt u, heeft u een VvE of een monument? Vraag eerst toestemming.")
PURSES: dict[Purse, str] = {
    "self": later("Zelf doen"),
    "own-cost": later("Eigen kosten"),
    "discuss": later("Bespreken in het CCV-gesprek"),
    "organisation": later("Bespreken met uw organisatie"),
}


def pays_words(step: Step) -> str:
    """Say who pays for a step, on its day and for its person; never that somebody has a right."""
    if step.regulation is None:
        return say("Op deze datum gold nog geen regeling. De kosten zijn voor uzelf.")
    funding = step.measure.funding_under(step.regulation)
    if funding is None:
        return say("Wie dit betaalt, is niet bekend.")
    if step.measure.is_free:
        if funding.basis == "employer":
            return say("Uw organisatie regelt dit. Het kost u niets.")
        return say("Kost niets.")
    if funding.payer == "employer" and step.pays == "unknown":
        return say("Wie dit betaalt, is niet bekend. De regeling geldt niet zeker voor u.")
    if funding.basis == "outside" and funding.payer == "employer":
        return say("Stond niet in de regeling van 2021. Uw organisatie regelde dit als werkgever.")
    if funding.basis == "behaviour":
        return say("Uw organisatie betaalt dit.") if funding.payer == "employer" else say("Eigen kosten.")
    return say(_PAYS[funding.basis])


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
    return say(_CONDITIONS)


def requirements(step: Step) -> tuple[str, ...]:
    """Say what must be so before a step: the conditions of the regulation, and permission."""
    conditions = conditions_words(step)
    permission = say(_PERMISSION) if step.measure.needs_permission else None
    return tuple(words for words in (conditions, permission) if words)


def effort_words(effort: int) -> str:
    """Say how much a measure asks; our own estimate."""
    return say(_EFFORT[effort])


def upkeep_words(measure: Measure, language: str) -> str | None:
    """Say how to keep a measure up, or that once is enough; none where nobody wrote it down."""
    if measure.maintenance is not None:
        return measure.maintenance.text.in_language(language)
    return say(_ONCE) if measure.is_once else None


def state_word(state: str) -> str:
    """Return the word for what somebody chose to do with a measure."""
    return say(_STATES[state])
