"""Dutch words at the end of a line: where they may be broken, and that nobody hears or copies the break."""

import re
from pathlib import Path
from typing import Any

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.reading import faults, structure_of, words_of
from tests.report.sample import FONTS, ROOT, a_document
from tests.report.tree_reading import soft_hyphens, tree_faults
from zelfscan.report.document import (
    AnswerRow,
    Answers,
    Heading,
    KeyValue,
    KeyValues,
    Paragraph,
    TableBlock,
)
from zelfscan.report.fonts import load_fonts
from zelfscan.report.images import Album
from zelfscan.report.pdf import render
from zelfscan.report.setting import Setting
from zelfscan.report.structure import Element
from zelfscan.report.styles import BODY
from zelfscan.report.syllables import SOFT_HYPHEN, TOGETHER, _patterns, syllables, syllables_of_label
from zelfscan.report.typeset import Run, break_lines

LONG = "aansprakelijkheidsverzekering"


def divided(word: str) -> str:
    places = [0, *syllables(word), len(word)]
    return "|".join(word[start:end] for start, end in zip(places, places[1:], strict=False))


def broken(text: str, width: float, language: str = "") -> list[str]:
    lines = break_lines([Run(text, language=language)], width, lambda words, bold: len(words), syllables)
    return ["".join(run.words for run in line.runs).replace(SOFT_HYPHEN, "~") for line in lines]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("beveiligingsautoriteit", "bevei|li|gings|au|to|ri|teit"),
        ("politiekeurmerk", "poli|tie|keur|merk"),
        ("achterdeur", "ach|ter|deur"),
        ("rookmelders", "rook|mel|ders"),
        ("raadsvergadering", "raads|ver|ga|de|ring"),
        ("(inbraakwerendheid).", "(inbraak|we|rend|heid)."),
    ],
)
def test_a_word_is_divided_as_dutch_is(word: str, expected: str) -> None:
    assert divided(word) == expected


@pytest.mark.parametrize(
    "word",
    [
        *(
            "Beveiligingsautoriteit",
            "Vandenbroucke",
            "POLITIEKEURMERK",
            "0800-7000",
            "23-11-2026",
            "NEN-EN1627",
        ),
        *("https://wetten.overheid.nl/regeling", "wetten.overheid.nl/regeling", "naam@voorbeeldgemeente.nl"),
        *(
            "woord_met_streepjes",
            "Jansen-de",
            "huisjes",
            "a" * 7,
            "",
            "…",
            "6543210987654321",
            "zuidooster’s",
        ),
    ],
)
def test_names_numbers_addresses_capitals_and_short_words_are_never_broken(word: str) -> None:
    assert syllables(word) == ()


def test_there_is_no_break_where_the_spelling_would_change() -> None:
    assert divided("geïnteresseerd") == "geïn|te|res|seerd"
    assert divided("coördinatie") == "coör|di|na|tie"


def test_a_word_with_its_own_hyphen_is_broken_after_it_without_another() -> None:
    assert broken("voor CCV-gesprekken", 13) == ["voor CCV-", "gesprekken"]
    assert broken("hulp-instanties", 8) == ["hulp-", "instan~", "ties"]


def test_a_label_of_the_program_may_be_broken_although_it_starts_large() -> None:
    assert syllables_of_label("Beveiligingsautoriteit")[0] == 5
    assert syllables_of_label("BEVEILIGING") == ()


def test_a_word_is_broken_where_the_gap_would_be_ugly_and_only_there() -> None:
    assert broken(f"de {LONG} nu", 20) == ["de aansprakelijk~", "heidsverzekering nu"]
    assert broken("de grotere achterdeur nu", 18) == ["de grotere achter~", "deur nu"]


def test_a_word_longer_than_a_line_is_broken_at_its_syllables() -> None:
    assert broken(LONG, 12) == ["aansprake~", "lijkheids~", "verzekering"]


def test_no_more_than_two_lines_in_a_row_end_with_a_hyphen() -> None:
    lines = broken(f"{LONG} " * 12, 21)
    assert all(not all(line.endswith("~") for line in lines[at : at + 3]) for at in range(len(lines) - 2))


