"""Which rules of the packs the worked cases exercise, which never fire, and which cannot.

A claim of the catalogue belongs to the folder of packs: a case of any pack there counts for it. Every other
rule belongs to one pack. What no case can use is listed with its reason (``never.yaml``).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.condition import UNKNOWN, truth
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.risk import Adversary, Readiness, Scenario
from zelfscan.core.risk import Path as Way
from zelfscan.core.situation import Situation, known_worth
from zelfscan.errors.content import Fault, PackError
from zelfscan.packs.case_file import read_case
from zelfscan.packs.library import pack_folders
from zelfscan.packs.loader import in_order, load_with_stock
from zelfscan.packs.never_file import Reason, read_never, unfounded
from zelfscan.packs.shelf import catalogue_of, files_in, name_of, read_inside
from zelfscan.packs.stock import Stock

_THREAT = "een dreiging nu"


@dataclass(frozen=True)
class Coverage:
    """The rules of a pack or a catalogue in order, what fired and in which case, and why others never can."""

    name: str
    rules: tuple[str, ...]
    fired: Mapping[str, str]
    reasons: Mapping[str, str]

    @property
    def silent(self) -> tuple[str, ...]:
        """Return the rules that never fired, and of which nobody says why."""
        return tuple(rule for rule in self.rules if rule not in self.fired and rule not in self.reasons)


def coverage(root: Path) -> tuple[Coverage, ...]:
    """Run every case below a root without faults; give the rules of each pack, then those they share.

    Where the root is one pack, the claims of the catalogue beside it are left out: a case of another pack
    may use them. Raises ``PackError`` where a rule is listed as never used that is used or does not exist.
    """
    found: list[Coverage] = []
    faults: list[Fault] = []
    shared: dict[str, None] = {}
    fired: dict[str, str] = {}
    for folder in pack_folders(root):
        loaded, stock = load_with_stock(folder)
        ours, theirs = _claims(loaded.pack, stock)
        used = _used(folder, loaded.pack)
        shared.update(dict.fromkeys(theirs))
        fired = used | fired
        found.append(_covered(folder, (*_rules(loaded.pack), *ours), used, faults))
    if shared and folder != root:
        found.append(_covered(catalogue_of(folder), tuple(shared), fired, faults))
    if faults:
        raise PackError(in_order(faults))
    return tuple(found)


def _covered(folder: Path, rules: tuple[str, ...], fired: Mapping[str, str], faults: list[Fault]) -> Coverage:
    """Put rules beside what fired and what is listed; what is wrong with the list goes to the faults."""
    rules = tuple(dict.fromkeys(rules))
    listed: tuple[Reason, ...] = ()
    try:
        listed = read_never(folder)
    except PackError as error:
        faults += error.faults
    faults += unfounded(listed, rules, fired)
    reasons = {each.rule: each.reason for each in listed}
    return Coverage(folder.name, rules, {rule: fired[rule] for rule in rules if rule in fired}, reasons)


def _used(folder: Path, pack: Pack) -> dict[str, str]:
    """Run the cases of a pack and return what fired, with the first case that did it."""
    fired: dict[str, str] = {}
    for path in files_in(folder / "cases", "*.yaml", folder):
        name = name_of(path, folder.parent)
        case = read_case(read_inside(folder, path, name))
        route = pack.route(case.route)
        assert route is not None  # The check has read the cases before.
        for rule in _fired(assess(pack, route, case.given(), case.day)):
            fired.setdefault(rule, name)
    return fired


def _claims(pack: Pack, stock: Stock) -> tuple[list[str], list[str]]:
    """Name the claims that stand in the files of the pack itself, and those of the catalogue."""
    ours: list[str] = []
    theirs: list[str] = []
    for regulation in pack.regulations:
        file, _ = stock.places["regulations", regulation.id]
        into = ours if file.startswith(f"{pack.id}/") else theirs
        into += (f"aanspraak {claim.id}" for claim in regulation.claims)
    return ours, theirs


def _rules(pack: Pack) -> Iterator[str]:
    """Name every rule of a pack but its claims: calls, conditions, caps, levels, factors, paths, threat."""
    for item in pack.items:
        yield from (f"{item.id} roept {advice.measure} op" for advice in item.advises)
        if item.asked_when is not None:
            yield from (f"{item.id} gevraagd", f"{item.id} verborgen")
        if item.critical is not None:
            yield f"{item.id} begrenst zijn onderdeel"
    for scenario in pack.scenarios:
        if not isinstance(scenario, Readiness):
            yield from (f"{scenario.id} is {level}" for level in ("low", "medium", "high", "unknown"))
            for factor in scenario.factors:
                yield from (f"{scenario.id} maal {factor.item} {option}" for option, _ in factor.values)
        for path in _optional_paths(scenario):
            yield from (f"{scenario.id} met {path.id}", f"{scenario.id} zonder {path.id}")
    yield _THREAT


def _optional_paths(scenario: Scenario) -> tuple[Way, ...]:
    """Return the paths that are not there in every home."""
    paths = scenario.paths if isinstance(scenario, Adversary) else ()
    return tuple(path for path in paths if path.exists_when is not None)


def _fired(judged: Assessment) -> Iterator[str]:
    """Name every rule that an assessment used; some that no pack has as a rule are named as well."""
    situation = judged.situation
    for step in judged.plan:
        # A measure may be certain by one question while another, that is unknown, only might call for it.
        known = (item for item in step.because if situation.option(item) != UNKNOWN)
        yield from (f"{item} roept {step.measure.id} op" for item in known)
    for item in judged.pack.items:
        yield from _fired_by(situation, item)
    yield from (f"{risk.id} is {risk.level}" for risk in judged.risks)
    for scenario in judged.pack.scenarios:
        factors = () if isinstance(scenario, Readiness) else scenario.factors
        for factor in factors:
            if factor.item in judged.pack.item_by_id:
                yield f"{scenario.id} maal {factor.item} {situation.option(factor.item)}"
        for path in _optional_paths(scenario):
            is_there = truth(path.exists_when, situation.option)
            if is_there is not None:
                yield f"{scenario.id} {'met' if is_there else 'zonder'} {path.id}"
    yield from (f"aanspraak {claim.id}" for claim in judged.claims)
    if situation.is_urgent:
        yield _THREAT


def _fired_by(situation: Situation, item: Item) -> Iterator[str]:
    is_asked = situation.is_asked(item.id)
    if item.asked_when is not None and item.id in situation.route_items:
        yield f"{item.id} {'gevraagd' if is_asked else 'verborgen'}"
    worth = known_worth(situation, item) if is_asked else None
    if item.critical is not None and worth is not None and worth < item.critical.threshold:
        yield f"{item.id} begrenst zijn onderdeel"
