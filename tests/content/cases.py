"""The experts' worked cases: these answers lead to these scores, risks, measures and claims."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.architecture.tree import ROOT
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.pack import Pack
from zelfscan.core.response import Responses
from zelfscan.packs.library import open_pack
from zelfscan.packs.loader import Loaded
from zelfscan.packs.reader import read

QUESTIONNAIRES = ROOT / "questionnaires"
PACKS = ("woningscan", "zelfscan")
TODAY = date(2026, 11, 23)


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
