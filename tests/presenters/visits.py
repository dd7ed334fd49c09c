"""A visit in a vault of its own: a dossier, the shipped scan of a home along the route of an adviser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image

from tests.conftest import FixedClock
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.flow import asked_items, situation_of
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.paths import questionnaires_folder
from zelfscan.photos.reading import Photo, read_photo
from zelfscan.presenters.closing_desk import ClosingDesk
from zelfscan.presenters.element_book import ElementBook
from zelfscan.presenters.elements_desk import REACH, ElementsDesk
from zelfscan.presenters.findings_desk import FindingsDesk
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.photos_desk import PhotosDesk
from zelfscan.presenters.sheets_desk import SheetsDesk
from zelfscan.presenters.start_desk import Packs, load_packs
from zelfscan.presenters.visit_book import VisitBook
from zelfscan.store.dossiers import Dossier
from zelfscan.store.vault import Vault

PASSPHRASE = "fiets onder groene brug"
LOCK, HINGES, PULL, KNOB = (
    "front-door.lock-grade",
    "front-door.hinge-side",
    "front-door.core-pull",
    "front-door.knob-near-glass",
)
WINDOW_LOCK, GLASS = "windows.lock-grade", "glass.class"
STRONG = {LOCK: "yes", HINGES: "yes", PULL: "yes", KNOB: "no"}
PNG = b"\x89PNG signature"
How = Literal["best", "worst", "unknown"]


@cache
def shipped() -> Packs:
    return load_packs(questionnaires_folder())


@dataclass
class Visit:
    """One open dossier with every desk of a visit."""

    scan: OpenScan
    dossier: Dossier
    clock: FixedClock

    @property
    def book(self) -> VisitBook:
        assert self.scan.visit is not None
        return self.scan.visit

    @property
    def doors(self) -> ElementsDesk:
        assert self.scan.book is not None
        return ElementsDesk(self.scan, self.scan.book)

    @property
    def things(self) -> ElementBook:
        assert self.scan.book is not None
        return self.scan.book

    @property
    def photos(self) -> PhotosDesk:
        return PhotosDesk(self.scan, self.book)

    @property
    def findings(self) -> FindingsDesk:
        return FindingsDesk(self.scan, self.book)

    @property
    def closing(self) -> ClosingDesk:
        return ClosingDesk(self.scan, self.book)

    @property
    def sheets(self) -> SheetsDesk:
        return SheetsDesk(self.scan, self.book)

    def again(self) -> "Visit":
        """Read the same dossier anew, as after opening it again."""
        return on_a_visit(self.dossier, self.clock, self.scan.pack.id, has_doors=self.scan.book is not None)

    def door(self, suggestion: str = "front-door", **answers: str) -> str:
        """Record a door, strong where nothing else is said: ``lock``, ``hinges``, ``pull`` or ``knob``."""
        desk = self.doors
        door = desk.add(suggestion)
        names = {"lock": LOCK, "hinges": HINGES, "pull": PULL, "knob": KNOB}
        for item, option in (STRONG | {names[name]: option for name, option in answers.items()}).items():
            desk.choose(door, item, option)
        desk.choose(door, REACH, "yes")
        return door

    def window(self, lock: str = "yes", glass: str = "p4a-or-higher") -> str:
        """Record a window."""
        desk = self.doors
        desk.show("window")
        window = desk.add(desk.view().suggestions[0][0])
        for column, option in ((WINDOW_LOCK, lock), (GLASS, glass), (REACH, "yes")):
            desk.choose(window, column, option)
        return window

    def photo(self, subject: str = "", colour: str = "teal") -> str:
        """Bring in a photograph."""
        return self.photos.keep(a_photo(colour), subject)

    def answer(self, item: str, option: str) -> None:
        self.scan.journal.answer(item, option, self.clock())

    def answer_all(self, how: How) -> None:
        """Answer every question that is asked, and what opens by it; facts get their last option."""
        for _ in self.scan.pack.items:
            responses = self.scan.journal.responses()
            asked = asked_items(situation_of(self.scan.pack, self.scan.route, responses), self.scan.route)
            still_open = next((item for item in asked if item not in responses.values), None)
            if still_open is None:
                return
            self.answer(still_open, self._option(still_open, how))

    def _option(self, name: str, how: How) -> str:
        item = self.scan.pack.item_by_id[name]
        if not item.is_scored:
            return "no" if name == "threat.present" else item.options[-1].id
        if how == UNKNOWN and item.unknown:
            return UNKNOWN
        worth = {option.id: option.value for option in item.options if option.value is not None}
        return (max if how == "best" else min)(worth, key=lambda each: worth[each])


@contextmanager
def a_visit(folder: Path, clock: FixedClock, pack: str = "woningscan") -> Iterator[Visit]:
    """Open a new dossier; that of a person, of pack *zelfscan*, records no doors and windows."""
    vault = Vault.create(folder / "vault", PASSPHRASE, LIGHTEST)
    yield on_a_visit(vault.create_dossier("D-01", clock()), clock, pack, has_doors=pack == "woningscan")
    vault.close()


def on_a_visit(dossier: Dossier, clock: FixedClock, pack: str, *, has_doors: bool) -> Visit:
    loaded = shipped().by_id[pack]
    route = loaded.pack.route("adviseur")
    assert route is not None
    journal = VaultJournal(dossier)
    journal.book.know(loaded.pack.element_kinds)
    book = journal.book if has_doors else None
    return Visit(OpenScan(loaded, route, journal, clock, book=book, visit=journal.visit), dossier, clock)


def a_picture(colour: str = "teal", size: tuple[int, int] = (64, 48)) -> bytes:
    """Return the bytes of a picture as a camera would give them."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


def a_photo(colour: str = "teal") -> Photo:
    return read_photo(a_picture(colour))


def leave_room_for(dossier: Dossier, pages: int) -> None:
    """Let SQLite itself report a full disk beyond this many pages more."""
    used = dossier._file.rows("PRAGMA page_count")[0][0]
    dossier._file.rows(f"PRAGMA max_page_count = {used + pages}")
