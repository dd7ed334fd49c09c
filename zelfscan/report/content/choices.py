"""What somebody chose to do with a measure, with the day, the proof or the reason, and their own price."""

from zelfscan.core.planning import Step
from zelfscan.report.content.findings import Findings, nl
from zelfscan.report.document import Block, Cell, Heading, Paragraph, Span, TableBlock, Words
from zelfscan.report.plan import PlanEntry
from zelfscan.wording.days import day, day_in_words
from zelfscan.wording.measures import state_word
from zelfscan.wording.money import money

#: What stands before the words that somebody typed with a choice.
_BEFORE = {"planned": "Gepland: ", "done": "Gedaan: ", "declined": "Niet, want: "}
WIDTHS = (300, 80, 286)
_SETTLED = "Wat gedaan is, telt al mee in de cijfers. Wat u niet doet, staat hier om later terug te vinden."
_ELSEWHERE = "Deze maatregelen volgen nu niet uit uw antwoorden. Wat u erbij koos, is niet verloren."


def entry_of(findings: Findings, measure: str) -> PlanEntry:
    """Return what was chosen for a measure, also where nothing more than the choice is known."""
    known = findings.plan.entry(measure) if findings.plan is not None else None
    return known or PlanEntry(measure, findings.judged.choices.get(measure, "open"))


def choice_words(entry: PlanEntry) -> Words:
    """Say what was chosen, with what was typed about it; empty where nothing was chosen."""
    if entry.choice == "open":
        return ""
    if entry.planned_for is not None:
        return f"Gepland voor {day_in_words(entry.planned_for)}."
    if entry.detail:
        return (Span(_BEFORE[entry.choice], bold=True), Span(entry.detail))
    return f"{state_word(entry.choice)}."


def short_choice(entry: PlanEntry) -> str:
    """Say a choice in a few words behind a title: *gepland, 3-12-2026*."""
    words = state_word(entry.choice).lower()
    return f"{words}, {day(entry.planned_for)}" if entry.planned_for is not None else words


def price_words(entry: PlanEntry) -> str:
    """Say what the person expects to pay; empty where no price was filled in."""
    return f"{money(entry.cents)}, door uzelf ingevuld." if entry.cents is not None else ""


def settled_part(findings: Findings) -> tuple[Block, ...]:
    """Return the steps that are done or declined, with the proof or the reason."""
    steps = findings.settled_steps
    return _table(findings, "Gedaan of niet gekozen", _SETTLED, tuple(map(_named, steps)))


def elsewhere_part(findings: Findings) -> tuple[Block, ...]:
    """Return what was chosen for measures that are not in the plan now."""
    planned = {step.measure.id for step in findings.judged.plan}
    chosen = [name for name, choice in findings.judged.choices.items() if choice != "open"]
    priced = [each.measure for each in findings.plan.entries] if findings.plan is not None else []
    known = findings.judged.pack.measure_by_id
    rest = sorted(({*chosen, *priced} - planned) & known.keys())
    named = tuple((name, nl(known[name].title)) for name in rest)
    return _table(findings, "Keuzes bij andere maatregelen", _ELSEWHERE, named)


def _named(step: Step) -> tuple[str, str]:
    return step.measure.id, nl(step.measure.title)


def _table(
    findings: Findings, title: str, words: str, measures: tuple[tuple[str, str], ...]
) -> tuple[Block, ...]:
    if not measures:
        return ()
    rows = tuple(_row(entry_of(findings, name), measure) for name, measure in measures)
    table = TableBlock(("Maatregel", "Stand", "Wat u erbij schreef"), rows, WIDTHS, row_heads=True)
    return (Heading(2, title), Paragraph(words), table)


def _row(entry: PlanEntry, title: str) -> tuple[Cell, ...]:
    price = price_words(entry)
    written: list[Words] = [f"Voor {day_in_words(entry.planned_for)}."] if entry.planned_for else []
    written += [entry.detail] if entry.detail else []
    written += [f"Prijs: {price}"] if price else []
    state = "" if entry.choice == "open" else state_word(entry.choice)
    return Cell((title,)), Cell((state,)), Cell(tuple(written))
