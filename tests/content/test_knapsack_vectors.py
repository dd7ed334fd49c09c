"""The best set for a budget on small knapsacks whose optimum is known, through the command line.

The pack makes every measure worth 0.95 times the profit of its item, in a scenario of its own; see its head.
Each published optimum is checked by trying every set before it is trusted.
"""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.builders import judge
from tests.cli_runs import DAY, ROOT, run
from zelfscan.core.pack import Pack
from zelfscan.core.response import Responses
from zelfscan.packs.loader import load

PACKS = ROOT / "tests" / "data" / "packs"
SHARE = Fraction("0.95")
"""What a measure takes off its risk: everything, up to the cap of a layer."""


@dataclass(frozen=True)
class Knapsack:
    """Profits and weights of items that are numbered from 1, with the published best choice."""

    profits: tuple[int, ...]
    weights: tuple[int, ...]
    capacity: int
    best: tuple[int, ...]
    profit: int

    def value(self, items: Sequence[int]) -> int:
        return sum(self.profits[at - 1] for at in items)

    def weight(self, items: Sequence[int]) -> int:
        return sum(self.weights[at - 1] for at in items)

    def fitting(self, capacity: int) -> Iterator[tuple[int, ...]]:
        """Give every set of items that is not too heavy."""
        numbers = range(1, len(self.profits) + 1)
        sets = (each for size in range(len(self.profits) + 1) for each in combinations(numbers, size))
        return (each for each in sets if self.weight(each) <= capacity)

    def by_trying(self, capacity: int) -> tuple[int, ...]:
        """Try every set; among equals the lightest, then the smallest, then the first by id (5.7)."""
        return min(
            self.fitting(capacity),
            key=lambda each: (-self.value(each), self.weight(each), len(each), each),
        )

    def as_good_as(self, profit: int) -> list[tuple[int, ...]]:
        """Return every set that fits and gives at least this profit."""
        return [each for each in self.fitting(self.capacity) if self.value(each) >= profit]

    def by_greed(self) -> tuple[int, ...]:
        """Take what gives most for its weight as long as it fits: what the program may not do."""
        taken: list[int] = []
        numbers = range(1, len(self.profits) + 1)
        for at in sorted(numbers, key=lambda at: -Fraction(self.profits[at - 1], self.weights[at - 1])):
            if self.weight([*taken, at]) <= self.capacity:
                taken.append(at)
        return tuple(sorted(taken))


KNAPSACKS = {
    # HiGHS, check/TestCheckSolution.cpp, and the knapsack example of highspy: solution 1, 0, 1, 1, 0.
    "highs": Knapsack((8, 5, 3, 11, 7), (4, 3, 1, 5, 4), 11, (1, 3, 4), 22),
    # Martello and Toth, Knapsack Problems (1990); P04 of J. Burkardt's data for the 01 knapsack problem
    # (people.sc.fsu.edu/~jburkardt/datasets/knapsack_01), and example 2 of the R package adagio.
    "p04": Knapsack((70, 20, 39, 37, 7, 5, 10), (31, 10, 20, 19, 4, 3, 6), 50, (1, 4), 107),
    # Horowitz and Sahni, Fundamentals of Computer Algorithms (1978); example 1 of the R package adagio.
    "horowitz": Knapsack(
        (15, 100, 90, 60, 40, 15, 10, 1), (2, 20, 20, 30, 40, 30, 60, 10), 102, (1, 2, 3, 4, 6), 280
    ),
    # P06 and P07 of the same data (Kreher and Stinson, Combinatorial Algorithms, 1998).
    "p06": Knapsack((442, 525, 511, 593, 546, 564, 617), (41, 50, 49, 59, 55, 57, 60), 170, (2, 4, 7), 1735),
    "p07": Knapsack(
        (135, 139, 149, 150, 156, 163, 173, 184, 192, 201, 210, 214, 221, 229, 240),
        (70, 73, 77, 80, 82, 87, 90, 94, 98, 106, 110, 113, 115, 118, 120),
        750,
        (1, 3, 5, 7, 8, 9, 14, 15),
        1458,
    ),
}
EVERY = pytest.mark.parametrize("name", KNAPSACKS)


@cache
def pack() -> Pack:
    return load(PACKS / "knapsack").pack


def measure(number: int) -> str:
    return f"measure-{number:02}"


def answers(name: str) -> dict[str, str]:
    """Choose a knapsack and pack nothing yet."""
    return {"instance": name, **{item.id: "no" for item in pack().items if item.is_scored}}


@EVERY
def test_a_published_optimum_is_the_best_of_all_sets_and_the_only_one(name: str) -> None:
    knapsack = KNAPSACKS[name]
    assert knapsack.by_trying(knapsack.capacity) == knapsack.best
    assert knapsack.value(knapsack.best) == knapsack.profit
    assert knapsack.as_good_as(knapsack.profit) == [knapsack.best]


def test_taking_what_gives_most_for_its_weight_misses_three_of_these_optima() -> None:
    missed = {name for name, each in KNAPSACKS.items() if each.value(each.by_greed()) < each.profit}
    assert missed == {"p04", "p06", "p07"}


