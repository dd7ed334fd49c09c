"""Header, footer, cards and pages keep everything in sight at every width and text scale."""

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from zelfscan.gui.theme import LIGHT_THEME, apply_theme
from zelfscan.gui.widgets.button import secondary_button
from zelfscan.gui.widgets.card import Card, CardButton, ChoiceCard
from zelfscan.gui.widgets.expander_row import ExpanderRow
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.header import Header, HeaderTab, Mark
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Text

TABS = [("questions", "Vragen"), ("result", "Resultaat"), ("plan", "Plan"), ("report", "Rapport")]
MENU = [("settings", "Instellingen"), ("help", "Hulp")]


def _header(qtbot: QtBot, width: int) -> Header:
    header = Header(TABS, MENU)
    qtbot.addWidget(header)
    header.resize(width, 64)
    header.show()
    return header


def _menu(header: Header) -> list[str]:
    return [action.text() for action in header.menu.actions() if not action.isSeparator()]


def test_a_wide_header_shows_everything_in_64_pixels(qtbot: QtBot) -> None:
    header = _header(qtbot, 1280)

    assert header.sizeHint().height() == 64
    assert all(header.tab(tab_id).isVisible() for tab_id, _ in TABS)
    assert _menu(header) == ["Instellingen", "Hulp"]


def test_under_900_pixels_the_tabs_go_into_the_menu(qtbot: QtBot) -> None:
    header = _header(qtbot, 880)
    header.set_current_tab("plan")

    assert not header.tab("plan").isVisible()
    assert _menu(header) == [
        "Vragen", "Resultaat", "Plan (hier bent u)", "Rapport", "Vergrendel", "Instellingen", "Hulp",
    ]  # fmt: skip


def test_at_1024_pixels_the_tabs_stay_and_only_vergrendel_goes_into_the_menu(qtbot: QtBot) -> None:
    header = _header(qtbot, 1024)

    assert all(header.tab(tab_id).isVisible() for tab_id, _ in TABS)
    assert not header.lock_button.isVisible()
    assert _menu(header) == ["Vergrendel", "Instellingen", "Hulp"]


@pytest.mark.parametrize("width", [920, 980, 1024, 1100])
def test_tabs_that_come_later_are_never_cut_off(qtbot: QtBot, width: int) -> None:
    header = Header()
    qtbot.addWidget(header)
    header.resize(width, 64)
    header.show()
    header.set_tabs(TABS)
    qtbot.wait(20)
    shown = [header.tab(tab_id) for tab_id, _ in TABS if header.tab(tab_id).isVisible()]

    assert [tab.text() for tab in shown if tab.width() < tab.sizeHint().width()] == []
    assert header.menu_button.isVisible() or len(shown) == len(TABS)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("effective_width", [512, 640, 800, 960, 1100, 1280])
def test_the_header_fits_and_always_shows_help_and_hiding(
    qapp: QApplication, qtbot: QtBot, effective_width: int, scale: float
) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    width = round(effective_width * scale)
    header = _header(qtbot, width)
    shown = [button for button in (header.card_button, header.hide_button) if button.isVisible()]

    assert len(shown) == 2
    assert header.menu_button.geometry().right() < width


def test_a_tab_in_the_menu_leads_to_the_same_page(qtbot: QtBot) -> None:
    header = _header(qtbot, 600)
    with qtbot.waitSignal(header.tab_chosen) as signal:
        header.menu.actions()[1].trigger()

    assert signal.args == ["result"]


