"""What holds for this person under the regulation of the day: no right, only what the rules say."""

from zelfscan.core.regulation import Claim
from zelfscan.report.content_findings import Findings, nl
from zelfscan.report.document import Block, Cell, Heading, Notice, Paragraph, TableBlock
from zelfscan.wording.days import day
from zelfscan.wording.measures import regulation_words

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
    checked = "nagekeken" if regulation.checked_on else "gelezen"
    read_on = day(regulation.checked_on or regulation.read_on)
    named = Paragraph(
        f"Op {day(judged.day)}: {regulation_words(regulation)}{until} De tekst is {checked} op {read_on}."
    )
    if not judged.claims:
        return (heading, only, named, Paragraph("Uit uw antwoorden volgt niet wat voor u geldt."))
    rows = tuple(_claim(findings, claim) for claim in judged.claims)
    table = TableBlock(("Dit geldt volgens uw antwoorden", "Waar het staat"), rows, (440, 226))
    return (heading, only, named, table)


def _claim(findings: Findings, claim: Claim) -> tuple[Cell, ...]:
    cited = findings.cite(claim.sources)
    where = f"{claim.article} ({cited})" if cited else claim.article
    return (Cell((nl(claim.text),)), Cell((where,), kind="small"))
