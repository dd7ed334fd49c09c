"""Every edition of every worked case as a file: readable by everybody, and as short as was promised."""

import time
from io import BytesIO

import pikepdf
import pytest

from tests.content.cases import Case, cases
from tests.report.content_lines import text_of
from tests.report.edition_samples import everything, judged_case, planted
from tests.report.reading import faults, words_of
from tests.report.sample import FONTS
from tests.report.tree_reading import tree_faults
from zelfscan.errors.reports import NoVisit
from zelfscan.report.content.editions import document
from zelfscan.report.content.wanted import EDITIONS, Edition, Material, Wanted
from zelfscan.report.pdf import render

FOR_OTHERS = [edition for edition in EDITIONS if edition != "private"]
EVERY = [pytest.param(case, id=case.name) for case in cases()]
WITHOUT_A_VISIT = ["adviser", "employer", "installer", "household"]


def pages(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


@pytest.mark.parametrize("edition", FOR_OTHERS)
@pytest.mark.parametrize("case", EVERY)
def test_every_edition_of_every_case_can_be_read_by_everybody(case: Case, edition: Edition) -> None:
    material = planted(judged_case(case))
    made = document(material, everything(material, edition))
    data = render(made, FONTS)

    assert faults(data) == []
    assert tree_faults(data, made) == []


@pytest.mark.parametrize("case", EVERY)
def test_the_hand_over_is_one_to_three_pages_before_anybody_ticks_more(case: Case) -> None:
    material = Material(judged_case(case))

    assert 1 <= pages(render(document(material, Wanted("adviser")), FONTS)) <= 3


@pytest.mark.parametrize("edition", WITHOUT_A_VISIT)
@pytest.mark.parametrize("case", EVERY)
def test_what_nobody_knows_leaves_no_empty_heading(case: Case, edition: Edition) -> None:
    lines = text_of(document(Material(judged_case(case)), Wanted(edition))).splitlines()
    heads = [
        line for line, after in zip(lines, [*lines[1:], "#"], strict=True) if line[:2] == after[:2] == "##"
    ]

    assert heads == []


def test_an_advice_report_needs_a_visit_and_says_so() -> None:
    with pytest.raises(NoVisit, match="bezoek"):
        document(Material(judged_case(cases()[0])), Wanted("advice"))


@pytest.fixture(scope="module")
def before() -> tuple[float, dict[Edition, bytes]]:
    """Every edition of the first case, and when the last of them was made."""
    material = planted(judged_case(cases()[0]))
    made: dict[Edition, bytes] = {}
    for edition in FOR_OTHERS:
        made[edition] = render(document(material, everything(material, edition)), FONTS)
    return time.monotonic(), made


@pytest.mark.parametrize("edition", FOR_OTHERS)
def test_the_same_edition_is_the_same_bytes(
    edition: Edition, before: tuple[float, dict[Edition, bytes]]
) -> None:
    ended, made = before
    time.sleep(max(ended + 1.1 - time.monotonic(), 0))
    material = planted(judged_case(cases()[0]))

    assert render(document(material, everything(material, edition)), FONTS) == made[edition]


@pytest.mark.parametrize("edition", FOR_OTHERS)
def test_an_example_says_on_every_page_that_it_is_one(edition: Edition) -> None:
    material = planted(judged_case(cases()[0]))
    made = document(Material(material.judged, material.visit, is_example=True), Wanted(edition))

    assert "verzonnen" in made.footer


def test_an_advice_report_without_signatures_has_lines_to_sign_on() -> None:
    material = planted(judged_case(cases()[0]))
    signed = text_of(document(material, Wanted("advice")))
    unsigned = text_of(document(material, Wanted("advice", frozenset({"signatures"}))))

    assert "Handtekening van planttekenaar" in signed or "Handtekening van plantadviseur" in signed
    assert "Handtekening van de adviseur" in unsigned


def test_doors_and_windows_stand_under_the_side_of_the_house_where_they_are() -> None:
    text = text_of(document(planted(judged_case(cases()[0])), Wanted("advice")))

    assert "## Voorkant: deuren" in text
    assert "## Voorkant: ramen" in text


@pytest.mark.parametrize("password", [None, "drie losse woorden"])
def test_the_file_of_an_installer_does_not_name_the_program_and_another_does(password: str | None) -> None:
    material = Material(judged_case(cases()[0]))
    named: dict[Edition, bool] = {"installer": False, "household": True}
    for edition, is_named in named.items():
        data = render(document(material, Wanted(edition)), FONTS, password)
        with pikepdf.open(BytesIO(data), password=password or "") as pdf:
            assert ("/Producer" in pdf.docinfo) == is_named
            assert (b"zelfscan" in pdf.Root.Metadata.read_bytes()) == is_named
        if password is None:
            assert ("zelfscan" in words_of(data).lower()) == is_named
