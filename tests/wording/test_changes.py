"""What a measure changes, in words."""

from zelfscan.wording.changes import change_words


def test_a_level_becomes_another_or_stays() -> None:
    assert change_words("high", "medium") == "Hoog wordt middel"
    assert change_words("high", "high") == "Blijft hoog"
    assert change_words("unknown", "low") == "Nog niet bekend wordt laag"
