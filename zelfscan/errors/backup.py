"""Why a back-up cannot be made, read or put back."""

from pathlib import Path

from zelfscan.errors.base import ZelfscanError
from zelfscan.i18n import say


class BackupForeign(ZelfscanError):
    """A file is no back-up of this program."""

    def __init__(self) -> None:
        """Say what to look for."""
        super().__init__(
            say("Dit is geen reservekopie van zelfscan. Kies een bestand dat op .zelfscankluis eindigt.")
        )


class BackupTooNew(ZelfscanError):
    """A back-up was made by a newer version of the program."""

    def __init__(self) -> None:
        """Say what to do."""
        text = say(
            "Deze reservekopie is gemaakt met een nieuwere versie van zelfscan. "
            "Installeer de nieuwste versie en zet hem dan terug."
        )
        super().__init__(text)


class BackupDamaged(ZelfscanError):
    """A back-up is not as it was written."""

    def __init__(self) -> None:
        """Say what to do."""
        text = say(
            "Deze reservekopie is beschadigd of veranderd. Er is niets teruggezet en niets overschreven. "
            "Neem een andere reservekopie."
        )
        super().__init__(text)


class BackupRefused(ZelfscanError):
    """A back-up opens with its key, but what is in it is not what the program puts in one."""

    def __init__(self) -> None:
        """Say what to do."""
        text = say(
            "De inhoud van deze reservekopie is niet zoals het hoort. Er is niets teruggezet. "
            "Neem een reservekopie die u zelf hebt gemaakt."
        )
        super().__init__(text)


class BackupNotProved(ZelfscanError):
    """A back-up that was just written cannot be read back as it was written."""

    def __init__(self, path: Path) -> None:
        """Name the file that was asked for."""
        text = say(
            "De reservekopie {path} is niet goed op de schijf gekomen en is weggehaald. "
            "Wat daar al stond, staat er nog. Kies een andere schijf of stick.",
            path=path,
        )
        super().__init__(text)


class BackupBusy(ZelfscanError):
    """Another program is at work in a file that is to be backed up."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        text = say(
            "Een ander programma gebruikt {path}. Er is geen reservekopie gemaakt. "
            "Sluit dat programma en probeer het opnieuw.",
            path=path,
        )
        super().__init__(text)


class BackupDisturbed(ZelfscanError):
    """A dossier was removed, or the vault locked, while the back-up was made."""

    def __init__(self) -> None:
        """Say what to do."""
        text = say(
            "Tijdens het kopiëren is de kluis vergrendeld of een dossier gewist. "
            "Er is geen reservekopie gemaakt. Probeer het opnieuw."
        )
        super().__init__(text)


class BackupStopped(ZelfscanError):
    """Somebody asked to stop making or putting back a back-up."""

    def __init__(self) -> None:
        """Say that nothing happened."""
        super().__init__(say("U bent gestopt. Er is niets veranderd."))


class BackupInVault(ZelfscanError):
    """Somebody wants a back-up in the folder that it is to save from loss."""

    def __init__(self, path: Path) -> None:
        """Name the file that was asked for."""
        text = say(
            "{path} ligt in de map van de kluis zelf. Raakt die map zoek, dan is ook de reservekopie weg. "
            "Kies een andere plaats.",
            path=path,
        )
        super().__init__(text)


class BackupPlaceTaken(ZelfscanError):
    """The folder in which a vault is to be put back holds something else."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        text = say(
            "In {folder} staan al andere bestanden. Er is niets teruggezet. "
            "Kies een lege map, of geef deze map een andere naam.",
            folder=folder,
        )
        super().__init__(text)
