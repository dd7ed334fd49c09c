"""What one measure changes: the risk that falls most, or the preparation that rises most."""

from dataclasses import dataclass
from fractions import Fraction

from zelfscan.charts.bars import change_bar
from zelfscan.core.assessment import what_if
from zelfscan.core.planning import Step, raised_by
from zelfscan.core.risk import grades_of
from zelfscan.core.risks import Risk
from zelfscan.report.content.figures import HUNDRED, reference_kind, risk_band, wide_score_bar
from zelfscan.report.content.findings import Findings
from zelfscan.report.document import Effect
from zelfscan.wording.changes import change_words
from zelfscan.wording.evidence import effect_words
from zelfscan.wording.levels import reference_words, whole
from zelfscan.wording.numbers import counted
from zelfscan.wording.sentences import joined

#: How many other risks are named; a longer list is not read.
NAMED = 2
NO_FIGURE = "Voor deze stap is geen cijfer berekend."
NO_EFFECT = "Deze stap verandert op zichzelf geen cijfer. Samen met andere stappen kan dat wel."


@dataclass(frozen=True)
class Change:
    """One risk before and after a measure, with what is shown of it in figures."""

    before: Risk
    after: Risk
    shown_before: int
    shown_after: int

    @property
    def size(self) -> int:
        """Return how many points it changes for the better."""
        return abs(self.shown_before - self.shown_after)


def changes(findings: Findings, step: Step) -> tuple[Change, ...]:
    """Return what a measure changes for the better in the figures, the largest change first.

    Risks with a likelihood go before preparation, because their figures cannot be compared.
    """
    now = {risk.id: risk for risk in findings.judged.risks}
    found = [_change(now[risk.id], risk) for risk in what_if(findings.judged, (step.measure.id,))]
    better = [change for change in found if change is not None and change.size]
    return tuple(
        sorted(better, key=lambda each: (each.before.kind == "readiness", -each.size, each.before.id))
    )


def _change(before: Risk, after: Risk) -> Change | None:
    if before.kind == "readiness":
        return _shown(before, after, before.low, after.low, 1)
    return _shown(before, after, before.ratio_high, after.ratio_high, HUNDRED)


def _shown(
    before: Risk, after: Risk, old: Fraction | None, new: Fraction | None, scale: int
) -> Change | None:
    if old is None or new is None:
        return None
    return Change(before, after, whole(old, scale), whole(new, scale))


def effect(findings: Findings, step: Step, change: Change, width: float) -> Effect:
    """Return a change as it is drawn on the page of a measure, with a bar of a width."""
    name = findings.title(change.before.id)
    if change.before.kind == "readiness":
        chart = wide_score_bar(name, change.after, findings.judged.pack.cutoffs, width)
        note = "Voorbereiding: 100 is het best."
    else:
        scenario = findings.rated[change.before.id]
        chart = change_bar(name, change.shown_before, risk_band(change.after), width)
        marks = f"Dikke streep: nu. Stippellijn: {reference_words(reference_kind(scenario))}."
        raised = raised_by(findings.judged.pack, [step.measure.id])
        note = f"{marks} {effect_words(grades_of(scenario, raised))}"
    return Effect(
        risk=name,
        before=str(change.shown_before),
        after=str(change.shown_after),
        level=change.after.level,
        level_words=change_words(change.before.level, change.after.level),
        chart=chart,
        note=note,
    )


def effect_sentence(findings: Findings, step: Step, found: tuple[Change, ...]) -> str:
    """Say in words what a measure changes."""
    if not found:
        return NO_EFFECT if raised_by(findings.judged.pack, [step.measure.id]) else NO_FIGURE
    first = found[0]
    name = findings.title(first.before.id)
    words = f"{name}: {first.shown_before} wordt {first.shown_after}."
    return f"{words} {also(findings, found)}".strip()


def also(findings: Findings, found: tuple[Change, ...]) -> str:
    """Name what else a measure changes."""
    names = [findings.title(change.before.id).lower() for change in found[1:]]
    if not names:
        return ""
    rest = len(names) - NAMED
    more = f" En nog bij {counted(rest, 'ander risico', 'andere risico’s')}." if rest > 0 else ""
    return f"Helpt ook bij {joined(names[:NAMED])}.{more}"
