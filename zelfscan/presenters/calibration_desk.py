"""The practice house: to read, and to lay two advisers' answers beside each other and beside the key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zelfscan.core.agreement import Answers, KeyOutcome, Outcome, Unit, key_outcome_of, outcome_of
from zelfscan.core.condition import UNKNOWN
from zelfscan.i18n import later, said, say, spoken
from zelfscan.packs.calibration import REACH, Calibration, HouseElement
from zelfscan.packs.calibration_answers import calibration_from, calibration_to
from zelfscan.presenters.calibration_sums import chance_words, key_sum_words, sum_words
from zelfscan.store.elements import StoredElement
from zelfscan.wording.answers import OPEN_WORDS, UNKNOWN_WORDS, answer_words
from zelfscan.wording.sentences import paragraph

_OUTCOMES: Mapping[Outcome, str] = {
    "equal": later("Gelijk"),
    "different": later("Verschillend"),
    "one-unknown": later("Eén van u weet het niet"),
    "unanswered": later("Nog niet allebei beantwoord"),
}
_KEY_OUTCOMES: Mapping[KeyOutcome, str] = {
    "as-key": later("Gelijk aan het goede antwoord"),
    "other": later("Anders dan het goede antwoord"),
    "not-seen": later("Dit was wel te weten"),
    "guessed": later("Dit was niet te weten"),
    "unanswered": later("Nog niet beantwoord"),
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


@dataclass(frozen=True)
class PlaceView:
    """One place with what there is to see; ``number`` and ``where`` are empty but for a door or window."""

    title: str
    facts: tuple[str, ...]
    number: str = ""
    where: str = ""


@dataclass(frozen=True)
class HouseView:
    """The house to read: what it is for, what to do, and what there is to see."""

    title: str
    notice: str
    steps: tuple[str, ...]
    places: tuple[PlaceView, ...]
    elements: tuple[PlaceView, ...]


@dataclass(frozen=True)
class ComparisonRow:
    """One question with both answers in words, what became of it, and the key with why.

    ``theirs`` and ``outcome`` are empty while there are no answers of somebody else.
    """

    unit: Unit
    place: str
    about: str
    question: str
    mine: str
    theirs: str
    outcome: str
    is_equal: bool
    key: str
    why: str
    key_outcome: str
    is_as_key: bool
    is_answered: bool
    """Whether the own answer is there; not knowing is an answer."""
    spoken: str


@dataclass(frozen=True)
class ComparisonView:
    """Everything side by side, with the sums in words."""

    rows: tuple[ComparisonRow, ...]
    sums: tuple[str, ...]
    chance: tuple[str, ...]
    """How far they agree beyond chance, and what that means; empty without answers of somebody else."""
    key_sums: tuple[str, ...]
    key_note: str


class CalibrationDesk:
    """Draws the house and the comparison; it keeps nothing, answers come in as plain mappings."""

    def __init__(self, calibration: Calibration) -> None:
        """Begin with the house as it was read."""
        self._calibration = calibration

    def read_anew(self, calibration: Calibration) -> None:
        """Go on with the same house, read with its texts in another language."""
        self._calibration = calibration

    def house(self) -> HouseView:
        """Return the house to read; the key is not in it."""
        house = self._calibration.house
        titles = {stop.id: said(stop.title) for stop in self._calibration.route.stops}
        return HouseView(
            title=said(house.title),
            notice=said(house.notice),
            steps=tuple(said(step) for step in house.steps),
            places=tuple(PlaceView(titles[each.id], tuple(map(said, each.facts))) for each in house.places),
            elements=tuple(
                PlaceView(
                    title=said(each.name),
                    facts=tuple(map(said, each.facts)),
                    number=each.number,
                    where=_where(each),
                )
                for each in house.elements
            ),
        )

    def elements(self) -> tuple[StoredElement, ...]:
        """Return the doors and windows to put in the dossier of the practice house, in this order.

        How each can be reached is left open: that is for the adviser to judge.
        """
        return tuple(
            StoredElement("", each.kind, said(each.name), each.facade, each.floor)
            for each in self._calibration.house.elements
        )

    def answers_of(
        self,
        values: Mapping[str, str],
        elements: Iterable[StoredElement] = (),
        values_of: Mapping[str, Mapping[str, str]] | None = None,
    ) -> dict[Unit, str]:
        """Take the answers about the house out of a dossier: ``values`` by item, ``values_of`` by element.

        A door or window is known by its kind and its name, in any language of the house; others are left out.
        """
        found = {Unit(item): answer for item, answer in values.items()}
        for element in elements:
            number = self._number_of(element)
            if not number:
                continue
            own = dict((values_of or {}).get(element.id, {}))
            own |= {REACH: element.reach} if element.reach else {}
            found |= {Unit(item, number): answer for item, answer in own.items()}
        return {unit: found[unit] for unit in self._calibration.units if unit in found}

    def text_of(self, answers: Answers) -> str:
        """Return answers as a text to send; nothing but answers about the house goes into it."""
        return calibration_to(answers, self._calibration)

    def answers_from(self, text: str) -> dict[Unit, str]:
        """Read what somebody else sent. Raises ``CalibrationRefused`` and ``CalibrationOutOfStep``."""
        return calibration_from(text, self._calibration)

    def compare(self, mine: Answers, theirs: Answers | None = None) -> ComparisonView:
        """Lay answers beside each other and beside the key; without ``theirs``, beside the key alone."""
        calibration = self._calibration
        units, items = calibration.units, calibration.pack.item_by_id
        key = {unit: each.answer for unit, each in calibration.key.items()}
        key_sums = [say("U: {sums}", sums=key_sum_words(mine, key))]
        if theirs is not None:
            key_sums.append(say("De ander: {sums}", sums=key_sum_words(theirs, key)))
        return ComparisonView(
            rows=tuple(self._row(unit, mine, theirs) for unit in calibration.units),
            sums=sum_words(units, items, mine, theirs) if theirs is not None else (),
            chance=chance_words(units, items, mine, theirs) if theirs is not None else (),
            key_sums=tuple(key_sums),
            key_note=said(calibration.house.key_note),
        )

    def _row(self, unit: Unit, mine: Answers, theirs: Answers | None) -> ComparisonRow:
        key = self._calibration.key[unit]
        own = mine.get(unit)
        other = None if theirs is None else theirs.get(unit)
        outcome = outcome_of((own, other))
        key_outcome = key_outcome_of(own, key.answer)
        words = "" if theirs is None else say(_OUTCOMES[outcome])
        key_words = say(_KEY_OUTCOMES[key_outcome])
        question, about = self._question(unit), self._about(unit)
        return ComparisonRow(
            unit=unit,
            place=self._place(unit),
            about=about,
            question=question,
            mine=self._answer(unit, own),
            theirs="" if theirs is None else self._answer(unit, other),
            outcome=words,
            is_equal=theirs is not None and outcome == "equal",
            key=self._answer(unit, key.answer),
            why=said(key.why),
            key_outcome=key_words,
            is_as_key=key_outcome == "as-key",
            is_answered=key_outcome != "unanswered",
            spoken=paragraph(about and f"{about}.", question, words and f"{words}.", f"{key_words}."),
        )

    def _question(self, unit: Unit) -> str:
        kind = self._calibration.kind_of(unit)
        if kind is not None and unit.item == REACH and kind.reach is not None:
            return said(kind.reach.question)
        item = self._calibration.pack.item_by_id[unit.item]
        return said(item.each.question if kind is not None and item.each is not None else item.question)

    def _answer(self, unit: Unit, value: str | None) -> str:
        kind = self._calibration.kind_of(unit)
        if kind is None:
            return answer_words(self._calibration.pack.item_by_id[unit.item], value, spoken())
        if value is None:
            return say(OPEN_WORDS)
        if value == UNKNOWN:
            return say(UNKNOWN_WORDS)
        if unit.item == REACH:
            reach = kind.reach.options if kind.reach is not None else ()
            texts = {option.id: option.text for option in reach}
        else:
            each = self._calibration.pack.item_by_id[unit.item].each
            texts = {option.id: option.text for option in each.options} if each is not None else {}
        return said(texts[value]) if value in texts else say(OPEN_WORDS)

    def _about(self, unit: Unit) -> str:
        element = self._calibration.element_by_number.get(unit.element)
        return f"{element.number} {said(element.name)}" if element is not None else ""

    def _place(self, unit: Unit) -> str:
        if unit.element:
            return say("Deuren en ramen")
        stops = self._calibration.route.stops
        return next((said(stop.title) for stop in stops if unit.item in stop.items), "")

    def _number_of(self, element: StoredElement) -> str:
        for each in self._calibration.house.elements:
            names = {str(each.name), *(text for _, text in each.name.translations)}
            if each.kind == element.kind and element.name in names:
                return each.number
        return ""


def _where(element: HouseElement) -> str:
    floor = max(min(element.floor, max(_FLOORS)), min(_FLOORS))
    return say("{side}, {floor}", side=say(_FACADES[element.facade]), floor=say(_FLOORS[floor]).lower())
