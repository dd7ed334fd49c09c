"""The look that somebody chose, on every widget at once; where the colours are the computer's, it follows."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from zelfscan.charts.colours import Tokens
from zelfscan.gui.theme import (
    CONTRAST_DARK_THEME,
    CONTRAST_LIGHT_THEME,
    DARK_THEME,
    HIGH_CONTRAST,
    LIGHT_THEME,
    Theme,
    apply_theme,
    current_theme,
    system_theme,
)
from zelfscan.settings.choices import Colours, Settings

Recolour = Callable[[str, Tokens], Tokens]
"""Gives other colours for a look, by its name."""

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Look(QObject):
    """Keeps the application in the chosen look; there is one for each application."""

    changed = Signal()
    """The computer got other colours, and the window followed; a page may have to be laid out anew."""

    def __init__(self, app: QApplication) -> None:
        """Listen to the computer; ``apply`` gives the first look."""
        super().__init__(app)
        self._app, self._settings = app, Settings()
        self._recolour: Recolour = lambda _name, tokens: tokens
        # Scheme and contrast are told apart, and while Qt tells of one, its own palette is only half changed.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.follow)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(lambda _scheme: self._soon.start())
        hints.accessibility().contrastPreferenceChanged.connect(lambda _how: self._soon.start())

    def apply(self, settings: Settings) -> None:
        """Give every present and future widget the look of these settings."""
        self._settings = settings
        apply_theme(self._app, self._theme(), settings.text_size / 100)

    def colour_with(self, recolour: Recolour) -> None:
        """Give the light and the dark look other colours from now on; high contrast keeps its own."""
        self._recolour = recolour
        self.apply(self._settings)
        self.changed.emit()

    def follow(self) -> None:
        """Take the colours that the computer has now, where these settings ask for them."""
        if self._settings.colours in _SCHEMES:
            return
        before, theme = current_theme(), self._theme()
        if theme != replace(before, scale=theme.scale):
            apply_theme(self._app, theme, before.scale)
            self.changed.emit()

    def _theme(self) -> Theme:
        theme = theme_for(self._app, self._settings.colours)
        if theme.is_high_contrast:
            return theme
        return replace(theme, tokens=self._recolour(theme.name, theme.tokens))


def look_of(app: QApplication) -> Look:
    """Return the one look of an application."""
    return app.findChild(Look) or Look(app)


def apply_settings(app: QApplication, settings: Settings) -> None:
    """Let the whole window look as the settings say, now and when the computer changes."""
    look_of(app).apply(settings)


def theme_for(app: QApplication, colours: Colours) -> Theme:
    """Return the theme for a choice of colours; what Qt draws itself, such as the title bar, goes along."""
    hints = app.styleHints()
    if colours in _SCHEMES:
        hints.setColorScheme(_SCHEMES[colours])
        return LIGHT_THEME if colours == "light" else DARK_THEME
    hints.unsetColorScheme()
    theme = system_theme(app)
    if colours == "system" or theme.name == HIGH_CONTRAST:
        return theme
    return CONTRAST_DARK_THEME if theme is DARK_THEME else CONTRAST_LIGHT_THEME
