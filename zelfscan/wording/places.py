"""Words for the places that questions are about."""

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


def place_words(zone: str | None) -> str:
    """Return a place with its article, or an empty text where it is not in or around the house."""
    return _PLACES.get(zone or "", "")
