"""The drawings of a question, how to look, and why it is asked."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.presenters.small_scan import an_open_scan
from zelfscan.gui.pages.question import QuestionPage
from zelfscan.gui.theme import DARK_THEME, LIGHT_THEME, Theme, apply_theme
from zelfscan.gui.widgets.question_picture import QuestionPicture
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.scan_desk import ScanDesk
from zelfscan.presenters.views import PictureView, QuestionView

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect {} fill="{}"/></svg>'
_LOOK = "Kijk op de rand van de deur."


class DrawnDesk(ScanDesk):
    """A desk whose lock has drawings."""

    pictures: tuple[PictureView, ...] = ()
    look = ""

    def view(self) -> QuestionView:
        view = super().view()
        if view.item != "lock":
            return view
        return replace(view, pictures=self.pictures, look=self.look)


def _drawing(folder: Path, name: str, colour: str = "#DFE8EC") -> PictureView:
    path = folder / f"{name}.svg"
    path.write_text(_SVG.format('width="320" height="200"', colour), encoding="utf-8")
    return PictureView(name, f"Wat {name} toont.", f"Onder {name}.", path)


def _page(
    qtbot: QtBot, clock: FixedClock, *pictures: PictureView, look: str = "", item: str = "lock"
) -> QuestionPage:
    desk = DrawnDesk(an_open_scan(MemoryJournal(), clock))
    desk.pictures, desk.look = pictures, look
    page = QuestionPage(desk)
    qtbot.addWidget(page)
    page.resize(1280, 736)
    page.show()
    page.open_item(item)
    QApplication.processEvents()
    return page


def _press(page: QuestionPage, key: Qt.Key) -> bool:
    return page.handle_key(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


_GROUPS = (QAccessible.Role.Client, QAccessible.Role.Grouping)


def _told(widget: QWidget) -> list[tuple[QAccessible.Role, str]]:
    """Tell what a screen reader meets in a widget, in its order."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    found: list[tuple[QAccessible.Role, str]] = []
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child.state().invisible:
            continue
        name = child.text(QAccessible.Text.Name)
        told = [(child.role(), name)] if child.role() not in _GROUPS and name else []
        below = child.object()
        found += told or (_told(below) if isinstance(below, QWidget) else [])
    return found


def test_a_drawing_its_caption_how_to_look_and_the_reason_are_read_in_this_order(
    qtbot: QtBot, clock: FixedClock, tmp_path: Path
) -> None:
    page = _page(qtbot, clock, _drawing(tmp_path, "een"), _drawing(tmp_path, "twee"), look=_LOOK)
    words = [name for _, name in _told(page.why.side)]
    assert words[:9] == [
        "Tekeningen en uitleg",
        "Klap in: Tekeningen en uitleg",
        "Wat een toont.",
        "Onder een.",
        "Wat twee toont.",
        "Onder twee.",
        "Zo kijkt u",
        _LOOK,
        "Waarom vragen we dit?",
    ]


def test_a_drawing_is_a_graphic_with_words_and_no_stop_for_the_tab_key(
    qtbot: QtBot, clock: FixedClock, tmp_path: Path
) -> None:
    (picture,) = _page(qtbot, clock, _drawing(tmp_path, "een")).why.drawings()
    interface = QAccessible.queryAccessibleInterface(picture)
    assert interface.role() == QAccessible.Role.Graphic
    assert interface.text(QAccessible.Text.Name) == "Wat een toont."
    assert interface.text(QAccessible.Text.Description) == "Wat een toont."
    assert not interface.state().focusable
    assert picture.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_question_without_drawing_and_look_shows_the_reason_alone(qtbot: QtBot, clock: FixedClock) -> None:
    page = _page(qtbot, clock)
    words = [name for _, name in _told(page.why.side)]
    assert words[:3] == ["Waarom vragen we dit?", "Klap in: Waarom vragen we dit?", "Daarom."]
    assert words.count("Waarom vragen we dit?") == 1
    assert page.why.inside.button.text() == "Waarom vragen we dit?"


def test_how_to_look_can_stand_without_a_drawing(qtbot: QtBot, clock: FixedClock) -> None:
    page = _page(qtbot, clock, look=_LOOK)
    words = [name for _, name in _told(page.why.side)]
    assert words[0] == "Uitleg bij deze vraag"
    assert words[2:5] == ["Zo kijkt u", _LOOK, "Waarom vragen we dit?"]


def test_another_question_takes_the_drawings_away(qtbot: QtBot, clock: FixedClock, tmp_path: Path) -> None:
    page = _page(qtbot, clock, _drawing(tmp_path, "een"), _drawing(tmp_path, "twee"))
    assert len(page.why.drawings()) == 2
    page.open_item("function")
    assert page.why.drawings() == []
    assert "Onder een." not in [name for _, name in _told(page.why.side)]
    page.open_item("lock")
    assert [each.accessibleName() for each in page.why.drawings()] == ["Wat een toont.", "Wat twee toont."]


