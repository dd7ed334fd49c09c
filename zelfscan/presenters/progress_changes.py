"""What changed between two days of one scan, in words: figures first, then steps, then answers."""

from collections.abc import Iterable, Sequence
from datetime import date

from zelfscan.core.assessment import Assessment
from zelfscan.core.compare import AnswerChange, Change, Comparison, Verdict
from zelfscan.core.risks import Risk
from zelfscan.core.scoring import Score
from zelfscan.i18n import later, said, say, say_count, spoken
from zelfscan.presenters.figures import readiness_view, risk_view, score_view
from zelfscan.presenters.progress_views import ChangedView, ChangeGroupView, ComparedView
from zelfscan.presenters.result_views import RiskView, ScoreView
from zelfscan.wording.answers import answer_words
from zelfscan.wording.changes import change_words
from zelfscan.wording.days import day
from zelfscan.wording.levels import level_word
from zelfscan.wording.numbers import in_words
from zelfscan.wording.sentences import as_sentence, capitalised, joined, paragraph

FIRST_SHOWN = 3
_FIGURES = ("section", "risk", "readiness")
_VERDICTS: tuple[Verdict, ...] = ("better", "worse", "new", "gone")
_FIGURE_TITLES: dict[Verdict, str] = {
    "better": later("Beter"),
    "worse": later("Slechter"),
    "new": later("Nu ook bekend"),
    "gone": later("Geen cijfer meer"),
}
_STEP_TITLES: dict[Verdict, str] = {
    "new": later("Nieuw in uw plan"),
    "gone": later("Gedaan of niet meer nodig"),
}
_ANSWER_TITLES = {
    "changed": later("Anders beantwoord"),
    "new": later("Nieuw beantwoord"),
    "gone": later("Antwoord weggehaald"),
}
_KINDS = {
    "risk": later("Risico."),
    "section": later("Bescherming."),
    "readiness": later("Voorbereiding."),
}
_NOT_KNOWN = ("unknown", "insufficient")
_JUDGED = {"better": later("Beter."), "worse": later("Slechter.")}


def compared(since: date, options: Sequence[date], found: Comparison, after: Assessment) -> ComparedView:
    """Say what changed since a day; ``options`` are the days that can be chosen, oldest first."""
    groups = _groups(found.by_answers, after)
    answers = _answer_groups(found, after)
    is_same = not groups and not answers
    return ComparedView(
        since=since.isoformat(),
        options=tuple((each.isoformat(), day(each)) for each in reversed(options)),
        summary=say("Er is niets veranderd.") if is_same else _counted(found),
        groups=groups,
        answers_title=say("Antwoorden die anders zijn dan op {day}", day=day(since)),
        answers=answers,
        content=_groups(found.by_content, after),
    )


def told(since: date, found: Comparison, after: Assessment) -> tuple[str, tuple[str, ...]]:
    """Say in one title what became of the figures, good news first, and in a few sentences the rest."""
    changes = found.by_answers
    better, worse = (_count(changes, verdict) for verdict in ("better", "worse"))
    intro = [_overall(changes, after)]
    if better:
        title = say_count(
            "{number} cijfer is beter dan op {day}",
            "{number} cijfers zijn beter dan op {day}",
            better,
            number=in_words(better),
            day=day(since),
        )
        if worse:
            intro.append(_worse(worse))
    elif worse:
        title = say_count(
            "{number} cijfer is slechter dan op {day}",
            "{number} cijfers zijn slechter dan op {day}",
            worse,
            number=in_words(worse),
            day=day(since),
        )
    else:
        title = say("Uw cijfers zijn gelijk aan die van {day}", day=day(since))
    return capitalised(title), tuple(each for each in intro if each)


def _worse(count: int) -> str:
    words = say_count(
        "{number} cijfer is slechter.", "{number} cijfers zijn slechter.", count, number=in_words(count)
    )
    return capitalised(words)


def _count(changes: Iterable[Change], verdict: str) -> int:
    return sum(each.verdict == verdict and each.kind in _FIGURES for each in changes)


def _overall(changes: Iterable[Change], after: Assessment) -> str:
    """Say what became of the score of the whole scan."""
    change = next((each for each in changes if each.kind == "overall"), None)
    if change is None or not isinstance(change.before, Score) or not isinstance(change.after, Score):
        return ""
    old, new = (score_view(after.pack, each, say("Hele scan")) for each in (change.before, change.after))
    return _was_and_is(old, new)


def _counted(found: Comparison) -> str:
    """Count what changed, for whoever hears it rather than sees it."""
    counts = {verdict: _count(found.by_answers, verdict) for verdict in ("better", "worse")}
    parts = []
    if counts["better"]:
        parts.append(say_count("{count} cijfer beter", "{count} cijfers beter", counts["better"]))
    if counts["worse"]:
        parts.append(say_count("{count} cijfer slechter", "{count} cijfers slechter", counts["worse"]))
    if found.answers:
        parts.append(say_count("{count} antwoord anders", "{count} antwoorden anders", len(found.answers)))
    return as_sentence(joined(parts))


def _groups(changes: Sequence[Change], after: Assessment) -> tuple[ChangeGroupView, ...]:
    figures = [each for each in changes if each.kind in _FIGURES]
    steps = [each for each in changes if each.kind == "measure"]
    groups = [
        _group(f"figures-{verdict}", say(_FIGURE_TITLES[verdict]), _figures(figures, verdict, after))
        for verdict in _VERDICTS
    ]
    groups += [
        _group(f"steps-{verdict}", say(_STEP_TITLES[verdict]), _steps(steps, verdict, after))
        for verdict in _STEP_TITLES
    ]
    return tuple(group for group in groups if group.rows)


