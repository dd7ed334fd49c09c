"""The emergency card, read on its own so that it works before and without everything else."""

from collections.abc import Callable

from zelfscan.core.pack import Contact, EmergencyCard
from zelfscan.i18n import said, say
from zelfscan.presenters.open_scan import Clock
from zelfscan.presenters.views import CardView, NumberView
from zelfscan.wording.evidence import contacts_words


class CardDesk:
    """Reads the card when it is first needed, and keeps it."""

    def __init__(self, read: Callable[[], EmergencyCard], clock: Clock) -> None:
        """Take the way to read the card, and the clock that tells how old its numbers are."""
        self._read = read
        self._clock = clock
        self._card: EmergencyCard | None = None

    def view(self) -> CardView:
        """Return the card as it is shown. Raises ``PackError`` where its file has faults."""
        card = self._card = self._card or self._read()
        return CardView(
            numbers=tuple(_number(contact) for contact in card.contacts),
            steps=tuple(said(step) for step in card.steps),
            notices=tuple((said(title), said(text)) for title, text in card.notices),
            checked=contacts_words(card.contacts, self._clock().date()),
            after=tuple(said(step) for step in card.after),
        )


def _number(contact: Contact) -> NumberView:
    note = "" if contact.source or contact.checked_on else say("Bij dit nummer vonden wij geen bron.")
    return NumberView(contact.number, said(contact.title), said(contact.purpose), note)
