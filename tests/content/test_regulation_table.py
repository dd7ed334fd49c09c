"""What holds for whom: every row of the decision table, and what must be so for everybody."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import product

import pytest

from tests.content.cases import shipped
from tests.content.regulation_table import ROLES, Row, judged, rows, words
from zelfscan.core.condition import holds
from zelfscan.core.regulation import Claim, regulation_on

LETTERBOX = "free-standing-letterbox"
ASKED = {
    "office.function": (
        "mayor",
        "alderman",
        "provincial-executive",
        "water-executive",
        "councillor",
        "provincial-councillor",
        "water-councillor",
        "other",
        "unknown",
    ),
    "office.chair": ("yes", "no", "unknown"),
    "office.appointed": ("yes", "certain", "no", "unknown"),
    "office.residence": ("inside", "outside-exempt", "outside", "unknown"),
    "advice.received": ("this-home", "other-home", "none", "unknown"),
    "threat.present": ("yes", "no"),
}
DAYS = (date(2021, 1, 1), date(2023, 12, 31), date(2024, 1, 1), date(2026, 11, 23))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"row {row.number}")
def test_each_row_of_the_table_comes_out(row: Row) -> None:
    answers = {item: option for word in row.situation for item, option in words()[word].items()}
    found = judged(answers, row.day)

    said = tuple(tuple(claim.id for claim in found.claims if claim.role == role) for role in ROLES)
    assert said == row.claims
    pays = next(step.pays for step in found.plan if step.measure.id == LETTERBOX)
    assert ("organisatie" if pays == "employer" else "niet zeker") == row.pays


def test_the_rows_are_numbered_and_no_situation_stands_twice() -> None:
    assert [row.number for row in rows()] == [str(number) for number in range(1, len(rows()) + 1)]
    assert len({(row.day, row.situation) for row in rows()}) == len(rows())


def test_every_claim_stands_in_a_row() -> None:
    named = {name for row in rows() for claims in row.claims for name in claims}
    known = {
        claim.id
        for regulation in shipped("woningscan").regulations
        for claim in regulation.claims
        if claim.role != "limit"
    }
    assert named == known


def test_every_function_appointment_and_home_of_the_questions_stands_in_a_row() -> None:
    told = {pair for row in rows() for word in row.situation for pair in words()[word].items()}
    pack = shipped("woningscan")
    asked = [*ASKED, "home.pkvw", "home.tenure"]
    assert {(item, option.id) for item in asked for option in pack.item_by_id[item].options} <= told


def _situations() -> Iterator[dict[str, str]]:
    """Yield every situation that the questions leave possible; a hidden answer never counts."""
    pack = shipped("woningscan")
    for options in product(*ASKED.values()):
        situation = dict(zip(ASKED, options, strict=True))
        known = (pack.item_by_id[item] for item, option in situation.items() if option != "unknown")
        if all(holds(item.asked_when, situation.get) for item in known):
            yield situation


def _option(situation: dict[str, str], item: str) -> str:
    return situation.get(item, "unknown")


def _claims(situation: dict[str, str], day: date) -> tuple[Claim, ...]:
    regulation = regulation_on(shipped("woningscan").regulations, day)
    assert regulation is not None
    return regulation.claims_for(partial(_option, situation))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_everybody_reads_what_holds_and_what_they_get_no_right_to(day: date) -> None:
    for situation in _situations():
        roles = [claim.role for claim in _claims(situation, day)]
        assert "holds" in roles, situation
        assert roles.count("limit") == 1, situation


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_everybody_has_one_next_step_and_a_threat_comes_before_it(day: date) -> None:
    for situation in _situations():
        steps = [claim.id for claim in _claims(situation, day) if claim.role == "next"]
        if situation["threat.present"] == "yes" and day.year >= 2024:
            assert steps.pop(0) == "report-threat", situation
        assert len(steps) == 1, (situation, steps)


@pytest.mark.parametrize("day", DAYS[2:], ids=str)
def test_nobody_reads_that_the_employer_pays_unless_the_regulation_covers_them(day: date) -> None:
    regulation = regulation_on(shipped("woningscan").regulations, day)
    assert regulation is not None
    for situation in _situations():
        is_covered = regulation.is_for(partial(_option, situation))
        named = {claim.id for claim in _claims(situation, day)}
        assert any(name.startswith("costs-") for name in named) == is_covered, situation
        assert any(name.startswith("covered-") for name in named) == is_covered, situation
