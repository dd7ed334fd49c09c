"""What newer questionnaires would make of scans that are there; nothing of a scan is changed for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.compare import fitting
from zelfscan.core.pack import Pack
from zelfscan.core.planning import Choice
from zelfscan.core.questionnaire import Route
from zelfscan.core.response import Responses
from zelfscan.core.risks import Risk
from zelfscan.i18n import said, say, say_count
from zelfscan.presenters.content_views import EffectView
from zelfscan.presenters.figures import score_view
from zelfscan.presenters.pack_words import short_title
from zelfscan.wording.levels import level_word
from zelfscan.wording.sentences import joined, paragraph

FIRST = 3
"""So many measures are for this week."""


@dataclass(frozen=True)
class ScanFacts:
    """The answers of one scan as they are now, read to be judged twice."""

    whose: str
    pack: str
    route: str
    responses: Responses
    choices: Mapping[str, Choice]


def effect(facts: ScanFacts, old: Pack, new: Pack, day: date) -> EffectView:
    """Judge a scan with the questionnaire of now and with a newer one, and say what would be other."""
    before = assess(old, _route(old, facts.route), facts.responses, day, facts.choices)
    kept, dropped = fitting(facts.responses, new)
    after = assess(new, _route(new, facts.route), kept, day, facts.choices)
    asked = [item for item in dropped if item in before.situation.asked]
    lines = [
        *_overall(before, after),
        *_risks(before, after),
        *_first(before, after),
        *_asked_more(before, after),
    ]
    return EffectView(
        title=say("{scan}: {whose}", scan=short_title(new), whose=facts.whose),
        lines=tuple(lines) or (say("Hier verandert niets aan cijfers, risico’s of eerste stappen."),),
        is_same=not lines and not asked,
        kept=tuple(said(old.item_by_id[item].question) for item in asked if item in old.item_by_id),
    )


def kept_words(view: EffectView) -> str:
    """Say what happens with answers that fit no longer."""
    if not view.kept:
        return ""
    count = say_count(
        "{count} antwoord past niet meer bij de vraag.",
        "{count} antwoorden passen niet meer bij de vraag.",
        len(view.kept),
    )
    stays = say("Wat u hebt geantwoord blijft bewaard, maar telt dan niet meer mee. Beantwoord opnieuw:")
    return paragraph(count, stays)


def _route(pack: Pack, name: str) -> Route:
    return pack.route(name) or pack.route(pack.default_route) or pack.routes[0]


def _overall(before: Assessment, after: Assessment) -> Iterable[str]:
    name = say("Hele scan")
    old, new = (score_view(each.pack, each.overall, name) for each in (before, after))
    if old.figures and new.figures and (old.figures, old.words) != (new.figures, new.words):
        yield say(
            "Cijfer voor de hele scan: {before} ({level}) wordt {after} ({new_level}).",
            before=old.figures,
            level=old.words.lower(),
            after=new.figures,
            new_level=new.words.lower(),
        )


def _risks(before: Assessment, after: Assessment) -> Iterable[str]:
    """Say which levels change: by the answers, the figures, or the limits between the levels."""
    olds, news = ({each.id: each for each in judged.risks} for judged in (before, after))
    titles = {each.id: said(each.title) for each in (*before.pack.scenarios, *after.pack.scenarios)}
    only_figures = 0
    for name in dict.fromkeys([*news, *olds]):
        old, new = olds.get(name), news.get(name)
        if old is None:
            yield say("{risk}: nieuw.", risk=titles[name])
        elif new is None:
            yield say("{risk}: vervalt.", risk=titles[name])
        elif (old.level, old.level_best) != (new.level, new.level_best):
            yield say(
                "{risk}: {before} wordt {after}.",
                risk=titles[name],
                before=level_word(old.level, old.level_best).lower(),
                after=level_word(new.level, new.level_best).lower(),
            )
        else:
            only_figures += _figures(old) != _figures(new)
    if only_figures:
        yield say_count(
            "Bij {count} risico verandert het cijfer, maar niet het niveau.",
            "Bij {count} risico’s verandert het cijfer, maar niet het niveau.",
            only_figures,
        )


def _figures(risk: Risk) -> tuple[Fraction | None, ...]:
    return risk.ratio_low, risk.ratio_high, risk.low, risk.high


def _first(before: Assessment, after: Assessment) -> Iterable[str]:
    olds, news = (
        {step.measure.id: said(step.measure.title) for step in judged.plan if step.choice != "done"}
        for judged in (before, after)
    )
    first_old, first_new = (dict(list(each.items())[:FIRST]) for each in (olds, news))
    come = [title for name, title in first_new.items() if name not in first_old]
    go = [title for name, title in first_old.items() if name not in first_new]
    if come:
        yield say("Komt bij uw eerste stappen: {measures}.", measures=joined(come))
    if go:
        yield say("Gaat van uw eerste stappen af: {measures}.", measures=joined(go))


def _asked_more(before: Assessment, after: Assessment) -> Iterable[str]:
    more = [item for item in after.situation.asked if item not in before.situation.asked]
    if more:
        yield say_count("Er komt {count} vraag bij.", "Er komen {count} vragen bij.", len(more))
