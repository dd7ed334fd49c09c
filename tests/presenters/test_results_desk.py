"""The result says what is good first, then the risks in order, and is honest about not knowing."""

from fractions import Fraction
from typing import Any

import pytest

from tests.builders import a_path, a_section, an_adversary, an_effect, an_item, is_
from tests.presenters.homes import BEST, WORST, home_scan
from zelfscan.core.finding_out import open_questions
from zelfscan.core.questionnaire import Route
from zelfscan.core.risk import Baseline
from zelfscan.core.text import LocalizedText
from zelfscan.presenters.results_desk import ResultsDesk


def a_desk(answers: dict[str, str] | None = None, **changes: Any) -> ResultsDesk:
    return ResultsDesk(home_scan(answers, **changes))


def a_route(*items: str) -> Route:
    return Route(id="volledig", title=LocalizedText(base="Volledig"), minutes=1, items=items)


def test_the_page_opens_with_what_is_good() -> None:
    view = a_desk({**WORST, "door": "yes"}).view()

    assert view.title == "Dit is al goed"
    assert view.good == ("door is goed.",)
    assert view.more_words == ""


def test_three_good_points_come_first_and_the_rest_is_one_press_away() -> None:
    view = a_desk(BEST).view()

    assert view.good == ("door is goed.", "window is goed.", "lamp is goed.")
    assert view.rest_of_good == ("button is goed.",)
    assert view.more_words == "Bekijk alle 4 goede punten"


def test_without_good_points_the_title_does_not_praise() -> None:
    view = a_desk(WORST).view()

    assert view.title == "Hier valt nog veel te winnen"
    assert view.good == ()


def test_without_answers_the_title_says_that_too_little_is_known() -> None:
    assert a_desk().view().title == "Er is nog te weinig bekend"
    assert a_desk({"door": "unknown"}).view().title == "Er is nog te weinig bekend"


def test_the_summary_counts_what_was_answered() -> None:
    item = an_item("door", not_applicable=True)
    other = an_item("window")
    desk = a_desk(
        {"door": "not-applicable", "window": "unknown"},
        items=(item, other, an_item("lamp")),
        sections=(a_section("house", "door", "window", "lamp"),),
        routes=(
            Route(
                id="volledig",
                title=LocalizedText(base="Volledig"),
                minutes=1,
                items=("door", "window", "lamp"),
            ),
        ),
        measures=(),
        scenarios=(),
        regulations=(),
        urgent_when=None,
    )

    assert desk.view().summary == "Klein. 2 van 3 beantwoord, 1 keer weet ik niet, 1 niet van toepassing."


def test_risks_stand_in_order_with_numbers_and_whole_figures() -> None:
    risks = a_desk(WORST).view().risks

    assert [(risk.number, risk.id, risk.words, risk.figures) for risk in risks] == [
        (1, "burglary", "Hoog", "150"),
        (2, "visit", "Middel", "100"),
        (3, "fire", "Middel", "100"),
    ]


def test_one_figure_is_rounded_down() -> None:
    visit = next(risk for risk in a_desk({"door": "partly"}).view().risks if risk.id == "visit")

    assert (visit.low, visit.high, visit.figures) == (73, 73, "73")


def test_two_ends_that_differ_are_both_written() -> None:
    view = a_desk({**WORST, "threat": "unknown"}).view()

    assert next(risk for risk in view.risks if risk.id == "burglary").figures == "100 tot 150"


def test_what_100_is_in_most_risks_is_said_for_all_and_the_others_say_their_own() -> None:
    view = a_desk(WORST).view()

    assert view.scale_words == "ons voorbeeld (aanname) = 100"
    assert {risk.id for risk in view.risks if risk.scale_words != view.scale_words} == {"burglary"}


def test_one_scale_is_said_once() -> None:
    home = an_adversary(
        "burglary", a_path("door", an_effect("door")), baseline=Baseline(kind="example", p=Fraction(1))
    )

    assert a_desk(WORST, scenarios=(home,)).view().scale_words == "ons voorbeeld (aanname) = 100"


@pytest.mark.parametrize(
    ("risk_id", "words"), [("burglary", "beter dan gemiddeld"), ("visit", "beter dan ons voorbeeld")]
)
def test_a_risk_that_is_surely_smaller_says_so(risk_id: str, words: str) -> None:
    risk = next(risk for risk in a_desk(BEST).view().risks if risk.id == risk_id)

    assert risk.standing == words


def test_a_risk_at_its_reference_is_not_called_better() -> None:
    assert next(risk for risk in a_desk(WORST).view().risks if risk.id == "visit").standing == ""


def test_what_is_not_known_stands_apart_and_keeps_its_number() -> None:
    view = a_desk({**BEST, "lamp": "unknown"}).view()

    assert [risk.level for risk in view.unknown] == ["unknown"]
    assert [risk.number for risk in (*view.risks, *view.unknown)] == [1, 2, 3]
    assert view.unknown[0].standing == ""


