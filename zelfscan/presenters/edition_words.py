"""What the window says of each edition: for whom it is, and what is in it."""

from collections.abc import Mapping

from zelfscan.i18n import later, say
from zelfscan.presenters.report_views import EditionView
from zelfscan.report.content.editions_parts import Group
from zelfscan.report.content.wanted import Edition

_NAMES: Mapping[Edition, str] = {
    "private": later("Voor uzelf"),
    "adviser": later("Voor een adviseur of de BVA"),
    "employer": later("Voor uw werkgever"),
    "installer": later("Voor een installateur"),
    "household": later("Voor thuis"),
    "advice": later("Adviesrapport"),
}
_ABOUT: Mapping[Edition, str] = {
    "private": later("Alles staat erin. Bedoeld om zelf te bewaren."),
    "adviser": later("Alleen wat u aanvinkt, op een paar bladzijden voor het gesprek."),
    "employer": later("Maatregelen, voorwaarden en artikelen. Niets over uw antwoorden of risico’s."),
    "installer": later("Plaatsen, eisen en normen. Geen naam, geen functie en geen reden."),
    "household": later("Afspraken en de noodkaart, voor iedereen in huis. Zonder redenen."),
    "advice": later("Het verslag van het bezoek, met bevindingen, foto’s en handtekeningen."),
}
_CONTENTS: Mapping[Edition, tuple[str, ...]] = {
    "private": (
        later("Het belangrijkste op één bladzijde, met een tekening van een huis."),
        later("Wat al goed is, en wat u nog kunt nagaan."),
        later("Uw risico’s op volgorde, met uw antwoorden en de rekenregel."),
        later("Elke maatregel: waarom, hoe, norm, moeite en wie betaalt."),
        later("Al uw antwoorden en opmerkingen."),
        later("De noodkaart en de bronnen."),
    ),
    "adviser": (
        later("Eerst wat elke adviseur vraagt: het huis, wie er wonen en wat er speelt."),
        later("Wat al is gedaan en wat u nog niet weet."),
        later("De risico’s en maatregelen die u hieronder aanvinkt."),
        later("Drie regels om zelf op te schrijven wat u wilt bespreken."),
    ),
    "employer": (
        later("De regeling, de voorwaarden en de artikelen."),
        later("Per maatregel de eis, wie betaalt en de kosten die bekend zijn."),
        later("De volgorde zegt niets over wat dringend is."),
    ),
    "installer": (
        later("Per maatregel de plaats, het aantal, de eis en wanneer het klaar is."),
        later("De foto’s die u zelf kiest, zonder bijschrift."),
    ),
    "household": (
        later("Per afspraak wat iedereen doet."),
        later("Drie regels voor afspraken van uzelf."),
        later("De noodkaart op een eigen bladzijde."),
    ),
    "advice": (
        later("De conclusie, en wat direct, binnen drie maanden of later moet."),
        later("Elke bevinding met foto’s en wat erop is getekend."),
        later("Deuren en ramen per gevel, en de plattegronden."),
        later("De handtekeningen, of een plek om te tekenen."),
    ),
}
VISIT = later("Het bezoek: conclusie, bevindingen, deuren en ramen, foto’s en handtekeningen.")
_GROUPS: Mapping[Group, str] = {
    "chapter": later("Onderwerpen"),
    "risk": later("Risico’s"),
    "measure": later("Maatregelen"),
}
#: Names that say nothing of the person, nor of what kind of program made the file where that would tell.
FILE_NAMES: Mapping[Edition, str] = {
    "private": "zelfscan-rapport.pdf",
    "adviser": "zelfscan-gesprek.pdf",
    "employer": "zelfscan-maatregelen.pdf",
    "installer": "werkomschrijving.pdf",
    "household": "afspraken.pdf",
    "advice": "adviesrapport.pdf",
}


def edition_view(edition: Edition) -> EditionView:
    """Return the name of an edition, and what it is."""
    return EditionView(edition, say(_NAMES[edition]), say(_ABOUT[edition]))


def contents_of(edition: Edition, *, has_visit: bool) -> tuple[str, ...]:
    """Return what is in an edition, line by line."""
    lines = tuple(say(line) for line in _CONTENTS[edition])
    return (say(VISIT), *lines) if edition == "private" and has_visit else lines


def group_title(group: Group) -> str:
    """Return the name of a kind of ticks."""
    return say(_GROUPS[group])