def _group(name: str, title: str, rows: Sequence[ChangedView]) -> ChangeGroupView:
    rest = len(rows) - FIRST_SHOWN
    more = say("Toon ook de andere {number}", number=in_words(rest)) if rest > 1 else ""
    return ChangeGroupView(name, title, tuple(rows), FIRST_SHOWN if more else len(rows), more)


def _figures(changes: Iterable[Change], verdict: Verdict, after: Assessment) -> list[ChangedView]:
    """Put figures into words; those that got another level come first, and risks before scores."""
    found = [each for each in changes if each.verdict == verdict]
    found.sort(key=lambda each: (not _is_other_level(each), each.kind != "risk"))
    return [_figure(each, after) for each in found]


def _is_other_level(change: Change) -> bool:
    return None in (change.before, change.after) or _level(change.before) != _level(change.after)


def _level(figure: Score | Risk | None) -> str:
    return figure.level if figure is not None else ""


def _figure(change: Change, after: Assessment) -> ChangedView:
    old, new = _view(change, change.before, after), _view(change, change.after, after)
    shown = new or old
    level = shown.level if shown is not None else "none"
    kind = "section" if change.kind == "section" else "risk"
    if old is not None and new is not None:
        words = _became(old.level, new.level)
        spoken_words = paragraph(_was_and_is(old, new), words, say(_KINDS[change.kind]))
    else:
        words = as_sentence(shown.words) if shown is not None else ""
        spoken_words = paragraph(*(as_sentence(each) for each in (_name(shown), _numbers(shown))), words)
    return ChangedView(
        kind="figure",
        id=f"{kind}:{change.id}" if new is not None and new.level != "none" else "",
        title=_name(shown),
        note=paragraph(say(_KINDS[change.kind]), words),
        before=_numbers(old),
        after=_numbers(new),
        level=level,
        spoken=spoken_words,
    )


def _became(before: str, after: str) -> str:
    """Say what a level has become; from or to not knowing, only what it is now."""
    if before != after and (before in _NOT_KNOWN or after in _NOT_KNOWN):
        return say("Nu {level}.", level=level_word(after).lower())
    return as_sentence(change_words(before, after))


def _view(change: Change, figure: Score | Risk | None, after: Assessment) -> RiskView | ScoreView | None:
    pack = after.pack
    if isinstance(figure, Risk):
        readiness = change.kind == "readiness"
        return readiness_view(pack, figure) if readiness else risk_view(pack, figure, 0)
    if figure is None:
        return None
    section = next(each for each in pack.sections if each.id == change.id)
    return score_view(pack, figure, said(section.title))


def _name(view: RiskView | ScoreView | None) -> str:
    return view.name if view is not None else ""


def _numbers(view: RiskView | ScoreView | None) -> str:
    return view.figures if view is not None else ""


def _was_and_is(old: RiskView | ScoreView, new: RiskView | ScoreView) -> str:
    return say("{name}: was {before}, is nu {after}.", name=new.name, before=old.figures, after=new.figures)


def _steps(changes: Iterable[Change], verdict: Verdict, after: Assessment) -> list[ChangedView]:
    planned = {step.measure.id: step for step in after.plan}
    found = {each.id for each in changes if each.verdict == verdict}
    # In the order of the plan; what is no longer in it comes last.
    names = [name for name in planned if name in found] + sorted(found - set(planned))
    return [_step(name, name in planned, verdict, after) for name in names]


def _step(name: str, is_planned: bool, verdict: Verdict, after: Assessment) -> ChangedView:
    title = said(after.pack.measure_by_id[name].title)
    note = ""
    if verdict == "gone":
        note = say("Gedaan.") if is_planned else say("Niet meer nodig.")
    spoken_words = paragraph(as_sentence(title), note)
    return ChangedView("step", name if is_planned else "", title, note, "", "", "", spoken_words)


def _answer_groups(found: Comparison, after: Assessment) -> tuple[ChangeGroupView, ...]:
    kinds: dict[str, list[ChangedView]] = {kind: [] for kind in _ANSWER_TITLES}
    for each in found.answers:
        kind = "new" if each.before is None else "gone" if each.after is None else "changed"
        kinds[kind].append(_answer(each, after))
    groups = (_folded(kind, say(_ANSWER_TITLES[kind]), rows) for kind, rows in kinds.items())
    return tuple(group for group in groups if group.rows)


def _folded(kind: str, title: str, rows: list[ChangedView]) -> ChangeGroupView:
    """Show what was answered otherwise; what is new would soon be a list of eighty, and is folded away."""
    group = _group(f"answers-{kind}", title, rows)
    if kind == "changed" or len(rows) <= FIRST_SHOWN:
        return group
    more = say("Toon deze {count} antwoorden", count=len(rows))
    return ChangeGroupView(group.id, title, group.rows, 0, more)


def _answer(change: AnswerChange, after: Assessment) -> ChangedView:
    item = after.pack.item_by_id[change.item]
    language = spoken()
    element = next((each for each in after.situation.responses.elements if each.id == change.element), None)
    before, now = (answer_words(item, value, language) for value in (change.before, change.after))
    question = said(item.question)
    note = say(_JUDGED[change.verdict]) if change.verdict in _JUDGED else ""
    words = {
        "new": say("Is nu: {after}.", after=now),
        "gone": say("Was: {before}.", before=before),
    }.get(change.verdict or "", say("Was: {before}. Is nu: {after}.", before=before, after=now))
    return ChangedView(
        kind="answer",
        id=change.item if after.situation.is_asked(change.item) else "",
        title=question,
        note=paragraph(as_sentence(element.name) if element is not None else "", note),
        before=before if change.before is not None else "",
        after=now if change.after is not None else "",
        level="",
        spoken=paragraph(question, words, note),
    )
