"""Text is shown as it was typed; headings and messages are what they are for a screen reader too."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zelfscan.gui.theme import LIGHT_THEME, apply_theme
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.text import Heading, Text, short_text

MARKUP = 'Piet <b>& zoon</b> <img src="x">'


def _name(widget: Text | Message) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_markup_that_a_person_typed_is_shown_literally(qtbot: QtBot) -> None:
    typed, marked = Text(MARKUP), Text("Piet & zoon")
    qtbot.addWidget(typed)
    qtbot.addWidget(marked)

    assert typed.text() == MARKUP
    assert _name(typed) == MARKUP
    assert typed.sizeHint().width() > marked.sizeHint().width()


def test_parts_of_a_text_can_be_bold(qtbot: QtBot) -> None:
    text = Text()
    qtbot.addWidget(text)
    text.set_parts(("strong", "Goed dat u het zegt."), ("", " Wij rekenen voorzichtig."))

    assert text.text() == "Goed dat u het zegt. Wij rekenen voorzichtig."
    assert _name(text) == text.text()


def test_a_new_line_is_a_new_line(qtbot: QtBot) -> None:
    one, two = Text("Goedemiddag."), Text("Goedemiddag.\nDeze scan blijft van u.")
    qtbot.addWidget(one)
    qtbot.addWidget(two)

    assert two.heightForWidth(900) > one.heightForWidth(900)


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_heading_is_a_heading_for_a_screen_reader(qtbot: QtBot, level: int) -> None:
    heading = Heading("Dit is al goed", level)
    qtbot.addWidget(heading)
    interface = QAccessible.queryAccessibleInterface(heading)

    assert interface.role() == QAccessible.Role.Heading
    assert interface.text(QAccessible.Text.Name) == "Dit is al goed"


def test_a_heading_that_changes_is_read_out_anew(qtbot: QtBot) -> None:
    heading = Heading("Dit is al goed", 1)
    qtbot.addWidget(heading)
    heading.setText("Deze week: drie stappen")

    assert _name(heading) == "Deze week: drie stappen"


def test_headings_get_larger_towards_the_title(qtbot: QtBot) -> None:
    headings = [Heading("Kop", level) for level in (4, 3, 2, 1)]
    for heading in headings:
        qtbot.addWidget(heading)
        heading.ensurePolished()

    assert [heading.fontInfo().pixelSize() for heading in headings] == [17, 20, 26, 34]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_text_wraps_to_the_width_it_gets(qapp: QApplication, qtbot: QtBot, scale: float) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    text = Text("Een goed slot houdt een inbreker langer tegen. De sterren staan op het beslag.")
    qtbot.addWidget(text)
    text.ensurePolished()

    assert text.heightForWidth(300) > text.heightForWidth(2000)
    assert text.heightForWidth(2000) >= 24 * scale


def test_room_at_the_edges_counts_also_when_it_comes_later(qtbot: QtBot) -> None:
    text = Text("Een goed slot houdt een inbreker langer tegen.")
    qtbot.addWidget(text)
    before = text.sizeHint(), text.heightForWidth(5000)
    text.setContentsMargins(10, 5, 10, 7)

    assert (text.sizeHint().width(), text.sizeHint().height()) == (
        before[0].width() + 20,
        before[0].height() + 12,
    )
    assert text.heightForWidth(5000) == before[1] + 12


def test_a_short_text_stays_on_one_line(qtbot: QtBot) -> None:
    text = short_text("141 tot 168")
    qtbot.addWidget(text)

    assert text.minimumSizeHint().width() == text.sizeHint().width()


@pytest.mark.parametrize("kind", ["good", "info", "warn", "error", "unknown"])
def test_a_message_is_an_alert_with_all_its_words(qtbot: QtBot, kind: str) -> None:
    message = Message(kind, "Het rapport is niet bewaard.", "Kies een andere map.")
    qtbot.addWidget(message)
    interface = QAccessible.queryAccessibleInterface(message)

    assert interface.role() == QAccessible.Role.AlertMessage
    assert interface.text(QAccessible.Text.Name) == "Het rapport is niet bewaard. Kies een andere map."
    assert message.action_button.isHidden()


def test_a_message_leads_on_to_what_can_be_done(qtbot: QtBot) -> None:
    message = Message("error", "Het rapport is niet bewaard.", action="Kies een map")
    qtbot.addWidget(message)
    with qtbot.waitSignal(message.action_chosen):
        message.action_button.click()


def test_kinds_of_messages_look_different(qtbot: QtBot) -> None:
    pictures = []
    for kind in ("good", "info", "warn", "error"):
        message = Message(kind, "Bericht.")
        qtbot.addWidget(message)
        message.resize(300, 60)
        pictures.append(message.grab().toImage())

    assert all(one != other for place, one in enumerate(pictures) for other in pictures[place + 1 :])
