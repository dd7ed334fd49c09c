"""The colours of high contrast: taken from the system, or our own for a computer that has none."""

from PySide6.QtGui import QPalette

from zelfscan.charts.colours import LIGHT, Tokens, contrast


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
    return Tokens(**flat)._replace(on_petrol=on_accent, scrim="#CC000000")


#: High contrast of our own, for a computer that has none: black on white, or white on black.
CONTRAST_LIGHT = _flat("#FFFFFF", "#000000", "#003F5C", "#FFFFFF")
CONTRAST_DARK = _flat("#000000", "#FFFFFF", "#8FDCFF", "#000000")
