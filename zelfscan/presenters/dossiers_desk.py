"""The dossiers of a security adviser: finding, making, opening, putting away and deleting them."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from zelfscan.core.flow import asked_items, progress, situation_of
from zelfscan.i18n import later, say, say_count
from zelfscan.presenters.certificate import certificate
from zelfscan.presenters.closing_desk import ClosingDesk
from zelfscan.presenters.deleting import copies_trouble, delete_for_good
from zelfscan.presenters.dossier_names import checked_name
from zelfscan.presenters.dossier_views import (
    CertificateView,
    DossierFormView,
    DossierRowView,
    DossiersView,
    Tone,
)
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.presenters.open_scan import Clock, OpenScan
from zelfscan.presenters.visit_work import work_from, work_to, work_words
from zelfscan.store.dossier_list import DossierEntry, DossierKind
from zelfscan.store.retention import all_that_go, set_goes_at_end
from zelfscan.wording.days import day

KINDS: dict[DossierKind, str] = {
    "home": later("Woning"),
    "person": later("Persoon"),
    "practice": later("Oefening"),
}
PACKS: dict[DossierKind, str] = {"home": "woningscan", "person": "zelfscan", "practice": "woningscan"}
"""The questionnaire with which an adviser goes through each kind of dossier."""
ROUTE = "adviseur"

#: After so many days a dossier is to be deleted. No source names a term for a private home: ours to propose.
TERMS = {"30": 30, "90": 90, "180": 180, "365": 365, "none": None}
_TERM_WORDS = {
    "30": later("Na 30 dagen"),
    "90": later("Na 90 dagen"),
    "180": later("Na een half jaar"),
    "365": later("Na een jaar"),
    "none": later("Geen termijn"),
}
DEFAULT_TERM = "90"
_SOON = timedelta(days=14)
_NUMBERED = re.compile(r"D-(\d{1,6})")


@dataclass(frozen=True)
class Found:
    """What is asked of the list: words that a row has to hold, the archive, or what still needs work."""

    words: str = ""
    is_archive: bool = False
    has_work: bool = False
    """Only what still needs something, the most first."""


class DossiersDesk:
    """Knows the open vault through the desk of the lock; without an open vault every question is a bug."""

    def __init__(self, lock: LockDesk, clock: Clock) -> None:
        """Take the desk that holds the vault."""
        self._lock, self._clock = lock, clock
        self._open: str | None = None

    def is_adviser(self) -> bool:
        """Tell whether the vault that is open holds the dossiers of an adviser."""
        vault = self._lock.vault
        return vault is not None and vault.use() == "adviser"

    def begin(self) -> None:
        """Let the vault be for dossiers from now on; what is in it stays."""
        self._lock.required().set_use("adviser")

    def stop(self) -> None:
        """Let the vault be for one's own scan again; more than one dossier in it is a bug."""
        vault = self._lock.required()
        if len(vault.dossiers()) > 1 or any(each.is_coded for each in vault.dossiers()):
            raise RuntimeError("several dossiers, or one with a code, cannot be one person's own scan")
        vault.set_use("private")

    def view(self, found: Found = Found()) -> DossiersView:
        """Return the list: what is past its term first, then the one that was changed last."""
        entries, today = self._lock.required().dossiers(), self._clock().date()
        there = [each for each in entries if bool(each.archived) == found.is_archive]
        working = [each for each in there if each.work and work_from(each.work)]
        if found.has_work:
            there = sorted(working, key=lambda each: -sum(work_from(each.work).values()))
        else:
            there = sorted(there, key=lambda each: _order(each, today))
        # One with a code of its own is never opened along with another.
        kinds = Counter(each.kind for each in entries if not each.is_coded)
        going = all_that_go(self._lock.required())
        rows = tuple(self._row(each, today, kinds[each.kind] > 1, each.id in going) for each in there)
        wanted = found.words.casefold().split()
        shown = tuple(row for row in rows if all(word in row.spoken.casefold() for word in wanted))
        late = sum(1 for each in entries if _is_late(each, today))
        archived = sum(1 for each in entries if each.archived)
        return DossiersView(
            rows=shown,
            count=say_count("{count} dossier", "{count} dossiers", len(shown)),
            due=_due_words(late),
            archive_words=_archive_words(archived, found.is_archive),
            work_words=_work_link(len(working), found.has_work),
            empty="" if shown else _empty_words(bool(wanted), found.is_archive),
            can_search=bool(there),
            can_stop=len(entries) <= 1 and not any(each.is_coded for each in entries),
        )

    def new_form(self, like: str = "") -> DossierFormView:
        """Return a form for a new dossier, with the next number; ``like`` copies the set-up of another."""
        entries = self._lock.required().dossiers()
        model = next((each for each in entries if each.id == like), None)
        kind = model.kind if model is not None and model.kind != "practice" else "home"
        term = _term_of(model) if model is not None else DEFAULT_TERM
        form = self._form(say("Nieuw dossier"), _next_name(entries), kind, term, is_new=True)
        return replace(form, is_at_end=model is not None and self._goes(model.id))

    def form_of(self, dossier_id: str) -> DossierFormView:
        """Return a form with the name and the term of a dossier; an unknown id is a ``KeyError``."""
        entry = self._lock.required().entry(dossier_id)
        title = say("Naam en termijn van {name}", name=entry.name)
        form = self._form(title, entry.name, entry.kind, _term_of(entry), is_new=False)
        return replace(form, is_at_end=self._goes(dossier_id))

    def create(self, name: str, kind: DossierKind, term: str, is_at_end: bool = False) -> str:
        """Make a dossier and return its id; ``is_at_end`` lets it go by itself after its term.

        Raises ``DossierNameRefused`` and the errors of the store.
        """
        now = self._clock()
        vault = self._lock.required()
        last = _last_day(term, now.date())
        made = vault.create_dossier(self._checked(name, ""), now, kind, last)
        if is_at_end and last is not None:
            set_goes_at_end(vault, made.id, True)
        return made.id

    def change(self, dossier_id: str, name: str, term: str, is_at_end: bool = False) -> None:
        """Give a dossier another name and term, counted from the day on which it was made.

        Raises ``DossierNameRefused``, ``KeyError`` and the errors of the store.
        """
        vault = self._lock.required()
        entry = vault.entry(dossier_id)
        checked = self._checked(name, dossier_id)
        if checked != entry.name:
            vault.rename_dossier(dossier_id, checked)
        last = _last_day(term, _made_on(entry))
        vault.keep_until(dossier_id, last)
        set_goes_at_end(vault, dossier_id, is_at_end and last is not None)

    def open(self, dossier_id: str, code: str = "") -> VaultJournal:
        """Open a dossier to work in; an unknown id is a ``KeyError``. Raises the errors of the store."""
        journal = VaultJournal(self._lock.required().open_dossier(dossier_id, code))
        self._open = dossier_id
        return journal

    def pack_of(self, dossier_id: str) -> str:
        """Return the questionnaire of a dossier; an unknown id is a ``KeyError``."""
        return PACKS[self._lock.required().entry(dossier_id).kind]

    def has_doors(self, dossier_id: str) -> bool:
        """Tell whether doors and windows are recorded one by one; an unknown id is a ``KeyError``."""
        return self._lock.required().entry(dossier_id).kind != "person"

    def is_open(self) -> bool:
        """Tell whether somebody works in a dossier."""
        return self._open is not None

    def open_id(self) -> str:
        """Return the dossier in which somebody works; empty where that is none."""
        return self._open or ""

    def strip(self) -> Callable[[], tuple[str, str, str]]:
        """Return what stands above each page of the open dossier, to be said in the language that holds."""
        entry = self._lock.required().entry(self._open or "")
        until = entry.keep_until

        def words() -> tuple[str, str, str]:
            title = say("Dossier {name}.", name=entry.name)
            term = say("Wissen uiterlijk {day}.", day=day(until)) if until else say("Zonder wistermijn.")
            return title, term, say("Naar alle dossiers")

        return words

    def pseudonym(self) -> str:
        """Return what the open dossier is called, for the first page of a report."""
        return self._lock.required().entry(self._open or "").name

    def put_down(self, scan: OpenScan | None) -> None:
        """Leave the open dossier, close its file, and let the list tell how far it is."""
        name, self._open = self._open, None
        vault = self._lock.vault
        if name is None or vault is None:
            return
        if scan is not None:
            responses = scan.journal.responses()
            asked = asked_items(situation_of(scan.pack, scan.route, responses), scan.route)
            done = progress(asked, responses)
            moment = scan.journal.answered_at(asked) or self._clock()
            work = work_to(ClosingDesk(scan, scan.visit).left_counts()) if scan.visit is not None else ""
            vault.note_progress(name, done.answered, done.asked, moment, work)
        vault.close_dossier(name)

    def archive(self, dossier_id: str, is_archived: bool) -> None:
        """Put a dossier away, or back among the others; an unknown id is a ``KeyError``."""
        self._lock.required().archive_dossier(dossier_id, self._clock() if is_archived else None)

    def delete(self, dossier_id: str) -> CertificateView:
        """Delete a dossier for good and return the proof of it; an unknown id is a ``KeyError``."""
        gone = delete_for_good(self._lock.required(), dossier_id, self._clock())
        proof = certificate(gone.deletion, say(KINDS[gone.deletion.entry.kind]))
        return replace(proof, copies_trouble=gone.copies_trouble)

    def forget_copies(self) -> str:
        """Try once more to remove the automatic copies; say why one stays, and nothing where none does."""
        return copies_trouble(self._lock.required())

    def _goes(self, dossier_id: str) -> bool:
        return dossier_id in all_that_go(self._lock.required())

    def _form(self, title: str, name: str, kind: DossierKind, term: str, is_new: bool) -> DossierFormView:
        # A dossier of the practice house is made where that is read.
        kinds = tuple(
            (each, say(words)) for each, words in KINDS.items() if each != "practice" or each == kind
        )
        terms = tuple((each, say(words)) for each, words in _TERM_WORDS.items())
        return DossierFormView(title, name, kind, term, kinds, terms, is_new)

    def _checked(self, name: str, dossier_id: str) -> str:
        others = [each for each in self._lock.required().dossiers() if each.id != dossier_id]
        return checked_name(name, others)

    def _row(self, entry: DossierEntry, today: date, can_lie_beside: bool, is_going: bool) -> DossierRowView:
        tone: Tone = "high" if _is_late(entry, today) else "medium" if _is_soon(entry, today) else "muted"
        row = DossierRowView(
            id=entry.id,
            name=entry.name,
            kind=say(KINDS[entry.kind]),
            made=day(_made_on(entry)),
            progress=_progress_words(entry),
            term=_term_words(entry, today, is_going),
            tone=tone,
            is_archived=bool(entry.archived),
            work=work_words(work_from(entry.work)),
            can_lie_beside=can_lie_beside and not entry.is_coded,
            spoken="",
            is_coded=entry.is_coded,
            can_have_code=entry.kind != "practice",
        )
        spoken = say(
            "{name}, {kind}, gemaakt op {made}, {progress}, wissen: {term}",
            name=row.name,
            kind=row.kind,
            made=row.made,
            progress=row.progress,
            term=row.term,
        )
        return replace(row, spoken=spoken)


