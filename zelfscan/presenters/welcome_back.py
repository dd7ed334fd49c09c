"""What somebody has to know after opening the vault: an end too soon, wrong passphrases, no sheet."""

from dataclasses import dataclass
from datetime import datetime

from zelfscan.i18n import say, say_count
from zelfscan.presenters.views import NoteView
from zelfscan.store.attempts import Attempts
from zelfscan.wording.days import day, time_of_day

BROKEN_OFF, MISSED, NO_SHEET = "broken-off", "missed", "no-sheet"


@dataclass(frozen=True)
class Stopped:
    """Where the program stopped without ending as it should, and when something was kept there last."""

    dossier: str
    """The pseudonym of an adviser's dossier; empty for one's own scan."""
    kept: datetime | None
    is_coded: bool = False
    """Whether that dossier has a code of its own: what was kept last is behind it."""


def notes(stopped: Stopped | None, missed: Attempts, is_without_sheet: bool) -> tuple[NoteView, ...]:
    """Say what there is to know, the most urgent first."""
    found = []
    if stopped is not None:
        found.append(_stopped_note(stopped))
    if missed.count:
        found.append(_missed_note(missed))
    if is_without_sheet:
        found.append(_sheet_note())
    return tuple(found)


def _stopped_note(stopped: Stopped) -> NoteView:
    words = []
    if stopped.dossier:
        words.append(say("Het ging om dossier {name}.", name=stopped.dossier))
    if stopped.is_coded:
        words.append(say("Wat u het laatst bewaarde, ziet u als u het met de eigen code opent."))
    elif stopped.kept is None:
        words.append(say("Er was nog niets ingevuld."))
    else:
        kept = stopped.kept.astimezone()
        words.append(
            say("Uw laatste bewaarde antwoord is van {day} om {time}.", day=day(kept), time=time_of_day(kept))
        )
    words.append(say("Kijk of het klopt en ga verder."))
    return NoteView(
        BROKEN_OFF,
        "info",
        say("De vorige keer stopte het programma onverwacht."),
        " ".join(words),
        say("Sluit dit bericht"),
    )


def _missed_note(missed: Attempts) -> NoteView:
    title = say_count(
        "Sinds u hier was, is {count} keer een verkeerde wachtzin getypt.",
        "Sinds u hier was, is {count} keer een verkeerde wachtzin getypt.",
        missed.count,
    )
    last = say("De laatste keer was op {day}.", day=day(missed.last)) if missed.last is not None else ""
    who = say("Was u dat zelf? Dan is er niets aan de hand.")
    return NoteView(
        MISSED, "info", title, " ".join(each for each in (last, who) if each), say("Sluit dit bericht")
    )


def _sheet_note() -> NoteView:
    return NoteView(
        NO_SHEET,
        "info",
        say("U hebt nog geen herstelblad."),
        say("Vergeet u uw wachtzin, dan kan niemand uw scan nog openen."),
        say("Maak een herstelblad"),
    )
