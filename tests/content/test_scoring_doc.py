"""docs/scoring.md names what exists: sections, sources, properties, figures and numbers of the content."""

import re
from fractions import Fraction

import pytest

from tests.architecture.tree import ROOT
from tests.content.cases import PACKS, best_answers, judged, shipped
from zelfscan.core.risk import Adversary, Mishap, Readiness

_DOC = (ROOT / "docs" / "scoring.md").read_text(encoding="utf-8")
_SECTIONS = ["1", "2", "3", "5", *(f"5.{number}" for number in range(1, 12)), "6"]


def _section(number: str) -> str:
    """Return the text of one section, up to the next heading."""
    return re.split(r"^#+ ", _DOC.split(f"\n### {number} ")[1], flags=re.MULTILINE)[0]


def _rows(text: str) -> list[list[str]]:
    """Return the cells of every row of a table."""
    return [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]


def _decimal(value: Fraction) -> str:
    """Write a number as Dutch does, without zeros at its end."""
    return f"{float(value):f}".rstrip("0").rstrip(".").replace(".", ",")


def _rated(pack_id: str) -> list[Adversary | Mishap]:
    return [scenario for scenario in shipped(pack_id).scenarios if not isinstance(scenario, Readiness)]


def test_it_keeps_the_numbers_of_its_sections() -> None:
    assert re.findall(r"^##+ ([\d.]+?)\.? ", _DOC, re.MULTILINE) == _SECTIONS


def test_every_source_it_names_stands_in_the_catalogue() -> None:
    named = set(re.findall(r"\b[ES]\d{2,3}b?\b", _DOC))
    known = {source.id for source in shipped(PACKS[0]).sources}
    assert len(named) >= 12
    assert named <= known


def test_it_numbers_the_34_properties() -> None:
    numbered = re.findall(r"^(\d+)\. ", _section("5.10"), re.MULTILINE)
    assert [int(number) for number in numbered] == list(range(1, 35))


def test_it_lists_the_published_figures() -> None:
    rows = re.findall(r"^\| V(\d+) \|", _section("5.11"), re.MULTILINE)
    assert [int(row) for row in rows] == [number for number in range(1, 22) if number != 17]


def test_the_best_state_of_burglary_is_the_one_worked_out_there() -> None:
    facts = {
        "office.function": "other",
        "home.kind": "terraced",
        "home.wealth-band": "under-500k",
        "home.earlier-burglary": "none",
        "home.cohesion": "average",
        "home.back-door": "yes",
        "home.sliding-door": "yes",
        "home.roof-window": "yes",
        "camera.present": "no",
    }
    result = judged("woningscan", {**best_answers("woningscan"), **facts})
    ratio = next(risk.ratio_high for risk in result.risks if risk.id == "burglary")
    assert ratio is not None
    assert f"ρ = {float(ratio):.3f}, laag".replace(".", ",", 1) in _section("5.5")


def test_the_rows_of_the_worked_example_agree_with_themselves() -> None:
    rows = [row for row in _rows(_section("5.9")) if row[-1] in ("hoog", "middel", "laag")]
    assert len(rows) == 8
    for _, _, *figures, level in rows:
        share, risk, ratio = (Fraction(figure.strip("*").replace(",", ".")) for figure in figures)
        assert (risk, ratio) == (share * 2 / 5, share * 2)
        expected = "hoog" if ratio >= Fraction("1.25") else "middel" if ratio >= Fraction("0.5") else "laag"
        assert level == expected


def test_it_gives_the_numbers_of_every_scenario_as_the_content_has_them() -> None:
    expected = []
    for scenario in (scenario for pack_id in PACKS for scenario in _rated(pack_id)):
        targeting = "–" if scenario.kind == "mishap" else {1: "1", Fraction(1, 2): "½"}[scenario.targeting]
        grade = "aanname" if scenario.frequency_grade == "assumption" else scenario.frequency_grade
        share = f"{float(scenario.baseline.p):.4f}".replace(".", ",")
        numbers = [_decimal(scenario.frequency), grade, str(scenario.impact), targeting, share]
        expected.append([str(scenario.ref), str(scenario.title), *numbers])
    rows = [row for row in _rows(_section("5.5")) if re.fullmatch(r"R\d\d", row[0])]
    assert [[*row[:3], row[3].split(":")[0], *row[4:]] for row in rows] == sorted(expected)


def test_it_names_the_scenarios_that_are_readiness() -> None:
    found = {
        str(scenario.ref)
        for pack_id in PACKS
        for scenario in shipped(pack_id).scenarios
        if isinstance(scenario, Readiness)
    }
    named = re.search(r"Dit zijn (R\d\d(?:, R\d\d)* en R\d\d)\.", _section("5.5"))
    assert named is not None
    assert set(re.findall(r"R\d\d", named[1])) == found


def test_it_gives_every_factor_of_the_content() -> None:
    rows = _rows(_section("5.5").split("**Factoren**")[1])[2:]
    written = {Fraction(number.replace(",", ".")) for row in rows for number in row[1].split("; ")}
    factors = [factor for pack_id in PACKS for scenario in _rated(pack_id) for factor in scenario.factors]
    assert written == {value for factor in factors for _, value in factor.values}


@pytest.mark.parametrize("pack_id", PACKS)
def test_only_the_frequencies_that_it_names_have_a_grade(pack_id: str) -> None:
    graded = {scenario.id for scenario in _rated(pack_id) if scenario.frequency_grade != "assumption"}
    named = {"woningscan": {"burglary"}, "zelfscan": {"online-threats", "aggression-at-work"}}
    assert graded == named[pack_id]


def test_its_sentences_are_short() -> None:
    prose = [line for line in _DOC.splitlines() if not line.startswith(("|", "    ", "#"))]
    blocks = re.split(r"\n\s*\n|\n(?=- |\d+\. )", "\n".join(prose))
    sentences = [
        sentence.split()
        for block in blocks
        for sentence in re.split(r"(?<=[.?!:])\**\s+(?=[A-Z*])", " ".join(block.split()))
    ]
    words = sum(len(sentence) for sentence in sentences)
    assert words / len(sentences) <= 20
