"""Which personal details a report holds, in words."""

from zelfscan.wording.privacy import held_words


def test_answers_alone_name_nobody() -> None:
    words = held_words(1, 0, is_sensitive=False)
    assert words == "In dit bestand: 1 antwoord. Geen naam en geen adres."


def test_a_note_can_name_somebody() -> None:
    assert held_words(12, 2, is_sensitive=False) == (
        "In dit bestand: 12 antwoorden en 2 opmerkingen. "
        "Namen en adressen staan er alleen in als u die zelf opschreef."
    )


def test_what_is_sensitive_is_said() -> None:
    words = held_words(3, 1, is_sensitive=True)
    assert words.startswith("In dit bestand: 3 antwoorden en 1 opmerking, ook over gevoelige zaken. Namen")
