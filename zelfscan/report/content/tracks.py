"""The track of each risk: from the answers and the numbers of the content to the figure, step by step."""

from collections.abc import Container, Iterable
from fractions import Fraction

from zelfscan.core.risk import Adversary, Grade, Rated, Readiness
from zelfscan.core.risks import Risk
from zelfscan.core.tracing import Way
from zelfscan.core.why import Why
from zelfscan.core.workings import Figure
from zelfscan.report.content.figures import reference_kind, risk_figures, score_figures
from zelfscan.report.content.findings import Findings, nl
from zelfscan.report.content.workings import workings_table
from zelfscan.report.document import Block, Cell, Heading, KeepTogether, Paragraph, Span, TableBlock
from zelfscan.wording.evidence import ASSUMPTION, certainty_words
from zelfscan.wording.levels import level_word, reference_name, whole
from zelfscan.wording.numbers import counted, decimal, percent
from zelfscan.wording.rules import assumed_words, part_words, rule_words
from zelfscan.wording.sentences import as_sentence, capitalised, paragraph

TRACKS = "spoor"
ASSUMED = "Aanname van de makers."
_DECIDES, _EVERYWHERE = "Beslist", "Telt op elke weg"
_INTRODUCTION = (
    "Hier staat van elk risico hoe het cijfer ontstaat. "
    "Een getal zonder bron is een aanname, en dat staat erbij. "
    "De berekening geldt voor de slechte kant: die telt voor het niveau."
)


def trace_anchor(risk: str) -> str:
    """Return the anchor of the track of a risk."""
    return f"{TRACKS}-{risk}"


def tracks_chapter(findings: Findings) -> tuple[Block, ...]:
    """Return the track of every risk that was judged, in the order of the risks, and of each preparation."""
    risks = (*findings.risks, *findings.open_risks)
    if not risks and not findings.readiness:
        return ()
    blocks: list[Block] = [Heading(1, "Het spoor van elk risico", anchor=TRACKS), Paragraph(_INTRODUCTION)]
    for number, risk in enumerate(risks, start=1):
        blocks += _track(findings, risk, number)
    for risk in findings.readiness:
        blocks += _readiness(findings, risk)
    return tuple(blocks)


def _track(findings: Findings, risk: Risk, number: int) -> Iterable[Block]:
    scenario, why = findings.rated[risk.id], findings.why(f"risk:{risk.id}")
    ways = why.trace.ways if why.trace is not None else ()
    paths = sum(way.kind == "path" for way in ways)
    words, _ = rule_words(scenario, paths)
    level = level_word(risk.level, risk.level_best)
    heading = Heading(
        2,
        f"{number}. {nl(scenario.title)}",
        anchor=trace_anchor(risk.id),
        aside=f"{risk_figures(risk)}, {level.lower()}",
    )
    said = Paragraph((Span(f"{words}. ", bold=True), Span(_rule(scenario, paths))))
    table = _ways(findings, scenario, ways)
    yield KeepTogether((heading, said, *((table,) if table else ())))
    yield Heading(3, "De getallen")
    yield TableBlock(
        ("Wat", "Getal", "Waar het op rust"),
        _figures(findings, scenario, why),
        (300, 110, 256),
        row_heads=True,
    )
    yield Paragraph(_sum_words(risk, scenario, why))
    quiet = findings.refer(reason.item for reason in why.reasons if reason.pull == "none")
    unmoved = f"Verandert nu niets: {quiet}." if quiet else ""
    yield Paragraph(paragraph(certainty_words(why.grades), *assumed_words(why), unmoved), "small")
    table = workings_table(findings, scenario, why)
    if table is not None:
        yield Heading(3, "Wat het beste antwoord doet")
        yield table


def _rule(scenario: Rated, paths: int) -> str:
    """Say how the parts of the table below make the share that goes wrong."""
    if not isinstance(scenario, Adversary):
        return "Eerst telt of het misgaat. Daarna telt of u het merkt en op tijd iets kunt doen."
    if paths == 1:
        return "Het kan hier maar langs één weg."
    if scenario.targeting == 1:
        return (
            "Wie het op u heeft voorzien, kiest de makkelijkste weg. "
            "Daarom telt alleen de weg waar het het vaakst misgaat."
        )
    return (
        "Soms kiest iemand de makkelijkste weg, soms zomaar een weg. "
        f"Daarom telt de zwakste weg voor {percent(scenario.targeting)}. "
        "Alle wegen samen tellen voor de rest."
    )


def _ways(findings: Findings, scenario: Rated, ways: Iterable[Way]) -> TableBlock | None:
    """Return what goes wrong on each way, the one that decides first."""
    titles = {path.id: nl(path.title) for path in scenario.paths} if isinstance(scenario, Adversary) else {}
    ordered = sorted(ways, key=lambda way: (way.kind in ("deter", "notice"), not way.is_weakest, -way.high))
    rows = tuple(
        (
            Cell((titles.get(way.id) or part_words(way.kind),), kind="small"),
            Cell((_share_words(way.low, way.high),), kind="small"),
            Cell((_role(way),), kind="small"),
            Cell((as_sentence(findings.refer(way.items)),), kind="small"),
        )
        for way in ordered
    )
    head = ("Weg of onderdeel", "Gaat mis", "Rol", "Gevoed door")
    return TableBlock(head, rows, (200, 110, 130, 226), row_heads=True) if rows else None


def _role(way: Way) -> str:
    if way.kind in ("deter", "notice"):
        return _EVERYWHERE
    return _DECIDES if way.is_weakest else ""


