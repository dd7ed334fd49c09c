"""The colours of the look by name, which of them lie on each other, and how well they can be told apart.

Knows no window: whoever makes the colours of an organisation is told without one whether they can be read.
"""

from collections.abc import Iterator
from typing import NamedTuple

TEXT, SHAPE = 4.5, 3.0
"""The least contrast of text, and of edges and shapes (WCAG 2.2, success criteria 1.4.3 and 1.4.11)."""


class Tokens(NamedTuple):
    """One colour per name; what each is for stands in the style guide of the project."""

    paper: str
    surface: str
    sand: str
    line: str
    hairline: str
    ink: str
    muted: str
    petrol: str
    petrol_hover: str
    petrol_press: str
    on_petrol: str
    petrol_tint: str
    off: str
    focus: str
    low: str
    medium: str
    high: str
    unknown: str
    low_tint: str
    medium_tint: str
    high_tint: str
    unknown_tint: str
    zone_low: str
    zone_medium: str
    zone_high: str
    zone_unknown: str
    glass: str
    leaf: str
    room: str
    roof: str
    scrim: str
    header: str

    def by_name(self) -> dict[str, str]:
        """Return every colour under its name, to fill a template with."""
        return self._asdict()


LIGHT = Tokens(
    paper="#FBFAF7",
    surface="#FFFFFF",
    sand="#F1EEE7",
    line="#8A8273",
    hairline="#DDD7CB",
    ink="#1B1F24",
    muted="#505A64",
    petrol="#0B4F6C",
    petrol_hover="#094159",
    petrol_press="#073345",
    on_petrol="#FFFFFF",
    petrol_tint="#DFE8EC",
    off="#DDD7CB",
    focus="#B3470B",
    low="#1F6F43",
    medium="#8A5A00",
    high="#A3261B",
    unknown="#55597A",
    low_tint="#E2ECE7",
    medium_tint="#F3EAD6",
    high_tint="#F5E3DF",
    unknown_tint="#EBEBEF",
    zone_low="#C6DDD0",
    zone_medium="#EFDCB4",
    zone_high="#F0CDC5",
    zone_unknown="#E9E9F0",
    glass="#DFE8EC",
    leaf="#E2ECE7",
    room="#F8F5EE",
    roof="#E6E0D4",
    scrim="#991B1F24",
    header="#FFFFFF",
)

DARK = Tokens(
    paper="#14181C",
    surface="#1D2329",
    sand="#262D34",
    line="#7F8B96",
    hairline="#38424C",
    ink="#F2F0EB",
    muted="#B4BDC6",
    petrol="#7CC4E0",
    petrol_hover="#94CFE6",
    petrol_press="#ABD9EB",
    on_petrol="#10202A",
    petrol_tint="#2E404A",
    off="#38424C",
    focus="#FFB37A",
    low="#7FD3A4",
    medium="#F0C064",
    high="#FF9A8D",
    unknown="#B9BDE0",
    low_tint="#2A3A36",
    medium_tint="#3D392F",
    high_tint="#433639",
    unknown_tint="#333945",
    zone_low="#2F4A40",
    zone_medium="#544728",
    zone_high="#5A3A38",
    zone_unknown="#333945",
    glass="#2E404A",
    leaf="#2A3A36",
    room="#20272D",
    roof="#2F373F",
    scrim="#A6000000",
    header="#1D2329",
)

_LEVELS = ("low", "medium", "high", "unknown")
_GROUNDS = ("paper", "surface", "sand")
_TINTS = (*(f"{level}_tint" for level in _LEVELS), "petrol_tint")
_HOUSE = ("glass", "leaf", "room", "roof", *(f"zone_{level}" for level in _LEVELS))
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("ink", "muted") for ground in (*_GROUNDS, *_TINTS, "off", "header")),
    *(("petrol", ground) for ground in (*_GROUNDS, *_TINTS, "header")),
    *((level, ground) for level in _LEVELS for ground in _GROUNDS),
    *(("on_petrol", ground) for ground in ("petrol", "petrol_hover", "petrol_press")),
    *(("surface", level) for level in _LEVELS),
    *(("ink", f"zone_{level}") for level in _LEVELS),
    ("high", "high_tint"),
    ("high", "header"),
)
"""Each text with each ground that it stands on."""
EDGE_PAIRS: tuple[tuple[str, str], ...] = (
    *(("line", ground) for ground in (*_GROUNDS, "petrol_tint", "header")),
    # The ring lies 2 pixels outside the edge, and so on whatever the thing stands on.
    *(("focus", ground) for ground in (*_GROUNDS, *_TINTS, "header")),
    # What is chosen, done or pressed; the check and the knob lie on it.
    *(("petrol", ground) for ground in (*_GROUNDS, "petrol_tint", "header")),
    ("on_petrol", "petrol"),
    *((level, ground) for level in _LEVELS for ground in _GROUNDS),
    *(("ink", ground) for ground in _HOUSE),
    *((level, f"zone_{level}") for level in _LEVELS),
    *((level, f"{level}_tint") for level in _LEVELS),
)
"""Each edge or shape with each ground that it stands on."""
_DONE_AND_REST = ("petrol", "hairline")  # of a progress bar


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, success criterion 1.4.3)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(name: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(name))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def _parts(name: str) -> tuple[int, int, int]:
    """Return red, green and blue of ``#RRGGBB``; ``#AARRGGBB`` has how much shines through before them."""
    return int(name[-6:-4], 16), int(name[-4:-2], 16), int(name[-2:], 16)


class Poor(NamedTuple):
    """Two colours that cannot be told apart well enough, with the contrast that they have and need."""

    front: str
    ground: str
    has: float
    needs: float


def poor_pairs(tokens: Tokens) -> Iterator[Poor]:
    """Give every pair of colours with too little contrast."""
    colours = tokens.by_name()
    wanted = dict.fromkeys((*EDGE_PAIRS, _DONE_AND_REST), SHAPE) | dict.fromkeys(TEXT_PAIRS, TEXT)
    for (front, ground), needs in wanted.items():
        has = contrast(colours[front], colours[ground])
        if has < needs:
            yield Poor(front, ground, has, needs)


def with_colours(tokens: Tokens, accent: str | None, header: str | None) -> Tokens:
    """Return the colours of the look with another accent and another ground for the head of the window.

    What lies on the accent, how it looks under the mouse, and its tint follow from it. Nothing is mended: a
    colour that cannot be read is found by ``poor_pairs``.
    """
    if accent is not None:
        tokens = tokens._replace(
            petrol=accent,
            petrol_hover=mixed(accent, tokens.ink, 0.15),
            petrol_press=mixed(accent, tokens.ink, 0.3),
            petrol_tint=mixed(tokens.surface, accent, 0.13),
        )
    return tokens if header is None else tokens._replace(header=header)


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour between two, with a share of the other one."""
    parts = [round(mine + (its - mine) * share) for mine, its in zip(_parts(one), _parts(other), strict=True)]
    return "#" + "".join(f"{part:02X}" for part in parts)
