"""The first page: what the report is and is not, what is good, what to do, and how things stand."""

from zelfscan.charts.house_zones import HouseMarker
from zelfscan.core.scoring import Score, good_points
from zelfscan.report.content_figures import reference_kind, risk_row, score_row
from zelfscan.report.content_findings import Findings, nl
from zelfscan.report.content_house import house, risk_markers
from zelfscan.report.document import (
    Block,
    Bullets,
    Columns,
    Figure,
    Heading,
    Notice,
    Numbered,
    Paragraph,
    RiskRows,
    ScoreRows,
    Span,
)
from zelfscan.wording.days import day_in_words
from zelfscan.wording.levels import reference_words
from zelfscan.wording.measures import joined
from zelfscan.wording.numbers import counted

GOOD = "goed"
SCORES = "onderdelen"
TO_FIND_OUT = "eerst-nagaan"
MEASURES = "maatregelen"
RISKS = "risicos"
SHOWN = 3
SHOWN_RISKS = 4
HOUSE_WIDTH = 560
#: From this many rows under the house it is drawn a little smaller, so that all stays on one page.
MANY_ROWS = 10
SMALLER_HOUSE = 500


def title(findings: Findings) -> str:
    """Return the title: about the home if every risk is at home, else about the person."""
    is_home = all(scenario.domain == "wonen" for scenario in findings.judged.pack.scenarios)
    return "Uw huis, uw veiligheid" if is_home else "U en uw veiligheid"


def front_page(findings: Findings, *, is_example: bool) -> tuple[Block, ...]:
    """Return the blocks of the first page."""
    judged = findings.judged
    scan = f"Rapport: {nl(judged.pack.title)}, {day_in_words(judged.day)}"
    version = f"vragenlijst {judged.pack.version}, route {nl(judged.route.title).lower()}"
    invented = " Dit is een voorbeeld met verzonnen gegevens." if is_example else ""
    return (
        Heading(1, title(findings)),
        Paragraph(f"{scan}, {version}.{invented}", "muted"),
        Notice(
            "info",
            "Dit is geen beveiligingsadvies.",
            "Alleen het advies van de beveiligingsautoriteit (BVA) telt voor de regeling. "
            "U kiest zelf wat u deelt.",
        ),
        Columns((_good(findings), _this_week(findings)), (400, 266)),
        *_risks(findings),
        *_house(findings),
        *_sections(findings),
        Paragraph(_small_print(findings), "small"),
    )


def scored_sections(findings: Findings) -> tuple[tuple[str, Score], ...]:
    """Return the sections that can have a score, with their titles."""
    judged = findings.judged
    return tuple(
        (nl(section.title), score)
        for section, score in zip(judged.pack.sections, judged.sections, strict=True)
        if any(
            findings.item(item).is_scored for item in section.items if item in judged.situation.route_items
        )
    )


def _good(findings: Findings) -> tuple[Block, ...]:
    points = [findings.item(item) for item in good_points(findings.judged.situation)]
    if not points:
        words = "Uit uw antwoorden volgt nog niet wat al goed is."
        return (Heading(2, "Dit is al goed"), Paragraph(words))
    shown = sorted(points, key=lambda item: -item.weight)[:SHOWN]
    statements = Bullets(tuple(nl(item.good or item.question) for item in shown), "tick")
    more = len(points) - len(shown)
    blocks: tuple[Block, ...] = (Heading(2, "Dit is al goed"), statements)
    if not more:
        return blocks
    words = f"en nog {counted(more, 'punt', 'punten')}, op bladzijde "
    return (*blocks, Paragraph((Span(words, page_of=GOOD),), "muted"))


