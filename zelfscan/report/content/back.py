"""The back of the report: all answers, the emergency card, the sources, and how the figures are made."""

from collections.abc import Iterable

from zelfscan.core.freshness import is_stale
from zelfscan.core.pack import Source
from zelfscan.core.questionnaire import Item
from zelfscan.report.content.figures import risk_grid_chart, web_chart
from zelfscan.report.content.findings import ANSWERS, LANGUAGE, SOURCES, Findings, nl
from zelfscan.report.document import (
    AnswerRow,
    Answers,
    Block,
    Bullets,
    Cell,
    Figure,
    Heading,
    KeepTogether,
    Notice,
    Numbered,
    Paragraph,
    Phone,
    PhoneList,
    Span,
    TableBlock,
    Words,
)
from zelfscan.wording.answers import answer_words
from zelfscan.wording.days import day
from zelfscan.wording.evidence import contact_words, source_words
from zelfscan.wording.levels import whole
from zelfscan.wording.numbers import counted, percent
from zelfscan.wording.regulations import reading_words
from zelfscan.wording.sentences import joined

CARD = "noodkaart"
METHOD = "cijfers"
SHORT_LIST = 12
OLD = "Langer dan een jaar geleden gelezen. Kijk na of dit nog klopt."


def answers_chapter(findings: Findings) -> tuple[Block, ...]:
    """Return every asked question with its answer, its note as typed, and its day."""
    situation = findings.judged.situation
    answered = sum(situation.answer(item) is not None for item in findings.number_of)
    asked = len(findings.number_of)
    blocks: list[Block] = [
        Heading(1, "Al uw antwoorden", anchor=ANSWERS),
        Paragraph(
            f"{answered} van {counted(asked, 'vraag', 'vragen')} beantwoord. "
            "De nummers komen terug in dit rapport."
        ),
    ]
    blocks += _flagged(findings)
    for title, items in findings.questions:
        blocks.append(Answers(title, tuple(_answer(findings, item) for item in items), level=2))
    return (*blocks, *_ignored(findings))


def _answer(findings: Findings, item: Item) -> AnswerRow:
    responses = findings.judged.situation.responses
    answered_on = responses.answered.get(item.id) if item.id in responses.values else None
    return AnswerRow(
        question=f"{findings.number_of[item.id]}. {nl(item.question)}",
        answer=findings.answer(item),
        note=responses.notes.get(item.id, ""),
        answered_on=day(answered_on) if answered_on else "",
    )


def _flagged(findings: Findings) -> tuple[Block, ...]:
    """Return the questions that somebody marked to come back to."""
    flagged = findings.plan.flagged if findings.plan is not None else ()
    known = [item for item in flagged if item in findings.judged.pack.item_by_id]
    order = findings.number_of
    items = [findings.item(item) for item in sorted(known, key=lambda item: order.get(item, len(order) + 1))]
    if not items:
        return ()
    named = tuple(_with_number(findings, item) for item in items)
    heading, words = Heading(2, "Later bekijken"), Paragraph("Bij deze vragen zette u een vlag.")
    if len(named) > SHORT_LIST:
        return (KeepTogether((heading, words)), Bullets(named))
    return (KeepTogether((heading, words, Bullets(named))),)


def _with_number(findings: Findings, item: Item) -> str:
    number = findings.number_of.get(item.id)
    return f"{number}. {nl(item.question)}" if number else f"{nl(item.question)} (telt nu niet mee)"


def _ignored(findings: Findings) -> tuple[Block, ...]:
    """Return the answers and notes at questions that are not asked now: what was filled in is not lost."""
    responses, judged = findings.judged.situation.responses, findings.judged
    rows = tuple(
        AnswerRow(
            nl(item.question),
            _unasked(item, responses.values.get(item.id)),
            responses.notes.get(item.id, ""),
            day(responses.answered[item.id]) if item.id in responses.answered else "",
        )
        for item in judged.pack.items
        if item.id not in findings.number_of
        and (item.id in responses.values or responses.notes.get(item.id, "").strip())
    )
    return (Answers("Telt nu niet mee", rows, level=2),) if rows else ()


def _unasked(item: Item, value: str | None) -> str:
    return answer_words(item, value, LANGUAGE) if value is not None else ""


def emergency_card(findings: Findings) -> tuple[Block, ...]:
    """Return the emergency card: numbers, what to do, and two notices."""
    card = findings.judged.pack.card
    phones = tuple(
        Phone(
            name=nl(contact.title),
            number=contact.number,
            purpose=nl(contact.purpose),
            checked=contact_words(contact, findings.judged.day),
            urgent=index == 0,
        )
        for index, contact in enumerate(card.contacts)
    )
    blocks: list[Block] = [PhoneList(phones)] if phones else []
    if card.steps:
        blocks += [Heading(2, "Wat u doet"), Numbered(tuple(map(nl, card.steps)))]
    return (*blocks, *(Notice("note", nl(title), nl(words)) for title, words in card.notices))


def card_chapter(findings: Findings) -> tuple[Block, ...]:
    """Return the emergency card as a page to print; empty where the questionnaire has none."""
    blocks = emergency_card(findings)
    return (Heading(1, "Noodkaart", anchor=CARD), *blocks) if blocks else ()


