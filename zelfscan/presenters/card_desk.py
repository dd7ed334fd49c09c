"""The emergency card, read on its own so that it works before and without everything else."""

from collections.abc import Callable, Iterable

from zelfscan.core.pack import Contact, EmergencyCard
from zelfscan.i18n import said, say
from zelfscan.policy import model as policy_model
from zelfscan.policy.policy import Policy
from zelfscan.presenters.additions import Additions
from zelfscan.presenters.open_scan import Clock
from zelfscan.presenters.views import CardView, NumberView
from zelfscan.wording.evidence import contacts_words


class CardDesk:
    """Reads the card when it is first needed, and keeps it."""

    def __init__(
        self,
        read: Callable[[], EmergencyCard],
        clock: Clock,
        policy: Policy | None = None,
        additions: Additions | None = None,
    ) -> None:
        """Take the way to read the card, and the clock that tells how old its numbers are.

        What the organisation adds, by its policy or its signed folder, stands below all of the card itself.
        """
        self._read, self._clock, self._policy = read, clock, policy or Policy()
        self._additions = additions or Additions()
        self._card: EmergencyCard | None = None

    def view(self) -> CardView:
        """Return the card as it is shown. Raises ``PackError`` where its file has faults."""
        card = self._card = self._card or self._read()
        own = (*self._policy.contacts, *self._additions.contacts())
        organisation = self._policy.organisation or self._additions.organisation
        return CardView(
            numbers=tuple(_number(contact) for contact in card.contacts),
            steps=tuple(said(step) for step in card.steps),
            notices=tuple((said(title), said(text)) for title, text in card.notices),
            checked=contacts_words(card.contacts, self._clock().date()),
            after=tuple(said(step) for step in card.after),
            own_title=own_title(organisation) if own else "",
            own_numbers=tuple(own_numbers(own)),
        )


def own_title(organisation: str) -> str:
    """Say whose the added numbers are."""
    if organisation:
        return say("Van uw organisatie: {name}", name=organisation)
    return say("Van uw organisatie")


def own_numbers(contacts: Iterable[policy_model.Contact]) -> list[NumberView]:
    """Return the numbers that an organisation added, in its own words."""
    return [
        NumberView(
            each.telephone,
            each.name,
            each.when,
            say("E-mail: {address}", address=each.email) if each.email else "",
        )
        for each in contacts
    ]


def _number(contact: Contact) -> NumberView:
    note = "" if contact.source or contact.checked_on else say("Bij dit nummer vonden wij geen bron.")
    return NumberView(contact.number, said(contact.title), said(contact.purpose), note)
