"""What is left to do in a dossier stands in the list, and is said without opening it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zelfscan.presenters.visit_work import WORK, work_from, work_to, work_words


@given(st.dictionaries(st.sampled_from(WORK), st.integers(min_value=0, max_value=500)))
def test_what_is_counted_is_read_back(counts: dict[str, int]) -> None:
    assert work_from(work_to(counts)) == {kind: count for kind, count in counts.items() if count}
    assert len(work_to(counts)) <= 500


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"questions": "many"}', '{"questions": -1}', '{"photos": true}', '{"other": 3}']
)
def test_what_cannot_be_read_is_nothing(text: str) -> None:
    assert work_from(text) == {}
    assert work_words(work_from(text)) == ()


def test_what_is_left_is_said_one_thing_each() -> None:
    assert work_words({"questions": 3, "photos": 1, "findings": 0}) == (
        "3 vragen open",
        "1 foto zonder bijschrift",
    )
