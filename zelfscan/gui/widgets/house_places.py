"""Where markers stand: in the strip of ground or above the ridge, never on their zone or each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from zelfscan.gui.widgets.house_drawing import GROUND_ZONES, TOP, zones

Point = tuple[float, float]

_UPPER_ZONES = frozenset({"", "dak", "verdieping", "slaapkamer", "werkkamer"})
_RIDGE, _RIDGE_MIDDLE = 86.0, 616.0
_STRIP_TOP, _STRIP_MIDDLE = 402.0, 426.0
_GAP = 5


@dataclass(frozen=True)
class Place:
    """The middle of a marker, and the dot in its zone that a line leads to; both in pixels."""

    centre: Point
    dot: Point | None


def stands_above(zone: str) -> bool:
    """Return whether the marker of this zone stands above the ridge; no zone is the whole house."""
    return zone in _UPPER_ZONES


def lowest_middle(scale: float, size: int) -> float:
    """Return how far under the top of the drawing the middle of a marker in the strip of ground is."""
    return max((_STRIP_MIDDLE - TOP) * scale, (_STRIP_TOP - TOP) * scale + size / 2)


def place_markers(
    markers: Sequence[tuple[int, str]], width: int, scale: float, top: float, size: int
) -> dict[int, Place]:
    """Return a place for each (number, zone); markers keep the order of their zones."""
    places: dict[int, Place] = {}
    for is_above in (True, False):
        row = sorted((m for m in markers if stands_above(m[1]) == is_above), key=lambda m: _dot(m[1])[0])
        lefts = _spread([_dot(zone)[0] * scale for _, zone in row], size + _GAP, size / 2, width - size / 2)
        for (number, zone), x in zip(row, lefts, strict=True):
            dot = _dot(zone)
            if is_above:
                y = top + (_RIDGE - TOP) * scale - (size * 0.3 if not zone else size / 2)
            else:
                y = top + lowest_middle(scale, size)
            has_line = bool(zone) and zone not in GROUND_ZONES
            places[number] = Place(
                (x, y), (dot[0] * scale, top + (dot[1] - TOP) * scale) if has_line else None
            )
    return places


def _dot(zone: str) -> Point:
    """Return the place of the dot in a zone, in units of the drawing."""
    if not zone:
        return _RIDGE_MIDDLE, _RIDGE
    if zone == "dak":
        return zones()[zone].anchor
    area = zones()[zone].areas[0]
    middle = (min(x for x, _ in area) + max(x for x, _ in area)) / 2
    top, bottom = min(y for _, y in area), max(y for _, y in area)
    return middle, (top + bottom) / 2 if bottom - top < 70 else bottom - 16


def _spread(wanted: list[float], gap: float, lowest: float, highest: float) -> list[float]:
    """Push neighbours apart to at least ``gap``, each as near to its wish as that allows.

    Neighbours that touch form a block that stands at the mean of its wishes. When all together do
    not fit, they stand evenly over the width.
    """
    if len(wanted) > 1 and gap * (len(wanted) - 1) > highest - lowest:
        step = (highest - lowest) / (len(wanted) - 1)
        return [lowest + step * index for index in range(len(wanted))]
    blocks: list[list[float]] = []
    for wish in wanted:
        blocks.append([wish])
        while len(blocks) > 1 and _end(blocks[-2], gap) + gap > _start(blocks[-1], gap):
            last = blocks.pop()
            blocks[-1] = blocks[-1] + last
    places = [_start(block, gap) + gap * index for block in blocks for index in range(len(block))]
    for index, place in enumerate(places):
        floor = places[index - 1] + gap if index else lowest
        places[index] = max(place, floor)
    for index in range(len(places) - 1, -1, -1):
        ceiling = places[index + 1] - gap if index < len(places) - 1 else highest
        places[index] = min(places[index], ceiling)
    return places


def _start(block: list[float], gap: float) -> float:
    return sum(block) / len(block) - gap * (len(block) - 1) / 2


def _end(block: list[float], gap: float) -> float:
    return _start(block, gap) + gap * (len(block) - 1)
