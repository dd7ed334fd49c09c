"""Own prices and a budget: what does most for it, and what was left out."""

import pytest

from tests.builders import a_measure
from tests.presenters.homes import BEST, WORST, home_scan
from zelfscan.core.planning import Choice
from zelfscan.presenters.budget_desk import AmountRefused, BudgetDesk
from zelfscan.presenters.budget_views import BestView
from zelfscan.presenters.plan_desk import PlanDesk


def a_desk(answers: dict[str, str] | None = None, choices: dict[str, Choice] | None = None) -> BudgetDesk:
    return PlanDesk(home_scan(WORST if answers is None else answers, choices)).budget


def best(desk: BudgetDesk, budget: str) -> BestView:
    desk.set_budget(budget)
    found = desk.take(desk.find()()).best
    assert found is not None
    return found


def test_every_paid_step_that_is_open_has_room_for_a_price() -> None:
    desk = a_desk(choices={"get-button": "declined", "window-lock": "planned"})
    assert [price.id for price in desk.view().prices] == ["new-lock", "window-lock"]


def test_a_price_is_kept_in_cents_and_shown_as_it_is_written() -> None:
    desk = a_desk()
    shown = desk.set_price("new-lock", "€ 1250,5")
    assert {price.id: price.text for price in shown.prices}["new-lock"] == "1.250,50"
    assert desk._scan.journal.prices() == {"new-lock": 125_050}
    desk.set_price("new-lock", " ")
    assert desk._scan.journal.prices() == {}


@pytest.mark.parametrize("typed", ["heel veel", "-5", "1e9", "=1+1", "0x10", "٣"])
def test_what_is_no_amount_is_refused_and_changes_nothing(typed: str) -> None:
    desk = a_desk()
    desk.set_price("new-lock", "10")
    with pytest.raises(AmountRefused, match="Typ een bedrag zoals 1.250,50"):
        desk.set_price("new-lock", typed)
    assert desk._scan.journal.prices() == {"new-lock": 1000}


def test_an_amount_beyond_all_reason_is_refused() -> None:
    with pytest.raises(AmountRefused, match="te groot"):
        a_desk().set_price("new-lock", "9" * 20)


def test_it_says_what_is_missing_before_it_can_begin() -> None:
    desk = a_desk()
    with pytest.raises(AmountRefused, match="hoeveel u wilt uitgeven"):
        desk.find()
    desk.set_budget("100")
    with pytest.raises(AmountRefused, match="bij een stap een prijs"):
        desk.find()


def test_the_best_set_comes_with_what_it_needs_first_and_its_risks() -> None:
    desk = a_desk()
    desk.set_price("new-lock", "300")
    desk.set_price("window-lock", "500")
    found = best(desk, "400")

    assert found.title == "Dit helpt het meest voor € 400"
    assert [(each.id, each.price) for each in found.bought] == [
        ("ask-permission", "Kost niets"),
        ("new-lock", "€ 300"),
    ]
    assert found.total == "Samen € 300. U houdt € 100 over."
    assert found.sure == "Elke keuze met uw prijzen is nagerekend."
    assert {change.id for change in found.changes} >= {"burglary", "visit"}
    assert (found.missing_title, found.missing) == ("Niet meegerekend, want zonder prijs:", ("Noodknop",))


def test_a_budget_that_is_too_small_buys_nothing() -> None:
    desk = a_desk()
    desk.set_price("new-lock", "300")
    found = best(desk, "200")
    assert (found.bought, found.changes, found.button) == ((), (), "")
    assert found.title == "Voor € 200 past er geen stap die een risico verlaagt"


def test_it_says_so_where_not_every_set_could_be_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zelfscan.core.budget.EXACT_UP_TO", 0)
    desk = a_desk()
    desk.set_price("window-lock", "300")
    assert best(desk, "400").sure.startswith("Er zijn te veel keuzes")


def test_a_step_that_waits_for_one_without_a_price_is_named() -> None:
    needs = a_measure("new-lock", title="Nieuw slot", requires=("window-lock",))
    others = tuple(each for each in home_scan().pack.measures if each.id != "new-lock")
    desk = PlanDesk(home_scan(WORST, measures=(needs, *others))).budget
    desk.set_price("new-lock", "10")
    assert best(desk, "100").blocked == (
        "Nieuw slot telt niet mee: vul ook een prijs in bij Slot op het raam.",
    )


def test_a_step_that_waits_for_one_that_was_refused_is_named() -> None:
    desk = a_desk(choices={"ask-permission": "declined"})
    desk.set_price("new-lock", "10")
    assert best(desk, "100").blocked == ("Nieuw slot telt niet mee: u koos niet voor Vraag toestemming.",)


@pytest.mark.parametrize("change", ["price", "budget", "answer", "choice"])
def test_what_was_found_goes_as_soon_as_something_changes(change: str) -> None:
    desk = a_desk()
    desk.set_price("new-lock", "300")
    best(desk, "400")
    journal, now = desk._scan.journal, desk._scan.clock()
    if change == "price":
        desk.set_price("new-lock", "301")
    elif change == "budget":
        desk.set_budget("500")
    elif change == "answer":
        journal.answer("window", "yes", now)
    else:
        journal.choose("new-lock", "declined", now)
    assert desk.view().best is None


def test_planning_what_was_found_leaves_it_in_sight() -> None:
    plan = PlanDesk(home_scan(WORST))
    plan.budget.set_price("window-lock", "300")
    found = best(plan.budget, "400")
    plan.plan_all([each.id for each in found.bought])
    assert plan.scan.journal.choices() == {"window-lock": "planned"}
    assert plan.budget.view().best == found


def test_without_paid_steps_it_says_so() -> None:
    view = a_desk(dict(BEST)).view()
    assert (view.prices, view.intro) == ((), ("Er is nu geen open stap die geld kost.",))


def test_a_step_that_lowers_no_risk_is_never_chosen_and_says_so() -> None:
    desk = a_desk()
    desk.set_price("window-lock", "1")
    desk.set_price("get-button", "1")
    found = best(desk, "5")
    assert [each.id for each in found.bought] == ["window-lock"]
    assert found.blocked == ("Noodknop verlaagt geen risico met een cijfer. Kies zelf of u dit wilt.",)
