import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from string import ascii_lowercase

import pytest

from zelfscan.crypto.recovery_list import WORDS

LISTED = frozenset(WORDS)
DIGEST = "1af78c671da58f4d2fe23fbb4e1f7976d923c191f207d4199148ac59c304a07f"


def one_edit_from(word: str) -> Iterator[str]:
    """Give what a letter more, less or different makes of a word, and two neighbours that changed places."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            yield before + letter + after[1:]


def _stem(verb: str) -> str:
    """Take the ending off a verb, and write what is left as Dutch does."""
    stem = verb[:-2]
    if re.search(r"([^aeiou])\1$", stem):
        return stem[:-1]
    stem = re.sub(r"([^aeiou]|^)([aeou])([^aeiou])$", r"\1\2\2\3", stem)
    return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])


def forms_of(word: str) -> set[str]:
    """Give plurals, diminutives and conjugations, as far as rules make them."""
    bases = {word, word + word[-1], re.sub(r"([aeou])\1([^aeiou])$", r"\1\2", word)}
    bases |= {base[:-1] + {"f": "v", "s": "z"}[base[-1]] for base in bases if base[-1] in "fs"}
    found = {
        base + end for base in bases for end in ("s", "en", "e", "je", "tje", "pje", "etje", "eren", "er")
    }
    if word.endswith("en"):
        stem = _stem(word)
        found |= {stem + end for end in ("", "t", "te", "de")} | {f"ge{stem}{end}" for end in ("", "t", "d")}
    return found - {word}


def test_nobody_changed_a_word_for_that_would_make_sheets_unreadable() -> None:
    assert sha256("".join(f"{word}\n" for word in WORDS).encode("ascii")).hexdigest() == DIGEST


def test_there_are_2048_words_of_four_to_eight_plain_letters_in_the_order_of_the_alphabet() -> None:
    assert len(WORDS) == len(LISTED) == 2048
    assert [word for word in WORDS if not re.fullmatch("[a-z]{4,8}", word)] == []
    assert list(WORDS) == sorted(WORDS)


def test_four_letters_are_enough_to_know_a_word() -> None:
    assert Counter(word[:4] for word in WORDS).most_common(1)[0][1] == 1


def test_no_single_typing_error_makes_another_word() -> None:
    assert [
        (word, other) for word in WORDS for other in one_edit_from(word) if other in LISTED - {word}
    ] == []


def test_the_test_above_would_find_a_typing_error() -> None:
    assert {"fits", "fietsj", "fietz", "feits", "fiest", "afiets"} <= set(one_edit_from("fiets"))


def test_no_word_stands_beside_its_own_plural_or_conjugation() -> None:
    assert [(word, form) for word in WORDS for form in forms_of(word) if form in LISTED] == []


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("boom", "bomen"),
        ("brief", "brieven"),
        ("kat", "katten"),
        ("auto", "autos"),
        ("boom", "boompje"),
        ("lopen", "loopt"),
        ("wonen", "gewoond"),
        ("geven", "geef"),
        ("zetten", "zet"),
    ],
)
def test_the_test_above_knows_how_dutch_makes_forms(word: str, form: str) -> None:
    assert form in forms_of(word)


def test_no_word_sounds_like_one_that_is_written_otherwise() -> None:
    pairs = (
        "beitel bijtel, eis ijs, leiden lijden, meiden mijden, nauw nou, peil pijl, rauw rouw, "
        "reizen rijzen, steil stijl, vleien vlijen, weide wijde, zeil zijl, reis rijs, mauw mouw, hart hard, "
        "noot nood, want wand, pont pond, wijd weid, steiger stijger, lauw louw, karwei karwij, weiden wijden"
    )
    assert LISTED.isdisjoint(re.findall("[a-z]+", pairs))


def test_what_hurts_is_not_in_the_list() -> None:
    hurting = (
        "aanslag abdij altaar bidden bijbel bloed brand crimineel dief dood duivel geweer gevaar gevangen "
        "gijzelen graf haat heks inbraak kanker kapel kerk klooster kogel koran moord moskee naakt oorlog "
        "pijn pistool priester schieten slaaf sterven straf synagoge treuren verdriet vijand vuist wanhoop "
        "wapen weduwe wond ziek zwaard daan floor iris jasmijn linde marlijn merel roos jumbo karwei jaguar"
    )
    assert LISTED.isdisjoint(hurting.split())