def _made_on(entry: DossierEntry) -> date:
    return datetime.fromisoformat(entry.created).astimezone().date()


def _order(entry: DossierEntry, today: date) -> tuple[bool, float]:
    moment = datetime.fromisoformat(entry.changed or entry.created)
    return not _is_late(entry, today), -moment.timestamp()


def _is_late(entry: DossierEntry, today: date) -> bool:
    return entry.keep_until is not None and entry.keep_until < today


def _is_soon(entry: DossierEntry, today: date) -> bool:
    return entry.keep_until is not None and entry.keep_until <= today + _SOON


def _last_day(term: str, begun: date) -> date | None:
    days = TERMS[term]
    return begun + timedelta(days=days) if days is not None else None


def _progress_words(entry: DossierEntry) -> str:
    if entry.is_coded:
        return say("Met een eigen code")
    if entry.asked:
        return say("{done} van {total}", done=entry.answered, total=entry.asked)
    if entry.answered:  # taken over: how many questions there are is known once it has been open
        return say_count("{count} antwoord", "{count} antwoorden", entry.answered)
    return say("Nog niet begonnen")


def _term_of(entry: DossierEntry) -> str:
    if entry.keep_until is None:
        return "none"
    days = (entry.keep_until - _made_on(entry)).days
    return next((name for name, term in TERMS.items() if term == days), DEFAULT_TERM)


