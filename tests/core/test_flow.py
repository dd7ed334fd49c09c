"""What is asked, in which order, and how far somebody is."""

from tests.builders import a_fact, a_pack, a_section, a_situation, an_item, is_, responses
from zelfscan.core.flow import (
    asked_items,
    asked_order,
    first_open,
    next_item,
    part_of,
    previous_item,
    progress,
)
from zelfscan.core.questionnaire import Route


def shed_pack():
    return a_pack(
        a_fact("shed", "yes", "no", void=("no",)),
        an_item("lock", asked_when=is_("shed", "yes")),
        an_item("lamp"),
        a_fact("function", "alderman", "other"),
        profile=("function",),
        sections=(a_section("one", "shed", "lock", "lamp"), a_section("two", "function")),
    )


def asked(**answers):
    pack = shed_pack()
    return asked_items(a_situation(pack, responses(**answers)), pack.routes[0])


def test_the_profile_is_asked_first_and_once():
    pack = shed_pack()
    assert asked_order(pack, pack.routes[0]) == ("function", "shed", "lock", "lamp")


def test_no_shed_means_no_shed_questions():
    assert asked(shed="no") == ("function", "shed", "lamp")
    assert asked(shed="yes") == ("function", "shed", "lock", "lamp")


def test_an_unknown_gate_does_not_ask_on():
    assert "lock" not in asked(shed="unknown")
    assert "lock" not in asked()


def test_next_and_previous_follow_what_is_asked():
    order = asked(shed="no")
    assert next_item(order, "shed") == "lamp"
    assert next_item(order, "lamp") is None
    assert previous_item(order, "lamp") == "shed"
    assert previous_item(order, "function") is None
    assert next_item(order, "lock") is None
    assert previous_item(order, "lock") is None


def test_not_knowing_is_an_answer():
    answers = responses(function="other", shed="unknown")
    order = asked(function="other", shed="unknown")
    assert first_open(order, answers) == "lamp"
    found = progress(order, answers)
    assert (found.answered, found.asked) == (2, 3)
    assert first_open(("function",), answers) is None


def test_a_route_with_stops_is_walked_in_their_order() -> None:
    pack = a_pack(an_item("door"), an_item("gate"), an_item("shed"), profile=("door",))
    stops = (
        {"id": "back", "title": "Achter", "items": ("shed",)},
        {"id": "front", "title": "Voor", "items": ("gate",)},
    )
    walk = Route.model_validate(
        {"id": "walk", "title": "Rondgang", "minutes": 5, "items": ("shed", "gate"), "stops": stops}
    )
    assert asked_order(pack, walk) == ("door", "shed", "gate")


def test_each_item_belongs_to_the_section_in_which_it_is_asked() -> None:
    pack = shed_pack()
    found = part_of(pack, pack.routes[0])
    assert found == {"shed": "one", "lock": "one", "lamp": "one", "function": "two"}


def test_what_no_section_asks_belongs_to_the_first() -> None:
    pack = a_pack(a_fact("function", "alderman", "other"), an_item("door"), profile=("function",))
    first = pack.sections[0].id
    assert set(part_of(pack, pack.routes[0]).values()) == {first}
