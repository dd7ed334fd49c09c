"""The emergency card."""

from datetime import UTC, date, datetime

from tests.presenters.small_scan import a_card, a_contact
from zelfscan.core.pack import EmergencyCard
from zelfscan.packs.library import read_card
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.card_desk import CardDesk


def _now() -> datetime:
    return datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def test_the_card_is_read_once() -> None:
    read: list[EmergencyCard] = []

    def once() -> EmergencyCard:
        read.append(a_card())
        return read[-1]

    desk = CardDesk(once, _now)
    assert desk.view() == desk.view()
    assert len(read) == 1


def test_numbers_that_nobody_called_say_so() -> None:
    assert CardDesk(a_card, _now).view().checked == "Nummers overgenomen op 20-11-2026, nog niet nagebeld."


def test_numbers_that_were_called_say_when() -> None:
    called = (
        a_contact("emergency", "112", checked_on=date(2026, 11, 22)),
        a_contact("police", "0900-8844", checked_on=date(2026, 11, 21)),
    )
    card = EmergencyCard(contacts=called, steps=(), notices=())
    assert CardDesk(lambda: card, _now).view().checked == "Nummers nagebeld op 21-11-2026."


def test_numbers_that_nobody_looked_at_for_a_year_say_so() -> None:
    def a_year_later() -> datetime:
        return datetime(2027, 11, 22, 9, 30, tzinfo=UTC)

    assert CardDesk(a_card, a_year_later).view().checked == (
        "Nummers overgenomen op 20-11-2026, nog niet nagebeld. "
        "Dat is langer dan een jaar geleden. Kijk na of ze nog kloppen."
    )


def test_a_number_without_a_source_says_so() -> None:
    card = EmergencyCard(
        contacts=(a_contact("line", "0800", source=None), a_contact("police", "0900")), steps=(), notices=()
    )
    assert [number.note for number in CardDesk(lambda: card, _now).view().numbers] == [
        "Bij dit nummer vonden wij geen bron.",
        "",
    ]


def test_the_shipped_card_begins_with_112() -> None:
    view = CardDesk(lambda: read_card(questionnaires_folder()), _now).view()
    assert view.numbers[0].number == "112"
    assert len(view.steps) == 4
    assert len(view.after) == 7
