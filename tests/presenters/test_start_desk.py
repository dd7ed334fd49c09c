"""The first page: what can be begun, and where somebody was."""

import pytest

from tests.conftest import FixedClock
from tests.presenters.small_scan import a_card, loaded, small_pack
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.scan_desk import ScanDesk
from zelfscan.presenters.start_desk import Packs, StartDesk, load_packs


@pytest.fixture
def desk(clock: FixedClock) -> StartDesk:
    """A desk that has read one small pack under the name of the home scan."""
    desk = StartDesk(clock)
    pack = small_pack().model_copy(update={"id": "woningscan"})
    desk.packs = Packs({"woningscan": loaded(pack)}, a_card())
    return desk


def _answer(desk: StartDesk, journal: Journal, *answers: str, route: str = "volledig") -> None:
    desk.journal = journal
    scan = ScanDesk(desk.open("woningscan", route, journal))
    for answer in answers:
        scan.answer(answer)
        scan.next()


def test_the_choices_are_there_before_the_packs_are_read(clock: FixedClock) -> None:
    view = StartDesk(clock).view()
    assert [choice.title for choice in view.choices] == ["Zelfscan", "Woningscan"]
    assert [choice.note for choice in view.choices] == ["", ""]
    assert view.threat[0] == ("strong", "Is er nu een dreiging?")


def test_a_scan_cannot_be_opened_before_the_packs_are_read(clock: FixedClock) -> None:
    with pytest.raises(RuntimeError):
        StartDesk(clock).open("woningscan", "", MemoryJournal())


def test_the_first_start_says_welcome(desk: StartDesk) -> None:
    view = desk.view()
    assert view.greeting == "Welkom."
    assert view.place is None
    assert len(view.promises) == 4


def test_a_card_says_how_many_questions_and_minutes_the_shortest_route_has(desk: StartDesk) -> None:
    assert desk.view().choices[0].note == "3 vragen, ongeveer 5 minuten"
    assert desk.view().choices[0].route == "kort"


def test_a_longer_route_stands_under_the_cards_with_its_most_questions(desk: StartDesk) -> None:
    (longer,) = desk.view().longer
    assert (longer.route, longer.note) == ("volledig", "Hoogstens 5 vragen, ongeveer 20 minuten")


def test_the_numbers_come_from_the_card_with_how_old_they_are(desk: StartDesk) -> None:
    view = desk.view()
    assert "".join(words for _, words in view.threat).endswith("Bel 112, of 0900-8844 als het geen spoed is.")
    assert view.foot == (
        "De scan is geen beveiligingsadvies. Nummers overgenomen op 20-11-2026, nog niet nagebeld."
    )


def test_somebody_sees_where_they_were(desk: StartDesk, journal: Journal, clock: FixedClock) -> None:
    _answer(desk, journal, "alderman", "no")
    clock.forward(days=1)
    view = desk.view()
    assert view.greeting == "Goedemorgen."
    assert view.place is not None
    assert view.place.lines[0] == "Vraag 3 van 4"
    assert (view.place.progress, view.place.section) == ("2 van 4 beantwoord", "situation")
    assert view.place.button == "Ga verder"
    kept = "Gisteren bewaard" if journal.keeps else "Nog nergens bewaard"
    assert view.place.lines[1] == kept


@pytest.mark.parametrize(
    ("days", "words"), [(0, "Vandaag bewaard"), (1, "Gisteren bewaard"), (3, "Bewaard op 23-11-2026")]
)
def test_the_day_of_saving_is_named(desk: StartDesk, clock: FixedClock, days: int, words: str) -> None:
    class KeepingJournal(MemoryJournal):
        keeps = True

    _answer(desk, KeepingJournal(), "alderman")
    clock.forward(days=days)
    place = desk.view().place
    assert place is not None and place.lines[1] == words


def test_a_finished_scan_leads_to_the_result(desk: StartDesk, journal: Journal) -> None:
    _answer(desk, journal, "alderman", "no", "no", "yes")
    place = desk.view().place
    assert place is not None
    assert (place.button, place.lines[0]) == ("Bekijk het resultaat", "Alle vragen beantwoord")


def test_the_card_goes_on_with_the_route_that_was_begun(desk: StartDesk, journal: Journal) -> None:
    _answer(desk, journal, "alderman", route="volledig")
    assert desk.view().choices[0].route == "volledig"
    assert desk.view().longer == ()


def test_the_scan_that_was_answered_last_is_the_one_to_go_on_with(clock: FixedClock) -> None:
    desk, journal = StartDesk(clock), MemoryJournal()
    desk.packs = load_packs(questionnaires_folder())
    desk.journal = journal
    for pack, own in (("zelfscan", "work.protocol"), ("woningscan", "glass.street-strength")):
        ScanDesk(desk.open(pack, "", journal))
        clock.forward(hours=1)
        journal.answer(own, "yes", clock())
    place = desk.view().place
    assert place is not None and place.pack == "woningscan"
    clock.forward(hours=1)
    journal.answer("work.protocol", "no", clock())
    place = desk.view().place
    assert place is not None and place.pack == "zelfscan"


def test_the_shipped_packs_are_found_with_the_card() -> None:
    packs = load_packs(questionnaires_folder())
    assert set(packs.by_id) == {"zelfscan", "woningscan"}
    assert packs.card.contacts[0].number == "112"


def test_packs_in_another_language_bring_the_card_along_and_lose_no_dutch() -> None:
    packs = load_packs(questionnaires_folder(), "en")
    assert packs.has("en") and packs.has("nl")
    assert not load_packs(questionnaires_folder()).has("en")
    assert packs.card.steps[0].in_language("en") != packs.card.steps[0].in_language("nl")
