"""Frozen views of the page on which somebody makes a report."""

from dataclasses import dataclass

from zelfscan.report.content.editions_parts import Group
from zelfscan.report.content.wanted import Detail, Edition


@dataclass(frozen=True)
class EditionView:
    """An edition to choose: its name, and in one sentence for whom it is and what is in it."""

    id: Edition
    name: str
    about: str

    @property
    def words(self) -> str:
        """Return name and sentence in one."""
        return f"{self.name}. {self.about}"


@dataclass(frozen=True)
class MeterRow:
    """A kind of personal detail that the file will hold, or would hold if it were not left out."""

    detail: Detail
    words: str
    can_leave_out: bool
    is_in: bool


@dataclass(frozen=True)
class MeterView:
    """The leak meter; ``care`` says what to look at before sharing the file."""

    title: str
    rows: tuple[MeterRow, ...]
    care: str


@dataclass(frozen=True)
class TickView:
    """Something that can be in the edition."""

    name: str
    words: str
    is_on: bool


@dataclass(frozen=True)
class TickGroupView:
    """What can be ticked of one kind; ``count`` says how many are, ``is_open`` whether all are in sight."""

    group: Group
    title: str
    count: str
    ticks: tuple[TickView, ...]
    is_open: bool


@dataclass(frozen=True)
class PhotoTickView:
    """A photograph that can go along with its number and what is known of it; ``id`` finds its picture."""

    number: int
    id: str
    words: str
    is_on: bool


@dataclass(frozen=True)
class ReportView:
    """The page on which somebody chooses an edition and what is in it, and saves it."""

    title: str
    intro: str
    editions: tuple[EditionView, ...]
    edition: Edition
    contents: tuple[str, ...]
    groups: tuple[TickGroupView, ...]
    photos: tuple[PhotoTickView, ...]
    meter: MeterView
    is_large: bool
    keep: str
    limit: str
    password_words: tuple[str, ...]
    no_password: str
    file_name: str
