"""The lint on reach: conditions that contradict each other, alone or by way of what hides a gate."""

from tests.builders import (
    a_fact,
    a_pack,
    a_path,
    a_regulation,
    all_of,
    an_adversary,
    an_effect,
    an_item,
    any_of,
    is_,
    not_,
)
from zelfscan.core.regulation import Claim
from zelfscan.packs.reach_checks import can_hold, check_reach
from zelfscan.packs.stock import Stock

SHED, ROOF = a_fact("shed"), a_fact("roof", "tiles", "thatch", "flat")
PADLOCK = an_item("padlock", {"yes": 1, "no": 0}, asked_when=is_("shed", "yes"))
NEVER = all_of(is_("shed", "yes"), is_("shed", "no"))
AGAINST = "de voorwaarden spreken elkaar tegen; verbeter"


def faults(*items, **changes) -> list[str]:
    stock = Stock()
    check_reach(a_pack(*items, **changes), stock)
    return [fault.message for fault in stock.faults]


def test_two_conditions_that_hide_each_other_leave_a_question_that_nobody_is_asked():
    strong = an_item("strong", asked_when=all_of(is_("padlock", "yes"), is_("shed", "no")))
    assert faults(SHED, PADLOCK, strong) == [f"strong: kan nooit gevraagd worden: {AGAINST} 'asked_when'"]
    weak = an_item("weak", asked_when=any_of(is_("padlock", "yes"), is_("shed", "no")))
    assert faults(SHED, PADLOCK, weak) == []


def test_what_every_answer_excludes_never_holds():
    none = not_(is_("roof", "tiles", "thatch", "flat"))
    assert not can_hold(none, a_pack(ROOF))
    assert can_hold(not_(is_("roof", "tiles", "thatch")), a_pack(ROOF))


def test_a_path_that_no_home_has_is_named():
    scenario = an_adversary("burglary", a_path("door", an_effect("lock"), exists_when=NEVER))
    found = faults(an_item("lock"), SHED, scenarios=(scenario,))
    assert found == [f"burglary: de weg 'door' kan nooit bestaan: {AGAINST} 'exists_when'"]


def test_a_regulation_or_a_claim_for_nobody_is_named():
    claim = Claim(id="paid", text="Iets.", article="1", when=NEVER, sources=())
    regulation = a_regulation(covers=NEVER, claims=(claim,))
    assert faults(SHED, regulations=(regulation,)) == [
        f"2024: geldt voor niemand: {AGAINST} 'covers'",
        f"2024: 'paid' kan nooit gelden: {AGAINST} 'when'",
    ]


def test_a_claim_may_ask_for_what_is_left_open():
    claim = Claim(id="ask", text="Iets.", article="1", when=is_("padlock", "unknown"), sources=())
    regulation = a_regulation(covers=is_("shed", "yes"), claims=(claim,))
    assert faults(SHED, PADLOCK, regulations=(regulation,)) == []


def test_a_threat_that_never_is_has_no_use():
    assert faults(SHED, urgent_when=NEVER) == [f"urgent_when: kan nooit gelden: {AGAINST} de voorwaarde"]


def test_a_question_with_many_gates_is_tried_in_no_time():
    facts = [a_fact(f"fact{number}", *"abcdefgh") for number in range(12)]
    late = an_item("late", asked_when=all_of(*(is_(fact.id, "a") for fact in facts), is_("fact0", "b")))
    assert len(faults(*facts, late)) == 1