def _term_words(entry: DossierEntry, today: date, is_going: bool) -> str:
    if entry.keep_until is None:
        return say("Geen termijn")
    if _is_late(entry, today):
        return say("{day}, voorbij", day=day(entry.keep_until))
    if is_going:
        return say("{day}, gaat vanzelf", day=day(entry.keep_until))
    return day(entry.keep_until)


def _next_name(entries: tuple[DossierEntry, ...]) -> str:
    numbers = [int(found[1]) for each in entries if (found := _NUMBERED.fullmatch(each.name))]
    return f"D-{max(numbers, default=0) + 1:02d}"


def _due_words(count: int) -> str:
    if not count:
        return ""
    return say_count(
        "Van {count} dossier is de termijn voorbij. Wis het, of verleng de termijn.",
        "Van {count} dossiers is de termijn voorbij. Wis ze, of verleng de termijn.",
        count,
    )


def _work_link(count: int, is_shown: bool) -> str:
    if is_shown:
        return say("Toon alle dossiers")
    if not count:
        return ""
    return say_count(
        "Wie heeft nog wat nodig: {count} dossier", "Wie heeft nog wat nodig: {count} dossiers", count
    )


def _archive_words(count: int, is_archive: bool) -> str:
    if is_archive:
        return say("Terug naar de lijst")
    return say_count("Archief: {count} dossier", "Archief: {count} dossiers", count) if count else ""


def _empty_words(is_searched: bool, is_archive: bool) -> str:
    if is_searched:
        return say("Geen dossier met deze woorden.")
    return say("Het archief is leeg.") if is_archive else say("Er zijn nog geen dossiers. Maak het eerste.")
