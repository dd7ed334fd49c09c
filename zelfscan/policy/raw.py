"""What stands in the registry or in the file, before anybody looked whether it makes sense."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from zelfscan.errors.base import shown
from zelfscan.policy.model import Level

_MAX_NAME = 60
Where = Literal["nowhere", "registry", "file"]
Reason = Literal[
    # of everything that was found in one place; the first also of one setting, or of all proposals
    "unreadable", "not-a-file", "not-owned", "writable", "too-large", "not-json", "not-levels",
    # of one setting
    "unknown", "twice", "other-level", "wrong-type", "not-a-choice", "out-of-range", "empty", "too-long",
    "too-many", "not-plain", "not-full", "other-name", "other-computer", "roaming", "no-such-variable",
    "other-ending", "not-a-name", "not-a-key", "not-a-contact", "national",
]  # fmt: skip
"""Why something does not count; the words for it are said when it is shown."""


class Twice:
    """Stands for a name that is there twice: nobody can tell which of the two was meant."""


class Strange:
    """Stands for a value that is no text, number or list, such as NaN or bytes."""


@dataclass(frozen=True)
class Refused:
    """Something that was found and does not count; an empty name is everything in that place."""

    name: str
    level: Level | Literal[""]
    reason: Reason


def told_name(name: str) -> str:
    """Return a name from outside as it can be told: short, on one line, and never empty."""
    return shown(name, _MAX_NAME) or '""'


@dataclass(frozen=True)
class Raw:
    """What was found, by level and name, and where."""

    where: Where = "nowhere"
    place: str = ""
    """The key or the file."""
    found: Mapping[Level, Mapping[str, object]] = field(default_factory=dict)
    refused: tuple[Refused, ...] = ()
