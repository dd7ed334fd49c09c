"""The lint on questions, sections, routes, measures and regulations: one mistake, one fault, its line."""

from pathlib import Path

import pytest

from tests.packs.changing import a_copy, change, faults_in, line_of, loaded_or_faults, only_fault
from zelfscan.errors.content import PackError

KIND, THREAT, DEPTH = "- id: desk.kind\n", "- id: desk.threat\n", "- id: desk.depth\n"
ALARM, TESTED, RACK = "- id: desk.alarm\n", "- id: desk.alarm-tested\n", "- id: hall.coat-rack\n"
SOUND = '- {id: sound, text: "Nee, hij maakt alleen geluid", value: 1/3}'
NONE = '- {id: none, text: Er is geen alarmknop, value: 0, implies: "0"}'
GLASS = "{id: glass, text: Een balie achter glas, implies: void}"
NO = '- {id: "no", text: Nee}'
ASKED = "asked_when: {item: desk.alarm, is: [colleagues, sound]}"
WHY = "why: Bij een balie achter glas zijn minder vragen nodig."


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        # One question
        (
            NO,
            f"{NO}\n      - {{id: 'no', text: Geen}}",
            THREAT,
            "twee antwoorden hebben dezelfde id; geef elk een eigen id",
        ),
        (
            SOUND,
            SOUND + "\n      - {id: unknown, text: A, value: 0.5}",
            ALARM,
            "'unknown' en 'not-applicable' zijn geen gewone antwoorden; kies een andere id",
        ),
        (
            SOUND,
            SOUND + "\n      - {id: also, text: A}",
            ALARM,
            "geef elk antwoord een 'value', of geen enkel: dan is het een feit zonder score",
        ),
        (
            "    good: In de hal hangt een rookmelder.\n",
            "",
            "- id: hall.smoke-detector\n",
            "'good' ontbreekt; schrijf de zin die onder Dit is al goed komt",
        ),
        (
            WHY,
            f"{WHY}\n    not_applicable: true",
            KIND,
            "een feit kent geen niet van toepassing; maak er een antwoord van",
        ),
        (
            WHY,
            f"{WHY}\n    critical: {{threshold: 1/2, cap: 49}}",
            KIND,
            "alleen een vraag met score kan kritiek zijn; haal 'critical' weg",
        ),
        (
            "- {measure: wider-desk}\n    sources: [B01]",
            "- {measure: wider-desk}\n    sources: [B02]",
            DEPTH,
            "bron 'B02' bestaat niet; zet hem bij 'sources' of verbeter de naam",
        ),
        # What it advises
        (
            "{measure: wider-desk}",
            "{measure: wide-desk}",
            DEPTH,
            "maatregel 'wide-desk' bestaat niet; bedoelt u 'wider-desk'?",
        ),
        (
            "{measure: wider-desk}",
            "{measure: wider-desk, when: [maybe]}",
            DEPTH,
            "'desk.depth' heeft geen antwoord 'maybe'; kies uit: yes, no",
        ),
        (
            '{measure: call-support, when: ["yes"]}',
            "{measure: call-support}",
            THREAT,
            "bij een feit hoort 'when' bij 'call-support': welke antwoorden?",
        ),
        # When it is asked
        (
            "asked_when: {item: desk.kind, is: [open]}",
            "asked_when: {item: desk.kinds, is: [open]}",
            DEPTH,
            "de voorwaarde kijkt naar 'desk.kinds', die niet in deze lijst staat; bedoelt u 'desk.kind'?",
        ),
        (
            "asked_when: {item: desk.kind, is: [open]}",
            "asked_when: {item: desk.kind, is: [open, shut]}",
            DEPTH,
            "'desk.kind' heeft geen antwoord 'shut'; kies uit: open, glass",
        ),
        (
            "fact: width of the desk",
            "fact: desk.kind",
            DEPTH,
            "vraagt hetzelfde feit als 'desk.kind'; haal een van de twee weg",
        ),
        (
            WHY,
            f"{WHY}\n    asked_when: {{item: desk.kind, is: [open]}}",
            KIND,
            "wacht op zichzelf; haal een stap uit 'asked_when'",
        ),
        # Gates
        (
            GLASS,
            GLASS.replace("void", '"0"'),
            KIND,
            "een feit kan vervolgvragen alleen laten vervallen; schrijf 'implies: void' (voor 'desk.depth')",
        ),
        (
            NONE,
            NONE.replace('"0"', "void"),
            ALARM,
            "'none' verbergt vervolgvragen en zegt dus implies: \"0\" (voor 'desk.alarm-tested')",
        ),
        (
            NONE,
            NONE.replace(', implies: "0"', ""),
            ALARM,
            "'none' verbergt vervolgvragen en zegt dus implies: \"0\" (voor 'desk.alarm-tested')",
        ),
        (
            "- {measure: desk-alarm}",
            "- {measure: desk-alarm, to: 1/2}",
            ALARM,
            "'desk-alarm' verhoogt naar 1/2; kies 'to' uit de waarden: 1/3, 1 (voor 'desk.alarm-tested')",
        ),
        # Measures and regulations
        (
            "requires: [call-support]",
            "requires: [call-suport]",
            "- id: choose-colleagues\n",
            "'requires': maatregel 'call-suport' bestaat niet; bedoelt u 'call-support'?",
        ),
        (
            "{regulation: house-rules, basis: employer, payer: employer}]\n    effort: 4",
            "{regulation: rules, basis: employer, payer: employer}]\n    effort: 4",
            "- id: wider-desk\n",
            "regeling 'rules' bestaat niet; bedoelt u 'house-rules'?",
        ),
        (
            "covers: {item: desk.kind, is: [open, glass]}",
            "covers: {item: desk.kind, is: [shut]}",
            "- id: house-rules\n",
            "'desk.kind' heeft geen antwoord 'shut'; kies uit: open, glass",
        ),
        (
            'is: ["yes", unknown]',
            'is: ["yes", maybe]',
            "- id: house-rules\n",
            "'desk.threat' heeft geen antwoord 'maybe'; kies uit: yes, no",
        ),
        (
            "sources: [B01]\n    read_on",
            "sources: [B03]\n    read_on",
            "- id: house-rules\n",
            "bron 'B03' bestaat niet; zet hem bij 'sources' of verbeter de naam",
        ),
        (
            'is: ["yes", unknown]}\n        sources: [B01]',
            'is: ["yes", unknown]}\n        sources: [B04]',
            "- id: house-rules\n",
            "bron 'B04' bestaat niet; zet hem bij 'sources' of verbeter de naam",
        ),
    ],
)
def test_one_mistake_is_one_fault_at_its_own_thing(
    front_desk: Path, old: str, new: str, at: str, message: str
) -> None:
    name = at.removeprefix("- id: ").strip()
    assert only_fault(front_desk, old, new, at=at) == f"{name}: {message}"


