"""The colours of the look by name: light, dark, and high contrast taken from the system."""

from dataclasses import asdict, dataclass, replace

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True)
class Tokens:
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

    def by_name(self) -> dict[str, str]:
        """Return every colour under its name, to fill a template with."""
        return {name: str(value) for name, value in asdict(self).items()}


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
)


def high_contrast(palette: QPalette) -> Tokens:
    """Build the colours from the system's own: two colours and one accent, no tints at all."""
    paper = palette.color(QPalette.ColorRole.Window).name()
    ink = palette.color(QPalette.ColorRole.WindowText).name()
    if contrast(ink, paper) < 7:
        paper, ink = "#ffffff", "#000000"
    accent = palette.color(QPalette.ColorRole.Highlight).name()
    on_accent = palette.color(QPalette.ColorRole.HighlightedText).name()
    if contrast(accent, paper) < 4.5 or contrast(on_accent, accent) < 4.5:
        accent, on_accent = ink, paper
    return _flat(paper, ink, accent, on_accent)


def _flat(paper: str, ink: str, accent: str, on_accent: str) -> Tokens:
    """Give every token one of four colours: no tint is left, and every edge is ink."""
    flat = dict.fromkeys(LIGHT.by_name(), paper)
    lines = ("line", "hairline", "ink", "muted", "low", "medium", "high", "unknown")
    accents = ("petrol", "petrol_hover", "petrol_press", "focus")
    flat.update(dict.fromkeys(lines, ink) | dict.fromkeys(accents, accent))
    return replace(Tokens(**flat), on_petrol=on_accent, scrim="#CC000000")


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, success criterion 1.4.3)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(name: str) -> float:
    colour = QColor(name)
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


#: High contrast of our own, for a computer that has none: black on white, or white on black.
CONTRAST_LIGHT = _flat("#FFFFFF", "#000000", "#003F5C", "#FFFFFF")
CONTRAST_DARK = _flat("#000000", "#FFFFFF", "#8FDCFF", "#000000")
