"""What the page *Uw kluis* shows, and what comes of the work on it."""

from dataclasses import dataclass

from zelfscan.presenters.backup_views import BackupView


@dataclass(frozen=True)
class SheetView:
    """How it stands with the recovery sheet."""

    made: str
    words: tuple[str, ...]
    button: str
    is_missing: bool


@dataclass(frozen=True)
class SafeTermView:
    """When a person's own scan goes; there is none in the vault of an adviser."""

    now: str
    """What holds now."""
    terms: tuple[tuple[str, str], ...]
    chosen: str
    is_at_end: bool
    """Whether it goes by itself after that day."""


@dataclass(frozen=True)
class WipeView:
    """What wiping everything takes away, and what it cannot."""

    removes: tuple[str, ...]
    stays: tuple[str, ...]
    word: str
    """What somebody has to type, so that nobody does this by accident."""


@dataclass(frozen=True)
class SafeView:
    """The vault that is open."""

    title: str
    passphrase: tuple[str, ...]
    sheet: SheetView
    backup: BackupView
    keys: tuple[str, ...]
    label: str
    label_words: str
    term: SafeTermView | None
    term_words: str
    wipe: WipeView


@dataclass(frozen=True)
class DoneView:
    """What came of a piece of work; ``kind`` is how it is told: good, info, warn or error."""

    kind: str
    title: str
    text: str = ""


@dataclass(frozen=True)
class TermNewsView:
    """What is told about dossiers that go by themselves, right after unlocking."""

    title: str
    gone: tuple[str, ...]
    coming: tuple[str, ...]
    soon: tuple[str, ...]
    troubles: tuple[str, ...]
    proof: str
    """The certificates of what is gone, as one text; empty where nothing is."""
    file_name: str
    are_copies_left: bool = False
    """Whether an automatic copy that holds what is gone could not be removed yet."""
