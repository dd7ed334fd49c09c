"""The signed folder of an organisation in the real window, and what is left of one that was changed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.job.driver import Driver
from tests.packs.overlays import SECRET, WHOLE, a_logo, an_overlay_folder
from zelfscan import app
from zelfscan.gui import background, looks
from zelfscan.gui.pages.emergency_card import EmergencyCard
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.logo_plate import LogoPlate
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.policy.policy import Policy
from zelfscan.settings.choices import Settings

Start = Callable[[Path], Driver]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[Start]:
    """Start the program on a computer where this folder is the one of the organisation."""
    drivers: list[Driver] = []

    def start(folder: Path) -> Driver:
        policy = Policy("file", "/etc", {"OverlayFolder": folder, "SigningKeys": (SECRET.public.text,)})
        monkeypatch.setattr(app, "organisation_policy", lambda: policy)
        drivers.append(Driver())
        drivers[-1].wait_until(background.is_idle)
        return drivers[-1]

    yield start
    for driver in drivers:
        driver.close()
    look = looks.look_of(qapp)
    look.colour_with(lambda _name, tokens: tokens)
    look.apply(Settings())


def words(inside: QWidget) -> list[str]:
    parts = [*inside.findChildren(Text), *inside.findChildren(Heading)]
    return [part.text() for part in parts if part.isVisibleTo(inside)]


def test_what_is_added_is_in_sight_where_it_belongs(started: Start, tmp_path: Path) -> None:
    driver = started(an_overlay_folder(tmp_path / "o", logo=a_logo(120, 40)))
    plates = driver.journey.start.findChildren(LogoPlate)
    assert [plate.accessibleName() for plate in plates] == ["Gemeente Voorbeeldstad"]
    assert current_theme().tokens.petrol == "#1D5B2E"

    driver.press(Qt.Key.Key_F2)
    card = driver.window.findChild(EmergencyCard)
    assert card is not None
    shown = words(card)
    assert "112" in shown and "0900-8844" in shown
    assert "Van uw organisatie: Gemeente Voorbeeldstad" in shown
    assert "0123 45 67 89" in shown
    driver.press(Qt.Key.Key_Escape)

    driver.journey.side.organisation.show()
    page = driver.window.page()
    assert page is not None
    assert f"Van Gemeente Voorbeeldstad, ondertekend met sleutel {SECRET.public.name}." in words(page)


def test_its_questions_are_asked_last_and_its_words_stand_beside_the_others(
    started: Start, tmp_path: Path
) -> None:
    driver = started(an_overlay_folder(tmp_path / "o"))
    driver.begin_by_keyboard("Zelfscan")
    page = driver.questions()
    shown = words(page)
    assert "Van uw organisatie: Gemeente Voorbeeldstad" in shown
    assert "Bent u wethouder én raadslid geweest?\nKies dan wat u nu bent." in shown
    asked = driver.answer_all_by_keyboard()
    assert asked[-2:] == [
        "Parkeert u in de garage onder het stadhuis?",
        "Hebt u de noodknop van de gemeente?",
    ]
    journal = driver.journey._parts.start.journal
    assert journal is not None and journal.keeps
    assert journal.responses().values["organisation.parking"] == "yes"


def test_a_folder_that_was_changed_adds_nothing_and_stops_nothing(started: Start, tmp_path: Path) -> None:
    folder = an_overlay_folder(tmp_path / "o")
    (folder / "overlay.yaml").write_text(WHOLE.replace("112", "113") + "\n", encoding="utf-8")
    driver = started(folder)
    assert "De aanvulling van uw organisatie wordt niet gebruikt." in "\n".join(words(driver.journey.start))
    assert driver.journey.start.findChildren(LogoPlate) == []
    assert current_theme().tokens.petrol != "#1D5B2E"
    driver.click("Sluit dit bericht")
    assert "De aanvulling van uw organisatie" not in "\n".join(words(driver.journey.start))
    driver.begin_by_keyboard("Zelfscan")
    assert driver.is_asking()


def test_high_contrast_keeps_its_own_colours(started: Start, tmp_path: Path, qapp: QApplication) -> None:
    started(an_overlay_folder(tmp_path / "o"))
    looks.apply_settings(qapp, Settings(colours="high-contrast"))
    assert current_theme().is_high_contrast
    assert "#1D5B2E" not in current_theme().tokens.by_name().values()
    looks.apply_settings(qapp, Settings(colours="dark"))
    assert current_theme().tokens.petrol == "#9BD6A8"
