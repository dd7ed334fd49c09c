"""How things stand: all that is good, the score of each section, and what to find out first."""

from zelfscan.core.finding_out import open_questions
from zelfscan.core.questionnaire import Item
from zelfscan.core.scoring import Score, good_points
from zelfscan.report.content_figures import score_row
from zelfscan.report.content_findings import ANSWERS, Findings, nl
from zelfscan.report.content_front import GOOD, SCORES, TO_FIND_OUT, scored_sections
from zelfscan.report.document import (
    Block,
    Bullets,
    Cell,
    Heading,
    KeepTogether,
    Paragraph,
    ScoreRows,
    Span,
    TableBlock,
    Words,
)
from zelfscan.wording.levels import level_word
from zelfscan.wording.numbers import counted, percent

#: Questions that are shown under *Eerst nagaan*; the others stand in the appendix.
SHOWN_QUESTIONS = 15
WIDTHS = (44, 330, 292)


def good_chapter(findings: Findings) -> tuple[Block, ...]:
    """Return everything that is surely good, section by section."""
    good = set(good_points(findings.judged.situation))
    heading = Heading(1, "Dit is al goed", anchor=GOOD)
    if not good:
        return (heading, Paragraph("Uit uw antwoorden volgt nog niet wat al goed is."))
    words = f"{counted(len(good), 'punt is', 'punten zijn')} zeker in orde. Houd dat zo."
    blocks: list[Block] = [heading, Paragraph(words)]
    for title, items in findings.questions:
        statements = tuple(nl(item.good or item.question) for item in items if item.id in good)
        if statements:
            blocks.append(KeepTogether((Heading(3, title), Bullets(statements, "tick"))))
    return tuple(blocks)


def score_chapter(findings: Findings) -> tuple[Block, ...]:
    """Return the score of each section with its coverage, and of the whole."""
    sections = scored_sections(findings)
    if not sections:
        return ()
    judged = findings.judged
    cutoffs = judged.pack.cutoffs
    rows = [*sections, ("Alles samen", judged.overall)]
    limits = f"Onder {cutoffs.fair} is zwak, vanaf {cutoffs.good} is goed."
    return (
        Heading(1, "Bescherming per onderdeel", anchor=SCORES),
        Paragraph(f"Het cijfer zegt hoeveel van het advies u al volgt, van 0 tot 100. {limits}"),
        ScoreRows(tuple(score_row(name, score, cutoffs) for name, score in rows)),
        TableBlock(
            ("Onderdeel", "Beantwoord", "Bekend", "Wat dit zegt"),
            tuple(_coverage_row(findings, name, score) for name, score in sections),
            (170, 90, 80, 326),
            row_heads=True,
        ),
        Paragraph(
            f"Is minder dan {percent(cutoffs.coverage)} bekend? Dan zijn er te weinig gegevens voor een oordeel. "
            "‘Alles samen’ is half het gemiddelde en half het laagste onderdeel.",
            "small",
        ),
    )


def _coverage_row(findings: Findings, name: str, score: Score) -> tuple[Cell, ...]:
    situation = findings.judged.situation
    answered = sum(situation.answer(item) is not None for item in score.because)
    known = percent(score.coverage) if score.coverage is not None else ""
    return (
        Cell((name,)),
        Cell((f"{answered} van {len(score.because)}",)),
        Cell((known,)),
        Cell((_verdict(findings, score),)),
    )


def _verdict(findings: Findings, score: Score) -> str:
    """Say what a score means, and what holds it down where one answer does."""
    if score.level == "none":
        return "Geen vraag in dit onderdeel geldt voor u."
    capped = [item for item in map(findings.item, score.because) if _caps(findings, item, score)]
    if capped:
        item = capped[0]
        return f"Blijft laag door vraag {findings.number_of[item.id]}: dat punt weegt het zwaarst."
    if score.level == "insufficient":
        return "Er zijn te weinig gegevens. Beantwoord of bekijk de open vragen."
    return f"{level_word(score.level, score.level_best)}."


def _caps(findings: Findings, item: Item, score: Score) -> bool:
    """Tell whether one critical answer keeps a section from a better score."""
    if item.critical is None or score.low is None or score.low != item.critical.cap:
        return False
    option = item.option(findings.judged.situation.option(item.id))
    return option is None or option.value is None or option.value < item.critical.threshold


def finding_out_chapter(findings: Findings) -> tuple[Block, ...]:
    """Return the open questions, those that matter most first."""
    situation = findings.judged.situation
    open_items = [item for item in findings.number_of if situation.option(item) == "unknown"]
    open_items = [item for item in open_items if situation.answer(item) in (None, "unknown")]
    heading = Heading(1, "Eerst nagaan", anchor=TO_FIND_OUT)
    if not open_items:
        return (heading, Paragraph("U heeft op alle vragen een antwoord gegeven. Er is niets na te gaan."))
    telling = [each.item for each in open_questions(situation) if each.item in findings.number_of]
    shown = telling[:SHOWN_QUESTIONS]
    blocks: list[Block] = [heading, Paragraph(_introduction(len(open_items), len(shown)))]
    if shown:
        rows = tuple(_question_row(findings, item) for item in shown)
        blocks.append(TableBlock(("Vraag", "Wat u nagaat", "Waarom dit telt"), rows, WIDTHS))
    if rest := len(open_items) - len(shown):
        what = f"Er {'is' if rest == 1 else 'zijn'} nog {counted(rest, 'andere open vraag', 'andere open vragen')}"
        blocks.append(Paragraph((Span(f"{what}. Zie bladzijde ", page_of=ANSWERS), Span("."))))
    return tuple(blocks)


def _introduction(count: int, shown: int) -> str:
    words = f"{counted(count, 'vraag is', 'vragen zijn')} nog open."
    if not shown:
        return f"{words} Die veranderen de hoogte van de risico’s niet."
    return f"{words} De vragen die het meest uitmaken voor uw risico’s staan bovenaan."


def _question_row(findings: Findings, item_id: str) -> tuple[Cell, ...]:
    item = findings.item(item_id)
    question: tuple[Words, ...] = ((Span(nl(item.question), bold=True),),)
    return (
        Cell((str(findings.number_of[item_id]),)),
        Cell((*question, nl(item.hint)) if item.hint else question),
        Cell((nl(item.why),)),
    )
