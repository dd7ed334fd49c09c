"""The mark of a report: a digest by which anybody can tell from which answers it was made.

docs/report.md says exactly over what; a change of that needs another ``FORM``.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from zelfscan.core.assessment import Assessment
from zelfscan.core.model import MODEL
from zelfscan.report.plan import PlanChapter

FORM: Final = 1
GROUP: Final = 8
"""The digest stands in groups of so many figures, because who compares it does so by eye."""


@dataclass(frozen=True)
class Mark:
    """What a report says of where it comes from. ``has_notes`` tells whether notes were counted in."""

    pack: str
    version: str
    route: str
    day: date
    digest: str
    model: int = MODEL
    has_notes: bool = True
    form: int = FORM

    def line(self) -> str:
        """Return everything but the digest in one line, which ``mark_in`` reads."""
        notes = "met-opmerkingen" if self.has_notes else "zonder-opmerkingen"
        parts = (self.form, self.pack, self.version, self.route, self.day.isoformat(), self.model, notes)
        return " / ".join(("zelfscan", *map(str, parts)))

    def groups(self) -> str:
        """Return the digest in groups."""
        return " ".join(self.digest[at : at + GROUP] for at in range(0, len(self.digest), GROUP))


#: Read without white space, because a line can be broken anywhere.
_MARK: Final = re.compile(
    r"zelfscan/(?P<form>[0-9]{1,3})/(?P<pack>[a-z0-9.-]{1,80})/(?P<version>[^/]{1,40})"
    r"/(?P<route>[a-z0-9.-]{1,80})/(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})/(?P<model>[0-9]{1,3})"
    r"/(?P<notes>met|zonder)-opmerkingen(?P<digest>[0-9a-f]{64})"
)


def mark_of(judged: Assessment, plan: PlanChapter | None = None, *, has_notes: bool = True) -> Mark:
    """Return the mark of a report of an assessment, with the days that measures are planned for."""
    pack, counted = judged.pack, content(judged, plan, has_notes=has_notes)
    made = json.dumps(counted, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # A text can hold half a pair of surrogates, which is no UTF-8; it is counted in all the same.
    digest = sha256(made.encode("utf-8", "surrogatepass")).hexdigest()
    version = re.sub(r"[\s/]+", "_", pack.version)[:40]
    return Mark(pack.id, version, judged.route.id, judged.day, digest, has_notes=has_notes)


def content(judged: Assessment, plan: PlanChapter | None = None, *, has_notes: bool = True) -> dict[str, Any]:
    """Return what the digest is taken over; what nobody answered, noted or chose is left out."""
    responses, entries = judged.situation.responses, plan.entries if plan is not None else ()
    return {
        "form": FORM,
        "pack": judged.pack.id,
        "version": judged.pack.version,
        "route": judged.route.id,
        "day": judged.day.isoformat(),
        "model": MODEL,
        "responses": dict(responses.values),
        "answered": {item: day.isoformat() for item, day in responses.answered.items()},
        "notes": {item: note for item, note in responses.notes.items() if note} if has_notes else {},
        "elements": [
            {"id": each.id, "kind": each.kind, "name": each.name, "responses": dict(each.values)}
            for each in responses.elements
        ],
        "choices": {name: choice for name, choice in judged.choices.items() if choice != "open"},
        "planned": {each.measure: each.planned_for.isoformat() for each in entries if each.planned_for},
    }


def mark_in(text: str) -> Mark | None:
    """Return the last mark that stands in a text; none where there is no whole one."""
    marks = _MARK.finditer("".join(text.split()))
    found = max(marks, key=lambda mark: mark.start(), default=None)
    if found is None:
        return None
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:
        return None
    return Mark(
        pack=found["pack"],
        version=found["version"],
        route=found["route"],
        day=day,
        digest=found["digest"],
        model=int(found["model"]),
        has_notes=found["notes"] == "met",
        form=int(found["form"]),
    )
