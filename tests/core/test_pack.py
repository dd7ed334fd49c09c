"""What a pack tells about itself."""

from datetime import date

from tests.builders import a_fact, a_pack, a_section, a_situation, an_item, is_, responses
from zelfscan.core.pack import Source


def test_every_gate_that_can_hide_an_item_stands_after_what_can_hide_it() -> None:
    inner = an_item("inner", asked_when=is_("outer", "yes"))
    outer = a_fact("outer", asked_when=is_("first", "yes"))
    pack = a_pack(an_item("last", asked_when=is_("inner", "yes")), inner, outer)
    # What is not in the pack cannot hide anything.
    assert pack.gates_before("last") == ("outer", "inner")
    assert pack.gates_before("outer") == pack.gates_before("first") == ()


def test_sources_and_sections_are_found_by_id() -> None:
    source = Source(id="S1", title="Bron", url="https://a.nl", published="2020", read_on=date(2026, 1, 1))
    pack = a_pack(an_item("a"), an_item("b"), sources=(source,), sections=(a_section("s", "a", "b"),))
    assert pack.source_by_id == {"S1": source}
    assert pack.section_of == {"a": "s", "b": "s"}
    assert pack.route("volledig") is pack.routes[0]
    assert pack.route("kort") is None


def test_the_same_answers_can_be_looked_at_with_other_content() -> None:
    old, new = a_pack(an_item("a")), a_pack(an_item("a", weight=2))
    moved = a_situation(old, responses(a="yes")).in_pack(new)
    assert moved.pack is new
    assert moved.answer("a") == "yes"
    assert moved.route_items == {"a"}


def test_an_extra_route_is_none_to_begin_with() -> None:
    route = a_pack(an_item("a")).routes[0]
    extra = route.model_copy(update={"id": "extra", "is_extra": True})
    assert a_pack(an_item("a"), routes=(route, extra)).first_routes == (route,)