def _share_words(low: Fraction, high: Fraction) -> str:
    least, most = whole(low, 100), whole(high, 100)
    return percent(high) if least == most else f"{least} tot {percent(high)}"


def _figures(findings: Findings, scenario: Rated, why: Why) -> tuple[tuple[Cell, ...], ...]:
    """Return every number that no answer changes, and what the situation multiplies the chance by."""
    ways = {way.id for way in why.trace.ways} if why.trace is not None else set()
    shown = [each for each in why.figures if _concerns(each, ways)]
    rows = [_row(findings, *named, figure) for figure in shown if (named := _named(scenario, figure))]
    sources = {factor.item: factor.sources for factor in scenario.factors}
    for each in why.trace.multipliers if why.trace is not None else ():
        known = each.low == each.high
        words = f"Uw situatie: {findings.refer((each.item,)) or 'een vraag die deze route niet stelt'}"
        value = f"× {decimal(each.high)}" if known else f"× {decimal(each.low)} tot {decimal(each.high)}"
        rows.append(_cells(words, value, _ground(findings, each.grade, sources[each.item])))
    return tuple(rows)


def _concerns(figure: Figure, ways: Container[str]) -> bool:
    """Tell whether a number plays a part: that of a way that is not there does not."""
    kind, _, name = figure.name.partition(":")
    return kind != "share" or name in ways


def _named(scenario: Rated, figure: Figure) -> tuple[str, str] | None:
    """Return what a number is and how it is written; none for one that is explained elsewhere."""
    example, value = reference_name(reference_kind(scenario)), figure.value
    kind, _, name = figure.name.partition(":")
    if kind == "share" and isinstance(scenario, Adversary):
        title = next((nl(path.title) for path in scenario.paths if path.id == name), name)
        return f"Hoe vaak het langs deze weg gaat: {title.lower()}", percent(value)
    if figure.name == "baseline-factor" and value == 1:
        return None
    words = {
        "frequency": ("Hoe vaak het in een jaar gebeurt", _yearly(value)),
        "impact": ("Hoe erg het gevolg is, van 1 tot 100", decimal(value)),
        "baseline": (f"Hoe vaak het misgaat: {example}", percent(value)),
        "baseline-factor": (f"Situatie: {example}", f"× {decimal(value)}"),
        "targeting": ("Hoe vaak iemand de makkelijkste weg kiest", percent(value)),
        "respond-minutes": ("Na hoeveel minuten er hulp is", decimal(value)),
        "cutoff:layer_cap": ("Wat maatregelen samen hoogstens tegenhouden", percent(value)),
    }
    return words.get(figure.name)


def _yearly(value: Fraction) -> str:
    if value >= 1:
        return f"{decimal(value)} keer"
    return f"eens in {decimal(1 / value) if 1 / value < 10 else whole(1 / value)} jaar"


def _row(findings: Findings, words: str, value: str, figure: Figure) -> tuple[Cell, ...]:
    return _cells(words, value, _ground(findings, figure.grade, figure.sources))


def _cells(words: str, value: str, ground: str) -> tuple[Cell, ...]:
    return Cell((words,), kind="small"), Cell((value,), kind="small"), Cell((ground,), kind="small")


def _ground(findings: Findings, grade: Grade, sources: Iterable[str]) -> str:
    """Say what a number rests on, with its grade; without a source it is an assumption."""
    if grade == ASSUMPTION:
        return ASSUMED
    return f"{capitalised(findings.cite(sources) or 'uit bronnen')}, graad {grade}."


def _sum_words(risk: Risk, scenario: Rated, why: Why) -> tuple[Span, ...]:
    """Write the sum out in numbers, at the end that counts."""
    if risk.ratio_high is None or why.trace is None or not why.trace.product:
        return (Span("Hierbij is geen rekening te maken."),)
    product, baseline = why.trace.product, scenario.baseline
    share = risk.ratio_high / scenario.ratio_per_share / product
    situation = f" × {decimal(product)}" if product != 1 else ""
    example = f" × {decimal(baseline.factor)}" if baseline.factor != 1 else ""
    result = decimal(risk.ratio_high * 100)
    numbers = f"{_exact(share)}{situation} gedeeld door {_exact(baseline.p)}{example}, keer 100, is {result}."
    return (
        Span("De rekening: ", bold=True),
        Span(
            f"{numbers} In dit rapport staat {whole(risk.ratio_high, 100)}, want wij ronden naar beneden af."
        ),
    )


def _exact(share: Fraction) -> str:
    return f"{decimal(share * 100)} %"


def _readiness(findings: Findings, risk: Risk) -> Iterable[Block]:
    """Return how much each question counts in a preparation."""
    scenario = findings.scenarios[risk.id]
    words, rule = rule_words(scenario)
    heading = Heading(2, nl(scenario.title), anchor=trace_anchor(risk.id), aside=score_figures(risk))
    weights: dict[int, list[str]] = {}
    for need in scenario.needs if isinstance(scenario, Readiness) else ():
        weights.setdefault(need.weight, []).append(need.item)
    counts = [
        f"Telt {counted(weight, 'keer', 'keer')}: {named}."
        for weight, items in sorted(weights.items(), reverse=True)
        if (named := findings.refer(items))
    ]
    said = Paragraph((Span(f"{words}. ", bold=True), Span(rule)))
    assumed = "Hoe zwaar een vraag telt, is een aanname van de makers."
    yield KeepTogether((heading, said, Paragraph(paragraph(*counts, assumed), "small")))
