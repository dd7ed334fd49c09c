"""What can be ticked in each edition, and what is ticked before anybody chooses."""

from dataclasses import replace

from zelfscan.report.content.adviser import adviser_ticks
from zelfscan.report.content.editions_parts import Tick, measure_ticks
from zelfscan.report.content.employer import employer_steps
from zelfscan.report.content.household import household_steps
from zelfscan.report.content.installer import installer_steps
from zelfscan.report.content.wanted import Edition, Material, Wanted

_STEPS = {"employer": employer_steps, "installer": installer_steps, "household": household_steps}


def ticks(material: Material, edition: Edition) -> tuple[Tick, ...]:
    """Return what can be ticked in an edition; nothing where all of it is always there."""
    if edition == "adviser":
        return adviser_ticks(material)
    return measure_ticks(_STEPS[edition](material)) if edition in _STEPS else ()


def settled(material: Material, wanted: Wanted) -> Wanted:
    """Return what is wanted with what is ticked at first, where nobody chose yet."""
    if wanted.ticked is not None:
        return wanted
    first = frozenset(tick.name for tick in ticks(material, wanted.edition) if tick.is_first)
    return replace(wanted, ticked=first)
