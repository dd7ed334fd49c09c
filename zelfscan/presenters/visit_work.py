"""What is left to do in a dossier, counted when it is put down: so the list can tell without opening it."""

import json
from collections.abc import Callable, Mapping

from zelfscan.i18n import say_count

QUESTIONS, ELEMENTS, PHOTOS, FINDINGS, CLOSING = "questions", "elements", "photos", "findings", "closing"
WORK = (QUESTIONS, ELEMENTS, PHOTOS, FINDINGS, CLOSING)
#: More than there can be of anything; what stands in the list is bounded, whoever wrote it.
_MOST = 9_999


def work_to(counts: Mapping[str, int]) -> str:
    """Write how much is left of each kind, for the list; what is done is left out."""
    return json.dumps({kind: counts[kind] for kind in WORK if counts.get(kind)}, separators=(",", ":"))


def work_from(text: str) -> dict[str, int]:
    """Read how much is left of each kind; what was never counted, or cannot be read, is nothing."""
    try:
        read = json.loads(text) if text else {}
    except ValueError:
        return {}
    if not isinstance(read, dict):
        return {}
    return {kind: read[kind] for kind in WORK if type(read.get(kind)) is int and 0 < read[kind] <= _MOST}


def work_words(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Say what is left, one thing each; nothing where everything is done."""
    say_each: dict[str, Callable[[int], str]] = {
        QUESTIONS: lambda count: say_count("{count} vraag open", "{count} vragen open", count),
        ELEMENTS: lambda count: say_count(
            "{count} deur of raam niet af", "{count} deuren of ramen niet af", count
        ),
        PHOTOS: lambda count: say_count(
            "{count} foto zonder bijschrift", "{count} foto’s zonder bijschrift", count
        ),
        FINDINGS: lambda count: say_count(
            "{count} bevinding zonder termijn", "{count} bevindingen zonder termijn", count
        ),
        CLOSING: lambda count: say_count(
            "{count} stap van het afronden", "{count} stappen van het afronden", count
        ),
    }
    return tuple(say_each[kind](counts[kind]) for kind in WORK if counts.get(kind))