def test_a_scored_question_runs_from_0_to_1(front_desk: Path) -> None:
    change(front_desk / "stock.yaml", SOUND, "")
    change(front_desk / "stock.yaml", NONE, NONE.replace("value: 0", "value: 1/3"))
    change(front_desk / "stock.yaml", ASKED, ASKED.replace("colleagues, sound", "colleagues"))
    assert [fault.split(": ", 1)[1] for fault in faults_in(front_desk)] == [
        "desk.alarm: de waarden lopen van 0 tot en met 1; geef het slechtste antwoord 0 en het beste 1"
    ]


def test_an_answer_above_those_that_ask_on_says_that_the_rest_is_met(front_desk: Path) -> None:
    change(front_desk / "stock.yaml", ASKED, ASKED.replace("colleagues, sound", "sound"))
    change(front_desk / "stock.yaml", "collega's\", value: 1}", 'collega\'s", value: 1, implies: "1"}')
    assert faults_in(front_desk) == []
    change(front_desk / "stock.yaml", ', implies: "1"}', "}")
    assert len(faults_in(front_desk)) == 1
    assert "'colleagues' verbergt vervolgvragen en zegt dus implies: \"1\"" in faults_in(front_desk)[0]


def test_no_hiding_answer_lies_between_two_that_ask_on(front_desk: Path) -> None:
    change(front_desk / "stock.yaml", ASKED, ASKED.replace("colleagues, sound", "colleagues, none"))
    change(front_desk / "stock.yaml", NONE, NONE.replace(', implies: "0"', ""))
    assert [fault.split(": ", 1)[1] for fault in faults_in(front_desk)] == [
        "desk.alarm: 'sound' ligt tussen antwoorden die wel doorvragen; vraag ook hier door "
        "(voor 'desk.alarm-tested')"
    ]


def test_a_gate_does_not_allow_not_applicable(front_desk: Path) -> None:
    change(front_desk / "stock.yaml", "    good: De alarmknop van de balie",
           "    not_applicable: true\n    counts_as: 1\n    good: De alarmknop van de balie")  # fmt: skip
    assert any(
        "een vraag waar andere van afhangen kent geen niet van toepassing; maak er een antwoord van" in fault
        for fault in faults_in(front_desk)
    )


