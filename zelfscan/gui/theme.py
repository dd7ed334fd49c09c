"""The look of the whole window: palette, font and style sheet, filled from the colour tokens.

Widgets that paint themselves ask ``current_theme()`` at the moment they paint; they hear of a change
as ``QEvent.Type.StyleChange``, which Qt sends to every widget when the style sheet is set again.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from zelfscan.charts.colours import DARK, LIGHT, Tokens
from zelfscan.gui.tokens import CONTRAST_DARK, CONTRAST_LIGHT, high_contrast
from zelfscan.paths import resources_folder

FONT_FAMILY = "Atkinson Hyperlegible"
#: Sizes in use, in pixels at 100 %: small, normal, sub heading, heading, title.
TYPE_SCALE = (15, 17, 20, 26, 34)
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0
HIGH_CONTRAST = "high-contrast"
_LARGEST_PADDING_SCALE = 1.25
_THICK_EDGE = 2


@dataclass(frozen=True)
class Theme:
    """Colours with a text scale; everything that paints takes its measures from here."""

    name: str
    tokens: Tokens
    edge: int = 1
    scale: float = 1.0

    def px(self, length: float) -> int:
        """Scale a font size, an icon or a minimum height."""
        return round(length * self.scale)

    def pad(self, length: float) -> int:
        """Scale a padding or a gap; these grow at most 1.25 times, to leave the room to the text."""
        return round(length * min(self.scale, _LARGEST_PADDING_SCALE))

    def font(
        self, size: int = 17, bold: bool = False, figures: bool = False, underline: bool = False
    ) -> QFont:
        """Return the font in a size of the type scale; ``figures`` makes all digits equally wide.

        It is one and the same object each time, so it is not to be changed, and can be the key of a cache.
        """
        return _font(self.px(size), bold, figures, underline)

    def colour(self, token: str) -> QColor:
        """Return the colour with this token name."""
        return QColor(str(getattr(self.tokens, token)))

    @property
    def is_high_contrast(self) -> bool:
        """Whether tints are off and every edge is two pixels of ink."""
        return self.name == HIGH_CONTRAST


@cache
def _font(pixels: int, bold: bool, figures: bool, underline: bool) -> QFont:
    font = QFont([FONT_FAMILY, "Noto Sans", "Segoe UI", "Helvetica Neue"])
    font.setPixelSize(pixels)
    font.setBold(bold)
    font.setUnderline(underline)
    if figures:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


LIGHT_THEME = Theme("light", LIGHT)
DARK_THEME = Theme("dark", DARK)
CONTRAST_LIGHT_THEME = Theme(HIGH_CONTRAST, CONTRAST_LIGHT, edge=_THICK_EDGE)
CONTRAST_DARK_THEME = Theme(HIGH_CONTRAST, CONTRAST_DARK, edge=_THICK_EDGE)

_current = LIGHT_THEME


def current_theme() -> Theme:
    """Return the theme that the window has now."""
    return _current


def high_contrast_theme(palette: QPalette) -> Theme:
    """Return the high contrast theme in the colours of the system."""
    return Theme(HIGH_CONTRAST, high_contrast(palette), edge=_THICK_EDGE)


def system_theme(app: QApplication) -> Theme:
    """Return the theme that the person chose for the whole computer."""
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        app.setPalette(QPalette())
        return high_contrast_theme(app.palette())
    return DARK_THEME if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT_THEME


def apply_theme(app: QApplication, theme: Theme, scale: float = 1.0) -> None:
    """Give every present and future widget this theme, with the text so many times as large."""
    global _current
    load_fonts()
    _current = replace(theme, scale=min(max(scale, SMALLEST_SCALE), LARGEST_SCALE))
    if app.style().name().lower() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette_of(_current.tokens))
    app.setFont(_current.font())
    app.setStyleSheet(style_sheet(_current))


@cache
def load_fonts() -> None:
    """Make the bundled fonts known to Qt, once."""
    for weight in ("Regular", "Bold"):
        file = resources_folder() / "fonts" / f"AtkinsonHyperlegible-{weight}.ttf"
        QFontDatabase.addApplicationFont(str(file))


def palette_of(tokens: Tokens) -> QPalette:
    """Return the palette, for what the style sheet does not reach."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.paper,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sand,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.Highlight: tokens.petrol,
        role.HighlightedText: tokens.on_petrol,
        role.Accent: tokens.petrol,
        role.Link: tokens.petrol,
        role.LinkVisited: tokens.petrol,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.ink,
        role.BrightText: tokens.high,
        role.Light: tokens.surface,
        role.Midlight: tokens.sand,
        role.Mid: tokens.hairline,
        role.Dark: tokens.line,
        role.Shadow: tokens.line,
    }
    palette = QPalette()
    for part, colour in colours.items():
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(tokens.muted))
    return palette


def style_sheet(theme: Theme) -> str:
    """Fill the style sheet template: ``@paper@`` a colour, ``@px44@`` or ``@pad20@`` a measure."""
    template = (resources_folder() / "style.qss").read_text(encoding="utf-8")
    panel_edge = f"{theme.edge}px solid {theme.tokens.ink}" if theme.is_high_contrast else "none"
    words = theme.tokens.by_name() | {"edge": f"{theme.edge}px", "panel_edge": panel_edge}

    def fill(match: re.Match[str]) -> str:
        name, length = match.group(1), match.group(2)
        if length is None:
            return words[name]
        return f"{_measure(theme, name, int(length))}px"

    return re.sub(r"@([a-z_]+?)(\d+)?@", fill, template)


def _measure(theme: Theme, name: str, length: int) -> int:
    if name == "pad":
        return theme.pad(length)
    edges = {"px": 0, "box": 2 * theme.edge, "thick": 2 * _THICK_EDGE}
    return theme.px(length) - edges[name]