def _this_week(findings: Findings) -> tuple[Block, ...]:
    heading = Heading(2, "Deze week")
    shown = findings.steps[:SHOWN]
    if not shown:
        if not findings.possible_steps:
            return (heading, Paragraph("Er volgt nu geen maatregel uit uw antwoorden."))
        words = "Ga eerst na wat u nog niet weet. Zie bladzijde "
        return (heading, Paragraph((Span(words, page_of=TO_FIND_OUT), Span("."))))
    more = len(findings.steps) - len(shown)
    steps = Numbered(tuple(nl(step.measure.title) for step in shown))
    if not more:
        return (heading, steps)
    words = f"Daarna nog {counted(more, 'stap', 'stappen')}, op bladzijde "
    return (heading, steps, Paragraph((Span(words, page_of=MEASURES),), "muted"))


def _risks(findings: Findings) -> tuple[Block, ...]:
    shown = findings.risks[:SHOWN_RISKS]
    heading = Heading(2, "Uw grootste risico’s", aside=_reference(findings))
    later: tuple[Block, ...] = ()
    if findings.open_risks:
        what = f"Van {counted(len(findings.open_risks), 'risico', 'risico’s')} is de hoogte nog niet bekend."
        later = (Paragraph((Span(f"{what} Zie bladzijde ", page_of=RISKS), Span(".")), "muted"),)
    if not shown:
        return (heading, *later) if later else (heading, Paragraph("Er is geen risico berekend."))
    rows = RiskRows(tuple(risk_row(findings, risk, number) for number, risk in enumerate(shown, start=1)))
    return (heading, rows, *later)


def _reference(findings: Findings) -> str:
    """Say what 100 means, where it means the same for every risk that is shown."""
    kinds = {reference_kind(findings.scenarios[risk.id]) for risk in findings.risks[:SHOWN_RISKS]}
    if len(kinds) == 1:
        return reference_words(kinds.pop())
    return "stippellijn = 100" if kinds else ""


def _mixed_reference(findings: Findings) -> str:
    """Say what 100 means for each risk that is shown, where that differs."""
    shown = [findings.scenarios[risk.id] for risk in findings.risks[:SHOWN_RISKS]]
    average = [nl(each.title).lower() for each in shown if reference_kind(each) == "average-home"]
    if not average or len(average) == len(shown):
        return ""
    return f"100 is bij {joined(average)} een gemiddeld huis, en verder ons voorbeeld (aanname). "


def _house(findings: Findings) -> tuple[Block, ...]:
    markers: tuple[HouseMarker, ...] = risk_markers(findings, SHOWN_RISKS)
    rows = len(findings.risks[:SHOWN_RISKS]) + len(scored_sections(findings))
    chart = house(findings, markers, SMALLER_HOUSE if rows >= MANY_ROWS else HOUSE_WIDTH)
    return (Figure(chart),) if chart else ()


def _sections(findings: Findings) -> tuple[Block, ...]:
    sections = scored_sections(findings)
    if not sections:
        return ()
    cutoffs = findings.judged.pack.cutoffs
    rows = ScoreRows(tuple(score_row(name, score, cutoffs) for name, score in sections))
    return (Heading(2, "Bescherming per onderdeel", aside="hoger is beter"), rows)


def _small_print(findings: Findings) -> str:
    hatched = "Gearceerd: weten we nog niet, wij rekenen voorzichtig. De tekening is een voorbeeldhuis. "
    return f"{_mixed_reference(findings)}{hatched}{privacy_words(findings)}"


def privacy_words(findings: Findings) -> str:
    """Say which personal details the file holds."""
    situation = findings.judged.situation
    answers = sum(situation.answer(item) is not None for item in findings.number_of)
    notes = sum(bool(note.strip()) for note in situation.responses.notes.values())
    has_sensitive = any(
        findings.item(item).sensitive and situation.answer(item) is not None for item in findings.number_of
    )
    what = [counted(answers, "antwoord", "antwoorden")]
    what += [counted(notes, "opmerking", "opmerkingen")] if notes else []
    words = f"In dit bestand: {joined(what)}"
    words += ", ook over gevoelige zaken." if has_sensitive else "."
    names = "Namen en adressen staan er alleen in als u die zelf opschreef."
    return f"{words} {names if notes else 'Geen naam en geen adres.'}"
