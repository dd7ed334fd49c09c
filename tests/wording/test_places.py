"""Places: their words, and the part of the picture that shows them."""

import json

import pytest

from zelfscan.charts.house_zones import WHOLE_HOUSE, read_zones
from zelfscan.paths import resources_folder
from zelfscan.wording.places import drawn_levels, drawn_place, place_words, weakest_words

PARTS = read_zones(
    json.loads((resources_folder() / "pictures" / "huis-zones.json").read_text(encoding="utf-8"))
)


def test_every_part_of_the_picture_has_words_and_shows_itself() -> None:
    assert [drawn_place(part) for part in PARTS] == list(PARTS)
    assert all(place_words(part).startswith(("de ", "het ")) for part in PARTS)


@pytest.mark.parametrize(("place", "part"), [("gevel", "begane-grond"), ("auto", "oprit")])
def test_a_place_that_the_picture_does_not_have_is_shown_by_another_part(place: str, part: str) -> None:
    assert part in PARTS
    assert drawn_place(place) == part


@pytest.mark.parametrize("place", ["hele-huis", "woning"])
def test_the_whole_house_is_no_part_of_it(place: str) -> None:
    assert drawn_place(place) == WHOLE_HOUSE
    assert place_words(place) == "het hele huis"


@pytest.mark.parametrize("place", ["gemeentehuis", "school", "-", "", None])
def test_what_is_not_in_or_around_the_house_has_no_place(place: str | None) -> None:
    assert drawn_place(place) is None
    assert place_words(place) == ""


def test_of_two_places_in_one_part_the_worst_level_counts() -> None:
    for one, other in (("good", "weak"), ("weak", "good")):
        assert drawn_levels({"gevel": one, "begane-grond": other}) == {"begane-grond": "weak"}


def test_only_parts_of_the_picture_that_were_judged_have_a_level() -> None:
    assert drawn_levels({"hal": "none", "hele-huis": "weak", "gemeentehuis": "weak", "dak": "fair"}) == {
        "dak": "fair"
    }


def test_the_weakest_of_several_is_named_with_the_word_of_the_person() -> None:
    assert weakest_words("buitendeur", "Achterdeur") == "Zwakste buitendeur: Achterdeur."
