import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zelfscan.crypto.handover_code import ALPHABET, BITS, new_code, read_code
from zelfscan.errors.vault import CodeMistyped


@pytest.fixture
def code() -> str:
    return new_code()


def test_a_code_is_five_groups_of_five_without_signs_that_look_alike() -> None:
    for _ in range(50):
        assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){4}", new_code())


def test_a_code_holds_120_random_bits() -> None:
    assert BITS == 120
    codes = [read_code(new_code()) for _ in range(300)]
    assert len(set(codes)) == 300
    assert all(len({code[place] for code in codes}) > 20 for place in range(25))


def test_a_code_is_read_as_it_was_made(code: str) -> None:
    assert read_code(code) == code.replace("-", "")


def test_the_check_character_is_the_one_in_the_documents() -> None:
    # Worked by hand in docs/handover-file.md.
    assert read_code("00000-00000-00000-00000-00012") == "0000000000000000000000012"


@pytest.mark.parametrize(
    "how",
    [
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " "),
        lambda code: f"  {code.replace('-', ' – ')}\n",
        lambda code: code.replace("-", "\u2011"),
        lambda code: " ".join(code),
        lambda code: code.replace("0", "O").replace("1", "I"),
        lambda code: code.replace("0", "o").replace("1", "l"),
    ],
    ids=["small", "together", "spaces", "dashes", "hyphens", "apart", "O-and-I", "o-and-l"],
)
def test_people_may_write_it_in_many_ways(code: str, how: object) -> None:
    assert callable(how)
    assert read_code(how(code)) == read_code(code)


def test_every_wrong_character_is_found(code: str) -> None:
    plain = read_code(code)
    for place, right in enumerate(plain):
        for wrong in set(ALPHABET) - {right}:
            with pytest.raises(CodeMistyped):
                read_code(plain[:place] + wrong + plain[place + 1 :])


def test_every_two_characters_that_changed_places_are_found(code: str) -> None:
    plain = read_code(code)
    for first, second in combinations(range(25), 2):
        if plain[first] != plain[second]:
            turned = list(plain)
            turned[first], turned[second] = turned[second], turned[first]
            with pytest.raises(CodeMistyped):
                read_code("".join(turned))


@pytest.mark.parametrize("cut", [slice(0, 0), slice(0, -1), slice(1, None), slice(0, 5)], ids=str)
def test_a_code_that_is_not_whole_is_found(code: str, cut: slice) -> None:
    with pytest.raises(CodeMistyped):
        read_code(code[cut])


def test_a_code_with_something_behind_it_is_found(code: str) -> None:
    with pytest.raises(CodeMistyped):
        read_code(code + "0")


@pytest.mark.parametrize("sign", ["U", "é", "!", "\0", "０", "٣"])
def test_a_sign_that_no_code_has_is_found(code: str, sign: str) -> None:
    with pytest.raises(CodeMistyped):
        read_code(sign + code[1:])


@given(st.text(max_size=300))
def test_any_text_is_a_code_or_a_typing_error(text: str) -> None:
    try:
        assert len(read_code(text)) == 25
    except CodeMistyped as error:
        assert text not in str(error) or len(text) < 3


def test_a_text_without_end_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(CodeMistyped):
        read_code(" " * 10_000_000 + "0" * 25)


def test_what_to_do_is_said() -> None:
    with pytest.raises(CodeMistyped, match="typefout"):
        read_code("x")
