"""The emergency card, read on its own so that it works before and without everything else."""

from collections.abc import Callable

from zelfscan.core.pack import Contact, EmergencyCard
from zelfscan.presenters.views import CardView, NumberView
from zelfscan.wording.days import day


class CardDesk:
    """Reads the card when it is first needed, and keeps it."""

    def __init__(self, read: Callable[[], EmergencyCard]) -> None:
        """Take the way to read the card."""
        self._read = read
        self._card: EmergencyCard | None = None

    def view(self) -> CardView:
        """Return the card as it is shown. Raises ``PackError`` where its file has faults."""
        card = self._card = self._card or self._read()
        return CardView(
            numbers=tuple(_number(contact) for contact in card.contacts),
            steps=tuple(str(step) for step in card.steps),
            notices=tuple((str(title), str(text)) for title, text in card.notices),
            checked=checked_words(card.contacts),
        )


def checked_words(contacts: tuple[Contact, ...]) -> str:
    """Say how old the numbers are, and that nobody has called them since where that is so."""
    called = [contact.checked_on for contact in contacts if contact.checked_on]
    if contacts and len(called) == len(contacts):
        return f"Nummers nagekeken op {day(min(called))}."
    oldest = min(contact.read_on for contact in contacts)
    return f"Nummers overgenomen op {day(oldest)}, nog niet nagebeld."


def _number(contact: Contact) -> NumberView:
    note = "" if contact.source or contact.checked_on else "Bij dit nummer vonden wij geen bron."
    return NumberView(contact.number, str(contact.title), str(contact.purpose), note)
