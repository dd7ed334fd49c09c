"""What a photograph, a finding or a pin belongs to, in words: a door, a question, a place, the whole home."""

from collections.abc import Iterable, Sequence

from zelfscan.charts.house_zones import WHOLE_HOUSE
from zelfscan.i18n import said, say
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.visit_book import VisitBook
from zelfscan.store.findings import StoredFinding
from zelfscan.wording.places import drawn_place, place_words
from zelfscan.wording.sentences import capitalised, joined, uncapitalised

ELEMENT, FINDING, ITEM, PLACE = "element", "finding", "item", "place"
_OF_THE_DAY = ("'s ", "’s ")


def element_numbers(scan: OpenScan) -> dict[str, str]:
    """Return the number of each door and window by id, such as D1; the numbers follow the table."""
    if scan.book is None:
        return {}
    book = scan.book
    return {
        element.id: f"{kind.letter}{place}"
        for kind in scan.pack.element_kinds
        for place, element in enumerate(book.all(kind.id), 1)
    }


def element_words(scan: OpenScan) -> dict[str, str]:
    """Return each door and window by id in words, such as *D1 Voordeur*."""
    if scan.book is None:
        return {}
    numbers = element_numbers(scan)
    return {
        each.id: say("{number} {name}", number=numbers[each.id], name=each.name)
        for each in scan.book.all()
        if each.id in numbers
    }


def finding_title(scan: OpenScan, finding: StoredFinding) -> str:
    """Return the title of a finding: its own, or that of its measure, or else that it has none."""
    measure = scan.pack.measure_by_id.get(finding.measure)
    if finding.title:
        return finding.title
    return said(measure.title) if measure is not None else say("Bevinding zonder titel")


def numbered_findings(book: VisitBook) -> dict[str, int]:
    """Return the number of each finding that counts, by id: the order in which they were made."""
    kept = [each for each in book.findings() if not each.is_dropped]
    return {finding.id: number for number, finding in enumerate(kept, 1)}


def in_sentence(title: str) -> str:
    """Return a title as it stands in the middle of a sentence: without a full stop, and begun small.

    A word with more capitals or with figures, such as PKVW, is a name and stays as it is.
    """
    bare = title.strip().rstrip(" .!?:;,")
    if bare.startswith(_OF_THE_DAY):
        return bare[:3] + uncapitalised(bare[3:])
    if bare.startswith("IJ") and bare[2:3].islower():
        return f"ij{bare[2:]}"
    first = bare.partition(" ")[0]
    has_more = any(sign.isupper() or sign.isdigit() for sign in first[1:])
    return bare if has_more else uncapitalised(bare)


def listed(words: Iterable[str]) -> str:
    """Join words into a list; where one of them has a comma or an *en* of its own, with semicolons."""
    items = list(words)
    marks = (",", joined(("", "")))
    if len(items) < 2 or not any(mark in item for mark in marks for item in items):
        return joined(items)
    return "; ".join((*items[:-1], joined(("", items[-1])).lstrip()))


def still_there(scan: OpenScan, subject: str) -> str:
    """Return what something belongs to, or nothing in particular where that is no longer there."""
    return subject if _words_of(scan, subject) else ""


def is_whole(zone: str | None) -> bool:
    """Tell whether a place of the content is the home as a whole."""
    return drawn_place(zone) == WHOLE_HOUSE


def subject_words(scan: OpenScan, subject: str) -> str:
    """Say what something belongs to; what is no longer there, or nothing in particular, is the whole home."""
    return _words_of(scan, subject) or _whole(scan)


def photo_words(scan: OpenScan, subject: str) -> str:
    """Say what takes a photograph of something, with how many there are; nothing where there is no visit."""
    if scan.visit is None:
        return ""
    count = sum(1 for each in scan.visit.photos() if each.subject == subject)
    return say("Foto erbij ({count})", count=count) if count else say("Foto toevoegen")


def _whole(scan: OpenScan) -> str:
    return say("De woning als geheel") if scan.book is not None else say("Algemeen")


def _words_of(scan: OpenScan, subject: str) -> str:
    kind, _, name = subject.partition(":")
    found = ""
    if kind == ELEMENT:
        found = element_words(scan).get(name, "")
    elif kind == ITEM and name in scan.pack.item_by_id:
        found = said(scan.pack.item_by_id[name].question)
    elif kind == PLACE:
        found = capitalised(place_words(name))
    elif kind == FINDING and scan.visit is not None:
        number = numbered_findings(scan.visit).get(name)
        if number is not None:
            title = finding_title(scan, scan.visit.finding(name))
            found = say("Bevinding {number}: {title}", number=number, title=title)
    return found


def subjects_for(scan: OpenScan, kinds: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return what can be chosen of these kinds, each with its words; the whole home comes first."""
    found = [("", _whole(scan))]
    if ELEMENT in kinds:
        found += [(f"{ELEMENT}:{name}", words) for name, words in element_words(scan).items()]
    if PLACE in kinds:
        places = (item.zone for item in scan.pack.items if not is_whole(item.zone))
        zones = dict.fromkeys(zone for zone in places if place_words(zone))
        found += [(f"{PLACE}:{zone}", capitalised(place_words(zone))) for zone in zones]
    if FINDING in kinds and scan.visit is not None:
        found += [
            (f"{FINDING}:{name}", subject_words(scan, f"{FINDING}:{name}"))
            for name in numbered_findings(scan.visit)
        ]
    return tuple(found)
