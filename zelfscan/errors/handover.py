"""Why a dossier cannot be handed over or taken over."""

from zelfscan.errors.base import ZelfscanError
from zelfscan.i18n import say


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


class HandoverStopped(ZelfscanError):
    """The vault or a dossier was closed or changed during a hand-over; the text says what to do."""


class HandoverPackUnknown(ZelfscanError):
    """A dossier rests on a questionnaire that this program does not know; the text says what to do."""
