"""The plan in the report: an overview by who arranges it, the first steps in full, the others short."""

from collections.abc import Sequence

from zelfscan.core.planning import Step
from zelfscan.report.content.choices import elsewhere_part, entry_of, price_words, settled_part, short_choice
from zelfscan.report.content.findings import Findings, nl
from zelfscan.report.content.front import MEASURES, TO_FIND_OUT
from zelfscan.report.content.step import full_step, short_step
from zelfscan.report.document import (
    Block,
    Cell,
    Heading,
    KeepTogether,
    Notice,
    PageBreak,
    Paragraph,
    Span,
    TableBlock,
    Words,
)
from zelfscan.wording.measures import PURSES, conditions_words, effort_words, purse_of
from zelfscan.wording.numbers import counted, in_words

#: The first steps get a page of their own; a pile of such pages would hide what comes first.
FULL = 6
#: From more than this many, what is possible gets a page of its own.
MANY = 6
POSSIBLE = "Misschien, na het nagaan"


def measure_chapter(findings: Findings) -> tuple[Block, ...]:
    """Return the plan: overview, first steps, other steps, what waits for an answer, what is settled."""
    heading = Heading(1, "Uw maatregelen", anchor=MEASURES)
    return (
        heading,
        *_overview(findings),
        *_first(findings),
        *_others(findings),
        *_possible(findings),
        *settled_part(findings),
        *elsewhere_part(findings),
    )


def _overview(findings: Findings) -> tuple[Block, ...]:
    if not findings.steps:
        words = "Er is nu geen maatregel die zeker bij u past."
        if findings.possible_steps:
            words += " Wat misschien past, staat hieronder."
        return (Paragraph(words),)
    count = counted(len(findings.steps), "stap past", "stappen passen")
    blocks: list[Block] = [
        Paragraph(
            f"{count} bij uw antwoorden. Het nummer is de volgorde: begin bij 1. U kiest zelf wat u doet."
        )
    ]
    for purse, title in PURSES.items():
        steps = [step for step in findings.steps if purse_of(step) == purse]
        if steps:
            blocks += [Heading(2, title), _table(findings, steps)]
    return tuple(blocks)


def _table(findings: Findings, steps: Sequence[Step]) -> TableBlock:
    rows = tuple(
        (
            Cell((str(step.rank),)),
            Cell((_named(findings, step),)),
            Cell((effort_words(step.measure.effort),)),
            Cell(((Span("", page_of=anchor(step)),),), align="end"),
        )
        for step in steps
    )
    return TableBlock(("Stap", "Maatregel", "Moeite", "Bladzijde"), rows, (44, 326, 222, 74))


def anchor(step: Step) -> str:
    """Return the anchor of a step, for references to its page."""
    return f"maatregel-{step.measure.id}"


def _named(findings: Findings, step: Step) -> Words:
    title = nl(step.measure.title)
    if step.choice == "open":
        return (Span(title, bold=True),)
    return (Span(f"{title} ", bold=True), Span(f"({short_choice(entry_of(findings, step.measure.id))})"))


def _first(findings: Findings) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for step in findings.steps[:FULL]:
        blocks += [PageBreak(), full_step(findings, step, anchor(step))]
    return tuple(blocks)


def _others(findings: Findings) -> tuple[Block, ...]:
    steps = findings.steps[FULL:]
    if not steps:
        return ()
    blocks: list[Block] = [PageBreak(), Heading(1, "Daarna"), Paragraph(_later_words(len(steps)))]
    rules = next((words for words in map(conditions_words, steps) if words), None)
    if rules:
        blocks.append(Notice("note", "Voorwaarden van de regeling", rules))
    return (*blocks, *(short_step(findings, step, anchor(step)) for step in steps))


def _later_words(count: int) -> str:
    return (
        f"De andere {counted(count, 'stap', 'stappen')}, in volgorde. Neem er steeds {in_words(3)} tegelijk."
    )


def _possible(findings: Findings) -> tuple[Block, ...]:
    """Return the measures that only an unknown answer calls for, with the questions that tell."""
    steps = findings.possible_steps
    if not steps:
        return ()
    rows = tuple(
        (
            Cell((str(step.rank),)),
            Cell(_priced(findings, step)),
            Cell((_waits_for(findings, step),), kind="small"),
        )
        for step in steps
    )
    words = "Of u deze maatregelen nodig heeft, hangt af van wat u nog niet weet. Begin met bladzijde "
    introduction = Paragraph((Span(words, page_of=TO_FIND_OUT), Span(".")))
    table = TableBlock(("Stap", "Maatregel", "Hangt af van"), rows, (44, 290, 332))
    if len(steps) <= MANY:
        return (KeepTogether((Heading(2, POSSIBLE), introduction, table)),)
    if not findings.steps:
        return (Heading(2, POSSIBLE), introduction, table)
    return (PageBreak(), Heading(1, POSSIBLE), introduction, table)


def _priced(findings: Findings, step: Step) -> tuple[str, ...]:
    """Return the title of a measure, with the person's own price below it."""
    price = price_words(entry_of(findings, step.measure.id))
    return (nl(step.measure.title), *((f"Prijs: {price}",) if price else ()))


def _waits_for(findings: Findings, step: Step) -> str:
    first = nl(findings.item(step.because[0]).question)
    rest = findings.refer(step.because[1:])
    return f"{first} En van {rest}." if rest else first
