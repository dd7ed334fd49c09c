"""How things stand: all that is good, the score of each section, and what to find out first."""

from collections.abc import Sequence

from zelfscan.core.questionnaire import Item
from zelfscan.core.scoring import Score, good_points
from zelfscan.report.content_drivers import divided
from zelfscan.report.content_figures import score_row
from zelfscan.report.content_findings import ANSWERS, Findings, nl
from zelfscan.report.content_front import GOOD, SCORES, TO_FIND_OUT, scored_sections
from zelfscan.report.document import (
    Block,
    Bullets,
    Cell,
    Columns,
    Heading,
    Paragraph,
    ScoreRows,
    Span,
    TableBlock,
    Words,
)
from zelfscan.wording.numbers import counted, percent

#: Questions that are shown under *Eerst nagaan*; the others stand in the appendix.
SHOWN_QUESTIONS = 10
#: About how many letters fit on a line of a column.
LINE_LETTERS = 40
WIDTHS = (44, 330, 292)


def good_chapter(findings: Findings) -> tuple[Block, ...]:
    """Return everything that is surely good, section by section, in two columns; empty if nothing is."""
    good = set(good_points(findings.judged.situation))
    heading = Heading(1, "Dit is al goed", anchor=GOOD)
    if not good:
        return ()
    words = f"{counted(len(good), 'punt is', 'punten zijn')} zeker in orde. Houd dat zo."
    groups: list[tuple[Heading, Bullets]] = []
    for title, items in findings.questions:
        statements = tuple(nl(item.good or item.question) for item in items if item.id in good)
        if statements:
            groups.append((Heading(2, title), Bullets(statements, "tick")))
    left, right = _halved(groups)
    return (heading, Paragraph(words), Columns((left, right), (1, 1)))


def _halved(groups: Sequence[tuple[Heading, Bullets]]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Divide groups over two columns of about the same length, in order."""
    sizes = [2 + sum(-(-len(words) // LINE_LETTERS) for words in points.items) for _, points in groups]
    cut = min(range(1, len(groups) + 1), key=lambda at: max(sum(sizes[:at]), sum(sizes[at:])))
    columns = [tuple(block for group in part for block in group) for part in (groups[:cut], groups[cut:])]
    return columns[0], columns[1]


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
            ("Onderdeel", "Beantwoord", "Bekend", "Hierdoor"),
            tuple(_coverage_row(findings, name, score) for name, score in sections),
            (170, 90, 80, 326),
            row_heads=True,
        ),
        Paragraph(
            f"Is minder dan {percent(cutoffs.coverage)} bekend? Dan zijn er te weinig gegevens. "
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
        Cell(_reasons(findings, score)),
    )


def _reasons(findings: Findings, score: Score) -> tuple[str, ...]:
    """Name by number what holds a score down, and what is open."""
    if score.level == "none":
        return ("Geen vraag in dit onderdeel geldt voor u.",)
    capped = [item for item in map(findings.item, score.because) if _caps(findings, item, score)]
    found = divided(findings, score.because)
    words = []
    if found.against:
        words.append(f"Kan beter: {findings.refer(found.against)}.")
    if found.unknown:
        words.append(f"Nog open: {findings.refer(found.unknown)}.")
    words += [
        f"Vraag {findings.number_of[item.id]} weegt zo zwaar dat het cijfer laag blijft." for item in capped
    ]
    return tuple(words) or ("Alles is in orde.",)


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
    heading = Heading(2, "Eerst nagaan", anchor=TO_FIND_OUT)
    if not open_items:
        return (heading, Paragraph("U heeft op alle vragen een antwoord gegeven. Er is niets na te gaan."))
    shown = findings.telling_questions[:SHOWN_QUESTIONS]
    blocks: list[Block] = [heading, Paragraph(_introduction(len(open_items), len(shown)))]
    if shown:
        rows = tuple(_question_row(findings, item) for item in shown)
        blocks.append(TableBlock(("Vraag", "Wat u nagaat", "Waarom dit telt"), rows, WIDTHS))
    if rest := len(open_items) - len(shown):
        what = f"Daarnaast: {counted(rest, 'andere open vraag', 'andere open vragen')}"
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
