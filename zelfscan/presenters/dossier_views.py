"""What the page of an adviser's dossiers shows."""

from dataclasses import dataclass
from typing import Literal

NO_TERM = "none"
"""The choice of no term at all."""
Tone = Literal["ink", "muted", "medium", "high"]


@dataclass(frozen=True)
class DossierRowView:
    """One dossier in the list; ``spoken`` is the row as one sentence."""

    id: str
    name: str
    kind: str
    made: str
    progress: str
    term: str
    tone: Tone
    """Of the term: high where it is over, medium where it soon is."""
    is_archived: bool
    work: tuple[str, ...]
    """What is left to do in it, one thing each."""
    can_lie_beside: bool
    """Whether there is another dossier of its kind."""
    spoken: str
    is_coded: bool = False
    """Whether it opens only with a code of its own."""
    can_have_code: bool = True


@dataclass(frozen=True)
class DossiersView:
    """The list as it is now; ``due`` says how many are past their term, empty where none is."""

    rows: tuple[DossierRowView, ...]
    count: str
    due: str
    archive_words: str
    """What the link to the archive says; empty where nothing is in it."""
    work_words: str
    """What the link to the dossiers with work left says; empty where there are none."""
    empty: str
    """What to do where the list is empty; empty where it is not."""
    can_search: bool
    """Whether there is anything to search in."""
    can_stop: bool
    """Whether this vault can be for one's own scan again."""


@dataclass(frozen=True)
class DossierFormView:
    """A form for a new dossier or for the name and term of one."""

    title: str
    name: str
    kind: str
    term: str
    kinds: tuple[tuple[str, str], ...]
    terms: tuple[tuple[str, str], ...]
    is_new: bool
    is_at_end: bool = False
    """Whether it goes by itself after its term."""


@dataclass(frozen=True)
class CertificateView:
    """Proof that a dossier was deleted: a title, what to say at once, and the whole text for a file."""

    title: str
    text: str
    proof: str
    file_name: str
    copies_trouble: str = ""
    """Why an automatic copy that still holds the dossier stays; empty where none does."""
