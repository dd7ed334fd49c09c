"""What each step that is tried has in the fall that they give together."""

import re

from tests.builders import a_measure, a_pack, a_path, advises, an_adversary, an_effect, an_item, judge
from tests.presenters.homes import BEST, WORST, home_scan
from zelfscan.core.response import Responses
from zelfscan.presenters.plan_desk import PlanDesk
from zelfscan.presenters.plan_shares import NOTHING, shares_view
from zelfscan.presenters.plan_views import SharesView


def shares(answers: dict[str, str], *tried: str) -> SharesView:
    desk = PlanDesk(home_scan(answers))
    for measure in tried:
        desk.try_out(measure, True)
    return desk.find_shares()()


def test_one_step_alone_has_nothing_to_share() -> None:
    assert shares(WORST) == NOTHING
    assert shares(WORST, "new-lamp") == NOTHING
    assert shares(WORST, "new-lock") == NOTHING


# The lamp alone takes off 1.175, the window 0.135 and both 1.27625; so the shares are 1.158125 and 0.118125.
def test_of_two_steps_each_says_its_share_and_what_is_lost_without_it() -> None:
    view = shares(WORST, "new-lamp", "window-lock")

    assert view.title == "Wat doet elke stap?"
    assert [(row.name, row.share, row.loss) for row in view.rows] == [
        ("Lamp buiten", "90 % van de daling", "Zonder deze stap mist u 89 % van de daling."),
        ("Slot op het raam", "9 % van de daling", "Zonder deze stap mist u 7 % van de daling."),
    ]


def test_a_step_that_others_wait_for_says_what_goes_with_it() -> None:
    row = shares(WORST, "new-lamp", "new-lock").rows[-1]

    assert (row.name, row.share) == ("Vraag toestemming", "Geeft zelf geen daling")
    assert row.loss.endswith("Een andere stap heeft deze nodig.")


def test_a_step_that_is_done_has_no_part_in_it() -> None:
    desk = PlanDesk(home_scan(WORST, {"ask-permission": "done"}))
    desk.try_out("new-lamp", True)
    desk.try_out("new-lock", True)

    assert [row.name for row in desk.find_shares()().rows] == ["Nieuw slot", "Lamp buiten"]


def test_where_no_risk_falls_nothing_is_divided() -> None:
    judged = home_scan({**BEST, "button": "no"}).assess()

    assert shares_view(judged, ("get-button", "ask-permission")) == NOTHING


def test_many_small_steps_are_taken_together() -> None:
    names = [f"item-{number}" for number in range(11)]
    effects = [an_effect(name, f"0.{number + 10}") for number, name in enumerate(names)]
    pack = a_pack(
        *(an_item(name, advises=(advises(f"step-{name}"),)) for name in names),
        measures=tuple(a_measure(f"step-{name}") for name in names),
        scenarios=(an_adversary("burglary", a_path("a", *effects)),),
    )
    judged = judge(pack, Responses(dict.fromkeys(names, "no")))
    rows = shares_view(judged, [step.measure.id for step in judged.plan]).rows

    assert len(rows) == 8 + 1
    assert rows[0].name == "De andere drie stappen samen"
    assert rows[0].loss.startswith("Zonder deze stappen mist u")


def test_every_sentence_fits_on_the_screen() -> None:
    view = shares(WORST, "new-lamp", "new-lock", "window-lock", "get-button")
    lines = [view.intro, *(line for row in view.rows for line in (row.share, row.loss))]
    sentences = [each for line in lines for each in re.split(r"(?<=[.])\s", line)]

    assert max(len(each.split()) for each in sentences) <= 15
