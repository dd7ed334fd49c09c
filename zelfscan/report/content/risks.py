"""The risks in order, each with what made it; what is not known; and how well prepared somebody is."""

from collections.abc import Sequence
from dataclasses import replace

from zelfscan.core.risk import Rated
from zelfscan.core.risks import Risk
from zelfscan.core.why import Why
from zelfscan.report.content.drivers import Drivers, drivers
from zelfscan.report.content.figures import (
    reference_kind,
    risk_figures,
    risk_row,
    score_row,
    wide_risk_bar,
)
from zelfscan.report.content.findings import Findings, nl
from zelfscan.report.content.front import RISKS
from zelfscan.report.content.tracks import trace_anchor
from zelfscan.report.document import (
    Block,
    Bullets,
    Figure,
    Heading,
    KeepTogether,
    KeyValue,
    KeyValues,
    Paragraph,
    RiskRow,
    RiskRows,
    ScoreRows,
    Span,
    Words,
)
from zelfscan.wording.evidence import certainty_words
from zelfscan.wording.level_rules import level_rule_words
from zelfscan.wording.levels import level_word, reference_words, standing_words, whole
from zelfscan.wording.numbers import decimal, percent
from zelfscan.wording.rules import grade_words
from zelfscan.wording.sentences import as_sentence, capitalised

SHOWN_ANSWERS = 5
SHOWN_STEPS = 3
BAR_WIDTH = 666


def risk_chapter(findings: Findings) -> tuple[Block, ...]:
    """Return the risks that have a level, one by one, and after them those that are not known."""
    risks, cutoffs = findings.risks, findings.judged.pack.cutoffs
    heading = Heading(1, "Uw risico’s, van groot naar klein", anchor=RISKS)
    blocks: list[Block] = [heading]
    if risks:
        blocks.append(
            Paragraph(
                "Een risico is de kans keer het gevolg, vergeleken met 100. De stippellijn is 100. "
                f"Het hoogste cijfer telt. Onder {whole(cutoffs.medium, 100)} is laag, "
                f"vanaf {whole(cutoffs.high, 100)} is hoog. "
                "Bij een gelijk niveau telt ook hoe erg het gevolg is."
            )
        )
        blocks.append(RiskRows(tuple(_rows(findings, risks))))
        for number, risk in enumerate(risks, start=1):
            blocks += _risk(findings, risk, number)
    else:
        blocks.append(Paragraph("Van geen enkel risico is de hoogte bekend."))
    blocks += _open(findings, len(risks))
    if findings.absent_risks:
        names = Bullets(tuple(findings.title(risk.id) for risk in findings.absent_risks))
        words = Paragraph("Uit uw antwoorden volgt dat dit bij u niet speelt.")
        blocks.append(KeepTogether((Heading(2, "Niet van toepassing"), words, names)))
    return tuple(blocks)


def readiness_chapter(findings: Findings) -> tuple[Block, ...]:
    """Return how well prepared somebody is, as scores with the answers that made them; after the risks."""
    if not findings.readiness:
        return ()
    cutoffs = findings.judged.pack.cutoffs
    rows = tuple(score_row(findings.title(risk.id), risk, cutoffs) for risk in findings.readiness)
    words = "Hier is geen kans berekend. Het cijfer zegt hoe goed u bent voorbereid: 100 is het best."
    blocks: list[Block] = [KeepTogether((Heading(2, "Voorbereiding"), Paragraph(words), ScoreRows(rows)))]
    for risk in findings.readiness:
        scenario = findings.scenarios[risk.id]
        why = findings.why(f"risk:{risk.id}")
        found = drivers(findings, why)
        rule = level_rule_words(why)
        about = (nl(scenario.explanation), rule) if rule else (nl(scenario.explanation),)
        values = [KeyValue("Wat dit is", about)]
        values += _answers(findings, found, risk.kind)
        values += [] if risk.because else [KeyValue("Vragen", ("Deze route vraagt hier niets over.",))]
        values += [KeyValue("Wat helpt", steps)] if (steps := _helping_steps(findings, risk)) else []
        values += [KeyValue("Let op", (nl(scenario.note),))] if scenario.note else []
        blocks += [Heading(3, nl(scenario.title))]
        blocks.append(KeyValues(tuple(values)))
    return tuple(blocks)


def _rows(findings: Findings, risks: Sequence[Risk], start: int = 1) -> list[RiskRow]:
    return [risk_row(findings, risk, number) for number, risk in enumerate(risks, start=start)]


def _risk(findings: Findings, risk: Risk, number: int) -> list[Block]:
    scenario = findings.rated[risk.id]
    heading = Heading(2, f"{number}. {nl(scenario.title)}")
    explanation = Paragraph(nl(scenario.explanation))
    chart = Figure(wide_risk_bar(findings, risk, BAR_WIDTH))
    why = findings.why(f"risk:{risk.id}")
    figures = Paragraph(_figures(findings, risk, scenario, why))
    return [KeepTogether((heading, explanation, chart, figures)), KeyValues(_details(findings, risk, why))]


