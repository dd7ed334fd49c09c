"""Closing a visit: what is left to do before leaving, the conclusion, the words for the resident, signing."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from datetime import date

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.flow import asked_items, part_of, parts_of, situation_of
from zelfscan.core.scoring import good_points
from zelfscan.i18n import later, said, say, say_count
from zelfscan.presenters.findings_desk import FindingsDesk
from zelfscan.presenters.judged_scan import JudgedScan
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.subjects import element_words, finding_title, in_sentence, listed
from zelfscan.presenters.visit_book import VisitBook
from zelfscan.presenters.visit_views import (
    CLOSING,
    ELEMENTS,
    FINDINGS,
    PHOTOS,
    ClosingView,
    LeftGroupView,
    LeftView,
)
from zelfscan.store.findings import StoredFinding
from zelfscan.store.visit import Signer, StoredVisit
from zelfscan.wording.days import day
from zelfscan.wording.sentences import paragraph

QUESTIONS = "questions"
FIELDS = ("adviser", "conclusion", "summary")
SIGNERS: dict[Signer, str] = {"resident": later("De bewoner"), "adviser": later("De adviseur")}
_FIRST_LEFT = 6
_MOST_SAID = 3
_SOON = {
    "direct": later("Doe dit direct: {measures}."),
    "three-months": later("Doe dit binnen drie maanden: {measures}."),
    "later": later("Dit kan later: {measures}."),
    "": later("Dit vraagt aandacht: {measures}."),
}


class ClosingDesk:
    """Draws what is left, and writes every change at once."""

    def __init__(self, scan: OpenScan, book: VisitBook) -> None:
        """Keep the scan and what the visit leaves."""
        self.scan, self._book = scan, book
        self._judged = JudgedScan(scan)

    def view(self) -> ClosingView:
        """Return what is left to do, and what is written."""
        visit = self._book.visit()
        left = (
            self._group(say("Vragen zonder antwoord"), self._questions()),
            *self._elements_group(),
            self._group(say("Foto’s zonder bijschrift"), self._photos()),
            self._group(say("Bevindingen zonder termijn"), self._findings()),
            self._group(say("Afronden"), self._words(visit)),
        )
        is_ready = all(group.is_done for group in left)
        count = sum(1 for group in left if not group.is_done)
        return ClosingView(
            left=left,
            is_ready=is_ready,
            ready_words=say("Alles is af. U kunt het rapport maken.")
            if is_ready
            else say_count(
                "Nog {count} onderdeel is niet af. U kunt toch een rapport maken.",
                "Nog {count} onderdelen zijn niet af. U kunt toch een rapport maken.",
                count,
            ),
            day=day(date.fromisoformat(visit.day) if visit.day else self.scan.clock().date()),
            adviser=visit.adviser,
            conclusion=visit.conclusion,
            summary=visit.summary,
            is_read_out=visit.is_read_out,
            signed=tuple(
                (who, say(words), self._book.signature(who) is not None) for who, words in SIGNERS.items()
            ),
            written_by=visit.adviser,
        )

    def left_counts(self) -> dict[str, int]:
        """Return how much is left of each kind, by the names of ``visit_work``."""
        groups = {
            QUESTIONS: self._questions(),
            ELEMENTS: self._elements() if self.scan.book is not None else (),
            PHOTOS: self._photos(),
            FINDINGS: self._findings(),
            CLOSING: self._words(self._book.visit()),
        }
        return {kind: sum(1 for _ in items) for kind, items in groups.items()}

    def write(self, field: str, text: str) -> None:
        """Write one of ``FIELDS``; signatures under another text are taken away.

        Raises the errors of the store, and then everything is as it was; another field is a ``KeyError``.
        """
        if field not in FIELDS:
            raise KeyError(field)
        before = self._book.visit()
        kept = text.strip() if field != "adviser" else " ".join(text.split())
        if kept == getattr(before, field):
            return
        changed = {field: kept, "day": before.day or self._today()}
        is_read_out = before.is_read_out and field != "summary"
        after = replace(before, is_read_out=is_read_out, **changed)  # type: ignore[arg-type]
        write = self._book.write if field == "adviser" else self._book.write_unsigned
        write(after, self.scan.clock())

    def set_read_out(self, is_read_out: bool) -> None:
        """Note whether the summary was read out to the resident. Raises the errors of the store."""
        before = self._book.visit()
        if is_read_out != before.is_read_out:
            self._book.write(replace(before, is_read_out=is_read_out), self.scan.clock())

    def proposal(self) -> str:
        """Return words to read out to the resident, made of the scan and the findings; free to change."""
        first = say("Ik heb vandaag uw woning bekeken.")
        if self.scan.book is None:
            first = say("Ik heb vandaag met u naar uw veiligheid gekeken.")
        findings = [each for each in self._book.findings() if not each.is_dropped]
        to_do = list(self._to_do(findings)) if findings else [self._without_findings()]
        return paragraph(first, *self._good(), *to_do, say("In het rapport staat alles, met uitleg."))

    def signature(self, who: str) -> bytes | None:
        """Read a signature, a PNG."""
        return self._book.signature(_signer(who))

    def sign(self, who: str, png: bytes | None) -> None:
        """Keep a signature, or take it away; what is signed has the day on which that was first done.

        Raises the errors of the store.
        """
        signer, before = _signer(who), self._book.visit()
        if png is not None and not before.day:
            self._book.write(replace(before, day=self._today()), self.scan.clock())
        self._book.sign(signer, png, self.scan.clock())

    def _good(self) -> list[str]:
        """Say the first few things that are good, each in its own sentence, and how many more there are."""
        items = (self.scan.pack.item_by_id[each] for each in good_points(self._judged.now().situation))
        good = [said(item.good) for item in items if item.good is not None]
        if not good:
            return []
        told, rest = [say("Dit is al goed."), *good[:_MOST_SAID]], len(good) - _MOST_SAID
        if rest > 0:
            told.append(
                say_count("Ook {count} ander ding is goed.", "Ook {count} andere dingen zijn goed.", rest)
            )
        return told

    def _to_do(self, findings: Sequence[StoredFinding]) -> Iterable[str]:
        """Say what to do, the most urgent first; what was said already is not said again for later."""
        told: set[str] = set()
        for priority in _SOON:
            titles = [finding_title(self.scan, each) for each in findings if each.priority == priority]
            new = [words for words in dict.fromkeys(map(in_sentence, titles)) if words not in told]
            told.update(new)
            if new:
                yield say(_SOON[priority], measures=listed(_first(new)))

    def _without_findings(self) -> str:
        """Say that nothing needs doing only where all was asked, is known, and asks for nothing soon."""
        if FindingsDesk(self.scan, self._book).has_pressing():
            return say("Er zijn dingen die beter kunnen.")
        values = self.scan.journal.responses().values
        is_known = all(values.get(item) != UNKNOWN for item in self._asked())
        is_done = not any(self._questions()) and not any(self._elements())
        return say("Er is nu niets dat u moet doen.") if is_known and is_done else ""

    def _asked(self) -> tuple[str, ...]:
        pack, route = self.scan.pack, self.scan.route
        return asked_items(situation_of(pack, route, self.scan.journal.responses()), route)

    def _today(self) -> str:
        return self.scan.clock().date().isoformat()

    def _elements_group(self) -> tuple[LeftGroupView, ...]:
        """Return what is left at doors and windows, nothing where there are none to record."""
        if self.scan.book is None:
            return ()
        return (self._group(say("Deuren en ramen die niet af zijn"), self._elements()),)

    def _group(self, title: str, items: Iterable[LeftView]) -> LeftGroupView:
        found = tuple(items)
        rest = len(found) - _FIRST_LEFT
        return LeftGroupView(
            title=title,
            is_done=not found,
            items=found[:_FIRST_LEFT],
            rest=say_count("En nog {count}.", "En nog {count}.", rest) if rest > 0 else "",
        )

    def _questions(self) -> Iterable[LeftView]:
        """Name every question without an answer with the place where it is asked, in the order of walking.

        What is answered door by door is left at the doors.
        """
        pack, route, responses = self.scan.pack, self.scan.route, self.scan.journal.responses()
        one_by_one = {element.kind for element in responses.elements}
        titles = {part.id: said(part.title) for part in parts_of(pack, route)}
        places = part_of(pack, route)
        for item in self._asked():
            if item not in responses.values and not self._is_each(item, one_by_one):
                words = say(
                    "{place}: {question}",
                    place=titles[places[item]],
                    question=said(pack.item_by_id[item].question),
                )
                yield LeftView(words, QUESTIONS, item)

    def _is_each(self, item: str, kinds: Container[str]) -> bool:
        asked = self.scan.pack.item_by_id[item]
        return asked.each is not None and asked.repeats in kinds

    def _elements(self) -> Iterable[LeftView]:
        """Name every door and window of which something was not asked yet or is not known.

        What no burglar gets to needs no answers.
        """
        book = self.scan.book
        if book is None:
            return
        names = element_words(self.scan)
        reached = {kind.id for kind in self.scan.pack.element_kinds if kind.reach is not None}
        for element in book.all():
            asked = (item for item in self.scan.pack.items if item.repeats == element.kind)
            items = [item.id for item in asked if item.each is not None]
            values = book.values(element.id)
            answers = [values.get(item, UNKNOWN) for item in items]
            if element.kind in reached:
                answers.append(element.reach or UNKNOWN)
            if UNKNOWN in answers and book.is_counted(element):
                yield LeftView(names.get(element.id, element.name), ELEMENTS, element.id)

    def _photos(self) -> Iterable[LeftView]:
        for number, photo in enumerate(self._book.photos(), 1):
            if not photo.caption:
                yield LeftView(say("Foto {number}", number=number), PHOTOS, photo.id)

    def _findings(self) -> Iterable[LeftView]:
        for finding in self._book.findings():
            if not finding.priority and not finding.is_dropped:
                yield LeftView(finding_title(self.scan, finding), FINDINGS, finding.id)

    def _words(self, visit: StoredVisit) -> Iterable[LeftView]:
        if not visit.conclusion:
            yield LeftView(say("Schrijf een conclusie."), CLOSING, "conclusion")
        if not visit.summary:
            yield LeftView(say("Schrijf een samenvatting voor de bewoner."), CLOSING, "summary")
        elif not visit.is_read_out:
            yield LeftView(say("Lees de samenvatting voor."), CLOSING, "summary")


def _first(titles: Sequence[str]) -> list[str]:
    """Return the first few; who hears more at once remembers none."""
    rest = len(titles) - _MOST_SAID
    if rest <= 0:
        return list(titles)
    return [*titles[:_MOST_SAID], say_count("nog {count} ding", "nog {count} dingen", rest)]


def _signer(who: str) -> Signer:
    found = next((each for each in SIGNERS if each == who), None)
    if found is None:
        raise KeyError(who)
    return found
