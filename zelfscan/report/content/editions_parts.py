"""What the editions for others have in common: the frame of the document, and what must not be in it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from zelfscan.core.assessment import Assessment
from zelfscan.core.condition import gates
from zelfscan.core.planning import Step
from zelfscan.i18n import said
from zelfscan.report.content.findings import nl
from zelfscan.report.content.wanted import Detail, Material, Wanted
from zelfscan.report.document import (
    Block,
    Cell,
    Document,
    Heading,
    KeepTogether,
    Notice,
    Paragraph,
    Words,
    WritingLine,
)
from zelfscan.wording.days import day_in_words

#: How many of each kind of personal detail an edition holds.
Counts = Mapping[Detail, int]

Group = Literal["chapter", "risk", "measure"]
MEASURE = "measure:"
NO_ADVICE = Notice(
    "info",
    "Dit is geen beveiligingsadvies.",
    "Alleen het advies van de beveiligingsautoriteit (BVA) telt voor de regeling.",
)
INVENTED = "Voorbeeld met verzonnen gegevens."
#: A text with such a word would tell a reader that there is a threat.
_THREAT = re.compile(r"dreig|bewaken en beveiligen", re.IGNORECASE)


def framed(material: Material, title: str, edition: str, blocks: Iterable[Block]) -> Document:
    """Return a document whose foot names only the day, and that an example is one."""
    judged = material.judged
    invented = f"{INVENTED} " if material.is_example else ""
    return Document(
        title=title,
        language="nl-NL",
        edition=edition,
        footer=f"{invented}Gemaakt op {day_in_words(judged.day)}.",
        made_on=judged.day,
        blocks=tuple(blocks),
    )


def opening(title: str, material: Material, about: str) -> tuple[Block, ...]:
    """Return the first lines: what it is, of which day, and for whom."""
    invented = f" {INVENTED}" if material.is_example else ""
    when = f"{day_in_words(material.judged.day)}.{invented}"
    return (Heading(1, title), Paragraph(when, "muted"), Paragraph(about, "lead"))


@dataclass(frozen=True)
class Tick:
    """Something that can be in an edition: its name for ``Wanted``, and whether it is ticked at first."""

    name: str
    words: str
    group: Group
    is_first: bool


def is_ticked(wanted: Wanted, name: str) -> bool:
    """Tell whether something is in the edition."""
    return wanted.ticked is not None and name in wanted.ticked


def picked(steps: Iterable[Step], wanted: Wanted) -> tuple[Step, ...]:
    """Return the steps whose measures are ticked."""
    return tuple(step for step in steps if is_ticked(wanted, f"{MEASURE}{step.measure.id}"))


def measure_ticks(steps: Iterable[Step], first: int | None = None) -> tuple[Tick, ...]:
    """Return a tick for each measure; the first so many are ticked at first, or all of them."""
    return tuple(
        Tick(
            f"{MEASURE}{step.measure.id}", said(step.measure.title), "measure", first is None or place < first
        )
        for place, step in enumerate(steps)
    )


def in_order(judged: Assessment, steps: Iterable[Step]) -> tuple[Step, ...]:
    """Put steps in the order of the questionnaire: the order of the plan would tell what is urgent."""
    places = {measure.id: place for place, measure in enumerate(judged.pack.measures)}
    return tuple(sorted(steps, key=lambda step: places[step.measure.id]))


def tells_threat(text: str) -> bool:
    """Tell whether a text speaks of a threat."""
    return bool(_THREAT.search(text))


def is_for_threat(judged: Assessment, step: Step) -> bool:
    """Tell whether a measure is there because of a threat, or speaks of one."""
    alarming = set(gates(judged.pack.urgent_when))
    return alarming.issuperset(step.because) or tells_threat(nl(step.measure.title))


def to_fill_in(title: str, lines: Iterable[str]) -> KeepTogether:
    """Return lines to write on under a heading, on one page."""
    written: list[Block] = [Heading(2, title), *map(WritingLine, lines)]
    return KeepTogether(tuple(written))


def cells(*words: Words) -> tuple[Cell, ...]:
    """Return the cells of a row, each with one text."""
    return tuple(Cell((each,)) for each in words)
