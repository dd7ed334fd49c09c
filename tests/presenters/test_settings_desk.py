"""Each setting holds at once, is written down, and says so where that did not work."""

from pathlib import Path

import pytest

from zelfscan import i18n, paths
from zelfscan.paths import resources_folder
from zelfscan.presenters.settings_desk import SettingsDesk
from zelfscan.settings.choices import Settings
from zelfscan.settings.file import read_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "zelfscan" / "settings.json"


def test_nothing_is_written_before_something_is_chosen(path: Path) -> None:
    view = SettingsDesk(Settings(), path).view()
    assert [view.language.chosen, view.text_size.chosen, view.colours.chosen, view.keys.chosen] == [
        "nl",
        "100",
        "system",
        "on",
    ]
    assert view.trouble == ("", "")
    assert not path.exists()


def test_each_choice_is_shown_and_written_down(path: Path) -> None:
    desk = SettingsDesk(Settings(), path)
    assert desk.set_language("en").language.chosen == "en"
    assert desk.set_text_size(150).text_size.chosen == "150"
    assert desk.set_colours("high-contrast").colours.chosen == "high-contrast"
    assert desk.set_single_keys(False).keys.chosen == "off"
    assert desk.set_rest(2).rest.chosen == "2"
    desk.set_captures(False)
    wanted = Settings("en", 150, "high-contrast", False, rest_minutes=2, hide_from_captures=False)
    assert desk.settings == wanted
    assert read_settings(path) == wanted


def test_each_language_is_called_by_its_own_name(path: Path) -> None:
    desk = SettingsDesk(Settings(), path)
    i18n.speak("en", resources_folder() / "locale")
    try:
        names = [option.text for option in desk.view().language.options]
        sizes = [option.text for option in desk.view().text_size.options]
    finally:
        i18n.speak("nl")
    assert names == ["Nederlands", "English"]
    assert sizes == ["100%", "125%", "150%", "175%", "200%"]


def test_every_setting_offers_what_can_be_set_and_nothing_else(path: Path) -> None:
    view = SettingsDesk(Settings(), path).view()
    desk = SettingsDesk(Settings(), path)
    for option in view.language.options:
        desk.set_language(option.id)
    for option in view.text_size.options:
        desk.set_text_size(int(option.id))
    for option in view.colours.options:
        desk.set_colours(option.id)
    assert [option.text for option in view.text_size.options] == ["100 %", "125 %", "150 %", "175 %", "200 %"]
    assert [option.text for option in view.colours.options] == [
        "Zoals deze computer",
        "Licht",
        "Donker",
        "Hoog contrast",
    ]
    for option in view.rest.options:
        desk.set_rest(int(option.id))
    with pytest.raises(ValueError):
        desk.set_text_size(110)
    with pytest.raises(ValueError):
        desk.set_rest(60)


@pytest.mark.parametrize("can", [True, False])
def test_a_computer_that_can_leave_windows_out_of_screenshots_does_so(
    path: Path, monkeypatch: pytest.MonkeyPatch, can: bool
) -> None:
    monkeypatch.setattr(Settings, "can_hide_from_captures", staticmethod(lambda: can))
    captures = SettingsDesk(Settings(), path).view().captures
    assert (captures.chosen, captures.can_change) == (("on", True) if can else ("off", False))
    assert ("Op deze computer kan dat niet." in captures.note) is not can


def test_the_usual_minutes_are_said_as_they_are(path: Path) -> None:
    note = SettingsDesk(Settings(), path).view().rest.note
    assert "Gewoon is 5 minuten, en 15 minuten" in note
    assert [Settings().minutes_to_lock(is_adviser) for is_adviser in (False, True)] == [5, 15]
    assert [Settings(rest_minutes=2).minutes_to_lock(is_adviser) for is_adviser in (False, True)] == [2, 2]


def test_a_choice_that_cannot_be_kept_holds_and_says_until_when(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    desk = SettingsDesk(Settings(), tmp_path / "taken" / "settings.json")
    view = desk.set_text_size(200)
    assert view.trouble == ("Dit geldt tot u het venster sluit.", "Bewaren lukte niet.")
    assert desk.settings.text_size == 200
    assert desk.view().trouble == view.trouble


def test_the_next_choice_is_kept_with_all_that_was_not(tmp_path: Path) -> None:
    blocked = tmp_path / "taken"
    blocked.write_text("in the way")
    desk = SettingsDesk(Settings(), blocked / "settings.json")
    desk.set_text_size(200)
    blocked.unlink()
    assert desk.set_colours("dark").trouble == ("", "")
    assert read_settings(blocked / "settings.json") == Settings(text_size=200, colours="dark")


def test_without_single_keys_the_example_shows_no_digits(path: Path) -> None:
    desk = SettingsDesk(Settings(), path)
    assert [key for key, _ in desk.view().example.answers] == ["1", "2", "3"]
    assert "Druk op 2" in desk.view().keys.note
    view = desk.set_single_keys(False)
    assert [key for key, _ in view.example.answers] == ["", "", ""]
    assert "Druk op 2" not in view.keys.note


def test_where_nothing_is_kept_that_is_said_and_not_called_a_failure() -> None:
    paths.use_nowhere()
    desk = SettingsDesk(Settings(), paths.own_folder() / "settings.json")
    paths.use_own_folder()
    view = desk.set_text_size(200)
    assert view.trouble == ("Dit geldt tot u het venster sluit.", "Er wordt niets bewaard.")
