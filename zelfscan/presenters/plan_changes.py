"""What would change: each risk before and after the steps that somebody tries out."""

from collections.abc import Iterable

from zelfscan.core.assessment import Assessment
from zelfscan.core.risks import Risk
from zelfscan.i18n import later, said, say, say_count
from zelfscan.presenters.figures import readiness_view, risk_view
from zelfscan.presenters.plan_views import ChangeView, TryView
from zelfscan.wording.levels import reference_words
from zelfscan.wording.sentences import joined, paragraph

_NOTHING = later("Zet bij een stap Wat als aan. Dan ziet u hier wat er verandert.")
_NO_STEP = later("Er is nu geen open stap die een cijfer verandert.")


def trying(
    judged: Assessment, after: Iterable[Risk], count: int, can_try: bool, added: Iterable[str] = ()
) -> TryView:
    """Compare the risks as they are with those that remain; ``can_try``: a step has a switch.

    ``added`` are the measures that had to come along.
    """
    new = {risk.id: risk for risk in after}
    shown = [risk for risk in judged.risks if risk.level != "none"]
    moved = [risk for risk in shown if _is_moved(risk, new[risk.id])]
    changes = tuple(_change(judged, risk, new[risk.id]) for risk in moved)
    kept = len(shown) - len(moved)
    return TryView(
        words=_words(count, can_try=can_try, has_changes=bool(changes)),
        added=tuple(_along(judged, measure) for measure in added),
        changes=changes,
        same_words=_same(kept) if changes and kept else "",
        scale_words=_scale(judged, moved) if changes else "",
        count=count,
    )


def _words(count: int, *, can_try: bool, has_changes: bool) -> str:
    """Say how many steps are tried, or how to try one."""
    if count and not has_changes:
        return say("{count} aangezet. Geen cijfer verandert hierdoor.", count=count)
    if not can_try:
        return say(_NO_STEP)
    return say("{count} aangezet. De streep is de stand van nu.", count=count) if count else say(_NOTHING)


def _along(judged: Assessment, measure: str) -> str:
    """Say that a step comes along with another one."""
    title = said(judged.pack.measure_by_id[measure].title)
    return say("Telt mee: {measure}. Dat moet eerst.", measure=title)


def _same(count: int) -> str:
    return say_count("{count} ander cijfer blijft gelijk.", "{count} andere cijfers blijven gelijk.", count)


def _is_moved(before: Risk, after: Risk) -> bool:
    return (before.low, before.high, before.level) != (after.low, after.high, after.level)


def _change(judged: Assessment, before: Risk, after: Risk) -> ChangeView:
    if before.kind == "readiness":
        old, new = readiness_view(judged.pack, before), readiness_view(judged.pack, after)
        return ChangeView(
            id=before.id,
            name=old.name,
            before=str(old.low or 0),
            after=str(new.low or 0),
            level=new.level,
            words=new.words,
            old=old.low or 0,
            low=new.low or 0,
            high=new.high or 0,
            reference="",
            is_score=True,
        )
    was, becomes = risk_view(judged.pack, before, 0), risk_view(judged.pack, after, 0)
    return ChangeView(
        id=before.id,
        name=was.name,
        before=str(was.high),
        after=str(becomes.high),
        level=becomes.level,
        words=becomes.words,
        old=was.high,
        low=becomes.low,
        high=becomes.high,
        reference=becomes.reference,
        is_score=False,
    )


def _scale(judged: Assessment, moved: Iterable[Risk]) -> str:
    """Say what 100 stands for in these bars, and how sure the figures are."""
    views = [risk_view(judged.pack, risk, 0) for risk in moved if risk.kind != "readiness"]
    homes = [view.name for view in views if view.scale_words == reference_words("average-home")]
    parts = []
    if homes and len(homes) == len(views):
        parts.append(say("Een gemiddeld huis is 100."))
    elif homes:
        parts.append(say("{risks}: een gemiddeld huis is 100.", risks=joined(homes)))
        parts.append(say("Bij de andere risico’s is ons voorbeeld (aanname) 100."))
    elif views:
        parts.append(say("Ons voorbeeld (aanname) is 100."))
    parts.append(say("De cijfers zijn een schatting. Zij zeggen iets over de volgorde, niet over zekerheid."))
    return paragraph(*parts)
