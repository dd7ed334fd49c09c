"""Making a back-up of the vault, being reminded of it, and putting one back."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from zelfscan.errors.backup import BackupDisturbed, BackupStopped
from zelfscan.errors.base import ZelfscanError
from zelfscan.i18n import later, say, say_count
from zelfscan.presenters.backup_views import BackupFileView, BackupView, CopyView, MadeView, RestoredView
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.presenters.open_scan import Clock
from zelfscan.store.backup import alone, write_backup
from zelfscan.store.backup_format import SUFFIX
from zelfscan.store.backup_reading import IsStopped, read_backup_head
from zelfscan.store.copies import Copy, copies, keep_copy
from zelfscan.store.last_backup import dossiers_state, last_backup, note_backup
from zelfscan.store.moments import utc_text
from zelfscan.store.people import new_place
from zelfscan.store.restoring import Kind, has_content, restore_backup
from zelfscan.store.vault import Vault
from zelfscan.wording.days import day
from zelfscan.wording.numbers import file_size

Progress = Callable[[int, int], bool]
"""Is told how much of how much is done, and says whether to go on."""

REMIND_AFTER = timedelta(days=30)
"""No source names a term for this: ours to propose."""

_WORDS = (
    later("De reservekopie is één versleuteld bestand met alles uit uw kluis."),
    later("Hij gaat open met de wachtzin of het herstelblad van vandaag. Ook als u later een andere kiest."),
    later("Bewaar hem niet alleen op deze computer. Een USB-stick die u thuis opbergt, is een goede plaats."),
    later("Wist u later een dossier, dan staat het nog wel in deze reservekopie."),
)
_COPIES_WORDS = (
    later(
        "Bij het openen van de kluis maakt het programma zelf een kopie, in de map van de kluis. Dat gebeurt "
        "hoogstens één keer per dag, en alleen als er iets is veranderd. De laatste drie blijven staan."
    ),
    later(
        "Een kopie helpt als een bestand beschadigd raakt, of als u zich vergist. "
        "Is de computer weg, dan zijn ook deze kopieën weg."
    ),
    later(
        "Wist u een heel dossier, dan gaan alle kopieën weg. Wat u ín een dossier wist of verandert, "
        "staat nog wel in de kopieën van daarvoor. Wilt u dat niet? Wis dan de kopieën."
    ),
)
_JUST_MADE = timedelta(minutes=1)
"""A dossier that is no older than this was made while the vault was: there is nothing in it to copy."""


class BackupDesk:
    """Knows the vault through the desk of the lock; putting back needs no open vault, the rest does."""

    def __init__(self, lock: LockDesk, clock: Clock, folder: Path | None = None) -> None:
        """Take the desk that holds the vault, and where the organisation proposes to keep a back-up."""
        self.folder = folder
        self._lock, self._clock = lock, clock
        self._copies_trouble = ""

    def view(self) -> BackupView:
        """Say how it stands with the back-ups of the vault that is open."""
        vault = self._lock.required()
        last = last_backup(vault)
        return BackupView(
            last=_last_words(last.made.astimezone(self._clock().tzinfo).date() if last is not None else None),
            reminder=self.reminder(),
            words=tuple(say(words) for words in _WORDS),
            file_name=self.file_name(),
            copies=self.copies(),
            copies_words=tuple(say(words) for words in _COPIES_WORDS),
            copies_trouble=self._copies_trouble,
        )

    def file_name(self) -> str:
        """Return a name for the file that tells nothing of whom it is about."""
        return f"reservekopie-{self._clock().date().isoformat()}{SUFFIX}"

    def reminder(self) -> str:
        """Say that a back-up is due: the last one is old, or never was, and there is something to lose."""
        vault, now = self._lock.required(), self._clock()
        last = last_backup(vault)
        if last is not None:
            is_due = last.is_changed and now - last.made > REMIND_AFTER
            return _old_words(last.made.astimezone(now.tzinfo).date()) if is_due else ""
        begun = min((each.created for each in vault.dossiers()), default="")
        if not begun or begun >= utc_text(now - REMIND_AFTER):
            return ""
        return say("U hebt nog geen reservekopie gemaakt. Maak er nu een, dan raakt u niets kwijt.")

    def making(self, to: Path, on_progress: Progress) -> Callable[[], MadeView | None]:
        """Return the work of making a back-up and reading it back; None if cancelled.

        What stood at ``to`` stays until the new one was read back. Raises what ``write_backup`` does.
        """
        vault, now = self._lock.required(), self._clock()

        def make() -> MadeView | None:
            told = _Told(on_progress)
            state = dossiers_state(vault)
            try:
                report = write_backup(vault, to, now, told.on_step, told.is_stopped)
            except BackupStopped:
                return None
            # The vault may be locked by now. The back-up is there all the same.
            with suppress(BackupDisturbed):
                note_backup(vault, now, state)
            return _made(report.path, report.dossiers, report.bytes)

        return make

    def copying(self, is_stopped: IsStopped | None = None) -> Callable[[], bool]:
        """Return the work of making an automatic copy where one is due; it tells whether it made one.

        Nobody waits for it, and locking the vault ends it. A vault with nothing in it yet is not copied. The
        work raises what ``keep_copy`` does.
        """
        vault, now = self._lock.required(), self._clock()
        made = [datetime.fromisoformat(each.created) for each in vault.dossiers()]
        if all(abs(now - each) < _JUST_MADE for each in made):
            return lambda: False
        return lambda: keep_copy(vault, vault.folder, now, is_stopped=is_stopped) is not None

    def note_copied(self, error: ZelfscanError | None) -> None:
        """Keep what came of the automatic copy, to be told on the page of the vault and nowhere else."""
        self._copies_trouble = str(error) if error is not None else ""

    def copies(self) -> tuple[CopyView, ...]:
        """Return the automatic copies of the vault, the last one first; the vault may be locked."""
        return tuple(_copy(each) for each in copies(self._lock.folder))

    def looking(self, path: Path, kind: Kind = "passphrase") -> BackupFileView:
        """Say what a file is, without opening it. Raises what ``read_backup_head`` does."""
        head = read_backup_head(path)
        lines = [
            say("Reservekopie van {day}", day=day(head.made)),
            say("Grootte: {size}", size=file_size(head.bytes)),
        ]
        if head.label:
            lines.append(say("Kluis: {label}", label=head.label))
        asks = (
            say("Typ de wachtzin die u had toen deze reservekopie werd gemaakt.")
            if kind == "passphrase"
            else say("Neem het herstelblad dat u had toen deze reservekopie werd gemaakt.")
        )
        warning = say(
            "De kluis van nu wordt niet overschreven. Hij blijft staan als tweede kluis op deze computer, en "
            "gaat open met uw wachtzin van nu."
        )
        return BackupFileView(tuple(lines), asks, warning if Vault.exists(self._lock.folder) else "")

    def restoring(
        self, path: Path, secret: str, on_progress: Progress, kind: Kind = "passphrase"
    ) -> Callable[[], RestoredView | None]:
        """Lock the vault, and return the work of putting a back-up back in its place; None if cancelled.

        The vault of now is set aside first, as a vault of its own. Whatever ends the work early leaves it
        where it was. The work raises what ``restore_backup`` does.
        """
        self._lock.lock("locked")
        folder = self._lock.folder

        def restore() -> RestoredView | None:
            told = _Told(on_progress)
            try:
                # An automatic copy of the vault that was locked just now may not be over yet.
                with alone():
                    aside = new_place(folder.parent) if has_content(folder) else None
                    report = restore_backup(path, folder, secret, kind, told.on_step, told.is_stopped, aside)
            except BackupStopped:
                return None
            return _restored(report.made, report.dossiers, report.set_aside)

        return restore


class _Told:
    """Lets one report of progress also say whether to stop."""

    def __init__(self, on_progress: Progress) -> None:
        self._on_progress, self._goes_on = on_progress, True

    def on_step(self, done: int, total: int) -> None:
        """Tell how much is done."""
        self._goes_on = self._on_progress(done, total) and self._goes_on

    def is_stopped(self) -> bool:
        """Tell whether somebody asked to stop."""
        return not self._goes_on


def _last_words(made: date | None) -> str:
    if made is None:
        return say("U hebt nog geen reservekopie gemaakt.")
    return say("Laatste reservekopie: {day}", day=day(made))


def _old_words(made: date) -> str:
    return say(
        "Uw laatste reservekopie is van {day}. Daarna hebt u iets veranderd. Maak een nieuwe.", day=day(made)
    )


def _made(path: Path, dossiers: int, size: int) -> MadeView:
    return MadeView(
        title=say("De reservekopie is gemaakt en nagekeken"),
        lines=(
            str(path),
            say_count("{count} dossier", "{count} dossiers", dossiers),
            say("Grootte: {size}", size=file_size(size)),
            say("Het bestand is teruggelezen van de schijf. Alles wat erin staat, gaat open en is heel."),
        ),
    )


def _restored(made: date, dossiers: int, set_aside: Path | None) -> RestoredView:
    lines = [
        say("Uw kluis is weer zoals op {day}.", day=day(made)),
        say_count("{count} dossier", "{count} dossiers", dossiers),
        say("Ontgrendel hem met de wachtzin van toen."),
    ]
    if set_aside is not None:
        lines.append(say("De kluis van daarvoor staat in {folder}.", folder=set_aside))
    return RestoredView(say("De reservekopie is teruggezet"), tuple(lines))


def _copy(copy: Copy) -> CopyView:
    made, size = day(copy.made), file_size(copy.bytes)
    spoken = say("Kopie van {day}, {size}", day=made, size=size)
    return CopyView(copy.path, made, size, spoken)
