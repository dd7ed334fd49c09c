"""What a statement rests on, in words."""

from datetime import date

import pytest

from tests.builders import a_measure
from zelfscan.core.measure import Norm
from zelfscan.core.pack import Contact, Source
from zelfscan.core.text import LocalizedText
from zelfscan.wording.evidence import (
    certainty_words,
    confidence_words,
    contact_words,
    effect_words,
    norm_words,
    source_words,
)


def a_contact(**changes: object) -> Contact:
    plain = {
        "id": "x",
        "number": "1",
        "title": "X",
        "purpose": "Y",
        "source": "S1",
        "read_on": date(2026, 11, 23),
    }
    return Contact.model_validate({**plain, **changes})


def test_a_risk_says_how_many_of_its_figures_are_assumptions() -> None:
    assert "zijn er 2 een aanname" in certainty_words(["A", "assumption", "assumption"])
    assert "Er is geen onderzoek gevonden." in certainty_words(["assumption", "assumption"])
    assert certainty_words(["A", "D"]).startswith("De kansen achter dit risico komen uit bronnen.")


def test_the_impact_is_always_an_assumption() -> None:
    for grades in (["A"], ["A", "assumption"]):
        assert certainty_words(grades).endswith("Ook hoe erg het gevolg is, is een aanname.")


def test_an_effect_rests_on_research_only_if_all_of_it_does() -> None:
    assert "uit onderzoek" in effect_words(["A", "D"])
    assert "aanname van de makers" in effect_words(["A", "assumption"])
    assert "aanname van de makers" in effect_words([])


def test_our_own_proposal_is_called_one() -> None:
    assert confidence_words(a_measure("x")).endswith("Dit is een voorstel van de makers.")
    assert "voorstel" not in confidence_words(a_measure("x", sources=("S1",)))


def test_where_only_the_norm_is_our_own_it_says_so() -> None:
    norm = Norm(kind="proposal", text=LocalizedText(base="Voorstel: klasse P2A."))
    measure = a_measure("x", norm=norm, sources=("S1",), is_own_proposal=True)
    assert confidence_words(measure).endswith("De norm is een voorstel van de makers.")


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("norm", "NEN 5087.", "NEN 5087."),
        ("proposal", "Klasse 2.", "Voorstel: Klasse 2."),
        ("proposal", "Voorstel: klasse 2.", "Voorstel: klasse 2."),
        ("none", "Een norm is niet gevonden.", "Een norm is niet gevonden."),
        ("none", "Vraag het na.", "Een norm is niet gevonden. Vraag het na."),
    ],
)
def test_a_norm_says_whether_it_is_one(kind: str, text: str, words: str) -> None:
    assert norm_words(Norm.model_validate({"kind": kind, "text": text}), "nl") == words


def test_a_telephone_number_says_whether_somebody_called_it() -> None:
    today = date(2026, 12, 2)
    assert contact_words(a_contact(), today) == "overgenomen op 23-11-2026, nog niet nagebeld"
    assert contact_words(a_contact(checked_on=date(2026, 12, 1)), today) == "nagebeld op 1-12-2026"
    assert contact_words(a_contact(source=None), today).endswith("geen bron gevonden")


def test_a_telephone_number_of_more_than_a_year_ago_says_so() -> None:
    assert "langer dan een jaar" not in contact_words(a_contact(), date(2027, 11, 24))
    assert contact_words(a_contact(), date(2027, 11, 25)).endswith(
        "nog niet nagebeld; langer dan een jaar geleden, kijk het na"
    )
    called = a_contact(checked_on=date(2027, 11, 1))
    assert contact_words(called, date(2028, 1, 1)) == "nagebeld op 1-11-2027"


def test_a_source_says_when_it_was_read_and_how_far() -> None:
    source = Source(id="S1", title="X", url="x", published="2024", read_on=date(2026, 11, 23))
    assert source_words(source) == "Uitgegeven: 2024. Gelezen op 23-11-2026."
    assert source_words(source.model_copy(update={"excerpt": True})).endswith("Alleen het begin is gelezen.")
