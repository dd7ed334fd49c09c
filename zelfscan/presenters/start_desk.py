"""The first page: what can be begun, and where somebody was."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zelfscan.core.flow import Progress, asked_items, asked_order, progress, situation_of
from zelfscan.core.pack import EmergencyCard, Pack
from zelfscan.core.questionnaire import Route
from zelfscan.i18n import BASE, later, said, say
from zelfscan.packs.library import open_packs, read_card
from zelfscan.packs.loader import Loaded
from zelfscan.policy.policy import Policy
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.open_scan import Clock, OpenScan
from zelfscan.presenters.pack_words import short_title
from zelfscan.presenters.reminding import offered_packs, reminder
from zelfscan.presenters.views import ChoiceView, NoteView, PlaceView, StartView
from zelfscan.wording.days import day, greeting
from zelfscan.wording.evidence import contacts_words
from zelfscan.wording.sentences import paragraph, pieces, stressed

LIMIT = later("Wie deze computer beheert, kan technisch meekijken. Gebruik liever uw eigen computer.")
_PROMISES = (
    later("Uw antwoorden blijven op deze computer."),
    later("Dit programma maakt nooit verbinding met internet."),
    later("Wat u bewaart, is op slot met een wachtzin die alleen u kent."),
    later("Zonder wachtzin leest niemand uw scan, ook uw gemeente niet."),
)
_ADVICE = later("De scan is geen beveiligingsadvies.")
#: What the cards of the shipped packs show: an icon, and what the scan is about. This is also their order.
_CARDS = {
    "zelfscan": ("persoon", later("Zelfscan"), later("Over u, uw gezin, uw telefoon en de weg naar huis.")),
    "woningscan": ("woning", later("Woningscan"), later("Over uw huis: van de straat tot de slaapkamer.")),
}


@dataclass(frozen=True)
class Packs:
    """Every questionnaire that is there, by id, and the emergency card."""

    by_id: Mapping[str, Loaded]
    card: EmergencyCard
    language: str = BASE
    """The language in which the texts were read, beside the one of each questionnaire itself."""

    def has(self, language: str) -> bool:
        """Tell whether nothing has to be read for a language."""
        return language == self.language or all(
            each.pack.language == language for each in self.by_id.values()
        )


def load_packs(root: Path, language: str = BASE) -> Packs:
    """Load every pack below a folder, in a language; this takes a while. Raises ``PackError``."""
    loaded = open_packs(root, language)
    card = loaded[0].pack.card if loaded else read_card(root)
    return Packs({each.pack.id: each for each in loaded}, card, language)


_HOME = "woningscan"
"""The questionnaire in which an adviser records a visit."""


class StartDesk:
    """What there is to do; it knows less before the packs have been read."""

    def __init__(
        self, clock: Clock, policy: Policy | None = None, added: Callable[[], tuple[NoteView, ...]] = tuple
    ) -> None:
        """Begin without packs and without answers; what can be begun may be the choice of an organisation.

        ``added`` tells what there is to know of what the organisation adds.
        """
        self._clock, self._policy, self._added = clock, policy or Policy(), added
        self.is_reminder_seen = False
        self.packs: Packs | None = None
        self.journal: Journal | None = None
        self.notes: Callable[[], tuple[NoteView, ...]] = tuple

    def view(self) -> StartView:
        """Return the first page as it is now."""
        place = self._place()
        return StartView(
            greeting=greeting(self._clock()) if self.journal is not None else say("Welkom."),
            promises=tuple(say(promise) for promise in _PROMISES),
            limit=say(LIMIT),
            choices=self._choices(),
            longer=self._longer(),
            place=place,
            threat=self._threat(),
            foot=paragraph(say(_ADVICE), *self._numbers()),
            can_keep_dossiers=self.journal is None or self.journal.keeps,
            notes=(*self.notes(), *self._reminder(), *self._added()) if self.journal else self._added(),
        )

    def open(self, pack_id: str, route_id: str, journal: Journal) -> OpenScan:
        """Open a scan; an empty route is the one on its card. A pack must have been loaded."""
        if self.packs is None:
            raise RuntimeError("the packs are not loaded yet")
        loaded = self.packs.by_id[pack_id]
        route = loaded.pack.route(route_id) or self._route_on_card(loaded.pack)
        scan = OpenScan(loaded, route, journal, self._clock)
        if isinstance(journal, VaultJournal) and pack_id == _HOME:
            journal.book.know(loaded.pack.element_kinds)  # what no burglar gets to does not count
            if journal.book.all() or journal.visit.is_used():  # an adviser gave it
                scan.book, scan.visit = journal.book, journal.visit
        return scan

    def _loaded(self) -> Iterable[Loaded]:
        found = self.packs.by_id if self.packs is not None else {}
        order = [*_CARDS, *found]
        return [found[pack_id] for pack_id in dict.fromkeys(order) if pack_id in found]

    def _offered(self) -> Iterable[Loaded]:
        """Return what can be begun; a scan of another questionnaire that is there can always be opened."""
        found = {each.pack.id: each for each in self._loaded()}
        return [found[pack_id] for pack_id in offered_packs(tuple(found), self._policy)]

    def _reminder(self) -> tuple[NoteView, ...]:
        """Say that the organisation asks for a new scan, where the last answer is that long ago."""
        months = self._policy.reminder_months
        if months is None or self.is_reminder_seen or self.journal is None or not self.journal.keeps:
            return ()
        last = self.journal.answered_at({item for each in self._loaded() for item in each.pack.item_by_id})
        if last is None:
            return ()
        note = reminder(last.astimezone().date(), months, self._clock().date())
        return () if note is None else (note,)

    def _choices(self) -> tuple[ChoiceView, ...]:
        if self.packs is None:
            offered = offered_packs(tuple(_CARDS), self._policy)
            return tuple(ChoiceView(pack_id, "", *_card(pack_id), "") for pack_id in offered)
        return tuple(self._choice(each.pack, self._route_on_card(each.pack)) for each in self._offered())

    def _longer(self) -> tuple[ChoiceView, ...]:
        found = []
        for loaded in self._offered():
            shown = self._route_on_card(loaded.pack)
            longer = [route for route in loaded.pack.first_routes if route.minutes > shown.minutes]
            found += [self._choice(loaded.pack, route) for route in longer]
        return tuple(found)

    def _choice(self, pack: Pack, route: Route) -> ChoiceView:
        icon, title, text = (
            _card(pack.id) if pack.id in _CARDS else ("lijst", short_title(pack), said(pack.subtitle))
        )
        asked, most, minutes = len(self._asked(pack, route)), len(asked_order(pack, route)), route.minutes
        if asked == most:
            note = say("{count} vragen, ongeveer {minutes} minuten", count=asked, minutes=minutes)
        else:
            note = say("Hoogstens {count} vragen, ongeveer {minutes} minuten", count=most, minutes=minutes)
        return ChoiceView(pack.id, route.id, icon, title, text, note)

    def _route_on_card(self, pack: Pack) -> Route:
        """Return the route where somebody is, or the shortest one."""
        last = self.journal.last_place(pack.id) if self.journal is not None else None
        begun = pack.route(last[0]) if last is not None else None
        return begun or min(pack.first_routes, key=lambda route: route.minutes)

    def _asked(self, pack: Pack, route: Route) -> tuple[str, ...]:
        responses = (self.journal or MemoryJournal()).responses()
        return asked_items(situation_of(pack, route, responses), route)

    def _place(self) -> PlaceView | None:
        """Return where somebody was last: in the scan of which an own item was answered last."""
        if self.journal is None:
            return None
        begun = [each.pack for each in self._loaded() if self.journal.last_place(each.pack.id) is not None]
        if not begun:
            return None
        return self._place_in(max(begun, key=self._last_moment), self.journal)

    def _last_moment(self, pack: Pack) -> float:
        others = {item for each in self._loaded() if each.pack.id != pack.id for item in each.pack.item_by_id}
        own = [item for item in pack.item_by_id if item not in others]
        moment = self.journal.answered_at(own) if self.journal is not None else None
        return moment.timestamp() if moment is not None else 0.0

    def _place_in(self, pack: Pack, journal: Journal) -> PlaceView:
        route_id, item = journal.last_place(pack.id) or ("", "")
        route = pack.route(route_id) or self._route_on_card(pack)
        asked = self._asked(pack, route)
        done = progress(asked, journal.responses())
        is_done = done.answered == done.asked
        section = next((each for each in pack.sections if item in each.items), None)
        lines = (
            say("Alle vragen beantwoord") if is_done else _number_of(item, asked),
            self._saved(journal, asked),
        )
        return PlaceView(
            pack=pack.id,
            route=route.id,
            title=short_title(pack),
            lines=tuple(line for line in lines if line),
            done=done.answered,
            total=done.asked,
            progress=_progress_words(done),
            section=said(section.title) if section is not None and not is_done else "",
            button=say("Bekijk het resultaat") if is_done else say("Ga verder"),
        )

    def _saved(self, journal: Journal, asked: tuple[str, ...]) -> str:
        if not journal.keeps:
            return say("Nog nergens bewaard")
        moment = journal.answered_at(asked)
        return _saved_words(moment, self._clock()) if moment is not None else ""

    def _threat(self) -> tuple[tuple[str, str], ...]:
        """Return what to do at a threat, as pieces of text that are strong or not."""
        first = say("{question} Wacht niet op deze scan.", question=stressed(say("Is er nu een dreiging?")))
        contacts = self.packs.card.contacts if self.packs is not None else ()
        numbers = {contact.id: contact.number for contact in contacts}
        if "emergency" not in numbers or "police" not in numbers:
            return pieces(first)
        call = say(
            "Bel {urgent}, of {other} als het geen spoed is.",
            urgent=stressed(numbers["emergency"]),
            other=stressed(numbers["police"]),
        )
        return (*pieces(first), *pieces(f"\n{call}"))

    def _numbers(self) -> tuple[str, ...]:
        if self.packs is None:
            return ()
        return (contacts_words(self.packs.card.contacts, self._clock().date()),)


def _card(pack_id: str) -> tuple[str, str, str]:
    """Return the icon, the title and the text of the card of a shipped pack."""
    return _CARDS[pack_id][0], say(_CARDS[pack_id][1]), say(_CARDS[pack_id][2])


def _number_of(item: str, asked: tuple[str, ...]) -> str:
    if item not in asked:
        return ""
    return say("Vraag {number} van {total}", number=asked.index(item) + 1, total=len(asked))


def _progress_words(done: Progress) -> str:
    return say("{count} van {total} beantwoord", count=done.answered, total=done.asked)


def _saved_words(moment: datetime, now: datetime) -> str:
    then = moment.astimezone(now.tzinfo).date()
    days = (now.date() - then).days
    if days == 0:
        return say("Vandaag bewaard")
    return say("Gisteren bewaard") if days == 1 else say("Bewaard op {day}", day=day(then))
