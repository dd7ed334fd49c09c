"""A folder on disk to a Pack: everything is read and all faults are gathered before it speaks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item, Section
from zelfscan.core.risk import Adversary, Readiness, Scenario
from zelfscan.core.risks import concerned, reference_share
from zelfscan.errors.content import Fault, PackError
from zelfscan.packs import entries
from zelfscan.packs.checks import check
from zelfscan.packs.faults import MISSING, NO_KEYS, faults_of, few_suggestions, not_there
from zelfscan.packs.locale_files import LANGUAGE, Locales
from zelfscan.packs.reader import Document, Place
from zelfscan.packs.rules import MAX_GATES, gates_of
from zelfscan.packs.shelf import Shelf, catalogue_of, name_of, read_inside, read_shelf
from zelfscan.packs.stock import SINGLES, Stock, stock_of
from zelfscan.packs.translatable import content_of
from zelfscan.packs.translations import translated, unread_in

_DRAWN = (
    "scales", "element_kinds", "items", "measures", "scenarios", "regulations", "incident_kinds", "sources",
)  # fmt: skip
_ELSEWHERE = (*(key for key in _DRAWN if key != "scenarios"), "pictures", *SINGLES)


@dataclass(frozen=True)
class Loaded:
    """A pack with everything it was drawn from, so that answers to other packs are known as well."""

    pack: Pack
    items: Mapping[str, Item]
    measures: frozenset[str]
    explained: Mapping[str, str] = field(default_factory=dict)
    """What the organisation says beside questions, by the id of the question; plain text."""
    organisation: str = ""
    """Whose words those are; empty where no organisation adds anything."""


def load(
    folder: Path,
    catalogue: Shelf | None = None,
    languages: Iterable[str] = (),
    locales: Locales | None = None,
) -> Loaded:
    """Load one pack; ``catalogue`` is what it shares with other packs, where that was read before.

    Translations are read for these ``languages`` only, because reading takes most of the time; one that the
    pack does not declare is passed over. ``locales`` is what was read of them before.

    Raises ``PackError`` with every fault that was found. A translation that is missing, wrong or of an older
    text is none of those: the text itself is shown then.
    """
    loaded, stock = load_with_stock(folder, catalogue)
    others = {each for each in loaded.pack.languages if LANGUAGE.fullmatch(each)} - {loaded.pack.language}
    asked = [each for each in languages if each in others]
    return _in_languages(loaded, stock, folder, asked, locales or Locales()) if asked else loaded


def _in_languages(
    loaded: Loaded, stock: Stock, folder: Path, languages: Iterable[str], locales: Locales
) -> Loaded:
    content = content_of(loaded.pack, stock, folder)
    pack, items = loaded.pack, tuple(loaded.items.values())
    for language in languages:
        if faults := unread_in(content, language, locales):
            raise PackError(in_order(faults))
        pack, items = translated((pack, items), content, language, locales)
    return Loaded(pack, {item.id: item for item in items}, loaded.measures)


def load_with_stock(folder: Path, catalogue: Shelf | None = None) -> tuple[Loaded, Stock]:
    """Load one pack, with the stock that knows the line of everything. Raises ``PackError``."""
    with few_suggestions():
        return _load_with_stock(folder, catalogue)


def _load_with_stock(folder: Path, catalogue: Shelf | None) -> tuple[Loaded, Stock]:
    if catalogue is None:
        catalogue = read_shelf(catalogue_of(folder), folder.parent)
    stock = stock_of([catalogue, read_shelf(folder, folder.parent)])
    pack = _compile(folder, stock) if stock.is_whole else None
    if pack is not None:
        check(pack, stock)
    if pack is not None and not stock.faults:
        # Last, because it computes with the answers of the examples: circles and gaps are out by now.
        pack = _with_references(pack, stock)
    if pack is None or stock.faults:
        raise PackError(in_order(stock.faults))
    return Loaded(pack, stock.items, frozenset(stock.measures)), stock


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return faults by file and line, each once."""
    return tuple(sorted(set(faults), key=lambda fault: (fault.file, fault.line, fault.message)))


