"""What is drawn on a photograph, in words."""

from collections.abc import Sequence
from typing import Literal

from zelfscan.gui.widgets.photo_places import Shape, Thing, middle_of
from zelfscan.i18n import later, say, say_count
from zelfscan.photos.marks import Arrow, Circle, Marks, Number
from zelfscan.photos.redaction import Area
from zelfscan.wording.sentences import as_sentence

Manner = Literal["black", "blur"]
"""How a part is made unreadable."""

_PLACES = (
    (later("linksboven"), later("boven in het midden"), later("rechtsboven")),
    (later("links in het midden"), later("midden op de foto"), later("rechts in het midden")),
    (later("linksonder"), later("onder in het midden"), later("rechtsonder")),
)


def place_words(x: float, y: float) -> str:
    """Return in which of nine parts of the photograph a place is."""
    return say(_PLACES[min(int(y * 3), 2)][min(int(x * 3), 2)])


def cross_words(x: float, y: float) -> str:
    """Return where the cross is, so exactly that it can be heard to move."""
    across, down = round(x * 100), round(y * 100)
    return say("{across} procent van links, {down} procent van boven.", across=across, down=down)


def thing_words(thing: Thing, manner: Manner, shape: Shape) -> str:
    """Return what a thing is and where, without a capital."""
    match thing:
        case Arrow():
            return say("pijl met de punt {place}", place=place_words(thing.to_x, thing.to_y))
        case Circle():
            return say("cirkel {place}", place=place_words(thing.x, thing.y))
        case Number():
            place = place_words(thing.x, thing.y)
            return say("nummer {number} {place}", number=thing.number, place=place)
        case Area():
            place = place_words(*middle_of(thing, shape))
            if manner == "black":
                return say("zwarte balk {place}", place=place)
            return say("vaag deel {place}", place=place)
        case _:
            place = place_words(*middle_of(thing, shape))
            return say("de woorden ‘{words}’ {place}", words=thing.text, place=place)


def count_words(marks: Marks, areas: Sequence[Area]) -> str:
    """Return in short how much is drawn, for under the tools."""
    parts = [
        say_count("Op de foto staat {count} teken.", "Op de foto staan {count} tekens.", len(marks))
        if marks
        else say("Op de foto staan nog geen tekens.")
    ]
    if areas:
        parts.append(
            say_count(
                "{count} deel wacht tot u het onleesbaar maakt.",
                "{count} delen wachten tot u ze onleesbaar maakt.",
                len(areas),
            )
        )
    return " ".join(parts)


def description(marks: Marks, areas: Sequence[Area], manner: Manner, shape: Shape) -> str:
    """Return everything that is drawn, one thing after the other."""
    parts = [count_words(marks, areas)]
    things: list[Thing] = [*marks, *areas]
    if things:
        parts.append(as_sentence("; ".join(thing_words(thing, manner, shape) for thing in things)))
    return " ".join(parts)
