import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zelfscan.charts.house_zones import (
    NAMES,
    WHOLE_HOUSE,
    Frame,
    HouseMarker,
    Zone,
    describe_house,
    place_markers,
    read_zones,
    spread,
)

ZONES = Path(__file__).parents[2] / "resources" / "pictures" / "huis-zones.json"
FRAME = Frame(1120, 420, 1.0, 40)


@pytest.fixture
def zones() -> dict[str, Zone]:
    return read_zones(json.loads(ZONES.read_text(encoding="utf-8")))


def test_the_zones_of_the_shipped_house_are_read(zones: dict[str, Zone]) -> None:
    assert zones["voordeur"].name == "Voordeur"
    assert len(zones["verdieping"].areas) == 3


def test_every_name_in_the_file_can_be_said_in_another_language(zones: dict[str, Zone]) -> None:
    assert {zone.name for zone in zones.values()} == set(NAMES)
    assert zones["begane-grond"].words == "Begane grond"
    assert Zone("Kas", (), (0, 0)).words == "Kas"


@pytest.mark.parametrize("entry", [{"name": "Hal"}, {"name": "Hal", "areas": [], "anchor": ["a", 1]}, 7])
def test_a_zone_that_misses_something_is_refused(entry: object) -> None:
    with pytest.raises(ValueError, match="must be two numbers|misses"):
        read_zones({"hal": entry})


def test_a_marker_inside_stands_in_the_strip_with_its_dot_in_the_zone(zones: dict[str, Zone]) -> None:
    (spot,) = place_markers(zones, [HouseMarker(1, "voordeur", "high")], FRAME, 32)
    assert spot.centre[1] > 400 - 40
    assert spot.target is not None
    assert 440 < spot.target[0] < 488
    assert 306 - 40 < spot.target[1] < 400 - 40


def test_a_marker_of_an_upper_room_stands_above_the_ridge(zones: dict[str, Zone]) -> None:
    (spot,) = place_markers(zones, [HouseMarker(1, "werkkamer", "high")], FRAME, 32)
    assert spot.centre[1] < 86 - 40


def test_a_marker_of_a_garden_stands_beside_the_tree_without_a_line(zones: dict[str, Zone]) -> None:
    (spot,) = place_markers(zones, [HouseMarker(1, "achtertuin", "high")], FRAME, 32)
    assert (spot.centre, spot.target) == ((964, 206), None)


def test_what_concerns_the_whole_house_stands_on_the_ridge(zones: dict[str, Zone]) -> None:
    (spot,) = place_markers(zones, [HouseMarker(1, WHOLE_HOUSE, "medium")], FRAME, 32)
    assert (spot.centre, spot.target) == ((616, 46), None)


def test_a_marker_without_a_place_in_the_drawing_is_left_out(zones: dict[str, Zone]) -> None:
    elsewhere = HouseMarker(1, "raadszaal", "high", "agressie")
    assert place_markers(zones, [elsewhere], FRAME, 32) == ()
    assert "agressie" not in describe_house(zones, {}, [elsewhere])


def test_the_description_names_levels_and_markers(zones: dict[str, Zone]) -> None:
    markers = [HouseMarker(1, "voordeur", "high", "inbraak"), HouseMarker(2, WHOLE_HOUSE, "medium")]
    assert describe_house(zones, {"hal": "good", "voordeur": "weak"}, markers) == (
        "Tekening van het huis, van straat tot schuur. Voordeur: zwak. Hal: goed. "
        "Nummer 1: inbraak, hoog, bij voordeur. Nummer 2: middel, bij het hele huis."
    )


def test_without_levels_the_description_says_so(zones: dict[str, Zone]) -> None:
    assert "nog geen delen beoordeeld" in describe_house(zones, {"hal": "none"}, [])


@given(st.lists(st.floats(0, 1000), max_size=12).map(sorted))
def test_markers_in_a_row_keep_their_distance_and_stay_in_the_picture(wanted: list[float]) -> None:
    places = spread(wanted, 34, 16, 984)
    assert all(right - left >= 34 - 1e-6 for left, right in pairwise(places))
    assert all(16 - 1e-6 <= place <= 984 + 1e-6 for place in places)


def test_markers_that_have_room_do_not_move() -> None:
    assert spread([100, 200, 300], 34, 16, 984) == [100, 200, 300]
