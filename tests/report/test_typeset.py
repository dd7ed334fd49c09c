from hypothesis import given
from hypothesis import strategies as st

from zelfscan.report.typeset import Run, TextLine, break_lines

words = st.text("abc/-.? \n\u00a0", max_size=80)


def letters(text: str, bold: bool) -> float:
    """Measure a bold letter as two and any other as one."""
    return len(text) * (2.0 if bold else 1.0)


def broken(text: str, width: float) -> list[str]:
    return ["".join(run.words for run in line.runs) for line in break_lines([Run(text)], width, letters)]


def test_words_are_broken_at_spaces_and_the_line_keeps_its_space() -> None:
    assert broken("een twee drie", 8) == ["een twee ", "drie"]


def test_a_line_may_be_exactly_full() -> None:
    assert broken("een twee", 8) == ["een twee"]


def test_a_new_line_is_kept_and_closed_with_a_space() -> None:
    assert broken("een\n\ntwee", 20) == ["een ", " ", "twee"]


def test_a_word_that_is_too_long_is_broken_inside_without_a_space() -> None:
    assert broken("a bcdefghij", 4) == ["a ", "bcde", "fghi", "j"]


def test_a_web_address_is_broken_after_a_slash() -> None:
    assert broken("https://wetten/regeling", 12) == ["https://", "wetten/", "regeling"]


def test_words_after_the_end_of_a_long_word_stand_on_its_line() -> None:
    assert broken("abcdef gh", 4) == ["abcd", "ef ", "gh"]
    assert broken("abcdef g", 4) == ["abcd", "ef g"]


def test_bold_words_are_measured_as_bold_and_stay_bold() -> None:
    lines = break_lines([Run("De "), Run("deur", bold=True), Run(" sluit")], 11, letters)
    assert lines == (
        TextLine((Run("De "), Run("deur ", bold=True)), 11),
        TextLine((Run("sluit"),), 5),
    )


def test_runs_without_a_space_between_them_form_one_word() -> None:
    assert broken("x", 3) == ["x"]
    lines = break_lines([Run("aa b"), Run("b", bold=True), Run("b c")], 4, letters)
    assert ["".join(run.words for run in line.runs) for line in lines] == ["aa ", "bbb ", "c"]


@given(words, st.integers(1, 30))
def test_no_line_is_wider_than_the_width(text: str, width: int) -> None:
    for line in break_lines([Run(text)], width, letters):
        assert line.width <= width


@given(words, st.integers(1, 30))
def test_no_character_is_lost(text: str, width: int) -> None:
    assert "".join(broken(text, width)).replace(" ", "") == text.replace(" ", "").replace("\n", "")


@given(words, st.booleans(), st.integers(2, 30))
def test_the_width_of_a_line_is_that_of_its_words(text: str, bold: bool, width: int) -> None:
    for line in break_lines([Run(text, bold)], width, letters):
        typed = "".join(run.words for run in line.runs)
        assert line.width in (letters(typed, bold), letters(typed[:-1], bold))
