"""Dossiers that go by themselves: deleting what is past its day right after unlocking, and telling of it."""

from dataclasses import dataclass, replace

from zelfscan.errors.base import ZelfscanError
from zelfscan.i18n import later, say
from zelfscan.presenters.certificate import certificate
from zelfscan.presenters.deleting import copies_trouble, delete_for_good
from zelfscan.presenters.dossier_views import CertificateView
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.presenters.open_scan import Clock
from zelfscan.presenters.safe_views import TermNewsView
from zelfscan.store.dossier_list import DossierEntry, DossierKind
from zelfscan.store.retention import Outlook, Watch, look
from zelfscan.wording.days import day
from zelfscan.wording.sentences import paragraph

_KINDS: dict[DossierKind, str] = {
    "home": later("Woning"),
    "person": later("Persoon"),
    "practice": later("Oefening"),
}
_OWN_KIND = later("Uw eigen scan")


@dataclass(frozen=True)
class _Gone:
    """A dossier that was deleted, and the proof of it."""

    entry: DossierEntry
    proof: CertificateView


class TermDesk:
    """Looks once after each unlocking; the rule stands in `zelfscan.store.retention`."""

    def __init__(self, lock: LockDesk, clock: Clock, watch: Watch | None = None) -> None:
        """Take the desk that holds the vault; ``watch`` lasts as long as the program runs."""
        self._lock, self._clock, self._watch = lock, clock, watch or Watch()
        self._outlook = Outlook()
        self._gone: list[_Gone] = []
        self._troubles: list[str] = []
        self._copies_trouble = ""

    def look(self) -> bool:
        """Delete what may go; tell whether anything went, so that what was open of it is opened anew.

        What cannot be deleted is told, and tried again after the next unlocking.
        """
        self._outlook = look(self._lock.required(), self._clock(), self._watch)
        self._gone, self._troubles, self._copies_trouble = [], [], ""
        return self._delete(self._outlook.over)

    def confirm(self) -> bool:
        """Delete at once what is past its day but was seen so only now; tell whether anything went."""
        waiting, self._outlook = self._outlook.waiting, replace(self._outlook, waiting=())
        return self._delete(waiting)

    def _delete(self, over: tuple[DossierEntry, ...]) -> bool:
        vault, now, before = self._lock.required(), self._clock(), len(self._gone)
        for entry in over:
            try:
                gone = delete_for_good(vault, entry.id, now)
            except ZelfscanError as error:
                what = say("{name} is niet gewist.", name=self._name(entry))
                self._troubles.append(paragraph(what, str(error)))
                continue
            self._copies_trouble = gone.copies_trouble
            kind = say(_OWN_KIND if self._is_private() else _KINDS[entry.kind])
            self._gone.append(_Gone(entry, certificate(gone.deletion, kind)))
        return len(self._gone) > before

    def forget_copies(self) -> None:
        """Try once more to remove the automatic copies that hold what is gone."""
        self._copies_trouble = copies_trouble(self._lock.required())

    def news(self) -> TermNewsView | None:
        """Return what is to be told; none where there is nothing."""
        if not (self._gone or self._troubles or self._outlook.waiting or self._outlook.soon):
            return None
        return TermNewsView(
            title=self._title(),
            gone=tuple(self._line(each.entry) for each in self._gone),
            coming=tuple(self._line(each) for each in self._outlook.waiting),
            soon=tuple(self._line(each) for each in self._outlook.soon),
            troubles=(*self._troubles, *((self._copies_trouble,) if self._copies_trouble else ())),
            proof="\n".join(each.proof.proof for each in self._gone),
            file_name=self._gone[0].proof.file_name if self._gone else "",
            are_copies_left=bool(self._copies_trouble),
        )

    def forget(self) -> None:
        """Let go of names, because the vault is closed."""
        self._outlook, self._gone, self._troubles, self._copies_trouble = Outlook(), [], [], ""

    def _title(self) -> str:
        if self._gone:
            return say("Dit is vanzelf gewist")
        if self._troubles:
            return say("Wissen is niet gelukt")
        if self._outlook.waiting:
            return say("De termijn is voorbij")
        return say("Dit wordt binnenkort gewist")

    def _line(self, entry: DossierEntry) -> str:
        last = entry.keep_until
        name = self._name(entry)
        return say("{name}: termijn tot en met {day}", name=name, day=day(last)) if last is not None else name

    def _name(self, entry: DossierEntry) -> str:
        return say(_OWN_KIND) if self._is_private() else say("Dossier {name}", name=entry.name)

    def _is_private(self) -> bool:
        vault = self._lock.vault
        return vault is not None and vault.use() != "adviser"
