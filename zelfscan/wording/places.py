"""The places that questions are about: their words, and the part of the picture that shows them."""

from collections.abc import Mapping

from zelfscan.charts.house_zones import WHOLE_HOUSE
from zelfscan.i18n import later, say

_PLACES = {
    "achterdeur": later("de achterdeur"),
    "achtertuin": later("de achtertuin"),
    "auto": later("de auto"),
    "begane-grond": later("de begane grond"),
    "brievenbus": later("de brievenbus"),
    "dak": later("het dak"),
    "gevel": later("de gevel"),
    "hal": later("de hal"),
    "hele-huis": later("het hele huis"),
    "keuken": later("de keuken"),
    "meterkast": later("de meterkast"),
    "oprit": later("de oprit"),
    "schuur": later("de schuur"),
    "slaapkamer": later("de slaapkamer"),
    "straat": later("de straat"),
    "verdieping": later("de verdieping"),
    "voordeur": later("de voordeur"),
    "voortuin": later("de voortuin"),
    "werkkamer": later("de werkkamer"),
    "woning": later("het hele huis"),
}
#: Places that the picture shows as another part of the house.
_SHOWN_AS = {"auto": "oprit", "gevel": "begane-grond", "hele-huis": WHOLE_HOUSE, "woning": WHOLE_HOUSE}
_WORST_FIRST = ("weak", "insufficient", "fair", "good")


def place_words(zone: str | None) -> str:
    """Return a place with its article, or an empty text where it is not in or around the house."""
    return say(_PLACES[zone]) if zone in _PLACES else ""


def drawn_place(zone: str | None) -> str | None:
    """Return the part of the picture that shows a place, none where it is not in or around the house."""
    return _SHOWN_AS.get(zone or "", zone) if zone in _PLACES else None


def drawn_levels(levels: Mapping[str, str]) -> dict[str, str]:
    """Give each part of the picture the level of its place; of two places in one part the worst counts."""
    drawn: dict[str, str] = {}
    for zone, level in levels.items():
        part = drawn_place(zone)
        if part is not None and part != WHOLE_HOUSE and level != "none":
            drawn[part] = min(level, drawn.get(part, level), key=_WORST_FIRST.index)
    return drawn


def weakest_words(kind: str, name: str) -> str:
    """Name the weakest of several doors or windows; the name is the word of the person."""
    return say("Zwakste {kind}: {name}.", kind=kind, name=name)
