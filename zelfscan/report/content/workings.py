"""What the best answer to each question does in a risk, with its interval and what that rests on."""

from zelfscan.core.risk import Adversary, Rated
from zelfscan.core.why import Why
from zelfscan.report.content.findings import Findings, nl
from zelfscan.report.document import KeyValue
from zelfscan.wording.effects import effects_of, ground_words
from zelfscan.wording.evidence import ASSUMPTION
from zelfscan.wording.sentences import capitalised

LABEL = "Beste antwoord"
#: The row above this one says whose assumptions they are.
ASSUMED = "Aanname."


def workings_row(findings: Findings, scenario: Rated, why: Why) -> list[KeyValue]:
    """Return a row in small with what the answers can do; questions that do the same share a line."""
    paths = scenario.paths if isinstance(scenario, Adversary) else ()
    places = {path.id: nl(path.title) for path in paths}
    found: dict[tuple[str, str, str], list[str]] = {}
    for reason in why.reasons:
        for words, place, working in effects_of(reason.workings, places):
            cited = findings.cite(working.sources)
            ground = ASSUMED if working.grade == ASSUMPTION else ground_words(working.grade, cited)
            found.setdefault((place, words, ground), []).append(reason.item)
    lines = tuple(
        f"{capitalised(findings.refer(items))}{f', {place.lower()}' if place else ''}: {words}. {ground}"
        for (place, words, ground), items in found.items()
    )
    return [KeyValue(LABEL, lines, kind="small")] if lines else []
