"""The stock that packs draw on: every content file on some shelves, made into models, faults kept.

Nothing is raised here, so that an author sees everything that is wrong at once.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from zelfscan.core.element import ElementKind
from zelfscan.core.incident import IncidentKind
from zelfscan.core.measure import Measure
from zelfscan.core.pack import Contact, Cutoffs, EmergencyCard, Source
from zelfscan.core.questionnaire import Item, Picture, Scale
from zelfscan.core.regulation import Regulation
from zelfscan.core.risk import Adversary, Mishap, Readiness
from zelfscan.errors.content import Fault
from zelfscan.packs import entries
from zelfscan.packs.faults import NO_KEYS, faults_of, not_there, unknown_key
from zelfscan.packs.reader import Document, Place
from zelfscan.packs.shelf import Shelf

LISTS = (
    "scales",
    "element_kinds",
    "pictures",
    "items",
    "measures",
    "scenarios",
    "regulations",
    "incident_kinds",
    "contacts",
    "sources",
)
SINGLES = ("effect_classes", "cutoffs", "card")
_KINDS: dict[str, type[BaseModel]] = {"adversary": Adversary, "mishap": Mishap, "readiness": Readiness}
_Model = TypeVar("_Model", bound=BaseModel)


@dataclass
class Stock:
    """Everything that packs may draw on, with the file and line of each thing.

    Where a file cannot be read, ``is_whole`` is false: what is missing then does not say anything.
    """

    scales: dict[str, Scale] = field(default_factory=dict)
    element_kinds: dict[str, ElementKind] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    scenarios: dict[str, Adversary | Mishap | Readiness] = field(default_factory=dict)
    regulations: dict[str, Regulation] = field(default_factory=dict)
    incident_kinds: dict[str, IncidentKind] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    cutoffs: Cutoffs | None = None
    card: EmergencyCard | None = None
    places: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    is_whole: bool = True

    def has(self, kind: str, name: str) -> bool:
        """Tell whether a thing was written, also when it has faults of its own."""
        return (kind, name) in self.places

    def fault(self, kind: str, name: str, message: str) -> None:
        """Note that something is wrong with one thing, at its own place."""
        file, line = self.places.get((kind, name), ("pack.yaml", 1))
        self.faults.append(Fault(file, line, f"{name}: {message}"))


@dataclass(frozen=True)
class _Raw:
    """One entry as it was read, with its place."""

    document: Document
    place: Place
    values: dict[str, Any]

    @property
    def line(self) -> int:
        return self.document.line(self.place)


def stock_of(shelves: Iterable[Shelf]) -> Stock:
    """Make models of everything on these shelves; faults are kept in the stock, nothing is raised."""
    stock = Stock()
    lists: dict[str, list[_Raw]] = {key: [] for key in LISTS}
    singles: dict[str, _Raw] = {}
    for shelf in shelves:
        stock.faults += shelf.faults
        stock.is_whole = stock.is_whole and not shelf.faults
        for document in shelf.documents:
            _gather(document, stock, lists, singles)
    _models(stock, lists, singles)
    return stock


def _gather(document: Document, stock: Stock, lists: dict[str, list[_Raw]], singles: dict[str, _Raw]) -> None:
    def fault(key: str, message: str) -> None:
        stock.faults.append(Fault(document.file, document.line((key,)), message))

    if not isinstance(document.values, dict):
        stock.faults.append(Fault(document.file, 1, NO_KEYS.format(first="items")))
        return
    for key, value in document.values.items():
        if key in LISTS and isinstance(value, tuple):
            _take(document, key, value, stock, lists[key])
        elif key in LISTS:
            fault(key, f"'{key}' moet een lijst zijn, zoals [a, b]")
        elif key in SINGLES and stock.has(key, key):
            file, line = stock.places[key, key]
            fault(key, f"'{key}' staat ook in {file}:{line}; houd er één over")
        elif key in SINGLES:
            stock.places[key, key] = (document.file, document.line((key,)))
            if isinstance(value, dict):
                singles[key] = _Raw(document, (key,), value)
            else:
                fault(key, f"'{key}' moet uit sleutels met een waarde bestaan, zoals {{sleutel: waarde}}")
        else:
            fault(key, unknown_key(key, [*LISTS, *SINGLES]))


def _take(document: Document, key: str, values: tuple[Any, ...], stock: Stock, into: list[_Raw]) -> None:
    for at, entry in enumerate(values):
        raw = _Raw(document, (key, at), entry)
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            stock.faults.append(
                Fault(
                    document.file,
                    raw.line,
                    "hier ontbreekt 'id': een naam in kleine letters, zoals voordeur.slot",
                )
            )
            continue
        place = (key, entry["id"])
        if place in stock.places:
            file, line = stock.places[place]
            message = f"'{entry['id']}' staat ook in {file}:{line}; kies een andere id"
            stock.faults.append(Fault(document.file, raw.line, message))
            continue
        stock.places[place] = (document.file, raw.line)
        into.append(raw)


def _models(stock: Stock, lists: Mapping[str, list[_Raw]], singles: Mapping[str, _Raw]) -> None:
    for raw in lists["scales"]:
        _keep(stock.scales, stock, raw, Scale, raw.values)
    written = {raw.values["id"]: raw.values.get("options") for raw in lists["scales"]}
    for raw in lists["items"]:
        scale = raw.values.get("scale")
        if isinstance(scale, str) and scale in written and scale not in stock.scales:
            continue  # The fault stands at the scale, once.
        _spelt(stock.items, stock, raw, Item, lambda entry: entries.item(entry, written))
    _hang_pictures(stock, lists["pictures"])
    classes = singles["effect_classes"].values if "effect_classes" in singles else {}
    for raw in lists["scenarios"]:
        kind = raw.values.get("kind")
        if isinstance(kind, str) and kind in _KINDS:
            _spelt(stock.scenarios, stock, raw, _KINDS[kind], lambda entry: entries.scenario(entry, classes))
        else:
            stock.fault("scenarios", raw.values["id"], f"kies een 'kind': {', '.join(_KINDS)}")
    plain: tuple[tuple[str, dict[str, Any], type[BaseModel]], ...] = (
        ("element_kinds", stock.element_kinds, ElementKind),
        ("measures", stock.measures, Measure),
        ("regulations", stock.regulations, Regulation),
        ("incident_kinds", stock.incident_kinds, IncidentKind),
        ("contacts", stock.contacts, Contact),
        ("sources", stock.sources, Source),
    )
    for key, into, model in plain:
        for raw in lists[key]:
            _keep(into, stock, raw, model, raw.values)
    if "cutoffs" in singles:
        stock.cutoffs = _model(stock, singles["cutoffs"], Cutoffs, singles["cutoffs"].values)
    if "card" in singles:
        stock.card = _card(stock, singles["card"])


def _hang_pictures(stock: Stock, found: Iterable[_Raw]) -> None:
    """Give each question the pictures that name it, in the order in which they are written."""
    hung: dict[str, list[Picture]] = {}
    for raw in found:
        values = {key: value for key, value in raw.values.items() if key != "items"}
        _keep(stock.pictures, stock, raw, Picture, values)
        picture, named = stock.pictures.get(raw.values["id"]), raw.values.get("items")
        if not isinstance(named, tuple) or not named:
            stock.fault(
                "pictures",
                raw.values["id"],
                "'items' ontbreekt; noem in een lijst de vragen waar de tekening bij hoort",
            )
            continue
        for item in named:
            if not stock.has("items", item if isinstance(item, str) else ""):
                stock.fault("pictures", raw.values["id"], not_there("vraag", str(item), stock.items))
            elif picture is not None:
                hung.setdefault(item, []).append(picture)
    for item, pictures in hung.items():
        if item in stock.items:
            stock.items[item] = stock.items[item].model_copy(update={"pictures": tuple(pictures)})


def _spelt(
    into: dict[str, Any],
    stock: Stock,
    raw: _Raw,
    model: type[BaseModel],
    spell: Callable[[entries.Entry], entries.Entry],
) -> None:
    try:
        values = spell(raw.values)
    except entries.Unfit as error:
        stock.faults.append(Fault(raw.document.file, raw.line, str(error)))
        return
    _keep(into, stock, raw, model, values)


def _keep(into: dict[str, Any], stock: Stock, raw: _Raw, model: type[BaseModel], values: Any) -> None:
    if (made := _model(stock, raw, model, values)) is not None:
        into[raw.values["id"]] = made


def _model(stock: Stock, raw: _Raw, model: type[_Model], values: Any) -> _Model | None:
    """Make a model; of an entry of a catalogue that packs share, one and the same for all of them."""
    made_of, made = raw.document.made.get((raw.place, model), (None, None))
    if isinstance(made, model) and made_of == values:
        return made
    try:
        made = model.model_validate(values)
    except ValidationError as error:
        stock.faults += faults_of(error, model, raw.document, raw.place)
        return None
    raw.document.made[raw.place, model] = values, made
    return made


def _card(stock: Stock, raw: _Raw) -> EmergencyCard | None:
    """Replace the ids on the card by the contacts themselves."""
    wanted = raw.values.get("contacts")
    if not isinstance(wanted, tuple):
        return _model(stock, raw, EmergencyCard, raw.values)
    for at, each in enumerate(wanted):
        if ("contacts", each if isinstance(each, str) else "") not in stock.places:
            line = raw.document.line((*raw.place, "contacts", at))
            message = not_there("contact", str(each), stock.contacts)
            stock.faults.append(Fault(raw.document.file, line, message))
    contacts = tuple(
        stock.contacts[each] for each in wanted if isinstance(each, str) and each in stock.contacts
    )
    return _model(stock, raw, EmergencyCard, {**raw.values, "contacts": contacts})
