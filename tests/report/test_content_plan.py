"""What was chosen, flagged and left out in the private report, and what is to be checked again."""

from datetime import date

import pytest

from tests.builders import TODAY, a_measure, a_pack, advises, an_item, judge, responses
from tests.report.content_answers import judged
from tests.report.content_lines import text_of
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.pack import EmergencyCard, Pack, Source
from zelfscan.core.planning import Choice
from zelfscan.core.response import Responses
from zelfscan.report.content.leaks import CAN_BE_LEFT_OUT
from zelfscan.report.content.private import private_report
from zelfscan.report.plan import LeftOut, PlanChapter, PlanEntry

LATER = date(TODAY.year + 2, TODAY.month, TODAY.day)


def a_home(*names: str, **changes: object) -> Pack:
    """A home in which each thing that is not in order asks for a measure of its own."""
    names = names or ("lock", "lamp")
    items = [an_item(name, advises=(advises(f"new-{name}"),)) for name in names]
    measures = (*(a_measure(f"new-{name}") for name in names), a_measure("spare"))
    return a_pack(*items, **{"measures": measures, **changes})


def report(assessment: Assessment, plan: PlanChapter | None = None, **more: object) -> str:
    return text_of(private_report(assessment, plan=plan, **more))  # type: ignore[arg-type]


def home(*entries: PlanEntry, names: tuple[str, ...] = (), **plan: object) -> str:
    pack = a_home(*names)
    choices: dict[str, Choice] = {each.measure: each.choice for each in entries}
    answers = Responses({item.id: "no" for item in pack.items})
    found = judge(pack, answers, choices=choices)
    return report(found, PlanChapter(entries, **plan))  # type: ignore[arg-type]


def test_a_planned_day_stands_with_the_measure_and_in_the_overview() -> None:
    text = home(PlanEntry("new-lock", "planned", date(2026, 12, 3)))
    assert "Uw keuze: Gepland voor 3 december 2026." in text
    assert "new-lock (gepland, 3-12-2026)" in text
    assert "Stand: gedaan: ______ / niet, omdat: ________" in text


def test_words_about_a_day_that_is_no_day_are_kept_as_typed() -> None:
    assert "Uw keuze: Gepland: na de <b>bouwvak</b>" in home(
        PlanEntry("new-lock", "planned", None, "na de <b>bouwvak</b>")
    )


def test_what_was_done_stands_with_its_proof_and_price() -> None:
    text = home(PlanEntry("new-lock", "done", None, "bon van 3 december", 12_550))
    assert "new-lock | Gedaan | bon van 3 december / Prijs: € 125,50, door uzelf ingevuld." in text


def test_what_was_declined_stands_with_its_reason() -> None:
    assert "new-lock | Niet | Mag niet van de verhuurder" in home(
        PlanEntry("new-lock", "declined", None, "Mag niet van de verhuurder")
    )


def test_an_own_price_stands_with_an_open_measure_too() -> None:
    assert "Uw prijs: € 80, door uzelf ingevuld." in home(PlanEntry("new-lamp", cents=8_000))


def test_a_short_measure_has_its_choice_and_price_as_well() -> None:
    names = tuple(f"item-{number}" for number in range(9))
    text = home(PlanEntry("new-item-8", "planned", date(2026, 12, 3), "", 500), names=names)
    assert "Uw keuze: Gepland voor 3 december 2026. Uw prijs: € 5, door uzelf ingevuld." in text


def test_a_choice_for_a_measure_that_is_not_in_the_plan_is_not_lost() -> None:
    text = home(PlanEntry("spare", "declined", None, "te duur", 900))
    assert "## Keuzes bij andere maatregelen" in text
    assert "spare | Niet | te duur / Prijs: € 9, door uzelf ingevuld." in text
    assert "Keuzes bij andere maatregelen" not in home(PlanEntry("new-lock", "planned"))


def test_flagged_questions_are_listed_by_their_number() -> None:
    text = home(flagged=("lamp", "lock", "gone"))
    assert "## Later bekijken\nBij deze vragen zette u een vlag.\n- 1. lock?\n- 2. lamp?\n" in text
    assert "Later bekijken" not in home()


