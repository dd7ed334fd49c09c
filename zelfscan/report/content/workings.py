"""What the best answer to each question does in a risk, with its interval and what that rests on."""

from zelfscan.core.risk import Adversary, Rated
from zelfscan.core.why import Why
from zelfscan.report.content.findings import Findings, nl
from zelfscan.report.document import Cell, TableBlock
from zelfscan.wording.effects import effects_of, ground_words
from zelfscan.wording.sentences import capitalised

HEAD = ("Vraag", "Wat het doet", "Waar het op rust")
WIDTHS = (150, 306, 210)


def workings_table(findings: Findings, scenario: Rated, why: Why) -> TableBlock | None:
    """Return what the answers can do; questions that do the same share a row. None where they do nothing."""
    paths = scenario.paths if isinstance(scenario, Adversary) else ()
    places = {path.id: nl(path.title) for path in paths}
    found: dict[tuple[str, str], list[str]] = {}
    for reason in why.reasons:
        for words, place, working in effects_of(reason.workings, places):
            ground = ground_words(working.grade, findings.cite(working.sources))
            where = f"{place}: {words}" if place else capitalised(words)
            found.setdefault((where, ground), []).append(reason.item)
    rows = tuple(
        (
            Cell((capitalised(findings.refer(items)),), kind="small"),
            Cell((f"{words}.",), kind="small"),
            Cell((ground,), kind="small"),
        )
        for (words, ground), items in found.items()
    )
    return TableBlock(HEAD, rows, WIDTHS, row_heads=True) if rows else None
