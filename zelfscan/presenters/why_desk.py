"""Why a risk, a score or a place is what it is; every figure of the result leads here.

A subject is written as its kind and its id, such as ``risk:burglary``, ``section:fire`` or ``place:hal``.
"""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from zelfscan.core.assessment import Assessment
from zelfscan.core.explaining import explain
from zelfscan.core.pack import Pack
from zelfscan.core.risk import Adversary, Mishap, Rated, Readiness
from zelfscan.core.risks import Risk
from zelfscan.core.scoring import Score, zone_scores
from zelfscan.core.tracing import Multiplier, Trace, Way
from zelfscan.core.why import Why
from zelfscan.i18n import later, said, say, say_count
from zelfscan.presenters.figures import readiness_view, risk_view, score_view
from zelfscan.presenters.helps import helps_risk, helps_score
from zelfscan.presenters.judged_scan import JudgedScan
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.reasons import answer_of, limits, reasons_of, weakest_of
from zelfscan.presenters.result_views import (
    LongerView,
    MultiplierView,
    PartView,
    ReasonView,
    RiskView,
    ScoreView,
    WhyView,
)
from zelfscan.presenters.still_open import longer_view, no_help_words
from zelfscan.wording.level_rules import level_rule_words
from zelfscan.wording.levels import whole
from zelfscan.wording.places import place_words
from zelfscan.wording.rules import (
    assumed_words,
    basis_words,
    grade_words,
    named_sources,
    part_words,
    rule_words,
    times,
)
from zelfscan.wording.sentences import capitalised, paragraph

_WHY = {
    "high": later("waarom hoog?"),
    "medium": later("waarom middel?"),
    "low": later("waarom laag?"),
    "good": later("waarom goed?"),
    "fair": later("waarom redelijk?"),
    "weak": later("waarom zwak?"),
    "unknown": later("wat weten we nog niet?"),
    "insufficient": later("wat weten we nog niet?"),
    "none": later("waarom niet?"),
}
_FIRST = later("waarom bovenaan?")
_WEIGHTS = later("Hoe zwaar een antwoord telt, is een aanname van de makers.")
_NOTHING = Trace((), (), Fraction(1))


class WhyDesk:
    """The reasons behind the figures of one open scan."""

    def __init__(self, scan: OpenScan) -> None:
        """Keep the scan; nothing is judged before a view is asked for."""
        self.scan = scan
        self._judged = JudgedScan(scan)

    def view(self, subject: str) -> WhyView | None:
        """Return the page for a subject; none when the answers no longer give it a figure."""
        return self.find(subject)()

    def find(self, subject: str) -> Callable[[], WhyView | None]:
        """Return the work of making that page; with many open answers it can take half a second."""
        judged = self._judged.now()
        return lambda: self._find(judged, subject)

    def _find(self, judged: Assessment, subject: str) -> WhyView | None:
        view = self._view(judged, subject)
        if view is None:
            return None
        longer = self._longer(judged, view)
        words = no_help_words(view.level, longer) if longer is not None or not view.helps else ""
        return replace(view, no_help=words, longer=longer)

    def _longer(self, judged: Assessment, view: WhyView) -> LongerView | None:
        """Return the route that asks more, where every answer behind an unknown figure has been given."""
        has_open = any(reason.pull == "unknown" for reason in (*view.reasons, *view.quiet))
        is_unknown = view.level in ("unknown", "insufficient")
        return longer_view(judged) if is_unknown and not has_open and not self.scan.is_example else None

    def _view(self, judged: Assessment, subject: str) -> WhyView | None:
        kind, _, name = subject.partition(":")
        why = explain(judged, subject)
        if not isinstance(why, Why) or why.level == "none":
            return None
        if kind == "risk":
            risk = next(risk for risk in judged.risks if risk.id == name)
            scenario = judged.pack.scenario_by_id[name]
            if isinstance(scenario, Readiness):
                return _readiness(judged, risk, scenario, why)
            return _rated(judged, risk, scenario, why)
        if kind == "section":
            return _section(judged, name, why)
        return _place(judged, name, why) if kind == "place" else None


