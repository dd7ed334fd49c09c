"""Every figure can be explained: the answers behind it, the rule, and what helps."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.builders import a_fact, a_path, a_section, an_adversary, an_effect, an_item, is_, minutes
from tests.presenters.homes import BEST, WORST, home_scan
from zelfscan.core.element import Element, ElementKind
from zelfscan.core.planning import Choice
from zelfscan.core.questionnaire import Route
from zelfscan.core.response import Responses
from zelfscan.core.risk import Effect, Minutes
from zelfscan.core.text import LocalizedText
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.result_views import WhyView
from zelfscan.presenters.why_desk import WhyDesk


def a_route(*items: str) -> Route:
    return Route(id="volledig", title=LocalizedText(base="Volledig"), minutes=1, items=items)


def why(subject: str, answers: dict[str, str], choices: dict[str, Choice] | None = None) -> WhyView:
    view = WhyDesk(home_scan(answers, choices)).view(subject)
    assert view is not None
    return view


def pulls(view: WhyView) -> dict[str, str]:
    return {reason.item: reason.pull_words for reason in (*view.reasons, *view.quiet)}


def test_the_greatest_risk_says_why_it_stands_on_top() -> None:
    view = why("risk:burglary", WORST)

    assert (view.title, view.place) == ("Inbraak: waarom bovenaan?", "Risico 1 van 3")
    assert view.risk is not None
    assert view.risk.figures == "150"


@pytest.mark.parametrize(
    ("subject", "answers", "title"),
    [
        ("risk:visit", WORST, "Boze bezoeker: waarom middel?"),
        ("risk:fire", BEST, "Brand: waarom laag?"),
        ("risk:fire", {**BEST, "lamp": "unknown"}, "Brand: wat weten we nog niet?"),
        ("section:house", BEST, "house: waarom goed?"),
        ("risk:help", WORST, "Hulp komt te laat: waarom zwak?"),
        ("place:voordeur", WORST, "De voordeur: waarom zwak?"),
    ],
)
def test_the_title_asks_for_the_level(subject: str, answers: dict[str, str], title: str) -> None:
    assert why(subject, answers).title == title


def test_each_risk_leads_to_the_next_one_until_the_last() -> None:
    assert why("risk:burglary", WORST).next_id == "risk:visit"
    assert why("risk:fire", WORST).next_id == ""


def test_an_answer_makes_a_risk_bigger_or_smaller() -> None:
    words = pulls(why("risk:burglary", {**WORST, "window": "yes"}))

    assert words["door"] == "maakt groter"
    assert words["window"] == "maakt kleiner"
    assert words["threat"] == "maakt groter"


def test_what_is_not_known_counts_as_the_cautious_side() -> None:
    yes_no = an_item("door", {"ja": 1, "nee": 0})
    kinds = an_item("window", {"steel": 1, "wood": 0})
    scenario = an_adversary("burglary", a_path("a", an_effect("door"), an_effect("window")))
    scan = home_scan(
        {"door": "unknown"},
        items=(yes_no, kinds),
        sections=(a_section("house", "door", "window"),),
        scenarios=(scenario,),
        measures=(),
        regulations=(),
        urgent_when=None,
        routes=(a_route("door", "window"),),
    )
    view = WhyDesk(scan).view("risk:burglary")

    assert view is not None
    assert pulls(view) == {"door": "telt als nee", "window": "telt voorzichtig mee"}


def test_a_fact_that_changes_nothing_is_set_apart() -> None:
    view = why("risk:burglary", {**WORST, "threat": "no"})

    assert [reason.item for reason in view.quiet] == ["threat"]
    assert view.quiet_words == "1 antwoord verandert nu niets"
    assert (view.multiplier, view.multipliers) == ("", ())


def test_an_answer_without_any_effect_at_present_is_set_apart() -> None:
    path = a_path("a", an_effect("door"))
    scenario = an_adversary(
        "burglary", path, detect=(an_effect("lamp"),), communicate=(an_effect("button", 0),)
    )
    view = WhyDesk(home_scan(WORST, scenarios=(scenario,))).view("risk:burglary")

    assert view is not None
    assert pulls(view)["lamp"] == "verandert nu niets"


def test_the_path_that_decides_stands_first_and_is_marked() -> None:
    parts = why("risk:burglary", {**WORST, "door": "yes"}).parts

    assert [(part.id, part.words, part.decides) for part in parts] == [
        ("by-window", "zwakste plek", True),
        ("by-door", "", False),
        ("deter", "telt op elke weg", False),
    ]


def test_a_path_that_is_just_as_weak_says_so() -> None:
    assert [part.words for part in why("risk:burglary", WORST).parts][:2] == ["zwakste plek", "even zwak"]


def test_a_path_with_something_unknown_shows_its_band() -> None:
    door = next(part for part in why("risk:burglary", {"window": "no"}).parts if part.id == "by-door")

    assert (door.low, door.high) == (40, 100)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("risk:burglary", "De zwakste plek telt het meest"),
        ("risk:visit", "Eén weg telt"),
        ("risk:fire", "Voorkomen en op tijd merken"),
        ("risk:help", "Uw antwoorden samen"),
        ("section:house", "Uw antwoorden samen"),
    ],
)
def test_each_kind_has_its_own_rule(subject: str, title: str) -> None:
    assert why(subject, WORST).rule_title == title


def test_who_is_after_you_picks_only_the_weakest_path() -> None:
    scenario = an_adversary(
        "hunt", a_path("a", an_effect("door")), a_path("b", an_effect("window")), targeting=1
    )
    view = WhyDesk(home_scan(WORST, scenarios=(scenario,))).view("risk:hunt")

    assert view is not None
    assert view.rule_title == "De zwakste plek telt"


def test_the_situation_says_its_figure_and_that_it_is_an_assumption() -> None:
    view = why("risk:burglary", WORST)

    assert view.multiplier == "× 1,5"
    assert [(each.words, each.note) for each in view.multipliers] == [
        ("threat? yes.", "Dit getal is een aanname van de makers.")
    ]


def test_an_unknown_situation_counts_with_its_highest_figure() -> None:
    view = why("risk:burglary", {**WORST, "threat": "unknown"})

    assert view.multiplier == "× 1,5"
    assert view.multipliers[0].note == "Nog niet bekend. Wij rekenen met het hoogste getal."


def test_what_helps_most_comes_first_with_the_figure_before_and_after() -> None:
    helps = why("risk:burglary", WORST).helps

    assert [(each.id, each.before, each.after, each.words) for each in helps] == [
        ("new-lamp", "150", "112", "Hoog wordt middel"),
        ("new-lock", "150", "118", "Hoog wordt middel"),
        ("window-lock", "150", "136", "Blijft hoog"),
    ]


def test_finding_out_can_help_without_any_measure() -> None:
    view = why("risk:burglary", {**WORST, "lamp": "unknown"})
    question = view.helps[-1]

    assert (question.id, question.is_measure, question.title) == ("lamp", False, "Eerst nagaan: lamp?")
    assert (question.before, question.after) == ("150", "112")


def test_a_measure_that_is_done_counts_already_and_helps_no_more() -> None:
    view = why("risk:visit", WORST, {"new-lock": "done"})

    assert [reason.note for reason in view.reasons if reason.item == "door"] == ["Uw maatregel telt al mee."]
    assert "new-lock" not in [each.id for each in view.helps]


def test_a_score_counts_points_with_the_heaviest_answer_first() -> None:
    view = why("section:house", {**WORST, "window": "yes"})

    assert [(reason.item, reason.pull_words, reason.note) for reason in view.reasons][:2] == [
        ("door", "kost punten", "Telt 3 keer."),
        ("window", "geeft punten", ""),
    ]


def test_an_answer_that_caps_a_score_is_named() -> None:
    parts = why("section:house", {**BEST, "door": "no"}).parts

    assert [part.words for part in parts] == ["Door dit antwoord komt het cijfer niet boven 49."]
    assert why("section:house", BEST).parts == ()


def test_what_raises_a_score_is_shown_from_its_lower_end() -> None:
    helps = why("section:house", {**BEST, "window": "no"}).helps

    assert [(each.id, each.before, each.after) for each in helps] == [("window-lock", "83", "100")]


def test_readiness_has_no_figure_of_a_risk() -> None:
    view = why("risk:help", WORST)

    assert view.risk is None
    assert view.score is not None
    assert [reason.item for reason in view.reasons] == ["button", "door"]


def test_what_the_figures_rest_on_is_said() -> None:
    basis = " ".join(why("risk:burglary", WORST).basis)

    assert "gemiddeld huis = 100" in basis
    assert "aanname" in basis


@pytest.mark.parametrize(
    "subject",
    ["risk:nothing", "section:facts", "place:dak", "place:nowhere", "overall", "measure:new-lock", "nothing"],
)
def test_what_has_no_figure_has_no_page(subject: str) -> None:
    assert WhyDesk(home_scan(WORST)).view(subject) is None


def test_a_path_that_depends_on_a_fact_says_that_the_fact_decides_what_counts() -> None:
    garage = a_path("garage", an_effect("window"), exists_when=is_("has-garage", "yes"))
    scenario = an_adversary("burglary", a_path("door", an_effect("door")), garage)
    items = (an_item("door"), an_item("window"), a_fact("has-garage"))
    scan = home_scan(
        {"door": "no", "window": "no", "has-garage": "yes"},
        items=items,
        sections=(a_section("house", "door", "window", "has-garage"),),
        routes=(a_route("door", "window", "has-garage"),),
        scenarios=(scenario,),
        measures=(),
        regulations=(),
        urgent_when=None,
    )
    view = WhyDesk(scan).view("risk:burglary")

    assert view is not None
    assert pulls(view)["has-garage"] == "bepaalt wat meetelt"


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("risk:burglary", "Vanaf 125 is hoog. Die grens is een aanname."),
        ("section:house", "Onder 50 is zwak. Die grens is een aanname."),
        ("risk:help", "Onder 50 is zwak. Die grens is een aanname."),
        ("place:voordeur", "Onder 50 is zwak. Die grens is een aanname."),
    ],
)
def test_the_rule_that_made_the_level_is_said(subject: str, words: str) -> None:
    assert why(subject, WORST).level_words == words


def test_a_level_that_is_not_known_says_why() -> None:
    words = why("risk:fire", {**BEST, "lamp": "unknown"}).level_words

    assert words.startswith("Minder dan 70 % van wat meetelt, is bekend.")


def test_an_answer_says_what_its_best_does_and_what_that_rests_on() -> None:
    share = dict(zip(("lower", "central", "upper"), map(Fraction, ("0.26", "0.6", "0.92")), strict=True))
    lock = Effect(item="door", grade="D", sources=("S1", "nowhere"), **share)
    three = Minutes(item="door", minutes=Fraction(3), grade="B", sources=("S1",))
    delays = (three, minutes("lamp", 1))
    scenario = an_adversary("burglary", a_path("a", lock, delay=delays))
    view = WhyDesk(home_scan(WORST, scenarios=(scenario,))).view("risk:burglary")

    assert view is not None
    effects = {reason.item: reason.effects for reason in (*view.reasons, *view.quiet)}
    assert [(each.words, each.ground) for each in effects["door"]] == [
        (
            "Het beste antwoord houdt 60 % van de pogingen tegen (26 tot 92 %).",
            "Afgeleid uit een bron: Een boek.",
        ),
        ("Het beste antwoord kost iemand 3 minuten extra.", "Uit een bron: Een boek."),
    ]
    assert [(each.words, each.ground) for each in effects["lamp"]] == [
        ("Het beste antwoord kost iemand 1 minuut extra.", "Aanname van de makers.")
    ]


def test_where_an_answer_does_something_else_on_another_way_the_way_is_named() -> None:
    ways = (a_path("front", an_effect("door", "0.6")), a_path("back", an_effect("door", "0.2")))
    view = WhyDesk(home_scan(WORST, scenarios=(an_adversary("burglary", *ways),))).view("risk:burglary")

    assert view is not None
    assert [each.words.partition(" van de")[0] for each in view.reasons[0].effects] == [
        "front: het beste antwoord houdt 60 %",
        "back: het beste antwoord houdt 20 %",
    ]


def test_a_fact_and_an_answer_of_a_score_have_no_effect_of_their_own() -> None:
    threat = next(reason for reason in why("risk:burglary", WORST).reasons if reason.item == "threat")

    assert threat.effects == ()
    assert {reason.effects for reason in why("section:house", WORST).reasons} == {()}


KIND = {"id": "door", "title": "buitendeur", "plural": "buitendeuren"}


def doors(*elements: Element) -> OpenScan:
    """A home of which two doors were recorded one by one."""
    names = ("lock", "bar")
    items = tuple(an_item(name, {"ja": 1, "nee": 0}, repeats="door") for name in names)
    way = a_path("by-door", *(an_effect(name) for name in names), element="door")
    scan = home_scan(
        items=items,
        element_kinds=(ElementKind.model_validate(KIND),),
        sections=(a_section("house", *names),),
        routes=(a_route(*names),),
        scenarios=(an_adversary("burglary", way),),
        measures=(),
        regulations=(),
        urgent_when=None,
    )
    return replace(scan, journal=MemoryJournal(Responses(elements=elements)))


FRONT = Element("front", "door", "Voordeur", {"lock": "ja", "bar": "nee"})
BACK = Element("back", "door", "Achterdeur", {"lock": "nee", "bar": "nee"})


def test_of_recorded_doors_the_weakest_is_named_where_it_decides() -> None:
    view = WhyDesk(doors(FRONT, BACK)).view("risk:burglary")

    assert view is not None
    assert [part.weakest for part in view.parts] == ["Zwakste buitendeur: Achterdeur."]
    assert {reason.item: reason.note for reason in view.reasons} == {
        "lock": "Zwakste buitendeur: Achterdeur.",
        "bar": "Zwakste buitendeur: Achterdeur.",
    }


def test_with_the_name_of_a_door_stands_the_answer_for_that_door() -> None:
    strong = Element("back", "door", "Achterdeur", {"lock": "nee", "bar": "ja"})
    weak = Element("front", "door", "Voordeur", {"lock": "ja", "bar": "nee"})
    view = WhyDesk(doors(strong, weak)).view("risk:burglary")

    assert view is not None
    assert [part.weakest for part in view.parts] == ["Zwakste buitendeur: Achterdeur."]
    assert {reason.item: (reason.answer, reason.note) for reason in (*view.reasons, *view.quiet)} == {
        "lock": ("nee", "Zwakste buitendeur: Achterdeur."),
        "bar": ("ja", "Zwakste buitendeur: Achterdeur."),
    }


def test_without_recorded_doors_no_door_is_named() -> None:
    view = WhyDesk(doors()).view("risk:burglary")

    assert view is not None
    assert [part.weakest for part in view.parts] == [""]


def test_finding_out_says_how_long_it_takes() -> None:
    question = why("risk:burglary", {**WORST, "lamp": "unknown"}).helps[-1]

    assert question.text.endswith("± 2 minuten (schatting).")


def test_how_often_the_easiest_way_is_taken_is_said_to_be_an_assumption() -> None:
    said = "Aanname: hoe vaak iemand de makkelijkste weg kiest."

    assert said in why("risk:burglary", WORST).basis
    assert said not in why("risk:visit", WORST).basis
