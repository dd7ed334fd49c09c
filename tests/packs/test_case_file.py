"""What a file with a worked case must look like; whatever is wrong has its line."""

from datetime import date
from fractions import Fraction

import pytest

from zelfscan.errors.content import PackError
from zelfscan.packs.case_file import read_case
from zelfscan.packs.reader import parse

HEAD = "pack: tiny\nroute: volledig\ndate: 2026-11-23\nresponses: {door: 'yes'}\n"


def faults(text: str) -> list[str]:
    with pytest.raises(PackError) as caught:
        read_case(parse(text.encode(), "proef.yaml"))
    return [str(fault) for fault in caught.value.faults]


def test_a_case_holds_the_answers_and_what_they_must_give() -> None:
    text = f"{HEAD}expect: {{overall: {{low: 215/9}}, measures: {{first: new-lock}}}}\n"
    case = read_case(parse(text.encode(), "proef.yaml"))
    assert (case.pack, case.route, case.day) == ("tiny", "volledig", date(2026, 11, 23))
    assert case.responses == {"door": "yes"}
    assert case.expect.overall.low == Fraction(215, 9)
    assert case.expect.overall.model_fields_set == {"low"}
    assert (case.expect.measures.first, case.expect.measures.includes) == ("new-lock", ())


@pytest.mark.parametrize(
    ("expected", "fault"),
    [
        ("[overall]", "'expect' moet uit sleutels met een waarde bestaan, zoals {sleutel: waarde}"),
        (
            "{weather: {level: good}}",
            "onbekende sleutel 'weather'; de handleiding noemt de sleutels die er zijn",
        ),
        ("{overall: 5}", "'overall' moet uit sleutels met een waarde bestaan, zoals {sleutel: waarde}"),
        ("{overall: {low: veel}}", "'low' moet een getal zijn, zoals 1, 0.25 of 1/3"),
        ("{overall: {level: [good]}}", "'level' moet tekst zijn (zet er aanhalingstekens om)"),
        (
            "{sections: [facade]}",
            "'sections' moet uit sleutels met een waarde bestaan, zoals {sleutel: waarde}",
        ),
        (
            "{sections: {facade: weak}}",
            "'facade' moet uit sleutels met een waarde bestaan, zoals {sleutel: waarde}",
        ),
        (
            "{risks: {burglary: {colour: red}}}",
            "onbekende sleutel 'colour'; de handleiding noemt de sleutels die er zijn",
        ),
        (
            "{measures: [other]}",
            "'measures' moet uit sleutels met een waarde bestaan, zoals {sleutel: waarde}",
        ),
        ("{measures: {includes: other}}", "'includes' moet een lijst zijn, zoals [a, b]"),
        ("{measures: {first: [other]}}", "'first' moet tekst zijn (zet er aanhalingstekens om)"),
        ("{claims: {includes: [{id: a}]}}", "'includes' moet tekst zijn (zet er aanhalingstekens om)"),
    ],
)
def test_an_expectation_of_the_wrong_kind_is_a_fault(expected: str, fault: str) -> None:
    assert faults(f"{HEAD}expect: {expected}\n") == [f"proef.yaml:5: {fault}"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("date: 2026-11-23", "date: gisteren", "3: 'date' moet een datum zijn, zoals 2026-11-23"),
        ("pack: tiny", "pack: 5", "1: 'pack' moet tekst zijn (zet er aanhalingstekens om)"),
        ("'yes'", "{is: ja}", "4: 'door' moet tekst zijn (zet er aanhalingstekens om)"),
        ("'yes'", "[ja]", "4: 'door' moet tekst zijn (zet er aanhalingstekens om)"),
        (
            "{door: 'yes'}",
            "[door]",
            "4: 'responses' moet uit sleutels met een waarde bestaan, zoals {sleutel: waarde}",
        ),
        (
            "pack: tiny",
            "pack: tiny\nextra: 1",
            "2: onbekende sleutel 'extra'; de handleiding noemt de sleutels die er zijn",
        ),
    ],
)
def test_a_head_of_the_wrong_kind_is_a_fault(old: str, new: str, fault: str) -> None:
    assert faults(HEAD.replace(old, new) + "expect: {}\n") == [f"proef.yaml:{fault}"]


def test_what_a_case_lacks_is_named_all_at_once() -> None:
    assert faults("title: leeg\n") == [
        f"proef.yaml:1: '{key}' ontbreekt; schrijf '{key}:' met een waarde"
        for key in ("pack", "route", "date", "responses", "expect")
    ]


@pytest.mark.parametrize("text", ["", "- a\n", "zomaar\n"])
def test_a_file_without_keys_is_no_case(text: str) -> None:
    assert faults(text) == ["proef.yaml:1: het bestand is leeg of heeft geen sleutels; begin met 'pack:'"]
