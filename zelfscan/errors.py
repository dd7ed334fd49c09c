"""What can go wrong in a way that the person can act on.

Each class stands for one cause. Its text is in the language that holds when it is raised, says what
happened and what to do, and never holds an answer, a name or free text. Anything that is not a
``ZelfscanError`` is a bug.
"""

import errno
from dataclasses import dataclass
from pathlib import Path

from zelfscan.i18n import later, say, say_count

_TRY_AGAIN = later("Probeer het opnieuw of kies een andere plaats.")
_NO_FOLDER = (later("de map bestaat niet"), later("Maak die map of kies een andere plaats."))
_NOT_ALLOWED = (
    later("u mag in deze map niets bewaren"),
    later("Kies een map van uzelf, of vraag toegang aan wie deze computer beheert."),
)
_WHY_NOT = {
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: (
        later("van deze schijf kan alleen worden gelezen"),
        later("Kies een plaats op een andere schijf."),
    ),
    errno.EISDIR: (later("er staat al een map met deze naam"), later("Kies een andere naam.")),
    errno.ENAMETOOLONG: (later("de naam is te lang"), later("Kies een kortere naam.")),
    errno.EIO: (later("de schijf of de map geeft een fout"), _TRY_AGAIN),
}
"""Why a file cannot be written, and what helps, by what the operating system reports."""


class ZelfscanError(Exception):
    """The base of everything that the person can act on; ``str(error)`` is what they read."""


class UsageError(ZelfscanError):
    """The command line was given something that does not exist or does not fit."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a content file, with its place."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Show the fault as ``file:line: message``."""
        return f"{self.file}:{self.line}: {self.message}"


class PackError(ZelfscanError):
    """A questionnaire pack is not usable; carries every fault that was found, not just the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults and build one text out of them."""
        self.faults = faults
        head = say_count(
            "De vragenlijst heeft {count} fout. Herstel ze en probeer het opnieuw.",
            "De vragenlijst heeft {count} fouten. Herstel ze en probeer het opnieuw.",
            len(faults),
        )
        super().__init__("\n".join([head, *(str(fault) for fault in faults)]))


class ResponsesError(ZelfscanError):
    """A file with responses cannot be used as it is."""


class PricesError(ZelfscanError):
    """A file with prices cannot be used as it is."""


class WrongPassphrase(ZelfscanError):
    """The passphrase does not open this vault."""

    def __init__(self) -> None:
        """Say what to try."""
        super().__init__(say("Deze wachtzin klopt niet. Kijk of Caps Lock aanstaat en probeer het opnieuw."))


class MemoryShort(ZelfscanError):
    """There is too little memory to make a key of a passphrase or a code."""

    def __init__(self) -> None:
        """Say what helps."""
        text = say(
            "Er is te weinig geheugen om dit te openen. Sluit andere programma’s en probeer het opnieuw."
        )
        super().__init__(text)


class KeyFileMissing(ZelfscanError):
    """The vault is there, but both copies of its key file are gone."""

    def __init__(self, folder: Path) -> None:
        """Name the folder in which the key file should stand."""
        text = say(
            "Het sleutelbestand ontbreekt in {folder}. Zet het terug uit een reservekopie. "
            "Zonder dat bestand kan niemand de kluis openen.",
            folder=folder,
        )
        super().__init__(text)


class KeyFileDamaged(ZelfscanError):
    """The key file is there, but it is not intact or its parameters are out of bounds."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(
            say("Het sleutelbestand {path} is beschadigd. Zet het terug uit een reservekopie.", path=path)
        )


class DatabaseDamaged(ZelfscanError):
    """A dossier file cannot be read back as it was written."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        text = say(
            "Het bestand {path} is beschadigd. Er is niets overschreven. Zet het terug uit een reservekopie.",
            path=path,
        )
        super().__init__(text)


