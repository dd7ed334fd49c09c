"""The worked cases of a pack: these answers must give these scores, risks, measures and claims."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.frozen import exact
from zelfscan.core.response import NOT_APPLICABLE, Responses
from zelfscan.errors import Fault, PackError
from zelfscan.packs.loader import Loaded, load
from zelfscan.packs.reader import Place, read

_NUMBERS = frozenset({"low", "high", "ratio_low", "ratio_high"})
_WORDS = frozenset({"level", "level_best"})
_PARTS = frozenset({"overall", "sections", "risks", "measures", "claims"})

Difference = tuple[Place, str]
"""Where in a case something is expected that did not come out, and what came out."""


def check_cases(folder: Path) -> dict[str, tuple[Fault, ...]]:
    """Run every case of a pack; give per file what did not come out as expected.

    Raises ``PackError`` where the pack itself has faults.
    """
    loaded = load(folder)
    paths = sorted((folder / "cases").glob("*.yaml"))
    return {path.name: _check_case(path, loaded) for path in paths}


def _check_case(path: Path, loaded: Loaded) -> tuple[Fault, ...]:
    try:
        document = read(path, f"{loaded.pack.id}/cases/{path.name}")
    except PackError as error:
        return error.faults
    found = _differences(document.values, loaded)
    return tuple(Fault(document.file, document.line(place), message) for place, message in found)


def _differences(values: Any, loaded: Loaded) -> Iterator[Difference]:
    if not isinstance(values, dict) or not isinstance(values.get("expect"), dict):
        yield (), "hier ontbreekt 'expect'"
        return
    route = loaded.pack.route(str(values.get("route")))
    day, answers = values.get("date"), values.get("responses")
    if route is None or not isinstance(day, date) or not isinstance(answers, dict):
        yield (), "'route', 'date' en 'responses' zijn verplicht"
        return
    wrong = list(_unfit(answers, loaded))
    if wrong:
        yield from wrong
        return
    result = assess(loaded.pack, route, Responses(answers), day)
    expect = values["expect"]
    for key in set(expect) - _PARTS:
        yield ("expect", key), f"onbekende sleutel '{key}'"
    yield from _compared(("expect", "overall"), expect.get("overall", {}), result.overall)
    for kind, outcomes in (("sections", result.sections), ("risks", result.risks)):
        by_id = {each.id: each for each in outcomes}
        for name, wanted in expect.get(kind, {}).items():
            yield from _compared(("expect", kind, name), wanted, by_id.get(name))
    yield from _in_plan(expect.get("measures", {}), result)
    yield from _in_claims(expect.get("claims", {}), result)


def _unfit(answers: Mapping[str, Any], loaded: Loaded) -> Iterator[Difference]:
    for name, value in answers.items():
        item = loaded.items.get(name)
        taken = {option.id for option in item.options} if item else set()
        taken |= {UNKNOWN} if item and item.unknown else set()
        taken |= {NOT_APPLICABLE} if item and item.not_applicable else set()
        if value not in taken:
            yield ("responses", name), f"'{value}' is geen antwoord op '{name}'"


def _compared(place: Place, wanted: Mapping[str, Any], outcome: object) -> Iterator[Difference]:
    if outcome is None:
        yield place, f"'{place[-1]}' bestaat niet"
        return
    for key, value in wanted.items():
        if key not in _NUMBERS | _WORDS:
            yield (*place, key), f"onbekende sleutel '{key}'"
            continue
        got = getattr(outcome, key, None)
        due = exact(value) if key in _NUMBERS else value
        if got != due:
            yield (*place, key), f"{place[-1]}: {key} is {got}, verwacht was {due}"


def _in_plan(wanted: Mapping[str, Any], result: Assessment) -> Iterator[Difference]:
    place = ("expect", "measures")
    plan = {step.measure.id: step for step in result.plan}
    first = result.plan[0].measure.id if result.plan else None
    if wanted.get("first", first) != first:
        yield (*place, "first"), f"het plan begint met {first}, verwacht was {wanted['first']}"
    for kind in ("includes", "certain"):
        for at, name in enumerate(wanted.get(kind, ())):
            if name not in plan:
                yield (*place, kind, at), f"het plan mist {name}"
            elif kind == "certain" and not plan[name].is_certain:
                yield (*place, kind, at), f"{name} staat niet zeker in het plan"
    for at, name in enumerate(wanted.get("excludes", ())):
        if name in plan:
            yield (*place, "excludes", at), f"het plan heeft ook {name}"


def _in_claims(wanted: Mapping[str, Any], result: Assessment) -> Iterator[Difference]:
    place = ("expect", "claims")
    claims = {claim.id for claim in result.claims}
    for at, name in enumerate(wanted.get("includes", ())):
        if name not in claims:
            yield (*place, "includes", at), f"de aanspraak {name} ontbreekt"
    for at, name in enumerate(wanted.get("excludes", ())):
        if name in claims:
            yield (*place, "excludes", at), f"de aanspraak {name} hoort er niet bij"
