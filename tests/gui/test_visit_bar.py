"""The way from one part of a visit to another, and what its pages have in common."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.gui.visit_hands import click, focused, in_window, press, tab_to, window_of
from tests.presenters.visits import Visit, a_visit
from zelfscan.gui.camera import has_camera, start_camera
from zelfscan.gui.pages.photos import PhotosPage
from zelfscan.gui.pages.visit_bar import VisitBar
from zelfscan.gui.theme import LIGHT_THEME, apply_theme, current_theme

Key = Qt.Key


@pytest.fixture
def visit(tmp_path: Path, clock: FixedClock) -> Iterator[Visit]:
    with a_visit(tmp_path, clock) as visit:
        yield visit


def a_bar(qtbot: QtBot, here: str, is_home: bool = True, width: int = 1280) -> VisitBar:
    bar = VisitBar(here, is_home)
    qtbot.addWidget(bar)
    bar.resize(width, 64)
    with qtbot.waitExposed(bar):
        bar.show()
    return bar


def test_each_tab_leads_to_its_part(qtbot: QtBot) -> None:
    bar = a_bar(qtbot, "photos")
    asked: list[str] = []
    bar.asked.connect(asked.append)
    for tab in bar.tabs.values():
        click(qtbot, tab)
    assert asked == ["elements", "photos", "findings", "sheets", "closing"]
    assert [tab.text() for tab in bar.tabs.values()] == [
        "Deuren en ramen", "Foto’s", "Bevindingen", "Plattegrond", "Afronden",
    ]  # fmt: skip


def test_the_part_of_now_is_told_to_a_screen_reader(qtbot: QtBot) -> None:
    bar = a_bar(qtbot, "findings")
    row = QAccessible.queryAccessibleInterface(bar)
    assert row.role() == QAccessible.Role.Grouping
    assert row.text(QAccessible.Text.Name) == "Onderdelen van het bezoek"
    told = {place: tab.accessibleDescription() for place, tab in bar.tabs.items()}
    assert told == dict.fromkeys(bar.tabs, "") | {"findings": "Hier bent u"}


def test_a_person_has_no_doors_and_no_plan(qtbot: QtBot) -> None:
    assert list(a_bar(qtbot, "photos", is_home=False).tabs) == ["photos", "findings", "closing"]


def test_the_page_of_a_person_offers_neither(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> None:
    with a_visit(tmp_path, clock, "zelfscan") as visit:
        page = in_window(qtbot, lambda room: PhotosPage(visit.photos, room))
        assert list(page.bar.tabs) == ["photos", "findings", "closing"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_tabs_are_large_enough_and_go_on_under_each_other(
    qapp: QApplication, qtbot: QtBot, scale: float
) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    bar = a_bar(qtbot, "photos", width=1024)
    assert all(tab.height() >= current_theme().px(44) for tab in bar.tabs.values())
    assert all(tab.geometry().right() < bar.width() for tab in bar.tabs.values())


def test_a_page_leads_on_by_mouse_and_by_keys(qtbot: QtBot, visit: Visit) -> None:
    page = in_window(qtbot, lambda room: PhotosPage(visit.photos, room))
    asked: list[str] = []
    page.tab_asked.connect(asked.append)
    click(qtbot, page.bar.tabs["findings"])
    tab_to(qtbot, page.bar.tabs["closing"])
    press(qtbot, Key.Key_Return)
    assert asked == ["findings", "closing"]
    assert focused() is page.bar.tabs["closing"]


@pytest.mark.parametrize(("size", "scale", "is_low"), [
    ((1280, 800), 1.0, False), ((1024, 640), 1.0, False), ((1280, 800), 2.0, True), ((1024, 640), 2.0, True),
])  # fmt: skip
def test_in_a_low_window_the_tabs_scroll_along_and_leave_the_room_to_the_page(
    qapp: QApplication, qtbot: QtBot, visit: Visit, size: tuple[int, int], scale: float, is_low: bool
) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    page = in_window(qtbot, lambda room: PhotosPage(visit.photos, room), size)
    assert page.sheet.isAncestorOf(page.bar) is is_low
    tab_to(qtbot, page.bar.tabs["closing"])
    assert page.bar.tabs["closing"].visibleRegion().boundingRect().height() >= 44
    window_of(page).resize(1280, 1500)
    qtbot.waitUntil(lambda: not page.sheet.isAncestorOf(page.bar) and page.bar.isVisible())
    assert order_of(page)[:2] == [page.bar.tabs["elements"], page.bar.tabs["photos"]]


def order_of(page: QWidget) -> list[QWidget]:
    """Return what the Tab key stops at on a page, in its order."""
    found, here = [], page.nextInFocusChain()
    while here is not page and here is not None:
        if page.isAncestorOf(here) and here.isVisible() and here.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(here)
        here = here.nextInFocusChain()
    return found


def test_without_a_camera_app_there_is_none_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr("sys.platform", "linux")
    assert not has_camera()
    assert not start_camera()


def test_a_camera_app_that_is_there_is_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = tmp_path / "cheese"
    app.write_text("#!/bin/sh\n")
    app.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    started: list[str] = []

    def start(path: str) -> tuple[bool, int]:
        started.append(path)
        return True, 1

    monkeypatch.setattr("zelfscan.gui.camera.QProcess.startDetached", start)
    assert has_camera()
    assert start_camera()
    assert started == [str(app)]


def test_windows_starts_its_own_camera_app(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("zelfscan.gui.camera.QDesktopServices.openUrl", open_url)
    assert has_camera()
    assert start_camera()
    assert opened == ["microsoft.windows.camera:"]
