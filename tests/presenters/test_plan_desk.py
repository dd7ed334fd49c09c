"""The plan: at most three steps this week, the rest after that, and nothing made up."""

import pytest

from tests.builders import a_measure
from tests.presenters.homes import BEST, NOW, WORST, a_short_scan, home_scan
from zelfscan.presenters.plan_desk import PlanDesk
from zelfscan.presenters.plan_views import PlanView, StepView
from zelfscan.presenters.result_views import LongerView


def ids(view: PlanView) -> dict[str, list[str]]:
    return {group.title: [step.id for step in group.steps] for group in view.groups}


def step(view: PlanView, measure: str) -> StepView:
    return next(each for group in view.groups for each in group.steps if each.id == measure)


def fact(view: PlanView, measure: str, label: str) -> tuple[str, ...]:
    return next((each.lines for each in step(view, measure).facts if each.label == label), ())


def test_this_week_has_three_steps_and_the_rest_comes_after() -> None:
    view = PlanDesk(home_scan(WORST)).view()

    assert view.title == "Deze week: drie stappen"
    assert ids(view) == {
        "": ["ask-permission", "new-lamp", "new-lock"],
        "Daarna": ["window-lock", "get-button"],
    }


def test_fewer_steps_are_called_fewer() -> None:
    assert PlanDesk(home_scan({**BEST, "window": "no"})).view().title == "Deze week: één stap"
    two = PlanDesk(home_scan({**BEST, "window": "no", "lamp": "no"})).view()
    assert two.title == "Deze week: twee stappen"


def test_when_all_is_well_no_step_is_made_up() -> None:
    view = PlanDesk(home_scan(BEST)).view()

    assert view.title == "Er zijn nu geen stappen nodig"
    assert view.groups == ()


def test_without_answers_the_questions_come_first() -> None:
    view = PlanDesk(home_scan()).view()

    assert view.title == "Beantwoord eerst de vragen"
    assert list(ids(view)) == ["Eerst nagaan"]


def test_what_only_an_unknown_answer_calls_for_stands_behind_finding_out() -> None:
    view = PlanDesk(home_scan({**BEST, "window": "unknown", "lamp": "no"})).view()

    assert ids(view) == {"": ["new-lamp"], "Eerst nagaan": ["window-lock"]}


def test_when_only_unknown_answers_call_for_steps_the_title_says_so() -> None:
    view = PlanDesk(home_scan({**BEST, "window": "unknown"})).view()

    assert view.title == "Zoek eerst uit wat u nog niet weet"


def test_a_choice_is_kept_and_moves_the_step() -> None:
    scan = home_scan({**BEST, "window": "no"})
    view = PlanDesk(scan).choose("window-lock", "done")

    assert scan.journal.choices() == {"window-lock": "done"}
    assert ids(view) == {"Gedaan": ["window-lock"]}
    assert view.title == "Er staat niets meer open"
    assert step(view, "window-lock").remark == "telt al mee"


def test_what_is_planned_stays_where_it_was() -> None:
    view = PlanDesk(home_scan({**BEST, "window": "no"})).choose("window-lock", "planned")

    assert ids(view) == {"": ["window-lock"]}
    assert step(view, "window-lock").choice == "planned"


def test_what_was_declined_stands_apart_and_can_be_opened_again() -> None:
    desk = PlanDesk(home_scan({**BEST, "window": "no"}))

    assert ids(desk.choose("window-lock", "declined")) == {"Niet": ["window-lock"]}
    assert ids(desk.choose("window-lock", "open")) == {"": ["window-lock"]}


def test_trying_a_step_shows_what_would_change_without_keeping_it() -> None:
    scan = home_scan({**BEST, "window": "no"})
    trying = PlanDesk(scan).try_out("window-lock", True).trying

    assert [(change.id, change.before, change.after) for change in trying.changes] == [
        ("burglary", "59", "30")
    ]
    assert trying.same_words == "3 andere cijfers blijven gelijk."
    assert scan.journal.choices() == {}