def _readiness(judged: Assessment, risk: Risk, scenario: Readiness, why: Why) -> WhyView:
    ready = [each.id for each in judged.risks if each.kind == "readiness" and each.level != "none"]
    place = ready.index(risk.id)
    score = readiness_view(judged.pack, risk)
    rule_title, rule_text = rule_words(scenario)
    helps, more = helps_risk(judged, scenario, risk)
    following = ready[place + 1] if place + 1 < len(ready) else ""
    reasons, quiet = _split(reasons_of(judged, why, {}))
    return WhyView(
        id=why.subject,
        title=f"{score.name}: {say(_WHY[risk.level])}",
        number=0,
        level=score.level,
        place=say("Voorbereiding {number} van {total}", number=place + 1, total=len(ready)),
        next_id=f"risk:{following}" if following else "",
        next_words=say("Volgende"),
        explanation=said(scenario.explanation),
        reasons=reasons,
        quiet=quiet,
        quiet_words=_quiet_words(quiet),
        rule_title=rule_title,
        rule_text=rule_text,
        parts=(),
        multiplier="",
        multipliers=(),
        figure_title=say("Voorbereiding"),
        risk=None,
        score=score,
        level_words=level_rule_words(why),
        helps=helps,
        more_helps=more,
        basis=(say(_WEIGHTS), *_note(scenario), *_sources(judged.pack, why.sources)),
    )


def _section(judged: Assessment, name: str, why: Why) -> WhyView | None:
    shown = [score.id for score in judged.sections if score.low is not None]
    score = next(each for each in judged.sections if each.id == name)
    section = next(each for each in judged.pack.sections if each.id == name)
    place = shown.index(name)
    following = shown[place + 1] if place + 1 < len(shown) else ""
    return _scored(
        judged,
        score,
        score_view(judged.pack, score, said(section.title)),
        section.items,
        why,
        place=say("Onderdeel {number} van {total}", number=place + 1, total=len(shown)),
        next_id=f"section:{following}" if following else "",
    )


def _place(judged: Assessment, name: str, why: Why) -> WhyView | None:
    words = place_words(name)
    if not words:
        return None
    score = zone_scores(judged.situation)[name]
    items = tuple(item.id for item in judged.pack.items if item.zone == name)
    view = score_view(judged.pack, score, capitalised(words))
    return _scored(judged, score, view, items, why, place="", next_id="")


def _scored(
    judged: Assessment,
    score: Score,
    view: ScoreView,
    items: tuple[str, ...],
    why: Why,
    *,
    place: str,
    next_id: str,
) -> WhyView:
    rule_title, rule_text = rule_words(None)
    helps, more = helps_score(judged, items, score)
    reasons, quiet = _split(reasons_of(judged, why, {}))
    return WhyView(
        id=why.subject,
        title=f"{view.name}: {say(_WHY[score.level])}",
        number=0,
        level=view.level,
        place=place,
        next_id=next_id,
        next_words=say("Volgend onderdeel"),
        explanation="",
        reasons=reasons,
        quiet=quiet,
        quiet_words=_quiet_words(quiet),
        rule_title=rule_title,
        rule_text=rule_text,
        parts=limits(judged.pack, why),
        multiplier="",
        multipliers=(),
        figure_title=say("Bescherming"),
        risk=None,
        score=view,
        level_words=level_rule_words(why),
        helps=helps,
        more_helps=more,
        basis=(say(_WEIGHTS),),
    )


def _rated(judged: Assessment, risk: Risk, scenario: Rated, why: Why) -> WhyView:
    rated = [each.id for each in judged.risks if each.kind != "readiness" and each.level != "none"]
    place = rated.index(risk.id)
    view = risk_view(judged.pack, risk, place + 1)
    taken_apart = why.trace or _NOTHING
    paths = [way for way in taken_apart.ways if way.kind == "path"]
    rule_title, rule_text = rule_words(scenario, len(paths))
    helps, more = helps_risk(judged, scenario, risk)
    following = rated[place + 1] if place + 1 < len(rated) else ""
    parts = _parts(judged, scenario, taken_apart, is_alone=len(paths) == 1)
    reasons, quiet = _split(reasons_of(judged, why, {part.id: part.title for part in parts}))
    is_first = place == 0 and risk.level != "unknown"
    return WhyView(
        id=why.subject,
        title=f"{view.name}: {say(_FIRST) if is_first else say(_WHY[risk.level])}",
        number=view.number,
        level=view.level,
        place=say("Risico {number} van {total}", number=view.number, total=len(rated)),
        next_id=f"risk:{following}" if following else "",
        next_words=say("Volgend risico"),
        explanation=said(scenario.explanation),
        reasons=reasons,
        quiet=quiet,
        quiet_words=_quiet_words(quiet),
        rule_title=rule_title,
        rule_text=rule_text,
        parts=parts,
        multiplier=times(taken_apart.product) if taken_apart.multipliers else "",
        multipliers=tuple(_multiplier(judged, each) for each in taken_apart.multipliers),
        figure_title=say("Risicogetal"),
        risk=view,
        score=None,
        level_words=level_rule_words(why),
        helps=helps,
        more_helps=more,
        basis=_basis(judged.pack, scenario, view, why),
    )


