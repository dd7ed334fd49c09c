"""*Uw organisatie*: what was set on this computer, what does not count, and what nobody can ever set."""

from zelfscan.crypto.minisign import read_public_key
from zelfscan.errors.signed import KeyRefused
from zelfscan.i18n import later, say, say_count
from zelfscan.policy.model import LEVELS as POLICY_LEVELS
from zelfscan.policy.policy import Policy
from zelfscan.presenters.additions import Additions
from zelfscan.presenters.organisation_views import OrganisationView, RefusedView, SetView
from zelfscan.presenters.policy_words import LEVELS, refused_words, title_of, value_words
from zelfscan.presenters.start_desk import LIMIT, Packs
from zelfscan.wording.sentences import paragraph

NEVER = (
    later("Uw scan, uw antwoorden of uw wachtzin lezen."),
    later("Iets van u versturen."),
    later("Iets van u wissen, of uw kluis openen."),
    later("Het rapport voor uzelf weglaten, of een reservekopie tegenhouden."),
    later("112, 0900-8844 of het Ondersteuningsteam vervangen."),
    later("U buitensluiten: uw wachtzin van nu blijft werken."),
)
"""Each of these has its own tests; docs/threat-model.md names them."""


class OrganisationDesk:
    """Tells what the organisation set; it knows nothing of what somebody answered."""

    def __init__(self, policy: Policy, additions: Additions | None = None) -> None:
        """Take the policy that was read at the start, and what the organisation adds by its signed folder."""
        self.policy, self._additions = policy, additions or Additions()

    def view(self, packs: Packs | None = None, has_logo: bool = True) -> OrganisationView:
        """Return the page; of the questionnaires it is only told whether those that are named are there."""
        policy = self.policy
        settings = tuple(self._settings())
        name = policy.organisation or self._additions.organisation
        return OrganisationView(
            title=say("Uw organisatie: {name}", name=name) if name else say("Uw organisatie"),
            intro=_intro(policy, len(settings)),
            place=policy.place,
            settings=settings,
            refused=tuple(RefusedView(*refused_words(each, policy)) for each in policy.refused),
            never_title=say("Dit kan uw organisatie nooit instellen"),
            never=tuple(say(each) for each in NEVER),
            limit=say(LIMIT),
            support=policy.support_text or self._additions.support,
            notes=_notes(policy, packs, has_logo),
            added=self._additions.view(),
        )

    def _settings(self) -> list[SetView]:
        return [
            SetView(name, title_of(name), value_words(name, value), say(LEVELS[level]), level == "enforced")
            for level in POLICY_LEVELS
            for name, value in self.policy.at(level).items()
        ]


def _intro(policy: Policy, count: int) -> str:
    if policy.is_empty():
        return say("Uw organisatie heeft op deze computer niets ingesteld.")
    found = say_count(
        "Uw organisatie heeft op deze computer {count} ding ingesteld.",
        "Uw organisatie heeft op deze computer {count} dingen ingesteld.",
        count,
    )
    read = say("Het programma leest dit bij het starten.")
    return paragraph(found if count else say("Niets van wat er is ingesteld, telt."), read)


def _notes(policy: Policy, packs: Packs | None, has_logo: bool) -> tuple[str, ...]:
    """Say what was set and has no effect here."""
    found = []
    if policy.packs and packs is not None and not set(policy.packs) & set(packs.by_id):
        found.append(
            say("Geen van de gekozen vragenlijsten staat op deze computer. U kunt daarom elke kiezen.")
        )
    if policy.logo is not None and not has_logo:
        found.append(say("Het logo is niet te lezen: het moet een gewone PNG zijn, niet te groot."))
    if policy.overlay_folder is not None and not policy.signing_keys:
        found.append(say("Bij de aanvulling van uw organisatie hoort een sleutel. Die is er niet."))
    if not all(map(_is_key, policy.signing_keys)):
        found.append(say("Een van de sleutels kan nooit gelden. Uw organisatie moet hem opnieuw kopiëren."))
    return tuple(found)


def _is_key(text: str) -> bool:
    """Tell whether something can be signed with a key at all; the policy looked at its shape alone."""
    try:
        read_public_key(text)
    except KeyRefused:
        return False
    return True
