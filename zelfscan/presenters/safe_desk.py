"""The vault that is open: its passphrase, sheet, keys, word, term, and wiping it."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.label import LabelRefused
from zelfscan.errors.vault import RekeyStopped, WrongPassphrase
from zelfscan.i18n import later, say, say_count
from zelfscan.presenters.backup_desk import BackupDesk
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.presenters.open_scan import Clock
from zelfscan.presenters.safe_views import DoneView, SafeTermView, SafeView, SheetView, WipeView
from zelfscan.presenters.stoppable import Progress, Stoppable
from zelfscan.store.attempts import Patience
from zelfscan.store.kept_copies import forget, remove_copies
from zelfscan.store.key_file import MAX_LABEL, is_label
from zelfscan.store.people import vaults
from zelfscan.store.retention import goes_at_end, set_goes_at_end
from zelfscan.store.ways_in import by_passphrase
from zelfscan.wording.days import day
from zelfscan.wording.sentences import paragraph

WIPE_WORD = "WISSEN"
"""The same in every language: what is typed has to be what stands beside the field."""

KEEP, NONE = "keep", "none"
#: After so many days a person's own scan goes. Four years is one term of a council.
TERMS = {"180": 180, "365": 365, "1461": 1461}
_TERM_WORDS = {
    "180": later("Over een half jaar"),
    "365": later("Over een jaar"),
    "1461": later("Over vier jaar"),
}
_PASSPHRASE = (
    later("U krijgt een andere wachtzin. Uw antwoorden blijven zoals ze zijn."),
    later("Een oude kopie van de kluis, ook een reservekopie, gaat nog open met de oude wachtzin."),
    later("Is uw wachtzin uitgelekt? Maak dan ook nieuwe sleutels."),
)
_KEYS = (
    later("Doe dit als iemand anders uw wachtzin of uw herstelblad kent, of een kopie van de kluis heeft."),
    later("Alles in de kluis wordt opnieuw versleuteld. De oude bestanden gaan pas weg na controle."),
    later("Daarna past uw oude herstelblad niet meer. Maak dan een nieuw blad."),
    later("De automatische kopieën gaan ook weg: die gaan nog open met de oude sleutels."),
    later("Een reservekopie elders wordt niet veranderd. Wis die zelf, of bewaar hem goed."),
)
_SHEET = (
    later("Met het herstelblad opent u de kluis als u uw wachtzin kwijt bent."),
    later(
        "Maakt u een nieuw blad, dan past het oude niet meer op deze kluis. Op oude reservekopieën nog wel."
    ),
)
_REMOVES = (
    later("Uw kluis: alle dossiers, antwoorden, foto’s en opmerkingen"),
    later("De automatische kopieën in de map van de kluis"),
)
_STAYS = (
    later("Rapporten, overdrachten en reservekopieën die u elders hebt bewaard. Wis die zelf."),
    later("Resten op een ssd of USB-stick. Die zijn versleuteld, en de sleutel is dan weg."),
    later("Het programma zelf. Dat verwijdert u zoals elk ander programma."),
)


class SafeDesk:
    """Knows the vault through the desk of the lock; all but wiping needs it open."""

    def __init__(self, lock: LockDesk, backup: BackupDesk, clock: Clock) -> None:
        """Take the desks that hold the vault and make its back-ups."""
        self._lock, self._backup, self._clock = lock, backup, clock
        self._patience: dict[Path, Patience] = {}

    def view(self) -> SafeView:
        """Say how it stands with the vault that is open."""
        vault = self._lock.required()
        label = vault.label()
        return SafeView(
            title=say("Uw kluis: {name}", name=label) if label else say("Uw kluis"),
            passphrase=tuple(say(each) for each in _PASSPHRASE),
            sheet=_sheet(vault.recovery_made()),
            backup=self._backup.view(),
            keys=tuple(say(each) for each in _KEYS),
            label=label,
            label_words=say(
                "Met meer mensen op één computer kiest u hiermee uw kluis. Iedereen kan dit woord lezen. "
                "Gebruik dus niet uw naam. Hoogstens {count} tekens.",
                count=MAX_LABEL,
            ),
            term=self._term(),
            term_words=_term_words(vault.use() == "adviser"),
            wipe=self._wipe(),
        )

    def hint(self) -> str:
        """Say how long a new passphrase is at least."""
        return self._lock.hint()

    def changing(self, old: str, new: str) -> Callable[[], DoneView]:
        """Return the work of changing the passphrase.

        It raises ``WrongPassphrase`` and ``PassphraseTooShort``.
        """
        vault = self._lock.required()
        proved = self._proving(old)

        def change() -> DoneView:
            proved()
            self._lock.require_length(new)
            vault.change_passphrase(old, new, self._lock.dearest())
            title = say("Uw wachtzin is veranderd.")
            if self.has_copies():
                text = say("De automatische kopieën gaan nog open met de oude wachtzin. U kunt ze nu wissen.")
                return DoneView("good", title, text)
            text = say("Een oude kopie van de kluis gaat nog open met de oude wachtzin.")
            return DoneView("good", title, text)

        return change

    def renewing_keys(self, passphrase: str, on_progress: Progress) -> Callable[[], DoneView]:
        """Return the work of giving everything other keys; the dossiers have to be put down before.

        It raises ``WrongPassphrase`` and the errors of the store; then, and where it was stopped, the vault
        is as it was.
        """
        vault = self._lock.required()
        proved = self._proving(passphrase)

        def renew() -> DoneView:
            proved()
            told = Stoppable(on_progress)
            try:
                kept = vault.rekey(passphrase, "", self._lock.dearest(), told.on_step, told.is_stopped)
            except RekeyStopped:
                if told.is_stopped():
                    return DoneView("info", say("Gestopt. De kluis heeft zijn oude sleutels nog."))
                raise
            return _renewed(_without_copies(vault.folder), len(kept))

        return renew

    def set_label(self, text: str) -> DoneView:
        """Give the vault another word, or none.

        Raises ``TextTooLong``, ``LabelRefused`` and the errors of the store.
        """
        word = " ".join(text.split())
        if len(word) <= MAX_LABEL and not is_label(word):
            raise LabelRefused
        self._lock.required().set_label(word)
        if not word:
            return DoneView("good", say("Uw kluis heeft geen woord meer."))
        return DoneView("good", say("Uw kluis heet nu: {name}", name=word))

    def has_copies(self) -> bool:
        """Tell whether there are automatic copies."""
        return bool(self._backup.copies())

    def forget_copies(self) -> DoneView:
        """Remove the automatic copies. Raises ``CannotWrite`` for one that stays."""
        forget(self._lock.required().folder)
        return DoneView("good", say("De automatische kopieën zijn gewist."))

    def forget_copy(self, path: Path) -> DoneView:
        """Remove one automatic copy. Raises ``CannotWrite``; one that is not there is fine."""
        if path in {each.path for each in self._backup.copies()}:
            remove_copies([path])
        return DoneView("good", say("De kopie is gewist."))

    def set_term(self, term: str, is_at_end: bool) -> DoneView:
        """Say after which day a person's own scan is to go, and whether it then goes by itself."""
        vault = self._lock.required()
        if vault.use() == "adviser":
            raise ValueError("an adviser chooses the term of each dossier")
        last = self._last_day() if term == KEEP else self._day_of(term)
        for entry in vault.dossiers():
            vault.keep_until(entry.id, last)
            set_goes_at_end(vault, entry.id, is_at_end and last is not None)
        return DoneView("good", _now_words(last, is_at_end))

    def _day_of(self, term: str) -> date | None:
        return None if term == NONE else self._clock().date() + timedelta(days=TERMS[term])

    def _last_day(self) -> date | None:
        days = [each.keep_until for each in self._lock.required().dossiers() if each.keep_until is not None]
        return min(days, default=None)

    def _term(self) -> SafeTermView | None:
        vault = self._lock.required()
        if vault.use() == "adviser":
            return None
        last = self._last_day()
        is_at_end = any(goes_at_end(vault, each.id) for each in vault.dossiers())
        terms = [(name, say(words)) for name, words in _TERM_WORDS.items()]
        now = [(KEEP, say("Op {day}", day=day(last)))] if last is not None else []
        return SafeTermView(
            now=_now_words(last, is_at_end),
            terms=(*now, *terms, (NONE, say("Geen termijn"))),
            chosen=KEEP if last is not None else NONE,
            is_at_end=is_at_end,
        )

    def _wipe(self) -> WipeView:
        folder = self._lock.required().folder
        others = [each for each in vaults(folder.parent) if each.folder != folder]
        removes = [say(each) for each in _REMOVES]
        if not others:
            removes.append(say("Uw instellingen, en de lijst met fouten van het programma"))
        stays = [say(each) for each in _STAYS]
        if others:
            stays.insert(0, say("Andere kluizen op deze computer, met de instellingen van het programma."))
        return WipeView(tuple(removes), tuple(stays), WIPE_WORD)

    def _proving(self, passphrase: str) -> Callable[[], None]:
        """Return the work of trying a passphrase; after some wrong ones it first waits, as at the lock."""
        folder, today = self._lock.required().folder, self._clock().date()
        patience = self._patience.setdefault(folder, Patience(folder))

        def prove() -> None:
            time.sleep(patience.seconds())
            try:
                by_passphrase(folder, passphrase)
            except WrongPassphrase:
                patience.failed(today)
                raise
            patience.opened()

        return prove


