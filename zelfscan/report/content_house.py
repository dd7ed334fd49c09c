"""The drawing of the house in the report, with the level of each place and the numbers of the risks."""

import json
from collections.abc import Mapping, Sequence
from functools import cache

from zelfscan.charts.house import house_chart
from zelfscan.charts.house_zones import WHOLE_HOUSE, HouseMarker, Zone, read_zones
from zelfscan.charts.picture import Picture, read_picture
from zelfscan.charts.shapes import Chart
from zelfscan.core.scoring import zone_scores
from zelfscan.paths import resources_folder
from zelfscan.report.content_findings import Findings

MARKER_SIZE = 28
_WORST_FIRST = ("weak", "insufficient", "fair", "good")
#: Places of questions that are drawn as another part of the house.
DRAWN_AS = {"hele-huis": WHOLE_HOUSE, "woning": WHOLE_HOUSE, "auto": "oprit", "gevel": "begane-grond"}


@cache
def _zones() -> dict[str, Zone]:
    """Read the places of the drawing, once."""
    text = (resources_folder() / "pictures" / "huis-zones.json").read_text(encoding="utf-8")
    return read_zones(json.loads(text))


@cache
def _picture() -> Picture:
    """Read the drawing, once."""
    return read_picture((resources_folder() / "pictures" / "huis-midden.svg").read_text(encoding="utf-8"))


def drawn_zone(zone: str | None) -> str | None:
    """Return the part of the drawing where a place stands, none where the drawing does not have it."""
    drawn = DRAWN_AS.get(zone or "", zone or "")
    return drawn if drawn == WHOLE_HOUSE or drawn in _zones() else None


def zone_levels(findings: Findings) -> dict[str, str]:
    """Return the level of each part of the drawing that has one; of two places in one part the worst."""
    levels: dict[str, str] = {}
    for zone, score in zone_scores(findings.judged.situation).items():
        drawn = drawn_zone(zone)
        if drawn is not None and drawn != WHOLE_HOUSE and score.level != "none":
            levels[drawn] = min(score.level, levels.get(drawn, score.level), key=_WORST_FIRST.index)
    return levels


def house(findings: Findings, markers: Sequence[HouseMarker], width: float) -> Chart | None:
    """Draw the house with tints and markers; none where no place in it was judged."""
    levels = zone_levels(findings)
    if not levels:
        return None
    return house_chart(_picture(), _zones(), levels, markers, width, MARKER_SIZE)


def place_chart(zone: str, level: str, width: float) -> Chart:
    """Draw the house with one place in the tint of its level."""
    levels: Mapping[str, str] = {} if zone == WHOLE_HOUSE else {zone: level}
    return house_chart(_picture(), _zones(), levels, (), width, MARKER_SIZE)


def risk_markers(findings: Findings, count: int) -> tuple[HouseMarker, ...]:
    """Number the greatest risks that have a place in the drawing."""
    markers = []
    for number, risk in enumerate(findings.risks[:count], start=1):
        zone = drawn_zone(findings.scenarios[risk.id].zone)
        if zone is not None:
            markers.append(HouseMarker(number, zone, risk.level, findings.title(risk.id).lower()))
    return tuple(markers)
