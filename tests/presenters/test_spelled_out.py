"""An abbreviation is explained where somebody first meets it."""

import pytest

from zelfscan.presenters.spelled_out import spelled_out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Als de BVA dit adviseert.", "Als de beveiligingsautoriteit (BVA) dit adviseert."),
        ("Vraag de BVA. Wacht op de BVA.", "Vraag de beveiligingsautoriteit (BVA). Wacht op de BVA."),
        (
            "Alleen de beveiligingsautoriteit (BVA). En de BVA.",
            "Alleen de beveiligingsautoriteit (BVA). En de BVA.",
        ),
        ("Kost niets.", "Kost niets."),
    ],
)
def test_only_the_first_abbreviation_is_written_in_full(text: str, expected: str) -> None:
    assert spelled_out(text) == expected
