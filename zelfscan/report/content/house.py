"""The drawing of the house in the report, with the level of each place and the numbers of the risks."""

import json
from collections.abc import Sequence
from functools import cache

from zelfscan.charts.house import house_chart
from zelfscan.charts.house_zones import HouseMarker, Zone, read_zones
from zelfscan.charts.picture import Picture, read_picture
from zelfscan.charts.shapes import Chart
from zelfscan.core.scoring import zone_scores
from zelfscan.paths import resources_folder
from zelfscan.report.content.findings import Findings
from zelfscan.wording.places import drawn_levels, drawn_place

MARKER_SIZE = 28


@cache
def _zones() -> dict[str, Zone]:
    """Read the places of the drawing, once."""
    text = (resources_folder() / "pictures" / "huis-zones.json").read_text(encoding="utf-8")
    return read_zones(json.loads(text))


@cache
def _picture() -> Picture:
    """Read the drawing, once."""
    return read_picture((resources_folder() / "pictures" / "huis-midden.svg").read_text(encoding="utf-8"))


def zone_levels(findings: Findings) -> dict[str, str]:
    """Return the level of each part of the drawing that has one."""
    scores = zone_scores(findings.judged.situation)
    return drawn_levels({zone: score.level for zone, score in scores.items()})


def house(findings: Findings, markers: Sequence[HouseMarker], width: float) -> Chart | None:
    """Draw the house with tints and markers; none where no place in it was judged."""
    levels = zone_levels(findings)
    if not levels:
        return None
    return house_chart(_picture(), _zones(), levels, markers, width, MARKER_SIZE)


def place_chart(zone: str, level: str, width: float) -> Chart:
    """Draw the house with one place in the tint of its level."""
    return house_chart(_picture(), _zones(), {zone: level}, (), width, MARKER_SIZE)


def risk_markers(findings: Findings, count: int) -> tuple[HouseMarker, ...]:
    """Number the greatest risks that have a place in the drawing."""
    markers = []
    for number, risk in enumerate(findings.risks[:count], start=1):
        zone = drawn_place(findings.scenarios[risk.id].zone)
        if zone is not None:
            markers.append(HouseMarker(number, zone, risk.level, findings.title(risk.id).lower()))
    return tuple(markers)