def test_a_circle_of_questions_is_named_at_each_of_them(front_desk: Path) -> None:
    why = "why: Dan gaan sommige maatregelen voor."
    change(front_desk / "stock.yaml", why, f"{why}\n    asked_when: {{item: desk.kind, is: [open]}}")
    change(front_desk / "stock.yaml", WHY, f'{WHY}\n    asked_when: {{item: desk.threat, is: ["no"]}}')
    assert [fault.split(": ", 1)[1] for fault in faults_in(front_desk)] == [
        "desk.kind: wacht op zichzelf; haal een stap uit 'asked_when'",
        "desk.threat: wacht op zichzelf; haal een stap uit 'asked_when'",
    ]


def test_a_circle_of_measures_is_named_at_each_of_them(front_desk: Path) -> None:
    change(
        front_desk / "stock.yaml",
        "is_urgent_at_threat: true",
        "is_urgent_at_threat: true\n    requires: [desk-alarm]",
    )
    assert [fault.split(": ", 1)[1] for fault in faults_in(front_desk)] == [
        "desk-alarm: wacht op zichzelf; haal een stap uit 'requires'",
        "choose-colleagues: wacht op zichzelf; haal een stap uit 'requires'",
        "call-support: wacht op zichzelf; haal een stap uit 'requires'",
    ]


def test_a_circle_among_questions_that_no_pack_asks_is_found(front_desk: Path) -> None:
    why = "why: Deze vraag hoort bij een andere lijst."
    change(front_desk / "stock.yaml", why, f'{why}\n    asked_when: {{item: cellar.lock, is: ["yes"]}}')
    assert [fault.split(": ", 1)[1] for fault in faults_in(front_desk)] == [
        "cellar.lock: wacht op zichzelf; haal een stap uit 'asked_when'"
    ]


def test_a_condition_of_a_question_that_is_not_asked_looks_at_the_whole_stock(front_desk: Path) -> None:
    why = "why: Deze vraag hoort bij een andere lijst."
    message = only_fault(
        front_desk, why, f'{why}\n    asked_when: {{item: cellar.light, is: ["yes"]}}', at="- id: cellar.lock"
    )
    assert message == (
        "cellar.lock: de voorwaarde kijkt naar 'cellar.light', die niet in deze lijst staat; "
        "bedoelt u 'cellar.lock'?"
    )


def test_a_section_needs_a_question_that_always_counts(front_desk: Path) -> None:
    more = "  - {id: more, title: Meer, items: [hall.smoke-detector, hall.way-out]}"
    change(
        front_desk / "pack.yaml",
        "items: [hall.smoke-detector, hall.way-out, hall.coat-rack, hall.adviser]\n    weight: 2",
        f"items: [hall.coat-rack]\n{more}",
    )
    always = "hall: geen vraag met score geldt altijd; zet er een bij zonder voorwaarde en zonder n.v.t."
    assert faults_in(front_desk) == [f"front-desk/pack.yaml:18: {always}"]


def test_a_section_of_facts_alone_needs_no_score(front_desk: Path) -> None:
    more = "  - id: more\n    title: Meer\n    items: [desk.depth"
    change(front_desk / "pack.yaml", "desk.kind, desk.threat, desk.depth", f"desk.kind, desk.threat]\n{more}")
    assert faults_in(front_desk) == []


def test_a_question_stands_in_one_section(front_desk: Path) -> None:
    change(front_desk / "pack.yaml", "items: [hall.smoke-detector", "items: [desk.depth, hall.smoke-detector")
    assert [fault.split(": ", 1)[1] for fault in faults_in(front_desk)] == [
        "desk.depth: staat in meer dan één onderdeel; haal de andere weg"
    ]


def test_at_most_four_gates_bear_on_a_section(tmp_path: Path) -> None:
    folder = a_copy("worked-example", tmp_path)
    gate = "  - {{id: gate{0}, question: A, why: B, options: [{{id: a, text: A}}, {{id: b, text: B}}]}}\n"
    items = "".join(gate.format(number) for number in range(5))
    parts = ", ".join(f"{{item: gate{number}, is: [a]}}" for number in range(5))
    change(folder / "content.yaml", "\nitems:\n", f"\nitems:\n{items}")
    change(folder / "content.yaml", "weight: 9", f"asked_when: {{any: [{parts}]}}\n    counts_as: 1")
    change(
        folder / "pack.yaml", "items: [night-lock", "items: [gate0, gate1, gate2, gate3, gate4, night-lock"
    )
    assert [fault.split(": ", 1)[1] for fault in faults_in(folder)] == [
        "habits: hangt af van meer dan 4 vragen; maak voorwaarden eenvoudiger: "
        "gate0, gate1, gate2, gate3, gate4"
    ]


