"""What is shown of the files that the program keeps."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Tone = Literal["low", "muted", "high", "unknown"]
"""Of the words about encryption: low where it is, high where it ought to be and is not."""


@dataclass(frozen=True)
class KeptFileView:
    """One file: its name, what it holds, how large it is, and whether somebody could read it."""

    path: Path
    name: str
    holds: str
    state: str
    encrypted: str
    tone: Tone
    stays: str
    """Why there is no button to remove it, and how it goes all the same; empty where there is a button."""
    question: str = ""
    loss: str = ""
    """What is lost when it is removed."""


@dataclass(frozen=True)
class KeptGroupView:
    """Files that belong together."""

    title: str
    text: str
    files: tuple[KeptFileView, ...]


@dataclass(frozen=True)
class KeptView:
    """Everything that the program keeps on this computer."""

    intro: str
    """What the list is; empty where nothing is kept."""
    folder: str
    """Where everything stands, or that nothing is kept."""
    sums: str
    """How many files, and how large together."""
    groups: tuple[KeptGroupView, ...]
    keeping: str
    elsewhere: tuple[str, ...]
    """What cannot be listed, because it stands elsewhere."""
    checks: tuple[str, ...]
    limit: str
