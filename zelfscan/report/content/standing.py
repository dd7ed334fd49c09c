"""How things stand: all that is good, the score of each section, and what to find out first."""

from collections.abc import Sequence

from zelfscan.core.finding_out import OpenQuestion
from zelfscan.core.scoring import Score, good_points
from zelfscan.core.why import Reason
from zelfscan.report.content.drivers import drivers
from zelfscan.report.content.figures import HUNDRED, score_row
from zelfscan.report.content.findings import ANSWERS, Findings, nl
from zelfscan.report.content.front import GOOD, SCORES, TO_FIND_OUT, scored_sections
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
from zelfscan.wording.finding_out import ESTIMATE, could_fall_words, minutes_words
from zelfscan.wording.levels import whole
from zelfscan.wording.numbers import counted, percent

#: Questions that are shown under *Eerst nagaan*; the others stand in the appendix.
SHOWN_QUESTIONS = 10
#: About how many letters fit on a line of a column.
LINE_LETTERS = 40
#: The title of a section, and what is good there.
Statement = tuple[str, str]
WIDTHS = (44, 318, 304)


def good_chapter(findings: Findings) -> tuple[Block, ...]:
    """Return everything that is surely good, section by section, in two columns; empty if nothing is."""
    good = set(good_points(findings.judged.situation))
    heading = Heading(1, "Dit is al goed", anchor=GOOD)
    if not good:
        return ()
    words = f"{counted(len(good), 'punt is', 'punten zijn')} zeker in orde. Houd dat zo."
    statements = [
        (title, nl(item.good or item.question))
        for title, items in findings.questions
        for item in items
        if item.id in good
    ]
    left, right = _halved(statements)
    return (heading, Paragraph(words), Columns((_column(left), _column(right, left)), (1, 1)))


def _halved(statements: Sequence[Statement]) -> tuple[Sequence[Statement], Sequence[Statement]]:
    """Divide statements over two columns of about the same length, in order."""

    def length(part: Sequence[Statement]) -> int:
        lines = sum(-(-len(words) // LINE_LETTERS) for _, words in part)
        return lines + 2 * len({title for title, _ in part})

    cuts = range(1, len(statements) + 1)
    cut = min(cuts, key=lambda at: max(length(statements[:at]), length(statements[at:])))
    return statements[:cut], statements[cut:]


def _column(statements: Sequence[Statement], before: Sequence[Statement] = ()) -> tuple[Block, ...]:
    """Put statements under the titles of their sections; one that began in the column before goes on."""
    blocks: list[Block] = []
    for title in dict.fromkeys(title for title, _ in statements):
        goes_on = bool(before) and before[-1][0] == title
        blocks.append(Heading(2, f"{title}, vervolg" if goes_on else title))
        blocks.append(Bullets(tuple(words for each, words in statements if each == title), "tick"))
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
    why = findings.why(f"section:{score.id}")
    capped = [reason.item for reason in why.reasons if _caps(findings, reason, score)]
    found = drivers(findings, why)
    words = []
    if found.against:
        words.append(f"Kan beter: {findings.refer(found.against)}.")
    if found.unknown:
        words.append(f"Nog open: {findings.refer(found.unknown)}.")
    words += [
        f"Vraag {findings.number_of[item]} weegt zo zwaar dat het cijfer laag blijft." for item in capped
    ]
    return tuple(words) or ("Alles is in orde.",)


def _caps(findings: Findings, reason: Reason, score: Score) -> bool:
    """Tell whether one critical answer, which may be open, keeps the lower end of a section down."""
    critical = findings.item(reason.item).critical
    if critical is None or reason.low is None:
        return False
    return score.low == critical.cap and reason.low < critical.threshold


def finding_out_chapter(findings: Findings) -> tuple[Block, ...]:
    """Return the open questions, those that matter most first."""
    situation = findings.judged.situation
    open_items = [item for item in findings.number_of if situation.option(item) == "unknown"]
    open_items = [item for item in open_items if situation.answer(item) in (None, "unknown")]
    heading = Heading(2, "Eerst nagaan", anchor=TO_FIND_OUT)
    if not open_items:
        return (heading, Paragraph("U heeft op alle vragen een antwoord gegeven. Er is niets na te gaan."))
    shown = findings.open_questions[:SHOWN_QUESTIONS]
    count = counted(len(open_items), "vraag is", "vragen zijn")
    if not shown:
        words = f"{count} nog open. De hoogte van de risico’s verandert er niet door. Zie bladzijde "
        return (heading, Paragraph((Span(words, page_of=ANSWERS), Span("."))))
    words = f"{count} nog open. Bovenaan staat wat het meest uitmaakt voor uw risico’s. {ESTIMATE}"
    rows = tuple(_question_row(findings, question) for question in shown)
    table = TableBlock(("Vraag", "Wat u nagaat", "Waarom dit telt"), rows, WIDTHS)
    rest = len(open_items) - len(shown)
    if not rest:
        return (heading, Paragraph(words), table)
    more = f"Daarnaast: {counted(rest, 'andere open vraag', 'andere open vragen')}. Zie bladzijde "
    return (heading, Paragraph(words), table, Paragraph((Span(more, page_of=ANSWERS), Span("."))))


def _question_row(findings: Findings, question: OpenQuestion) -> tuple[Cell, ...]:
    item, widest = findings.item(question.item), question.spans[0]
    asked: tuple[Words, ...] = ((Span(nl(item.question), bold=True),),)
    points = whole(widest.ratio_high - widest.ratio_low, HUNDRED)
    effect = could_fall_words(findings.title(widest.scenario), points, len(question.spans) - 1)
    return (
        Cell((str(findings.number_of[item.id]),)),
        Cell((*asked, nl(item.hint)) if item.hint else asked),
        Cell((nl(item.why), f"{minutes_words(question.minutes)}. {effect}")),
    )
