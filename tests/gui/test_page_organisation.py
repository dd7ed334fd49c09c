"""*Uw organisatie* in the window, the logo, and the rows of the settings that the organisation holds."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.policy.policies import DESK, a_policy
from zelfscan.gui.looks import apply_settings
from zelfscan.gui.pages.emergency_card import EmergencyCard
from zelfscan.gui.pages.organisation import OrganisationPage
from zelfscan.gui.pages.settings import SettingsPage
from zelfscan.gui.widgets.logo_plate import LogoPlate
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.policy.policy import Policy
from zelfscan.policy.raw import Refused
from zelfscan.presenters.organisation_desk import OrganisationDesk
from zelfscan.presenters.settings_desk import SettingsDesk
from zelfscan.presenters.views import CardView, NumberView
from zelfscan.settings.choices import Settings
from zelfscan.settings.file import read_settings

POLICY = a_policy(
    {"ReportFolder": "/srv/reports"},
    Language="nl",
    OrganisationName="Gemeente Voorbeeld",
    Contacts=[DESK],
    SupportText="Bel toestel 1.",
)


def words(page: QWidget) -> str:
    shown = (text.text() for text in page.findChildren(Text) if text.isVisibleTo(page))
    return "\n".join(shown).replace("\u200b", "")


def a_page(qtbot: QtBot, policy: Policy, width: int = 1280) -> OrganisationPage:
    page = OrganisationPage()
    qtbot.addWidget(page)
    page.resize(width, 736)
    page.draw(OrganisationDesk(policy).view())
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_it_says_what_is_set_from_where_and_what_can_never_be_set(qtbot: QtBot) -> None:
    page = a_page(qtbot, POLICY)
    for part in (
        "Uw organisatie: Gemeente Voorbeeld",
        "/etc/zelfscan/policy.json",
        "Servicedesk, 000-123 45 67",
        "/srv/reports",
        "Voorstel: u kunt anders kiezen.",
        "Bel toestel 1.",
        "Dit kan uw organisatie nooit instellen",
        "Iets van u wissen, of uw kluis openen.",
    ):
        assert part in words(page)


def test_without_a_policy_there_are_the_sentence_and_the_promises(qtbot: QtBot) -> None:
    page = a_page(qtbot, Policy())
    titles = [heading.text() for heading in page.findChildren(Heading)]
    assert titles == ["Uw organisatie", "Dit kan uw organisatie nooit instellen"]
    assert "niets ingesteld" in words(page)


def test_what_does_not_count_is_a_message_of_its_own(qtbot: QtBot) -> None:
    page = a_page(qtbot, Policy("file", "/etc/x", refused=(Refused("Spy", "enforced", "unknown"),)))
    told = [message.text() for message in page.findChildren(Message)]
    assert "Spy. Deze naam kent het programma niet." in told


def test_what_an_organisation_wrote_is_never_read_as_markup(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_policy(SupportText="<b>Bel</b> <a href='x'>ons</a>"))
    shown = [each for each in page.findChildren(Text) if "Bel" in each.text()]
    assert {each.text().replace("\u200b", "") for each in shown} == {"<b>Bel</b> <a href='x'>ons</a>"}
    assert {each.textFormat() for each in shown} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Backspace])
def test_a_key_leads_back_and_others_scroll(qtbot: QtBot, key: Qt.Key) -> None:
    page = a_page(qtbot, POLICY)
    bar = page._scroll.verticalScrollBar()
    assert page.handle_key(
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)
    )
    assert bar.value() > 0
    with qtbot.waitSignal(page.back_asked):
        assert page.handle_key(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("width", [1024, 1280])
def test_nothing_sticks_out_at_the_side(qapp: QApplication, qtbot: QtBot, scale: int, width: int) -> None:
    apply_settings(qapp, Settings(text_size=scale))  # type: ignore[arg-type]
    long = a_policy({"ReportFolder": "/srv/" + "long-name/" * 25}, SupportText="Hulp " * 60)
    page = a_page(qtbot, long, width)
    for part in page.findChildren(QWidget):
        if part.isVisible():
            assert part.mapTo(page, part.rect().topRight()).x() < page.width(), part


# The logo


def test_the_logo_is_read_out_as_the_name_and_never_larger_than_its_room(
    qapp: QApplication, qtbot: QtBot
) -> None:
    for width, height in ((1, 1), (40, 20), (2000, 10), (10, 2000), (1500, 1500)):
        image = QImage(width, height, QImage.Format.Format_ARGB32)
        image.fill(QColor("#1c6e8c"))
        plate = LogoPlate(image, "Gemeente Voorbeeld")
        qtbot.addWidget(plate)
        plate.show()
        size = plate.sizeHint()
        assert 1 <= size.width() <= 230 and 1 <= size.height() <= 90
        read = QAccessible.queryAccessibleInterface(plate)
        assert (read.role(), read.text(QAccessible.Text.Name)) == (
            QAccessible.Role.Graphic,
            "Gemeente Voorbeeld",
        )
        assert not plate.grab().isNull()


# The settings


def test_a_held_row_is_reached_and_read_out_and_has_nothing_to_press(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    page = SettingsPage(SettingsDesk(Settings(), path, a_policy(Language="nl", IdleLockMinutes=5)))
    qtbot.addWidget(page)
    page.resize(1280, 736)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    row = page.held["language"]
    assert page.start_focus() is row
    assert page.language.isHidden()
    row.setFocus()
    read = QAccessible.queryAccessibleInterface(row)
    assert read.text(QAccessible.Text.Name) == "Taal: Nederlands"
    assert read.text(QAccessible.Text.Description) == (
        "Uw organisatie heeft dit ingesteld. U kunt het hier niet veranderen."
    )
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Right):
        QTest.keyClick(row, key)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert not path.exists()
    QTest.keyClick(row, Qt.Key.Key_Tab)
    assert page.text_size.segment("100").hasFocus()
    page.text_size.segment("150").click()
    assert read_settings(path) == Settings(text_size=150)
    assert [part.text() for part in page.rest.segments()] == ["Gewoon", "1", "2", "5"]


def test_the_settings_lead_to_what_the_organisation_set(qtbot: QtBot, tmp_path: Path) -> None:
    page = SettingsPage(SettingsDesk(Settings(), tmp_path / "settings.json"))
    qtbot.addWidget(page)
    assert page.held == {}
    with qtbot.waitSignal(page.organisation_asked):
        page.organisation_button.click()


# The card


def test_the_numbers_of_the_organisation_stand_below_the_national_ones(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 1000)
    window.show()
    card = EmergencyCard(window)
    view = CardView(
        (
            NumberView("112", "Direct gevaar", "Ook bij post."),
            NumberView("0900-8844", "Politie", "Geen spoed."),
        ),
        ("Ga weg.",),
        (),
        "Nagebeld.",
        own_title="Van uw organisatie",
        own_numbers=(NumberView("000 123", "Servicedesk", ""),),
    )
    card.open_card(view)
    places = {
        text.text(): text.mapTo(card, text.rect().topLeft()).y()
        for text in card.findChildren(Text)
        if text.text() in {"112", "0900-8844", "000 123"}
    }
    places |= {
        text.text(): text.mapTo(card, text.rect().topLeft()).y()
        for text in card.findChildren(Heading)
        if text.text() == "Van uw organisatie"
    }
    assert sorted(places, key=lambda each: places[each]) == [
        "112",
        "0900-8844",
        "Van uw organisatie",
        "000 123",
    ]