def test_a_flag_at_a_question_that_does_not_count_says_so() -> None:
    assessment = judged("woningscan", "best", home__shed="none")
    text = report(assessment, PlanChapter(flagged=("outside.shed-lock",)))
    assert "- Zit er een goed slot op de buitendeur van de schuur? (telt nu niet mee)" in text


def test_the_pseudonym_is_the_first_thing_below_the_title() -> None:
    first = home(whose="D-07").partition("\n----")[0]
    assert "\nD-07. " in first
    assert "\n. " not in home().partition("\n----")[0]


def missing(text: str) -> str:
    return text.rpartition("## Niet in dit rapport")[2].partition("\n## ")[0]


def test_what_is_left_out_is_named_with_where_it_is() -> None:
    text = missing(
        home(left_out=(LeftOut("incidents", 1), LeftOut("dropped-findings", 3), LeftOut("earlier")))
    )
    assert "1 voorval in uw logboek | Het logboek is alleen voor u." in text
    assert "3 bevindingen die opzij zijn gezet | " in text
    assert "Eerdere antwoorden, opmerkingen en keuzes | " in text


def test_what_somebody_chose_to_leave_out_is_named() -> None:
    text = missing(report(judge(a_home()), PlanChapter(), left_out=("prices", "photos")))
    assert "Foto’s | Dit is weggelaten toen dit rapport werd gemaakt." in text
    assert "Uw eigen prijzen | Dit is weggelaten" in text


def test_whatever_can_be_left_out_is_named_in_words() -> None:
    can = CAN_BE_LEFT_OUT["private"]
    text = missing(report(judge(a_home()), PlanChapter(), left_out=tuple(can)))
    assert text.count("Dit is weggelaten toen dit rapport werd gemaakt.") == len(can)
    assert not [name for name in can if f"{name} |" in text]


def test_where_nothing_is_missing_it_says_so() -> None:
    assert "Alles wat u invulde, staat in dit rapport." in missing(report(judge(a_home())))


def test_the_versions_stand_on_the_last_page() -> None:
    last = report(judge(a_home(version="2026.7"))).rpartition("# Over dit rapport")[2]
    for words in (
        "versie 2026.7.",
        "Rekenmodel: Versie 1.",
        "Programma: zelfscan ",
        "Kenmerk: zelfscan / 1 / ",
    ):
        assert words in last


def test_a_source_that_was_read_long_ago_is_flagged() -> None:
    old = Source(id="S1", title="Oud", url="x", published="2020", read_on=TODAY)
    new = Source(id="S2", title="Nieuw", url="x", published="2020", read_on=LATER)
    measures = (a_measure("new-lock", sources=("S1", "S2")), a_measure("new-lamp"))
    pack = a_home(sources=(old, new), measures=measures)
    answers = responses(lock="no", lamp="no")
    route = pack.routes[0]
    then, now = (report(assess(pack, route, answers, day)) for day in (LATER, TODAY))
    assert "- Bron 1: langer dan een jaar geleden gelezen." in then
    assert then.count("Langer dan een jaar geleden gelezen. Kijk na of dit nog klopt.") == 1
    assert "langer dan een jaar" not in now.lower()


@pytest.mark.parametrize(("checked_on", "is_named"), [(None, True), (TODAY, False)])
def test_a_number_that_nobody_called_is_to_be_checked(checked_on: date | None, is_named: bool) -> None:
    number = {"id": "a", "number": "112", "title": "Nood", "purpose": "Nu", "read_on": TODAY, "source": "S1"}
    card = EmergencyCard.model_validate(
        {"contacts": ({**number, "checked_on": checked_on},), "steps": (), "notices": ()}
    )
    source = Source(id="S1", title="Een bron", url="x", published="2020", read_on=TODAY)
    text = report(judge(a_home(card=card, sources=(source,))))
    assert ("- Nood, 112: overgenomen op 23-11-2026, nog niet nagebeld." in text) is is_named


def test_a_questionnaire_that_was_reviewed_long_ago_says_so() -> None:
    pack = a_home()
    text = report(assess(pack, pack.routes[0], Responses(), LATER))
    assert "Dat is langer dan een jaar geleden. Vraag om een nieuwe versie." in text