def _split(reasons: tuple[ReasonView, ...]) -> tuple[tuple[ReasonView, ...], tuple[ReasonView, ...]]:
    """Set the answers apart that change nothing at present."""
    return (
        tuple(reason for reason in reasons if reason.pull != "none"),
        tuple(reason for reason in reasons if reason.pull == "none"),
    )


def _quiet_words(quiet: tuple[ReasonView, ...]) -> str:
    """Count the answers that change nothing at present."""
    if not quiet:
        return ""
    return say_count(
        "{count} antwoord verandert nu niets", "{count} antwoorden veranderen nu niets", len(quiet)
    )


def _parts(
    judged: Assessment, scenario: Rated, taken_apart: Trace, *, is_alone: bool
) -> tuple[PartView, ...]:
    """Show what decides first, then the other paths, then what counts on every path."""
    compared = [way for way in taken_apart.ways if way.kind not in ("deter", "notice")]
    shared = [way for way in taken_apart.ways if way.kind in ("deter", "notice")]
    ways = sorted(compared, key=lambda way: not way.is_weakest)
    worst = max((way.high for way in compared), default=None)
    return tuple(_part(judged, scenario, way, worst, is_alone=is_alone) for way in [*ways, *shared])


def _part(
    judged: Assessment, scenario: Rated, way: Way, worst: Fraction | None, *, is_alone: bool
) -> PartView:
    paths = scenario.paths if isinstance(scenario, Adversary) else ()
    title = next((said(path.title) for path in paths if path.id == way.id), "")
    is_worst = way.high == worst and not is_alone
    return PartView(
        id=way.id,
        title=title or part_words(way.kind),
        words=_way_words(way, is_worst=is_worst),
        low=whole(way.low, 100),
        high=whole(way.high, 100),
        decides=way.is_weakest,
        weakest=weakest_of(judged.situation, way.element),
    )


def _way_words(way: Way, *, is_worst: bool) -> str:
    """Say what a part does in the rule: it decides, it counts everywhere, or we do not know it yet."""
    if way.kind in ("deter", "notice"):
        return say("telt op elke weg")
    if is_worst and not way.is_weakest:
        return say("even zwak")
    if is_worst:
        return say("zwakste plek") if way.kind == "path" else say("het zwakst")
    return say("weten we nog niet") if way.low != way.high else ""


def _multiplier(judged: Assessment, each: Multiplier) -> MultiplierView:
    item = judged.pack.item_by_id.get(each.item)
    is_open = each.low != each.high
    words = say("Uw situatie")
    if item:
        words = paragraph(said(item.question), f"{answer_of(judged.situation, item)}.")
    note = grade_words(each.grade)
    if is_open:
        note = say("Nog niet bekend. Wij rekenen met het hoogste getal.")
    return MultiplierView(each.item, words, times(each.high), note)


def _basis(pack: Pack, scenario: Adversary | Mishap, view: RiskView, why: Why) -> tuple[str, ...]:
    return (
        *basis_words(scenario, view.scale_words),
        *assumed_words(why),
        *_note(scenario),
        *_sources(pack, (*scenario.sources, *scenario.baseline.sources)),
    )


def _sources(pack: Pack, sources: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(say("Bron: {source}", source=words) for words in named_sources(pack, sources))


def _note(scenario: Adversary | Mishap | Readiness) -> tuple[str, ...]:
    return (said(scenario.note),) if scenario.note else ()
