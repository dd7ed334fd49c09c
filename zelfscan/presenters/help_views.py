"""What the pages of the help draw: the guide, the keys, and what the program is made of."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class LinkView:
    """Words that lead to another place of the program."""

    place: str
    words: str


@dataclass(frozen=True)
class PointView:
    """One point of a chapter: a bold sentence, and what follows from it."""

    lead: str
    text: str


@dataclass(frozen=True)
class ChapterView:
    """One chapter of the guide; ``picture`` says which picture, ``drawing`` is its file where it has one."""

    id: str
    title: str
    points: tuple[PointView, ...]
    picture: str
    alt: str
    drawing: Path | None
    links: tuple[LinkView, ...]


@dataclass(frozen=True)
class HelpView:
    """The guide."""

    chapters: tuple[ChapterView, ...]


@dataclass(frozen=True)
class CapView:
    """What stands on a key: its words, or an arrow that points up, down, left or right."""

    words: str
    arrow: str = ""


@dataclass(frozen=True)
class KeyView:
    """What one key does; ``joint`` stands between the caps, ``spoken`` is all of it in one sentence."""

    id: str
    caps: tuple[CapView, ...]
    joint: str
    words: str
    spoken: str


@dataclass(frozen=True)
class KeyGroupView:
    """The keys that work at one place."""

    title: str
    keys: tuple[KeyView, ...]


@dataclass(frozen=True)
class KeysView:
    """Every key of the program."""

    groups: tuple[KeyGroupView, ...]


@dataclass(frozen=True)
class LicenceRowView:
    """A part of the program with its licence; the id opens the text."""

    id: str
    name: str
    licence: str
    note: str = ""


@dataclass(frozen=True)
class LicenceView:
    """The text of a licence, with where its part comes from."""

    title: str
    note: str
    text: str


@dataclass(frozen=True)
class AboutView:
    """What the program is, how old its content is, and whose work it holds."""

    title: str
    version: tuple[str, ...]
    """Of when this version is, that nothing renews itself, and whom to ask."""
    content: tuple[str, ...]
    stale: str
    own: tuple[LicenceRowView, ...]
    qt: tuple[str, ...]
    qt_rows: tuple[LicenceRowView, ...]
    others: tuple[LicenceRowView, ...]
