"""The edition for everybody at home: habits and the emergency card, without reasons and without risks."""

from zelfscan.core.planning import Step
from zelfscan.report.content.back import emergency_card
from zelfscan.report.content.editions_parts import (
    Counts,
    framed,
    in_order,
    is_for_threat,
    opening,
    picked,
    to_fill_in,
)
from zelfscan.report.content.findings import Findings, nl
from zelfscan.report.content.wanted import Material, Wanted
from zelfscan.report.document import (
    Block,
    Bullets,
    Document,
    Heading,
    KeepTogether,
    PageBreak,
    Paragraph,
)

TITLE = "Afspraken thuis"
EDITION = "Voor iedereen thuis."
ABOUT = "Zo doen wij het. Lees het samen, en oefen wat lastig is."
NO_HABITS = "Er zijn nu geen nieuwe afspraken."
CARD = "Noodkaart"
#: What belongs to work, not to a home.
_AT_WORK = ("gedrag", "werkomgeving")


def household_report(material: Material, wanted: Wanted) -> Document:
    """Return the edition; why something is agreed is not in it."""
    habits = picked(household_steps(material), wanted)
    blocks: list[Block] = [*opening(TITLE, material, ABOUT if habits else NO_HABITS)]
    parts = [_habit(step) for step in habits]
    own = to_fill_in("Wat wij zelf afspreken", ("1.", "2.", "3."))
    blocks += [KeepTogether(part) for part in parts[:-1]]
    # The lines to fill in never stand on a page by themselves.
    blocks.append(KeepTogether((*parts[-1], own)) if parts else own)
    card = emergency_card(Findings(material.judged))
    if card:
        # Without habits the card fits on the first page, and there is one sheet to hang up.
        blocks += [PageBreak()] if habits else []
        blocks += [Heading(1, CARD), Paragraph("Hang dit bij de telefoon, waar bezoek het niet ziet."), *card]
    return framed(material, TITLE, EDITION, blocks)


def _habit(step: Step) -> tuple[Block, ...]:
    return (Heading(2, nl(step.measure.title)), Bullets(tuple(map(nl, step.measure.how))))


def household_counts(material: Material, wanted: Wanted) -> Counts:
    """Count what the edition holds of somebody."""
    return {"measures": len(picked(household_steps(material), wanted))}


def _is_of_employer(step: Step) -> bool:
    funding = step.measure.funding_under(step.regulation)
    return funding is not None and funding.payer == "employer"


def household_steps(material: Material) -> tuple[Step, ...]:
    """Return the habits: free, to be kept up, and of everybody at home; done ones are habits still."""
    judged = material.judged
    steps = [
        step
        for step in judged.plan
        if step.measure.is_free
        and not step.measure.is_once
        and step.measure.area not in _AT_WORK
        and not _is_of_employer(step)
        and (step.choice == "done" or (step.choice != "declined" and step.is_certain))
        and not is_for_threat(judged, step)
    ]
    return in_order(judged, steps)
