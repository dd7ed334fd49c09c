"""The first page: what the report is and is not, what is good, what to do, and how things stand."""

from collections.abc import Sequence

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.questionnaire import Item
from zelfscan.core.scoring import Score, good_points
from zelfscan.report.content.figures import reference_kind, risk_row, score_row
from zelfscan.report.content.findings import Findings, nl
from zelfscan.report.content.house import house, risk_markers
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
from zelfscan.wording.numbers import counted
from zelfscan.wording.privacy import held_words
from zelfscan.wording.sentences import joined

GOOD = "goed"
SCORES = "onderdelen"
TO_FIND_OUT = "eerst-nagaan"
MEASURES = "maatregelen"
RISKS = "risicos"
SHOWN = 3
SHOWN_RISKS = 3
HATCHED = "Gearceerd: weten we nog niet, wij rekenen voorzichtig."
COLUMNS = (392, 274)
#: What the first page has room for, in pixels, and what its parts take; see ``room_for_house``.
PAGE = 949
FIXED = 337
SCORE_LINE, LINE, SMALL_LINE, RISK_PADDING = 25, 25, 18, 12
ABOUT_LETTERS = 84
GOOD_LETTERS, STEP_LETTERS, RISK_LETTERS = 44, 33, 27
HOUSE_SHAPE = 0.376
NARROWEST, WIDEST = 300, 560


def title(findings: Findings) -> str:
    """Return the title: about the home if most risks are at home, else about the person."""
    domains = [scenario.domain for scenario in findings.judged.pack.scenarios]
    return "Uw huis, uw veiligheid" if 2 * domains.count("wonen") > len(domains) else "U en uw veiligheid"


def front_page(findings: Findings, *, is_example: bool) -> tuple[Block, ...]:
    """Return the blocks of the first page."""
    what = _about(findings)
    invented = " Verzonnen voorbeeld." if is_example else ""
    whose = _whose(findings)
    named = (Span(f"{whose}. ", bold=True),) if whose else ()
    return (
        Heading(1, title(findings)),
        Paragraph((*named, Span(f"{what}{invented}")) if named else f"{what}{invented}", "muted"),
        Notice(
            "info",
            "Dit is geen beveiligingsadvies.",
            "Alleen het advies van de beveiligingsautoriteit (BVA) telt voor de regeling. "
            "U kiest zelf wat u deelt.",
        ),
        Columns((_good(findings), _this_week(findings)), COLUMNS),
        *_risks(findings),
        *_house(findings),
        *_sections(findings),
        Paragraph(f"{HATCHED} {privacy_words(findings)}", "small"),
    )


def _whose(findings: Findings) -> str:
    return findings.plan.whose if findings.plan is not None else ""


def _about(findings: Findings) -> str:
    """Say which questions were asked, and on which day they were judged."""
    judged = findings.judged
    return f"{nl(judged.pack.title)}, route {nl(judged.route.title).lower()}, {day_in_words(judged.day)}."


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
        return (Heading(2, "Dit is al goed"), Paragraph(_nothing_good(findings)))
    shown = shown_points(points)
    statements = Bullets(tuple(nl(item.good or item.question) for item in shown), "tick")
    more = len(points) - len(shown)
    blocks: tuple[Block, ...] = (Heading(2, "Dit is al goed"), statements)
    if not more:
        return blocks
    words = f"en nog {counted(more, 'punt', 'punten')}, op bladzijde "
    return (*blocks, Paragraph((Span(words, page_of=GOOD),), "muted"))


def _nothing_good(findings: Findings) -> str:
    situation = findings.judged.situation
    known = [item for item in findings.number_of if findings.item(item).is_scored]
    if any(situation.option(item) != UNKNOWN for item in known):
        return "Op geen enkele vraag gaf u al het beste antwoord."
    return "Er is nog te weinig bekend om te zeggen wat al goed is."


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


def shown_points(points: Sequence[Item]) -> list[Item]:
    """Choose the good points for the first page: what weighs most, and of those what is said shortest."""
    return sorted(points, key=lambda item: (-item.weight, len(nl(item.good or item.question))))[:SHOWN]