def test_words_in_another_language_are_not_broken_as_dutch() -> None:
    assert broken("an international responsibility", 24, "en") == ["an international ", "responsibility"]
    assert broken("an international responsibility", 24)[0] != "an international "


@given(st.lists(st.sampled_from([LONG, "deur", "beveiliging", "CCV-gesprek", "x/y"])), st.integers(3, 40))
def test_no_letter_is_lost_and_no_line_is_too_long(words: list[str], width: int) -> None:
    lines = broken(" ".join(words), width)
    assert "".join(lines).replace("~", "").replace(" ", "") == "".join(words)
    assert all(len(line.rstrip(" ")) <= width for line in lines)


def test_the_soft_hyphen_looks_like_a_hyphen() -> None:
    fonts = load_fonts(FONTS)
    for bold in (False, True):
        assert fonts.width(SOFT_HYPHEN, 10, bold) == fonts.width("-", 10, bold) > 0


@pytest.mark.needs_tool("pdfinfo", "pdftotext")
def test_copying_and_reading_aloud_give_the_whole_word() -> None:
    words = f"De gemeente vergoedt via de {LONG} wat er bij het {LONG} hoort. " * 8
    document = a_document(
        Heading(1, "Kop"),
        Paragraph(words.strip()),
        Answers("Hal", (AnswerRow(f"Heeft u een {LONG} of een {LONG}?", "Ja", words),), level=2),
        KeyValues((KeyValue("Aansprakelijkheidsverzekeringen", (words,)),)),
        TableBlock((LONG, "b", "c"), (), (1, 9, 9)),
    )
    data = render(document, FONTS)
    drawn = render(a_document(Paragraph(words)), FONTS)
    assert soft_hyphens(data) > 3
    assert LONG in structure_of(data)
    assert words.strip() in structure_of(drawn)
    assert " ".join(words.split()) in " ".join(words_of(drawn).split())
    assert tree_faults(data, document) == []
    assert faults(data) == []


@pytest.mark.parametrize(("language", "is_dutch"), [("nl-NL", True), ("en-GB", False)])
def test_only_a_dutch_report_is_hyphenated(language: str, is_dutch: bool) -> None:
    setting = Setting(load_fonts(FONTS), {}, Album(), language=language)
    assert (setting.text("woorden", BODY, Element("P")).syllables is not None) == is_dutch


def test_a_word_of_a_heading_is_only_broken_if_it_fits_on_no_line() -> None:
    narrow = (f"de {LONG}", 35), (LONG, 20)
    found = [
        break_lines([Run(words)], width, lambda words, bold: len(words), syllables_of_label, ugly=1.0)
        for words, width in narrow
    ]
    ends = [[line.runs[-1].words[-1] == SOFT_HYPHEN for line in lines] for lines in found]
    assert ends == [[False], [True, False]]


def test_the_patterns_are_read_as_the_library_reads_them():
    files = (ROOT / "questionnaires" / "catalogue" / "measures").glob("*.yaml")
    words = {
        word for file in files for word in re.findall("[a-zà-öø-ÿ]{5,}", file.read_text("utf-8").lower())
    }
    theirs = pyphen.Pyphen(lang="nl_NL", left=TOGETHER, right=TOGETHER)

    assert len(words) > 500
    for word in words:
        ours = [place for place in _patterns().positions(word) if TOGETHER <= place <= len(word) - TOGETHER]
        assert ours == theirs.positions(word), word


def test_the_built_program_takes_along_the_dutch_patterns_and_no_others() -> None:
    head, _, _ = (ROOT / "build.spec").read_text(encoding="utf-8").partition("analysis = ")
    made: dict[str, Any] = {}
    exec(compile(head, "build.spec", "exec"), made)
    folder = Path(pyphen.__file__).parent / "dictionaries"
    entries = [(f"pyphen/dictionaries/{each.name}", str(each), "DATA") for each in folder.iterdir()]
    assert len(entries) > 40
    assert [name for name, _, _ in made["wanted"](entries)] == ["pyphen/dictionaries/hyph_nl_NL.dic"]
