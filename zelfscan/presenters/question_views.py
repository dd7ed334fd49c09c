"""What the page of the questions draws besides one question: what was found, and a whole section."""

from dataclasses import dataclass

from zelfscan.presenters.views import AnswerView


@dataclass(frozen=True)
class FoundView:
    """A question that was found; one that is not asked now cannot be opened, and its state says why."""

    item: str
    question: str
    section: str
    state: str
    can_open: bool


@dataclass(frozen=True)
class SearchView:
    """What was found, with how much that is in words."""

    words: str
    found: tuple[FoundView, ...]


@dataclass(frozen=True)
class AskedView:
    """One question among the others of its section."""

    item: str
    question: str
    hint: str
    answers: tuple[AnswerView, ...]
    pair: tuple[AnswerView, ...]
    chosen: str
    after: str
    look: str
    why: str
    pictures: int
    note: str
    is_flagged: bool
    dark: str
    """Words about a question for the dark, where its answer is not known yet."""
    photos: str = ""
    """Words for taking a photograph of this question; empty where no photographs are kept."""
    added: tuple[str, str] = ("", "")
    """What an organisation says beside this question, as plain text, under whose words those are."""


@dataclass(frozen=True)
class WholeSectionView:
    """A section with all its questions that are asked now."""

    id: str
    title: str
    words: str
    asked: tuple[AskedView, ...]
    has_previous: bool
    next_words: str
