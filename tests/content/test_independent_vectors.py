"""Sums with bands that others worked out, on packs with only the structure of their instruments.

Published answers are not trusted unseen: each was added up by hand first, and where a published total is
wrong a test says so. None of the wording of these instruments is here, only how many points an answer gives.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import judge
from tests.cli_runs import DAY, ROOT, run
from zelfscan.core.pack import Pack
from zelfscan.core.response import Responses
from zelfscan.packs.loader import load

PACKS = ROOT / "tests" / "data" / "packs"


@dataclass(frozen=True)
class Instrument:
    """How an instrument adds up: the points that each item can give, and where its bands begin."""

    pack: str
    points: tuple[tuple[int, ...], ...]
    bands: tuple[int, ...]
    limits: tuple[int, int]
    """The bands at which the pack leaves the levels good and fair."""

    @property
    def most(self) -> int:
        return sum(max(each) for each in self.points)

    def band(self, total: Fraction | int) -> int:
        """Return how many of the published cut-offs a sum has reached."""
        return sum(total >= begin for begin in self.bands)


_NO_OR_YES = (0, 1)
INSTRUMENTS = {
    each.pack: each
    for each in (
        # Kroenke e.a., J Gen Intern Med 2001;16:606-613.
        Instrument("sum-phq-9", ((0, 1, 2, 3),) * 9, (5, 10, 15, 20), (10, 20)),
        # Spitzer e.a., Arch Intern Med 2006;166:1092-1097.
        Instrument("sum-gad-7", ((0, 1, 2, 3),) * 7, (5, 10, 15), (10, 15)),
        # Babor e.a., WHO/MSD/MSB/01.6a, 2001.
        Instrument("sum-audit", ((0, 1, 2, 3, 4),) * 8 + ((0, 2, 4),) * 2, (8, 16, 20), (8, 16)),
        # Chung e.a., Chest 2016;149:631-638.
        Instrument("sum-stop-bang", (_NO_OR_YES,) * 8, (3, 5), (3, 5)),
        # Lip e.a., Chest 2010;137:263-272; the only one whose items differ in weight.
        Instrument("sum-cha2ds2-vasc", ((0, 1, 2), (0, 2)) + (_NO_OR_YES,) * 5, (1, 2), (1, 2)),
    )
}
EVERY = pytest.mark.parametrize("name", INSTRUMENTS)


@cache
def pack_of(name: str) -> Pack:
    return load(PACKS / name).pack


def answered(points: Sequence[int | None]) -> dict[str, str]:
    """Answer the items one by one with these points; none is an answer that is not known."""
    return {
        f"item-{at}": "unknown" if each is None else f"p{each}" for at, each in enumerate(points, start=1)
    }


def sums(name: str, points: Sequence[int | None]) -> list[Fraction]:
    """Return the least and the greatest published sum that the program leaves open."""
    (score,) = judge(pack_of(name), Responses(answered(points))).sections
    assert score.low is not None and score.high is not None
    most = INSTRUMENTS[name].most
    return [most * (1 - score.high / 100), most * (1 - score.low / 100)]


def the_sum(name: str, points: Sequence[int]) -> Fraction:
    least, greatest = sums(name, points)
    assert least == greatest
    return least


def vectors_with(instrument: Instrument, total: int) -> Iterator[tuple[int, ...]]:
    """Give answers that add up to a total in two ways: as few high ones as possible, from either end."""
    for points in (instrument.points, instrument.points[::-1]):
        left, found = total, []
        for options in points:
            found.append(max(each for each in options if each <= left))
            left -= found[-1]
        if left == 0:
            yield tuple(found if points is instrument.points else reversed(found))


@EVERY
def test_a_pack_has_the_items_and_the_points_of_its_instrument(name: str) -> None:
    instrument, pack = INSTRUMENTS[name], pack_of(name)
    assert len(pack.items) == len(instrument.points)
    weights = sum(item.weight for item in pack.items)
    for item, points in zip(pack.items, instrument.points, strict=True):
        assert [option.id for option in item.options] == [f"p{each}" for each in points]
        for option, each in zip(item.options, points, strict=True):
            assert option.value == 1 - Fraction(each, max(points))
        assert Fraction(item.weight, weights) == Fraction(max(points), instrument.most)


@EVERY
def test_the_least_and_the_greatest_sum_are_the_ends_of_the_score(name: str) -> None:
    instrument = INSTRUMENTS[name]
    assert the_sum(name, [min(each) for each in instrument.points]) == 0
    assert the_sum(name, [max(each) for each in instrument.points]) == instrument.most


@EVERY
def test_every_sum_there_is_comes_out_exactly_and_in_its_published_band(name: str) -> None:
    instrument = INSTRUMENTS[name]
    for total in range(instrument.most + 1):
        found = list(vectors_with(instrument, total))
        assert found, total
        for points in found:
            assert the_sum(name, points) == total
    for band, begin in enumerate(instrument.bands):
        below, at = (the_sum(name, next(vectors_with(instrument, begin - less))) for less in (1, 0))
        assert (instrument.band(below), instrument.band(at)) == (band, band + 1)


@EVERY
@given(st.data())
def test_any_answers_add_up_to_the_published_sum(name: str, data: st.DataObject) -> None:
    points = [data.draw(st.sampled_from(each)) for each in INSTRUMENTS[name].points]
    assert the_sum(name, points) == sum(points)


@EVERY
@given(st.data())
def test_what_is_not_known_leaves_every_sum_open_that_it_could_give(name: str, data: st.DataObject) -> None:
    instrument = INSTRUMENTS[name]
    points = [data.draw(st.sampled_from([*each, None])) for each in instrument.points]
    pairs = list(zip(points, instrument.points, strict=True))
    least = sum(min(options) if each is None else each for each, options in pairs)
    greatest = sum(max(options) if each is None else each for each, options in pairs)
    assert sums(name, points) == [least, greatest]


@pytest.mark.parametrize(
    ("name", "points", "total", "band"),
    [
        # Test data of awell-health/awell-score, src/scores, read at commit c37843e5; added up again by hand.
        ("sum-phq-9", (3, 0, 1, 2, 0, 0, 1, 0, 3), 10, 2),
        ("sum-gad-7", (3, 0, 1, 2, 0, 0, 1), 7, 1),
        ("sum-audit", (4, 1, 2, 3, 3, 1, 4, 2, 2, 2), 24, 3),
        ("sum-audit", (2,) * 10, 20, 3),
        # There as a body mass index of 36, an age of 0 and a neck of 41 cm: above 35, not above 50, above 40.
        ("sum-stop-bang", (1, 0, 1, 0, 1, 0, 1, 0), 4, 1),
        ("sum-stop-bang", (1, 1, 1, 1, 0, 0, 0, 0), 4, 1),
        ("sum-cha2ds2-vasc", (2, 2, 0, 1, 0, 1, 0), 6, 2),
        # A worked example: a woman of 70 with high blood pressure and diabetes (rhavekost/clinical-toolkit).
        ("sum-cha2ds2-vasc", (1, 0, 1, 0, 1, 0, 1), 4, 2),
    ],
)
def test_published_answers_give_their_published_total(
    name: str, points: tuple[int, ...], total: int, band: int
) -> None:
    assert sum(points) == total
    assert the_sum(name, points) == total
    assert INSTRUMENTS[name].band(the_sum(name, points)) == band


def test_the_published_total_of_13_in_the_hl7_example_is_wrong_and_its_answers_give_10() -> None:
    """HL7/sdc, questionnaireresponse-sdc-profile-example-PHQ9.fsh: total 13, but the nine answers are these.

    Both fall in the band that begins at 10, so nothing there shows the mistake.
    """
    answers, published = (0, 0, 0, 1, 2, 1, 3, 2, 1), 13
    assert the_sum("sum-phq-9", answers) == sum(answers) == 10 != published
    phq_9 = INSTRUMENTS["sum-phq-9"]
    assert phq_9.band(published) == phq_9.band(10) == 2


def test_a_sum_of_15_is_severe_though_one_published_table_says_more_than_15() -> None:
    """awell-score, GAD_7/README.md: its table has >15; its text and its code cut at 15, as the paper does."""
    instrument = INSTRUMENTS["sum-gad-7"]
    assert {instrument.band(the_sum("sum-gad-7", each)) for each in vectors_with(instrument, 15)} == {3}


def _around_the_limits() -> Iterator[tuple[str, int, str]]:
    """Give the sums on both sides of the two published boundaries at which the levels of a pack end."""
    for name, instrument in INSTRUMENTS.items():
        good, fair = instrument.limits
        levels = {good - 1: "good", good: "fair", fair - 1: "fair", fair: "weak"}
        yield from ((name, total, level) for total, level in levels.items())


def printed(name: str, points: Sequence[int | None], folder: Path) -> list[dict[str, Any]]:
    """Return the score of the only section, and of the whole, as the command line prints them."""
    answers = folder / "answers.json"
    answers.write_text(json.dumps({"responses": answered(points)}), encoding="utf-8")
    found = run("score", "--pack", str(PACKS / name), "--responses", str(answers), *DAY, "--json")
    assert (found.code, found.err) == (0, b"")
    data = json.loads(found.out)
    return [*data["sections"], data["overall"]]


@pytest.mark.parametrize(("name", "total", "level"), list(_around_the_limits()))
def test_a_published_boundary_falls_on_the_right_side_of_a_level(
    name: str, total: int, level: str, tmp_path: Path
) -> None:
    """A limit belongs to the better level: it is the score of the last sum before the published boundary."""
    for score in printed(name, next(vectors_with(INSTRUMENTS[name], total)), tmp_path):
        assert (score["level"], score["level_best"], score["coverage"]) == (level, level, 1)


@EVERY
def test_one_unknown_answer_on_a_boundary_has_the_level_of_its_worst_side(name: str, tmp_path: Path) -> None:
    instrument = INSTRUMENTS[name]
    points: list[int | None] = [*next(vectors_with(instrument, instrument.limits[0] - 1))]
    points[len(points) - 1 - points[::-1].index(0)] = None
    for score in printed(name, points, tmp_path):
        assert (score["level"], score["level_best"]) == ("fair", "good")
        assert score["low"] < score["high"] and score["coverage"] < 1
