"""Settings by mouse and by keyboard: each choice holds at once, is shown, and is told on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from zelfscan import i18n
from zelfscan.gui.looks import apply_settings
from zelfscan.gui.pages.settings import SettingsPage
from zelfscan.gui.speech import focus_kept
from zelfscan.gui.widgets.answer_row import AnswerRow
from zelfscan.gui.widgets.text import Text
from zelfscan.paths import resources_folder
from zelfscan.presenters.settings_desk import SettingsDesk
from zelfscan.settings.choices import Settings
from zelfscan.settings.file import read_settings

MakePage = Callable[..., SettingsPage]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.fixture
def make_page(qtbot: QtBot, path: Path) -> MakePage:
    def make(settings: Settings | None = None, folder: Path = path, width: int = 1280) -> SettingsPage:
        page = SettingsPage(SettingsDesk(settings or Settings(), folder))
        qtbot.addWidget(page)
        page.resize(width, 640)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return make


@pytest.fixture
def can_hide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Settings, "can_hide_from_captures", staticmethod(lambda: True))


@pytest.fixture
def cannot_hide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Settings, "can_hide_from_captures", staticmethod(lambda: False))


def words(page: QWidget) -> str:
    return "\n".join(text.text() for text in page.findChildren(Text) if text.isVisibleTo(page))


def test_a_click_chooses_writes_and_tells(qtbot: QtBot, make_page: MakePage, path: Path) -> None:
    page = make_page()
    with qtbot.waitSignal(page.changed) as signal:
        qtbot.mouseClick(page.text_size.segment("150"), Qt.MouseButton.LeftButton)
    assert signal.args == [Settings(text_size=150)]
    assert read_settings(path) == Settings(text_size=150)
    assert page.text_size.chosen_id() == "150"


def test_every_setting_is_reached_and_set_with_the_keyboard_alone(
    qtbot: QtBot, make_page: MakePage, path: Path, can_hide: None
) -> None:
    page = make_page()
    focused = page.start_focus()
    assert focused is page.language.segment("nl")
    focused.setFocus()
    for walk in ([Qt.Key.Key_Right], [Qt.Key.Key_End], [Qt.Key.Key_Right] * 2):
        for key in (*walk, Qt.Key.Key_Space, Qt.Key.Key_Tab):
            here = QApplication.focusWidget()
            assert here is not None
            qtbot.keyClick(here, key)
    assert page.keys.hasFocus()
    qtbot.keyClick(page.keys, Qt.Key.Key_Space)
    qtbot.keyClick(page.keys, Qt.Key.Key_Tab)
    assert page.rest.segment("0").hasFocus()
    qtbot.keyClick(page.rest.segment("0"), Qt.Key.Key_Right)
    qtbot.keyClick(page.rest.segment("1"), Qt.Key.Key_Space)
    qtbot.keyClick(page.rest.segment("1"), Qt.Key.Key_Tab)
    assert page.captures.hasFocus()
    qtbot.keyClick(page.captures, Qt.Key.Key_Space)
    wanted = Settings("en", 200, "dark", single_keys=False, rest_minutes=1, hide_from_captures=False)
    assert read_settings(path) == wanted
    qtbot.keyClick(page.captures, Qt.Key.Key_Tab)
    assert page.footer.back_button.hasFocus()
    with qtbot.waitSignal(page.back_asked):
        qtbot.keyClick(page.footer.back_button, Qt.Key.Key_Space)


def test_the_minutes_before_the_lock_are_chosen_and_never_none(
    qtbot: QtBot, make_page: MakePage, path: Path
) -> None:
    page = make_page()
    assert [part.text() for part in page.rest.segments()] == ["Gewoon", "1", "2", "5", "10", "15"]
    assert page.rest.chosen_id() == "0"
    with qtbot.waitSignal(page.changed) as signal:
        page.rest.segment("10").click()
    assert signal.args == [Settings(rest_minutes=10)]
    assert read_settings(path).rest_minutes == 10


def test_the_window_is_left_out_of_screenshots_until_somebody_switches_that_off(
    make_page: MakePage, path: Path, can_hide: None
) -> None:
    page = make_page()
    assert (page.captures.text(), page.captures.isChecked()) == ("Aan", True)
    assert "niet te zien" in page.about_captures.text()
    page.captures.click()
    assert not read_settings(path).hide_from_captures
    assert "laat zien" in page.about_captures.text()


def test_where_the_window_cannot_be_left_out_the_page_says_so(
    qtbot: QtBot, make_page: MakePage, path: Path, cannot_hide: None
) -> None:
    page = make_page()
    assert (page.captures.text(), page.captures.isChecked()) == ("Uit", False)
    assert "Op deze computer kan dat niet." in words(page)
    qtbot.mouseClick(page.captures, Qt.MouseButton.LeftButton)
    assert not path.exists()


def test_walking_over_the_choices_changes_nothing(qtbot: QtBot, make_page: MakePage, path: Path) -> None:
    page = make_page()
    with qtbot.assertNotEmitted(page.changed):
        page.colours.segment("system").setFocus()
        qtbot.keyClick(page.colours.segment("system"), Qt.Key.Key_Right)
    assert not path.exists()


def test_the_example_loses_its_digits_with_the_switch(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page()
    assert page.keys.text() == "Aan"
    assert [row.key for row in page.example.findChildren(AnswerRow)] == ["1", "2", "3"]
    qtbot.mouseClick(page.keys, Qt.MouseButton.LeftButton)
    assert page.keys.text() == "Uit"
    assert [row.key for row in page.example.findChildren(AnswerRow)] == ["", "", ""]
    assert page.keys.hasFocus() or page.keys.isVisible()


def test_nothing_in_the_example_can_be_pressed_or_reached(make_page: MakePage) -> None:
    page = make_page()
    for button in page.example.findChildren(QAbstractButton):
        assert button.focusPolicy() == Qt.FocusPolicy.NoFocus
        assert button.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_a_choice_that_cannot_be_kept_is_said_once_and_taken_back(
    qtbot: QtBot, make_page: MakePage, tmp_path: Path
) -> None:
    blocked = tmp_path / "taken"
    blocked.write_text("in the way")
    page = make_page(folder=blocked / "settings.json")
    assert page.trouble.isHidden()
    qtbot.mouseClick(page.colours.segment("dark"), Qt.MouseButton.LeftButton)
    assert page.trouble.text() == "Dit geldt tot u het venster sluit. Bewaren lukte niet."
    assert page.trouble.isVisible()
    blocked.unlink()
    qtbot.mouseClick(page.colours.segment("light"), Qt.MouseButton.LeftButton)
    assert page.trouble.isHidden()


def test_another_text_size_lays_the_page_out_anew_and_keeps_the_focus(
    qapp: QApplication, qtbot: QtBot, make_page: MakePage
) -> None:
    page = make_page(width=1024)
    page.changed.connect(lambda settings: follow(qapp, page, settings))
    before = page.text_size
    before.segment("100").setFocus()
    qtbot.keyClick(before.segment("100"), Qt.Key.Key_End)
    qtbot.keyClick(before.segment("200"), Qt.Key.Key_Space)
    now = page.text_size.segment("200")
    assert page.text_size is not before
    assert now.isChecked()
    qtbot.waitUntil(now.hasFocus, timeout=2000)
    qtbot.waitUntil(lambda: now.visibleRegion().boundingRect() == now.rect(), timeout=2000)


def follow(app: QApplication, page: SettingsPage, settings: Settings) -> None:
    """Do what the journey does."""
    apply_settings(app, settings)
    with focus_kept(page):
        page.catch_up()


def test_another_colour_makes_nothing_anew(qapp: QApplication, qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page()
    page.changed.connect(lambda settings: follow(qapp, page, settings))
    before = page.colours
    qtbot.mouseClick(before.segment("dark"), Qt.MouseButton.LeftButton)
    assert page.colours is before
    qtbot.mouseClick(before.segment("system"), Qt.MouseButton.LeftButton)


def test_another_language_says_everything_anew(make_page: MakePage) -> None:
    page = make_page(Settings(language="en"))
    i18n.speak("en", resources_folder() / "locale")
    try:
        assert page.catch_up()
        sizes = [part.text() for part in page.text_size.segments()]
    finally:
        i18n.speak("nl")
    assert sizes[0] == "100%"


def test_a_screen_reader_hears_what_each_control_is_for(make_page: MakePage) -> None:
    page = make_page()
    switch = QAccessible.queryAccessibleInterface(page.keys)
    assert switch.text(QAccessible.Text.Name) == "Eén cijfer kiest een antwoord"
    assert "Zet dit uit" in switch.text(QAccessible.Text.Description)
    for choice, name in (
        (page.language, "Taal"),
        (page.text_size, "Grootte van de tekst"),
        (page.colours, "Kleuren"),
    ):
        group = QAccessible.queryAccessibleInterface(choice)
        assert group.text(QAccessible.Text.Name) == name
        assert name in words(page)


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("width", [1024, 1280])
def test_nothing_sticks_out_at_the_side(
    qapp: QApplication, make_page: MakePage, scale: int, width: int
) -> None:
    settings = Settings(text_size=scale, colours="high-contrast")  # type: ignore[arg-type]
    apply_settings(qapp, settings)
    page = make_page(settings, width=width)
    for part in page.findChildren(QWidget):
        if part.isVisible():
            right = part.mapTo(page, part.rect().topRight()).x()
            assert right < page.width(), part
