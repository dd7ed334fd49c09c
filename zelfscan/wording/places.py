"""The places that questions are about: their words, and the part of the picture that shows them."""

from collections.abc import Mapping

from zelfscan.charts.house_zones import WHOLE_HOUSE

_PLACES = {
    "achterdeur": "de achterdeur",
    "achtertuin": "de achtertuin",
    "auto": "de auto",
    "begane-grond": "de begane grond",
    "brievenbus": "de brievenbus",
    "dak": "het dak",
    "gevel": "de gevel",
    "hal": "de hal",
    "hele-huis": "het hele huis",
    "keuken": "de keuken",
    "meterkast": "de meterkast",
    "oprit": "de oprit",
    "schuur": "de schuur",
    "slaapkamer": "de slaapkamer",
    "straat": "de straat",
    "verdieping": "de verdieping",
    "voordeur": "de voordeur",
    "voortuin": "de voortuin",
    "werkkamer": "de werkkamer",
    "woning": "het hele huis",
}
#: Places that the picture shows as another part of the house.
_SHOWN_AS = {"auto": "oprit", "gevel": "begane-grond", "hele-huis": WHOLE_HOUSE, "woning": WHOLE_HOUSE}
_WORST_FIRST = ("weak", "insufficient", "fair", "good")


def place_words(zone: str | None) -> str:
    """Return a place with its article, or an empty text where it is not in or around the house."""
    return _PLACES.get(zone or "", "")


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
    return f"Zwakste {kind}: {name}."
