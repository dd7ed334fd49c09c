"""How long finding out takes, and what it can change."""

import re

import pytest

from tests.content.cases import PACKS, loaded
from zelfscan.wording.finding_out import ESTIMATE, could_fall_words, minutes_words

MAX_WORDS = 15


def test_minutes_are_about_so_many_and_said_to_be_an_estimate() -> None:
    assert minutes_words(3) == "± 3 minuten"
    assert minutes_words(1) == "± 1 minuut"
    assert "schatting" in ESTIMATE


@pytest.mark.parametrize(
    ("points", "others", "words"),
    [
        (34, 0, "Kan ‘Inbraak’ 34 punten lager maken."),
        (1, 0, "Kan ‘Inbraak’ 1 punt lager maken."),
        (0, 0, "Kan ‘Inbraak’ iets lager maken."),
        (34, 1, "Kan ‘Inbraak’ 34 punten lager maken. Ook één ander risico kan lager worden."),
        (34, 2, "Kan ‘Inbraak’ 34 punten lager maken. Ook twee andere risico’s kunnen lager worden."),
    ],
)
def test_the_widest_risk_is_named_and_the_others_are_counted(points: int, others: int, words: str) -> None:
    assert could_fall_words("Inbraak", points, others) == words


@pytest.mark.parametrize("pack", PACKS)
def test_for_no_risk_a_sentence_is_longer_than_fifteen_words(pack: str) -> None:
    for scenario in loaded(pack).pack.scenarios:
        sentences = re.split(r"(?<=[.])\s", could_fall_words(str(scenario.title), 34, 2))
        assert max(len(each.split()) for each in sentences) <= MAX_WORDS, scenario.id
