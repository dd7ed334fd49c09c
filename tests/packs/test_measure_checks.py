"""The lint on measures: each contradiction has its own sentence, at the measure it is about."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_measure, a_pack, a_regulation, an_item, is_
from tests.packs.changing import change, line_of
from zelfscan.core.measure import Basis, Funding, Measure, Norm
from zelfscan.core.text import LocalizedText
from zelfscan.packs.library import check_folder
from zelfscan.packs.measure_checks import PAYERS, check_measures
from zelfscan.packs.stock import Stock

OPEN = a_regulation(id="2024", covers=is_("lock", "yes"))
CLOSED = a_regulation(
    id="2021",
    covers=is_("lock", "yes"),
    valid_from=date(2021, 1, 1),
    closed_list=(LocalizedText(base="Brievenbus"),),
)


def faults(*measures: Measure, regulations: Any = (), language: str = "nl") -> list[str]:
    pack = a_pack(an_item("lock"), language=language, languages=(language,))
    stock = Stock(
        measures={measure.id: measure for measure in measures},
        regulations={regulation.id: regulation for regulation in regulations},
    )
    check_measures(pack, stock)
    return [fault.message for fault in stock.faults]


def kept(months: int, words: str) -> dict[str, Any]:
    return {"is_once": False, "maintenance": {"every_months": months, "text": words}}


def paid(*lines: tuple[str, Basis, Any], **changes: Any) -> Measure:
    funding = tuple(Funding(regulation=name, basis=basis, payer=payer) for name, basis, payer in lines)
    return a_measure("m", funding=funding, **changes)


def with_norm(kind: Any, text: str, **changes: Any) -> Measure:
    return a_measure("m", norm=Norm(kind=kind, text=LocalizedText(base=text)), **changes)


def test_a_measure_that_agrees_with_itself_has_no_fault() -> None:
    assert faults(a_measure("m"), a_measure("n", **kept(12, "Test elk jaar."))) == []


def test_upkeep_or_once_is_enough_and_never_both_or_neither() -> None:
    neither = faults(a_measure("m", is_once=False))
    assert neither == [
        "m: zeg hoe dit goed blijft: 'maintenance: {every_months: 12, text: Test dit elk jaar.}', "
        "of 'is_once: true' als één keer doen genoeg is"
    ]
    both = a_measure("m", **{**kept(12, "Test elk jaar."), "is_once": True})
    assert faults(both) == ["m: kies één van de twee: 'maintenance', of 'is_once: true'"]


def test_the_words_for_an_interval_are_its_months() -> None:
    wrong = a_measure("m", **kept(12, "Test elke drie maanden."))
    assert faults(wrong) == ["m: maintenance: 'elke drie maanden' is 3, maar 'every_months' is 12"]
    assert faults(a_measure("m", **kept(3, "Test elke drie maanden."))) == []
    assert faults(a_measure("m", **kept(12, "Test na een storm."))) == []
    assert faults(wrong, language="en") == []


def test_our_own_norm_begins_with_the_word_for_it() -> None:
    own = {"is_own_proposal": True}
    assert faults(with_norm("proposal", "Voorstel: klasse P2A.", **own)) == []
    assert faults(with_norm("proposal", "Klasse P2A.", **own)) == [
        "m: norm: een eigen voorstel begint met 'Voorstel:'"
    ]
    assert faults(with_norm("none", "Voorstel: een norm.")) == [
        "m: norm: wat met 'Voorstel:' begint, heeft 'kind: proposal'"
    ]
    assert faults(with_norm("none", "Niets.")) == ["m: norm: zeg dat er geen norm is gevonden"]


def test_our_own_norm_is_marked_and_never_certain() -> None:
    text = "Voorstel: klasse P2A."
    assert faults(with_norm("proposal", text, sources=("S1",))) == [
        "m: een norm die wij voorstellen, vraagt om 'is_own_proposal: true'"
    ]
    assert faults(with_norm("proposal", text, sources=("S1",), is_own_proposal=True, confidence="high")) == [
        "m: met een norm van onszelf is 'confidence' niet meer dan 'medium'"
    ]
    named = with_norm("proposal", text, sources=("S1",), is_own_proposal=True, confidence="medium")
    assert faults(named) == []


def test_what_has_no_source_is_our_own_and_uncertain() -> None:
    assert faults(a_measure("m", is_own_proposal=False)) == [
        "m: zonder bron is dit een eigen voorstel: 'is_own_proposal: true'"
    ]
    unsure = faults(a_measure("m", confidence="medium"))
    assert unsure == [
        "m: zonder bron is 'confidence' niet meer dan 'low'",
        "m: een eigen voorstel heeft 'confidence: low'",
    ]
    assert faults(with_norm("rule", "Artikel 1 van de norm.")) == [
        "m: een norm of regel heeft een bron; zonder bron is het 'kind: none'"
    ]


def test_what_is_free_is_paid_by_nobody() -> None:
    assert faults(paid(("2024", "behaviour", "nobody"), is_free=True)) == []
    assert faults(paid(("2024", "employer", "employer"), is_free=True)) == []
    assert faults(paid(("2024", "behaviour", "self"), is_free=True)) == [
        "m: regeling '2024': kost niets, maar 'payer' is 'self'"
    ]
    assert faults(paid(("2024", "if-advised", "employer"), is_free=True)) == [
        "m: regeling '2024': kost niets, dus 'if-advised' past er niet bij"
    ]
    assert faults(paid(("2024", "behaviour", "nobody"))) == [
        "m: regeling '2024': kost geld, maar niemand betaalt"
    ]


@pytest.mark.parametrize("basis", PAYERS)
def test_each_ground_has_its_own_payers(basis: Basis) -> None:
    for payer in ("self", "employer", "nobody", "unknown"):
        scheme = {"scheme_item": "glass"} if basis == "reimbursed" else {}
        measure = paid(("2024", basis, payer), is_free=payer == "nobody", **scheme)
        known = " of ".join(PAYERS[basis])
        said = f"m: bij '{basis}' betaalt {known}, niet '{payer}'"
        assert (said in faults(measure)) == (payer not in PAYERS[basis])


def test_every_regulation_has_one_line() -> None:
    both = paid(("2021", "outside", "self"), ("2024", "behaviour", "self"))
    assert faults(both, regulations=(CLOSED, OPEN)) == []
    assert faults(a_measure("m"), regulations=(CLOSED, OPEN)) == [
        "m: regeling '2021' heeft 0 regels bij 'funding'; maak er één van"
    ]
    twice = paid(("2024", "behaviour", "self"), ("2024", "pkvw", "self"))
    assert faults(twice, regulations=(OPEN,)) == [
        "m: regeling '2024' heeft 2 regels bij 'funding'; maak er één van"
    ]


def test_a_closed_list_and_an_advice_are_two_things() -> None:
    assert faults(paid(("2024", "outside", "self")), regulations=(OPEN,)) == [
        "m: 'outside' past niet bij regeling '2024': die heeft geen 'closed_list'"
    ]
    assert faults(paid(("2021", "if-advised", "employer")), regulations=(CLOSED,)) == [
        "m: 'if-advised' past niet bij regeling '2021': die heeft een 'closed_list'"
    ]


def test_what_a_list_names_says_which_of_it() -> None:
    assert faults(paid(("2021", "reimbursed", "employer"), scheme_item="glass")) == []
    assert faults(paid(("2021", "reimbursed", "employer"))) == [
        "m: wat een regeling vergoedt, noemt met 'scheme_item' waar het op de lijst staat"
    ]
    assert faults(paid(("2021", "outside", "self"), scheme_item="glass")) == [
        "m: 'scheme_item: glass' staat op een lijst, maar geen regeling vergoedt het"
    ]
    assert faults(paid(("2021", "outside", "self"), scheme_item="pkvw")) == [
        "m: 'scheme_item: pkvw' is overal 'basis: pkvw'"
    ]


def test_two_measures_are_told_apart() -> None:
    found = faults(a_measure("m", title="Slot"), a_measure("n", title="Slot", ref="M"))
    assert found == [
        "m: een andere maatregel heeft dezelfde titel",
        "m: een andere maatregel heeft ook 'ref: M'",
        "n: een andere maatregel heeft dezelfde titel",
        "n: een andere maatregel heeft ook 'ref: M'",
    ]


def test_the_check_of_a_folder_says_where_upkeep_is_missing(front_desk: Path) -> None:
    path = front_desk / "stock.yaml"
    change(path, "    maintenance: {every_months: 1, text: Test de knop elke maand.}\n", "")
    (fault,) = check_folder(front_desk)
    assert fault.line == line_of(path, "- id: test-desk-alarm\n")
    assert "zeg hoe dit goed blijft" in fault.message


def test_upkeep_as_a_text_alone_is_refused(front_desk: Path) -> None:
    old = "{every_months: 1, text: Test de knop elke maand.}"
    change(front_desk / "stock.yaml", old, "Test de knop elke maand.")
    (fault,) = check_folder(front_desk)
    assert "'maintenance' moet uit sleutels met een waarde bestaan" in fault.message


@pytest.mark.parametrize(("months", "words"), [(0, "minstens 1"), (121, "hoogstens 120")])
def test_months_run_from_1_to_120(front_desk: Path, months: int, words: str) -> None:
    change(front_desk / "stock.yaml", "every_months: 1,", f"every_months: {months},")
    (fault,) = check_folder(front_desk)
    assert "every_months" in fault.message
    assert words in fault.message
