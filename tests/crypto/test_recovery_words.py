import math
import random
import re
from hashlib import sha256
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zelfscan.crypto.recovery_list import WORDS
from zelfscan.crypto.recovery_words import (
    BITS,
    Row,
    completions,
    is_word,
    meant,
    new_sheet,
    read_row,
    secret_of,
    typed_words,
)
from zelfscan.errors.recovery import RowMistyped

THREE = st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(WORDS))
NUMBERS = st.integers(1, 4)


def check_word(number: int, *three: str) -> str:
    """Work out the last word as docs/recovery-words.md says."""
    text = f"zelfscan recovery row, version 1\n{number}\n{' '.join(three)}"
    return WORDS[int(sha256(text.encode()).hexdigest()[:4], 16) // 32]


def a_row(number: int, three: tuple[str, str, str]) -> Row:
    return (*three, check_word(number, *three))


def is_accepted(number: int, words: tuple[str, ...]) -> bool:
    try:
        return read_row(number, " ".join(words)) == words
    except RowMistyped:
        return False


def test_a_sheet_has_four_rows_of_four_known_words() -> None:
    sheet = new_sheet()
    assert [len(row) for row in sheet] == [4, 4, 4, 4]
    assert all(is_word(word) for row in sheet for word in row)


def test_a_sheet_holds_132_bits_of_chance_besides_its_check_words() -> None:
    assert BITS == 132 == 12 * math.log2(len(WORDS))
    sheets = [new_sheet() for _ in range(400)]
    assert len({secret_of(sheet) for sheet in sheets}) == 400
    for row in range(4):
        for place in range(3):
            drawn = {sheet[row][place] for sheet in sheets}
            assert len(drawn) > 300  # of 2048; 365 are expected
    drawn_anywhere = {word for sheet in sheets for row in sheet for word in row[:3]}
    assert len(drawn_anywhere) > 1800  # 1852 are expected of 4800 draws


def test_every_row_of_a_new_sheet_is_read_back() -> None:
    sheet = new_sheet()
    assert tuple(read_row(number, " ".join(row)) for number, row in enumerate(sheet, start=1)) == sheet


def test_the_secret_is_the_twelve_words_of_chance() -> None:
    sheet = new_sheet()
    words = secret_of(sheet).split(" ")
    assert words == [word for row in sheet for word in row[:3]]
    assert len(words) == 12


def test_the_check_word_is_the_one_in_the_documents() -> None:
    # Worked out in docs/recovery-words.md.
    assert check_word(1, "fiets", "vijver", "appelsap") == "stier"
    assert read_row(1, "fiets vijver appelsap stier") == ("fiets", "vijver", "appelsap", "stier")


@given(NUMBERS, THREE)
def test_any_row_is_read_as_it_was_made(number: int, three: tuple[str, str, str]) -> None:
    row = a_row(number, three)
    assert read_row(number, " ".join(row)) == row


@pytest.mark.parametrize(
    "how",
    [
        str.upper,
        str.title,
        lambda row: f"  {row.replace(' ', '   ')}\n",
        lambda row: row.replace(" ", "\t"),
        lambda row: row.replace(" ", ", ") + ".",
        lambda row: row.replace(" ", "-"),
        lambda row: row.replace(" ", " – "),
        lambda row: row.replace(" ", "_"),
        lambda row: row.replace(" ", "\u00a0"),
        lambda row: f"2. {row}",
        lambda row: " ".join(f"{number}.{word}" for number, word in enumerate(row.split(), start=5)),
        lambda row: " ".join(f"{number}) {word};" for number, word in enumerate(row.split(), start=5)),
        lambda row: " ".join(f"{number}{word}" for number, word in enumerate(row.split(), start=1)),
        lambda row: row.replace("e", "é").replace("i", "ï"),
        lambda row: row.replace("ij", "ĳ"),
        lambda row: row[:3] + "\u00ad" + row[3:] + "\u200b",
    ],
    ids=[
        *("capitals", "titles", "spaces", "tabs", "commas", "hyphens", "dashes", "underscores", "no-break"),
        *("row-number", "numbers", "brackets", "glued-numbers", "accents", "joined-ij", "unseen"),
    ],
)
def test_people_may_write_a_row_in_many_ways(how: object) -> None:
    assert callable(how)
    row = a_row(2, ("vijver", "ijsje", "egel"))
    assert read_row(2, how(" ".join(row))) == row


def test_the_first_four_letters_are_enough_and_three_are_not() -> None:
    assert read_row(1, "fiet vijv appels stie") == ("fiets", "vijver", "appelsap", "stier")
    assert is_word("fiet") and not is_word("fie") and not is_word("fietz")
    with pytest.raises(RowMistyped) as caught:
        read_row(1, "fie vijver appelsap stier")
    assert caught.value.unknown == ("fie",)


def test_a_wrong_word_is_found_but_for_one_in_2048() -> None:
    drawn = random.Random(7)
    tries = 60_000
    missed = 0
    for _ in range(tries):
        number = drawn.randint(1, 4)
        row = list(a_row(number, (drawn.choice(WORDS), drawn.choice(WORDS), drawn.choice(WORDS))))
        place = drawn.randrange(4)
        row[place] = next(word for word in drawn.sample(WORDS, 2) if word != row[place])
        missed += is_accepted(number, tuple(row))
    # A wrong check word is always found, so 3 of 4 tries have a chance of 1 in 2048: 22 are expected.
    assert tries * 0.75 / 2048 * 0.4 < missed < tries * 0.75 / 2048 * 1.8


def test_words_that_changed_places_are_found_but_for_one_in_2048() -> None:
    drawn = random.Random(8)
    missed = tried = 0
    for _ in range(1500):
        row = a_row(3, (drawn.choice(WORDS), drawn.choice(WORDS), drawn.choice(WORDS)))
        for turned in permutations(row):
            if turned != row:
                tried += 1
                missed += is_accepted(3, turned)
    assert tried > 30_000
    assert missed < tried / 2048 * 2


def test_a_row_in_the_place_of_another_is_found_and_named() -> None:
    drawn = random.Random(9)
    found = named = tried = 0
    for _ in range(500):
        right = drawn.randint(1, 4)
        row = a_row(right, (drawn.choice(WORDS), drawn.choice(WORDS), drawn.choice(WORDS)))
        for number in {1, 2, 3, 4} - {right}:
            tried += 1
            try:
                read_row(number, " ".join(row))
            except RowMistyped as error:
                found += 1
                named += error.number == number and error.belongs == right
    assert tried == 1500
    assert found >= tried - 5
    assert named >= found - 10


@given(NUMBERS, THREE, st.integers(0, 3), st.sampled_from("abcdefghijklmnopqrstuvwxyz"), st.data())
def test_a_single_typing_error_makes_no_other_word(
    number: int, three: tuple[str, str, str], place: int, letter: str, data: st.DataObject
) -> None:
    row = list(a_row(number, three))
    word = row[place]
    at = data.draw(st.integers(0, len(word) - 1))
    if word[at] == letter:
        return
    row[place] = word[:at] + letter + word[at + 1 :]
    with pytest.raises(RowMistyped) as caught:
        read_row(number, " ".join(row))
    # What is left may be the beginning of another word; then the check word finds it.
    assert caught.value.unknown == (() if is_word(row[place]) else (row[place],))
    assert caught.value.number == number
    assert meant(row[place]) in (word, None)


@pytest.mark.parametrize("typed", ["", "   ", "1. 2. 3.", "fiets", "fiets vijver egel", "fiets " * 5])
def test_a_row_without_exactly_four_words_says_how_many_there_are(typed: str) -> None:
    with pytest.raises(RowMistyped, match="vier woorden") as caught:
        read_row(2, typed)
    assert caught.value.number == 2
    assert caught.value.count == len(typed_words(typed))


@given(NUMBERS, st.text(max_size=500))
def test_any_text_is_a_row_or_named_as_mistyped_without_saying_what_was_typed(number: int, text: str) -> None:
    try:
        assert len(read_row(number, text)) == 4
    except RowMistyped as error:
        assert error.number == number
        said = set(re.findall(r"\w+", str(error).casefold()))
        assert not {word for word in error.unknown if len(word) > 12} & said


def test_the_text_of_an_error_holds_no_word_that_was_typed() -> None:
    with pytest.raises(RowMistyped) as caught:
        read_row(1, "fietz vijver knuffel quux")
    assert caught.value.unknown == ("fietz", "quux")
    assert not any(
        word in str(caught.value) + repr(caught.value) for word in ("fiet", "vijver", "knuffel", "quux")
    )


def test_a_text_without_end_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(RowMistyped):
        read_row(1, " " * 10_000_000 + "fiets")


@pytest.mark.parametrize("number", [0, 5, -1])
def test_there_is_no_fifth_row(number: int) -> None:
    with pytest.raises(ValueError, match="not a row"):
        read_row(number, "fiets vijver egel appelsap")


def test_a_beginning_is_completed_with_at_most_six_words() -> None:
    assert completions("fie") == ("fiets",)
    assert completions(" FIE ") == ("fiets",)
    assert completions("aan") == tuple(word for word in WORDS if word.startswith("aan"))[:6]
    assert len(completions("b")) == 6
    assert completions("") == completions("xq") == completions("zzzz") == ()


@given(st.sampled_from(WORDS))
def test_four_letters_leave_one_word(word: str) -> None:
    assert completions(word[:4]) == (word,)
    assert completions(word) == (word,)


@pytest.mark.parametrize(
    ("typed", "word"), [("fietz", "fiets"), ("vijvr", "vijver"), ("vjiver", "vijver"), ("Vijverr", "vijver")]
)
def test_a_word_that_is_one_error_away_is_thought_of(typed: str, word: str) -> None:
    assert meant(typed) == word


@pytest.mark.parametrize("typed", ["fiets", "", "qqqqqq", "fietsenstalling", "x" * 100_000])
def test_nothing_is_thought_of_for_a_right_word_or_one_that_is_far_away(typed: str) -> None:
    assert meant(typed) is None


def test_two_words_that_are_as_close_are_not_chosen_between() -> None:
    assert is_word("alpen") and is_word("gapen")
    assert meant("apen") is None
