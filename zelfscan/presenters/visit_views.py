"""What the pages of a visit show: photographs, findings, and what is left to do before leaving."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["high", "medium", "low", "unknown", "muted"]

ELEMENTS, PHOTOS, FINDINGS, SHEETS, CLOSING = "elements", "photos", "findings", "sheets", "closing"
"""The parts of a visit, each with a page of its own."""
VISIT = (ELEMENTS, PHOTOS, FINDINGS, SHEETS, CLOSING)


@dataclass(frozen=True)
class PhotoView:
    """One photograph in the list: its number, its caption and what it belongs to."""

    id: str
    number: int
    caption: str
    subject: str
    about: str
    has_marks: bool
    size: tuple[int, int]
    """Width and height of the picture, in pixels."""
    spoken: str


@dataclass(frozen=True)
class PhotosView:
    """The photographs that are shown, and what they can be shown by."""

    photos: tuple[PhotoView, ...]
    subject: str
    filters: tuple[tuple[str, str], ...]
    """What there are photographs of; an empty list where there is nothing to choose."""
    subjects: tuple[tuple[str, str], ...]
    count: str
    empty: str


@dataclass(frozen=True)
class ProposalView:
    """A finding that a rule proposes, with the reason."""

    key: str
    title: str
    about: str
    reason: str
    priority: str


@dataclass(frozen=True)
class FindingView:
    """One finding in the list."""

    id: str
    number: int
    title: str
    about: str
    severity: str
    priority: str
    tone: Tone
    who: str
    photos: int
    spoken: str


@dataclass(frozen=True)
class FindingsView:
    """The findings, what rules propose besides, and what is still to be said of them."""

    findings: tuple[FindingView, ...]
    proposals: tuple[ProposalView, ...]
    count: str
    empty: str


@dataclass(frozen=True)
class FindingFormView:
    """Everything of one finding: what can be changed, and the text of the catalogue apart from it."""

    id: str
    heading: str
    title: str
    measure_title: str
    standard: str
    norm: str
    subject: str
    severity: str
    priority: str
    own_text: str
    who: str
    subjects: tuple[tuple[str, str], ...]
    severities: tuple[tuple[str, str], ...]
    priorities: tuple[tuple[str, str], ...]
    photos: tuple[str, ...]
    """The ids of its photographs."""


@dataclass(frozen=True)
class MeasureView:
    """A measure of the catalogue that a finding can be made of."""

    id: str
    title: str
    why: str


@dataclass(frozen=True)
class LeftView:
    """Something that is left to do before leaving, and where to do it.

    ``place`` is the page; ``target`` is the question, photograph or finding on it.
    """

    words: str
    place: str
    target: str = ""


@dataclass(frozen=True)
class LeftGroupView:
    """One kind of what is left to do: how much there is of it, and the first of it."""

    title: str
    is_done: bool
    items: tuple[LeftView, ...]
    rest: str


@dataclass(frozen=True)
class ClosingView:
    """What is left to do, what is written about the visit, and who has signed."""

    left: tuple[LeftGroupView, ...]
    is_ready: bool
    ready_words: str
    day: str
    adviser: str
    conclusion: str
    summary: str
    is_read_out: bool
    signed: tuple[tuple[str, str, bool], ...]
    """Who signs, with words, and whether there is a signature."""
    written_by: str
