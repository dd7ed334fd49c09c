"""What the command line prints as JSON: the keys of the contract, in its order, and nothing else."""

import json
import os
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_fact, a_pack, a_readiness, a_section, an_item, judge, responses
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.pack import Pack
from zelfscan.core.response import Responses
from zelfscan.exchange import as_json
from zelfscan.packs.loader import load

ROOT = Path(__file__).resolve().parents[2]
PACKS = ROOT / "tests" / "data" / "packs"
SCORE = ["low", "high", "level", "level_best", "coverage"]
RATIO = ["ratio_low", "ratio_high"]
RISK = ["id", "ref", "kind", "level", "level_best", "low", "high", *RATIO, "coverage", "because"]
MEASURE = ["id", "ref", "rank", "group", "certain", "because", "risks", "pays", "regulation"]


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(PACKS / "front-desk").pack


def judged(pack: Pack, answers: dict[str, str] | None = None) -> Assessment:
    route = pack.route("volledig")
    assert route is not None
    return assess(pack, route, Responses(answers or {}), date(2026, 11, 23))


def score(pack: Pack, answers: dict[str, str] | None = None) -> Any:
    return json.loads(as_json.to_text(as_json.assessment(judged(pack, answers))))


def test_a_pack_is_summed_up_in_numbers(pack: Pack) -> None:
    assert list(as_json.pack_summary(pack).items()) == [
        ("id", "front-desk"),
        ("version", "1.0.0"),
        ("languages", ["nl"]),
        ("routes", ["kort", "volledig"]),
        ("items", 9),
        ("measures", 5),
        ("scenarios", 3),
    ]


def test_a_route_asks_its_profile_first_and_then_its_sections(pack: Pack) -> None:
    route = pack.route("kort")
    assert route is not None
    asked = as_json.items_of_route(pack, route)
    assert [(each["id"], each["section"], each["profile"]) for each in asked] == [
        ("desk.kind", "desk", True),
        ("desk.threat", "desk", True),
        ("desk.alarm", "desk", False),
        ("hall.way-out", "hall", False),
    ]


def test_an_item_shows_its_answers_with_their_worth(pack: Pack) -> None:
    route = pack.route("volledig")
    assert route is not None
    items = {each["id"]: each for each in as_json.items_of_route(pack, route)}
    assert list(items["desk.depth"].items()) == [
        ("id", "desk.depth"),
        ("ref", "Q1"),
        ("section", "desk"),
        ("profile", False),
        ("options", [{"id": "yes", "value": 1.0}, {"id": "no", "value": 0.0}]),
        ("unknown", True),
        ("not_applicable", False),
        ("asked_when", {"item": "desk.kind", "is": ["open"]}),
    ]
    assert items["desk.kind"]["options"] == [{"id": "open", "value": None}, {"id": "glass", "value": None}]
    assert (items["desk.kind"]["unknown"], items["desk.kind"]["asked_when"]) == (False, None)
    assert items["desk.alarm"]["options"][1] == {"id": "sound", "value": 1 / 3}
    assert items["hall.coat-rack"]["not_applicable"] is True


def test_a_judgement_has_the_keys_of_the_contract_in_their_order(pack: Pack) -> None:
    found = score(pack, {"desk.kind": "open", "desk.alarm": "none"})
    assert list(found) == ["pack", "overall", "sections", "risks", "measures", "claims", "ignored"]
    assert found["pack"] == {"id": "front-desk", "version": "1.0.0"}
    assert list(found["overall"]) == SCORE
    assert [list(each) for each in found["sections"]] == [["id", *SCORE]] * 2
    assert [list(each) for each in found["risks"]] == [RISK] * 3
    assert all(list(each) == MEASURE for each in found["measures"])
    assert [list(each) for each in found["claims"]] == [["id", "text", "article"]]


def test_nothing_answered_leaves_a_band_and_no_level(pack: Pack) -> None:
    found = score(pack)
    assert found["overall"] == {
        "low": 0.0, "high": 100.0, "level": "insufficient", "level_best": "good", "coverage": 0.0,
    }  # fmt: skip
    assert [each["level"] for each in found["risks"][:2]] == ["unknown", "unknown"]


def test_no_score_is_null_and_not_zero() -> None:
    pack = a_pack(
        a_fact("kind"), an_item("lamp", not_applicable=True), sections=(a_section("one", "kind", "lamp"),)
    )
    found = as_json.assessment(judge(pack, responses(lamp="not-applicable")))
    nothing = {"low": None, "high": None, "level": "none", "level_best": "none", "coverage": None}
    assert found["overall"] == nothing
    assert found["sections"] == [{"id": "one", **nothing}]


def test_readiness_has_a_score_and_no_ratio(pack: Pack) -> None:
    found = score(pack, {"desk.alarm": "colleagues", "hall.coat-rack": "no"})
    slow = next(risk for risk in found["risks"] if risk["kind"] == "readiness")
    assert (slow["low"], slow["ratio_low"], slow["ratio_high"]) == (200 / 3, None, None)
    assert slow["level"] == "fair"


