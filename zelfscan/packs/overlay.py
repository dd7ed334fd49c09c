"""The overlay of an organisation: verified, read, and laid over the questionnaires without changing them.

Its questions become facts in a section of their own at the end. No score, risk or measure can name them,
because those stand in the content, and the content is not touched. So what is judged stays what it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from pathlib import Path
from typing import Final

from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import ADDED, AnswerOption, Item, Route, Section, Stop
from zelfscan.core.text import LocalizedText
from zelfscan.crypto.minisign import PublicKey
from zelfscan.errors.content import PackError
from zelfscan.errors.signed import OverlayOver, OverlayRefused
from zelfscan.packs.loader import Loaded
from zelfscan.packs.overlay_file import FILES, LOGO, Overlay, OverlayQuestion, read_overlay_files
from zelfscan.packs.signed_folder import Limits, SignedFolder, read_signed_folder

LIMITS: Final = Limits(files=len(FILES) + 8, bytes_of_one=1_000_000, bytes=2_000_000)
_QUESTIONS_A_MINUTE = 4


@dataclass(frozen=True)
class OverlayInUse:
    """An overlay that was verified, with who signed it."""

    overlay: Overlay
    key: PublicKey
    comment: str
    logo: bytes | None = None


def read_overlay(folder: Path, keys: Sequence[PublicKey], day: date) -> OverlayInUse:
    """Verify and read the folder of an organisation.

    Raises ``FolderRefused`` where it is not as it was signed, ``OverlayRefused`` where it was signed with
    faults in it, and ``OverlayOver`` after its last day.
    """
    sealed: SignedFolder = read_signed_folder(folder, keys, LIMITS)
    try:
        overlay = read_overlay_files(sealed.files)
    except PackError as error:
        raise OverlayRefused(error.faults) from None
    if overlay.is_over(day) and overlay.valid_until is not None:
        raise OverlayOver(overlay.valid_until)
    return OverlayInUse(overlay, sealed.key, sealed.comment, sealed.files.get(LOGO))


def with_overlay(loaded: Loaded, overlay: Overlay) -> Loaded:
    """Return a questionnaire with the explanations and questions of an organisation.

    What has no question, or names what is not there, stays the same.
    """
    explained = {item: text for item, text in overlay.explanations.items() if item in loaded.pack.item_by_id}
    questions = [each for each in overlay.questions if not each.packs or loaded.pack.id in each.packs]
    items = tuple(_item(each) for each in questions)
    loaded = replace(loaded, explained=explained, organisation=overlay.organisation)
    if not items or any(each.id in loaded.items for each in items) or ADDED in _parts(loaded.pack):
        return loaded
    pack = _with_section(loaded.pack, overlay.organisation, items)
    return replace(loaded, pack=pack, items={**loaded.items, **{item.id: item for item in items}})


def without_overlay(pack: Pack) -> Pack:
    """Return a questionnaire without what an organisation asks, as it stands in the content."""
    names = {item.id for item in pack.items if item.is_added}
    if not names:
        return pack
    minutes = ceil(len(names) / _QUESTIONS_A_MINUTE)
    routes = tuple(
        route.model_copy(
            update={
                "items": tuple(item for item in route.items if item not in names),
                "stops": tuple(stop for stop in route.stops if stop.id != ADDED),
                "minutes": route.minutes - minutes,
            }
        )
        if names & set(route.items)
        else route
        for route in pack.routes
    )
    return pack.model_copy(
        update={
            "items": tuple(item for item in pack.items if item.id not in names),
            "sections": tuple(section for section in pack.sections if section.id != ADDED),
            "routes": routes,
        }
    )


def _parts(pack: Pack) -> set[str]:
    return {*(each.id for each in pack.sections), *(each.id for route in pack.routes for each in route.stops)}


def _with_section(pack: Pack, organisation: str, items: Sequence[Item]) -> Pack:
    title = LocalizedText(
        base=f"Vragen van {organisation}", translations=(("en", f"Questions of {organisation}"),)
    )
    names = tuple(item.id for item in items)
    return pack.model_copy(
        update={
            "items": (*pack.items, *items),
            "sections": (*pack.sections, Section(id=ADDED, title=title, items=names)),
            "routes": tuple(_longer(route, title, names) for route in pack.routes),
        }
    )


def _longer(route: Route, title: LocalizedText, names: tuple[str, ...]) -> Route:
    """Let a route end with these questions; not one for the dark or of an adviser, who is a guest."""
    if route.is_extra and route.only is None:
        return route
    stops = (*route.stops, Stop(id=ADDED, title=title, items=names)) if route.stops else ()
    minutes = route.minutes + ceil(len(names) / _QUESTIONS_A_MINUTE)
    return route.model_copy(update={"items": (*route.items, *names), "stops": stops, "minutes": minutes})


def _item(question: OverlayQuestion) -> Item:
    name = f"{ADDED}.{question.id}"
    return Item(
        id=name,
        question=LocalizedText(base=question.question),
        hint=LocalizedText(base=question.hint) if question.hint else None,
        why=LocalizedText(base=question.why),
        fact=name,
        options=tuple(
            AnswerOption(id=each.id, text=LocalizedText(base=each.text)) for each in question.options
        ),
        unknown=question.unknown,
        sensitive=True,
    )
