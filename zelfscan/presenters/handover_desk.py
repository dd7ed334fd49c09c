"""Handing a dossier over: what goes along, the codes, and the work of writing the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from zelfscan.crypto.handover_code import new_code
from zelfscan.errors.handover import HandoverStopped
from zelfscan.exchange.handover import SUFFIX, Progress, write_handover
from zelfscan.exchange.handover_content import DayOutOfTime, content_of
from zelfscan.i18n import later, say
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.presenters.open_scan import Clock

_GOES_ALONG = (
    later("Alle antwoorden en keuzes, ook die van eerder, met de opmerkingen erbij."),
    later("De deuren en ramen, de foto’s, de bevindingen en de plattegronden."),
    later("Wat er over het bezoek is opgeschreven, met de handtekeningen."),
    later("De eigen prijzen en de vragenlijst die is gebruikt."),
)
_STAYS_BEHIND = (
    later("De naam van het dossier, behalve als u die meegeeft."),
    later("Het logboek met incidenten. Dat gaat nooit mee."),
    later("Andere dossiers, uw wachtzin en de sleutels van uw kluis."),
)
_CODE_WORDS = (
    later("Geef de code langs een andere weg dan het bestand. In één bericht beschermt hij niets."),
    later("Wie bestand en code heeft, leest alles en kan het doorgeven. Terughalen kan niet."),
    later("De code wordt nergens bewaard. Bent u hem kwijt? Maak dan een nieuw bestand."),
)
_WHICH_DAY = later(
    "In dit dossier staat een datum van voor 2000 of van na 2100. Verbeter die en probeer het opnieuw."
)


@dataclass(frozen=True)
class HandoverView:
    """What to know before a dossier is handed over."""

    goes_along: tuple[str, ...]
    stays_behind: tuple[str, ...]
    code_words: tuple[str, ...]


class HandoverDesk:
    """Knows the open vault through the desk of the lock; without an open vault every question is a bug."""

    def __init__(self, lock: LockDesk, clock: Clock) -> None:
        """Take the desk that holds the vault."""
        self._lock, self._clock = lock, clock

    def view(self) -> HandoverView:
        """Return what to know before a dossier is handed over."""
        return HandoverView(
            goes_along=tuple(say(words) for words in _GOES_ALONG),
            stays_behind=tuple(say(words) for words in _STAYS_BEHIND),
            code_words=tuple(say(words) for words in _CODE_WORDS),
        )

    def new_codes(self, is_two: bool) -> tuple[str, ...]:
        """Make one code or two, as people read them; nothing keeps them."""
        return tuple(new_code() for _ in range(2 if is_two else 1))

    def file_name(self) -> str:
        """Return a name for the file that tells nothing of whom it is about."""
        return f"overdracht{SUFFIX}"

    def writing(
        self,
        dossier_id: str,
        codes: Sequence[str],
        to: Path,
        *,
        with_name: bool,
        with_incidents: bool = False,
        on_progress: Progress,
    ) -> Callable[[], str | None]:
        """Return the work of writing the file, which gives the fingerprint to read out; None if cancelled.

        The dossier is read here, and its pictures one by one by the work, so it has to stay open until that
        is done; the window may use it meanwhile. Whatever ends the work early leaves what stood at ``to``.

        Raises:
            DossierTooBig: If it does not fit in one file; here, or from the work.
            HandoverStopped: If it is the practice house, or holds a day before 2000 or after 2100. From the
                work, if the vault or the dossier was closed or changed meanwhile.
            ZelfscanError: What the store says here; or the work, where the file cannot be written.
            KeyError: If there is no such dossier.
        """
        vault = self._lock.required()
        if vault.entry(dossier_id).kind == "practice":
            raise HandoverStopped(say("Een oefening kunt u niet overdragen. Kies een ander dossier."))
        signing_key, parameters = vault.signing_key(), self._lock.parameters
        taken = vault.snapshot(dossier_id, self._clock(), with_incidents=with_incidents)
        try:
            content = content_of(taken.plain)
        except DayOutOfTime:
            taken.close()
            raise HandoverStopped(say(_WHICH_DAY)) from None
        except BaseException:
            taken.close()
            raise

        def write() -> str | None:
            try:
                return write_handover(
                    content,
                    taken.pictures,
                    codes,
                    signing_key,
                    to,
                    on_progress,
                    with_name=with_name,
                    with_incidents=with_incidents,
                    parameters=parameters,
                )
            finally:
                taken.close()

        return write
