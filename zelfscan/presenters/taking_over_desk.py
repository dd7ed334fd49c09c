"""Taking a dossier over from a hand-over file: looking at it, opening it, and keeping what is in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from zelfscan.crypto.handover_code import read_code
from zelfscan.errors.vault import CodeMistyped
from zelfscan.exchange.handover import Opened, Progress, looks_like, read_handover
from zelfscan.exchange.handover_content import Content
from zelfscan.i18n import later, say, say_count
from zelfscan.packs.library import pack_folders
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.dossier_names import checked_name, plain_name
from zelfscan.presenters.dossiers_desk import DEFAULT_TERM, KINDS, TERMS, DossiersDesk
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.presenters.open_scan import Clock
from zelfscan.presenters.received_parts import parts_of, pictures_of
from zelfscan.store.dossier_list import MAX_NAME, DossierEntry
from zelfscan.store.moments import utc_text
from zelfscan.wording.days import day

_PROVES = later(
    "Hetzelfde kenmerk betekent: uit dezelfde kluis. Van wie die is, weet u pas als de afzender het kenmerk "
    "zelf aan u voorleest: bij een bezoek, of op een telefoonnummer dat u al had."
)


class _Cancelled(Exception):
    """Somebody asked to stop."""


@dataclass(frozen=True)
class HeaderView:
    """What a hand-over file tells without its code; nothing of it is proved."""

    codes_needed: int
    words: str


@dataclass(frozen=True)
class ReceivedView:
    """What came in a hand-over file, before any of it is kept."""

    lines: tuple[str, ...]
    """What it is, of which day, and how much is in it."""
    fingerprint: str
    proves: str
    """What the fingerprint proves, and what not."""
    name: str
    """What to call the dossier, to begin with; empty in the vault of one person, which asks no name."""


@dataclass(frozen=True)
class Received:
    """A hand-over file that was opened with its codes and checked; nothing of it is kept yet."""

    opened: Opened = field(repr=False)


class TakingOverDesk:
    """Knows the open vault through the desk of the lock; only what is kept needs it to be open."""

    def __init__(self, lock: LockDesk, clock: Clock) -> None:
        """Take the desk that holds the vault."""
        self._lock, self._clock = lock, clock

    def looking(self, path: Path) -> HeaderView:
        """Tell what a file is, without its code. Raises the errors of ``looks_like``."""
        needed = looks_like(path).codes_needed
        words = say_count(
            "Voor dit bestand is {count} code nodig.", "Voor dit bestand zijn {count} codes nodig.", needed
        )
        return HeaderView(needed, words)

    def code_fault(self, typed: str) -> str:
        """Say what is wrong with a code as it was typed, before anything is tried; empty if it can be one."""
        if not typed.strip():
            return say("Vul de code in.")
        try:
            read_code(typed)
        except CodeMistyped as error:
            return str(error)
        return ""

    def opening(
        self, path: Path, codes: Sequence[str], on_progress: Progress
    ) -> Callable[[], Received | None]:
        """Return the work of reading the file whole, with the codes as they were typed; None if cancelled.

        The work raises ``CodeMistyped``, before anything slow, and the other errors of ``read_handover``.
        """
        kept = tuple(codes)

        def read() -> Received | None:
            opened = read_handover(path, kept, on_progress)
            return Received(opened) if opened is not None else None

        return read

    def describe(self, received: Received) -> ReceivedView:
        """Say what came, and what is known of where it came from."""
        content = received.opened.content
        findings = sum(1 for each in content.findings if not each.is_dropped)
        made = day(datetime.fromisoformat(content.made).astimezone().date())
        lines = (
            say("{kind}, overgedragen op {day}", kind=say(KINDS[content.kind]), day=made),
            say_count("{count} antwoord", "{count} antwoorden", _answers(content)),
            say_count("{count} deur of raam", "{count} deuren en ramen", len(content.elements)),
            say_count("{count} foto", "{count} foto’s", len(content.photos)),
            say_count("{count} bevinding", "{count} bevindingen", findings),
            say_count("{count} plattegrond", "{count} plattegronden", len(content.sheets)),
        )
        fingerprint = received.opened.fingerprint
        return ReceivedView(
            lines=lines,
            fingerprint=say("Kenmerk van de afzender: {fingerprint}", fingerprint=fingerprint),
            proves=say(_PROVES),
            name=self._proposed_name(content.name or "") if self._is_adviser() else "",
        )

    def keeping(self, received: Received, name: str, on_progress: Progress) -> Callable[[], str | None]:
        """Return the work of keeping everything in a new dossier, which gives its id; None if cancelled.

        In the vault of an adviser it gets this name, and the usual term. In that of one person the name does
        not count, and the dossier is the one that is opened from now on. Whatever ends the work early leaves
        nothing of it. Progress counts parts.

        Raises:
            DossierNameRefused: At once, if it cannot have this name.
            HandoverRefused: From the work, if something in the file is not what it has to be.
            HandoverPackUnknown: From the work, if it rests on a questionnaire that is not known.
            HandoverStopped: From the work, if the vault was closed meanwhile.
            ZelfscanError: From the work, what the store says, and where the file cannot be read any more.
        """
        vault, now, opened = self._lock.required(), self._clock(), received.opened
        is_adviser = self._is_adviser()
        entry = DossierEntry(
            id="",
            name=checked_name(name, vault.dossiers()) if is_adviser else _given_name(now),
            created=utc_text(now),
            kind=opened.content.kind,
            answered=_answers(opened.content),
            keep_until=_usual_term(now.date()) if is_adviser else None,
        )
        known = {folder.name for folder in pack_folders(questionnaires_folder())}
        step = _Steps(len(opened.content.pictures) + 1, on_progress)

        def keep() -> str | None:
            try:
                step.report()
                plain = parts_of(opened.content, known)
                step.go_on()
                pictures = pictures_of(opened, step.go_on)
                return vault.take_over(entry, plain, pictures, is_current=not is_adviser)
            except _Cancelled:
                return None

        return keep

    def _is_adviser(self) -> bool:
        return self._lock.required().use() == "adviser"

    def _proposed_name(self, given: str) -> str:
        """Return the name that the sender gave, or the next number; whether it is free is seen later."""
        return plain_name(given)[:MAX_NAME] or DossiersDesk(self._lock, self._clock).new_form().name


def _given_name(now: datetime) -> str:
    """Return what a scan from an adviser is called in the vault of one person."""
    return say("Van mijn adviseur, {day}", day=day(now.date()))


class _Steps:
    """Counts the parts that are done, and ends the work where that is asked."""

    def __init__(self, total: int, on_progress: Progress) -> None:
        self._done, self._total, self._on_progress = 0, total, on_progress

    def report(self) -> None:
        """Tell how much is done. Raises ``_Cancelled``."""
        if not self._on_progress(self._done, self._total):
            raise _Cancelled

    def go_on(self) -> None:
        """Count one part, and tell. Raises ``_Cancelled``."""
        self._done += 1
        self.report()


def _answers(content: Content) -> int:
    """Count the answers as they stand now: the last of each item and element, withdrawn ones left out."""
    latest = {(each.item, each.element): each.value for each in content.responses}
    return sum(1 for value in latest.values() if value is not None)


def _usual_term(begun: date) -> date | None:
    days = TERMS[DEFAULT_TERM]
    return begun + timedelta(days=days) if days is not None else None
