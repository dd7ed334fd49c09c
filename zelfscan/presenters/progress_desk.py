"""The progress of one open scan: how it stood day by day, what changed since a day, and what to ask again."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil
from typing import TypeVar

from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.compare import compare
from zelfscan.core.levels import RiskLevel
from zelfscan.core.pack import Pack
from zelfscan.core.planning import Choice
from zelfscan.core.questionnaire import Route
from zelfscan.core.rescan import AskAgain, Reason
from zelfscan.core.response import Responses
from zelfscan.i18n import later, say, say_count
from zelfscan.presenters.asking_again import due_again, route_for_stale
from zelfscan.presenters.figures import score_view
from zelfscan.presenters.journal import Incident
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.progress_changes import compared, told
from zelfscan.presenters.progress_views import AgainView, DayView, DueGroupView, ProgressView
from zelfscan.wording.days import day, day_and_month
from zelfscan.wording.levels import level_word
from zelfscan.wording.sentences import joined, paragraph

MOST_DAYS = 9
#: So many days are read on the thread of the window: each takes about a millisecond.
_MOST_READ = 20
#: A scan is often spread over some evenings; what changed is most telling since well before that.
_A_WHILE = timedelta(days=28)
_QUESTIONS_A_MINUTE = 4
_LEVELS: tuple[RiskLevel, ...] = ("high", "medium", "low", "unknown")

#: Why a question is asked again, with its icon and the reason in words; the first one that holds counts.
_REASONS: dict[Reason, tuple[str, str]] = {
    "incident": ("opmerking", later("Er gebeurde iets nadat u dit beantwoordde.")),
    "stale": ("klok", later("Er kan iets veranderd zijn.")),
    "undated": ("zoek", later("Wij weten niet wanneer u dit beantwoordde.")),
    "open": ("waarom", later("Met deze antwoorden weten wij meer.")),
}

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class _State:
    """The answers and choices at the end of a day, and the day on which they are judged."""

    id: date
    judged_on: date
    responses: Responses
    choices: Mapping[str, Choice]


@dataclass(frozen=True)
class _Read:
    """Everything that the work needs, read from the journal on the thread of the window."""

    pack: Pack
    route: Route
    today: date
    states: tuple[_State, ...]
    incidents: tuple[Incident, ...]
    can_ask: bool


class ProgressDesk:
    """The progress of one open scan; what was judged once is not judged again."""

    def __init__(self, scan: OpenScan) -> None:
        """Keep the scan; nothing is read yet."""
        self.scan = scan
        # Several pieces of work may fill this at once: each writes whole values, and the same ones.
        self._judged: dict[date, tuple[_State, Pack, Route, Assessment]] = {}

    def find(self, since: str = "") -> Callable[[], ProgressView]:
        """Return the work of making the page, compared with an earlier day; without one a day is chosen.

        The work can take a second and needs no window; the journal is read here, because it takes no two
        readers at once.
        """
        read = self._read()
        return lambda: self._view(read, since)

    def _read(self) -> _Read:
        scan, journal = self.scan, self.scan.journal
        today = scan.clock().date()
        days = sorted({moment.astimezone().date() for moment in journal.moments()})
        earlier = (
            _State(each, each, *journal.as_it_stood(_end_of(each))) for each in thinned(days, _MOST_READ)[:-1]
        )
        latest = _State(days[-1] if days else today, today, journal.responses(), dict(journal.choices()))
        incidents = journal.incidents()
        return _Read(scan.pack, scan.route, today, (*earlier, latest), incidents, not scan.is_example)

    def _view(self, read: _Read, since: str) -> ProgressView:
        again = _again(read)
        states = thinned(_different(read.pack, read.states), MOST_DAYS)
        if not states:
            words = say("Daarna ziet u hier hoe het gaat.")
            return ProgressView(say("Beantwoord eerst de vragen"), (words,), (), "", None, again)
        judged = [(state.id, self._judge(read, state)) for state in states]
        days = tuple(_day_view(each, assessment) for each, assessment in judged)
        if len(judged) == 1:
            intro = (
                say("U ziet nu één dag."),
                say("Beantwoordt u later weer vragen? Dan ziet u hier wat er veranderde."),
            )
            return ProgressView(say("Hier begint uw voortgang"), intro, days, days[0].figures, None, again)
        (chosen, before), after = _earlier(judged, since), judged[-1][1]
        found = compare(before, after)
        title, sentences = told(chosen, found, after)
        view = compared(chosen, [each for each, _ in judged[:-1]], found, after)
        return ProgressView(title, sentences, days, _outline(days), view, again)

    def _judge(self, read: _Read, state: _State) -> Assessment:
        kept = self._judged.get(state.id)
        if kept is not None and kept[0] == state and kept[1] is read.pack and kept[2] is read.route:
            return kept[3]
        made = assess(read.pack, read.route, state.responses, state.judged_on, state.choices)
        self._judged[state.id] = (state, read.pack, read.route, made)
        return made


def thinned(things: Sequence[Thing], most: int) -> tuple[Thing, ...]:
    """Return at most so many things: the first, the last, and the others evenly between them."""
    if len(things) <= most:
        return tuple(things)
    last = len(things) - 1
    return tuple(things[round(place * last / (most - 1))] for place in range(most))


def _end_of(each: date) -> datetime:
    """Return the last second of a day, in the time zone of this computer."""
    return datetime.combine(each, time(23, 59, 59)).astimezone()


def _different(pack: Pack, states: Sequence[_State]) -> tuple[_State, ...]:
    """Leave out the days on which only another scan of the same dossier was answered."""
    kept: list[_State] = []
    before: object = None
    for state in states:
        own = _own(pack, state)
        if own is not None and own != before:
            kept.append(state)
            before = own
    return tuple(kept)


def _own(pack: Pack, state: _State) -> object:
    """Return what was answered and chosen for one questionnaire, none where that is nothing."""
    answers, items, measures = state.responses, pack.item_by_id, pack.measure_by_id
    values = {item: value for item, value in answers.values.items() if item in items}
    dates = {item: each for item, each in answers.answered.items() if item in items}
    choices = {measure: choice for measure, choice in state.choices.items() if measure in measures}
    return (values, dates, answers.elements, choices) if values or choices or answers.elements else None


def _earlier(judged: Sequence[tuple[date, Assessment]], since: str) -> tuple[date, Assessment]:
    """Return the day to compare with: the one that was asked for, or the last of well before the latest."""
    latest = judged[-1][0]
    asked = next((each for each in judged[:-1] if each[0].isoformat() == since), None)
    older = [each for each in judged[:-1] if each[0] <= latest - _A_WHILE]
    return asked or (older[-1] if older else judged[0])


def _day_view(each: date, judged: Assessment) -> DayView:
    score = score_view(judged.pack, judged.overall, say("Hele scan"))
    levels = Counter(risk.level for risk in judged.risks if risk.kind != "readiness")
    counted = [(level, levels[level]) for level in _LEVELS if levels[level]]
    return DayView(
        id=each.isoformat(),
        day=day(each),
        short=day_and_month(each),
        year=str(each.year),
        score=score,
        figures=_figures(day(each), score.figures, score.words),
        counts=(levels["high"], levels["medium"], levels["low"], levels["unknown"]),
        risks=joined(f"{count} {level_word(level).lower()}" for level, count in counted),
    )


def _figures(each: str, figures: str, level: str) -> str:
    if not figures:
        return say("{day}: nog geen cijfer.", day=each)
    return say("{day}: {figures} van 100, {level}.", day=each, figures=figures, level=level.lower())


def _outline(days: Sequence[DayView]) -> str:
    """Say the picture in a few sentences; the list says every day."""
    return paragraph(days[0].figures, days[-1].figures)


def _again(read: _Read) -> AgainView:
    latest = read.states[-1]
    route = route_for_stale(read.pack)
    due = due_again(
        read.pack, route or read.route, latest.responses, latest.choices, read.incidents, read.today
    )
    if not read.can_ask:
        return _nothing(say("In het voorbeeld vragen wij niets opnieuw."))
    if not due.asked:
        again = due.next_day
        words = say("Op {day} vragen wij weer iets.", day=day(again)) if again is not None else ""
        return _nothing(paragraph(say("Uw antwoorden zijn nog niet te oud."), words))
    counts = Counter(_reason(each) for each in due.asked)
    is_first = set(counts) == {"open"}
    return AgainView(
        title=say("Deze vragen staan nog open") if is_first else say("Dit vragen wij opnieuw"),
        groups=tuple(_due_group(reason, counts[reason]) for reason in _REASONS if counts[reason]),
        total=_total(len(due.asked)),
        calm="",
        route=route.id if route is not None else "",
        button=say("Beantwoord ze") if is_first else say("Vraag ze opnieuw"),
    )


def _nothing(calm: str) -> AgainView:
    return AgainView(say("Wij vragen nu niets opnieuw"), (), "", calm, "", "")


def _reason(each: AskAgain) -> Reason:
    return next(reason for reason in _REASONS if reason in each.reasons)


def _due_group(reason: Reason, count: int) -> DueGroupView:
    return DueGroupView(_REASONS[reason][0], _due_words(reason, count), say(_REASONS[reason][1]))


def _due_words(reason: Reason, count: int) -> str:
    if reason == "incident":
        return say_count("{count} vraag hoort bij uw logboek", "{count} vragen horen bij uw logboek", count)
    if reason == "stale":
        return say_count("{count} antwoord is oud", "{count} antwoorden zijn oud", count)
    if reason == "undated":
        return say_count("{count} antwoord heeft geen datum", "{count} antwoorden hebben geen datum", count)
    return say_count("{count} vraag is nog niet beantwoord", "{count} vragen zijn nog niet beantwoord", count)


def _total(count: int) -> str:
    """Say how many questions there are, and about how long they take."""
    asked = say_count("{count} vraag", "{count} vragen", count)
    return say_count(
        "{asked}, ongeveer {count} minuut",
        "{asked}, ongeveer {count} minuten",
        ceil(count / _QUESTIONS_A_MINUTE),
        asked=asked,
    )