def _sheet(made: date | None) -> SheetView:
    if made is None:
        words = say("U hebt nog geen herstelblad. Bent u uw wachtzin kwijt, dan kan niemand de kluis openen.")
        return SheetView(words, (say(_SHEET[0]),), say("Maak een herstelblad"), is_missing=True)
    now = say("Uw herstelblad is gemaakt op {day}.", day=day(made))
    return SheetView(now, tuple(say(each) for each in _SHEET), say("Maak een nieuw blad"), is_missing=False)


def _now_words(last: date | None, is_at_end: bool) -> str:
    if last is None:
        return say("Uw scan heeft geen termijn. Hij blijft tot u hem zelf wist.")
    if is_at_end:
        return say("Uw scan wordt vanzelf gewist na {day}.", day=day(last))
    return say(
        "Uw scan blijft staan, ook na {day}. Het programma zegt dan dat de termijn voorbij is.", day=day(last)
    )


def _term_words(is_adviser: bool) -> str:
    if is_adviser:
        return say("De termijn kiest u bij elk dossier, onder Naam en termijn.")
    return say(
        "U krijgt 30 dagen en 7 dagen van tevoren een bericht. Het wissen gebeurt bij het openen van de "
        "kluis, minstens een dag nadat het programma zag dat de termijn voorbij is."
    )


def _without_copies(folder: Path) -> ZelfscanError | None:
    try:
        forget(folder)
    except CannotWrite as error:
        return error
    return None


def _renewed(trouble: ZelfscanError | None, kept: int) -> DoneView:
    sheet = say("Uw oude herstelblad past niet meer. Maak nu een nieuw blad.")
    coded = say_count(
        "{count} dossier met een eigen code houdt zijn sleutel. Kies daar een andere code, dan krijgt het "
        "ook een nieuwe sleutel.",
        "{count} dossiers met een eigen code houden hun sleutel. Kies daar een andere code, dan krijgen ze "
        "ook een nieuwe sleutel.",
        kept,
    )
    copy = say("Een oude automatische kopie kon niet weg. Wis hem bij Automatische kopieën.")
    parts = [sheet, coded if kept else ""]
    parts += [copy, str(trouble)] if trouble is not None else []
    kind = "warn" if kept or trouble is not None else "good"
    return DoneView(kind, say("Uw kluis heeft nieuwe sleutels."), paragraph(*parts))
