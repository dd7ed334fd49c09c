"""What the pages draw: plain frozen values in the words of the screen."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class NumberView:
    """A telephone number on the emergency card; the note says what is doubtful about it."""

    number: str
    title: str
    purpose: str
    note: str = ""


@dataclass(frozen=True)
class CardView:
    """The emergency card; ``after`` are the steps for the hours and days that follow."""

    numbers: tuple[NumberView, ...]
    steps: tuple[str, ...]
    notices: tuple[tuple[str, str], ...]
    checked: str
    after: tuple[str, ...] = ()
    own_title: str = ""
    """Whose the numbers below the national ones are."""
    own_numbers: tuple[NumberView, ...] = ()
    """Those of the organisation: never among the others, and never in their place."""


@dataclass(frozen=True)
class ChoiceView:
    """A scan that somebody can begin; ``note`` says how long it takes."""

    pack: str
    route: str
    icon: str
    title: str
    text: str
    note: str


@dataclass(frozen=True)
class PlaceView:
    """Where somebody was; ``button`` is the verb that leads there."""

    pack: str
    route: str
    title: str
    lines: tuple[str, ...]
    done: int
    total: int
    progress: str
    section: str
    button: str


@dataclass(frozen=True)
class NoteView:
    """Something to know on the first page; ``action`` is the verb of what can be done about it."""

    id: str
    kind: str
    title: str
    text: str
    action: str = ""


@dataclass(frozen=True)
class StartView:
    """The first page."""

    greeting: str
    promises: tuple[str, ...]
    limit: str
    choices: tuple[ChoiceView, ...]
    longer: tuple[ChoiceView, ...]
    place: PlaceView | None
    threat: tuple[tuple[str, str], ...]
    foot: str
    can_keep_dossiers: bool = False
    """Whether an adviser can begin here: not while answers stand in memory only."""
    notes: tuple[NoteView, ...] = ()


@dataclass(frozen=True)
class StrengthView:
    """How strong a passphrase is: one to three steps, and the words for it."""

    level: str
    steps: int
    words: str


@dataclass(frozen=True)
class VaultChoiceView:
    """A vault of one of several people, as it can be seen without opening it."""

    id: str
    words: str


@dataclass(frozen=True)
class UnlockView:
    """Why the scan is locked, and what to do without the passphrase."""

    reason: str
    lost: str
    """What is left where there is no recovery sheet either."""
    has_sheet: bool = False
    help: str = ""
    choices: tuple[VaultChoiceView, ...] = ()
    """Whose vault it can be; none where there is only one."""
    chosen: str = ""
    can_add: bool = False
    """Whether somebody else can have a vault of their own here."""


@dataclass(frozen=True)
class SectionView:
    """A section in the rail; its state is done, current or open."""

    id: str
    title: str
    state: str
    done: int
    total: int


@dataclass(frozen=True)
class AnswerView:
    """An answer that can be chosen, with the digit that does."""

    id: str
    text: str
    key: str


@dataclass(frozen=True)
class SavedView:
    """What the foot says about saving, in full and in one word."""

    text: str
    short: str
    is_saved: bool


@dataclass(frozen=True)
class PictureView:
    """A drawing that explains a question: what it shows in words, what stands below it, and its file."""

    id: str
    alt: str
    caption: str
    path: Path


@dataclass(frozen=True)
class UndoView:
    """The answer that can be taken back: what is shown, and the whole of it for a screen reader."""

    words: str
    spoken: str


@dataclass(frozen=True)
class ListView:
    """The short list of questions that somebody goes through, and how far they are."""

    kind: str
    title: str
    words: str
    is_done: bool


@dataclass(frozen=True)
class ListEntryView:
    """A short list of questions that can be begun."""

    kind: str
    title: str
    note: str


@dataclass(frozen=True)
class QuestionView:
    """One question with everything around it."""

    title: str
    done: int
    total: int
    sections: tuple[SectionView, ...]
    item: str
    place: str
    question: str
    hint: str
    answers: tuple[AnswerView, ...]
    pair: tuple[AnswerView, ...]
    chosen: str
    after: str
    pictures: tuple[PictureView, ...]
    look: str
    why: str
    sources: tuple[str, ...]
    note: str
    is_flagged: bool
    saved: SavedView
    zone: str
    zone_words: str
    has_previous: bool
    next_words: str
    is_urgent: bool
    left: str = ""
    zones_done: tuple[str, ...] = ()
    places_done: str = ""
    undo: UndoView | None = None
    chosen_list: ListView | None = None
    lists: tuple[ListEntryView, ...] = ()
    dark: str = ""
    """Words about a question for the dark, where its answer is not known yet."""
    photos: str = ""
    """Words for taking a photograph of this question; empty where no photographs are kept."""
    added: tuple[str, str] = ("", "")
    """What an organisation says beside this question, as plain text, under whose words those are."""
