"""The one table of what an organisation can set; the reader, the window and the templates all follow it.

Nothing in it reads, sends, deletes or opens anything of a person, and there is no setting that could.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["enforced", "recommended"]
"""Enforced holds whatever somebody chooses; recommended holds until somebody chooses otherwise."""
LEVELS: tuple[Level, ...] = ("enforced", "recommended")


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]


@dataclass(frozen=True)
class Number:
    """A whole number within bounds that belong to it.

    ``usual`` is where who sets it begins: what the program does by itself, or what most would choose.
    """

    lowest: int
    highest: int
    usual: int


@dataclass(frozen=True)
class Picked:
    """Some of a few words."""

    options: tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """A list of ids of questionnaires."""

    at_most: int


@dataclass(frozen=True)
class Words:
    """A short text on one line, of which nothing is a command."""

    at_most: int


@dataclass(frozen=True)
class Place:
    """A folder, or a file with an ending; ``may_roam`` where it is no harm if the system copies it away."""

    ending: str = ""
    may_roam: bool = True


@dataclass(frozen=True)
class Keys:
    """A list of public keys of minisign."""

    at_most: int


@dataclass(frozen=True)
class Contacts:
    """A list of people or desks that can be called."""

    at_most: int


Kind = Choice | Number | Picked | Names | Words | Place | Keys | Contacts


@dataclass(frozen=True)
class Contact:
    """Somebody of the organisation whom one can call; shown below the national numbers, never instead."""

    name: str
    telephone: str
    when: str = ""
    email: str = ""


CONTACT_FIELDS: Mapping[str, int] = {"Name": 60, "Telephone": 25, "When": 80, "Email": 100}
"""What a contact consists of, with the most signs of each; the first two are required."""
MAX_PATH = 400
"""The most signs of a path, before and after its variables are filled in."""
REQUIRED_FIELDS = ("Name", "Telephone")
ALWAYS_OFFERED = "private"
"""The edition with everything, for the person; no setting can leave it out."""


@dataclass(frozen=True)
class Setting:
    """One thing that can be set: its name in the registry and in the file, and what can stand there."""

    id: str
    kind: Kind
    levels: tuple[Level, ...]


_PLACE_OF_THE_PERSON = Place(may_roam=False)
_FIXED: tuple[Level, ...] = ("enforced",)
_PROPOSED: tuple[Level, ...] = ("recommended",)

SETTINGS: tuple[Setting, ...] = (
    Setting("Packs", Names(20), _FIXED),
    Setting("Language", Choice(("nl", "en")), LEVELS),
    Setting("IdleLockMinutes", Number(1, 15, usual=5), LEVELS),
    Setting("PassphraseLength", Number(8, 64, usual=8), _FIXED),
    Setting(
        "Editions",
        Picked((ALWAYS_OFFERED, "adviser", "employer", "installer", "household", "advice")),
        _FIXED,
    ),
    Setting("ReminderMonths", Number(1, 36, usual=12), _FIXED),
    Setting("VaultFolder", _PLACE_OF_THE_PERSON, _PROPOSED),
    Setting("BackupFolder", _PLACE_OF_THE_PERSON, _PROPOSED),
    Setting("ReportFolder", _PLACE_OF_THE_PERSON, _PROPOSED),
    Setting("OrganisationName", Words(80), _FIXED),
    Setting("Contacts", Contacts(6), _FIXED),
    Setting("LogoFile", Place(ending=".png"), _FIXED),
    Setting("SupportText", Words(400), _FIXED),
    Setting("OverlayFolder", Place(), _FIXED),
    Setting("SigningKeys", Keys(8), _FIXED),
    Setting("ContentFolder", Place(), _FIXED),
)
BY_ID: Mapping[str, Setting] = {each.id: each for each in SETTINGS}
