"""What is shown of back-ups: the last one, the automatic copies, and a file that can be put back."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class CopyView:
    """One automatic copy; ``spoken`` is the row as one sentence."""

    path: Path
    made: str
    size: str
    spoken: str


@dataclass(frozen=True)
class BackupView:
    """How it stands with the back-ups of the vault that is open."""

    last: str
    """When the last one was made, or that there is none."""
    reminder: str
    """What to do now; empty where nothing is needed."""
    words: tuple[str, ...]
    """What to know before making one."""
    file_name: str
    """A name for the file that tells nothing of whom it is about."""
    copies: tuple[CopyView, ...]
    copies_words: tuple[str, ...]
    """What automatic copies are good for, and what not."""
    copies_trouble: str
    """Why the last one was not made; empty where nothing went wrong."""


@dataclass(frozen=True)
class MadeView:
    """A back-up that was made and read back."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class BackupFileView:
    """What a back-up tells before it is opened; nothing of it is proved."""

    lines: tuple[str, ...]
    asks: str
    """Which passphrase it needs."""
    warning: str
    """What happens to the vault of now; empty where there is none."""


@dataclass(frozen=True)
class RestoredView:
    """A vault that was put back; it is locked."""

    title: str
    lines: tuple[str, ...]
