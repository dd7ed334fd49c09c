"""What a measure changes, in words."""

from zelfscan.wording.changes import change_words


def test_a_level_becomes_another_or_stays() -> None:
    assert change_words("high", "medium") == "Hoog wordt middel"
    assert change_words("high", "high") == "Blijft hoog"


def test_what_is_not_known_neither_stays_nor_becomes_anything() -> None:
    assert change_words("unknown", "unknown") == "Nog niet bekend"
    assert change_words("insufficient", "insufficient") == "Te weinig gegevens"
    assert change_words("high", "unknown") == "Dan nog niet bekend"
    assert change_words("unknown", "low") == "Dan laag"
