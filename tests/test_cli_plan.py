"""The best set for a budget through the command line, with the worked example of docs/scoring.md 5.9."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli_runs import DAY, ROOT, refusal, run
from tests.packs.changing import a_copy, change
from zelfscan import cli

PACK = str(ROOT / "tests" / "data" / "packs" / "worked-example")
ANSWERS = str(ROOT / "tests" / "data" / "responses" / "worked-example.yaml")
PRICES = str(ROOT / "tests" / "data" / "prices" / "worked-example.yaml")
COMMAND = ("plan", "--pack", PACK, "--responses", ANSWERS, *DAY)


def best(*arguments: str) -> dict[str, Any]:
    found = run(*COMMAND, *arguments, "--json")
    assert (found.code, found.err) == (0, b"")
    data = json.loads(found.out)
    assert isinstance(data, dict)
    return data


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert cli.main([*COMMAND, *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_350_euros_buy_window_locks_and_a_timer_and_not_what_greed_would_take() -> None:
    assert best("--prices", PRICES, "--budget", "350") == {
        "chosen": ["m1-window-locks", "m3-timer"],
        "cost": 330,
        "risk_before": 0.316,
        "risk_after": 0.144,
        "optimal": True,
        "infeasible": False,
        "short": 0,
        "unpriced": [],
        "needless": [],
        "parts": [
            {"measures": ["m1-window-locks"], "alone": 0.156, "share": 0.1482, "loss": 0.1404},
            {"measures": ["m3-timer"], "alone": 0.0316, "share": 0.0238, "loss": 0.016},
        ],
    }


@pytest.mark.parametrize(
    ("budget", "chosen", "risk"),
    [
        ("0", [], 0.316),
        ("29.99", [], 0.316),
        ("30", ["m3-timer"], 0.2844),
        ("120", ["m2-sensor-light"], 0.237),
        ("150", ["m2-sensor-light", "m3-timer"], 0.2133),
        ("300", ["m1-window-locks"], 0.16),
        ("450", ["m1-window-locks", "m2-sensor-light", "m3-timer"], 0.108),
        ("5000", ["m1-window-locks", "m2-sensor-light", "m3-timer"], 0.108),
    ],
)
def test_each_budget_has_its_best_set(budget: str, chosen: list[str], risk: float) -> None:
    found = best("--prices", PRICES, "--budget", budget)
    assert (found["chosen"], found["risk_after"], found["optimal"]) == (chosen, risk, True)


def test_follow_up_of_the_alarm_is_never_bought_because_it_changes_nothing() -> None:
    assert "m4-monitoring" not in best("--prices", PRICES, "--budget", "1050")["chosen"]


def test_effort_is_counted_in_points() -> None:
    found = best("--effort", "--budget", "4")
    assert (found["chosen"], found["cost"]) == (["m1-window-locks", "m3-timer"], 4)


def test_the_outcome_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "--prices", PRICES, "--budget", "350,50")
    assert lines == ["m1-window-locks", "m3-timer", "Samen 330 euro. Dit is de beste keuze."]
    assert told(capsys, "--effort", "--budget", "0") == [
        "Geen maatregel past in dit budget en helpt. Dit is de beste keuze."
    ]


def test_what_must_be_in_is_in(tmp_path: Path) -> None:
    prices = tmp_path / "prices.yaml"
    text = Path(PRICES).read_text(encoding="utf-8")
    prices.write_text(f"{text}mandatory: [m2-sensor-light]\n", encoding="utf-8")
    assert best("--prices", str(prices), "--budget", "350")["chosen"] == ["m2-sensor-light", "m3-timer"]


def test_too_little_for_what_must_be_says_how_much_is_short(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prices = tmp_path / "prices.yaml"
    prices.write_text("prices: {m1-window-locks: 300.25}\nmandatory: [m1-window-locks]\n", encoding="utf-8")
    found = best("--prices", str(prices), "--budget", "100")
    assert (found["chosen"], found["short"], found["optimal"]) == ([], 200.25, False)
    assert found["infeasible"] is True
    assert found["risk_after"] == found["risk_before"]
    lines = told(capsys, "--prices", str(prices), "--budget", "100")
    assert lines == ["Wat moet, kost 200,25 euro meer dan uw budget."]


def test_what_must_be_in_needs_a_price(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prices = tmp_path / "prices.yaml"
    prices.write_text("prices: {m1-window-locks: 300}\nmandatory: [m2-sensor-light]\n", encoding="utf-8")
    assert best("--prices", str(prices), "--budget", "500")["unpriced"] == ["m2-sensor-light"]
    lines = told(capsys, "--prices", str(prices), "--budget", "500")
    assert lines == ["Deze maatregelen moeten mee, maar hebben geen prijs: m2-sensor-light."]


def test_what_is_done_or_declined_is_not_bought_again(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    text = Path(ANSWERS).read_text(encoding="utf-8")
    answers.write_text(f"{text}choices: {{m1-window-locks: done, m3-timer: declined}}\n", encoding="utf-8")
    command = ("plan", "--pack", PACK, "--responses", str(answers), "--prices", PRICES, "--budget", "999")
    found = json.loads(run(*command, "--json").out)
    assert (found["chosen"], found["risk_before"]) == (["m2-sensor-light"], 0.16)


def test_what_needs_no_taking_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers, prices = tmp_path / "answers.yaml", tmp_path / "prices.yaml"
    answers.write_text("responses: {timer: yes, light: no}\n", encoding="utf-8")
    prices.write_text("prices: {m2-sensor-light: 120}\nmandatory: [m3-timer]\n", encoding="utf-8")
    command = [
        "plan",
        "--pack",
        PACK,
        "--responses",
        str(answers),
        "--prices",
        str(prices),
        "--budget",
        "150",
    ]
    assert cli.main(command) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "Al geregeld, of niet nodig: m3-timer.",
        "m2-sensor-light",
    ]
    assert cli.main([*command, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["needless"] == ["m3-timer"]


def test_what_a_must_needs_cannot_be_declined_either(tmp_path: Path) -> None:
    folder = a_copy("worked-example", tmp_path)
    change(folder / "content.yaml", "    effort: 1\n", "    requires: [m4-monitoring]\n    effort: 1\n")
    answers, prices = tmp_path / "answers.yaml", tmp_path / "prices.yaml"
    answers.write_text(
        "responses: {timer: no, monitored: no}\nchoices: {m4-monitoring: declined}\n", encoding="utf-8"
    )
    prices.write_text("prices: {m3-timer: 30, m4-monitoring: 1}\nmandatory: [m3-timer]\n", encoding="utf-8")
    command = ("plan", "--pack", str(folder), "--responses", str(answers), "--prices", str(prices))
    said = refusal(*command, "--budget", "50")
    assert said == "Maatregel 'm4-monitoring' moet mee, maar u koos hem niet. Kies een van beide."


def test_one_point_is_said_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "--effort", "--budget", "1")[-1] == "Samen 1 punt. Dit is de beste keuze."


def test_what_was_declined_cannot_be_a_must(tmp_path: Path) -> None:
    answers, prices = tmp_path / "answers.yaml", tmp_path / "prices.yaml"
    answers.write_text("responses: {timer: no}\nchoices: {m3-timer: declined}\n", encoding="utf-8")
    prices.write_text("prices: {m3-timer: 30}\nmandatory: [m3-timer]\n", encoding="utf-8")
    command = ("plan", "--pack", PACK, "--responses", str(answers), "--prices", str(prices), "--budget", "50")
    assert refusal(*command) == "Maatregel 'm3-timer' moet mee, maar u koos hem niet. Kies een van beide."


def test_a_prerequisite_comes_along_and_is_paid(tmp_path: Path) -> None:
    folder = a_copy("worked-example", tmp_path)
    change(folder / "content.yaml", "    effort: 1\n", "    requires: [m4-monitoring]\n    effort: 1\n")
    command = ("plan", "--pack", str(folder), "--responses", ANSWERS, "--prices", PRICES, "--json")
    assert json.loads(run(*command, "--budget", "160").out)["chosen"] == ["m2-sensor-light"]
    rich = json.loads(run(*command, "--budget", "1050").out)
    assert "m4-monitoring" in rich["chosen"] and rich["cost"] == 1050


def test_a_file_with_prices_that_does_not_fit_is_one_sentence(tmp_path: Path) -> None:
    prices = tmp_path / "prices.yaml"
    prices.write_text("prices: {m3-timer: veel}", encoding="utf-8")
    said = refusal(*COMMAND, "--prices", str(prices), "--budget", "5")
    assert said == "prices.yaml, regel 1: een prijs is een bedrag in euro, zoals 300 of 12.50."


def test_the_same_question_gives_the_same_bytes() -> None:
    arguments = (*COMMAND, "--prices", PRICES, "--budget", "350", "--json")
    seeds = ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2"})
    assert len({run(*arguments, env=seed).out for seed in seeds}) == 1