class DatabaseTooNew(ZelfscanError):
    """A dossier file was written by a newer version of the program."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        text = say(
            "Het bestand {path} is gemaakt met een nieuwere versie van zelfscan. "
            "Installeer de nieuwste versie. Er is niets gewijzigd.",
            path=path,
        )
        super().__init__(text)


class VaultExists(ZelfscanError):
    """Somebody asks for a new vault where there is one already."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            say("In {folder} staat al een kluis. Ontgrendel die, of kies een andere map.", folder=folder)
        )


class CannotWrite(ZelfscanError):
    """A file could not be written: no folder, no permission, no room, or the disk is gone."""

    def __init__(self, path: Path, reason: str, advice: str = "") -> None:
        """Name the file, the reason as a clause for behind a colon, and what to do; else to try again."""
        self.path = path
        text = say(
            "{path} kan niet worden bewaard: {reason}. {advice}",
            path=path,
            reason=reason,
            advice=advice or say(_TRY_AGAIN),
        )
        super().__init__(text)


class DiskFull(CannotWrite):
    """There is no room left on the disk; nothing that was saved before is lost."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(
            path,
            say("de schijf is vol"),
            say("Wat al bewaard was, is er nog. Maak ruimte of kies een andere plaats."),
        )


def cannot_write(path: Path, error: OSError) -> CannotWrite:
    """Return what to tell somebody when the operating system does not let a file be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(path)
    cause = error.errno if error.errno in _WHY_NOT else errno.EIO
    return CannotWrite(path, say(_WHY_NOT[cause][0]), say(_WHY_NOT[cause][1]))


class PassphraseTooShort(ZelfscanError):
    """A new passphrase has too few characters to protect anything."""

    def __init__(self, minimum: int) -> None:
        """Name the least number of characters."""
        text = say(
            "Deze wachtzin is te kort. Gebruik minstens {count} tekens, liefst een paar losse woorden.",
            count=minimum,
        )
        super().__init__(text)


class PassphraseTooLong(ZelfscanError):
    """A passphrase for a report is longer than a PDF can take."""

    def __init__(self, maximum: int) -> None:
        """Name the largest number of characters."""
        super().__init__(
            say("Deze wachtzin is te lang voor een pdf. Gebruik hoogstens {count} tekens.", count=maximum)
        )


class DatabaseMissing(ZelfscanError):
    """A file that belongs to the vault is not there."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(say("Het bestand {path} ontbreekt. Zet het terug uit een reservekopie.", path=path))


class DatabaseBusy(ZelfscanError):
    """Another program, or a second zelfscan, holds the file."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        text = say(
            "Een ander programma gebruikt {path}. Uw laatste wijziging is niet bewaard. "
            "Sluit dat programma en probeer het opnieuw.",
            path=path,
        )
        super().__init__(text)


class CannotRead(ZelfscanError):
    """A file is there, but it could not be read."""

    def __init__(self, path: Path, reason: str) -> None:
        """Name the file, and the reason as a clause for behind a colon."""
        self.path = path
        text = say(
            "{path} kan niet worden gelezen: {reason}. Kijk of u toegang hebt tot deze map.",
            path=path,
            reason=reason,
        )
        super().__init__(text)


class PhotoRefused(ZelfscanError):
    """A photograph, or what was drawn on one, cannot be used."""

    def __init__(self, reason: str, advice: str) -> None:
        """Give the reason as a clause for behind a colon, and what to do."""
        super().__init__(
            say("Deze foto is niet te gebruiken: {reason}. {advice}", reason=reason, advice=advice)
        )


class TextTooLong(ZelfscanError):
    """A text that is to be kept has more characters than there is room for."""

    def __init__(self, maximum: int) -> None:
        """Name the largest number of characters."""
        super().__init__(say("Deze tekst is te lang. Gebruik hoogstens {count} tekens.", count=maximum))


class DossierNameRefused(ZelfscanError):
    """A dossier cannot have this name; the text says why and what to do."""


