"""Levels and bars tell the same in shape, word and figure as in colour."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from zelfscan.gui.levels import band_text, family_of, word_of
from zelfscan.gui.theme import DARK_THEME, LIGHT_THEME, apply_theme, current_theme
from zelfscan.gui.widgets.bar import ChangeBar, RiskBar, ScoreBar
from zelfscan.gui.widgets.level_pill import LevelMarker, LevelPill
from zelfscan.gui.widgets.level_shapes import level_path, level_sign
from zelfscan.gui.widgets.progress_bar import ProgressBar

RISK_LEVELS = ("low", "medium", "high", "unknown")
SCORE_LEVELS = ("good", "fair", "weak", "insufficient", "none")


def _picture(widget: QWidget, width: int = 200) -> QImage:
    widget.resize(width, widget.sizeHint().height())
    return widget.grab().toImage()


def _colour_at(image: QImage, share: float) -> str:
    return image.pixelColor(round(image.width() * share), image.height() // 2).name()


def _colours(image: QImage, start: float, end: float) -> set[str]:
    steps = range(round(image.width() * start) + 3, round(image.width() * end) - 3)
    return {image.pixelColor(x, image.height() // 2).name() for x in steps}


def _token(name: str) -> str:
    return current_theme().colour(name).name()


def test_every_level_has_a_colour_a_shape_and_a_word() -> None:
    assert [family_of(level) for level in SCORE_LEVELS] == ["low", "medium", "high", "unknown", "unknown"]
    assert [family_of(level) for level in RISK_LEVELS] == list(RISK_LEVELS)
    assert len({word_of(level) for level in RISK_LEVELS + SCORE_LEVELS}) == 9


def test_the_four_signs_differ_without_colour() -> None:
    signs = [
        level_sign(level, 48).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        for level in RISK_LEVELS
    ]
    outlines = [level_path(level, QRectF(0, 0, 32, 32)).elementCount() for level in ("low", "medium", "high")]

    assert all(one != other for place, one in enumerate(signs) for other in signs[place + 1 :])
    assert len(set(outlines)) == 3


@pytest.mark.parametrize(
    ("level", "best", "words"),
    [
        ("weak", "fair", "Zwak, kan redelijk zijn"),
        ("fair", "fair", "Redelijk"),
        ("high", "medium", "Hoog, kan middel zijn"),
        ("insufficient", "good", "Te weinig gegevens"),
        ("good", None, "Goed"),
    ],
)
def test_the_lower_word_comes_first_and_the_band_says_what_it_can_be(
    level: str, best: str | None, words: str
) -> None:
    assert word_of(level, best) == words


def test_a_band_of_one_number_is_one_number() -> None:
    assert (band_text(46, 68), band_text(88, 88)) == ("46 tot 68", "88")


@pytest.mark.parametrize("level", RISK_LEVELS + SCORE_LEVELS)
def test_a_pill_is_read_out_as_its_word(qtbot: QtBot, level: str) -> None:
    pill = LevelPill(level)
    qtbot.addWidget(pill)

    assert QAccessible.queryAccessibleInterface(pill).text(QAccessible.Text.Name) == word_of(level)


def test_a_pill_wraps_and_never_cuts_a_word_off(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, LIGHT_THEME, 2.0)
    pill = LevelPill("weak", "Zwak, kan redelijk zijn")
    qtbot.addWidget(pill)
    widest = QFontMetrics(current_theme().font(15, bold=True)).horizontalAdvance("redelijk")

    assert pill.minimumSizeHint().width() >= widest + current_theme().px(22)
    assert pill.heightForWidth(pill.minimumSizeHint().width()) > pill.heightForWidth(2000)


def test_a_marker_tells_its_number_and_level(qtbot: QtBot) -> None:
    marker = LevelMarker("high", 3)
    qtbot.addWidget(marker)

    assert marker.accessibleName() == "3, Hoog"
    assert marker.sizeHint().width() == 32


def test_a_score_is_solid_to_its_lower_end_hatched_to_its_upper_end_and_empty_after_that(
    qtbot: QtBot,
) -> None:
    bar = ScoreBar()
    qtbot.addWidget(bar)
    bar.set_score(20, 44, "weak")
    image = _picture(bar)

    assert _colours(image, 0.0, 0.2) == {_token("high")}
    assert {_token("high"), _token("surface")} <= _colours(image, 0.2, 0.44)
    assert _colours(image, 0.82, 1.0) == {_token("sand")}


def test_a_score_that_is_fully_known_has_no_hatching(qtbot: QtBot) -> None:
    bar = ScoreBar()
    qtbot.addWidget(bar)
    bar.set_score(88, 88, "good")

    assert _token("surface") not in _colours(_picture(bar), 0.0, 1.0)


def test_the_limits_at_50_and_80_are_dotted_lines_above_and_under_the_bar(qtbot: QtBot) -> None:
    bar = ScoreBar()
    qtbot.addWidget(bar)
    bar.set_score(10, 10, "weak")
    image = _picture(bar)
    dark = [x for x in range(image.width()) if QColor(image.pixelColor(x, 1)).lightness() < 120]

    assert {round(x / image.width(), 1) for x in dark} == {0.5, 0.8}


def test_too_little_known_is_an_empty_bar_with_a_band_in_the_colour_of_not_known(qtbot: QtBot) -> None:
    bar = ScoreBar()
    qtbot.addWidget(bar)
    bar.set_score(30, 70, "insufficient")
    image = _picture(bar)

    assert _colour_at(image, 0.15) == _token("unknown_tint")
    assert _token("unknown") in _colours(image, 0.3, 0.7)
    assert _token("high") not in _colours(image, 0.3, 0.7)


def test_no_score_shows_words_and_no_bar_and_zero_shows_a_bar(qtbot: QtBot) -> None:
    without, zero = ScoreBar(), ScoreBar()
    qtbot.addWidget(without)
    qtbot.addWidget(zero)
    without.set_score(None, None, "none", "Alarm")
    zero.set_score(0, 0, "weak", "Alarm")

    assert without.accessibleName() == "Alarm: Niet van toepassing"
    assert zero.accessibleName() == "Alarm: 0 van 100, Zwak"
    assert _token("sand") not in _colours(_picture(without), 0.0, 1.0)
    assert _token("sand") in _colours(_picture(zero), 0.0, 1.0)


@pytest.mark.parametrize("level", ["weak", "low"])
def test_a_bar_of_nothing_has_its_level_in_its_edge(qtbot: QtBot, level: str) -> None:
    bar = RiskBar()
    qtbot.addWidget(bar)
    bar.set_risk(0, 0, level)

    assert _colour_at(_picture(bar), 0.0) == _token(family_of(level))


def test_a_score_is_read_out_as_a_sentence(qtbot: QtBot) -> None:
    bar = ScoreBar()
    qtbot.addWidget(bar)
    bar.set_score(46, 68, "weak", "Voordeur en hal")
    interface = QAccessible.queryAccessibleInterface(bar)

    assert interface.role() == QAccessible.Role.Graphic
    assert interface.text(QAccessible.Text.Name) == "Voordeur en hal: 46 tot 68 van 100, Zwak"


def test_a_risk_above_200_fills_the_bar_and_the_number_tells(qtbot: QtBot) -> None:
    bar = RiskBar()
    qtbot.addWidget(bar)
    bar.set_risk(250, 280, "high", "Inbraak")
    image = _picture(bar)

    assert _colour_at(image, 0.97) == _token("high")
    assert bar.accessibleName() == "Inbraak: 250 tot 280, gemiddeld huis is 100, Hoog"


def test_before_and_after_show_the_old_place_as_a_line(qtbot: QtBot) -> None:
    bar = ChangeBar()
    qtbot.addWidget(bar)
    bar.set_change(168, 60, 74, "medium", "Brand")

    assert _colour_at(_picture(bar), 168 / 200) == _token("ink")
    assert bar.accessibleName().endswith("Nu 168.")


def test_a_bar_changes_with_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    bar = ScoreBar()
    qtbot.addWidget(bar)
    bar.set_score(40, 40, "weak")
    apply_theme(qapp, DARK_THEME)

    assert _colour_at(_picture(bar), 0.1) == QColor(DARK_THEME.tokens.high).name()


def test_progress_tells_its_figures(qtbot: QtBot) -> None:
    bar = ProgressBar("Woningscan")
    qtbot.addWidget(bar)
    bar.set_progress(25, 66)
    interface = QAccessible.queryAccessibleInterface(bar)

    assert interface.role() == QAccessible.Role.ProgressBar
    assert (bar.value(), bar.maximum(), bar.accessibleDescription()) == (25, 66, "25 van 66")
    assert _colour_at(_picture(bar), 0.2) == _token("petrol")


def test_progress_of_nothing_is_empty(qtbot: QtBot) -> None:
    bar = ProgressBar("Woningscan")
    qtbot.addWidget(bar)
    bar.set_progress(0, 0)

    assert _colour_at(_picture(bar), 0.5) == _token("hairline")