@EVERY
def test_each_measure_gains_in_proportion_to_the_profit_of_its_item(name: str) -> None:
    gains = {step.measure.id: step.gain for step in judge(pack(), Responses(answers(name))).plan}
    profits = KNAPSACKS[name].profits
    assert {
        measure(at): SHARE * profit for at, profit in enumerate(profits, start=1)
    }.items() <= gains.items()


def best_set(pack_id: str, given: Path, prices: Mapping[str, int], budget: int) -> dict[str, Any]:
    """Ask the program for the best set of measures within a budget."""
    priced = given.parent / "prices.yaml"
    lines = [f"  {name}: {price}\n" for name, price in prices.items()]
    priced.write_text("".join(["prices:\n", *lines]), encoding="utf-8")
    command = ("plan", "--pack", str(PACKS / pack_id), "--responses", str(given), "--prices", str(priced))
    found = run(*command, "--budget", str(budget), *DAY, "--json")
    assert (found.code, found.err) == (0, b"")
    data: dict[str, Any] = json.loads(found.out)
    return data


@pytest.fixture
def worked_example(tmp_path: Path) -> Path:
    return Path(shutil.copy(ROOT / "tests" / "data" / "responses" / "worked-example.yaml", tmp_path))


def packed(folder: Path, name: str, budget: int, **prices: int) -> dict[str, Any]:
    """Ask for the best set of a knapsack; ``prices`` stand for its own weights where they are given."""
    given = folder / "answers.json"
    given.write_text(json.dumps({"responses": answers(name)}), encoding="utf-8")
    own = {measure(at): weight for at, weight in enumerate(KNAPSACKS[name].weights, start=1)}
    chosen = {each.replace("_", "-"): price for each, price in prices.items()}
    return best_set("knapsack", given, chosen or own, budget)


@EVERY
def test_the_best_set_for_the_capacity_as_a_budget_is_the_published_optimum(
    name: str, tmp_path: Path
) -> None:
    knapsack = KNAPSACKS[name]
    found = packed(tmp_path, name, knapsack.capacity)
    assert sorted(found["chosen"]) == [measure(at) for at in knapsack.best]
    assert found["cost"] == knapsack.weight(knapsack.best)
    assert found["optimal"] is True
    left_alone = len(pack().measures) - len(knapsack.profits)
    assert found["risk_before"] == pytest.approx(sum(knapsack.profits) + left_alone)
    assert found["risk_before"] - found["risk_after"] == pytest.approx(float(SHARE * knapsack.profit))


@EVERY
def test_one_euro_less_than_the_best_set_costs_gives_the_best_of_what_is_left(
    name: str, tmp_path: Path
) -> None:
    knapsack = KNAPSACKS[name]
    budget = knapsack.weight(knapsack.best) - 1
    assert sorted(packed(tmp_path, name, budget)["chosen"]) == [
        measure(at) for at in knapsack.by_trying(budget)
    ]


@pytest.mark.parametrize("budget", [0, 1, 3, 4, 8, 17])
def test_any_budget_gives_what_trying_every_set_gives(budget: int, tmp_path: Path) -> None:
    found = packed(tmp_path, "highs", budget)
    expected = KNAPSACKS["highs"].by_trying(budget)
    assert sorted(found["chosen"]) == [measure(at) for at in expected]
    assert found["cost"] <= budget


def test_what_has_no_price_or_is_too_dear_is_not_chosen(tmp_path: Path) -> None:
    """The third item has no price and the fifth costs more than there is: 1 and 4 are best, 19 for 9."""
    found = packed(tmp_path, "highs", 11, measure_01=4, measure_02=3, measure_04=5, measure_05=12)
    assert sorted(found["chosen"]) == [measure(1), measure(4)]
    assert found["cost"] == 9


@pytest.mark.parametrize(
    ("budget", "chosen", "cost", "after"),
    [
        # Taking what gives most for a euro would take the timer, then the light, and end at 0.2133.
        (350, ["m1-window-locks", "m3-timer"], 330, 0.144),
        (330, ["m1-window-locks", "m3-timer"], 330, 0.144),
        (329, ["m1-window-locks"], 300, 0.16),
        # Everything that helps; monitoring an alarm that has no delay to work with does not.
        (5000, ["m1-window-locks", "m2-sensor-light", "m3-timer"], 450, 0.108),
    ],
)
def test_the_worked_example_has_the_best_set_of_the_design(
    budget: int, chosen: list[str], cost: int, after: float, worked_example: Path
) -> None:
    prices = {"m1-window-locks": 300, "m2-sensor-light": 120, "m3-timer": 30, "m4-monitoring": 600}
    found = best_set("worked-example", worked_example, prices, budget)
    assert (sorted(found["chosen"]), found["cost"], found["optimal"]) == (chosen, cost, True)
    assert found["risk_before"] == pytest.approx(0.316)
    assert found["risk_after"] == pytest.approx(after)