def test_faults_of_questions_conditions_and_measures_come_together(front_desk: Path) -> None:
    change(front_desk / "stock.yaml", "{measure: wider-desk}", "{measure: wide-desk}")
    change(front_desk / "stock.yaml", "fact: width of the desk", "fact: desk.kind")
    change(front_desk / "stock.yaml", "requires: [call-support]", "requires: [call-suport]")
    change(front_desk / "stock.yaml", "reference: 1", "reference: 0")
    found = loaded_or_faults(front_desk)
    assert isinstance(found, PackError)
    assert len(found.faults) == 4


def test_improving_one_gate_never_makes_a_follow_up_count_for_less(front_desk: Path) -> None:
    any_of = 'asked_when: {any: [{item: desk.alarm, is: [none]}, {item: hall.way-out, is: ["no"]}]}'
    path = front_desk / "stock.yaml"
    change(path, ASKED, any_of)
    change(path, NONE, NONE.replace(', implies: "0"', ""))
    alarm, way_out = line_of(path, ALARM), line_of(path, "- id: hall.way-out\n")
    turned = "beter maken laat 'desk.alarm-tested' slechter tellen; maak die voorwaarde eenvoudiger"
    assert faults_in(front_desk) == [
        f"front-desk/stock.yaml:{alarm}: desk.alarm: {turned}",
        f"front-desk/stock.yaml:{way_out}: hall.way-out: {turned}",
    ]


def test_a_fact_or_a_gate_that_is_enough_by_itself_turns_things_round(front_desk: Path) -> None:
    path = front_desk / "stock.yaml"
    parts = "{item: desk.kind, is: [open]}, {item: desk.alarm, is: [colleagues, sound]}"
    change(path, ASKED, f"asked_when: {{any: [{parts}]}}\n    counts_as: 1")
    assert faults_in(front_desk) == [
        f"front-desk/stock.yaml:{line_of(path, ALARM)}: desk.alarm: "
        "beter maken laat 'desk.alarm-tested' slechter tellen; maak die voorwaarde eenvoudiger"
    ]


def test_a_fact_and_a_gate_that_are_both_needed_are_fine(front_desk: Path) -> None:
    parts = "{item: desk.kind, is: [open]}, {item: desk.alarm, is: [colleagues, sound]}"
    change(front_desk / "stock.yaml", ASKED, f"asked_when: {{all: [{parts}]}}\n    counts_as: 1")
    assert faults_in(front_desk) == []


def test_a_route_asks_something_that_always_counts_in_each_section(front_desk: Path) -> None:
    message = only_fault(
        front_desk,
        "items: [desk.alarm, hall.way-out]}",
        "items: [desk.alarm, hall.coat-rack]}",
        "- {id: kort, ",
        "pack.yaml",
    )
    assert message == "kort: vraagt uit 'hall' niets dat altijd geldt; vraag iets zonder voorwaarde of n.v.t."


DOOR = "    repeats: door\n    scale: yes-no\n    weight: 2"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (DOOR, DOOR.replace("door", "dor"), "soort element 'dor' bestaat niet; bedoelt u 'door'?"),
        (
            "    scale: yes-no\n    weight: 2",
            "    options: [{id: a, text: A}, {id: b, text: B}]\n    weight: 2",
            "alleen een vraag met score kan per element worden gesteld; haal 'repeats' weg",
        ),
    ],
)
def test_a_question_repeats_for_a_kind_that_exists_and_only_with_a_score(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = a_copy("two-doors", tmp_path) / "content.yaml"
    change(path, old, new)
    line = line_of(path, "- id: door.lock\n")
    assert f"two-doors/content.yaml:{line}: door.lock: {message}" in faults_in(path.parent)


def test_a_gate_that_repeats_never_asks_on_at_its_worst(tmp_path: Path) -> None:
    path = a_copy("two-doors", tmp_path) / "content.yaml"
    asked = 'asked_when: {item: door.lock, is: ["no"]}'
    change(
        path,
        "    question: Brandt er buiten een lamp?",
        f"    {asked}\n    question: Brandt er buiten een lamp?",
    )
    change(
        path,
        "    scale: yes-no\n    weight: 2",
        """    options:
      - {id: "yes", text: Ja, value: 1, implies: "1"}
      - {id: "no", text: Nee, value: 0}
    weight: 2""",
    )
    words = "wordt per element gesteld; vraag dan niet door bij het slechtste antwoord (voor 'light')"
    assert any(fault.endswith(f"door.lock: {words}") for fault in faults_in(path.parent))
