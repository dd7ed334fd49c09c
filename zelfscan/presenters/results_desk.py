"""The result: what is good, which risks there are, how well each part is protected, what is still open."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from zelfscan.core.assessment import Assessment
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.flow import asked_items
from zelfscan.core.pack import Pack
from zelfscan.core.response import NOT_APPLICABLE
from zelfscan.core.scoring import Score, good_points, zone_scores
from zelfscan.i18n import said, say, say_count
from zelfscan.presenters.figures import readiness_view, risk_views, score_view
from zelfscan.presenters.judged_scan import JudgedScan
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.pack_words import short_title
from zelfscan.presenters.result_views import LongerView, OpenView, PlaceView, ResultView, RiskView
from zelfscan.presenters.still_open import longer_view, open_view, why_unknown
from zelfscan.wording.levels import level_word
from zelfscan.wording.places import drawn_levels, drawn_place, place_words
from zelfscan.wording.sentences import capitalised, joined

FIRST_GOOD = 3


class ResultsDesk:
    """The result of one open scan."""

    def __init__(self, scan: OpenScan) -> None:
        """Keep the scan; nothing is judged before a view is asked for."""
        self.scan = scan
        self._judged = JudgedScan(scan)

    def view(self) -> ResultView:
        """Return the result as it is now."""
        judged = self._judged.now()
        pack = judged.pack
        good = _good(judged)
        title, intro = _title(judged, good)
        risks = risk_views(judged)
        zones = zone_scores(judged.situation)
        longer = self._longer(judged)
        return ResultView(
            title=title,
            intro=intro,
            good=good[:FIRST_GOOD],
            rest_of_good=good[FIRST_GOOD:],
            more_words=say("Bekijk alle {count} goede punten", count=len(good))
            if len(good) > FIRST_GOOD
            else "",
            summary=_summary(judged),
            scale_words=_most_common(risk.scale_words for risk in risks),
            risks=tuple(risk for risk in risks if risk.level != "unknown"),
            unknown=tuple(risk for risk in risks if risk.level == "unknown"),
            unknown_words=why_unknown(judged, longer),
            longer=longer,
            absent=_absent(judged),
            readiness=tuple(
                readiness_view(pack, risk)
                for risk in judged.risks
                if risk.kind == "readiness" and risk.level != "none"
            ),
            sections=tuple(
                score_view(pack, score, said(section.title))
                for score, section in zip(judged.sections, pack.sections, strict=True)
                if score.low is not None
            ),
            tints=tuple(drawn_levels({zone: score.level for zone, score in zones.items()}).items()),
            places=_places(pack, zones, risks),
        )

    def find_open(self) -> Callable[[], OpenView]:
        """Return the work of finding the open questions; it can take a second, and needs no window."""
        judged = self._judged.now()
        longer = self._longer(judged)
        return lambda: open_view(judged, longer)

    def _longer(self, judged: Assessment) -> LongerView | None:
        """Return the route that asks more; an example has none, because nobody answers it."""
        return None if self.scan.is_example else longer_view(judged)


def _good(judged: Assessment) -> tuple[str, ...]:
    items = (judged.pack.item_by_id[item] for item in good_points(judged.situation))
    return tuple(said(item.good) for item in items if item.good is not None)


def _title(judged: Assessment, good: tuple[str, ...]) -> tuple[str, str]:
    if good:
        return say("Dit is al goed"), ""
    asked = asked_items(judged.situation, judged.route)
    scored = [item for item in asked if judged.pack.item_by_id[item].is_scored]
    if any(judged.situation.option(item) != UNKNOWN for item in scored):
        return (
            say("Hier valt nog veel te winnen"),
            say("Op geen enkele vraag gaf u al het beste antwoord. Het plan zegt wat u eerst kunt doen."),
        )
    return (
        say("Er is nog te weinig bekend"),
        say("Beantwoord eerst een paar vragen. Dan ziet u hier wat al goed is."),
    )


def _summary(judged: Assessment) -> str:
    """Count what was answered; *weet ik niet* is an answer too."""
    asked = asked_items(judged.situation, judged.route)
    answers = [judged.situation.answer(item) for item in asked]
    given = len(answers) - answers.count(None)
    parts = [say("{count} van {total} beantwoord", count=given, total=len(asked))]
    if unknown := answers.count(UNKNOWN):
        parts.append(say_count("{count} keer weet ik niet", "{count} keer weet ik niet", unknown))
    if absent := answers.count(NOT_APPLICABLE):
        parts.append(say("{count} niet van toepassing", count=absent))
    return f"{short_title(judged.pack)}. {', '.join(parts)}."


def _most_common(words: Iterable[str]) -> str:
    """Return the words that are there most often, the first of them at a tie."""
    return next((each for each, _ in Counter(words).most_common(1)), "")


def _absent(judged: Assessment) -> str:
    names = [said(judged.pack.scenario_by_id[risk.id].title) for risk in judged.risks if risk.level == "none"]
    return say("Niet van toepassing: {risks}.", risks=joined(names)) if names else ""


def _places(pack: Pack, zones: Mapping[str, Score], risks: Iterable[RiskView]) -> tuple[PlaceView, ...]:
    """List every place in or around the house that has a score or a risk: the picture in words."""
    by_zone: dict[str, list[str]] = {}
    for risk in risks:
        zone = pack.scenario_by_id[risk.id].zone
        if place_words(zone):
            by_zone.setdefault(str(zone), []).append(f"{risk.number}. {risk.name}")
    found = []
    for zone in dict.fromkeys([*zones, *by_zone]):
        name = place_words(zone)
        score = score_view(pack, zones[zone], name) if zone in zones else None
        if not name or (zone not in by_zone and (score is None or score.level == "none")):
            continue
        found.append(
            PlaceView(
                id=zone,
                drawn=drawn_place(zone) or "",
                name=capitalised(name),
                level=score.level if score else "none",
                words=score.words if score else level_word("none"),
                figures=score.figures if score else "",
                risks="\n".join(by_zone.get(zone, [])),
            )
        )
    return tuple(found)
