"""Why a vault, or a file in it, cannot be opened or made."""

from pathlib import Path

from zelfscan.errors.base import ZelfscanError
from zelfscan.i18n import say


class WrongPassphrase(ZelfscanError):
    """The passphrase does not open this vault."""

    def __init__(self) -> None:
        """Say what to try."""
        super().__init__(say("Deze wachtzin klopt niet. Kijk of Caps Lock aanstaat en probeer het opnieuw."))


class WrongRecovery(ZelfscanError):
    """The words do not open this vault; each row by itself may well be right."""

    def __init__(self) -> None:
        """Say what to look at."""
        text = say(
            "Dit herstelblad past niet op deze kluis. Misschien is het van een andere kluis, of is er later "
            "een nieuw blad gemaakt. Kijk welk blad erbij hoort en probeer het opnieuw."
        )
        super().__init__(text)


class RecoveryMissing(ZelfscanError):
    """There is no recovery sheet of this vault."""

    def __init__(self) -> None:
        """Say what is left."""
        super().__init__(
            say("Van deze kluis is geen herstelblad gemaakt. Alleen uw wachtzin kan hem openen.")
        )


class WrongSystemSecret(ZelfscanError):
    """What the operating system keeps does not open this vault, or nothing of the kind was arranged."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(say("Deze computer kan de kluis niet zelf openen. Typ uw wachtzin."))


class RekeyStopped(ZelfscanError):
    """Giving a vault other keys was stopped, or something in it changed meanwhile."""

    def __init__(self) -> None:
        """Say what holds."""
        super().__init__(
            say("De kluis heeft geen nieuwe sleutels gekregen. Alles is zoals het was. Probeer het opnieuw.")
        )


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
        """Keep the file, and say what to do; its name would help nobody."""
        self.path = path
        text = say(
            "Wat hier staat, is bewaard met een nieuwere versie van zelfscan. "
            "Installeer de nieuwste versie, of vraag het aan wie uw computer beheert. Er is niets gewijzigd."
        )
        super().__init__(text)


class DatabaseMissing(ZelfscanError):
    """A file that belongs to the vault is not there."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(say("Het bestand {path} ontbreekt. Zet het terug uit een reservekopie.", path=path))


class VaultInUse(ZelfscanError):
    """A second zelfscan wants a vault that is open already."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        text = say(
            "De kluis in {folder} is al open, in een ander venster van zelfscan. "
            "Ga daar verder, of sluit dat venster en probeer het opnieuw.",
            folder=folder,
        )
        super().__init__(text)


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


class VaultExists(ZelfscanError):
    """Somebody asks for a new vault where there is one already."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            say("In {folder} staat al een kluis. Ontgrendel die, of kies een andere map.", folder=folder)
        )


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


class CodeMistyped(ZelfscanError):
    """What was typed cannot be a code of the program: a character is wrong, missing or too many."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            say("In deze code zit een typefout. Leg hem naast de code die u kreeg en verbeter hem.")
        )


class CodeNeeded(ZelfscanError):
    """A dossier has a code of its own, and it was not given."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(say("Dit dossier heeft een eigen code. Open het eerst met die code."))


class WrongDossierCode(ZelfscanError):
    """The code does not open this dossier."""

    def __init__(self) -> None:
        """Say what to try."""
        super().__init__(say("Deze code klopt niet. Kijk of Caps Lock aanstaat en probeer het opnieuw."))


class DossierCodeTooShort(ZelfscanError):
    """A new code for a dossier has too few characters to protect anything."""

    def __init__(self, minimum: int) -> None:
        """Name the least number of characters."""
        text = say(
            "Deze code is te kort. Gebruik minstens {count} tekens, liefst een paar losse woorden.",
            count=minimum,
        )
        super().__init__(text)


class CodeNotChanged(ZelfscanError):
    """Giving a dossier a code, or taking it away, was broken off, or the dossier changed meanwhile."""

    def __init__(self) -> None:
        """Say what holds."""
        super().__init__(say("De code is niet veranderd. Alles is zoals het was. Probeer het opnieuw."))