class TooMany(ZelfscanError):
    """A list in a dossier is full."""

    def __init__(self, maximum: int) -> None:
        """Name the largest number."""
        super().__init__(say("De lijst is vol: er passen er hoogstens {count} in.", count=maximum))


_UNREADABLE = {
    errno.ENOENT: later("het bestand staat er niet meer"),
    errno.EACCES: later("u hebt daar geen toegang"),
    errno.EIO: later("de schijf geeft een fout"),
}
"""Why a file cannot be read, by what the operating system reports."""


def cannot_read(path: Path, error: OSError) -> CannotRead:
    """Return what to tell somebody when the operating system does not let a file be read."""
    cause = errno.EACCES if error.errno == errno.EPERM else error.errno
    return CannotRead(path, say(_UNREADABLE[cause if cause in _UNREADABLE else errno.EIO]))


class CodeMistyped(ZelfscanError):
    """What was typed cannot be a code of the program: a character is wrong, missing or too many."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            say("In deze code zit een typefout. Leg hem naast de code die u kreeg en verbeter hem.")
        )


class HandoverForeign(ZelfscanError):
    """A file is no hand-over file at all."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(say("Dit is geen overdrachtsbestand van zelfscan. Kies een ander bestand."))


class HandoverTooNew(ZelfscanError):
    """A hand-over file was written by a newer version of the program."""

    def __init__(self) -> None:
        """Say what to do."""
        text = say(
            "Dit overdrachtsbestand is gemaakt met een nieuwere versie van zelfscan. "
            "Installeer de nieuwste versie en open het dan opnieuw."
        )
        super().__init__(text)


class HandoverClosed(ZelfscanError):
    """The codes do not open a hand-over file: one of them is wrong, or it is damaged; which is not known."""

    def __init__(self) -> None:
        """Say what to try."""
        text = say(
            "Een code klopt niet, of het bestand is beschadigd. "
            "Kijk na of de code bij dit bestand hoort. Vraag anders de afzender om een nieuw bestand."
        )
        super().__init__(text)


class HandoverDamaged(ZelfscanError):
    """A hand-over file is not as it was written."""

    def __init__(self) -> None:
        """Say what to do."""
        text = say(
            "Dit overdrachtsbestand is beschadigd of veranderd. Er is niets overgenomen. "
            "Vraag de afzender om het opnieuw te sturen."
        )
        super().__init__(text)


class HandoverRefused(ZelfscanError):
    """A hand-over file opens with its code, but what is in it is not what such a file may hold."""

    def __init__(self) -> None:
        """Say what to do."""
        text = say(
            "De inhoud van dit overdrachtsbestand is niet zoals het hoort. Er is niets overgenomen. "
            "Vraag de afzender hoe het is gemaakt, en om een nieuw bestand."
        )
        super().__init__(text)


class HandoverTooBig(ZelfscanError):
    """A hand-over file is larger than the program ever writes."""

    def __init__(self, maximum: int) -> None:
        """Name the largest size, in megabytes."""
        text = say(
            "Dit bestand is te groot voor een overdracht: hoogstens {count} MB. "
            "Vraag de afzender om minder foto’s mee te geven.",
            count=maximum,
        )
        super().__init__(text)


class DossierTooBig(ZelfscanError):
    """A dossier holds more than one hand-over file can take."""

    def __init__(self) -> None:
        """Say what to do."""
        text = say(
            "Dit dossier is te groot om over te dragen. Haal foto’s weg of maak lange teksten korter "
            "en probeer het opnieuw."
        )
        super().__init__(text)


class CalibrationRefused(ZelfscanError):
    """A text is not what the program writes about the practice house; the message says what to do."""


class CalibrationOutOfStep(ZelfscanError):
    """Answers about another version of the practice house or of the questionnaire; the message says so."""


class HandoverStopped(ZelfscanError):
    """The vault or a dossier was closed or changed during a hand-over; the text says what to do."""


class HandoverPackUnknown(ZelfscanError):
    """A dossier rests on a questionnaire that this program does not know; the text says what to do."""
