"""The worked cases of a pack: these answers must give these scores, risks, measures and claims."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.response import answers_to
from zelfscan.core.risks import Risk
from zelfscan.core.scoring import Score
from zelfscan.errors.content import Fault, PackError
from zelfscan.packs.case_file import Case, Expected, ExpectedClaims, ExpectedFigure, ExpectedPlan, read_case
from zelfscan.packs.faults import few_suggestions, no_answer, not_there
from zelfscan.packs.loader import Loaded, load
from zelfscan.packs.reader import Place
from zelfscan.packs.shelf import files_in, name_of, read_inside

Difference = tuple[Place, str]
"""Where in a case something is wrong or did not come out, and what."""


def check_cases(folder: Path) -> dict[str, tuple[Fault, ...]]:
    """Load a pack and run every case of it; give per file what did not come out as expected.

    Raises ``PackError`` where the pack itself has faults.
    """
    return run_cases(folder, load(folder))


def run_cases(folder: Path, loaded: Loaded) -> dict[str, tuple[Fault, ...]]:
    """Run every case in the folder of a loaded pack; give per file what did not come out as expected."""
    paths = files_in(folder / "cases", "*.yaml", folder)
    return {path.name: tuple(_faults(path, folder, loaded)) for path in paths}


def _faults(path: Path, folder: Path, loaded: Loaded) -> list[Fault]:
    """Run one case; the faults come in the order of the file."""
    with few_suggestions():
        return _faults_within(path, folder, loaded)


def _faults_within(path: Path, folder: Path, loaded: Loaded) -> list[Fault]:
    try:
        document = read_inside(folder, path, name_of(path, folder.parent))
        case = read_case(document)
    except PackError as error:
        found = list(error.faults)
    else:
        found = [Fault(document.file, document.line(place), message) for place, message in _run(case, loaded)]
    return sorted(found, key=lambda fault: (fault.line, fault.message))


def _run(case: Case, loaded: Loaded) -> Iterable[Difference]:
    route = loaded.pack.route(case.route)
    unfit = list(_unfit(case, loaded))
    if route is None or unfit:
        return unfit
    return _differences(case.expect, assess(loaded.pack, route, case.given(), case.day))


def _unfit(case: Case, loaded: Loaded) -> Iterator[Difference]:
    """Name everything in a case that the pack does not have; then nothing can be judged."""
    pack = loaded.pack
    if case.pack != pack.id:
        yield ("pack",), f"'pack' moet gelijk zijn aan de map: {pack.id}"
    if pack.route(case.route) is None:
        yield ("route",), not_there("route", case.route, [route.id for route in pack.routes])
    for name, value in case.responses.items():
        item = loaded.items.get(name)
        if item is None:
            yield ("responses", name), not_there("vraag", name, loaded.items)
        elif value not in answers_to(item):
            yield ("responses", name), no_answer(name, value, answers_to(item))
    yield from _unfit_elements(case, loaded)
    plan, claims = case.expect.measures, case.expect.claims
    known = {claim.id for regulation in pack.regulations for claim in regulation.claims}
    named = {"includes": plan.includes, "certain": plan.certain, "excludes": plan.excludes}
    first = {"first": (plan.first,)} if plan.first is not None else {}
    yield from _missing("measures", "maatregel", {**first, **named}, loaded.measures)
    named = {"includes": claims.includes, "excludes": claims.excludes}
    yield from _missing("claims", "aanspraak", named, known)


def _unfit_elements(case: Case, loaded: Loaded) -> Iterator[Difference]:
    kinds = [kind.id for kind in loaded.pack.element_kinds]
    for at, element in enumerate(case.elements):
        if element.kind not in kinds:
            yield ("elements", at, "kind"), not_there("soort element", element.kind, kinds)
        for name, value in element.responses.items():
            item = loaded.items.get(name)
            if item is None or item.repeats != element.kind:
                message = f"'{name}' wordt niet per {element.kind} gevraagd; zet het antwoord bij 'responses'"
                yield ("elements", at, "responses", name), message
            elif value not in answers_to(item):
                yield ("elements", at, "responses", name), no_answer(name, value, answers_to(item))


def _missing(
    part: str, word: str, named: Mapping[str, tuple[str, ...]], known: Iterable[str]
) -> Iterator[Difference]:
    there = sorted(known)
    for key, names in named.items():
        for at, name in enumerate(names):
            if name not in there:
                yield ("expect", part, key, at), not_there(word, name, there)


def _differences(expect: Expected, result: Assessment) -> Iterator[Difference]:
    yield from _compared(("expect", "overall"), expect.overall, result.overall)
    scores, risks = {each.id: each for each in result.sections}, {each.id: each for each in result.risks}
    yield from _all_compared("sections", "onderdeel", expect.sections, scores)
    yield from _all_compared("risks", "risico", expect.risks, risks)
    yield from _in_plan(expect.measures, result)
    yield from _in_claims(expect.claims, result)


def _all_compared(
    part: str, word: str, wanted: Mapping[str, ExpectedFigure], outcomes: Mapping[str, Score | Risk]
) -> Iterator[Difference]:
    for name, figure in wanted.items():
        if name in outcomes:
            yield from _compared(("expect", part, name), figure, outcomes[name])
        else:
            yield ("expect", part, name), not_there(word, name, outcomes)


def _compared(place: Place, wanted: ExpectedFigure, outcome: Score | Risk) -> Iterator[Difference]:
    for key in sorted(wanted.model_fields_set):
        got, due = getattr(outcome, key, None), getattr(wanted, key)
        if got != due:
            yield (*place, key), f"{place[-1]}: {key} is {_shown(got)}, verwacht was {_shown(due)}"


def _shown(value: object) -> str:
    return "niets" if value is None else str(value)


def _in_plan(wanted: ExpectedPlan, result: Assessment) -> Iterator[Difference]:
    place = ("expect", "measures")
    plan = {step.measure.id: step for step in result.plan}
    first = result.plan[0].measure.id if result.plan else None
    if wanted.first not in (None, first):
        yield (*place, "first"), f"het plan begint met {first}, verwacht was {wanted.first}"
    for key, names in (("includes", wanted.includes), ("certain", wanted.certain)):
        for at, name in enumerate(names):
            if name not in plan:
                yield (*place, key, at), f"het plan mist {name}"
            elif key == "certain" and not plan[name].is_certain:
                yield (*place, key, at), f"{name} staat niet zeker in het plan"
    for at, name in enumerate(wanted.excludes):
        if name in plan:
            yield (*place, "excludes", at), f"het plan heeft ook {name}"


def _in_claims(wanted: ExpectedClaims, result: Assessment) -> Iterator[Difference]:
    place = ("expect", "claims")
    claims = {claim.id for claim in result.claims}
    for at, name in enumerate(wanted.includes):
        if name not in claims:
            yield (*place, "includes", at), f"de aanspraak {name} ontbreekt"
    for at, name in enumerate(wanted.excludes):
        if name in claims:
            yield (*place, "excludes", at), f"de aanspraak {name} hoort er niet bij"
