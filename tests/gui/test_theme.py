"""The colours can be told apart, the font is our own, and everything grows with the text scale."""

from itertools import product

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from zelfscan.charts.colours import EDGE_PAIRS, TEXT_PAIRS, contrast
from zelfscan.gui.gallery import Gallery
from zelfscan.gui.theme import (
    CONTRAST_DARK_THEME,
    CONTRAST_LIGHT_THEME,
    DARK_THEME,
    FONT_FAMILY,
    LIGHT_THEME,
    TYPE_SCALE,
    Theme,
    apply_theme,
    current_theme,
    high_contrast_theme,
    style_sheet,
)
from zelfscan.gui.widgets.text import Text


def _black_system() -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#FFFF00"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#00FFFF"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("#000000"))
    return palette


THEMES = [
    pytest.param(LIGHT_THEME, id="light"),
    pytest.param(DARK_THEME, id="dark"),
    pytest.param(high_contrast_theme(_black_system()), id="high contrast of the system"),
    pytest.param(CONTRAST_LIGHT_THEME, id="our own high contrast, light"),
    pytest.param(CONTRAST_DARK_THEME, id="our own high contrast, dark"),
]


@pytest.mark.parametrize("theme", THEMES)
def test_text_has_enough_contrast_on_every_ground_it_stands_on(theme: Theme) -> None:
    colours = theme.tokens.by_name()
    too_low = [pair for pair in TEXT_PAIRS if contrast(colours[pair[0]], colours[pair[1]]) < 4.5]

    assert too_low == []


@pytest.mark.parametrize("theme", THEMES)
def test_edges_and_shapes_can_be_seen_on_every_ground_they_stand_on(theme: Theme) -> None:
    colours = theme.tokens.by_name()
    too_low = [pair for pair in EDGE_PAIRS if contrast(colours[pair[0]], colours[pair[1]]) < 3]

    assert too_low == []


def test_every_colour_of_text_and_of_edges_is_measured() -> None:
    """A new token for text or an edge has to be put in a pair; the rest are grounds."""
    measured = {front for front, _ in (*TEXT_PAIRS, *EDGE_PAIRS)}
    grounds = {ground for _, ground in (*TEXT_PAIRS, *EDGE_PAIRS)}
    decoration = {"scrim", "hairline"}
    assert set(LIGHT_THEME.tokens.by_name()) - measured - grounds == decoration


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_done_can_be_told_from_the_rest_of_a_progress_bar(theme: Theme) -> None:
    colours = theme.tokens.by_name()
    rest = "sand" if theme.is_high_contrast else "hairline"
    assert contrast(colours["petrol"], colours[rest]) >= 3


@pytest.mark.parametrize("theme", [CONTRAST_LIGHT_THEME, CONTRAST_DARK_THEME])
def test_our_own_high_contrast_has_no_tints_and_far_more_contrast(theme: Theme) -> None:
    tokens = theme.tokens
    assert {tokens.sand, tokens.petrol_tint, tokens.high_tint, tokens.zone_high} == {tokens.paper}
    assert {tokens.line, tokens.hairline, tokens.muted} == {tokens.ink}
    for front in (tokens.ink, tokens.petrol, tokens.focus):
        assert contrast(front, tokens.paper) >= 7
    assert (theme.is_high_contrast, theme.edge) == (True, 2)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_high_contrast_takes_the_colours_of_the_system_and_no_tints() -> None:
    theme = high_contrast_theme(_black_system())

    assert (theme.tokens.paper, theme.tokens.ink, theme.tokens.petrol) == ("#000000", "#ffff00", "#00ffff")
    assert theme.tokens.high_tint == theme.tokens.paper
    assert theme.edge == 2


def test_high_contrast_never_keeps_colours_of_the_system_that_cannot_be_read() -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("#777777"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#888888"))
    tokens = high_contrast_theme(palette).tokens

    assert contrast(tokens.ink, tokens.paper) >= 7


@pytest.mark.parametrize("theme", THEMES)
def test_the_style_sheet_has_no_place_left_open(theme: Theme) -> None:
    assert "@" not in style_sheet(theme)


def test_the_bundled_font_is_used_for_every_size(qapp: QApplication) -> None:
    families = {QFontInfo(current_theme().font(size)).family() for size in TYPE_SCALE}

    assert families == {FONT_FAMILY}
    assert QFontInfo(qapp.font()).family() == FONT_FAMILY


def test_text_scale_enlarges_fonts_and_heights_but_paddings_only_a_quarter(qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT_THEME, 2.0)
    theme = current_theme()

    assert (theme.font(17).pixelSize(), theme.px(44), theme.pad(20)) == (34, 88, 25)


@pytest.mark.parametrize(("asked", "given"), [(0.3, 1.0), (1.5, 1.5), (9, 2.0)])
def test_text_scale_stays_between_100_and_200_percent(qapp: QApplication, asked: float, given: float) -> None:
    apply_theme(qapp, LIGHT_THEME, asked)

    assert current_theme().scale == given


def test_present_widgets_follow_a_change_of_scale_and_theme(qapp: QApplication) -> None:
    label = Text("Tekst", 17)
    label.ensurePolished()
    small = label.fontInfo().pixelSize()
    apply_theme(qapp, DARK_THEME, 2.0)

    assert label.fontInfo().pixelSize() == 2 * small
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK_THEME.tokens.ink)


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_of_the_default_grey_is_left_in_the_palette(qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme)
    ours = {QColor(colour).name() for colour in theme.tokens.by_name().values()}
    roles = [role for role in QPalette.ColorRole if role not in (role.NoRole, role.NColorRoles)]
    palette = QLabel().palette()

    assert {role.name for role in roles if palette.color(role).name() not in ours} == set()


def test_nothing_changes_the_fonts_that_all_widgets_share(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, LIGHT_THEME)
    before = {
        (size, bold, figures, underline): current_theme().font(size, bold, figures, underline).toString()
        for size in TYPE_SCALE
        for bold, figures, underline in product((False, True), repeat=3)
    }
    gallery = Gallery(qapp)
    qtbot.addWidget(gallery)
    gallery.resize(1200, 3000)
    gallery.show()
    gallery.grab()
    after = {what: current_theme().font(*what).toString() for what in before}
    assert after == before
