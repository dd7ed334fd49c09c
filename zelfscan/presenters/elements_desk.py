"""Doors and windows one by one: adding, copying and answering them in a table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.element import ElementKind, ReachOption, Suggestion
from zelfscan.core.finding import RANKS, Priority, priority_of, weakest
from zelfscan.core.questionnaire import EachOption, Item
from zelfscan.i18n import later, said, say
from zelfscan.presenters.element_book import ElementBook
from zelfscan.presenters.element_views import (
    CellView,
    ColumnView,
    ElementFormView,
    ElementRowView,
    ElementsView,
    StandingView,
    Tone,
)
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.subjects import ELEMENT, photo_words
from zelfscan.store.elements import StoredElement
from zelfscan.wording.sentences import capitalised, joined

REACH = "reach"
_STANDINGS: dict[Priority, tuple[str, Tone]] = {
    "direct": (later("Direct"), "high"),
    "three-months": (later("Binnen 3 maanden"), "medium"),
    "find-out": (later("Nagaan"), "unknown"),
    "in-order": (later("In orde"), "low"),
    "not-needed": (later("Niet nodig"), "muted"),
}
_FACADES = {
    "front": later("Voorkant"),
    "back": later("Achterkant"),
    "left": later("Linkerkant"),
    "right": later("Rechterkant"),
    "roof": later("Dak"),
}
_FLOORS = {
    -1: later("Kelder"),
    0: later("Begane grond"),
    1: later("Eerste verdieping"),
    2: later("Tweede verdieping"),
    3: later("Derde verdieping of hoger"),
}


_LOWEST, _HIGHEST = min(_FLOORS), max(_FLOORS)


class ElementsDesk:
    """Draws one kind at a time, and writes every choice at once."""

    def __init__(self, scan: OpenScan, book: ElementBook) -> None:
        """Begin with the first kind of the questionnaire, which has at least one."""
        self._scan, self._book = scan, book
        self._kind = self.kinds()[0].id

    def kinds(self) -> tuple[ElementKind, ...]:
        """Return what a home has more than one of."""
        return self._scan.pack.element_kinds

    def show(self, kind: str) -> ElementsView:
        """Go to another kind."""
        self._kind = next((each.id for each in self.kinds() if each.id == kind), self._kind)
        return self.view()

    def view(self) -> ElementsView:
        """Return the table as it is now."""
        kind, items = self._now(), self._items()
        last = weakest(items, self._book.counted(kind.id))
        rows = tuple(self._row(kind, items, place, last) for place in range(len(self._here())))
        weak = next((row for row in rows if row.is_weakest), None)
        return ElementsView(
            kind=kind.id,
            kinds=tuple((each.id, self._with_count(each)) for each in self.kinds()),
            columns=self._columns(kind, items),
            rows=rows,
            suggestions=tuple((each.id, said(each.name)) for each in kind.suggestions),
            sums=self._sums(items),
            weakest=_weakest_words(weak) if weak is not None else "",
            empty="" if rows else say("Er staat nog niets in de lijst. Voeg de eerste toe."),
        )

    def add(self, suggestion_id: str) -> str:
        """Add one that most homes have, in its usual place, and return its id.

        Raises the errors of the store.
        """
        wanted = next(each for each in self._now().suggestions if each.id == suggestion_id)
        element = StoredElement(
            "", self._kind, self._free_name(said(wanted.name)), wanted.facade, wanted.floor
        )
        return self._book.add(self._with_usual_reach(element, wanted), self._scan.clock()).id

    def copy(self, element_id: str) -> str:
        """Add another one like it with the same answers, and return its id.

        Raises the errors of the store.
        """
        name = self._free_name(self._book.one(element_id).name)
        return self._book.copy(element_id, name, self._scan.clock()).id

    def remove(self, element_id: str) -> None:
        """Take one off the list, with its answers. Raises the errors of the store."""
        self._book.remove(element_id)
        if self._scan.visit is not None:
            self._scan.visit.forget()  # what belonged to it now belongs to the home

    def choose(self, element_id: str, column: str, option: str) -> None:
        """Answer one column of one door or window; an empty option takes the answer back.

        Raises the errors of the store.
        """
        at = self._scan.clock()
        if column == REACH:
            self._book.change(replace(self._book.one(element_id), reach=option), at)
        else:
            self._book.answer(element_id, column, option or None, at)

    def form_of(self, element_id: str) -> ElementFormView:
        """Return a form with the name, place and remark of one."""
        element = self._book.one(element_id)
        return ElementFormView(
            title=say("Naam en plaats van {name}", name=element.name),
            name=element.name,
            facade=element.facade,
            floor=str(element.floor),
            remark=element.remark,
            facades=tuple((name, say(words)) for name, words in _FACADES.items()),
            floors=tuple((str(number), say(words)) for number, words in _FLOORS.items()),
        )

    def change(self, element_id: str, name: str, facade: str, floor: str, remark: str) -> None:
        """Write name, place and remark anew; an empty name stays what it was.

        Raises the errors of the store.
        """
        element = self._book.one(element_id)
        changed = replace(
            element,
            name=" ".join(name.split()) or element.name,
            facade=facade,
            floor=int(floor),
            remark=remark.strip(),
        )
        self._book.change(changed, self._scan.clock())

    def _now(self) -> ElementKind:
        return next(each for each in self.kinds() if each.id == self._kind)

    def _here(self) -> tuple[StoredElement, ...]:
        return self._book.all(self._kind)

    def _items(self) -> tuple[Item, ...]:
        """Return what is asked of each, in the order of the route."""
        by_id = self._scan.pack.item_by_id
        order = [*self._scan.route.items, *by_id]
        items = (by_id[name] for name in dict.fromkeys(order) if name in by_id)
        return tuple(item for item in items if item.repeats == self._kind and item.each is not None)

    def _columns(self, kind: ElementKind, items: tuple[Item, ...]) -> tuple[ColumnView, ...]:
        unknown = (UNKNOWN, say("Weet ik niet"))
        found = []
        if kind.reach is not None:
            options = tuple((option.id, said(option.text)) for option in kind.reach.options)
            reach = kind.reach
            found.append(ColumnView(REACH, said(reach.label), said(reach.question), (*options, unknown)))
        for item in items:
            if item.each is not None:
                texts = tuple((option.id, said(option.text)) for option in item.each.options)
                own = (*texts, unknown) if item.unknown else texts
                found.append(ColumnView(item.id, said(item.each.label), said(item.each.question), own))
        return tuple(found)

    def _row(
        self, kind: ElementKind, items: tuple[Item, ...], place: int, weakest_id: str | None
    ) -> ElementRowView:
        element = self._here()[place]
        values = self._book.values(element.id)
        asked = ((item.id, item.each.options) for item in items if item.each is not None)
        cells = tuple(_cell(name, options, values.get(name, "")) for name, options in asked)
        if kind.reach is not None:
            cells = (_cell(REACH, kind.reach.options, element.reach), *cells)
        standing = self._standing(items, element)
        row = ElementRowView(
            id=element.id,
            number=f"{kind.letter}{place + 1}",
            name=element.name,
            place=_place_words(element),
            cells=cells,
            standing=standing,
            is_weakest=element.id == weakest_id,
            remark=element.remark,
            spoken="",
            photos=photo_words(self._scan, f"{ELEMENT}:{element.id}"),
        )
        spoken = say("{number} {name}: {standing}", number=row.number, name=row.name, standing=standing.words)
        return replace(row, spoken=spoken)

    def _standing(self, items: tuple[Item, ...], element: StoredElement) -> StandingView:
        priority = self._priority(items, element)
        return StandingView(say(_STANDINGS[priority][0]), _STANDINGS[priority][1])

    def _priority(self, items: tuple[Item, ...], element: StoredElement) -> Priority:
        return priority_of(items, self._book.values(element.id), self._book.is_counted(element))

    def _sums(self, items: tuple[Item, ...]) -> tuple[tuple[str, str], ...]:
        by_side: dict[str, Counter[Priority]] = {}
        for element in self._here():
            by_side.setdefault(element.facade, Counter())[self._priority(items, element)] += 1
        found = []
        for side in _FACADES:
            counts = by_side.get(side, Counter())
            parts = [
                say("{count} {standing}", count=counts[each], standing=say(_STANDINGS[each][0]).lower())
                for each in RANKS
                if counts[each]
            ]
            if parts:
                found.append((say(_FACADES[side]), joined(parts)))
        return tuple(found)

    def _with_count(self, kind: ElementKind) -> str:
        return say(
            "{kind} ({count})", kind=capitalised(said(kind.plural)), count=len(self._book.all(kind.id))
        )

    def _free_name(self, name: str) -> str:
        taken = {each.name for each in self._book.all()}
        stem = name.rstrip("0123456789 ") or name
        numbered = (f"{stem} {number}" for number in range(2, len(taken) + 3))
        return name if name not in taken else next(each for each in numbered if each not in taken)

    def _with_usual_reach(self, element: StoredElement, wanted: Suggestion) -> StoredElement:
        """Take what stands on the ground as reachable; anything higher somebody has to look at."""
        reach = self._now().reach
        if reach is None or wanted.floor != 0:
            return element
        return replace(element, reach=next((option.id for option in reach.options if option.counts), ""))


def _cell(column: str, options: Sequence[EachOption | ReachOption], chosen: str) -> CellView:
    words = next((said(option.short) for option in options if option.id == chosen), "")
    return CellView(column, chosen, say("Weet ik niet") if chosen == UNKNOWN else words)


def _place_words(element: StoredElement) -> str:
    side, floor = element.facade, max(min(element.floor, _HIGHEST), _LOWEST)
    if side not in _FACADES:
        return ""
    return say("{side}, {floor}", side=say(_FACADES[side]), floor=say(_FLOORS[floor]).lower())


def _weakest_words(row: ElementRowView) -> str:
    return say("De zwakste is {number}, {name}.", number=row.number, name=row.name)