def test_what_a_step_needs_first_comes_along_and_is_said() -> None:
    desk = PlanDesk(home_scan(WORST))

    assert desk.try_out("new-lock", True).trying.added == ("Telt mee: Vraag toestemming. Dat moet eerst.",)
    assert desk.try_out("new-lock", False).trying.added == ()


def test_what_is_done_already_comes_along_with_nothing() -> None:
    desk = PlanDesk(home_scan(WORST, {"ask-permission": "done"}))

    assert desk.try_out("new-lock", True).trying.added == ()


def test_what_came_along_changes_the_figures_as_well() -> None:
    needs_glass = a_measure("new-lock", title="Nieuw slot", requires=("window-lock",))
    others = tuple(each for each in home_scan().pack.measures if each.id != "new-lock")
    trying = PlanDesk(home_scan(WORST, measures=(needs_glass, *others))).try_out("new-lock", True).trying

    assert trying.added == ("Telt mee: Slot op het raam. Dat moet eerst.",)
    assert [(change.after, change.name) for change in trying.changes][0] == ("60", "Inbraak")


def test_readiness_changes_with_its_lower_end() -> None:
    trying = PlanDesk(home_scan({**BEST, "button": "no"})).try_out("get-button", True).trying

    assert [(change.id, change.before, change.after, change.is_score) for change in trying.changes] == [
        ("help", "50", "100", True)
    ]


def test_everything_can_be_put_off_at_once() -> None:
    desk = PlanDesk(home_scan(WORST))
    desk.try_out("new-lock", True)
    desk.try_out("new-lamp", True)
    trying = desk.try_nothing().trying

    assert (trying.count, trying.changes) == (0, ())
    assert trying.words == "Zet bij een stap Wat als aan. Dan ziet u hier wat er verandert."


def test_a_step_that_is_done_is_tried_no_more() -> None:
    desk = PlanDesk(home_scan(WORST))
    desk.try_out("new-lock", True)

    assert desk.choose("new-lock", "done").trying.count == 0


def test_a_step_that_changes_no_figure_has_no_switch_and_says_so_where_it_is_open() -> None:
    view = PlanDesk(home_scan(WORST)).view()
    found = step(view, "ask-permission")

    assert (found.can_try, found.remark) == (False, "")
    assert fact(view, "ask-permission", "Waarom")[-1].startswith("U ziet dit niet terug in een cijfer.")


def test_a_step_says_for_which_answer_it_is_there() -> None:
    lines = fact(PlanDesk(home_scan(WORST)).view(), "window-lock", "Uw antwoorden")

    assert lines == ("window? no.",)


def test_a_step_for_an_open_question_says_that_it_is_open() -> None:
    lines = fact(PlanDesk(home_scan({"function": "other"})).view(), "window-lock", "Uw antwoorden")

    assert lines == ("window? Nog open.",)


def test_what_a_step_rests_on_stands_apart_from_what_it_asks() -> None:
    places = {each.label: each.place for each in step(PlanDesk(home_scan(WORST)).view(), "new-lock").facts}

    assert [label for label, place in places.items() if place == "more"] == [
        "Uw antwoorden",
        "Zekerheid",
        "Bronnen",
    ]


def test_a_step_names_what_must_come_first_until_that_is_done() -> None:
    desk = PlanDesk(home_scan(WORST))

    assert fact(desk.view(), "new-lock", "Voorwaarden") == ("Doe eerst: Vraag toestemming.",)
    assert fact(desk.choose("ask-permission", "done"), "new-lock", "Voorwaarden") == ()


