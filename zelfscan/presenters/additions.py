"""What the organisation adds with a folder that it signed: read once, beside the window, or not used."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from zelfscan.charts.colours import Tokens, with_colours
from zelfscan.crypto.minisign import PublicKey, read_public_key
from zelfscan.errors.signed import FolderRefused, KeyRefused, OverlayOver, OverlayRefused
from zelfscan.i18n import say, say_count
from zelfscan.packs.overlay import OverlayInUse, read_overlay, with_overlay
from zelfscan.policy.model import Contact
from zelfscan.policy.policy import Policy
from zelfscan.presenters.open_scan import Clock
from zelfscan.presenters.start_desk import Packs
from zelfscan.presenters.views import NoteView
from zelfscan.wording.days import day

NOTE = "additions"
"""The id of the note on the first page that says why nothing is added."""


@dataclass(frozen=True)
class AddedView:
    """What stands about it on *Uw organisatie*; without lines only why it is not used."""

    title: str
    lines: tuple[str, ...]
    refused: str = ""


def _now() -> datetime:
    return datetime.now().astimezone()


class Additions:
    """Knows the folder and the keys from the policy; without a key there nothing is read at all."""

    def __init__(self, policy: Policy | None = None, clock: Clock = _now) -> None:
        """Read nothing yet."""
        self._policy, self._clock = policy or Policy(), clock
        self._is_read = False
        self.is_note_seen = False
        self.used: OverlayInUse | None = None
        self._refused: FolderRefused | OverlayRefused | OverlayOver | None = None

    def load(self, load_packs: Callable[[str], Packs], language: str) -> Packs:
        """Load the questionnaires, with what the organisation adds; a fault in that stops nothing."""
        packs = load_packs(language)
        self._read()
        if self.used is None:
            return packs
        overlay = self.used.overlay
        return replace(packs, by_id={id: with_overlay(each, overlay) for id, each in packs.by_id.items()})

    def contacts(self) -> tuple[Contact, ...]:
        """Return whom somebody can call at the organisation; always beside the national numbers."""
        own = self.used.overlay.contacts if self.used is not None else ()
        return tuple(Contact(each.name, each.telephone, each.when, each.email) for each in own)

    @property
    def organisation(self) -> str:
        """Return whose they are; empty where nothing is added."""
        return self.used.overlay.organisation if self.used is not None else ""

    @property
    def support(self) -> str:
        """Return where the organisation says that somebody finds help."""
        return self.used.overlay.support if self.used is not None else ""

    def colours(self, name: str, tokens: Tokens) -> Tokens:
        """Return the colours of a look with those of the organisation; only light and dark have others."""
        if self.used is None or name not in ("light", "dark"):
            return tokens
        colours = self.used.overlay.colours
        chosen = colours.light if name == "light" else colours.dark
        return with_colours(tokens, chosen.accent, chosen.header)

    def has_colours(self) -> bool:
        """Tell whether the look changes at all."""
        if self.used is None:
            return False
        both = (self.used.overlay.colours.light, self.used.overlay.colours.dark)
        return any(each.accent or each.header for each in both)

    def notes(self) -> tuple[NoteView, ...]:
        """Return the one note that nothing is added, until somebody closed it."""
        if self._refused is None or self.is_note_seen:
            return ()
        return (
            NoteView(
                NOTE,
                "info",
                say("De aanvulling van uw organisatie wordt niet gebruikt."),
                say("U kunt gewoon verder. Meer staat op de pagina Uw organisatie."),
                say("Sluit dit bericht"),
            ),
        )

    def view(self) -> AddedView | None:
        """Return what is added and who signed it, or why it is not used; none where nothing was set."""
        title = say("Aanvulling van uw organisatie")
        if self._refused is not None:
            return AddedView(title, (), _refused_words(self._refused))
        if self.used is None:
            return None
        return AddedView(title, tuple(_lines(self.used)))

    def _read(self) -> None:
        folder = self._policy.overlay_folder
        if self._is_read or folder is None or not self._policy.signing_keys:
            return
        self._is_read = True
        try:
            self.used = read_overlay(folder, tuple(self._keys()), self._clock().date())
        except (FolderRefused, OverlayRefused, OverlayOver) as error:
            self._refused = error

    def _keys(self) -> Iterator[PublicKey]:
        for text in self._policy.signing_keys:
            with suppress(KeyRefused):  # the page about the organisation tells which value does not count
                yield read_public_key(text)


def _lines(used: OverlayInUse) -> Iterator[str]:
    overlay = used.overlay
    yield say("Van {name}, ondertekend met sleutel {key}.", name=overlay.organisation, key=used.key.name)
    if used.comment:
        yield say("Bij de handtekening staat: {comment}", comment=used.comment)
    if overlay.valid_until is not None:
        yield say("Geldig tot en met {day}.", day=day(overlay.valid_until))
    counts = (
        say_count("{count} telefoonnummer", "{count} telefoonnummers", len(overlay.contacts)),
        say_count(
            "{count} uitleg bij een vraag", "{count} keer uitleg bij een vraag", len(overlay.explanations)
        ),
        say_count("{count} eigen vraag", "{count} eigen vragen", len(overlay.questions)),
    )
    yield say("Erin staan: {counts}.", counts=", ".join(counts))
    if overlay.questions:
        yield say("De eigen vragen tellen nergens in mee. Uw antwoorden blijven bij u.")


def _refused_words(error: FolderRefused | OverlayRefused | OverlayOver) -> str:
    """Say why in the language that holds now, which may be another one than when it was read."""
    if isinstance(error, FolderRefused):
        return str(FolderRefused(error.faults))
    if isinstance(error, OverlayRefused):
        return str(OverlayRefused(error.faults))
    return str(OverlayOver(error.last))
