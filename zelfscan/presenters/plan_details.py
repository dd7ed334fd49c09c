"""What belongs to a choice in the plan: the day of what is planned, the proof of what is done, or why not."""

from datetime import date, timedelta

from zelfscan.core.measure import Measure
from zelfscan.core.planning import Choice
from zelfscan.i18n import later, said, say
from zelfscan.presenters.plan_views import DetailView, ReadyView
from zelfscan.wording.days import day
from zelfscan.wording.sentences import paragraph
from zelfscan.wording.typed_days import day_typed

MOST_LETTERS = 300
_SHOWN_LETTERS = 80
_YEARS_AHEAD = 10
_WEEK = timedelta(days=7)
#: Kept in Dutch, whatever language the window speaks, so that they can be said in another one later.
_REASONS = (
    later("Mag niet van de verhuurder"),
    later("Te duur"),
    later("Niet nodig in mijn situatie"),
)


class DetailRefused(ValueError):
    """What was typed cannot be kept; ``str(error)`` says what to type instead."""


def detail_view(measure: Measure, choice: Choice, kept: str, today: date) -> DetailView | None:
    """Return the room under a choice with what is kept there, none for a step that is open."""
    if choice == "planned":
        return _planned(kept, today)
    if choice == "done":
        return DetailView(
            label=say("Hoe weet u dat het klaar is?"),
            hint=say("Bijvoorbeeld: bon van 3 december."),
            text=kept,
            words=say("Gedaan: {proof}", proof=_short(kept)) if kept else "",
            beside=(say("Klaar als"), said(measure.done_when)),
        )
    if choice == "declined":
        reason = next((say(each) for each in _REASONS if each == kept), kept)
        return DetailView(
            label=say("Waarom doet u dit niet?"),
            hint=say("Dit mag leeg blijven."),
            text=reason,
            words=say("Niet, want: {reason}", reason=_short(reason)) if reason else "",
            ready=tuple(ReadyView(say(each), say(each)) for each in _REASONS),
        )
    return None


def detail_typed(choice: Choice, text: str, kept: str, today: date) -> str:
    """Return what is to be kept of what was typed. Raises ``DetailRefused`` where it cannot be kept."""
    typed = " ".join(text.split())
    if choice == "planned":
        return _day_typed(typed, kept, today)
    if len(typed) > MOST_LETTERS:
        raise DetailRefused(say("Dit is te lang. Gebruik hooguit {count} tekens.", count=MOST_LETTERS))
    if choice == "declined":
        return next((each for each in _REASONS if say(each) == typed), typed)
    return typed


def _planned(kept: str, today: date) -> DetailView:
    when = _day_kept(kept)
    is_late = when is not None and when < today
    if when is None:
        words = say("Gepland: {words}", words=_short(kept)) if kept else ""
    elif is_late:
        words = say("Dit stond voor {day}. Kies gerust een nieuwe dag.", day=day(when))
    else:
        words = say("Gepland voor {day}", day=day(when))
    return DetailView(
        label=say("Op welke dag doet u dit?"),
        hint=_example(today),
        text=day(when) if when is not None else kept,
        words=words,
        is_late=is_late,
        is_short=True,
        ready=(
            ReadyView(day(today), say("Vandaag")),
            ReadyView(day(today + _WEEK), say("Volgende week")),
        ),
    )


def _day_typed(typed: str, kept: str, today: date) -> str:
    before = _day_kept(kept)
    if not typed or typed == (day(before) if before is not None else kept):
        return kept if typed else ""  # a day that has passed may stay until another one is chosen
    when = day_typed(typed, today)
    if when is None:
        raise DetailRefused(paragraph(say("Dit is geen dag."), _example(today)))
    if when < today:
        raise DetailRefused(say("Deze dag is al voorbij. Kies vandaag of een latere dag."))
    if when.year > today.year + _YEARS_AHEAD:
        raise DetailRefused(say("Kies een dag binnen {count} jaar.", count=_YEARS_AHEAD))
    return when.isoformat()


def _example(today: date) -> str:
    return say("Typ een dag, zoals {day}.", day=day(today + _WEEK))


def _day_kept(kept: str) -> date | None:
    try:
        return date.fromisoformat(kept)
    except ValueError:
        return None


def _short(text: str) -> str:
    """Return what fits in a row; the whole of it stands in the field."""
    return text if len(text) <= _SHOWN_LETTERS else f"{text[:_SHOWN_LETTERS].rstrip()}…"
