"""The lint on scenarios: what feeds them, what they depend on, and whether a pack can know them."""

from pathlib import Path

import pytest

from tests.packs.changing import a_copy, change, faults_in, only_fault

ANGER, FIRE, SLOW = "- id: anger-at-desk\n", "- id: fire-in-hall\n", "- id: slow-help\n"
ESCAPE = "escape: [{item: hall.way-out, effect: large}]"
FACTOR = 'values: {"yes": 2, "no": 0.5}'


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        (
            "{item: hall.coat-rack}]",
            "{item: hall.coat-racks}]",
            SLOW,
            "vraag 'hall.coat-racks' bestaat niet; bedoelt u 'hall.coat-rack'?",
        ),
        (
            "{item: hall.coat-rack}]",
            "{item: desk.kind}]",
            SLOW,
            "'desk.kind' is een feit en kan niets tegenhouden; zet het bij 'factors'",
        ),
        (
            "- {item: desk.threat, values",
            "- {item: desk.thread, values",
            ANGER,
            "'desk.thread' is geen feit; zet bij 'factors' een vraag zonder score",
        ),
        (
            "- {item: desk.threat, values",
            "- {item: desk.alarm, values",
            ANGER,
            "'desk.alarm' is geen feit; zet bij 'factors' een vraag zonder score",
        ),
        (
            FACTOR,
            'values: {"yes": 2, maybe: 0.5}',
            ANGER,
            "'desk.threat' heeft geen antwoord 'maybe'; kies uit: yes, no",
        ),
        (
            "exists_when: {item: desk.kind, is: [open]}",
            "exists_when: {item: desk.kind, is: [shut]}",
            ANGER,
            "'desk.kind' heeft geen antwoord 'shut'; kies uit: open, glass",
        ),
        (
            "{id: around-the-desk, ",
            "{id: over-the-desk, ",
            ANGER,
            "de weg 'over-the-desk' staat er twee keer; kies een andere id",
        ),
        (
            "desk.alarm: none}",
            "desk.alarm: nothing}",
            ANGER,
            "'desk.alarm' heeft geen antwoord 'nothing'; kies uit: colleagues, sound, none",
        ),
        (
            "desk.alarm: none}",
            "desk.alarm: none, desk.alrm: none}",
            ANGER,
            "het voorbeeld: vraag 'desk.alrm' bestaat niet; bedoelt u 'desk.alarm'?",
        ),
        (
            "desk.alarm: none}",
            "desk.alarm: none, hall.way-out: not-applicable}",
            ANGER,
            "'hall.way-out' heeft geen antwoord 'not-applicable'; kies uit: yes, no",
        ),
        (
            "grade: A, sources: [B01]",
            "grade: A, sources: [B05]",
            ANGER,
            "bron 'B05' bestaat niet; zet hem bij 'sources' of verbeter de naam",
        ),
        (
            "p: 0.8, sources: [B01]",
            "p: 0.8, sources: [B06]",
            FIRE,
            "bron 'B06' bestaat niet; zet hem bij 'sources' of verbeter de naam",
        ),
        (
            f"{FACTOR}, grade: assumption",
            f"{FACTOR}, grade: assumption, sources: [B07]",
            ANGER,
            "bron 'B07' bestaat niet; zet hem bij 'sources' of verbeter de naam",
        ),
        (
            "domain: werk\n    needs",
            "domain: werk\n    sources: [B08]\n    needs",
            SLOW,
            "bron 'B08' bestaat niet; zet hem bij 'sources' of verbeter de naam",
        ),
        (
            "share: 0.4}",
            "share: 0.4, delay: [{item: hall.way-out, minutes: 3, grade: A, sources: [B09]}]}",
            ANGER,
            "bron 'B09' bestaat niet; zet hem bij 'sources' of verbeter de naam",
        ),
        (
            "    deter:\n",
            "    respond: {minutes: 9, grade: A, faster: [{item: hall.way-out, minutes: 3, grade: A, "
            "sources: [B10]}]}\n    deter:\n",
            ANGER,
            "bron 'B10' bestaat niet; zet hem bij 'sources' of verbeter de naam",
        ),
    ],
)
def test_one_mistake_is_one_fault_at_its_scenario(
    front_desk: Path, old: str, new: str, at: str, message: str
) -> None:
    name = at.removeprefix("- id: ").strip()
    assert only_fault(front_desk, old, new, at=at) == f"{name}: {message}"