def test_permission_is_named_where_it_is_needed() -> None:
    lines = fact(PlanDesk(home_scan(WORST)).view(), "get-button", "Voorwaarden")

    assert lines == ("Huurt u, heeft u een VvE of een monument? Vraag eerst toestemming.",)


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Hoe", ("Zo.",)),
        ("Moeite", ("Een dagdeel, of een kleine klus.",)),
        ("Wie betaalt", ("Eigen kosten. Deze maatregel telt mee voor het politiekeurmerk (PKVW).",)),
        ("Norm", ("Een norm is niet gevonden.",)),
        ("Klaar als", ("Het is gedaan.",)),
        ("Zekerheid", ("Laag: er is geen bron gevonden die dit goed onderbouwt.",)),
        ("Bronnen", ("Een boek. Uitgegeven: 2020. Gelezen op 23-11-2026.",)),
    ],
)
def test_a_step_says_everything_that_is_known(label: str, lines: tuple[str, ...]) -> None:
    assert fact(PlanDesk(home_scan(WORST)).view(), "new-lock", label) == lines


def test_it_says_how_to_keep_a_measure_up_or_that_once_is_enough() -> None:
    view = PlanDesk(home_scan(WORST)).view()

    assert fact(view, "new-lamp", "Onderhoud") == ("Doe elk jaar een test.",)
    assert fact(view, "new-lock", "Onderhoud") == ("Niet nodig. Eén keer doen is genoeg.",)


def test_the_note_says_whose_purse_and_how_much_effort() -> None:
    view = PlanDesk(home_scan(WORST)).view()

    assert step(view, "new-lock").note == "Eigen kosten. Een dagdeel, of een kleine klus."
    assert step(view, "new-lamp").note == "Zelf doen. Een paar minuten."


def test_what_holds_for_the_person_is_said_with_its_article() -> None:
    claims = PlanDesk(home_scan(WORST)).view().claims

    assert [
        (group.title, claim.text, claim.article) for group in claims.groups for claim in group.claims
    ] == [("Dit geldt", "Uw functie staat in de regeling.", "Artikel 3.9")]
    assert claims.reading == "De tekst is gelezen op 23-11-2026."
    assert claims.limit == "Dit programma geeft geen recht op een maatregel of vergoeding."
    assert PlanDesk(home_scan(BEST)).view().claims.groups == ()


def test_a_choice_is_kept_at_the_time_of_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = home_scan({**BEST, "window": "no"})
    moments = []
    monkeypatch.setattr(scan.journal, "choose", lambda measure, choice, at, detail="": moments.append(at))
    PlanDesk(scan).choose("window-lock", "planned")

    assert moments == [NOW]


def test_a_long_list_shows_its_first_steps() -> None:
    view = PlanDesk(home_scan()).view()

    assert [(len(group.steps), group.shown, group.more_words) for group in view.groups] == [(5, 5, "")]


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ("window-lock", "Een gemiddeld huis is 100."),
        (
            "new-lock",
            "Inbraak: een gemiddeld huis is 100. Bij de andere risico’s is ons voorbeeld (aanname) 100.",
        ),
    ],
)
def test_the_panel_says_what_100_is(measure: str, words: str) -> None:
    assert PlanDesk(home_scan(WORST)).try_out(measure, True).trying.scale_words.startswith(words)


def test_readiness_alone_has_no_scale_of_risks() -> None:
    scale = PlanDesk(home_scan(WORST)).try_out("get-button", True).trying.scale_words

    assert "100" not in scale


def test_after_the_short_route_the_plan_says_that_there_may_be_more() -> None:
    none, one = (PlanDesk(a_short_scan({"lock": answer})).view() for answer in ("yes", "no"))

    assert none.title == "De korte scan vindt geen open stap"
    assert one.title == "Deze week: één stap"
    assert (
        none.intro
        == one.intro
        == ("De korte scan vraagt niet alles. Met alle vragen ziet u misschien meer stappen.")
    )
    assert none.longer == one.longer == LongerView("volledig", "Zelfscan met alle vragen")


def test_a_plan_that_knows_everything_leads_to_no_other_route() -> None:
    view = PlanDesk(home_scan(BEST)).view()

    assert (view.title, view.longer) == ("Er zijn nu geen stappen nodig", None)


def test_without_any_step_to_try_the_panel_asks_for_none() -> None:
    assert (
        PlanDesk(home_scan(BEST)).view().trying.words == "Er is nu geen open stap die een cijfer verandert."
    )