def _details(findings: Findings, risk: Risk, why: Why) -> tuple[KeyValue, ...]:
    scenario = findings.rated[risk.id]
    found = drivers(findings, why)
    rows = [KeyValue("Zwakste plek", weakest)] if (weakest := _weakest(findings, why)) else []
    rows += _answers(findings, found, risk.kind)
    if factors := _factors(findings, found, why):
        rows.append(KeyValue("Uw situatie", factors))
    if steps := _helping_steps(findings, risk):
        rows.append(KeyValue("Wat helpt", steps))
    if scenario.note:
        rows.append(KeyValue("Let op", (nl(scenario.note),)))
    sum_words = f"{certainty_words(why.grades)} De hele rekening staat op bladzijde "
    rows.append(KeyValue("Zekerheid", ((Span(sum_words, page_of=trace_anchor(risk.id)), Span(".")),)))
    return tuple(rows)


def _weakest(findings: Findings, why: Why) -> tuple[str, ...]:
    """Name the weakest element of each way, where elements were recorded."""
    situation = findings.judged.situation
    ways = why.trace.ways if why.trace is not None else ()
    elements = {each.id: each for each in situation.responses.elements}
    kinds = {kind.id: nl(kind.title) for kind in situation.pack.element_kinds}
    found = (elements[way.element] for way in ways if way.element is not None)
    named = (f"{capitalised(kinds.get(each.kind, each.kind))}: {each.name}." for each in found)
    return tuple(dict.fromkeys(named))


def _figures(findings: Findings, risk: Risk, scenario: Rated, why: Why) -> Words:
    words = [as_sentence(reference_words(reference_kind(scenario)))]
    level = level_word(risk.level, risk.level_best)
    better = standing_words(risk.ratio_high, reference_kind(scenario), findings.judged.pack.cutoffs.reference)
    words += [as_sentence(better)] if better else []
    words += [f"Bekend: {percent(risk.coverage)} van wat meetelt."] if risk.coverage is not None else []
    words += [rule] if (rule := level_rule_words(why)) else []
    return (Span(f"{level}: {risk_figures(risk)}. ", bold=True), Span(" ".join(words)))


def _answers(findings: Findings, found: Drivers, kind: str) -> list[KeyValue]:
    """Name the answers behind a risk: the weightiest in words, the others by number."""
    rows = []
    if found.against:
        label = "Dit kan beter" if kind == "readiness" else "Maakt het groter"
        rows.append(KeyValue(label, _said(findings, found.against, "Ook hierdoor")))
    if found.unknown:
        rows.append(KeyValue("Nog niet bekend", _said(findings, found.unknown, "Ook open")))
    if found.helping:
        rows.append(KeyValue("Dit helpt al", _good(findings, found.helping)))
    return rows


def _said(findings: Findings, items: Sequence[str], more: str) -> tuple[Words, ...]:
    lines = tuple(findings.said(item) for item in items[:SHOWN_ANSWERS])
    rest = findings.refer(items[SHOWN_ANSWERS:])
    return (*lines, f"{more}: {rest}.") if rest else lines


def _good(findings: Findings, items: Sequence[str]) -> tuple[Words, ...]:
    lines = tuple(nl(item.good or item.question) for item in map(findings.item, items[:SHOWN_ANSWERS]))
    rest = findings.refer(items[SHOWN_ANSWERS:])
    return (*lines, f"Ook dit helpt: {rest}.") if rest else lines


def _factors(findings: Findings, found: Drivers, why: Why) -> tuple[Words, ...]:
    """Name the facts of the situation that change the likelihood in words, the others by number."""
    multipliers = why.trace.multipliers if why.trace is not None else ()
    factors = {each.item: each for each in multipliers if each.item in found.facts}
    lines: list[Words] = []
    for item, factor in factors.items():
        effect = f"Daardoor is de kans {decimal(factor.high)} keer zo groot. {grade_words(factor.grade)}"
        question, answer = findings.said(item)
        lines.append((question, replace(answer, text=f"{answer.text} "), Span(effect)))
    rest = findings.refer(item for item in found.facts if item not in factors)
    return (*lines, f"Ook meegewogen: {rest}.") if rest else tuple(lines)


def _helping_steps(findings: Findings, risk: Risk) -> tuple[Words, ...]:
    """Name the first steps of the plan that concern a risk."""
    steps = [step for step in findings.steps if risk.id in step.risks]
    return tuple(f"Stap {step.rank}: {nl(step.measure.title)}." for step in steps[:SHOWN_STEPS])


def _open(findings: Findings, before: int) -> list[Block]:
    """Return the risks that are not known yet, with what would tell."""
    risks = findings.open_risks
    if not risks:
        return []
    blocks: list[Block] = [
        KeepTogether(
            (
                Heading(2, "Nog niet bekend"),
                Paragraph("Hiervan weten we te weinig om te zeggen of het laag, middel of hoog is."),
                RiskRows(tuple(_rows(findings, risks, before + 1))),
            )
        )
    ]
    for number, risk in enumerate(risks, start=before + 1):
        blocks += _risk(findings, risk, number)
    return blocks
