import pytest

from tests.report.sample import FONTS
from zelfscan.report.fonts import SUBSTITUTE, Fonts, load_fonts


@pytest.fixture
def fonts() -> Fonts:
    return load_fonts(FONTS)


def test_a_folder_is_read_once(fonts: Fonts) -> None:
    assert load_fonts(FONTS) is fonts


def test_bold_words_are_wider(fonts: Fonts) -> None:
    assert fonts.width("deur", 10, bold=True) > fonts.width("deur", 10) > fonts.width("deu", 10)


def test_a_character_that_the_font_lacks_is_as_wide_as_its_stand_in(fonts: Fonts) -> None:
    assert fonts.printable("😀→") == "😀→"
    assert fonts.width("😀→", 10) == fonts.width(SUBSTITUTE * 2, 10)


def test_an_accent_that_the_font_lacks_leaves_the_letter(fonts: Fonts) -> None:
    assert fonts.printable("İŵ") == "İŵ"
    assert fonts.width("İŵ", 10, bold=True) == fonts.width("Iw", 10, bold=True)


def test_the_signs_of_the_design_are_in_the_font(fonts: Fonts) -> None:
    assert {ord(character) for character in f"é ë ï € – “ ” ’ … • ≥ ≤ ½ {SUBSTITUTE}"} <= fonts.characters