def test_readiness_is_a_score_and_never_a_risk() -> None:
    view = a_desk(WORST).view()

    assert [(score.id, score.figures, score.words) for score in view.readiness] == [("help", "0", "Zwak")]
    assert "help" not in [risk.id for risk in (*view.risks, *view.unknown)]


def test_a_section_without_a_score_is_left_out() -> None:
    assert [score.id for score in a_desk(BEST).view().sections] == ["house"]


def test_too_little_data_keeps_the_level_of_the_lower_end_for_the_edge() -> None:
    score = a_desk({"door": "yes"}).view().sections[0]

    assert (score.level, score.words, score.worst) == ("insufficient", "Te weinig gegevens", "fair")


def test_zones_of_questions_tint_the_part_of_the_picture_that_shows_them() -> None:
    assert dict(a_desk(BEST).view().tints) == {"voordeur": "good", "begane-grond": "good"}


def test_of_two_zones_in_one_part_of_the_picture_the_worst_counts() -> None:
    assert dict(a_desk({**BEST, "lamp": "no"}).view().tints)["begane-grond"] == "weak"


def test_what_concerns_the_whole_house_stands_on_the_ridge() -> None:
    places = {risk.id: risk.place for risk in a_desk(WORST).view().risks}

    assert places == {"burglary": "", "visit": "voordeur", "fire": None}


def test_the_list_says_the_same_as_the_picture() -> None:
    places = {place.id: place for place in a_desk(WORST).view().places}

    assert places["voordeur"].name == "De voordeur"
    assert places["voordeur"].words == "Zwak"
    assert places["voordeur"].risks.endswith("Boze bezoeker")
    assert places["hele-huis"].risks.endswith("Inbraak")


def test_a_risk_without_any_path_is_named_as_not_applicable() -> None:
    path = a_path("garage", an_effect("door"), exists_when=is_("threat", "yes"))
    view = a_desk(BEST, scenarios=(an_adversary("car", path, title="Schade aan de auto"),)).view()

    assert view.absent == "Niet van toepassing: Schade aan de auto."
    assert view.risks == ()


def test_the_open_question_to_begin_with_is_named() -> None:
    view = a_desk({**BEST, "lamp": "unknown"}).find_open()()

    assert (view.count, view.note, view.first) == (1, "Begin met: lamp?", "lamp")
    assert view.words == "1 open vraag kan uw risico’s veranderen."


def test_of_many_open_questions_only_the_first_is_named() -> None:
    view = a_desk({"function": "other"}).find_open()()

    assert view.count == 4
    assert view.note.count("?") == 1


def test_the_first_three_open_questions_come_with_their_minutes_and_what_they_can_change() -> None:
    view = a_desk({"function": "other"}).find_open()()

    assert [(each.item, each.minutes, each.effect) for each in view.questions] == [
        (
            "door",
            "± 2 minuten",
            "Kan ‘Boze bezoeker’ 80 punten lager maken. Ook één ander risico kan lager worden.",
        ),
        ("lamp", "± 2 minuten", "Kan ‘Brand’ 80 punten lager maken. Ook één ander risico kan lager worden."),
        ("threat", "± 2 minuten", "Kan ‘Inbraak’ 50 punten lager maken."),
    ]
    assert view.estimate == "De minuten en de punten zijn een schatting."
    assert view.rest == "Nog 1 andere open vraag."


def test_the_order_is_that_of_what_knowing_can_change() -> None:
    scan = home_scan({"function": "other"})
    view = ResultsDesk(scan).find_open()()
    told = [question.item for question in open_questions(scan.assess().situation)]

    assert [each.item for each in view.questions] == told[:3]
    assert view.first == told[0]


def test_with_few_open_questions_none_is_left_over() -> None:
    view = a_desk({**BEST, "lamp": "unknown"}).find_open()()

    assert ([each.question for each in view.questions], view.rest) == (["lamp?"], "")


def test_a_fall_of_less_than_a_point_is_called_a_little() -> None:
    scenario = an_adversary("burglary", a_path("a", an_effect("lamp", "0.001")), title="Inbraak")
    view = a_desk({**BEST, "lamp": "unknown"}, scenarios=(scenario,)).find_open()()

    assert view.questions[0].effect == "Kan ‘Inbraak’ iets lager maken."


def test_when_everything_is_known_nothing_is_left_to_find_out() -> None:
    view = a_desk(BEST).find_open()()

    assert (view.count, view.first, view.questions) == (0, "", ())


def test_a_new_answer_gives_a_new_result() -> None:
    scan = home_scan(WORST)
    desk = ResultsDesk(scan)
    before = desk.view()
    scan.journal.answer("door", "yes", scan.clock())

    assert desk.view().good == ("door is goed.",)
    assert before.good == ()