@pytest.mark.parametrize("content", [None, "", "<svg", "geen tekening"])
@pytest.mark.qt_log_ignore("Cannot read file|<input>|Cannot open")
def test_a_file_that_is_missing_or_broken_leaves_the_caption(
    qtbot: QtBot, clock: FixedClock, tmp_path: Path, caplog: pytest.LogCaptureFixture, content: str | None
) -> None:
    view = _drawing(tmp_path, "een")
    view.path.unlink()
    if content is not None:
        view.path.write_text(content, encoding="utf-8")
    page = _page(qtbot, clock, view)
    words = [name for _, name in _told(page.why.side)]
    assert page.why.drawings() == []
    assert words[2:4] == ["Onder een.", "Waarom vragen we dit?"]
    assert page.trouble.isHidden()
    ours = [record for record in caplog.records if record.name.startswith("zelfscan")]
    assert [(record.levelno, record.getMessage()) for record in ours] == [
        (logging.WARNING, "the drawing een cannot be shown")
    ]


def test_a_broken_drawing_without_a_caption_takes_no_room(
    qtbot: QtBot, clock: FixedClock, tmp_path: Path
) -> None:
    page = _page(qtbot, clock, PictureView("een", "Wat een toont.", "", tmp_path / "een.svg"))
    assert page.why.drawings() == []
    assert [name for _, name in _told(page.why.side)][2] == "Waarom vragen we dit?"


@pytest.mark.parametrize(("width", "scale"), [(1280, 1.0), (1024, 1.0), (850, 1.0), (1280, 2.0)])
def test_a_drawing_keeps_its_shape_and_lies_whole_in_its_place(
    qapp: QApplication, qtbot: QtBot, clock: FixedClock, tmp_path: Path, width: int, scale: float
) -> None:
    page = _page(qtbot, clock, _drawing(tmp_path, "een"), _drawing(tmp_path, "twee"))
    apply_theme(qapp, LIGHT_THEME, scale)
    page.resize(width, 736)
    page.why.set_open(True)
    qapp.processEvents()
    first, second = page.why.drawings()
    area = first.drawn_area()
    assert area.width() / area.height() == pytest.approx(1.6)
    assert area.bottom() <= first.height() <= area.height() + 1
    assert area.width() >= 280
    assert first.mapTo(page, QPoint()).y() + first.height() < second.mapTo(page, QPoint()).y()


def test_a_drawing_gets_as_wide_as_the_panel_until_it_would_fill_the_window(qtbot: QtBot) -> None:
    picture = QuestionPicture()
    qtbot.addWidget(picture)
    assert picture.heightForWidth(320) == 200
    assert picture.heightForWidth(400) == 250
    assert picture.heightForWidth(900) == picture.heightForWidth(480) == 300


def test_a_drawing_that_could_do_more_is_not_shown(qtbot: QtBot, tmp_path: Path) -> None:
    """Qt would open the picture that it names, also one on another computer."""
    picture = QuestionPicture()
    qtbot.addWidget(picture)
    view = _drawing(tmp_path, "een")
    assert picture.load(view)
    image = '<image href="//server/share/a.png" width="9" height="9"/></svg>'
    view.path.write_text(view.path.read_text(encoding="utf-8").replace("</svg>", image), encoding="utf-8")
    assert not picture.load(view)


@pytest.mark.parametrize("theme", [LIGHT_THEME, DARK_THEME], ids=["light", "dark"])
def test_a_drawing_has_the_colours_of_its_file_in_every_theme(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, theme: Theme
) -> None:
    apply_theme(qapp, theme)
    picture = QuestionPicture()
    qtbot.addWidget(picture)
    assert picture.load(_drawing(tmp_path, "een", "#EFDCB4"))
    picture.resize(320, 200)
    assert picture.grab().toImage().pixelColor(160, 100) == QColor("#EFDCB4")


def test_where_it_is_folded_the_button_says_that_there_is_a_drawing(
    qtbot: QtBot, clock: FixedClock, tmp_path: Path
) -> None:
    page = _page(qtbot, clock, _drawing(tmp_path, "een"))
    page.resize(1000, 736)
    assert page.why.inside.button.text() == "Tekening en uitleg"
    (picture,) = page.why.drawings()
    assert not picture.isVisible()
    page.why.inside.button.click()
    assert picture.isVisible()


def test_the_panel_is_a_stop_for_the_tab_key_only_while_it_scrolls(
    qtbot: QtBot, clock: FixedClock, tmp_path: Path
) -> None:
    page = _page(qtbot, clock, *(_drawing(tmp_path, name) for name in ("een", "twee", "drie", "vier")))
    scroll = page.why.side.scroll_area
    qtbot.waitUntil(lambda: scroll.focusPolicy() == Qt.FocusPolicy.TabFocus)
    scroll.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(scroll, Qt.Key.Key_PageDown)
    assert scroll.verticalScrollBar().value() > 0
    page.answers.rows()[0].setFocus()
    page.open_item("function")
    qtbot.waitUntil(lambda: scroll.focusPolicy() == Qt.FocusPolicy.NoFocus)
    assert scroll.verticalScrollBar().value() == 0


def test_page_down_scrolls_the_question(qtbot: QtBot, clock: FixedClock, tmp_path: Path) -> None:
    page = _page(qtbot, clock, *(_drawing(tmp_path, name) for name in ("een", "twee", "drie")))
    page.resize(1000, 500)
    page.why.inside.button.click()
    bar = page._sheet.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    bar.setValue(0)
    before = bar.value()
    assert _press(page, Qt.Key.Key_PageDown)
    assert bar.value() > before
    assert _press(page, Qt.Key.Key_PageUp)
    assert bar.value() == before