class _Outline(BaseModel):
    """The part of a manifest that says what to draw from the stock."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")
    sections: tuple[Section, ...]
    routes: tuple[dict[str, Any], ...]
    scenarios: tuple[str, ...]


def _compile(folder: Path, stock: Stock) -> Pack | None:
    """Draw on the stock for one pack; none where the faults leave no whole pack."""
    name = name_of(folder / "pack.yaml", folder.parent)
    try:
        manifest = read_inside(folder, folder / "pack.yaml", name)
    except PackError as error:
        stock.faults += error.faults
        return None
    if not isinstance(manifest.values, dict):
        stock.faults.append(Fault(name, 1, NO_KEYS.format(first="id")))
        return None
    if manifest.values.get("id") != folder.name:
        message = f"'id' moet gelijk zijn aan de map: {folder.name}"
        stock.faults.append(Fault(name, manifest.line(("id",)), message))
    for key in _ELSEWHERE:
        if key in manifest.values:
            message = f"'{key}' hoort niet in pack.yaml; zet het in een bestand ernaast"
            stock.faults.append(Fault(name, manifest.line((key,)), message))
    _note_places(manifest, stock)
    drawn = {**manifest.values, **_draw(manifest, stock), "cutoffs": stock.cutoffs, "card": stock.card}
    try:
        return Pack.model_validate({key: value for key, value in drawn.items() if value is not None})
    except ValidationError as error:
        # What was written but has a fault of its own does not count as missing as well.
        written = {MISSING.format(name=key) for key in SINGLES if (key, key) in stock.places}
        found = faults_of(error, Pack, manifest, ())
        stock.faults += [fault for fault in found if fault.message not in written]
        return None


def _note_places(manifest: Document, stock: Stock) -> None:
    """Let faults in sections, in routes and in the rest of the manifest have their own lines."""
    for key, value in manifest.values.items():
        stock.places["pack", key] = (manifest.file, manifest.line((key,)))
        for at, entry in enumerate(
            value if key in ("sections", "routes") and isinstance(value, tuple) else ()
        ):
            name = entry.get("id") if isinstance(entry, dict) else None
            if isinstance(name, str):
                place = (manifest.file, manifest.line((key, at)))
                if (key, name) in stock.places:
                    stock.faults.append(Fault(*place, f"'{name}' staat hier twee keer; haal er een weg"))
                stock.places[key, name] = place


def _draw(manifest: Document, stock: Stock) -> dict[str, Any]:
    """Return what a manifest names, from the stock; nothing where it is not clear what it names."""
    try:
        outline = _Outline.model_validate(manifest.values)
    except ValidationError as error:
        stock.faults += faults_of(error, _Outline, manifest, ())
        routes = manifest.values.get("routes")
        spelt = (
            tuple(entries.route(each, {"all": ()}) for each in routes)
            if isinstance(routes, tuple)
            else routes
        )
        return {"routes": spelt, **dict.fromkeys(_DRAWN, ())}
    asked: dict[str, Place] = {
        item: ("sections", s, "items", i)
        for s, section in enumerate(outline.sections)
        for i, item in enumerate(section.items)
    }
    wanted: dict[str, Place] = {}
    for s, scenario in enumerate(outline.scenarios):
        if scenario in wanted:
            message = f"'{scenario}' staat hier twee keer; haal er een weg"
            stock.faults.append(Fault(manifest.file, manifest.line(("scenarios", s)), message))
        wanted[scenario] = ("scenarios", s)
    _find(asked, "items", "vraag", manifest, stock)
    _find(wanted, "scenarios", "scenario", manifest, stock)
    items = tuple(stock.items[each] for each in asked if each in stock.items)
    words = {
        "all": tuple(item.id for item in items if item.audience != "adviser"),
        "with-adviser": tuple(item.id for item in items),
        "in-the-dark": tuple(item.id for item in items if item.in_the_dark and item.audience != "adviser"),
    }
    measures = _needed(items, stock)
    scales = {item.scale for item in items}
    scenarios = tuple(stock.scenarios[each] for each in wanted if each in stock.scenarios)
    kinds = _kinds(items, scenarios)
    return {
        "routes": tuple(entries.route(each, words) for each in outline.routes),
        "items": items,
        "scales": tuple(scale for scale in stock.scales.values() if scale.id in scales),
        "element_kinds": tuple(kind for kind in stock.element_kinds.values() if kind.id in kinds),
        "scenarios": scenarios,
        "measures": tuple(measure for measure in stock.measures.values() if measure.id in measures),
        "regulations": tuple(stock.regulations.values()),
        "incident_kinds": tuple(stock.incident_kinds.values()),
        "sources": tuple(stock.sources.values()),
    }


def _find(named: Mapping[str, Place], kind: str, word: str, manifest: Document, stock: Stock) -> None:
    """Note what a manifest names and no file holds; what has a fault of its own is there."""
    known = dict.fromkeys(name for of_kind, name in stock.places if of_kind == kind)
    for name, place in named.items():
        if name not in known:
            stock.faults.append(Fault(manifest.file, manifest.line(place), not_there(word, name, known)))


def _kinds(items: Iterable[Item], scenarios: Iterable[Scenario]) -> set[str | None]:
    """Return the kinds of elements for which items repeat or paths are taken."""
    paths = [path for each in scenarios if isinstance(each, Adversary) for path in each.paths]
    return {*(item.repeats for item in items), *(path.element for path in paths)}


def _needed(items: Iterable[Item], stock: Stock) -> set[str]:
    """Return the measures that items call for, with everything those need first."""
    found: set[str] = set()
    waiting = [advice.measure for item in items for advice in item.advises]
    while waiting:
        name = waiting.pop()
        if name in stock.measures and name not in found:
            found.add(name)
            waiting += stock.measures[name].requires
    return found


def _with_references(pack: Pack, stock: Stock) -> Pack:
    """Compute the share of each example from its answers, and freeze it in the pack."""
    everything = pack.model_copy(update={"items": tuple(stock.items.values())})
    scenarios = []
    for scenario in pack.scenarios:
        if not isinstance(scenario, Readiness) and scenario.baseline.kind == "example":
            answered = dict(scenario.baseline.answers)
            # Counted first: every open gate multiplies the worlds that have to be looked at.
            unanswered = gates_of(everything, concerned(scenario)) - answered.keys()
            share = reference_share(everything, scenario) if len(unanswered) <= MAX_GATES else None
            if share is None or share == 0:
                message = "het voorbeeld laat een vraag open of geeft geen kans; vul 'answers' aan"
                stock.fault("scenarios", scenario.id, message)
            else:
                baseline = scenario.baseline.model_copy(update={"p": share})
                scenario = scenario.model_copy(update={"baseline": baseline})
        scenarios.append(scenario)
    return pack.model_copy(update={"scenarios": tuple(scenarios)})
