"""Why something that an organisation signed is not used: a key, a signature, or a folder that they seal."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from zelfscan.errors.base import ZelfscanError, shown
from zelfscan.errors.content import Fault
from zelfscan.i18n import later, say

MAX_NAME = 120
"""So many characters of a path in a folder are shown."""


class KeyRefused(ZelfscanError):
    """A text is no public key or no secret key as minisign writes them."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            say(
                "Dit is geen sleutel zoals minisign die schrijft. "
                "Kopieer de hele regel met de sleutel opnieuw."
            )
        )


class KeyLocked(ZelfscanError):
    """A secret key does not open with this password, or asks for one."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            say(
                "De geheime sleutel gaat niet open. "
                "Kijk na of het wachtwoord klopt en bij deze sleutel hoort."
            )
        )


class CommentRefused(ZelfscanError):
    """A comment cannot go along with a signature."""

    def __init__(self, maximum: int) -> None:
        """Name the largest number of characters."""
        super().__init__(
            say("De toelichting moet één regel zijn van hoogstens {count} gewone tekens.", count=maximum)
        )


SignatureFault = Literal["no-signature", "other-key", "does-not-fit"]
_WHY_NO_SIGNATURE = {
    "no-signature": later("De handtekening is niet te lezen."),
    "other-key": later("De handtekening is gezet met een sleutel die hier niet geldt."),
    "does-not-fit": later("De handtekening past niet bij de inhoud."),
}


class SignatureRefused(ZelfscanError):
    """A signature does not show that a key that counts signed this."""

    def __init__(self, fault: SignatureFault) -> None:
        """Keep the cause and say it."""
        self.fault: SignatureFault = fault
        super().__init__(say(_WHY_NO_SIGNATURE[fault]))


FolderFault = Literal[
    "unreadable", "unsigned", "no-keys", "no-signature", "other-key", "does-not-fit", "bad-list", "bad-name",
    "twins", "link", "no-file", "too-many", "too-big", "missing", "extra", "changed",
]  # fmt: skip

_WHY_NO_FOLDER = {
    "unreadable": later("Bestand ‘{file}’ is niet te lezen."),
    "unsigned": later("Er staat geen handtekening bij."),
    "no-keys": later("Op deze computer is niet ingesteld wiens handtekening geldt."),
    "no-signature": later("De handtekening is niet te lezen."),
    "other-key": later("De handtekening is gezet met een sleutel die hier niet geldt."),
    "does-not-fit": later("De handtekening past niet bij de inhoud."),
    "bad-list": later("De lijst ‘{file}’ is niet zoals het hoort."),
    "bad-name": later("De naam ‘{file}’ mag niet in een ondertekende map."),
    "twins": later("De naam ‘{file}’ staat er twee keer, met andere hoofdletters."),
    "link": later("‘{file}’ is een verwijzing naar een andere plek."),
    "no-file": later("‘{file}’ is geen gewoon bestand."),
    "too-many": later("De map heeft te veel bestanden of mappen."),
    "too-big": later("Bestand ‘{file}’ is te groot."),
    "missing": later("Bestand ‘{file}’ ontbreekt."),
    "extra": later("Bestand ‘{file}’ staat niet op de ondertekende lijst."),
    "changed": later("Bestand ‘{file}’ is veranderd na het ondertekenen."),
}


class FolderRefused(ZelfscanError):
    """A signed folder is refused whole; ``faults`` are all that were looked for, the text tells the first."""

    def __init__(self, faults: Sequence[tuple[FolderFault, str]]) -> None:
        """Keep every cause with the file it is about; say the first, and that nothing is used."""
        self.faults = tuple(faults)
        super().__init__(say("De map wordt niet gebruikt. {reason}", reason=self.reasons()[0]))

    def reasons(self) -> tuple[str, ...]:
        """Return a sentence for each fault, in the language that holds."""
        return tuple(say(_WHY_NO_FOLDER[fault], file=shown(file, MAX_NAME)) for fault, file in self.faults)


class OverlayRefused(ZelfscanError):
    """What an organisation adds was signed with faults in it, and so is refused whole."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep every fault, for who made it; the person is told that there is one."""
        self.faults = tuple(faults)
        super().__init__(
            say(
                "De map wordt niet gebruikt. Er staat een fout in bestand ‘{file}’.", file=self.faults[0].file
            )
        )


class OverlayOver(ZelfscanError):
    """The last day on which an overlay holds has passed."""

    def __init__(self, last: date) -> None:
        """Name the day."""
        self.last = last
        super().__init__(
            say("De map wordt niet gebruikt. Hij was geldig tot en met {day}.", day=last.strftime("%d-%m-%Y"))
        )
