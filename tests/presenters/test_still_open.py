"""What is still open: the reason why a risk is not known, and the way to know more."""

from tests.presenters.homes import a_short_scan
from zelfscan.presenters.result_views import LongerView, WhyView
from zelfscan.presenters.results_desk import ResultsDesk
from zelfscan.presenters.still_open import no_help_words
from zelfscan.presenters.why_desk import WhyDesk

LONGER = LongerView("volledig", "Zelfscan met alle vragen")


def a_desk(route: str, answers: dict[str, str], *, is_example: bool = False) -> ResultsDesk:
    return ResultsDesk(a_short_scan(answers, route, is_example=is_example))


def test_when_the_short_route_asks_too_little_the_page_says_so_and_leads_on() -> None:
    view = a_desk("kort", {"lock": "yes"}).view()

    assert [risk.id for risk in view.unknown] == ["burglary"]
    assert view.unknown_words == "De korte scan vraagt hier te weinig over. Met alle vragen weten we meer."
    assert view.longer == LONGER


def test_when_the_short_route_is_done_the_foot_does_not_say_that_all_is_known() -> None:
    view = a_desk("kort", {"lock": "yes"}).find_open()()

    assert (view.count, view.words) == (0, "de korte scan laat nog risico’s open.")
    assert view.longer == LONGER


def test_open_answers_come_before_a_longer_route() -> None:
    desk = a_desk("kort", {})

    assert desk.view().longer is None
    assert desk.view().unknown_words.startswith("Hier zijn nog antwoorden open.")
    assert desk.find_open()().first == "lock"


def test_the_longest_route_has_nothing_longer() -> None:
    desk = a_desk("volledig", {"lock": "yes", "light": "unknown", "glass": "unknown"})

    assert desk.view().longer is None
    assert desk.view().unknown_words.startswith("Hier zijn nog antwoorden open.")


def test_nothing_unknown_asks_for_no_reason() -> None:
    view = a_desk("volledig", dict.fromkeys(("lock", "light", "glass"), "yes")).view()

    assert (view.unknown, view.unknown_words, view.longer) == ((), "", None)


def test_an_example_leads_to_no_other_route() -> None:
    assert a_desk("kort", {"lock": "yes"}, is_example=True).view().longer is None


def why(answers: dict[str, str], route: str = "kort") -> WhyView:
    view = WhyDesk(a_short_scan(answers, route)).view("risk:burglary")
    assert view is not None
    return view


def test_where_too_little_was_asked_nobody_says_that_no_measure_is_needed() -> None:
    view = why({"lock": "yes"})

    assert (view.helps, view.longer) == ((), LONGER)
    assert view.no_help == "De korte scan vraagt hier te weinig over. Met alle vragen weten we wat helpt."


def test_at_a_low_risk_no_measure_is_needed() -> None:
    view = why(dict.fromkeys(("lock", "light", "glass"), "yes"), "volledig")

    assert (view.level, view.no_help, view.longer) == ("low", "Hier is geen maatregel meer nodig.", None)


def test_at_another_risk_we_only_say_that_we_know_no_other_step() -> None:
    assert no_help_words("medium", None) == "Wij kennen geen andere stap die dit beter maakt."
    assert no_help_words("unknown", None) == "Hier zijn nog antwoorden open. Zoek die eerst uit."


def test_a_step_that_helps_does_not_hide_that_too_little_was_asked() -> None:
    view = why({"lock": "no"})

    assert [each.id for each in view.helps] == ["new-lamp"]
    assert view.longer == LONGER


def test_where_something_helps_and_the_level_is_known_no_reason_is_given() -> None:
    view = why(dict.fromkeys(("lock", "light", "glass"), "no"), "volledig")

    assert (len(view.helps), view.no_help, view.longer) == (1, "", None)