def test_a_readiness_that_cannot_be_known_has_no_score() -> None:
    pack = a_pack(an_item("lamp", not_applicable=True), scenarios=(a_readiness("ready", "lamp"),))
    (risk,) = as_json.assessment(judge(pack, responses(lamp="not-applicable")))["risks"]
    assert (risk["low"], risk["high"], risk["coverage"], risk["level"]) == (None, None, None, "none")


def test_numbers_are_the_nearest_floats(pack: Pack) -> None:
    exact = judged(pack, {"desk.kind": "open", "desk.alarm": "sound", "desk.alarm-tested": "mostly"})
    found = as_json.assessment(exact)
    for risk, printed in zip(exact.risks, found["risks"], strict=True):
        for name in ("low", "high", "ratio_low", "ratio_high", "coverage"):
            value = getattr(risk, name)
            assert printed[name] == (None if value is None else float(value))
    assert exact.overall.low is not None
    assert found["overall"]["low"] == float(exact.overall.low)
    assert type(found["overall"]["low"]) is float


def test_what_is_answered_but_not_asked_is_ignored(pack: Pack) -> None:
    found = score(
        pack, {"cellar.lock": "no", "desk.kind": "glass", "desk.depth": "no", "hall.adviser": "yes"}
    )
    assert found["ignored"] == ["cellar.lock", "desk.depth", "hall.adviser"]


def test_a_claim_is_made_of_what_it_rests_on(pack: Pack) -> None:
    claim = {
        "id": "employer-pays",
        "text": "Uw werkgever zorgt voor een goede werkplek.",
        "article": "artikel 1",
    }
    assert score(pack)["claims"] == [claim]
    assert score(pack, {"desk.threat": "yes"})["claims"] == [claim]
    assert score(pack, {"desk.threat": "no"})["claims"] == []


def test_text_is_written_as_it_is_and_ends_with_a_line() -> None:
    assert as_json.to_text({"a": "één 😀"}) == '{\n  "a": "één 😀"\n}\n'


def test_the_whole_pack_stands_in_plain_values(pack: Pack) -> None:
    whole = json.loads(as_json.to_text(as_json.whole_pack(pack)))
    assert list(whole) == list(Pack.model_fields)
    assert whole["title"] == {"nl": "De balie"}
    assert whole["reviewed_on"] == "2026-11-23"
    assert whole["cutoffs"]["coverage"] == float(Fraction(7, 10))
    assert [scenario["id"] for scenario in whole["scenarios"]] == [
        "anger-at-desk",
        "fire-in-hall",
        "slow-help",
    ]
    anger = whole["scenarios"][0]
    assert anger["paths"][0]["exists_when"] == {"item": "desk.kind", "is": ["open"]}
    assert anger["paths"][0]["barrier"][0] == {
        "item": "desk.depth", "lower": 0.26, "central": 0.6, "upper": 0.92, "grade": "A", "sources": ["B01"],
    }  # fmt: skip
    assert anger["factors"][0]["values"] == [["yes", 2.0], ["no", 0.5]]
    assert anger["respond"] is None
    assert whole["card"]["notices"] == [[{"nl": "Blijf rustig"}, {"nl": "Ga niet in discussie."}]]


def test_a_translation_stands_beside_the_base_language(pack: Pack) -> None:
    title = {"base": "De balie", "translations": (("en", "The desk"),)}
    fields = {name: getattr(pack, name) for name in Pack.model_fields}
    both = Pack(**{**fields, "title": title})
    assert as_json.whole_pack(both)["title"] == {"nl": "De balie", "en": "The desk"}


def test_the_order_in_a_file_and_the_hash_seed_change_no_byte(tmp_path: Path) -> None:
    answers = {
        "desk.kind": "open",
        "desk.depth": "no",
        "desk.alarm": "sound",
        "desk.alarm-tested": "never",
        "hall.way-out": "yes",
        "hall.coat-rack": "not-applicable",
        "cellar.lock": "no",
        "desk.threat": "unknown",
    }
    chosen = {"desk-alarm": "planned", "wider-desk": "declined", "cellar-lock": "done"}
    printed = set()
    for seed, backwards in (("0", False), ("1", True), ("2", False)):
        step = -1 if backwards else 1
        path = tmp_path / f"{seed}.json"
        written = {
            "choices": dict(list(chosen.items())[::step]),
            "responses": dict(list(answers.items())[::step]),
        }
        path.write_text(json.dumps(dict(list(written.items())[::step])), encoding="utf-8")
        command = [sys.executable, "-m", "zelfscan", "score", "--json", "--date", "2026-11-23"]
        command += ["--pack", str(PACKS / "front-desk"), "--responses", str(path)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
        printed.add(done.stdout)
    assert len(printed) == 1
