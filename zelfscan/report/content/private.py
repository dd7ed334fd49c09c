"""What the private report says, from first page to last; pure data, without fonts or pages.

The chapters stand in the other files of this room; ``report.pdf`` draws what comes out.
"""

from collections.abc import Collection, Sequence

from zelfscan.core.assessment import Assessment
from zelfscan.i18n import speaking
from zelfscan.report.content.about import ABOUT, about_chapter
from zelfscan.report.content.back import (
    CARD,
    METHOD,
    answers_chapter,
    card_chapter,
    emergency_card,
    method_chapter,
    sources_chapter,
)
from zelfscan.report.content.findings import ANSWERS, LANGUAGE, SOURCES, Findings
from zelfscan.report.content.front import (
    GOOD,
    MEASURES,
    RISKS,
    SCORES,
    TO_FIND_OUT,
    front_page,
    title,
)
from zelfscan.report.content.house import zone_levels
from zelfscan.report.content.measures import measure_chapter
from zelfscan.report.content.risks import readiness_chapter, risk_chapter
from zelfscan.report.content.rules import RULES, rules_chapter
from zelfscan.report.content.standing import finding_out_chapter, good_chapter, score_chapter
from zelfscan.report.content.tracks import TRACKS, tracks_chapter
from zelfscan.report.content.visit import VISIT, visit_chapter
from zelfscan.report.document import (
    Block,
    Cell,
    Document,
    Heading,
    KeyValue,
    KeyValues,
    Notice,
    PageBreak,
    Span,
    TableBlock,
)
from zelfscan.report.plan import PlanChapter
from zelfscan.report.visit import VisitChapter
from zelfscan.wording.days import day
from zelfscan.wording.privacy import VisitHeld

KEEP = "Bewaar dit rapport zoals u uw paspoort bewaart. Deel alleen de bladzijden die iemand nodig heeft."
ABBREVIATIONS = (
    "BVA: beveiligingsautoriteit. CCV: Centrum voor Criminaliteitspreventie en Veiligheid. "
    "PKVW: Politiekeurmerk Veilig Wonen. VvE: vereniging van eigenaren."
)
EDITION = "Editie: privé. Alleen voor u."
_CONTENTS = (
    ("Dit is al goed", GOOD),
    ("Bescherming per onderdeel", SCORES),
    ("Eerst nagaan", TO_FIND_OUT),
    ("Uw risico’s", RISKS),
    ("Uw maatregelen", MEASURES),
    ("Bezoek van de adviseur", VISIT),
    ("Wat voor u geldt", RULES),
    ("Noodkaart", CARD),
    ("Al uw antwoorden", ANSWERS),
    ("Hoe de cijfers tot stand komen", METHOD),
    ("Het spoor van elk risico", TRACKS),
    ("Bronnen", SOURCES),
    ("Over dit rapport", ABOUT),
)


@speaking(LANGUAGE)
def private_report(
    judged: Assessment,
    *,
    is_example: bool = False,
    visit: VisitChapter | None = None,
    plan: PlanChapter | None = None,
    left_out: Collection[str] = (),
) -> Document:
    """Return the whole report for the person who answered; in Dutch, whatever the window speaks.

    With ``visit`` it has a chapter of the adviser's visit, and with ``plan`` all that was chosen.
    ``left_out`` names the kinds of detail that are not in the material any more, because somebody chose so.
    """
    findings = Findings(judged, visit.held() if visit is not None else VisitHeld(), plan)
    invented = "Voorbeeld met verzonnen gegevens. " if is_example else ""
    return Document(
        title=title(findings),
        language="nl-NL",
        edition=EDITION,
        footer=f"{invented}Vragenlijst {judged.pack.version}, regels op {day(judged.day)}.",
        made_on=judged.day,
        blocks=_blocks(findings, is_example, visit, left_out),
    )


def _blocks(
    findings: Findings, is_example: bool, visit: VisitChapter | None, left_out: Collection[str]
) -> tuple[Block, ...]:
    chapters = [
        good_chapter(findings),
        (*score_chapter(findings), *finding_out_chapter(findings)),
        (*risk_chapter(findings), *readiness_chapter(findings)),
        measure_chapter(findings),
        visit_chapter(visit),
        rules_chapter(findings),
        () if findings.judged.situation.is_urgent else card_chapter(findings),
        answers_chapter(findings),
        method_chapter(findings),
        tracks_chapter(findings),
        sources_chapter(findings),
        about_chapter(findings, left_out),
    ]
    front = front_page(findings, is_example=is_example)
    if findings.judged.situation.is_urgent:
        front = (*_urgent(findings), PageBreak(), *front)
    body = [block for chapter in chapters if chapter for block in (PageBreak(), *chapter)]
    return (*front, PageBreak(), *_contents((*front, *body)), *_how_to_read(findings), *body)


def _urgent(findings: Findings) -> tuple[Block, ...]:
    """Return the emergency card as the first page, for there is a threat now."""
    warning = Notice(
        "warning",
        "U gaf aan dat er nu een dreiging is.",
        "Wacht niet op deze scan en niet op een advies. Meld de dreiging nu.",
    )
    return (Heading(1, "Eerst dit", anchor=CARD), warning, *emergency_card(findings))


def _contents(body: Sequence[Block]) -> tuple[Block, ...]:
    """Return the table of contents: only the chapters that there are."""
    anchors = {block.anchor for block in body if isinstance(block, Heading)}
    rows = tuple(
        (Cell((name,)), Cell(((Span("", page_of=anchor),),), align="end"))
        for name, anchor in _CONTENTS
        if anchor in anchors
    )
    return (Heading(1, "In dit rapport"), TableBlock(("Hoofdstuk", "Bladzijde"), rows, (566, 100)))


def _how_to_read(findings: Findings) -> tuple[Block, ...]:
    """Explain the signs, the bars and the numbers, as far as they occur."""
    rows = [
        (
            "Balk",
            "Vol is wat zeker is. Gearceerd is wat het nog kan worden. "
            "Wat u niet weet, rekenen wij als het slechtste antwoord.",
        ),
        ("Nummers", "‘Vraag 12’ en ‘bron 3’ vindt u achterin, met uw antwoord of de titel."),
    ]
    if zone_levels(findings):
        rows.append(("Tekening", "Het huis is een voorbeeld. De kleur is de bescherming van die plek."))
    rows.append(("Afkortingen", ABBREVIATIONS))
    rows.append(("Bewaren", KEEP))
    values = tuple(KeyValue(label, (words,)) for label, words in rows)
    return (Heading(2, "Zo leest u dit rapport"), KeyValues(values))
