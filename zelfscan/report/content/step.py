"""One step of the plan: on a page of its own, or short."""

from dataclasses import replace

from zelfscan.core.planning import Step, waits_for
from zelfscan.report.content.choices import choice_words, entry_of, price_words
from zelfscan.report.content.effects import Change, also, changes, effect, effect_sentence
from zelfscan.report.content.findings import LANGUAGE, Findings, nl
from zelfscan.report.content.house import place_chart, zone_levels
from zelfscan.report.document import (
    Block,
    Columns,
    Figure,
    Heading,
    KeepTogether,
    KeyValue,
    MeasureCard,
    Paragraph,
    Span,
    Words,
)
from zelfscan.wording.evidence import confidence_words, norm_words
from zelfscan.wording.measures import (
    PURSES,
    conditions_words,
    effort_words,
    pays_words,
    purse_of,
    requirements,
    upkeep_words,
)
from zelfscan.wording.places import drawn_place, place_words
from zelfscan.wording.sentences import as_sentence

PICTURE_WIDTH = 276
BESIDE_PICTURE, WHOLE_LINE = 338, 666
CHOICES = ("gekozen", "gepland: ______", "gedaan: ______", "niet, omdat: ________")
#: What is left to tick where something was planned already.
AFTER_PLANNED = CHOICES[2:]
SHORT_CHOICES = "gepland ______  gedaan ______  niet ______"


def full_step(findings: Findings, step: Step, anchor: str) -> MeasureCard:
    """Return a step with all that is known of it."""
    found = changes(findings, step)
    picture = _picture(findings, step) if found else None
    width = BESIDE_PICTURE if picture else WHOLE_LINE
    place = f"Stap {step.rank}. {PURSES[purse_of(step)]}."
    return MeasureCard(
        place=place,
        title=nl(step.measure.title),
        effects=(effect(findings, step, found[0], width),) if found else (),
        rows=tuple(KeyValue(label, words) for label, words in _facts(findings, step, found) if words),
        picture=picture,
        choices_label="Stand",
        choices=AFTER_PLANNED if step.choice == "planned" else CHOICES,
        anchor=anchor,
    )


def short_step(findings: Findings, step: Step, anchor: str) -> Block:
    """Return a step in short: why and how on the left, the conditions on the right."""
    measure = step.measure
    said = [
        replace(span, text=f"{span.text.strip()} ") for each in step.because for span in findings.said(each)
    ]
    kept = upkeep_words(measure, LANGUAGE)
    upkeep = [("Onderhoud", kept)] if kept else []
    left = (
        _labelled(("Waarom bij u", (Span(f"{nl(measure.why)} "), *said))),
        _labelled(("Hoe", " ".join(map(nl, measure.how)))),
        _labelled(("Klaar als", nl(measure.done_when)), ("Moeite", effort_words(measure.effort))),
    )
    sureness = f"{confidence_words(measure)} {as_sentence(findings.cite(measure.sources))}"
    right = (
        _labelled(("Wie betaalt", pays_words(step)), ("Voorwaarden", _short_conditions(findings, step))),
        _labelled(("Norm", norm_words(measure.norm, LANGUAGE)), *upkeep),
        _labelled(("Effect", effect_sentence(findings, step, changes(findings, step)))),
        _labelled(("Zekerheid", sureness.strip())),
        _labelled(*_short_choice(findings, measure.id)),
    )
    heading = Heading(2, f"{step.rank}. {nl(measure.title)}", anchor=anchor)
    return KeepTogether((heading, Columns((left, right), (1, 1))))


def _short_choice(findings: Findings, measure: str) -> list[tuple[str, Words]]:
    """Say what was chosen and what it costs, or leave room to write that down."""
    entry = entry_of(findings, measure)
    chosen, price = choice_words(entry), price_words(entry)
    parts: list[tuple[str, Words]] = [("Uw keuze", chosen)] if chosen else [("Stand", SHORT_CHOICES)]
    return [*parts, ("Uw prijs", price)] if price else parts


def _short_conditions(findings: Findings, step: Step) -> str:
    """Name the conditions in few words; those of the rules stand once at the start of the chapter."""
    words = ["Die van de regeling."] if conditions_words(step) else []
    words += ["Toestemming bij huur, VvE of monument."] if step.measure.needs_permission else []
    words += [f"Eerst {name}." for name in _needed(findings, step)]
    return " ".join(words) or "Geen."


def _facts(
    findings: Findings, step: Step, found: tuple[Change, ...]
) -> tuple[tuple[str, tuple[Words, ...]], ...]:
    """Return what is known of a step by label; what is not there is empty."""
    measure = step.measure
    upkeep = upkeep_words(measure, LANGUAGE)
    effects = (effect_sentence(findings, step, found),) if not found else _also(findings, found)
    entry = entry_of(findings, measure.id)
    chosen, price = choice_words(entry), price_words(entry)
    return (
        ("Uw keuze", (chosen,) if chosen else ()),
        ("Waarom bij u", (nl(measure.why), *(findings.said(item) for item in step.because))),
        ("Hoe", tuple(map(nl, measure.how))),
        ("Norm", (norm_words(measure.norm, LANGUAGE),)),
        ("Wie betaalt", (pays_words(step),)),
        ("Voorwaarden", _conditions(findings, step)),
        ("Uw prijs", (price,) if price else ()),
        ("Moeite", (effort_words(measure.effort),)),
        ("Klaar als", (nl(measure.done_when),)),
        ("Onderhoud", (upkeep,) if upkeep else ()),
        ("Effect", effects),
        ("Zekerheid", (confidence_words(measure),)),
        ("Bron", findings.titles(measure)),
    )


def _also(findings: Findings, found: tuple[Change, ...]) -> tuple[Words, ...]:
    words = also(findings, found)
    return (words,) if words else ()


def _conditions(findings: Findings, step: Step) -> tuple[Words, ...]:
    """Name what must be so first: the rules, permission, and other steps."""
    first = (f"Doe eerst: {name}." for name in _needed(findings, step))
    return (*requirements(step), *first) or ("Geen.",)


def _needed(findings: Findings, step: Step) -> list[str]:
    needed = waits_for(findings.judged.plan, step)
    return [f"{nl(each.measure.title)} (stap {each.rank})" for each in needed]


def _picture(findings: Findings, step: Step) -> Figure | None:
    """Draw the place that a step is about, where it is one place in or around the house."""
    levels = zone_levels(findings)
    for item in step.because:
        zone = findings.item(item).zone
        drawn = drawn_place(zone)
        if drawn in levels:
            chart = place_chart(drawn, levels[drawn], PICTURE_WIDTH)
            return Figure(chart, f"Waar: {place_words(zone)}.", framed=True)
    return None


def _labelled(*parts: tuple[str, Words]) -> Paragraph:
    """Return words in a paragraph, each part after its label."""
    spans: list[Span] = []
    for label, words in parts:
        if spans:  # a space at the start of a span would be kept as one that no line is broken at
            spans[-1] = replace(spans[-1], text=f"{spans[-1].text} ")
        spans.append(Span(f"{label}: ", bold=True))
        spans += [Span(words)] if isinstance(words, str) else words
    return Paragraph(tuple(spans))
