"""Every key of the program, in one table: the overview is made from it.

A test presses each key in the real window and looks whether it does what is said here. To add a key, add a
line here and a test under the same id in ``tests/job/test_keys.py``.
"""

from dataclasses import dataclass

from zelfscan.i18n import later, say
from zelfscan.presenters.help_views import CapView, KeyGroupView, KeysView, KeyView

PLUS, TO, OR = later("+"), later("tot"), later("of")
SPACE = later("Spatie")
UP, DOWN = later("Pijl omhoog"), later("Pijl omlaag")
LEFT, RIGHT = later("Pijl links"), later("Pijl rechts")
ARROWS = {UP: "up", DOWN: "down", LEFT: "left", RIGHT: "right"}
NOTE, FLAG = later("&Opmerking"), later("&Later bekijken")
"""The words of two buttons; the letter behind the ampersand is their key, in each language its own."""


@dataclass(frozen=True)
class Key:
    """A key, or a few that belong together, and what happens when it is pressed."""

    id: str
    caps: tuple[str, ...]
    words: str
    joint: str = ""
    button: str = ""
    """The words of the button whose letter it is, together with Alt."""


@dataclass(frozen=True)
class KeyGroup:
    """The keys that work at one place."""

    title: str
    keys: tuple[Key, ...]


KEY_GROUPS = (
    KeyGroup(
        later("Overal"),
        (
            Key("keys", ("F1",), later("Open of sluit dit overzicht.")),
            Key("card", ("F2",), later("Open of sluit de noodkaart.")),
            Key("hide", ("F12",), later("Verberg het venster. Een bewaarde scan gaat op slot.")),
            Key("forward", ("Tab",), later("Ga naar wat hierna komt.")),
            Key("backward", ("Shift", "Tab"), later("Ga terug naar wat hiervoor kwam."), PLUS),
            Key("press", ("Enter", SPACE), later("Druk op de knop waar u bent."), OR),
        ),
    ),
    KeyGroup(
        later("Bij een vraag"),
        (
            Key("answer", ("1", "8"), later("Kies dat antwoord."), TO),
            Key("unknown", ("0",), later("Kies Weet ik niet.")),
            Key("not-applicable", ("9",), later("Kies Niet van toepassing.")),
            Key("walk", (UP, DOWN), later("Loop langs de antwoorden. U kiest nog niets."), OR),
            Key("choose", (SPACE,), later("Kies het antwoord waar u bent.")),
            Key("next", ("Enter",), later("Ga naar de volgende vraag, als u een antwoord koos.")),
            Key("back", ("Backspace",), later("Ga naar de vorige vraag.")),
            Key("search", ("/",), later("Zoek een vraag.")),
            Key("undo", ("Ctrl", "Z"), later("Neem uw laatste antwoord terug."), PLUS),
            Key("note", ("Alt",), later("Schrijf een opmerking."), PLUS, NOTE),
            Key("flag", ("Alt",), later("Zet een vlag: u bekijkt de vraag later."), PLUS, FLAG),
            Key("scroll", ("Page Up", "Page Down"), later("Schuif de bladzijde op of neer."), OR),
        ),
    ),
    KeyGroup(
        later("In het huis, bij het resultaat"),
        (
            Key("house", (LEFT, RIGHT), later("Loop van risico naar risico, van straat tot schuur."), OR),
            Key("why", ("Enter",), later("Bekijk waarom een risico hoog of laag is.")),
            Key("overview", ("Backspace", "Esc"), later("Ga van de uitleg terug naar het overzicht."), OR),
            Key("places", (UP, DOWN), later("Loop langs de plekken, als het huis een lijst is."), OR),
        ),
    ),
    KeyGroup(
        later("In het plan"),
        (
            Key("unfold", ("Enter",), later("Klap een stap uit of in.")),
            Key("what-if", (SPACE,), later("Zet Wat als aan of uit.")),
            Key("choice", (UP, DOWN), later("Kies hoe ver u bent met een stap."), OR),
        ),
    ),
    KeyGroup(
        later("Op de noodkaart en in dit overzicht"),
        (
            Key("close", ("Esc",), later("Sluit de kaart of het overzicht.")),
            Key("slide", (UP, DOWN), later("Schuif de tekst op of neer."), OR),
        ),
    ),
)


def keys_view() -> KeysView:
    """Return every key in the words of the language that holds."""
    groups = (KeyGroupView(say(group.title), tuple(_view(key) for key in group.keys)) for group in KEY_GROUPS)
    return KeysView(tuple(groups))


def _view(key: Key) -> KeyView:
    caps = tuple(CapView(say(cap), ARROWS.get(cap, "")) for cap in key.caps)
    if key.button:
        caps = (*caps, CapView(letter_of(say(key.button))))
    joint = say(key.joint) if key.joint else ""
    pressed = f" {joint} ".join(cap.words for cap in caps)
    words = say(key.words)
    return KeyView(key.id, caps, joint, words, say("{keys}: {words}", keys=pressed, words=words))


def letter_of(words: str) -> str:
    """Return the letter that presses a button together with Alt."""
    return words.partition("&")[2][:1].upper()
