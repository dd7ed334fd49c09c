"""What goes over of a dossier: plain frozen values, with a bound on every text and every list.

The bounds are those of the store, so that what was read can be kept whole. A file may come from anybody:
nothing is taken over that does not fit these models, and what reading may cost is bounded before the parser
starts. Pictures, marks, drawings and packs are bounded in size only; each goes through the reader of its own
room before it is used.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, FailFast, Field, StringConstraints, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from zelfscan.core.frozen import Frozen
from zelfscan.errors.handover import DossierTooBig, HandoverRefused

MAX_CONTENT_BYTES: Final = 32_000_000
MAX_PICTURE_BYTES: Final = 8_000_000
MAX_PICTURES: Final = 522
"""500 photographs, 20 sheets and two signatures."""
MAX_VALUES: Final = 400_000
"""How many values the JSON may hold: a parser makes a hundred bytes of two."""

# Never gives back what it took, and takes a text without an end up to the end: so it is done in one go.
_WORDS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?+\Z)', re.DOTALL)
_MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\+00:00$"


_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_OUT_OF_TIME = "out_of_time"


class DayOutOfTime(ValueError):
    """A day or a moment of a dossier lies before 2000 or after 2100, so that no reader would take it."""


def _near(day: date) -> date:
    # Pages reckon with days: one at the very end of the calendar has no day after it.
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise PydanticCustomError(_OUT_OF_TIME, "a day before 2000 or after 2100")
    return day


def _real(moment: str) -> str:
    _near(datetime.fromisoformat(moment))
    return moment


def _known(day: str) -> str:
    if day:
        _near(date.fromisoformat(day))
    return day


Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]*$", max_length=200)]
"""The id of an item, a measure, a scan, a door or a picture."""
Moment = Annotated[str, StringConstraints(pattern=_MOMENT), AfterValidator(_real)]
"""A moment as a dossier keeps it: UTC, to the second, from 2000 to 2100, ``2026-11-23T10:00:00+00:00``."""
Day = Annotated[str, StringConstraints(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"), AfterValidator(_known)]
"""A day from 2000 to 2100 such as 2026-11-23, or empty."""
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Name = Annotated[str, StringConstraints(max_length=60)]
Word = Annotated[str, StringConstraints(max_length=200)]
"""A short text, an id of something, or empty."""
Short = Annotated[str, StringConstraints(max_length=120)]
Text = Annotated[str, StringConstraints(max_length=20_000)]
Drawn = Annotated[str, StringConstraints(max_length=400_000)]
"""A plan as it was drawn, as JSON that ``core.sheet`` reads."""
PhotoSubject = Annotated[
    str, StringConstraints(pattern=r"^((element|item|finding):[A-Za-z0-9._:-]+)?$", max_length=200)
]
"""What a photograph belongs to, by its kind and id; empty for the home as a whole."""
FindingSubject = Annotated[
    str, StringConstraints(pattern=r"^((element|item|place):[A-Za-z0-9._:-]+)?$", max_length=200)
]
"""What a finding is about, by its kind and id; empty for nothing in particular."""
Origin = Annotated[str, StringConstraints(pattern=r"^(hand|rule:[!-~]+)$", max_length=200)]
"""Where a finding comes from: an adviser, or a rule by its key."""
Side = Annotated[int, Field(ge=1, le=20_000)]
"""Pixels along one side of a picture."""


class HandedResponse(Frozen):
    """One response; a value of None means that it was withdrawn."""

    item: Id
    element: Id | Literal[""] = ""
    value: Word | None
    answered: Moment


class HandedNote(Frozen):
    """The note at an item as it stands."""

    item: Id
    element: Id | Literal[""] = ""
    text: Text


class HandedChoice(Frozen):
    """What was chosen for a measure at a moment."""

    measure: Id
    state: Literal["open", "planned", "done", "declined"]
    detail: Text = ""
    chosen: Moment


class HandedPack(Frozen):
    """A whole pack as a scan keeps it, under the SHA-256 of its text."""

    fingerprint: Digest
    text: Annotated[str, StringConstraints(max_length=4_000_000)]

    @model_validator(mode="after")
    def _check_fingerprint(self) -> Self:
        if hashlib.sha256(self.text.encode("utf-8")).hexdigest() != self.fingerprint:
            raise ValueError("the text of a pack has another fingerprint")
        return self


class HandedScan(Frozen):
    """One run of a pack, and the item at which somebody was."""

    id: Id
    pack_id: Id
    version: Word
    digest: Word
    route: Word
    begun: Moment
    fingerprint: Digest
    place: Id | None = None


class HandedPrice(Frozen):
    """What a measure costs for this person, in whole cents."""

    measure: Id
    cents: Annotated[int, Field(ge=0, le=1_000_000_000)]


class HandedElement(Frozen):
    """One door or window."""

    id: Id
    kind: Id
    name: Name
    facade: Word = ""
    floor: Annotated[int, Field(ge=-100, le=1_000)] = 0
    reach: Word = ""
    remark: Annotated[str, StringConstraints(max_length=2_000)] = ""


class HandedPhoto(Frozen):
    """What is known of a photograph; ``picture`` names its bytes."""

    id: Id
    subject: PhotoSubject
    caption: Annotated[str, StringConstraints(max_length=300)] = ""
    marks: Annotated[str, StringConstraints(max_length=40_000)] = ""
    width: Side
    height: Side
    changed: Moment
    picture: Id


class HandedFinding(Frozen):
    """A finding of an adviser."""

    id: Id
    origin: Origin
    title: Short = ""
    measure: Word = ""
    subject: FindingSubject = ""
    severity: Literal["high", "medium", "low", ""] = ""
    priority: Literal["direct", "three-months", "later", ""] = ""
    own_text: Annotated[str, StringConstraints(max_length=4_000)] = ""
    who: Short = ""
    is_dropped: bool = False
    changed: Moment


class HandedSheet(Frozen):
    """One sheet of a drawing, with the picture that lies under it."""

    id: Id
    name: Name
    drawing: Drawn = ""
    changed: Moment
    picture: Id | None = None


class HandedSignature(Frozen):
    """The picture of how somebody signed at a visit."""

    who: Literal["resident", "adviser"]
    picture: Id


class HandedVisit(Frozen):
    """What an adviser wrote down about the visit; ``changed`` is empty where nothing was."""

    day: Day = ""
    adviser: Short = ""
    place: Annotated[str, StringConstraints(max_length=80)] = ""
    conclusion: Annotated[str, StringConstraints(max_length=6_000)] = ""
    summary: Annotated[str, StringConstraints(max_length=2_000)] = ""
    is_read_out: bool = False
    is_closed: bool = False
    changed: Moment | Literal[""] = ""
    signatures: Annotated[tuple[HandedSignature, ...], FailFast(), Field(max_length=2)] = ()


class HandedIncident(Frozen):
    """An incident of the private log."""

    id: Id
    happened: Annotated[date, AfterValidator(_near)]
    kind: Word
    text: Text
    noted: Moment


class Content(Frozen):
    """Everything of a dossier that one file holds; responses and choices in the order in which they came.

    ``pictures`` names every picture once, in the order in which their bytes follow.
    """

    kind: Literal["home", "person"]
    name: Name | None = None
    made: Moment
    responses: Annotated[tuple[HandedResponse, ...], FailFast(), Field(max_length=40_000)] = ()
    notes: Annotated[tuple[HandedNote, ...], FailFast(), Field(max_length=5_000)] = ()
    flags: Annotated[tuple[Id, ...], FailFast(), Field(max_length=5_000)] = ()
    choices: Annotated[tuple[HandedChoice, ...], FailFast(), Field(max_length=20_000)] = ()
    packs: Annotated[tuple[HandedPack, ...], FailFast(), Field(max_length=60)] = ()
    scans: Annotated[tuple[HandedScan, ...], FailFast(), Field(max_length=500)] = ()
    prices: Annotated[tuple[HandedPrice, ...], FailFast(), Field(max_length=2_000)] = ()
    elements: Annotated[tuple[HandedElement, ...], FailFast(), Field(max_length=300)] = ()
    photos: Annotated[tuple[HandedPhoto, ...], FailFast(), Field(max_length=500)] = ()
    findings: Annotated[tuple[HandedFinding, ...], FailFast(), Field(max_length=500)] = ()
    sheets: Annotated[tuple[HandedSheet, ...], FailFast(), Field(max_length=20)] = ()
    visit: HandedVisit | None = None
    incidents: Annotated[tuple[HandedIncident, ...], FailFast(), Field(max_length=2_000)] = ()
    pictures: Annotated[tuple[Id, ...], FailFast(), Field(max_length=MAX_PICTURES)] = ()

    @model_validator(mode="after")
    def _check_that_it_fits_together(self) -> Self:
        for things in (self.scans, self.elements, self.photos, self.findings, self.sheets, self.incidents):
            _require_once(thing.id for thing in things)
        _require_once(self.flags)
        _require_once(finding.origin for finding in self.findings if finding.origin != "hand")
        if self.visit is not None:
            _require_once(signature.who for signature in self.visit.signatures)
        _require_once((note.item, note.element) for note in self.notes)
        _require_once(price.measure for price in self.prices)
        _require_once(pack.fingerprint for pack in self.packs)
        _require_once(self.pictures)
        if {scan.fingerprint for scan in self.scans} != {pack.fingerprint for pack in self.packs}:
            raise ValueError("a scan without its pack, or a pack without a scan")
        if sorted(_named_pictures(self)) != sorted(self.pictures):
            raise ValueError("a picture that nothing names, or that is named twice or not there")
        return self


def content_of(plain: Mapping[str, object]) -> Content:
    """Make content of plain values: tuples of mappings with the keys of the models above.

    Raises ``DossierTooBig`` where a text or a list is longer than may go over; ``DayOutOfTime`` where
    a day lies before 2000 or after 2100; ``ValidationError`` (a bug of the caller) for anything else.
    """
    try:
        return Content.model_validate(plain)
    except ValidationError as error:
        kinds = {each["type"] for each in error.errors()}
        if kinds <= {"string_too_long", "too_long"}:
            raise DossierTooBig from None
        if kinds == {_OUT_OF_TIME}:
            raise DayOutOfTime from None
        raise


def without_private(content: Content, *, with_name: bool, with_incidents: bool) -> Content:
    """Return content without the name and the incidents, unless they were asked for."""
    return content.model_copy(
        update={
            "name": content.name if with_name else None,
            "incidents": content.incidents if with_incidents else (),
        }
    )


def to_json(content: Content) -> bytes:
    """Write content as JSON in UTF-8. Raises ``DossierTooBig`` where no reader would take it."""
    data = content.model_dump_json().encode("utf-8")
    if len(data) > MAX_CONTENT_BYTES or _count_values(data) > MAX_VALUES:
        raise DossierTooBig
    return data


def from_json(data: bytes) -> Content:
    """Read content from JSON. Raises ``HandoverRefused`` for anything that does not follow the models."""
    if len(data) > MAX_CONTENT_BYTES or _count_values(data) > MAX_VALUES:
        raise HandoverRefused
    try:
        return Content.model_validate_json(data)
    except ValidationError:
        # What is wrong quotes the content, and may not go along into an error.
        raise HandoverRefused from None


def _count_values(data: bytes) -> int:
    """Count commas and opening brackets outside of texts: JSON has no more values than that, and one."""
    bare = _WORDS.sub(b"", data)
    return sum(bare.count(sign) for sign in (b",", b"[", b"{"))


def _require_once(names: Iterable[object]) -> None:
    listed = list(names)
    if len(set(listed)) != len(listed):
        raise ValueError("the same id twice")


def _named_pictures(content: Content) -> list[str]:
    named = [photo.picture for photo in content.photos]
    named += [sheet.picture for sheet in content.sheets if sheet.picture is not None]
    if content.visit is not None:
        named += [signature.picture for signature in content.visit.signatures]
    return named
