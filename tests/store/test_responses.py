from datetime import timedelta

from tests.store.vaults import NOW
from zelfscan.store.dossiers import Dossier
from zelfscan.store.elements import StoredElement
from zelfscan.store.responses import StoredResponse

LATER = NOW + timedelta(hours=3)
TOMORROW = NOW + timedelta(days=1)


def values(dossier: Dossier) -> dict[tuple[str, str], str | None]:
    return {(response.item, response.element): response.value for response in dossier.responses()}


def test_a_new_dossier_holds_nothing(dossier: Dossier) -> None:
    assert dossier.responses() == ()
    assert dossier.notes() == {}
    assert dossier.flags() == frozenset()


def test_an_answer_stands_with_its_moment(dossier: Dossier) -> None:
    dossier.answer("front-door.lock-grade", "three-stars", NOW)
    assert dossier.responses() == (
        StoredResponse("front-door.lock-grade", "", "three-stars", "2026-11-23T10:00:00+00:00"),
    )


def test_the_latest_answer_counts_and_the_earlier_ones_are_kept(dossier: Dossier) -> None:
    dossier.answer("alarm.present", "no", NOW)
    dossier.answer("alarm.present", "unknown", LATER)
    dossier.answer("alarm.present", "yes", TOMORROW)
    assert values(dossier) == {("alarm.present", ""): "yes"}
    assert [response.value for response in dossier.history("alarm.present")] == ["no", "unknown", "yes"]


def test_answering_the_same_twice_on_one_day_adds_nothing(dossier: Dossier) -> None:
    dossier.answer("alarm.present", "no", NOW)
    dossier.answer("alarm.present", "no", LATER)
    assert len(dossier.history("alarm.present")) == 1


def test_the_same_answer_on_another_day_is_a_fresh_one(dossier: Dossier) -> None:
    dossier.answer("alarm.present", "no", NOW)
    dossier.answer("alarm.present", "no", TOMORROW)
    assert [response.answered[:10] for response in dossier.history("alarm.present")] == [
        "2026-11-23",
        "2026-11-24",
    ]


def test_changing_your_mind_and_back_again_is_kept_in_full(dossier: Dossier) -> None:
    for value in ("no", "yes", "no"):
        dossier.answer("alarm.present", value, NOW)
    assert [response.value for response in dossier.history("alarm.present")] == ["no", "yes", "no"]


def test_a_clock_that_was_set_back_does_not_bring_an_old_answer_back(dossier: Dossier) -> None:
    dossier.answer("alarm.present", "no", TOMORROW)
    dossier.answer("alarm.present", "yes", NOW)
    assert values(dossier) == {("alarm.present", ""): "yes"}


def test_an_answer_can_be_withdrawn(dossier: Dossier) -> None:
    dossier.answer("alarm.present", "no", NOW)
    dossier.answer("alarm.present", None, NOW)
    assert values(dossier) == {("alarm.present", ""): None}
    assert len(dossier.history("alarm.present")) == 2


def test_two_doors_have_an_answer_each(dossier: Dossier) -> None:
    back = dossier.add_element(StoredElement("", "door", "Achterdeur"), NOW).id
    front = dossier.add_element(StoredElement("", "door", "Voordeur"), NOW).id
    dossier.answer("door.lock", "none", NOW, element=back)
    dossier.answer("door.lock", "three-stars", NOW, element=front)
    assert values(dossier) == {("door.lock", back): "none", ("door.lock", front): "three-stars"}
    assert len(dossier.history("door.lock")) == 2


def test_a_note_is_text_as_typed(dossier: Dossier) -> None:
    text = "<b>Let op</b>: 'achterom' -- \"ja\"; DROP TABLE note; é ĳ € 🙂\nregel 2"
    dossier.note("back-door.visible", text, NOW)
    assert dossier.notes() == {("back-door.visible", ""): text}


def test_the_latest_note_counts_and_an_empty_one_takes_it_away(dossier: Dossier) -> None:
    dossier.note("alarm.present", "eerst", NOW)
    dossier.note("alarm.present", "later", NOW)
    dossier.note("door.lock", "achter", NOW, element="back-door")
    assert dossier.notes() == {("alarm.present", ""): "later", ("door.lock", "back-door"): "achter"}
    dossier.note("alarm.present", "", NOW)
    assert dossier.notes() == {("door.lock", "back-door"): "achter"}


def test_a_flag_goes_on_and_off(dossier: Dossier) -> None:
    dossier.flag("alarm.present", True, NOW)
    dossier.flag("door.lock", True, NOW)
    dossier.flag("alarm.present", False, LATER)
    assert dossier.flags() == {"door.lock"}
    dossier.flag("alarm.present", True, LATER)
    assert dossier.flags() == {"alarm.present", "door.lock"}
