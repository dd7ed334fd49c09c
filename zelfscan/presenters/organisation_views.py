"""The page *Uw organisatie* as it is shown."""

from dataclasses import dataclass

from zelfscan.presenters.additions import AddedView


@dataclass(frozen=True)
class SetView:
    """One setting of the organisation: what it is, its value line by line, and whether it is fixed."""

    id: str
    title: str
    value: tuple[str, ...]
    level: str
    is_fixed: bool


@dataclass(frozen=True)
class RefusedView:
    """Something that the organisation set and that does not count, and why."""

    title: str
    why: str


@dataclass(frozen=True)
class OrganisationView:
    """What the organisation set; without anything there is only ``intro`` and what can never be set."""

    title: str
    intro: str
    place: str
    """Where it stands: the key of the registry, or the file."""
    settings: tuple[SetView, ...]
    refused: tuple[RefusedView, ...]
    never_title: str
    never: tuple[str, ...]
    limit: str
    support: str = ""
    """Where somebody finds help, in the words of the organisation."""
    notes: tuple[str, ...] = ()
    added: AddedView | None = None
    """What the signed folder of the organisation adds, or why it is not used."""
