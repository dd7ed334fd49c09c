"""The window looks as was chosen, and follows the computer only where that was chosen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zelfscan.gui import looks, theme
from zelfscan.gui.looks import Look, apply_settings, look_of
from zelfscan.gui.theme import current_theme
from zelfscan.settings.choices import Settings


class Contrast(QObject):
    contrastPreferenceChanged = Signal(object)
    preference = Qt.ContrastPreference.NoPreference

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self.preference


class Hints(QObject):
    """A computer whose colours a test can set."""

    colorSchemeChanged = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.of_computer, self.wanted = Qt.ColorScheme.Light, Qt.ColorScheme.Unknown
        self.contrast = Contrast()

    def accessibility(self) -> Contrast:
        return self.contrast

    def colorScheme(self) -> Qt.ColorScheme:
        return self.of_computer if self.wanted == Qt.ColorScheme.Unknown else self.wanted

    def setColorScheme(self, scheme: Qt.ColorScheme) -> None:
        before, self.wanted = self.colorScheme(), scheme
        if before != self.colorScheme():
            self.colorSchemeChanged.emit(self.colorScheme())

    def unsetColorScheme(self) -> None:
        self.setColorScheme(Qt.ColorScheme.Unknown)

    def turn(self, scheme: Qt.ColorScheme) -> None:
        self.of_computer = scheme
        self.colorSchemeChanged.emit(scheme)


@pytest.fixture
def computer(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hints]:
    for old in qapp.findChildren(Look):
        old.setParent(None)
    hints = Hints()
    monkeypatch.setattr(qapp, "styleHints", lambda: hints)
    yield hints
    for mine in qapp.findChildren(Look):
        mine.setParent(None)


@pytest.mark.parametrize(
    ("colours", "tokens"),
    [("light", theme.LIGHT_THEME), ("dark", theme.DARK_THEME), ("high-contrast", theme.CONTRAST_LIGHT_THEME)],
)
def test_a_choice_holds_whatever_the_computer_does(
    qapp: QApplication, qtbot: QtBot, computer: Hints, colours: str, tokens: theme.Theme
) -> None:
    apply_settings(qapp, Settings(colours=colours))  # type: ignore[arg-type]
    assert current_theme() == tokens
    if colours != "high-contrast":
        computer.turn(Qt.ColorScheme.Dark)
        qtbot.wait(20)
        assert current_theme() == tokens


def test_as_this_computer_follows_it_when_it_changes(
    qapp: QApplication, qtbot: QtBot, computer: Hints
) -> None:
    apply_settings(qapp, Settings(text_size=150))
    assert current_theme().tokens == theme.LIGHT_THEME.tokens
    with qtbot.waitSignal(look_of(qapp).changed, timeout=1000):
        computer.turn(Qt.ColorScheme.Dark)
    assert (current_theme().tokens, current_theme().scale) == (theme.DARK_THEME.tokens, 1.5)


def test_a_change_that_makes_no_difference_paints_nothing_anew(
    qapp: QApplication, qtbot: QtBot, computer: Hints
) -> None:
    apply_settings(qapp, Settings())
    with qtbot.assertNotEmitted(look_of(qapp).changed, wait=30):
        computer.turn(Qt.ColorScheme.Light)


def test_the_contrast_of_the_computer_is_followed(qapp: QApplication, qtbot: QtBot, computer: Hints) -> None:
    apply_settings(qapp, Settings())
    computer.contrast.preference = Qt.ContrastPreference.HighContrast
    with qtbot.waitSignal(look_of(qapp).changed, timeout=1000):
        computer.contrast.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert current_theme().is_high_contrast


def test_high_contrast_takes_the_colours_of_a_computer_that_has_them(
    qapp: QApplication, computer: Hints, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.contrast.preference = Qt.ContrastPreference.HighContrast
    of_computer = theme.high_contrast_theme(QPalette(Qt.GlobalColor.white))
    monkeypatch.setattr(theme, "high_contrast_theme", lambda _palette: of_computer)
    apply_settings(qapp, Settings(colours="high-contrast"))
    assert current_theme() == of_computer


def test_our_own_high_contrast_is_white_on_black_on_a_dark_computer(
    qapp: QApplication, computer: Hints
) -> None:
    computer.of_computer = Qt.ColorScheme.Dark
    apply_settings(qapp, Settings(colours="high-contrast"))
    assert (current_theme().tokens.paper, current_theme().tokens.ink) == ("#000000", "#FFFFFF")


def test_what_qt_draws_itself_goes_along_and_is_let_go_again(qapp: QApplication, computer: Hints) -> None:
    wanted = []
    for settings in (Settings(colours="dark"), Settings()):
        apply_settings(qapp, settings)
        wanted.append(computer.wanted)
    assert wanted == [Qt.ColorScheme.Dark, Qt.ColorScheme.Unknown]
    assert current_theme().tokens == theme.LIGHT_THEME.tokens


def test_there_is_one_look_for_an_application(qapp: QApplication, computer: Hints) -> None:
    apply_settings(qapp, Settings(text_size=200))
    apply_settings(qapp, Settings(text_size=125))
    assert len(qapp.findChildren(looks.Look)) == 1
    assert current_theme().scale == 1.25
