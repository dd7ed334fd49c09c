"""Buttons are large enough, never cut off their words, and have a name."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from zelfscan.gui.theme import DARK_THEME, LIGHT_THEME, apply_theme, current_theme
from zelfscan.gui.widgets.button import (
    Button,
    alarm_button,
    icon_button,
    link_button,
    main_button,
    quiet_button,
    secondary_button,
)
from zelfscan.gui.widgets.check_box import CheckBox, Switch
from zelfscan.gui.widgets.key_cap import KeyCap
from zelfscan.gui.widgets.section_entry import SectionEntry
from zelfscan.gui.widgets.status_combo import Choice, StatusCombo

MAKERS: list[Callable[[], Button]] = [
    lambda: main_button("Naar het plan", icon_after="verder"),
    lambda: main_button("Volgende", key="Enter"),
    lambda: secondary_button("Verberg snel", icon="verberg", key="F12"),
    lambda: quiet_button("Later bekijken", icon="vlag"),
    lambda: alarm_button("Noodkaart", "noodkaart", key="F2"),
    lambda: link_button("Bekijk alle goede punten"),
    lambda: icon_button("Sluit", "sluit"),
]
IDS = ["main", "main with key", "secondary", "quiet", "alarm", "link", "icon"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("make", MAKERS, ids=IDS)
def test_every_button_is_a_target_of_44_pixels_that_holds_all_its_words(
    qapp: QApplication, qtbot: QtBot, make: Callable[[], Button], scale: float
) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    button = make()
    qtbot.addWidget(button)
    size = button.minimumSizeHint()
    words = "" if button.kind == "icon" else button.text()

    assert size.height() >= current_theme().px(44)
    assert size.width() >= QFontMetrics(current_theme().font(17)).horizontalAdvance(words)
    assert size.width() >= current_theme().px(24)


@pytest.mark.parametrize("make", MAKERS, ids=IDS)
def test_a_screen_reader_hears_the_words_of_every_button(qtbot: QtBot, make: Callable[[], Button]) -> None:
    button = make()
    qtbot.addWidget(button)
    interface = QAccessible.queryAccessibleInterface(button)

    assert interface.role() == QAccessible.Role.PushButton
    assert interface.text(QAccessible.Text.Name) == button.text()


def test_the_key_beside_a_button_is_read_out(qtbot: QtBot) -> None:
    button = alarm_button("Noodkaart", "noodkaart", key="F2")
    qtbot.addWidget(button)

    assert button.accessibleDescription() == "Toets F2"


def test_an_ampersand_gives_an_alt_key_and_is_not_read_out(qtbot: QtBot) -> None:
    button = quiet_button("&Opmerking", icon="opmerking")
    qtbot.addWidget(button)

    assert button.shortcut().toString() == "Alt+O"
    assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == "Opmerking"


def test_a_button_works_with_the_keyboard(qtbot: QtBot) -> None:
    button = main_button("Volgende")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_main_button_looks_different_when_it_is_off_and_in_the_dark(
    qapp: QApplication, qtbot: QtBot
) -> None:
    button = main_button("Volgende")
    qtbot.addWidget(button)
    pictures = [button.grab().toImage()]
    button.setEnabled(False)
    pictures.append(button.grab().toImage())
    button.setEnabled(True)
    apply_theme(qapp, DARK_THEME)
    pictures.append(button.grab().toImage())

    assert all(one != other for place, one in enumerate(pictures) for other in pictures[place + 1 :])


def test_a_check_box_tells_its_state_and_can_be_pressed_on_its_words(qtbot: QtBot) -> None:
    box = CheckBox("Ik heb mijn herstelblad opgeschreven")
    qtbot.addWidget(box)
    box.resize(400, 44)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    interface = QAccessible.queryAccessibleInterface(box)

    assert interface.role() == QAccessible.Role.CheckBox
    assert interface.state().checked
    assert box.minimumSizeHint().height() == 44


def test_a_long_check_box_wraps(qtbot: QtBot) -> None:
    box = CheckBox("Ik heb mijn herstelblad opgeschreven en op een veilige plek gelegd")
    qtbot.addWidget(box)

    assert box.heightForWidth(200) > box.heightForWidth(2000) == 44


def test_a_switch_says_what_it_switches(qtbot: QtBot) -> None:
    switch = Switch("Wat als", name="Wat als: losse brievenbus op slot")
    qtbot.addWidget(switch)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    interface = QAccessible.queryAccessibleInterface(switch)

    assert interface.text(QAccessible.Text.Name) == "Wat als: losse brievenbus op slot"
    assert interface.state().checked
    assert switch.sizeHint().height() == 44


def test_a_status_is_picked_by_the_person_and_not_by_the_program(qtbot: QtBot) -> None:
    combo = StatusCombo("losse brievenbus", chosen="planned")
    qtbot.addWidget(combo)
    picked: list[str] = []
    combo.picked.connect(picked.append)
    combo.choose("open")
    assert (combo.chosen_id(), picked) == ("open", [])
    combo.activated.emit(combo.currentIndex())

    assert picked == ["open"]
    assert combo.accessibleName() == "Stand van losse brievenbus"
    assert [combo.itemText(index) for index in range(combo.count())] == ["Open", "Gepland", "Gedaan", "Niet"]


def _wheel_event(widget: QWidget) -> QWheelEvent:
    middle = QPointF(widget.rect().center())
    nothing = Qt.KeyboardModifier.NoModifier
    return QWheelEvent(
        middle,
        middle,
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        nothing,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_the_wheel_scrolls_the_page_and_never_changes_a_choice(qtbot: QtBot) -> None:
    combo = Choice("Rol", [("a", "Wethouder"), ("b", "Burgemeester")])
    qtbot.addWidget(combo)
    combo.show()
    from_above = _wheel_event(combo)
    QApplication.sendEvent(combo, from_above)

    assert combo.chosen_id() == "a"
    assert not from_above.isAccepted()


def test_a_combo_box_has_room_for_its_longest_words(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, LIGHT_THEME, 2.0)
    combo = Choice("Rol", [("a", "Wethouder"), ("b", "Lid van het dagelijks bestuur")])
    qtbot.addWidget(combo)
    words = QFontMetrics(current_theme().font(17)).horizontalAdvance("Lid van het dagelijks bestuur")

    assert combo.minimumSizeHint().width() > words + current_theme().px(20)
    assert combo.sizeHint().height() == 88


def test_a_section_tells_how_far_it_is_in_words(qtbot: QtBot) -> None:
    entry = SectionEntry("Voordeur en hal")
    qtbot.addWidget(entry)
    entry.set_state("current", 1, 14)
    assert entry.accessibleDescription() == "1 van 14, hier bent u"
    entry.set_state("done", 14, 14)

    assert entry.accessibleDescription() == "14 van 14, klaar"
    assert QAccessible.queryAccessibleInterface(entry).role() == QAccessible.Role.PushButton


def test_a_section_with_a_long_name_gets_higher(qtbot: QtBot) -> None:
    entry = SectionEntry("Deuren, ramen en glas aan de achterkant van het huis")
    qtbot.addWidget(entry)

    assert entry.heightForWidth(200) > entry.heightForWidth(900) == 56


def test_a_key_cap_grows_with_its_word(qtbot: QtBot) -> None:
    digit, word = KeyCap("1"), KeyCap("Enter")
    qtbot.addWidget(digit)
    qtbot.addWidget(word)

    assert digit.sizeHint().width() == digit.sizeHint().height() == 26
    assert word.sizeHint().width() > 40
