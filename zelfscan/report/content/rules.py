"""What holds for this person under the regulation of the day: no right, only what the rules say."""

from zelfscan.core.regulation import Claim
from zelfscan.report.content.findings import Findings, nl
from zelfscan.report.document import Block, Cell, Heading, Notice, Paragraph, TableBlock
from zelfscan.wording.days import day
from zelfscan.wording.regulations import claims_by_role, reading_words, regulation_words

RULES = "regels"


def rules_chapter(findings: Findings) -> tuple[Block, ...]:
    """Return the regulation of the day, and each claim with the article where it stands."""
    judged = findings.judged
    heading = Heading(1, "Wat voor u geldt", anchor=RULES)
    only = Notice(
        "info",
        "Alleen het advies van de BVA telt.",
        "De beveiligingsautoriteit (BVA) adviseert welke maatregelen nodig zijn. "
        "Dit rapport geeft geen recht op een maatregel of een vergoeding.",
    )
    regulation = judged.regulation
    if regulation is None:
        words = f"Op {day(judged.day)} gold nog geen regeling. De kosten zijn voor uzelf."
        return (heading, only, Paragraph(words))
    until = f" Geldig tot en met {day(regulation.valid_until)}." if regulation.valid_until else ""
    read = reading_words(regulation, judged.day)
    named = Paragraph(f"Op {day(judged.day)}: {regulation_words(regulation)}{until} {read}")
    if not judged.claims:
        return (heading, only, named, Paragraph("Uit uw antwoorden volgt niet wat voor u geldt."))
    blocks: list[Block] = [heading, only, named]
    for words, claims in claims_by_role(judged.claims):
        rows = tuple(_claim(findings, claim) for claim in claims)
        blocks += [
            Heading(2, words),
            TableBlock(("Volgens uw antwoorden", "Waar het staat"), rows, (440, 226)),
        ]
    return tuple(blocks)


def _claim(findings: Findings, claim: Claim) -> tuple[Cell, ...]:
    cited = findings.cite(claim.sources)
    where = f"{nl(claim.article)} ({cited})" if cited else nl(claim.article)
    return (Cell((nl(claim.text),)), Cell((where,), kind="small"))
