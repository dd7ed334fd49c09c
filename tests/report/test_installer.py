"""What an installer reads: where, how many and to which norm, in an order that tells nothing."""

import pytest

from tests.content.cases import TODAY, shipped, worst_answers
from tests.report.content_lines import text_of
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.element import Element
from zelfscan.core.response import Responses
from zelfscan.report.content.editions import document
from zelfscan.report.content.editions_ticks import ticks
from zelfscan.report.content.wanted import Material, Wanted

LOCK = "front-door.lock-grade"


def judged(*locks: str) -> Assessment:
    """Judge a home with the worst answers, and with a door for each lock."""
    pack = shipped("woningscan")
    doors = tuple(
        Element(str(number), "door", f"Deur van Jansen {number}", {LOCK: lock})
        for number, lock in enumerate(locks)
    )
    route = pack.route("volledig")
    assert route is not None
    return assess(pack, route, Responses(worst_answers("woningscan"), elements=doors), TODAY)


def read(*locks: str) -> str:
    wanted = Wanted("installer", ticked=frozenset({"measure:certified-door-locks"}))
    return text_of(document(Material(judged(*locks)), wanted))


@pytest.mark.parametrize(
    ("locks", "words"),
    [
        ((), "Aantal: ter plaatse tellen."),
        (("no", "yes", "yes"), "Aantal: 1 buitendeur, ter plaatse aan te wijzen."),
        (("no", "no", "yes"), "Aantal: 2 buitendeuren, ter plaatse aan te wijzen."),
    ],
)
def test_doors_that_were_recorded_one_by_one_are_counted(locks: tuple[str, ...], words: str) -> None:
    assert words in read(*locks)


def test_the_name_that_somebody_gave_a_door_is_not_there() -> None:
    assert "Jansen" not in read("no", "no")


def test_work_has_its_place_its_norm_and_when_it_is_done() -> None:
    text = read()

    assert "1. Goede sloten op alle buitendeuren" in text
    assert "De voordeur" in text
    assert "NEN 5096" in text
    assert "Elke buitendeur heeft een slot met twee of drie SKG-sterren." in text


def test_the_order_is_that_of_the_questionnaire_and_not_of_the_plan() -> None:
    found = judged()
    names = [tick.name.removeprefix("measure:") for tick in ticks(Material(found), "installer")]
    places = [measure.id for measure in found.pack.measures]
    in_plan = [step.measure.id for step in found.plan if step.measure.id in names]

    assert names == sorted(names, key=places.index)
    assert names != in_plan


def test_without_work_there_is_nothing_to_fill_in() -> None:
    text = text_of(document(Material(judged()), Wanted("installer", ticked=frozenset())))

    assert "Er is nu geen werk voor een installateur." in text
    assert "Prijs" not in text
