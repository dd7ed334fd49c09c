"""A short list of questions to answer one after the other: ten minutes' worth, or those for the dark."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.finding_out import OpenQuestion, open_questions
from zelfscan.core.flow import asked_items, situation_of
from zelfscan.core.pack import Pack
from zelfscan.core.planning import with_done
from zelfscan.i18n import later, say, say_count
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.views import ListEntryView, ListView

TEN_MINUTES, DARK = "ten-minutes", "dark"
_TITLES = {
    TEN_MINUTES: later("Ik heb tien minuten"),
    DARK: later("Voor een rondje in het donker"),
}
_BUDGET = 10


@dataclass
class ChosenList:
    """The questions that were chosen, and which of them have been answered since."""

    kind: str
    items: tuple[str, ...]
    answered: set[str] = field(default_factory=set)


def list_view(pack: Pack, chosen: ChosenList, asked: Iterable[str], here: str) -> ListView:
    """Say where somebody is in a list, and how long the rest takes (an estimate)."""
    asked = set(asked)
    items = [item for item in chosen.items if item in asked]
    left = [item for item in items if item not in chosen.answered]
    if not left:
        words = say("Klaar. Alle vragen van deze lijst zijn beantwoord.")
    else:
        words = say_count(
            "Vraag {number} van {total}, nog ongeveer {count} minuut",
            "Vraag {number} van {total}, nog ongeveer {count} minuten",
            sum(pack.item_by_id[item].find_out_minutes for item in left),
            number=items.index(here) + 1,
            total=len(items),
        )
    return ListView(chosen.kind, say(_TITLES[chosen.kind]), words, not left)


def list_entries(pack: Pack, asked: Iterable[str], values: Mapping[str, str]) -> tuple[ListEntryView, ...]:
    """Return the lists that can be begun: a short one while something is open, and one for the dark."""
    asked = tuple(asked)
    found = []
    if any(_is_open(item, values) for item in asked):
        note = say("Eerst de open vragen die het meest uitmaken.")
        found.append(ListEntryView(TEN_MINUTES, say(_TITLES[TEN_MINUTES]), note))
    in_the_dark = [item for item in asked if pack.item_by_id[item].in_the_dark]
    if in_the_dark:
        still_open = sum(_is_open(item, values) for item in in_the_dark)
        note = say_count("{count} vraag is nog open.", "{count} vragen zijn nog open.", still_open)
        note = note if still_open else say("Alle vragen zijn beantwoord.")
        found.append(ListEntryView(DARK, say("Rondje in het donker"), note))
    return tuple(found)


def dark_items(pack: Pack, asked: Iterable[str], values: Mapping[str, str]) -> tuple[str, ...]:
    """Return what has to be seen in the dark and is not known; all of it where everything is known."""
    items = tuple(item for item in asked if pack.item_by_id[item].in_the_dark)
    return tuple(item for item in items if _is_open(item, values)) or items


def find_ten_minutes(scan: OpenScan) -> Callable[[], tuple[str, ...]]:
    """Return the work of choosing the open questions that tell most; it can take a second or more.

    First the profile, because it decides what is asked at all; then by what knowing could change for each
    minute; then whatever is open. A question that waits for the dark is left out.
    """
    journal, pack, route = scan.journal, scan.pack, scan.route
    responses, flags = journal.responses(), journal.flags()
    done = [measure for measure, choice in journal.choices().items() if choice == "done"]

    def find() -> tuple[str, ...]:
        situation = with_done(situation_of(pack, route, responses), done)
        asked = asked_items(situation, route)
        can_come = {item for item in asked if not (pack.item_by_id[item].in_the_dark and item in flags)}
        telling = [each.item for each in sorted(open_questions(situation), key=_by_minute)]
        rest = [item for item in asked if _is_open(item, responses.values)]
        profile = [item for item in pack.profile if item not in responses.values]
        wanted = [item for item in dict.fromkeys([*profile, *telling, *rest]) if item in can_come]
        return _that_fit(pack, wanted)

    return find


def _that_fit(pack: Pack, items: Iterable[str]) -> tuple[str, ...]:
    """Return what fits into ten minutes together; one that is too long comes alone."""
    found, left = [], _BUDGET
    items = tuple(items)
    for item in items:
        minutes = pack.item_by_id[item].find_out_minutes
        if minutes <= left:
            found.append(item)
            left -= minutes
    return tuple(found) or items[:1]


def _by_minute(question: OpenQuestion) -> tuple[object, ...]:
    return -question.worth / question.minutes, question.minutes, question.item


def _is_open(item: str, values: Mapping[str, str]) -> bool:
    return values.get(item, UNKNOWN) == UNKNOWN
