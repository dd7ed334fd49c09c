"""Two dossiers beside each other: how far each is, and every question where their answers differ."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from zelfscan.core.finding import Priority, priority_of
from zelfscan.core.flow import asked_items, part_of, parts_of, situation_of
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item, Route
from zelfscan.i18n import later, said, say, say_count, spoken
from zelfscan.presenters.dossiers_desk import PACKS, ROUTE
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.wording.answers import answer_words
from zelfscan.wording.sentences import joined

_TERMS = {
    "direct": later("direct"),
    "three-months": later("binnen 3 maanden"),
    "later": later("later"),
    "": later("zonder termijn"),
}


@dataclass(frozen=True)
class SideRow:
    """One thing that is told of both, and where it is asked; ``is_total`` tells of the whole dossier."""

    place: str
    question: str
    first: str
    second: str
    is_different: bool
    is_total: bool = False


@dataclass(frozen=True)
class SideBySideView:
    """Two dossiers by name, and what is told of both."""

    first: str
    second: str
    rows: tuple[SideRow, ...]
    summary: str


@dataclass(frozen=True)
class _Told:
    """What is read of one dossier, before it is closed again."""

    name: str
    answers: Mapping[str, str]
    asked: tuple[str, ...]
    elements: str
    findings: str


class SideBySideDesk:
    """Opens two dossiers one after the other, reads them, and closes them again."""

    def __init__(self, lock: LockDesk, packs: Callable[[], Mapping[str, Pack]]) -> None:
        """Take where the questionnaires come from, in the language that holds."""
        self._lock, self._packs = lock, packs

    def others(self, dossier_id: str) -> tuple[tuple[str, str], ...]:
        """Return the others of its kind that need no code, by id and name. Raises ``KeyError``."""
        vault = self._lock.required()
        kind = vault.entry(dossier_id).kind
        return tuple(
            (each.id, each.name)
            for each in vault.dossiers()
            if each.kind == kind and each.id != dossier_id and not each.is_coded
        )

    def compare(self, first: str, second: str) -> SideBySideView:
        """Tell of both; dossiers of another kind, or unknown ones, are a ``KeyError``.

        Raises the errors of the store.
        """
        vault = self._lock.required()
        if second not in dict(self.others(first)):
            raise KeyError(second)
        pack = self._packs()[PACKS[vault.entry(first).kind]]
        route = pack.route(ROUTE) or pack.routes[0]
        one, other = self._read(first, pack, route), self._read(second, pack, route)
        rows = (*_totals(one, other), *_answers(pack, route, one, other))
        different = sum(row.is_different for row in rows if not row.is_total)
        summary = say_count(
            "Bij {count} vraag verschilt het antwoord.",
            "Bij {count} vragen verschilt het antwoord.",
            different,
        )
        return SideBySideView(one.name, other.name, rows, summary)

    def _read(self, dossier_id: str, pack: Pack, route: Route) -> _Told:
        vault = self._lock.required()
        journal = VaultJournal(vault.open_dossier(dossier_id))
        try:
            journal.book.know(pack.element_kinds)
            responses = journal.responses()
            found = [each.priority for each in journal.visit.findings() if not each.is_dropped]
            return _Told(
                name=vault.entry(dossier_id).name,
                answers=dict(responses.values),
                asked=asked_items(situation_of(pack, route, responses), route),
                elements=_elements_words(pack, journal),
                findings=_counted(found),
            )
        finally:
            vault.close_dossier(dossier_id)


def _totals(one: _Told, other: _Told) -> tuple[SideRow, ...]:
    rows = (
        (say("Beantwoord"), _progress(one), _progress(other)),
        (say("Deuren en ramen"), one.elements, other.elements),
        (say("Bevindingen"), one.findings, other.findings),
    )
    place = say("Het hele dossier")
    return tuple(
        SideRow(place, name, first, second, first != second, is_total=True) for name, first, second in rows
    )


def _answers(pack: Pack, route: Route, one: _Told, other: _Told) -> tuple[SideRow, ...]:
    """Tell what each answered to what is asked of either, in the order of walking."""
    titles = {part.id: said(part.title) for part in parts_of(pack, route)}
    places, language = part_of(pack, route), spoken()
    asked = dict.fromkeys((*one.asked, *other.asked))
    found = []
    for item_id in (each for each in pack.item_by_id if each in asked):
        item = pack.item_by_id[item_id]
        first, second = one.answers.get(item_id), other.answers.get(item_id)
        found.append(
            SideRow(
                place=titles[places[item_id]],
                question=said(item.question),
                first=answer_words(item, first, language) if item_id in one.asked else say("Niet gevraagd"),
                second=answer_words(item, second, language)
                if item_id in other.asked
                else say("Niet gevraagd"),
                is_different=first != second,
            )
        )
    return tuple(found)


def _answer(told: _Told, item: Item, language: str) -> str:
    if item.id not in told.asked:
        return say("Niet gevraagd")
    return answer_words(item, told.answers.get(item.id), language)


def _progress(told: _Told) -> str:
    done = sum(item in told.answers for item in told.asked)
    return say("{done} van {total}", done=done, total=len(told.asked))


def _elements_words(pack: Pack, journal: VaultJournal) -> str:
    book = journal.book
    urgent: list[Priority] = []
    for element in book.all():
        items = tuple(item for item in pack.items if item.repeats == element.kind and item.each is not None)
        urgent.append(priority_of(items, book.values(element.id), book.is_counted(element)))
    direct = sum(priority == "direct" for priority in urgent)
    if not urgent:
        return say("Geen")
    if not direct:
        return str(len(urgent))
    return say("{count}, waarvan {direct} direct", count=len(urgent), direct=direct)


def _counted(priorities: list[str]) -> str:
    parts = [
        say("{count} {standing}", count=priorities.count(term), standing=say(_TERMS[term]))
        for term in _TERMS
        if term in priorities
    ]
    return joined(parts) if parts else say("Geen")