def test_every_button_of_the_header_tells_its_own_wish(qtbot: QtBot) -> None:
    header = _header(qtbot, 1280)
    for signal, button in (
        (header.card_asked, header.card_button),
        (header.hide_asked, header.hide_button),
        (header.lock_asked, header.lock_button),
        (header.tab_chosen, header.tab("plan")),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_tab_key_comes_by_the_header_from_left_to_right(qtbot: QtBot) -> None:
    window, header, after = QWidget(), Header((), MENU), QPushButton("Volgende")
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(header)
    layout.addWidget(after)
    window.resize(1280, 200)
    window.show()
    header.set_tabs(TABS)
    after.setFocus()
    stops: list[QWidget] = []
    while window.focusNextChild() and (focused := window.focusWidget()) not in (None, after):
        stops.append(focused)
    buttons = [header.card_button, header.hide_button, header.lock_button, header.menu_button]
    assert stops == [*(header.tab(tab_id) for tab_id, _ in TABS), *buttons]


def test_the_current_tab_is_told_to_a_screen_reader(qtbot: QtBot) -> None:
    header = _header(qtbot, 1280)
    header.set_current_tab("result")
    interface = QAccessible.queryAccessibleInterface(header.tab("result"))

    assert interface.text(QAccessible.Text.Description) == "Hier bent u"
    assert header.tab("plan").accessibleDescription() == ""


def test_a_tab_does_not_move_when_it_becomes_current(qtbot: QtBot) -> None:
    header = _header(qtbot, 1280)
    before = header.tab("plan").sizeHint()
    header.set_current_tab("plan")

    assert header.tab("plan").sizeHint() == before


def test_a_locked_header_keeps_only_help_hiding_and_what_the_menu_offers(qtbot: QtBot) -> None:
    header = _header(qtbot, 1280)
    header.set_locked(True)
    buttons = (header.card_button, header.hide_button, header.lock_button, header.menu_button)

    assert [button.isVisible() for button in buttons] == [True, True, False, True]
    header.set_menu(())
    assert [button.isVisible() for button in buttons] == [True, True, False, False]
    assert not header.tab("plan").isVisible()


def test_the_footer_leads_back_and_on(qtbot: QtBot) -> None:
    footer = Footer()
    qtbot.addWidget(footer)
    footer.show()
    with qtbot.waitSignal(footer.back_asked):
        footer.back_button.click()
    with qtbot.waitSignal(footer.next_asked):
        footer.next_button.click()

    assert footer.minimumHeight() == 76


def test_the_footer_says_why_it_cannot_go_on(qtbot: QtBot) -> None:
    footer = Footer()
    qtbot.addWidget(footer)
    footer.set_reason("Kies eerst een antwoord.")
    assert not footer.next_button.isEnabled()
    footer.set_reason("")

    assert footer.next_button.isEnabled()


def test_the_saved_state_is_shorter_in_a_narrow_window(qtbot: QtBot) -> None:
    footer = Footer()
    qtbot.addWidget(footer)
    footer.set_state("Bewaard om 19.42 uur", "Bewaard")
    footer.resize(1280, 76)
    footer.show()
    assert footer.state() == "Bewaard om 19.42 uur"
    footer.resize(600, 76)

    assert footer.state() == "Bewaard"


def test_a_note_in_the_footer_stands_above_the_buttons_where_it_is_narrow(
    qtbot: QtBot, qapp: QApplication
) -> None:
    footer = Footer(back="", next="Naar het plan", next_key="")
    qtbot.addWidget(footer)
    note = Text("Eerst nagaan: 3 open vragen maken het meeste uit.")
    footer.set_note(note)
    footer.add_right(secondary_button("Ga ze na"))
    footer.resize(1280, 76)
    footer.show()
    qapp.processEvents()
    assert abs(note.geometry().center().y() - footer.next_button.geometry().center().y()) <= 2
    assert note.width() > 400
    footer.resize(512, 200)
    qapp.processEvents()

    assert note.geometry().bottom() < footer.next_button.geometry().top()


def test_a_card_is_one_button_wherever_it_is_pressed(qtbot: QtBot) -> None:
    card = ChoiceCard("woning", "Woningscan", "Over uw huis.", "66 vragen")
    qtbot.addWidget(card)
    card.resize(400, 200)
    card.show()
    interface = QAccessible.queryAccessibleInterface(card)
    for label in card.findChildren(Text):
        assert card.childAt(label.geometry().center()) is None

    assert interface.role() == QAccessible.Role.PushButton
    assert interface.text(QAccessible.Text.Name) == "Woningscan"
    assert interface.text(QAccessible.Text.Description) == "Over uw huis. 66 vragen"


def test_a_card_grows_with_the_words_in_it(qtbot: QtBot) -> None:
    card = CardButton("Risico", is_row=True)
    qtbot.addWidget(card)
    card.body.addWidget(Text("Brand of vuurwerk bij het huis en in de tuin erachter " * 3))

    assert card.heightForWidth(200) > card.heightForWidth(2000) == 60


def test_a_row_opens_and_tells_what_its_button_does(qtbot: QtBot) -> None:
    row = ExpanderRow("Losse brievenbus op slot", "Kan onder de regeling vallen.")
    qtbot.addWidget(row)
    assert row.button.accessibleName() == "Klap uit: Losse brievenbus op slot"
    with qtbot.waitSignal(row.toggled) as signal:
        row.button.click()

    assert signal.args == [True]
    assert row.is_open()
    assert row.button.accessibleName() == "Klap in: Losse brievenbus op slot"


def test_a_flow_goes_on_under_itself_and_never_sideways(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window)
    buttons = [secondary_button(word) for word in ("Opmerking", "Foto", "Later bekijken")]
    for button in buttons:
        flow.addWidget(button)
    window.resize(1000, 300)
    window.show()
    assert len({button.y() for button in buttons}) == 1
    window.resize(220, 300)
    qapp.processEvents()

    assert len({button.y() for button in buttons}) > 1
    assert all(button.geometry().right() < 220 for button in buttons)


def test_a_page_never_scrolls_sideways_and_keeps_its_lines_short(qtbot: QtBot, qapp: QApplication) -> None:
    page = ScrollPage(max_width=600)
    qtbot.addWidget(page)
    text = Text("Uw antwoorden blijven op deze computer. " * 20)
    page.body.addWidget(text)
    page.resize(1280, 400)
    page.show()
    qapp.processEvents()
    assert text.width() == 600
    page.resize(512, 400)
    qapp.processEvents()

    assert text.width() < 512
    assert page.horizontalScrollBar().maximum() == 0


def test_a_page_with_room_enough_does_not_scroll(qtbot: QtBot, qapp: QApplication) -> None:
    page = ScrollPage()
    qtbot.addWidget(page)
    for _ in range(5):
        page.body.addWidget(Text("Op elke verdieping van het huis hangt een rookmelder die werkt."))
    page.resize(1000, 300)
    page.show()
    qapp.processEvents()

    assert page.verticalScrollBar().maximum() == 0


def test_what_gets_the_focus_is_scrolled_into_sight(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    page = ScrollPage()
    layout.addWidget(page)
    buttons = [secondary_button(str(number)) for number in range(20)]
    for button in buttons:
        page.body.addWidget(button)
    window.resize(400, 300)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    buttons[-1].setFocus()
    visible = page.viewport().rect()
    corner = buttons[-1].mapTo(page.viewport(), buttons[-1].rect().topLeft())

    assert visible.contains(corner)


@pytest.mark.parametrize(("effective_width", "is_under"), [(512, True), (700, False)])
def test_where_words_would_get_narrow_the_controls_of_a_row_stand_under_them(
    qapp: QApplication, qtbot: QtBot, effective_width: int, is_under: bool
) -> None:
    apply_theme(qapp, LIGHT_THEME, 2.0)
    row = ExpanderRow("Stel uw sociale media strak in en zet de locatie uit", "Zelf doen.")
    control = secondary_button("Open of gepland")
    control.setFixedWidth(500)
    row.add_control(control)
    qtbot.addWidget(row)
    row.resize(effective_width * 2, 400)
    row.show()
    qtbot.wait(20)
    words, under = row.heading, control.mapTo(row, control.rect().topLeft()).y()

    assert words.width() >= 480
    assert (under >= words.geometry().bottom()) is is_under


def test_a_page_in_a_sand_panel_leaves_the_sand_in_sight(qtbot: QtBot) -> None:
    panel = Card("sand", 0, 0)
    panel.body.addWidget(ScrollPage(300))
    qtbot.addWidget(panel)
    panel.resize(300, 300)

    assert panel.grab().toImage().pixelColor(150, 150) == QColor(LIGHT_THEME.tokens.sand)


def _fields(qtbot: QtBot, count: int = 12) -> tuple[QWidget, ScrollPage, list[QLineEdit]]:
    """Show a page of fields in a window that has the focus; the page begins under a bar of 40 pixels."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 40, 0, 0)
    page = ScrollPage()
    layout.addWidget(page)
    fields = [QLineEdit() for _ in range(count)]
    for field in fields:
        page.body.addWidget(field)
    window.resize(600, 640)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window, page, fields


def test_an_on_screen_keyboard_never_hides_the_field(qtbot: QtBot) -> None:
    window, page, fields = _fields(qtbot)
    for field in (fields[-1], fields[6], fields[0]):
        field.setFocus()
        page.make_room(QRectF(0, 400, 600, 240))
        top = field.mapTo(window, QPoint(0, 0)).y()
        assert top >= 40 and top + field.height() <= 400
        page.make_room(QRectF())
        assert page.viewport().height() == 600


def test_a_field_that_gets_the_focus_above_an_open_keyboard_comes_into_sight(qtbot: QtBot) -> None:
    window, page, fields = _fields(qtbot)
    fields[0].setFocus()
    page.make_room(QRectF(0, 400, 600, 240))
    fields[-1].setFocus()
    assert fields[-1].mapTo(window, QPoint(0, fields[-1].height())).y() <= 400
    assert page.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("beside", [QRectF(), QRectF(0, 640, 600, 200), QRectF(0, 400, 600, 0)])
def test_a_keyboard_that_covers_nothing_takes_no_room(qtbot: QtBot, beside: QRectF) -> None:
    window, page, _ = _fields(qtbot)
    page.make_room(beside)
    assert window.isVisible() and page.viewport().height() == 600


def test_a_keyboard_over_the_whole_page_takes_no_more_than_there_is(qtbot: QtBot) -> None:
    window, page, fields = _fields(qtbot)
    fields[3].setFocus()
    page.make_room(QRectF(0, 0, 600, 640))
    assert window.isVisible() and page.viewport().height() == 0
    page.make_room(QRectF())
    assert page.viewport().height() == 600


def test_one_row_of_something_high_can_be_brought_into_sight(qtbot: QtBot) -> None:
    window, page, _ = _fields(qtbot, 1)
    high = QWidget()
    high.setFixedHeight(3000)
    page.body.addWidget(high)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 2000)
    for top in (2500, 100):
        page.reveal_area(high, QRect(0, top, 100, 200))
        seen = high.mapTo(window, QPoint(0, top)).y()
        assert seen >= 40 and seen + 200 <= 640


@pytest.mark.parametrize("width", [1280, 1024, 900, 640])
def test_nothing_in_the_header_lies_over_something_else_when_tabs_come_and_go(
    qtbot: QtBot, width: int
) -> None:
    header = _header(qtbot, width)
    assert _overlaps(header) == []
    for tabs in ((), TABS, (), TABS[:2], TABS):
        # At once: a page that is shown meanwhile would be painted with the header as it is now.
        header.set_tabs(tabs)
        assert _overlaps(header) == []
        assert len(header.findChildren(HeaderTab)) >= len(tabs)
        assert sum(tab.isVisible() for tab in header.findChildren(HeaderTab)) == (
            0 if header.has_tabs_in_menu() else len(tabs)
        )


@pytest.mark.parametrize("width", [1280, 1024])
def test_nothing_in_the_header_lies_over_something_else_after_unlocking(qtbot: QtBot, width: int) -> None:
    header = _header(qtbot, width)
    header.set_locked(True)
    assert _overlaps(header) == []
    header.set_locked(False)
    assert _overlaps(header) == []


def _overlaps(header: Header) -> list[str]:
    """Return the things in the header that lie over each other or out of it, as they would be painted now."""
    kinds = (QAbstractButton, Mark)
    shown = [part for part in header.findChildren(QWidget) if isinstance(part, kinds) and part.isVisible()]
    assert len(shown) > 2
    found = [str(part) for part in shown if not header.rect().contains(part.geometry())]
    found += [
        f"{one.accessibleName()} and {other.accessibleName()}"
        for at, one in enumerate(shown)
        for other in shown[at + 1 :]
        if one.geometry().intersects(other.geometry())
    ]
    return found