def test_a_way_exists_by_a_fact_only(front_desk: Path) -> None:
    change(front_desk / "stock.yaml", "exists_when: {item: desk.kind, is: [open]}",
           'exists_when: {item: hall.way-out, is: ["yes"]}')  # fmt: skip
    change(front_desk / "stock.yaml", "desk.alarm: none}", 'desk.alarm: none, hall.way-out: "yes"}')
    assert [fault.split(": ", 1)[1] for fault in faults_in(front_desk)] == [
        "anger-at-desk: of 'over-the-desk' bestaat mag alleen van een feit afhangen; kies een feit"
    ]


def test_what_can_be_absent_and_feeds_a_risk_says_what_it_counts_as(front_desk: Path) -> None:
    message = only_fault(front_desk, "    counts_as: 1\n    scale: yes-no\n    critical",
                         "    scale: yes-no\n    critical", at="- id: desk.depth\n")  # fmt: skip
    assert (
        message == "desk.depth: voedt 'anger-at-desk' en kan ontbreken; zeg met 'counts_as' hoe het dan telt"
    )


def test_what_allows_not_applicable_can_be_absent(front_desk: Path) -> None:
    change(
        front_desk / "stock.yaml",
        "    good: Er is een tweede uitgang.",
        "    good: Er is er een.\n    not_applicable: true",
    )
    short = "items: [desk.alarm, hall.way-out"
    change(front_desk / "pack.yaml", short, f"{short}, hall.smoke-detector")
    assert [fault.split(": ", 1)[1] for fault in faults_in(front_desk)] == [
        "hall.way-out: voedt 'fire-in-hall' en kan ontbreken; zeg met 'counts_as' hoe het dan telt"
    ]


def test_what_hangs_on_something_that_can_be_absent_can_be_absent(front_desk: Path) -> None:
    """The alarm is asked at an open desk only, so its test can lapse with it."""
    asked = "counts_as: 1\n    asked_when: {item: desk.kind, is: [open]}"
    change(front_desk / "stock.yaml", "    question: Waarschuwt", f"    {asked}\n    question: Waarschuwt")
    change(front_desk / "pack.yaml", "desk.alarm-tested]", "desk.alarm-tested, hall.smoke-detector]")
    change(front_desk / "pack.yaml", "items: [hall.smoke-detector, ", "items: [")
    change(
        front_desk / "pack.yaml",
        "items: [desk.alarm, hall.way-out",
        "items: [desk.alarm, hall.smoke-detector, hall.way-out",
    )
    assert [fault.split(": ", 1)[1] for fault in faults_in(front_desk)] == [
        "desk.alarm-tested: voedt 'anger-at-desk' en kan ontbreken; zeg met 'counts_as' hoe het dan telt",
    ]


def test_a_readiness_may_rest_on_what_can_be_absent(front_desk: Path) -> None:
    change(front_desk / "stock.yaml", "not_applicable: true\n    counts_as: 1", "not_applicable: true")
    assert faults_in(front_desk) == []


def test_a_pack_asks_most_of_what_its_scenarios_rest_on(front_desk: Path) -> None:
    change(
        front_desk / "pack.yaml",
        "hall.way-out, hall.coat-rack, hall.adviser]",
        "hall.coat-rack, hall.adviser]",
    )
    change(front_desk / "pack.yaml", "items: [desk.alarm, hall.way-out]", "items: [desk.alarm]")
    assert [fault.split(": ", 1)[1] for fault in faults_in(front_desk)] == [
        "fire-in-hall: minder dan 7/10 van het gewicht is hier te weten; vraag ook: hall.way-out"
    ]


