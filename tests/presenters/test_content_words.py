"""The words for what is other in newer questionnaires."""

import pytest

from tests.presenters.visits import shipped
from zelfscan.core.text import LocalizedText
from zelfscan.presenters.content_words import change_groups


@pytest.mark.parametrize("at", [0, 500, 5_000])
def test_of_a_long_text_is_told_where_it_becomes_other(at: int) -> None:
    """Nobody hides other words behind a long beginning that stays the same."""
    card = shipped().card
    long = "woord " * 1_000
    olds, news = (
        {
            "woningscan": shipped()
            .by_id["woningscan"]
            .pack.model_copy(update={"card": card.model_copy(update={"steps": (LocalizedText(base=text),)})})
        }
        for text in (f"{long[:at]}bel 112 {long[at:]}", f"{long[:at]}bel niemand {long[at:]}")
    )
    (group,) = change_groups(olds, news)
    (value,) = group.changes[0].values
    assert "bel 112" in value.before and "bel niemand" in value.after
    assert max(len(value.before), len(value.after)) < 700