def _risks(findings: Findings) -> tuple[Block, ...]:
    shown = findings.risks[:SHOWN_RISKS]
    heading = Heading(2, "Uw grootste risico’s", aside=_reference(findings))
    below = _below_risks(findings)
    if not shown:
        return (heading, below or Paragraph("Er is geen risico berekend."))
    rows = RiskRows(tuple(risk_row(findings, risk, number) for number, risk in enumerate(shown, start=1)))
    return (heading, rows, below) if below else (heading, rows)


def _below_risks(findings: Findings) -> Paragraph | None:
    """Say what 100 means where that differs, and of how many risks the height is not known."""
    count = len(findings.open_risks)
    words = _mixed_reference(findings)
    if not count:
        return Paragraph(words.strip(), "small") if words else None
    unknown = f"{words}Nog niet bekend: {counted(count, 'risico', 'risico’s')}, zie bladzijde "
    return Paragraph((Span(unknown, page_of=RISKS), Span(".")), "small" if findings.risks else "body")


def _reference(findings: Findings) -> str:
    """Say what 100 means, where it means the same for every risk that is shown."""
    kinds = {reference_kind(findings.scenarios[risk.id]) for risk in findings.risks[:SHOWN_RISKS]}
    if len(kinds) == 1:
        return reference_words(kinds.pop())
    return "stippellijn = 100" if kinds else ""


def _mixed_reference(findings: Findings) -> str:
    """Say what 100 means for each risk that is shown, where that differs."""
    shown = [findings.scenarios[risk.id] for risk in findings.risks[:SHOWN_RISKS]]
    average = [number for number, each in enumerate(shown, 1) if reference_kind(each) == "average-home"]
    if not average or len(average) == len(shown):
        return ""
    return f"100 is bij {joined(map(str, average))} een gemiddeld huis, verder ons voorbeeld (aanname). "


def _house(findings: Findings) -> tuple[Block, ...]:
    chart = house(findings, risk_markers(findings, SHOWN_RISKS), room_for_house(findings))
    return (Figure(chart),) if chart else ()


def _sections(findings: Findings) -> tuple[Block, ...]:
    sections = scored_sections(findings)
    if not sections:
        return ()
    cutoffs = findings.judged.pack.cutoffs
    rows = ScoreRows(tuple(score_row(name, score, cutoffs) for name, score in sections))
    return (Heading(2, "Bescherming per onderdeel", aside="hoger is beter"), rows)


def privacy_words(findings: Findings) -> str:
    """Say which personal details the file holds, in the language that holds: the window says it too."""
    situation = findings.judged.situation
    notes = sum(bool(note.strip()) for note in situation.responses.notes.values())
    has_sensitive = any(item.sensitive for item in findings.told)
    return held_words(len(findings.told), notes, is_sensitive=has_sensitive, visit=findings.visit)


def room_for_house(findings: Findings) -> int:
    """Return how wide the house can be drawn so that all of the first page stays on one page.

    The words are not measured here, so their lines are estimated; a little too small does no harm.
    """
    points = shown_points([findings.item(item) for item in good_points(findings.judged.situation)])
    good = [nl(item.good or item.question) for item in points]
    steps = [nl(step.measure.title) for step in findings.steps[:SHOWN]]
    risks = [findings.title(risk.id) for risk in findings.risks[:SHOWN_RISKS]]
    taken = FIXED + SCORE_LINE * len(scored_sections(findings))
    taken += LINE * (1 + max(_lines(good, GOOD_LETTERS), _lines(steps, STEP_LETTERS)))
    taken += RISK_PADDING * len(risks) + LINE * _lines(risks, RISK_LETTERS)
    taken += SMALL_LINE + 6 if _below_risks(findings) else 0
    taken += LINE * (_lines([f"{_whose(findings)}. {_about(findings)}"], ABOUT_LETTERS) - 1)
    return max(NARROWEST, min(WIDEST, int((PAGE - taken) / HOUSE_SHAPE)))


def _lines(words: Sequence[str], letters: int) -> int:
    """Estimate how many lines texts take."""
    return sum(-(-len(each) // letters) for each in words)