def method_chapter(findings: Findings) -> tuple[Block, ...]:
    """Say how the figures are made, and what they do not say."""
    cutoffs = findings.judged.pack.cutoffs
    low, high = whole(cutoffs.medium, 100), whole(cutoffs.high, 100)
    return (
        Heading(1, "Hoe de cijfers tot stand komen", anchor=METHOD),
        Bullets(
            (
                "Bescherming zegt hoeveel van het advies u volgt, van 0 tot 100. "
                f"Onder {cutoffs.fair} is zwak, vanaf {cutoffs.good} is goed.",
                "Sommige punten wegen zo zwaar dat ze het hele onderdeel begrenzen.",
                "Een risico is de kans keer het gevolg, vergeleken met 100. "
                f"Onder {low} is laag, vanaf {high} is hoog.",
                "Staat er ‘gemiddeld huis’? Dan is 100 een gemiddeld Nederlands huis. "
                "Staat er ‘ons voorbeeld’? Dan is 100 een verzonnen huishouden, gekozen door de makers.",
                "De volgorde van risico’s is eerst het niveau, en dan kans keer gevolg.",
                "Wat u niet weet, telt als het slechtste antwoord. "
                "Het gearceerde deel is wat het nog kan schelen.",
                f"Is minder dan {percent(cutoffs.coverage)} bekend? Dan zijn er te weinig gegevens.",
                "Het effect van een maatregel is dat van die maatregel alleen. Effecten tellen niet op.",
                "Alle cijfers zijn naar beneden afgerond.",
            )
        ),
        Heading(2, "Wat de cijfers niet zeggen"),
        Bullets(
            (
                "Een laag cijfer betekent niet dat er niets kan gebeuren.",
                "Het is geen oordeel over een dreiging tegen u. Is die er? Gebruik dan eerst de noodkaart.",
                "Veel cijfers zijn een aanname van de makers. Dat staat er dan bij.",
                "Een vergelijking met een huis zonder sloten maken we niet.",
            )
        ),
        Heading(2, "Hoe sterk een bron is"),
        Bullets(
            (
                "Graad A: de oorspronkelijke tekst is gelezen.",
                "Graad B: een betrouwbare tweede bron haalt het aan.",
                "Graad C: het komt uit de branche, of bronnen spreken elkaar tegen.",
                "Graad D: berekend uit andere bronnen.",
                "Aanname: het eigen oordeel van de makers, zonder bron.",
            )
        ),
        *_pictures(findings),
    )


def _pictures(findings: Findings) -> Iterable[Block]:
    """Return the scores as a web and the risks in a grid, where there is enough to draw."""
    web, grid = web_chart(findings), risk_grid_chart(findings)
    if web is not None:
        title = Heading(2, "Uw bescherming in één beeld")
        words = "Hoe verder naar buiten, hoe beter. Gearceerd is wat het nog kan worden."
        yield KeepTogether((title, Paragraph(words), Figure(web)))
    if grid is not None:
        words = (
            "Hoe verder naar rechts, hoe vaker. Hoe verder naar boven, hoe erger. "
            "Op een streeplijn is kans keer gevolg gelijk. "
            "Het niveau komt uit het cijfer, niet uit deze tekening."
        )
        yield KeepTogether((Heading(2, "Kans en gevolg"), Paragraph(words), Figure(grid)))


def sources_chapter(findings: Findings) -> tuple[Block, ...]:
    """Return the sources that this report rests on, each with the day on which it was read."""
    if not findings.sources:
        return ()
    rows = tuple(
        (Cell((str(number),), kind="small"), Cell(_source(findings, source), kind="small"))
        for number, source in findings.sources.values()
    )
    return (
        Heading(1, "Bronnen", anchor=SOURCES),
        Paragraph("Alleen wat in dit rapport is gebruikt. Een bron kan daarna zijn veranderd."),
        *_to_check(findings),
        TableBlock(("Nr.", "Bron"), rows, (34, 632)),
    )


def _source(findings: Findings, source: Source) -> tuple[Words, ...]:
    before, english, after = (
        source.title.partition(source.english) if source.english else (source.title, "", "")
    )
    said: Words = (
        *(Span(before, bold=True), Span(english, bold=True, language="en"), Span(f"{after}. ", bold=True)),
        Span(f"{source_words(source)} {source.url or 'Het webadres is niet bewaard.'}"),
    )
    return (said, (Span(OLD, bold=True),)) if _is_old(findings, source) else (said,)


def _is_old(findings: Findings, source: Source) -> bool:
    return is_stale(source.read_on, None, findings.judged.day)


def _to_check(findings: Findings) -> tuple[Block, ...]:
    """Name what was read long ago, and the telephone numbers that nobody has called since."""
    judged = findings.judged
    old = [number for number, source in findings.sources.values() if _is_old(findings, source)]
    lines = [f"Bron {joined(map(str, old))}: langer dan een jaar geleden gelezen."] if old else []
    regulation = judged.regulation
    if regulation is not None and is_stale(regulation.read_on, regulation.checked_on, judged.day):
        lines.append(f"{nl(regulation.title)}: {reading_words(regulation, judged.day)}")
    lines += [
        f"{nl(contact.title)}, {contact.number}: {contact_words(contact, judged.day)}."
        for contact in judged.pack.card.contacts
        if not contact.checked_on or is_stale(contact.read_on, contact.checked_on, judged.day)
    ]
    if not lines:
        return ()
    words = Paragraph("Dit kan zijn veranderd. Kijk het na voordat u erop vertrouwt.")
    return (
        KeepTogether((Heading(2, "Nog na te kijken"), words, Bullets(tuple(lines)))),
        Heading(2, "De lijst"),
    )
