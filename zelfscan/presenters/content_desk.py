"""Looking at newer questionnaires, what they change in scans that are there, and choosing them or not."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from zelfscan.core.pack import Pack
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.content_update import ContentNotKept
from zelfscan.i18n import later, say
from zelfscan.packs.content_folder import (
    StagedContent,
    changed_drawings,
    drop,
    has_copy,
    put_in_use,
    stage,
    take_away,
)
from zelfscan.packs.overlay import without_overlay
from zelfscan.paths import content_folder, is_nowhere
from zelfscan.presenters.content_effect import ScanFacts, effect
from zelfscan.presenters.content_shelf import ContentShelf
from zelfscan.presenters.content_views import ContentNowView, EffectView, NewerView
from zelfscan.presenters.content_words import change_groups, drawing_groups, summary
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.lock_desk import OWN_NAME, LockDesk
from zelfscan.presenters.open_scan import Clock
from zelfscan.presenters.pack_words import short_title
from zelfscan.presenters.start_desk import StartDesk
from zelfscan.store.dossier_list import DossierEntry
from zelfscan.store.dossiers import Dossier
from zelfscan.store.vault import Vault
from zelfscan.wording.days import day
from zelfscan.wording.sentences import paragraph

_NO_KEYS = later(
    "Op deze computer is niet ingesteld van wie nieuwe vragenlijsten mogen komen. "
    "Nieuwe vragenlijsten krijgt u dan met een nieuwe versie van het programma."
)
_SHIPPED = later("Dit zijn de vragenlijsten die bij het programma horen.")
_CHOSEN = later("Iemand koos deze nieuwere vragenlijsten op deze computer. Getekend met sleutel {key}.")
_NEXT_TIME = {
    True: later("De nieuwe vragenlijsten gelden vanaf de volgende keer dat u het programma opent."),
    False: later("De meegeleverde vragenlijsten gelden vanaf de volgende keer dat u het programma opent."),
}


class ContentDesk:
    """Knows the open vault through the desk of the lock, and changes nothing in it."""

    def __init__(self, shelf: ContentShelf, lock: LockDesk, start: StartDesk, clock: Clock) -> None:
        """Take what is used now, and where scans are."""
        self._shelf, self._lock, self._start, self._clock = shelf, lock, start, clock
        self._has_skipped = False
        self._waits: bool | None = None
        """Whether newer ones wait for the next start, or those of the program; none for neither."""

    def view(self) -> ContentNowView:
        """Return what holds now."""
        used = self._shelf.used
        packs = list(self._used_packs().values())
        origin = say(_CHOSEN, key=used.key) if used.digest else say(_SHIPPED)
        trouble = ""
        if used.refused:
            first = say("De nieuwere vragenlijsten die hier gekozen zijn, tellen niet meer.")
            trouble = paragraph(first, used.refused)
        why_not = ""
        if is_nowhere(content_folder()):
            why_not = str(ContentNotKept())
        elif not packs:
            why_not = say("De vragen worden nog gelezen.")
        elif not self._shelf.terms().keys:
            why_not = say(_NO_KEYS)
        offered = self._shelf.policy.content_folder
        return ContentNowView(
            lines=(*map(_version_words, packs), origin),
            trouble=trouble,
            waiting=say(_NEXT_TIME[self._waits]) if self._waits is not None else "",
            why_not=why_not,
            offered=str(offered) if offered is not None and not why_not else "",
            can_go_back=has_copy(content_folder()),
        )

    def offered(self) -> Path | None:
        """Return the folder in which the organisation keeps newer ones."""
        return self._shelf.policy.content_folder

    def looking(self, folder: Path) -> Callable[[], StagedContent]:
        """Return the work of verifying a folder and copying it, to be looked at; nothing is used yet.

        The work raises ``FolderRefused``, ``ContentRefused``, ``ContentNotKept`` and ``CannotWrite``.
        """
        place, terms = content_folder(), self._shelf.terms()
        used = list(self._used_packs().values())

        def look() -> StagedContent:
            if is_nowhere(place):
                raise ContentNotKept
            return stage(folder, place, terms, used)

        return look

    def describing(self, found: StagedContent) -> Callable[[], NewerView]:
        """Return the work of saying what is other in newer questionnaires."""
        before, root = self._used_packs(), self._shelf.used.root

        def describe() -> NewerView:
            groups = change_groups(before, {pack.id: pack for pack in found.packs})
            groups += drawing_groups(changed_drawings(root, found.root), (*before.values(), *found.packs))
            signed = say("Getekend met sleutel {key}.", key=found.key)
            comment = say("Toelichting bij de handtekening: {comment}", comment=found.comment)
            return NewerView(
                title=say("Nieuwere vragenlijsten"),
                lines=(*map(_version_words, found.packs), signed, *((comment,) if found.comment else ())),
                groups=groups,
                summary=summary(groups),
            )

        return describe

    def scans(self) -> Iterator[tuple[ScanFacts, ...]]:
        """Read the scans that are there, dossier by dossier: on the thread of the window, a few at a time."""
        vault, own = self._lock.vault, self._start.journal
        self._has_skipped = False
        if vault is None:
            yield self._facts(say("uw eigen scan"), own) if own is not None else ()
            return
        here = own.dossier_id if isinstance(own, VaultJournal) else ""
        for entry in vault.dossiers():
            if entry.is_coded or entry.kind == "practice":
                continue
            name = say("uw eigen scan") if entry.name == OWN_NAME else entry.name
            if own is not None and entry.id == here:
                yield self._facts(name, own)
                continue
            try:
                facts = self._read(vault, entry, name)
            except ZelfscanError:  # what is wrong with it is said where it is opened; the others go on
                self._has_skipped, facts = True, ()
            yield facts

    def unread(self) -> str:
        """Say which scans cannot be looked at now; empty where there are none."""
        if self._lock.vault is None:
            if self._start.journal is not None or not self._lock.has_vault():
                return ""
            return say("Uw kluis is op slot. Open hem eerst om te zien wat er voor uw scans verandert.")
        told = []
        if self._has_skipped:
            told.append(say("Niet elke scan was te lezen. Wat eraan scheelt, ziet u als u hem opent."))
        if any(entry.is_coded for entry in self._lock.vault.dossiers()):
            told.append(say("Dossiers met een eigen code zijn niet bekeken."))
        return paragraph(*told)

    def judging(
        self, facts: Sequence[ScanFacts], found: StagedContent
    ) -> Callable[[], tuple[EffectView, ...]]:
        """Return the work of judging scans twice: as it is now, and with newer questionnaires."""
        before = self._used_packs()
        after, today = {pack.id: pack for pack in found.packs}, self._clock().date()

        def judge() -> tuple[EffectView, ...]:
            known = [each for each in facts if each.pack in before and each.pack in after]
            return tuple(effect(each, before[each.pack], after[each.pack], today) for each in known)

        return judge

    def using(self, found: StagedContent) -> Callable[[], None]:
        """Return the work of letting newer ones be used from the next start.

        The work raises ``FolderRefused`` where they changed meanwhile, and ``CannotWrite``.
        """
        place, terms = content_folder(), self._shelf.terms()

        def use() -> None:
            put_in_use(found, place, terms)
            self._waits = True

        return use

    def leave(self, found: StagedContent) -> None:
        """Let newer ones that were looked at be."""
        drop(found)

    def go_back(self) -> None:
        """Let those of the program be used from the next start. Raises ``CannotWrite``."""
        take_away(content_folder())
        self._waits = False if self._shelf.used.digest else None

    def _used_packs(self) -> dict[str, Pack]:
        """Return the questionnaires of now, without what an organisation adds: that is no part of them."""
        packs = self._start.packs
        if packs is None:
            return {}
        return {name: without_overlay(each.pack) for name, each in packs.by_id.items()}

    def _read(self, vault: Vault, entry: DossierEntry, name: str) -> tuple[ScanFacts, ...]:
        """Read a dossier; one in which somebody is at work stays open, another is closed again."""
        file = vault.open_file_of(entry.id)
        if file is not None:
            return self._facts(name, VaultJournal(Dossier(file)))
        journal = VaultJournal(vault.open_dossier(entry.id))
        try:
            return self._facts(name, journal)
        finally:
            vault.close_dossier(entry.id)

    def _facts(self, whose: str, journal: Journal) -> tuple[ScanFacts, ...]:
        found = []
        for name, pack in self._used_packs().items():
            place = journal.last_place(name)
            if place is None:
                continue
            if isinstance(journal, VaultJournal) and pack.element_kinds:
                journal.book.know(pack.element_kinds)
            found.append(ScanFacts(whose, name, place[0], journal.responses(), dict(journal.choices())))
        return tuple(found)


def _version_words(pack: Pack) -> str:
    return say(
        "{scan}: versie {version}, nagekeken op {day}.",
        scan=short_title(pack),
        version=pack.version,
        day=day(pack.reviewed_on),
    )
