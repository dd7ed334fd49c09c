"""Why newer questionnaires are not taken, though a key that counts signed them."""

from typing import Literal

from zelfscan.errors.base import ZelfscanError, shown
from zelfscan.i18n import later, say

MAX_VERSION = 40
"""So many characters of a version in a folder are shown."""

ContentFault = Literal["no-content", "not-newer", "newer-program", "older-program", "numbers", "faults"]
_WHY = {
    "no-content": later("In deze map staan niet alle vragenlijsten van zelfscan. Kies een andere map."),
    "not-newer": later("Deze vragenlijsten zijn niet nieuwer dan die u hebt. U hoeft niets te doen."),
    "newer-program": later(
        "Deze vragenlijsten horen bij een nieuwere versie van zelfscan. Installeer eerst die versie."
    ),
    "older-program": later(
        "Deze vragenlijsten horen bij een oudere versie van zelfscan. Vraag om een nieuwere map."
    ),
    "numbers": later(
        "In deze map staan andere landelijke noodnummers. Alleen het programma zelf kan die veranderen."
    ),
    "faults": later("Deze vragenlijsten zijn niet goed te lezen. Vraag om een nieuwe map."),
}


class ContentRefused(ZelfscanError):
    """A signed folder holds no questionnaires that can be used; nothing of it is."""

    def __init__(self, fault: ContentFault, version: str = "") -> None:
        """Keep the cause, and say it with the version that was found, where there is one."""
        self.fault: ContentFault = fault
        words = say(_WHY[fault])
        if version:
            found = say("In de map staat versie {version}.", version=shown(version, MAX_VERSION))
            words = f"{words} {found}"
        super().__init__(words)


class ContentNotKept(ZelfscanError):
    """Newer questionnaires have no place where nothing is kept."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            say(
                "Er wordt nu niets bewaard, dus ook geen nieuwe vragenlijsten. "
                "Start het programma op de gewone manier."
            )
        )