def test_a_mishap_without_effects_has_nothing_to_ask(front_desk: Path) -> None:
    for line in ("    detect: [{item: hall.smoke-detector, effect: large}]\n",
                 "    heard: [{item: hall.smoke-detector, effect: large}]\n", f"    {ESCAPE}\n"):  # fmt: skip
        change(front_desk / "stock.yaml", line, "")
    assert faults_in(front_desk) == []


def test_at_most_four_gates_bear_on_a_scenario(front_desk: Path) -> None:
    gates = "".join(
        f"  - {{id: gate{n}, question: A, why: B, options: [{{id: a, text: A}}, {{id: b, text: B}}]}}\n"
        for n in range(4)
    )
    parts = ", ".join(f"{{item: gate{n}, is: [a]}}" for n in range(4))
    answers = ", ".join(f"gate{n}: a" for n in range(4))
    change(front_desk / "stock.yaml", "\nitems:\n", f"\nitems:\n{gates}")
    change(front_desk / "stock.yaml", "share: 0.4}", f"share: 0.4, exists_when: {{any: [{parts}]}}}}")
    change(front_desk / "stock.yaml", "desk.alarm: none}", f"desk.alarm: none, {answers}}}")
    change(
        front_desk / "pack.yaml",
        "items: [desk.kind, desk.threat,",
        "items: [gate0, gate1, gate2, gate3, desk.kind, desk.threat,",
    )
    assert [fault.split(": ", 1)[1] for fault in faults_in(front_desk)] == [
        "anger-at-desk: hangt af van meer dan 4 vragen; maak voorwaarden eenvoudiger: "
        "desk.alarm, desk.kind, gate0, gate1, gate2, gate3"
    ]


def test_what_changes_a_likelihood_never_stands_behind_something_that_can_improve(front_desk: Path) -> None:
    path = front_desk / "stock.yaml"
    change(
        path,
        "question: Is er nu een dreiging?",
        "question: Is er nu een dreiging?\n    asked_when: {item: desk.alarm, is: [colleagues, sound]}",
    )
    assert any(
        fault.endswith("'desk.threat' verandert de kans; laat het niet afhangen van de score 'desk.alarm'")
        for fault in faults_in(front_desk)
    )


def test_an_item_stands_once_in_a_layer(front_desk: Path) -> None:
    message = only_fault(
        front_desk,
        ESCAPE,
        "escape: [{item: hall.way-out, effect: large}, {item: hall.way-out, effect: small}]",
        FIRE,
    )
    assert message == "fire-in-hall: 'hall.way-out' staat twee keer in dezelfde laag; haal er een weg"


def test_noticing_a_mishap_needs_hearing_and_a_way_out(front_desk: Path) -> None:
    message = only_fault(front_desk, f"    {ESCAPE}\n", "", FIRE)
    assert message == (
        "fire-in-hall: 'detect', 'heard' en 'escape' doen alleen samen iets: vul ze alle drie in, of geen"
    )


def test_a_path_is_taken_for_a_kind_of_element_that_exists(tmp_path: Path) -> None:
    folder = a_copy("two-doors", tmp_path)
    message = only_fault(folder, "element: door\n", "element: dor\n", "- id: burglary\n", "content.yaml")
    assert message == "burglary: soort element 'dor' bestaat niet; bedoelt u 'door'?"


def test_a_path_for_each_window_needs_a_question_for_each_window(tmp_path: Path) -> None:
    folder = a_copy("two-doors", tmp_path)
    kinds = "  - {id: door, title: deur, plural: deuren}\n"
    change(folder / "content.yaml", kinds, f"{kinds}  - {{id: window, title: raam, plural: ramen}}\n")
    message = only_fault(folder, "element: door\n", "element: window\n", "- id: burglary\n", "content.yaml")
    assert message == "burglary: de weg 'door' gaat per 'window'; zet 'repeats: window' bij een vraag"
