"""The back of the report: all answers, the emergency card, the sources, and how the figures are made."""

from zelfscan.core.pack import Source
from zelfscan.core.questionnaire import Item
from zelfscan.report.content.findings import ANSWERS, SOURCES, Findings, nl
from zelfscan.report.document import (
    AnswerRow,
    Answers,
    Block,
    Bullets,
    Cell,
    Heading,
    Notice,
    Numbered,
    Paragraph,
    Phone,
    PhoneList,
    Span,
    TableBlock,
)
from zelfscan.wording.days import day
from zelfscan.wording.evidence import contact_words, source_words
from zelfscan.wording.levels import whole
from zelfscan.wording.numbers import counted, percent

CARD = "noodkaart"
METHOD = "cijfers"


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
    for title, items in findings.questions:
        blocks.append(Answers(title, tuple(_answer(findings, item) for item in items), level=2))
    return (*blocks, *_loose_notes(findings), *_ignored(findings))


def _answer(findings: Findings, item: Item) -> AnswerRow:
    responses = findings.judged.situation.responses
    answered_on = responses.answered.get(item.id) if item.id in responses.values else None
    return AnswerRow(
        question=f"{findings.number_of[item.id]}. {nl(item.question)}",
        answer=findings.answer(item),
        note=responses.notes.get(item.id, ""),
        answered_on=day(answered_on) if answered_on else "",
    )


def _loose_notes(findings: Findings) -> tuple[Block, ...]:
    """Return the notes at questions of this questionnaire that are not asked: what was typed is not lost."""
    notes = findings.judged.situation.responses.notes
    rows = tuple(
        AnswerRow(nl(item.question), "Telt nu niet mee", notes[item.id])
        for item in findings.judged.pack.items
        if item.id not in findings.number_of and notes.get(item.id, "").strip()
    )
    return (Answers("Opmerkingen bij vragen die nu niet gelden", rows, level=2),) if rows else ()


def _ignored(findings: Findings) -> tuple[Block, ...]:
    count = len(findings.judged.ignored)
    if not count:
        return ()
    what = counted(count, "ander antwoord hoort", "andere antwoorden horen")
    return (Paragraph(f"{what} niet bij deze vragen. U vindt die niet in dit rapport.", "muted"),)


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
    )


def sources_chapter(findings: Findings) -> tuple[Block, ...]:
    """Return the sources that this report rests on, each with the day on which it was read."""
    if not findings.sources:
        return ()
    rows = tuple(
        (Cell((str(number),), kind="small"), Cell((_source(source),), kind="small"))
        for number, source in findings.sources.values()
    )
    return (
        Heading(1, "Bronnen", anchor=SOURCES),
        Paragraph("Alleen wat in dit rapport is gebruikt. Een bron kan daarna zijn veranderd."),
        TableBlock(("Nr.", "Bron"), rows, (34, 632)),
    )


def _source(source: Source) -> tuple[Span, ...]:
    return (
        Span(f"{source.title}. ", bold=True),
        Span(f"{source_words(source)} {source.url or 'Het webadres is niet bewaard.'}"),
    )
