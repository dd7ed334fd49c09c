"""The drawing of the house as SVG text: coloured by theme, tinted by level, hatched where unknown.

The file is drawn in the colours of the light theme; each of those stands for one token.
"""

import json
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from zelfscan.gui.levels import family_of
from zelfscan.gui.theme import Theme
from zelfscan.i18n import say
from zelfscan.paths import resources_folder

Point = tuple[float, float]

WIDTH, HEIGHT, TOP = 1120, 420, 40
#: Zones that lie in the strip of ground: these tint the strip and what grows there, and get no edge.
GROUND_ZONES = frozenset({"straat", "oprit", "voortuin", "achtertuin"})
_SVG = "{http://www.w3.org/2000/svg}"
_TOKEN_OF = {
    "#FFFFFF": "surface",
    "#F1EEE7": "sand",
    "#1B1F24": "ink",
    "#505A64": "muted",
    "#8A8273": "line",
    "#DFE8EC": "glass",
    "#E2ECE7": "leaf",
    "#F8F5EE": "room",
    "#E6E0D4": "roof",
    "#DDD7CB": "hairline",
}
_EDGES = {"high": 3.0, "medium": 2.4, "low": 2.0, "unknown": 2.0}
_HATCH_STEP = 10


@dataclass(frozen=True)
class Zone:
    """A part of the house: its Dutch name in the file, the areas it covers, where its word would stand."""

    id: str
    written: str
    areas: tuple[tuple[Point, ...], ...]
    anchor: Point

    @property
    def name(self) -> str:
        """Return the name of this part in the language that holds."""
        return say(self.written)  # gathered in charts.house_zones


@cache
def zones() -> dict[str, Zone]:
    """Return all zones of the drawing by id, from the street to the shed."""
    text = (resources_folder() / "pictures" / "huis-zones.json").read_text(encoding="utf-8")
    return {
        zone_id: Zone(
            zone_id,
            str(entry["name"]),
            tuple(tuple((float(x), float(y)) for x, y in area) for area in entry["areas"]),
            (float(entry["anchor"][0]), float(entry["anchor"][1])),
        )
        for zone_id, entry in json.loads(text).items()
    }


def middle_of(zone: str) -> Point:
    """Return the middle of the first area of a zone, in units of the drawing."""
    across, down = zip(*zones()[zone].areas[0], strict=True)
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


@lru_cache(maxsize=16)
def drawing(
    theme: Theme,
    width: int,
    levels: tuple[tuple[str, str], ...] = (),
    here: str = "",
    done: tuple[str, ...] = (),
) -> str:
    """Return the SVG text for a picture of so many pixels wide.

    ``levels`` are (zone, level) pairs for the mood *result*; ``here`` is the zone that the mood
    *small* fills with petrol, and ``done`` are those that it tints. Without these it is the quiet picture.
    """
    root = ET.fromstring(_source(width))
    unit = WIDTH / max(width, 1)
    level_of: Mapping[str, str] = dict(levels)
    for group in root.iter(f"{_SVG}g"):
        zone_id = group.get("id", "")
        if zone_id in level_of:
            _tint(group, theme, level_of[zone_id], unit)
        elif zone_id == here and here:
            _fill(group, theme.tokens.petrol)
        elif zone_id in done:
            _fill(group, _colour(theme, "petrol_tint"))
    text = ET.tostring(root, encoding="unicode")
    for literal, token in _TOKEN_OF.items():
        text = text.replace(f'"{literal}"', f'"{_colour(theme, token)}"')
    return text.replace("ns0:", "").replace(":ns0", "")


def _source(width: int) -> str:
    """Read the drawing whose lines are right for this width."""
    name = "huis" if width >= 900 else "huis-midden" if width >= 450 else "huis-klein"
    return (resources_folder() / "pictures" / f"{name}.svg").read_text(encoding="utf-8")


def _colour(theme: Theme, token: str) -> str:
    return theme.colour(token).name()


def _fill(group: ET.Element, colour: str) -> None:
    for shape in _areas_of(group):
        shape.set("fill", colour)


def _areas_of(group: ET.Element) -> list[ET.Element]:
    return [shape for shape in group.iter(f"{_SVG}polygon") if shape.get("class") == "vlak"]


def _tint(group: ET.Element, theme: Theme, level: str, unit: float) -> None:
    family = family_of(level)
    edge = _colour(theme, family)
    fill = _colour(theme, f"zone_{family}")
    areas = _areas_of(group)
    _fill(group, fill)
    is_ground = group.get("id") in GROUND_ZONES
    if family == "unknown":
        for parent in list(group.iter()):
            for index, shape in reversed(list(enumerate(parent))):
                if shape in areas:
                    parent.insert(index + 1, _hatch(shape, edge, unit))
    if is_ground:
        for shape in group.iter(f"{_SVG}path"):
            if shape.get("fill") == "#E2ECE7":
                shape.set("fill", fill)
                shape.set("stroke", edge)
        return
    for shape in areas:
        attributes = {
            "points": shape.get("points", ""),
            "fill": "none",
            "stroke": edge,
            "stroke-width": f"{_EDGES[family] * unit:.2f}",
            "stroke-linejoin": "round",
        }
        group.append(ET.Element(f"{_SVG}polygon", attributes))


def _hatch(shape: ET.Element, colour: str, unit: float) -> ET.Element:
    points = [tuple(float(part) for part in pair.split(",")) for pair in shape.get("points", "").split()]
    lines = hatch_lines([(x, y) for x, y in points], _HATCH_STEP)
    path = "".join(f"M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}" for a, b in lines)
    return ET.Element(
        f"{_SVG}path", {"d": path, "fill": "none", "stroke": colour, "stroke-width": f"{1.4 * unit:.2f}"}
    )


def hatch_lines(polygon: list[Point], step: float) -> list[tuple[Point, Point]]:
    """Return the pieces of the lines at 45 degrees that lie inside a polygon, every ``step`` units."""
    sums = [x + y for x, y in polygon]
    lines: list[tuple[Point, Point]] = []
    for index in range(int(min(sums) // step), int(max(sums) // step) + 1):
        total = index * step + step / 2
        cuts = sorted(_cuts(polygon, total))
        lines.extend(((a, total - a), (b, total - b)) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    return lines


def _cuts(polygon: list[Point], total: float) -> list[float]:
    """Return the x of each place where the line x + y = total crosses an edge."""
    cuts: list[float] = []
    for (x1, y1), (x2, y2) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        before, after = x1 + y1 - total, x2 + y2 - total
        if (before < 0) != (after < 0):
            cuts.append(x1 + (x2 - x1) * before / (before - after))
    return cuts
