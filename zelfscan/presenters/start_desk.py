"""The first page: what can be begun, and where somebody was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zelfscan.core.flow import Progress, asked_items, asked_order, progress, situation_of
from zelfscan.core.pack import EmergencyCard, Pack
from zelfscan.core.questionnaire import Route
from zelfscan.packs.library import open_packs, read_card
from zelfscan.packs.loader import Loaded
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.open_scan import Clock, OpenScan
from zelfscan.presenters.pack_words import short_title
from zelfscan.presenters.views import ChoiceView, PlaceView, StartView
from zelfscan.wording.days import day, greeting
from zelfscan.wording.evidence import contacts_words

LIMIT = "Wie deze computer beheert, kan technisch meekijken. Gebruik liever uw eigen computer."
_PROMISES = (
    "Uw antwoorden blijven op deze computer.",
    "Dit programma maakt nooit verbinding met internet.",
    "Wat u bewaart, is op slot met een wachtzin die alleen u kent.",
    "Zonder wachtzin leest niemand uw scan, ook uw gemeente niet.",
)
_ADVICE = "De scan is geen beveiligingsadvies."
#: What the cards of the shipped packs show: an icon, and what the scan is about. This is also their order.
_CARDS = {
    "zelfscan": ("persoon", "Zelfscan", "Over u, uw gezin, uw telefoon en de weg naar huis."),
    "woningscan": ("woning", "Woningscan", "Over uw huis: van de straat tot de slaapkamer."),
}


@dataclass(frozen=True)
class Packs:
    """Every questionnaire that is there, by id, and the emergency card."""

    by_id: Mapping[str, Loaded]
    card: EmergencyCard


def load_packs(root: Path) -> Packs:
    """Load every pack below a folder; this takes a while. Raises ``PackError``."""
    return Packs({loaded.pack.id: loaded for loaded in open_packs(root)}, read_card(root))


class StartDesk:
    """What there is to do; it knows less before the packs have been read."""

    def __init__(self, clock: Clock) -> None:
        """Begin without packs and without answers."""
        self._clock = clock
        self.packs: Packs | None = None
        self.journal: Journal | None = None

    def view(self) -> StartView:
        """Return the first page as it is now."""
        place = self._place()
        return StartView(
            greeting=greeting(self._clock()) if self.journal is not None else "Welkom.",
            promises=_PROMISES,
            limit=LIMIT,
            choices=self._choices(),
            longer=self._longer(),
            place=place,
            threat=self._threat(),
            foot=" ".join([_ADVICE, *self._numbers()]),
        )

    def open(self, pack_id: str, route_id: str, journal: Journal) -> OpenScan:
        """Open a scan; an empty route is the one on its card. A pack must have been loaded."""
        if self.packs is None:
            raise RuntimeError("the packs are not loaded yet")
        loaded = self.packs.by_id[pack_id]
        route = loaded.pack.route(route_id) or self._route_on_card(loaded.pack)
        return OpenScan(loaded, route, journal, self._clock)

    def _loaded(self) -> Iterable[Loaded]:
        found = self.packs.by_id if self.packs is not None else {}
        order = [*_CARDS, *found]
        return [found[pack_id] for pack_id in dict.fromkeys(order) if pack_id in found]

    def _choices(self) -> tuple[ChoiceView, ...]:
        if self.packs is None:
            return tuple(
                ChoiceView(pack_id, "", icon, title, text, "")
                for pack_id, (icon, title, text) in _CARDS.items()
            )
        return tuple(self._choice(each.pack, self._route_on_card(each.pack)) for each in self._loaded())

    def _longer(self) -> tuple[ChoiceView, ...]:
        found = []
        for loaded in self._loaded():
            shown = self._route_on_card(loaded.pack)
            longer = [route for route in loaded.pack.first_routes if route.minutes > shown.minutes]
            found += [self._choice(loaded.pack, route) for route in longer]
        return tuple(found)

    def _choice(self, pack: Pack, route: Route) -> ChoiceView:
        icon, title, text = _CARDS.get(pack.id, ("lijst", short_title(pack), str(pack.subtitle)))
        asked = len(self._asked(pack, route))
        most = len(asked_order(pack, route))
        count = f"{asked} vragen" if asked == most else f"Hoogstens {most} vragen"
        return ChoiceView(pack.id, route.id, icon, title, text, f"{count}, ongeveer {route.minutes} minuten")

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
            "Alle vragen beantwoord" if is_done else _number_of(item, asked),
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
            section=str(section.title) if section is not None and not is_done else "",
            button="Bekijk het resultaat" if is_done else "Ga verder",
        )

    def _saved(self, journal: Journal, asked: tuple[str, ...]) -> str:
        if not journal.keeps:
            return "Nog nergens bewaard"
        moment = journal.answered_at(asked)
        return _saved_words(moment, self._clock()) if moment is not None else ""

    def _threat(self) -> tuple[tuple[str, str], ...]:
        """Return what to do at a threat, as pieces of text that are strong or not."""
        said = (("strong", "Is er nu een dreiging?"), ("", " Wacht niet op deze scan."))
        contacts = self.packs.card.contacts if self.packs is not None else ()
        numbers = {contact.id: contact.number for contact in contacts}
        if "emergency" not in numbers or "police" not in numbers:
            return said
        urgent, other = ("strong", numbers["emergency"]), ("strong", numbers["police"])
        return (*said, ("", "\nBel "), urgent, ("", ", of "), other, ("", " als het geen spoed is."))

    def _numbers(self) -> tuple[str, ...]:
        if self.packs is None:
            return ()
        return (contacts_words(self.packs.card.contacts, self._clock().date()),)


def _number_of(item: str, asked: tuple[str, ...]) -> str:
    return f"Vraag {asked.index(item) + 1} van {len(asked)}" if item in asked else ""


def _progress_words(done: Progress) -> str:
    return f"{done.answered} van {done.asked} beantwoord"


def _saved_words(moment: datetime, now: datetime) -> str:
    days = (now.date() - moment.astimezone(now.tzinfo).date()).days
    if days == 0:
        return "Vandaag bewaard"
    return "Gisteren bewaard" if days == 1 else f"Bewaard op {day(moment.astimezone(now.tzinfo).date())}"
