"""The lint on routes with stops of their own, and on routes that are not to begin with."""

from pathlib import Path

from tests.packs.changing import change, faults_in, line_of, only_fault

SHORT = "- {id: kort, title: Kort, minutes: 1, items: [desk.alarm, hall.way-out]}"
WALK = """- id: kort
    title: Kort
    minutes: 1
    is_extra: true
    stops:
      - {id: hall, title: Hal, items: [hall.way-out]}
      - {id: desk, title: Balie, items: [desk.alarm]}"""


def test_a_route_takes_its_items_from_its_stops(front_desk: Path) -> None:
    change(front_desk / "pack.yaml", SHORT, WALK)
    assert faults_in(front_desk) == []


def test_an_item_is_asked_at_one_stop(front_desk: Path) -> None:
    twice = WALK.replace("items: [desk.alarm]", "items: [desk.alarm, hall.way-out]")
    message = only_fault(front_desk, SHORT, twice, "- id: kort\n", "pack.yaml")
    assert message == "kort: 'hall.way-out' staat niet bij precies één halte; zet de vraag bij één halte"


def test_what_a_route_asks_has_a_stop(front_desk: Path) -> None:
    more = WALK.replace(
        "    stops:", "    items: [desk.alarm, hall.way-out, hall.smoke-detector]\n    stops:"
    )
    message = only_fault(front_desk, SHORT, more, "- id: kort\n", "pack.yaml")
    assert (
        message == "kort: 'hall.smoke-detector' staat niet bij precies één halte; zet de vraag bij één halte"
    )


def test_nobody_begins_with_a_route_for_a_second_look(front_desk: Path) -> None:
    change(front_desk / "pack.yaml", SHORT, WALK)
    path = front_desk / "pack.yaml"
    change(path, "default_route: volledig", "default_route: kort")
    line = line_of(path, "default_route: kort")
    message = "default_route: route 'kort' is extra; kies er een om mee te beginnen"
    assert f"front-desk/pack.yaml:{line}: {message}" in faults_in(front_desk)
