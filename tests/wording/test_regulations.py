"""Words for a regulation: its name, how old our reading is, and what each claim is about."""

from datetime import date

from tests.builders import a_regulation
from zelfscan.core.regulation import Claim
from zelfscan.wording.regulations import claims_by_role, reading_words, regulation_words


def a_claim(name: str, role: str = "holds") -> Claim:
    """Make a claim that always holds."""
    return Claim.model_validate(
        {"id": name, "role": role, "text": name, "article": "Artikel 1", "sources": ()}
    )


def test_a_regulation_is_named_with_its_first_day() -> None:
    words = regulation_words(a_regulation(valid_from=date(2024, 1, 1)))
    assert words == "Regeling 2024, geldig vanaf 1-1-2024."
    assert regulation_words(None) == "Geen regeling op deze datum."


def test_a_text_that_was_read_says_when() -> None:
    read = a_regulation(read_on=date(2026, 11, 23))
    assert reading_words(read, date(2026, 11, 26)) == "De tekst is gelezen op 23-11-2026."


def test_a_text_that_was_checked_since_says_that() -> None:
    checked = a_regulation(read_on=date(2026, 11, 23), checked_on=date(2027, 10, 1))
    assert reading_words(checked, date(2028, 9, 30)) == "De tekst is nagekeken op 1-10-2027."


def test_a_text_that_nobody_looked_at_for_a_year_says_whom_to_ask() -> None:
    words = reading_words(a_regulation(read_on=date(2026, 11, 23)), date(2027, 11, 25))
    assert words.endswith("Dat is langer dan een jaar geleden. Vraag het CCV of dit nog klopt.")


def test_what_holds_comes_first_and_then_the_next_step_whatever_the_order_of_the_file() -> None:
    claims = [a_claim("a", "limit"), a_claim("b", "next"), a_claim("c"), a_claim("d", "next")]
    assert [(words, [claim.id for claim in found]) for words, found in claims_by_role(claims)] == [
        ("Dit geldt", ["c"]),
        ("Uw volgende stap", ["b", "d"]),
        ("Let op", ["a"]),
    ]


def test_without_claims_there_is_no_group() -> None:
    assert claims_by_role(()) == ()
