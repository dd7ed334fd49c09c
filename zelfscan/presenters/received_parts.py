"""What came in a hand-over file, made fit to be kept: each part goes through the reader of its own room.

Whoever knows the code can put anything in it that fits the form. One part that its reader refuses refuses the
whole file: half a dossier would look as if the sender had left something out.
"""

from collections.abc import Callable, Container, Iterator
from typing import Any

from zelfscan.core.sheet import sheet_from, sheet_to
from zelfscan.errors.files import PhotoRefused
from zelfscan.errors.handover import HandoverPackUnknown, HandoverRefused
from zelfscan.exchange.handover import Opened
from zelfscan.exchange.handover_content import Content, HandedScan
from zelfscan.i18n import later, say
from zelfscan.packs.handed import pack_from
from zelfscan.photos.containers import kind_of
from zelfscan.photos.marks import marks_from, marks_to
from zelfscan.presenters.dossier_names import plain_name
from zelfscan.store.handing_over import HandedPicture

_PACK_UNKNOWN = later(
    "Dit dossier hoort bij een vragenlijst die dit programma niet kent. Er is niets overgenomen. "
    "Installeer op beide computers de nieuwste versie van zelfscan, en vraag om een nieuw bestand."
)


def parts_of(content: Content, known: Container[str]) -> dict[str, Any]:
    """Return everything but the pictures as plain values for the store; ``known`` are the ids of our packs.

    Raises ``HandoverRefused`` for marks or a drawing that are none, and ``HandoverPackUnknown``.
    """
    _require_packs(content, known)
    plain = content.model_dump()
    for named in (*plain["elements"], *plain["sheets"]):
        named["name"] = plain_name(named["name"])
    for finding in plain["findings"]:
        finding["title"] = plain_name(finding["title"])
    try:
        # Written again by us, so that what is kept is what was checked, and nothing that hid beside it.
        for photo in plain["photos"]:
            photo["marks"] = marks_to(marks_from(photo["marks"]))
        for sheet in plain["sheets"]:
            sheet["drawing"] = sheet_to(sheet_from(sheet["drawing"])) if sheet["drawing"] else ""
    except (PhotoRefused, ValueError):
        raise HandoverRefused from None
    return plain


def pictures_of(opened: Opened, after_each: Callable[[], None]) -> Iterator[tuple[str, HandedPicture]]:
    """Give each picture drawn anew with its id, one in memory at a time; tell after each that it is kept.

    Raises ``HandoverRefused`` for one that is no picture of its kind, and what ``Opened.pictures`` raises.
    """
    visit = opened.content.visit
    signatures = {each.picture for each in visit.signatures} if visit is not None else set()
    for name, data in opened.pictures():
        yield name, _signature(data) if name in signatures else _photo(data)
        after_each()


def _require_packs(content: Content, known: Container[str]) -> None:
    """Refuse packs that are none of ours, or not what their scans say.

    What remains: somebody can write a pack of their own that has an id of ours and other texts. It is kept
    with the scan, to tell with what it was made, and goes along with the next hand-over. It asks, judges and
    advises nothing, because all of that comes from the packs that are shipped. Whoever lets a kept pack do
    more has to compare its fingerprint with those that were shipped first.
    """
    try:
        packs = {each.fingerprint: pack_from(each.text, known) for each in content.packs}
    except ValueError:
        raise HandoverPackUnknown(say(_PACK_UNKNOWN)) from None
    for scan in content.scans:
        pack = packs[scan.fingerprint]
        if not _is_of(scan, pack.id, pack.version):
            raise HandoverRefused


def _is_of(scan: HandedScan, pack_id: str, version: str) -> bool:
    """Tell whether a scan says of its pack what is so; by the digest a later scan is taken for the same."""
    return (scan.pack_id, scan.version, scan.digest) == (pack_id, version, scan.fingerprint)


def _photo(data: bytes) -> HandedPicture:
    # The program keeps photographs as JPEG only; the readers of other kinds need not meet this file.
    if kind_of(data) != "JPEG":
        raise HandoverRefused
    from zelfscan.photos.reading import read_photo  # the library of pictures: few take over a file

    try:
        photo = read_photo(data)
    except PhotoRefused:
        raise HandoverRefused from None
    return HandedPicture(photo.jpeg, photo.thumb, photo.width, photo.height)


def _signature(data: bytes) -> HandedPicture:
    from zelfscan.photos.signature import read_signature

    try:
        return HandedPicture(read_signature(data))
    except ValueError:
        raise HandoverRefused from None
