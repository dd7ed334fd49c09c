"""The experts' worked cases: these answers lead to these scores, risks, measures and claims."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from tests.architecture.tree import ROOT
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.frozen import exact
from zelfscan.core.pack import Pack
from zelfscan.core.response import NOT_APPLICABLE, Responses
from zelfscan.packs.library import open_pack
from zelfscan.packs.loader import Loaded
from zelfscan.packs.reader import read

QUESTIONNAIRES = ROOT / "questionnaires"
PACKS = ("woningscan", "zelfscan")
TODAY = date(2026, 11, 23)

_NUMBERS = {"low", "high", "ratio_low", "ratio_high"}
_WORDS = {"level", "level_best"}


@dataclass(frozen=True)
class Case:
    """One file with answers and what an expert expects of them."""

    path: Path
    values: Mapping[str, Any]

    @property
    def name(self) -> str:
        return f"{self.path.parent.parent.name}-{self.path.stem}"


@cache
def loaded(pack_id: str) -> Loaded:
    return open_pack(pack_id, QUESTIONNAIRES)


def shipped(pack_id: str) -> Pack:
    return loaded(pack_id).pack


def cases() -> list[Case]:
    paths = sorted(QUESTIONNAIRES.glob("*/cases/*.yaml"))
    return [Case(path, read(path, path.name).values) for path in paths]


def judged(pack_id: str, answers: Mapping[str, str], route: str = "volledig") -> Assessment:
    pack = shipped(pack_id)
    chosen = pack.route(route)
    assert chosen is not None, f"{pack_id} has no route {route}"
    return assess(pack, chosen, Responses(dict(answers)), TODAY)


def best_answers(pack_id: str) -> dict[str, str]:
    return _extreme(shipped(pack_id), is_best=True)


def worst_answers(pack_id: str) -> dict[str, str]:
    return _extreme(shipped(pack_id), is_best=False)


def _extreme(pack: Pack, *, is_best: bool) -> dict[str, str]:
    ends = {item.id: item.span[1 if is_best else 0] for item in pack.items if item.is_scored}
    return {
        item.id: next(option.id for option in item.options if option.value == ends[item.id])
        for item in pack.items
        if item.is_scored and item.audience != "adviser"
    }


def unfit_answers(case: Case) -> list[str]:
    """Return the answers that the questions do not take."""
    items = loaded(case.values["pack"]).items
    found = []
    for name, value in case.values["responses"].items():
        item = items.get(name)
        taken = {option.id for option in item.options} if item else set()
        taken |= {UNKNOWN} if item and item.unknown else set()
        taken |= {NOT_APPLICABLE} if item and item.not_applicable else set()
        if value not in taken:
            found.append(f"{name}: {value}")
    return found


def differences(case: Case) -> list[str]:
    """Return what differs between a case and the judgement of the program."""
    values = case.values
    result = judged(values["pack"], values["responses"], values["route"])
    expected = dict(values["expect"])
    found = [*_compared("overall", expected.pop("overall", {}), result.overall)]
    for kind, outcomes in (("sections", result.sections), ("risks", result.risks)):
        by_id = {each.id: each for each in outcomes}
        for name, wanted in expected.pop(kind, {}).items():
            found += _compared(name, wanted, by_id.get(name))
    found += _in_plan(expected.pop("measures", {}), result)
    found += _in_claims(expected.pop("claims", {}), result)
    return [*found, *(f"unknown expectation: {key}" for key in expected)]


def _compared(name: str, wanted: Mapping[str, Any], outcome: Any) -> Iterator[str]:
    if wanted and outcome is None:
        yield f"{name}: not judged"
        return
    for key, value in wanted.items():
        if key not in _NUMBERS | _WORDS:
            yield f"{name}: unknown expectation {key}"
            continue
        got = getattr(outcome, key)
        due = exact(value) if key in _NUMBERS else value
        if got != due:
            near = f" (about {float(got):.4f})" if isinstance(got, Fraction) else ""
            yield f"{name}: {key} is {got}{near}, expected {due}"


def _in_plan(wanted: Mapping[str, Any], result: Assessment) -> Iterator[str]:
    plan = {step.measure.id: step for step in result.plan}
    first = result.plan[0].measure.id if result.plan else None
    if "first" in wanted and wanted["first"] != first:
        yield f"the plan begins with {first}, expected {wanted['first']}"
    for name in (*wanted.get("includes", ()), *wanted.get("certain", ())):
        if name not in plan:
            yield f"the plan lacks {name}"
    for name in wanted.get("certain", ()):
        if name in plan and not plan[name].is_certain:
            yield f"{name} is not certain"
    for name in wanted.get("excludes", ()):
        if name not in result.pack.measure_by_id and name not in loaded(result.pack.id).measures:
            yield f"measure {name} does not exist"
        if name in plan:
            yield f"the plan holds {name}"


def _in_claims(wanted: Mapping[str, Any], result: Assessment) -> Iterator[str]:
    claims = {claim.id for claim in result.claims}
    known = {claim.id for regulation in result.pack.regulations for claim in regulation.claims}
    for name in wanted.get("includes", ()):
        if name not in claims:
            yield f"the claims lack {name}"
    for name in wanted.get("excludes", ()):
        if name not in known:
            yield f"claim {name} does not exist"
        if name in claims:
            yield f"the claims hold {name}"
