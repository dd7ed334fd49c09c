"""The zones of the doll's house, and where the numbered risks stand beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zelfscan.charts.levels import LOOKS
from zelfscan.charts.shapes import Point
from zelfscan.i18n import later, say

#: The zone of a marker that concerns the house as a whole.
WHOLE_HOUSE = ""
#: Places in drawing units: the middle of the strip below the ground, the ridge, the walls.
STRIP = 426.0
RIDGE = 86.0
ABOVE_RIDGE = 62.0
CEILING = 290.0
WALLS = (318.0, 914.0)
MIDDLE = 616.0
#: The names in the file of the zones, in Dutch as they stand there.
NAMES = (
    later("Straat"),
    later("Oprit"),
    later("Voortuin"),
    later("Voordeur"),
    later("Brievenbus"),
    later("Hal"),
    later("Begane grond"),
    later("Verdieping"),
    later("Dak"),
    later("Achtertuin"),
    later("Achterdeur"),
    later("Schuur"),
    later("Meterkast"),
    later("Werkkamer"),
    later("Slaapkamer"),
    later("Keuken"),
)
#: How far a dot stays from the edge of its zone, in pixels.
DOT_INSET = 6.0


@dataclass(frozen=True)
class Zone:
    """A part of the home in the drawing: its name, its areas and the point where a word about it stands.

    ``name`` is the Dutch one of the file, ``words`` is the one to show.
    """

    name: str
    areas: tuple[tuple[Point, ...], ...]
    anchor: Point

    @property
    def words(self) -> str:
        """Return the name in the language that holds; one that the program does not know stays Dutch."""
        return say(NAMES[NAMES.index(self.name)]) if self.name in NAMES else self.name


@dataclass(frozen=True)
class HouseMarker:
    """A numbered risk that belongs to a zone, or to the whole house."""

    number: int
    zone: str
    level: str
    name: str = ""


@dataclass(frozen=True)
class PlacedMarker:
    """Where a marker stands in the chart, and the point that it refers to."""

    marker: HouseMarker
    centre: Point
    target: Point | None


@dataclass(frozen=True)
class Frame:
    """The chart that the house is drawn in: its size, its scale and the first drawing unit that it shows."""

    width: float
    height: float
    scale: float
    top: float


@dataclass(frozen=True)
class _Spot:
    """Where a marker would like to stand, and the stretch in which its dot may be, in drawing units."""

    row: str
    x: float
    y: float
    stretch: tuple[float, float] | None = None
    height: float = 0.0

    def target(self, x: float, frame: Frame) -> Point | None:
        """Put the dot as straight above or below the marker as the zone allows."""
        if self.stretch is None:
            return None
        left, right = (end * frame.scale for end in self.stretch)
        inset = min(DOT_INSET, (right - left) / 2)
        return (min(max(x, left + inset), right - inset), (self.height - frame.top) * frame.scale)


def read_zones(data: Mapping[str, object]) -> dict[str, Zone]:
    """Turn the plain data of the zone file into zones."""
    zones: dict[str, Zone] = {}
    for zone_id, entry in data.items():
        match entry:
            case {"name": str(name), "areas": [*areas], "anchor": anchor}:
                zones[zone_id] = Zone(name, tuple(tuple(map(_point, area)) for area in areas), _point(anchor))
            case _:
                raise ValueError(f"zone {zone_id} misses a name, an area or an anchor")
    return zones


def describe_house(
    zones: Mapping[str, Zone], levels: Mapping[str, str], markers: Sequence[HouseMarker]
) -> str:
    """Say in words what the drawing of the house shows, from left to right."""
    sentences = [say("Tekening van het huis, van straat tot schuur.")]
    shown = [
        (zone.words, say(LOOKS[levels[key]].word)) for key, zone in zones.items() if has_level(levels, key)
    ]
    known = [f"{name}: {word.lower()}." for name, word in shown]
    sentences += known or [say("Er zijn nog geen delen beoordeeld.")]
    sentences += [
        _marker_words(zones, each) for each in markers if each.zone in zones or each.zone == WHOLE_HOUSE
    ]
    return " ".join(sentences)


def _marker_words(zones: Mapping[str, Zone], item: HouseMarker) -> str:
    place = zones[item.zone].words.lower() if item.zone in zones else say("het hele huis")
    level = say(LOOKS[item.level].word).lower()
    if not item.name:
        return say("Nummer {number}: {level}, bij {place}.", number=item.number, level=level, place=place)
    return say(
        "Nummer {number}: {name}, {level}, bij {place}.",
        number=item.number,
        name=item.name,
        level=level,
        place=place,
    )


def place_markers(
    zones: Mapping[str, Zone], markers: Sequence[HouseMarker], frame: Frame, size: float
) -> tuple[PlacedMarker, ...]:
    """Find a place for each marker: in the ground strip, above the ridge or beside what stands outside.

    A marker in a zone that the drawing does not have is left out. Markers in one row never overlap.
    """
    rows: dict[str, list[tuple[_Spot, HouseMarker]]] = {}
    for item in markers:
        if item.zone == WHOLE_HOUSE or item.zone in zones:
            spot = _spot(zones[item.zone]) if item.zone in zones else _Spot("ridge", MIDDLE, RIDGE)
            rows.setdefault(spot.row, []).append((spot, item))
    placed: list[PlacedMarker] = []
    for entries in rows.values():
        entries.sort(key=lambda entry: (entry[0].x, entry[1].number))
        wanted = [spot.x * frame.scale for spot, _ in entries]
        places = spread(wanted, size + 2, size / 2, frame.width - size / 2)
        for x, (spot, item) in zip(places, entries, strict=True):
            y = min(max((spot.y - frame.top) * frame.scale, size / 2), frame.height - size / 2)
            placed.append(PlacedMarker(item, (x, y), spot.target(x, frame)))
    return tuple(sorted(placed, key=lambda entry: entry.marker.number))


def spread(wanted: Sequence[float], gap: float, lowest: float, highest: float) -> list[float]:
    """Move sorted places apart until they keep their distance, each as little as possible."""
    groups: list[tuple[float, int]] = []
    for place in wanted:
        centre, count = place, 1
        while groups and groups[-1][0] + (groups[-1][1] + count) / 2 * gap > centre:
            other, number = groups.pop()
            centre, count = (other * number + centre * count) / (number + count), number + count
        groups.append((centre, count))
    places = [centre + (index - (count - 1) / 2) * gap for centre, count in groups for index in range(count)]
    for index, place in enumerate(places):
        places[index] = max(place, lowest + index * gap)
    for index in range(len(places) - 1, -1, -1):
        places[index] = min(places[index], highest - (len(places) - 1 - index) * gap)
    return places


def _point(pair: object) -> Point:
    """Read a pair of numbers."""
    match pair:
        case [float() | int() as x, float() | int() as y]:
            return (float(x), float(y))
    raise ValueError("a point must be two numbers")


def _spot(zone: Zone) -> _Spot:
    """Choose where the marker of a zone stands, and where in the zone its dot may be."""
    corners = [point for area in zone.areas for point in area]
    if max(x for x, _ in corners) <= WALLS[0] + 20 or min(x for x, _ in corners) >= WALLS[1] - 20:
        return _Spot("outside", *zone.anchor)
    first = zone.areas[0]
    left, right = min(x for x, _ in first), max(x for x, _ in first)
    top, bottom = min(y for _, y in first), max(y for _, y in first)
    if bottom <= CEILING:
        return _Spot("ridge", (left + right) / 2, ABOVE_RIDGE, (left, right), (top + bottom) / 2)
    return _Spot("strip", (left + right) / 2, STRIP, (left, right), max(bottom - 12, (top + bottom) / 2))


def has_level(levels: Mapping[str, str], zone: str) -> bool:
    """Tell whether a zone has a level to show."""
    return levels.get(zone, "none") != "none"
