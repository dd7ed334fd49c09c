"""The day, the proof and the reason with a choice in the plan."""

import pytest

from tests.presenters.homes import BEST, home_scan
from tests.presenters.test_plan_desk import step
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.plan_desk import PlanDesk
from zelfscan.presenters.plan_details import DetailRefused
from zelfscan.presenters.plan_views import DetailView, PlanView

LOCK = "window-lock"


@pytest.fixture
def desk() -> PlanDesk:
    return PlanDesk(home_scan({**BEST, "window": "no"}))


def detail(view: PlanView) -> DetailView:
    found = step(view, LOCK).detail
    assert found is not None
    return found


def kept(desk: PlanDesk) -> str:
    journal: Journal = desk.scan.journal
    return journal.details().get(LOCK, "")


def test_an_open_step_asks_for_nothing(desk: PlanDesk) -> None:
    assert step(desk.view(), LOCK).detail is None


def test_what_is_planned_asks_for_a_day_and_says_it(desk: PlanDesk) -> None:
    assert detail(desk.choose(LOCK, "planned")).label == "Op welke dag doet u dit?"
    shown = detail(desk.write_detail(LOCK, "1-12-2026"))

    assert (shown.text, shown.words, shown.is_late) == ("1-12-2026", "Gepland voor 1-12-2026", False)
    assert kept(desk) == "2026-12-01"


def test_today_and_next_week_need_no_typing(desk: PlanDesk) -> None:
    ready = detail(desk.choose(LOCK, "planned")).ready
    assert [(each.text, each.words) for each in ready] == [
        ("23-11-2026", "Vandaag"),
        ("30-11-2026", "Volgende week"),
    ]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("morgen", "Dit is geen dag. Typ een dag, zoals 30-11-2026."),
        ("31-2-2027", "Dit is geen dag. Typ een dag, zoals 30-11-2026."),
        ("22-11-2026", "Deze dag is al voorbij. Kies vandaag of een latere dag."),
        ("1-1-2099", "Kies een dag binnen 10 jaar."),
    ],
)
def test_what_is_no_day_to_plan_on_is_refused_and_changes_nothing(
    desk: PlanDesk, typed: str, message: str
) -> None:
    desk.choose(LOCK, "planned")
    desk.write_detail(LOCK, "1-12-2026")
    with pytest.raises(DetailRefused) as refused:
        desk.write_detail(LOCK, typed)
    assert str(refused.value) == message
    assert kept(desk) == "2026-12-01"


def test_a_day_that_has_passed_is_said_kindly_and_may_stay(desk: PlanDesk) -> None:
    desk.scan.journal.choose(LOCK, "planned", desk.scan.clock(), "2026-11-01")
    shown = detail(desk.write_detail(LOCK, "1-11-2026"))

    assert (shown.words, shown.is_late) == ("Dit stond voor 1-11-2026. Kies gerust een nieuwe dag.", True)
    assert kept(desk) == "2026-11-01"


def test_an_empty_field_takes_the_day_away(desk: PlanDesk) -> None:
    desk.choose(LOCK, "planned")
    desk.write_detail(LOCK, "1-12-2026")
    assert detail(desk.write_detail(LOCK, " ")).words == ""
    assert kept(desk) == ""


def test_what_stands_there_and_is_no_day_is_shown_as_it_is(desk: PlanDesk) -> None:
    desk.scan.journal.choose(LOCK, "planned", desk.scan.clock(), "na de vakantie")
    assert detail(desk.view()).words == "Gepland: na de vakantie"
    assert detail(desk.write_detail(LOCK, "na de vakantie")).text == "na de vakantie"


def test_what_is_done_asks_how_one_knows_beside_when_it_is_done(desk: PlanDesk) -> None:
    assert detail(desk.choose(LOCK, "done")).beside == ("Klaar als", "Het is gedaan.")
    shown = detail(desk.write_detail(LOCK, "  Bon van\n3 december "))
    assert shown.words == "Gedaan: Bon van 3 december"
    assert kept(desk) == "Bon van 3 december"


def test_a_long_proof_is_shortened_in_the_row_alone(desk: PlanDesk) -> None:
    desk.choose(LOCK, "done")
    shown = detail(desk.write_detail(LOCK, "x" * 300))
    assert len(shown.text) == 300
    assert len(shown.words) < 100
    with pytest.raises(DetailRefused, match="hooguit 300"):
        desk.write_detail(LOCK, "x" * 301)


def test_a_reason_can_be_chosen_or_typed_or_left_out(desk: PlanDesk) -> None:
    shown = detail(desk.choose(LOCK, "declined"))
    assert [each.words for each in shown.ready] == [
        "Mag niet van de verhuurder",
        "Te duur",
        "Niet nodig in mijn situatie",
    ]
    assert shown.words == ""
    assert detail(desk.write_detail(LOCK, "Te duur")).words == "Niet, want: Te duur"
    assert detail(desk.write_detail(LOCK, "Er komt een ander slot")).text == "Er komt een ander slot"


def test_who_walks_past_another_choice_finds_the_words_back(desk: PlanDesk) -> None:
    desk.choose(LOCK, "planned")
    desk.write_detail(LOCK, "1-12-2026")
    assert detail(desk.choose(LOCK, "done")).text == ""
    assert detail(desk.choose(LOCK, "planned")).text == "1-12-2026"
    assert kept(desk) == "2026-12-01"


def test_choosing_the_same_again_keeps_what_was_written(desk: PlanDesk) -> None:
    desk.choose(LOCK, "done")
    desk.write_detail(LOCK, "Bon")
    assert detail(desk.choose(LOCK, "done")).text == "Bon"


def test_nothing_is_written_with_a_step_that_is_open(desk: PlanDesk) -> None:
    desk.write_detail(LOCK, "Bon")
    assert kept(desk) == ""


def test_planning_several_at_once_leaves_what_was_chosen(desk: PlanDesk) -> None:
    desk.scan.journal.choose(LOCK, "planned", desk.scan.clock(), "2026-12-01")
    desk.plan_all((LOCK, "new-lamp"))
    assert desk.scan.journal.choices() == {LOCK: "planned", "new-lamp": "planned"}
    assert kept(desk) == "2026-12-01"
