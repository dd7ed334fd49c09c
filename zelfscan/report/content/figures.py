"""The figures of risks and scores in the report: bars, numbers and words, each in one place."""

from zelfscan.charts.bars import risk_bar, score_bar
from zelfscan.charts.levels import Band, number_text
from zelfscan.charts.radar import RadarPart, radar
from zelfscan.charts.risk_grid import GridRisk, risk_grid
from zelfscan.charts.shapes import Chart
from zelfscan.core.pack import Cutoffs
from zelfscan.core.risk import Readiness, Scenario
from zelfscan.core.risks import Risk
from zelfscan.core.scoring import Score
from zelfscan.report.content.findings import Findings, nl
from zelfscan.report.document import RiskRow, ScoreRow
from zelfscan.wording.levels import level_word, reference_name

RISK_BAR = 120
SCORE_BAR = 170
HUNDRED = 100
#: So wide that the web and the grid of risks share a page.
WEB_WIDTH = 560


def reference_kind(scenario: Scenario) -> str:
    """Return what 100 means for a risk; empty for readiness, which has no such figure."""
    return "" if isinstance(scenario, Readiness) else scenario.baseline.kind


def risk_band(risk: Risk) -> Band:
    """Return the band of a risk against its reference of 100."""
    if risk.ratio_low is None or risk.ratio_high is None:
        return Band(None, None, risk.level)
    return Band(risk.ratio_low * HUNDRED, risk.ratio_high * HUNDRED, risk.level, risk.level_best)


def score_band(score: Score | Risk) -> Band:
    """Return the band of a score from 0 to 100."""
    return Band(score.low, score.high, score.level, score.level_best)


def risk_figures(risk: Risk) -> str:
    """Write the figures of a risk, rounded down: *141 tot 168*."""
    return number_text(risk_band(risk))


def score_figures(score: Score | Risk) -> str:
    """Write the figures of a score, rounded down."""
    return number_text(score_band(score))


def risk_row(findings: Findings, risk: Risk, number: int) -> RiskRow:
    """Return a risk as a row of a list."""
    name = findings.title(risk.id)
    return RiskRow(
        number=number,
        name=name,
        level=risk.level,
        level_words=level_word(risk.level, risk.level_best),
        figures=risk_figures(risk),
        chart=wide_risk_bar(findings, risk, RISK_BAR),
    )


def wide_risk_bar(findings: Findings, risk: Risk, width: float) -> Chart:
    """Draw the bar of a risk."""
    reference = reference_name(reference_kind(findings.scenarios[risk.id]))
    return risk_bar(findings.title(risk.id), risk_band(risk), width, reference=reference)


def score_row(name: str, score: Score | Risk, cutoffs: Cutoffs) -> ScoreRow:
    """Return a score as a row of a list."""
    return ScoreRow(
        name=name,
        level=score.level,
        level_words=level_word(score.level, score.level_best),
        figures=score_figures(score),
        chart=wide_score_bar(name, score, cutoffs, SCORE_BAR),
    )


def wide_score_bar(name: str, score: Score | Risk, cutoffs: Cutoffs, width: float) -> Chart:
    """Draw the bar of a score."""
    return score_bar(name, score_band(score), width, limits=(int(cutoffs.fair), int(cutoffs.good)))


def web_chart(findings: Findings) -> Chart | None:
    """Draw the scores of the sections as a web; none where bars say it better."""
    judged = findings.judged
    parts = [
        RadarPart(nl(section.title), score_band(score))
        for section, score in zip(judged.pack.sections, judged.sections, strict=True)
        if score.low is not None
    ]
    limits = (int(judged.pack.cutoffs.fair), int(judged.pack.cutoffs.good))
    return _drawn(radar(parts, WEB_WIDTH, limits))


def risk_grid_chart(findings: Findings) -> Chart | None:
    """Draw each risk by how often and how bad, on continuous scales; none where there is no risk."""
    risks = []
    for number, risk in enumerate((*findings.risks, *findings.open_risks), start=1):
        impact = findings.rated[risk.id].impact
        if risk.low is not None and risk.high is not None:
            ends = risk.low / impact, risk.high / impact
            risks.append(GridRisk(number, findings.title(risk.id), risk.level, *ends, impact))
    return _drawn(risk_grid(risks)) if risks else None


def _drawn(chart: Chart) -> Chart | None:
    return chart if chart.height else None
