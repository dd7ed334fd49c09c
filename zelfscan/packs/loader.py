"""A folder on disk to a Pack: everything is read and all faults are gathered before it speaks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.risk import Readiness
from zelfscan.core.risks import reference_share
from zelfscan.errors import Fault, PackError
from zelfscan.packs import entries
from zelfscan.packs.checks import check
from zelfscan.packs.faults import faults_of
from zelfscan.packs.reader import Document, read
from zelfscan.packs.stock import Stock, load_stock, name_of


@dataclass(frozen=True)
class Loaded:
    """A pack with everything it was drawn from, so that answers to other packs are known as well."""

    pack: Pack
    items: Mapping[str, Item]
    measures: frozenset[str]


def load(folder: Path, catalogue: Path | None = None) -> Loaded:
    """Load one pack; ``catalogue`` is the stock it shares, by default the folder of that name beside it.

    Raises ``PackError`` with every fault that was found.
    """
    beside = catalogue or folder.parent / "catalogue"
    folders = [beside, folder] if beside.is_dir() else [folder]
    stock = load_stock(folders, folder.parent)
    pack = _compile(folder, stock)
    if pack is not None:
        check(pack, stock)
    if stock.faults or pack is None:
        raise PackError(
            tuple(sorted(set(stock.faults), key=lambda fault: (fault.file, fault.line, fault.message)))
        )
    return Loaded(pack, stock.items, frozenset(stock.measures))


def _compile(folder: Path, stock: Stock) -> Pack | None:
    """Draw on the stock for one pack; none where the faults leave no whole pack."""
    name = name_of(folder / "pack.yaml", folder.parent)
    try:
        manifest = read(folder / "pack.yaml", name)
    except PackError as error:
        stock.faults += error.faults
        return None
    if not isinstance(manifest.values, dict):
        stock.faults.append(Fault(name, 1, "het bestand is leeg of geen lijst van sleutels"))
        return None
    if manifest.values.get("id") != folder.name:
        stock.faults.append(
            Fault(name, manifest.line(("id",)), f"'id' moet gelijk zijn aan de map: {folder.name}")
        )
    drawn = _draw(manifest, stock)
    if drawn is None or stock.cutoffs is None or stock.card is None:
        if not stock.faults:
            stock.faults.append(Fault(name, 1, "'cutoffs' of 'card' ontbreekt"))
        return None
    try:
        pack = Pack.model_validate({**drawn, "cutoffs": stock.cutoffs, "card": stock.card})
    except ValidationError as error:
        stock.faults += faults_of(error, Pack, manifest, ())
        return None
    return _with_references(pack, stock)


def _draw(manifest: Document, stock: Stock) -> dict[str, Any] | None:
    values = dict(manifest.values)
    sections = values.get("sections")
    asked = [
        item for section in sections or () if isinstance(section, dict) for item in section.get("items") or ()
    ]
    wanted = values.get("scenarios")
    if (
        not isinstance(sections, tuple)
        or not isinstance(wanted, tuple)
        or not isinstance(values.get("routes"), tuple)
    ):
        stock.faults.append(
            Fault(manifest.file, 1, "'sections', 'routes' en 'scenarios' zijn lijsten en verplicht")
        )
        return None
    for kind, names, known in (("vraag", asked, stock.items), ("scenario", wanted, stock.scenarios)):
        for name in names:
            if name not in known:
                line = manifest.line(_place_of(manifest, name))
                stock.faults.append(Fault(manifest.file, line, f"{kind} '{name}' bestaat niet"))
    items = tuple(stock.items[each] for each in dict.fromkeys(asked) if each in stock.items)
    everybody = tuple(item.id for item in items if item.audience != "adviser")
    measures = _needed(items, stock)
    values["routes"] = tuple(
        entries.route(each, everybody) if isinstance(each, dict) else each for each in values["routes"]
    )
    values["items"] = items
    values["scenarios"] = tuple(stock.scenarios[each] for each in wanted if each in stock.scenarios)
    values["measures"] = tuple(measure for measure in stock.measures.values() if measure.id in measures)
    values["regulations"] = tuple(stock.regulations.values())
    values["sources"] = tuple(stock.sources.values())
    return values


def _place_of(manifest: Document, name: str) -> tuple[str | int, ...]:
    for s, section in enumerate(manifest.values["sections"]):
        if isinstance(section, dict) and name in (section.get("items") or ()):
            return ("sections", s, "items", section["items"].index(name))
    return ("scenarios",)


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
            share = reference_share(everything, scenario)
            if share is None or share == 0:
                stock.fault("scenarios", scenario.id, "het voorbeeld laat een vraag open of geeft geen kans")
                share = scenario.baseline.p
            baseline = scenario.baseline.model_copy(update={"p": share})
            scenario = scenario.model_copy(update={"baseline": baseline})
        scenarios.append(scenario)
    return pack.model_copy(update={"scenarios": tuple(scenarios)})
