"""The shipped packs through the command line: what is promised about them can be seen from outside."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.cli_runs import DAY, run

PACKS = ("woningscan", "zelfscan")


@cache
def printed(*arguments: str) -> Any:
    found = run(*arguments, "--json")
    assert (found.code, found.err) == (0, b"")
    return json.loads(found.out)


def test_they_have_no_faults() -> None:
    found = run("check")
    assert (found.code, found.out.decode("utf-8")) == (0, "Geen fouten gevonden.\n")


def test_there_are_two_with_their_routes() -> None:
    found = printed("packs")
    assert [(each["id"], sorted(each["routes"])) for each in found] == [
        ("woningscan", ["adviseur", "donker", "herhaling", "volledig"]),
        ("zelfscan", ["adviseur", "herhaling", "kort", "volledig"]),
    ]
    assert all(each["languages"] == ["nl", "en"] for each in found)
    lines = run("packs").out.decode("utf-8").splitlines()
    assert [line.split()[0] for line in lines] == list(PACKS)


def test_together_they_have_the_22_risks_and_the_101_measures() -> None:
    scenarios = {each["ref"] for pack in PACKS for each in printed("show", "--pack", pack)["scenarios"]}
    measures = {each["ref"] for pack in PACKS for each in printed("show", "--pack", pack)["measures"]}
    assert scenarios == {f"R{number:02d}" for number in range(1, 23)}
    assert len(measures) == 101


def test_the_short_route_asks_three_profile_questions_and_the_18_starred_ones() -> None:
    short = printed("items", "--pack", "zelfscan", "--route", "kort")
    assert [each["profile"] for each in short] == [True] * 3 + [False] * 18
    assert {each["section"] for each in short[3:]} == {"home", "family", "digital", "road"}


@pytest.mark.parametrize("pack", PACKS)
def test_the_full_route_asks_everything_once_that_needs_no_adviser(pack: str) -> None:
    asked = [each["id"] for each in printed("items", "--pack", pack)]
    assert len(asked) == len(set(asked))
    items = printed("show", "--pack", pack)["items"]
    assert set(asked) == {each["id"] for each in items if each["audience"] != "adviser"}


@pytest.mark.parametrize("pack", PACKS)
def test_every_question_and_measure_is_whole(pack: str) -> None:
    whole = printed("show", "--pack", pack)
    refs = [each["ref"] for each in whole["items"]]
    assert all(refs) and len(refs) == len(set(refs))
    assert all(each["question"]["nl"] and each["why"]["nl"] for each in whole["items"])
    assert all(each["how"] and each["funding"] and each["ref"] for each in whole["measures"])
    assert {each["id"] for each in whole["regulations"]} == {"2021", "2024"}


@pytest.mark.parametrize("pack", PACKS)
def test_every_risk_shows_what_it_rests_on(pack: str) -> None:
    for scenario in printed("show", "--pack", pack)["scenarios"]:
        if scenario["kind"] == "readiness":
            assert scenario["needs"]
            continue
        paths = scenario.get("paths", ())
        layers = [
            scenario.get(name) or []
            for name in ("deter", "detect", "communicate", "prevent", "heard", "escape")
        ]
        effects = [each for layer in [*layers, *(path["barrier"] for path in paths)] for each in layer]
        assert effects, scenario["id"]
        assert all(0 <= each["lower"] <= each["central"] <= each["upper"] <= 1 for each in effects)
        assert all(each["grade"] == "assumption" or each["sources"] for each in effects), scenario["id"]
        assert scenario["baseline"]["p"] > 0


@pytest.mark.parametrize("pack", PACKS)
def test_nothing_answered_gives_no_verdict_and_no_crash(pack: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.yaml"
    empty.write_text("responses: {}\n", encoding="utf-8")
    found = printed("score", "--pack", pack, "--responses", str(empty), *DAY)
    assert found["overall"]["coverage"] == 0
    assert found["overall"]["level"] == "insufficient"
    assert found["measures"] and not any(each["certain"] for each in found["measures"])


def answered(pack: str, which: int) -> dict[str, str]:
    """Answer every question with its best (-1) or worst (0) answer; facts with their first."""
    found = {}
    for item in printed("items", "--pack", pack):
        ranked = sorted(item["options"], key=lambda option: option["value"] or 0)
        is_fact = all(option["value"] is None for option in ranked)
        found[item["id"]] = item["options"][0]["id"] if is_fact else ranked[which]["id"]
    return found


@pytest.mark.parametrize("pack", PACKS)
def test_the_best_answers_score_100_and_the_worst_0(pack: str, tmp_path: Path) -> None:
    for which, expected, level in ((-1, 100.0, "good"), (0, 0.0, "weak")):
        path = tmp_path / f"{expected}.json"
        path.write_text(json.dumps({"responses": answered(pack, which)}), encoding="utf-8")
        overall = printed("score", "--pack", pack, "--responses", str(path), *DAY)["overall"]
        assert (overall["low"], overall["high"], overall["level"]) == (expected, expected, level)


def test_answers_to_the_other_pack_are_known_and_ignored(tmp_path: Path) -> None:
    path = tmp_path / "both.json"
    path.write_text(
        json.dumps({"responses": answered("zelfscan", -1) | answered("woningscan", -1)}), encoding="utf-8"
    )
    ignored = printed("score", "--pack", "zelfscan", "--responses", str(path), *DAY)["ignored"]
    own, other = (
        {each["id"] for each in printed("items", "--pack", pack)} for pack in ("zelfscan", "woningscan")
    )
    assert other - own <= set(ignored)
    assert ignored == sorted(ignored)
