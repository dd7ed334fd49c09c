"""What the organisation set, in words: each value, how it is set, and why something does not count."""

from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path

from zelfscan.i18n import later, said, say, say_count
from zelfscan.policy.model import ALWAYS_OFFERED, BY_ID, Choice, Contact, Level, Number, Picked, Place
from zelfscan.policy.policy import Policy
from zelfscan.policy.raw import Refused
from zelfscan.policy.texts import texts
from zelfscan.policy.values import Value
from zelfscan.wording.sentences import joined

LEVELS: Mapping[Level, str] = {
    "enforced": later("Vast: u kunt het niet veranderen."),
    "recommended": later("Voorstel: u kunt anders kiezen."),
}
WHOLE: Mapping[str, str] = {
    "unreadable": later("Dit programma mag het niet lezen. Niets ervan telt."),
    "not-a-file": later("Het is geen gewoon bestand, of een koppeling. Niets ervan telt."),
    "not-owned": later("Het is niet van de beheerder van deze computer. Niets ervan telt."),
    "writable": later("Ook anderen dan de beheerder kunnen het veranderen. Niets ervan telt."),
    "too-large": later("Het is te groot. Niets ervan telt."),
    "not-json": later("Het is geen geldig JSON. Niets ervan telt."),
    "not-levels": later("Er staat geen ‘enforced’ of ‘recommended’ in zoals het hoort. Niets ervan telt."),
    "too-many": later("Er staat te veel in. Wat over is, telt niet."),
}
"""Why a whole place does not count."""
_NO_PROPOSALS = later("Dit programma kan de voorstellen niet lezen. Die tellen niet.")
ONE: Mapping[str, str] = {
    "unreadable": later("Dit programma kan het niet lezen."),
    "unknown": later("Deze naam kent het programma niet."),
    "twice": later("Het staat er twee keer. Dan is niet te zien wat bedoeld is."),
    "other-level": later("Dit kan niet op dit niveau worden ingesteld."),
    "wrong-type": later("De waarde is van een andere soort dan hier hoort."),
    "not-a-choice": later("Dit is geen van de keuzes: {allowed}."),
    "out-of-range": later("Het getal moet van {lowest} tot en met {highest} zijn."),
    "empty": later("Er staat niets in."),
    "too-long": later("De tekst is te lang."),
    "too-many": later("Het zijn er te veel."),
    "not-plain": later("Er staan tekens in die niet mogen, zoals een nieuwe regel."),
    "not-full": later("Het is geen volledig pad."),
    "other-name": later("Windows leest een naam in dit pad anders dan hij er staat."),
    "other-computer": later("Het pad wijst naar een andere computer. Dat mag niet."),
    "roaming": later("De map gaat mee naar andere computers. Uw kluis hoort op deze computer."),
    "no-such-variable": later("Een variabele in het pad is er niet."),
    "other-ending": later("Het bestand moet eindigen op {ending}."),
    "not-a-name": later("Dit is geen id van een vragenlijst."),
    "not-a-key": later("Dit is geen publieke sleutel van minisign."),
    "not-a-contact": later("Een contact heeft een naam en een geldig telefoonnummer nodig."),
    "national": later(
        "De naam lijkt op een landelijk nummer, of heeft letters van een ander schrift. Dat mag niet."
    ),
}
"""Why one value does not count."""
_PACKS = {"zelfscan": later("Zelfscan"), "woningscan": later("Woningscan")}


def title_of(name: str) -> str:
    """Return what a setting is called; a name that nobody knows as it stands."""
    found = texts().settings.get(name)
    return said(found.title) if found is not None else name


def value_words(name: str, value: Value) -> tuple[str, ...]:
    """Say a value, in one line or in several."""
    kind = BY_ID[name].kind
    if isinstance(value, int):
        return (_counted(name, value),)
    if isinstance(value, Path):
        return (str(value),)
    if isinstance(value, str):
        return (said(texts().choices[f"{name}.{value}"]) if isinstance(kind, Choice) else value,)
    if isinstance(kind, Picked):
        # What can never be left out stands in the list, whether the organisation named it or not.
        offered = {ALWAYS_OFFERED, *map(str, value)}
        return tuple(said(texts().choices[f"{name}.{each}"]) for each in kind.options if each in offered)
    if name == "SigningKeys":
        return tuple(say("Sleutel {id}", id=_key_id(str(each))) for each in value)
    if name == "Packs":
        return (joined(say(_PACKS[str(each)]) if each in _PACKS else str(each) for each in value),)
    return tuple(
        f"{each.name}, {each.telephone}" if isinstance(each, Contact) else str(each) for each in value
    )


def refused_words(refused: Refused, policy: Policy) -> tuple[str, str]:
    """Say what does not count, and why."""
    if not refused.name:
        is_part = (refused.level, refused.reason) == ("recommended", "unreadable")
        return policy.place, say(_NO_PROPOSALS if is_part else WHOLE[refused.reason])
    return title_of(refused.name), say(ONE[refused.reason], **_bounds(refused.name))


def _bounds(name: str) -> dict[str, object]:
    kind = BY_ID[name].kind if name in BY_ID else None
    if isinstance(kind, Number):
        return {"lowest": kind.lowest, "highest": kind.highest}
    if isinstance(kind, Choice | Picked):
        return {"allowed": ", ".join(kind.options)}
    return {"ending": kind.ending} if isinstance(kind, Place) else {}


def _counted(name: str, count: int) -> str:
    if name == "IdleLockMinutes":
        return say_count("{count} minuut", "{count} minuten", count)
    if name == "PassphraseLength":
        return say_count("{count} teken", "{count} tekens", count)
    return say_count("{count} maand", "{count} maanden", count)


def _key_id(key: str) -> str:
    """Return the name by which minisign knows a key."""
    return b64decode(key)[2:10][::-1].hex().upper()
