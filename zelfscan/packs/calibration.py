"""The practice house: a made-up home with what there is to see, and what the makers would answer there.

Two advisers answer the same questions about it, each on their own. The house stands in one file with its
translations beside it, in the form of the other content; everything in it is checked against the
questionnaire (docs/decisions/0015).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, ValidationError

from zelfscan.core.agreement import Unit
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.element import Element, ElementKind, Facade
from zelfscan.core.flow import asked_items, situation_of
from zelfscan.core.frozen import Frozen, Slug
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item, Route
from zelfscan.core.response import Responses, answers_to
from zelfscan.core.text import LocalizedText
from zelfscan.core.texts import Steps, texts_in, with_texts
from zelfscan.errors.content import Fault, PackError
from zelfscan.packs.faults import MISSING, NO_KEYS, faults_of, no_answer, not_there, unknown_key
from zelfscan.packs.locale_files import Written, file_of
from zelfscan.packs.reader import Document, Place
from zelfscan.packs.shelf import name_of, read_inside
from zelfscan.packs.translatable import Entry
from zelfscan.packs.translations import reading_of

FOLDER, FILE = "calibration", "house.yaml"
"""Where the house stands below the folder with the questionnaires."""
REACH = "reach"
"""What stands for an item where it is asked whether a burglar gets to a door or window."""

Facts = Annotated[tuple[LocalizedText, ...], Field(min_length=1, max_length=30)]
Number = Annotated[str, StringConstraints(pattern=r"^[A-Z][1-9][0-9]?$")]
_Key = tuple[str, str]
_LISTS = ("places", "elements", "key", "not_compared")


class PlaceFacts(Frozen):
    """What there is to see, and what the resident says, at one stop of the route."""

    id: Slug
    facts: Facts


class HouseElement(Frozen):
    """One door or window; ``number`` is its letter and place, as the list of a dossier gives it."""

    number: Number
    kind: Slug
    name: LocalizedText
    facade: Facade
    floor: Annotated[int, Field(ge=-2, le=30)]
    facts: Facts


class KeyAnswer(Frozen):
    """What the makers would answer, with one sentence why; ``unknown`` where it cannot be seen."""

    item: Slug
    element: Number | None = None
    answer: Slug
    why: LocalizedText


class NotCompared(Frozen):
    """A question that does not fit one door or window, with the reason."""

    item: Slug
    element: Number
    why: LocalizedText


class House(Frozen):
    """The whole house; ``grade`` says that the key is an assumption of the makers."""

    id: Slug
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,6}(\.[0-9]{1,6}){0,3}$")]
    pack: Slug
    route: Slug
    language: str
    languages: tuple[str, ...]
    title: LocalizedText
    notice: LocalizedText
    steps: Facts
    key_note: LocalizedText
    grade: Literal["assumption"]
    places: Annotated[tuple[PlaceFacts, ...], Field(min_length=1, max_length=50)]
    elements: Annotated[tuple[HouseElement, ...], Field(max_length=99)]
    key: Annotated[tuple[KeyAnswer, ...], Field(min_length=1, max_length=500)]
    not_compared: Annotated[tuple[NotCompared, ...], Field(max_length=100)] = ()


@dataclass(frozen=True)
class Calibration:
    """The house beside the questionnaire that is answered in it."""

    house: House
    pack: Pack

    @property
    def route(self) -> Route:
        """Return the route along which the house is gone through."""
        return next(each for each in self.pack.routes if each.id == self.house.route)

    @cached_property
    def key(self) -> Mapping[Unit, KeyAnswer]:
        """Return what the makers would answer, by what is asked, in the order of the file."""
        return {_unit(each): each for each in self.house.key}

    @property
    def units(self) -> tuple[Unit, ...]:
        """Return everything that is compared, in order."""
        return tuple(self.key)

    @cached_property
    def element_by_number(self) -> Mapping[str, HouseElement]:
        """Return the doors and windows by number."""
        return {each.number: each for each in self.house.elements}

    def kind_of(self, unit: Unit) -> ElementKind | None:
        """Return the kind of door or window that is asked about; none for the home as a whole."""
        element = self.element_by_number.get(unit.element)
        kinds = (kind for kind in self.pack.element_kinds if element and kind.id == element.kind)
        return next(kinds, None)

    def answers_to(self, unit: Unit) -> tuple[str, ...]:
        """Return every answer that can be given there; none where nothing of the kind is asked."""
        item, kind = self.pack.item_by_id.get(unit.item), self.kind_of(unit)
        if kind is None:
            return answers_to(item) if item and not item.repeats and not unit.element else ()
        if unit.item == REACH:
            return (*(each.id for each in kind.reach.options), UNKNOWN) if kind.reach else ()
        if item is None or item.repeats != kind.id or item.each is None:
            return ()
        unknown = (UNKNOWN,) if item.unknown else ()
        return (*(each.id for each in item.each.options), *unknown)


def _unit(entry: KeyAnswer | NotCompared) -> Unit:
    return Unit(entry.item, entry.element or "")


def read_calibration(folder: Path, pack: Pack, language: str | None = None) -> Calibration:
    """Read the house in a folder; with its texts in another language where that is asked and there is one.

    Raises ``PackError`` with every fault. A translation that is missing, wrong or of an older text is none:
    the text itself is shown then.
    """
    calibration, document = _read(folder, pack)
    house = calibration.house
    if language is None or language == house.language or language not in house.languages:
        return calibration
    return Calibration(_in_language(house, folder, document, language), pack)


def pack_of(folder: Path) -> str:
    """Return the id of the questionnaire that the house in a folder goes with; empty where it names none.

    Raises ``PackError`` where the file cannot be read.
    """
    values = read_inside(folder, folder / FILE, name_of(folder / FILE, folder.parent)).values
    house = values.get("house") if isinstance(values, dict) else None
    named = house.get("pack") if isinstance(house, dict) else None
    return named if isinstance(named, str) else ""


def check_calibration(folder: Path, pack: Pack) -> tuple[Fault, ...]:
    """Return every fault of the house in a folder, those of its translations included; nothing is raised."""
    try:
        calibration, document = _read(folder, pack)
    except PackError as error:
        return error.faults
    house, found = calibration.house, list[Fault]()
    for language in house.languages:
        if language != house.language:
            found += _translation_faults(house, folder, document, language)
    return tuple(found)


def _read(folder: Path, pack: Pack) -> tuple[Calibration, Document]:
    document = read_inside(folder, folder / FILE, name_of(folder / FILE, folder.parent))
    values = document.values
    if not isinstance(values, dict) or not isinstance(values.get("house"), dict):
        message = MISSING.format(name="house") if isinstance(values, dict) else NO_KEYS.format(first="house")
        raise PackError((Fault(document.file, 1, message),))
    known, head = ("house", *_LISTS), values["house"]
    strays: list[Place] = [(key,) for key in values if key not in known]
    strays += [("house", key) for key in _LISTS if key in head]
    if strays:
        found = (
            Fault(document.file, document.line(place), unknown_key(str(place[-1]), ())) for place in strays
        )
        raise PackError(tuple(found))
    spelt = {**head, **{key: values[key] for key in _LISTS if key in values}}
    try:
        house = House.model_validate(spelt)
    except ValidationError as error:
        # The head and the lists are one model, so what is wrong in the head is looked for without its key.
        lines = {
            place[place[:1] == ("house",) and len(place) > 1 :]: at for place, at in document.lines.items()
        }
        flat = Document(document.file, spelt, lines)
        raise PackError(tuple(faults_of(error, House, flat, ()))) from None
    calibration = Calibration(house, pack)
    if faults := tuple(Fault(document.file, document.line(at), said) for at, said in _misfits(calibration)):
        raise PackError(faults)
    return calibration, document


def _misfits(calibration: Calibration) -> Iterator[tuple[Place, str]]:
    """Give what does not fit the questionnaire, with its place in the file."""
    house, pack = calibration.house, calibration.pack
    if house.pack != pack.id:
        yield ("house", "pack"), not_there("vragenlijst", house.pack, [pack.id])
        return
    if (route := pack.route(house.route)) is None:
        yield ("house", "route"), not_there("route", house.route, [each.id for each in pack.routes])
        return
    stops = [stop.id for stop in route.stops]
    for at, place in enumerate(house.places):
        if place.id not in stops:
            yield ("places", at), not_there("halte", place.id, stops)
    yield from _doubles("places", [place.id for place in house.places])
    found = tuple(_misnumbered(calibration)) or tuple(_misanswered(calibration))
    yield from found
    if not found:
        # Which questions are asked follows from the answers, so those have to be right first.
        yield from _unanswered(calibration, route)


def _doubles(key: str, names: Iterable[str]) -> Iterator[tuple[Place, str]]:
    seen: set[str] = set()
    for at, name in enumerate(names):
        if name in seen:
            yield (key, at), f"'{name}' staat hier twee keer; haal er een weg"
        seen.add(name)


def _misnumbered(calibration: Calibration) -> Iterator[tuple[Place, str]]:
    """A dossier numbers doors and windows by kind, in the order of its list; so the house has to do so."""
    letters = {kind.id: kind.letter for kind in calibration.pack.element_kinds}
    counts: Counter[str] = Counter()
    for at, element in enumerate(calibration.house.elements):
        if element.kind not in letters:
            yield ("elements", at), not_there("soort element", element.kind, letters)
            continue
        counts[element.kind] += 1
        wanted = f"{letters[element.kind]}{counts[element.kind]}"
        if element.number != wanted:
            yield ("elements", at), f"het nummer is '{element.number}'; schrijf '{wanted}'"


def _misanswered(calibration: Calibration) -> Iterator[tuple[Place, str]]:
    house = calibration.house
    stray = "'{unit}' hoort niet bij dit huis; verbeter de vraag of het nummer"
    for at, each in enumerate(house.key):
        allowed = calibration.answers_to(_unit(each))
        if not allowed:
            yield (
                ("key", at),
                f"'{_told(_unit(each))}' hoort niet bij dit huis; verbeter de vraag of het nummer",
            )
        elif each.answer not in allowed:
            yield ("key", at), no_answer(_told(_unit(each)), each.answer, allowed)
    for at, skipped in enumerate(house.not_compared):
        if not calibration.answers_to(_unit(skipped)):
            yield ("not_compared", at), stray.format(unit=_told(_unit(skipped)))
        elif _unit(skipped) in calibration.key:
            yield ("not_compared", at), f"'{_told(_unit(skipped))}' staat ook in de sleutel; haal er een weg"
    yield from _doubles("key", [_told(_unit(each)) for each in house.key])
    yield from _doubles("not_compared", [_told(_unit(each)) for each in house.not_compared])


def _unanswered(calibration: Calibration, route: Route) -> Iterator[tuple[Place, str]]:
    """Who answers as the key does is asked exactly what is in the key."""
    responses = _as_responses(calibration)
    asked = asked_items(situation_of(calibration.pack, route, responses), route)
    wanted: dict[Unit, None] = {}
    for item in (calibration.pack.item_by_id[name] for name in asked):
        wanted.update(dict.fromkeys(_units_of(item, calibration.house)))
    reached = (Unit(REACH, element.number) for element in calibration.house.elements)
    wanted.update(dict.fromkeys(unit for unit in reached if calibration.answers_to(unit)))
    skipped = {_unit(each) for each in calibration.house.not_compared}
    for unit in wanted:
        if unit not in calibration.key and unit not in skipped:
            yield ("key",), f"'{_told(unit)}' ontbreekt in de sleutel; schrijf een antwoord en waarom"
    for at, unit in enumerate(calibration.key):
        if unit not in wanted and calibration.answers_to(unit):
            yield ("key", at), f"'{_told(unit)}' vraagt niemand bij deze antwoorden; haal het weg"


def _as_responses(calibration: Calibration) -> Responses:
    """Return the key as a dossier would hold it: what no burglar gets to does not count there."""
    values: dict[str, dict[str, str]] = {}
    for unit, each in calibration.key.items():
        values.setdefault(unit.element, {})[unit.item] = each.answer
    elements = []
    for element in calibration.house.elements:
        own = values.get(element.number, {})
        kind = next(each for each in calibration.pack.element_kinds if each.id == element.kind)
        if kind.counts(own.get(REACH, "")):
            given = {item: answer for item, answer in own.items() if item != REACH}
            elements.append(Element(element.number, element.kind, str(element.name), given))
    return Responses(values.get("", {}), elements=tuple(elements))


def _units_of(item: Item, house: House) -> tuple[Unit, ...]:
    if item.repeats is None:
        return (Unit(item.id),)
    return tuple(Unit(item.id, each.number) for each in house.elements if each.kind == item.repeats)


def _told(unit: Unit) -> str:
    return f"{unit.item} {unit.element}".strip()


def _begin(thing: Frozen) -> Steps:
    """Return where a thing is translated; what is said of doors and windows stands with its question."""
    match thing:
        case House():
            return ("house", "house")
        case PlaceFacts():
            return ("places", thing.id)
        case HouseElement():
            return ("elements", thing.number)
        case _:
            assert isinstance(thing, KeyAnswer | NotCompared)
            kind = "key" if isinstance(thing, KeyAnswer) else "not_compared"
            return (kind, *_unit(thing)) if thing.element else (kind, thing.item)


def _address(steps: Steps) -> Steps:
    """Leave out the name of the only text of a door or window."""
    return steps[:3] if steps[0] in ("key", "not_compared") and len(steps) > 3 else steps


def _entries(house: House, folder: Path, document: Document) -> dict[_Key, Entry]:
    """Return everything that is translated, by kind and id."""
    texts: dict[_Key, dict[Steps, str]] = {}
    for steps, text in texts_in(house, _begin):
        kind, name, *rest = _address(steps)
        texts.setdefault((str(kind), str(name)), {})[tuple(rest)] = str(text)
    return {key: Entry(each, folder, document.file, document.line((key[0],))) for key, each in texts.items()}


def _written(folder: Path, language: str) -> Iterator[tuple[_Key, Written]]:
    """Give every entry of the file with a translation. Raises ``PackError`` where it cannot be read."""
    name = file_of(folder, language)
    document = read_inside(folder, folder / "locale" / f"{language}.yaml", name)
    if not isinstance(document.values, dict):
        raise PackError((Fault(name, 1, NO_KEYS.format(first="house")),))
    for kind, value in document.values.items():
        entries: Any = {"house": value} if kind == "house" else value
        for key, each in entries.items() if isinstance(entries, dict) else ():
            place: Place = (kind,) if kind == "house" else (kind, key)
            yield (kind, key), Written(document, place, each if isinstance(each, dict) else {})


def _in_language(house: House, folder: Path, document: Document, language: str) -> House:
    entries, texts = _entries(house, folder, document), dict[Steps, str]()
    for key, written in _written(folder, language):
        if key in entries:
            found = reading_of(entries[key], written).texts
            texts |= {(*key, *rest): text for rest, text in found.items()}

    def change(steps: Steps, text: LocalizedText) -> LocalizedText:
        new = texts.get(_address(steps))
        return text if new is None else text.model_copy(update={"translations": ((language, new),)})

    return with_texts(house, change, _begin)


def _translation_faults(house: House, folder: Path, document: Document, language: str) -> Iterator[Fault]:
    entries, seen = _entries(house, folder, document), set[_Key]()
    try:
        for key, written in _written(folder, language):
            seen.add(key)
            if key in entries:
                yield from reading_of(entries[key], written).faults
            else:
                yield written.fault((), not_there("id", key[1], [name for _, name in entries]))
    except PackError as error:
        yield from error.faults
        return
    for key in (each for each in entries if each not in seen):
        message = (
            f"{key[1]}: de vertaling in '{language}' ontbreekt; schrijf 'of: {entries[key].fingerprint}'"
        )
        yield Fault(document.file, entries[key].line, message)
