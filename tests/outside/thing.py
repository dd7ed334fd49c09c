"""A window written out as a screen reader would walk through it, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.outside.screen_reader import Accessible, Gone

#: Roles that say nothing about what can be done with a thing.
_NO_ROLES = ("filler", "invalid", "unknown", "unspecified", "layered pane")
_ATTEMPTS = 5


@dataclass(frozen=True)
class Thing:
    """What was read of one thing in the tree."""

    accessible: Accessible
    role: str
    name: str
    description: str
    states: frozenset[str]
    parent: "Thing | None"

    def __str__(self) -> str:
        return f"{self.role} {self.name!r} {self.description!r}"


def read(top: Accessible) -> list[Thing]:
    """Read everything that is shown under something; begin anew when it changes meanwhile."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return list(_walk(top, None))
        except Gone:
            pass
    return list(_walk(top, None))


def faults(things: list[Thing]) -> list[str]:
    """Say what a screen reader could make nothing of."""
    return [f"{thing}: {fault}" for thing in things for fault in _faults_of(thing)]


def headings(things: list[Thing]) -> list[str]:
    """Return what the headings say, from top to bottom."""
    return [thing.name for thing in things if thing.role == "heading"]


def _walk(accessible: Accessible, parent: Thing | None) -> Iterator[Thing]:
    states = accessible.states()
    if "showing" not in states:
        return
    thing = Thing(accessible, accessible.role(), accessible.name(), accessible.description(), states, parent)
    yield thing
    for child in accessible.children():
        yield from _walk(child, thing)


def _faults_of(thing: Thing) -> Iterator[str]:
    is_control = "focusable" in thing.states
    # In a list of files Qt makes a cell of each column; what a folder does not have, its size, is empty.
    is_cell = thing.role == "tree item" and thing.parent is not None and thing.parent.role == "tree"
    needs_name = is_control or thing.role in ("heading", "dialog", "frame", "alert message")
    if not thing.name and needs_name and not is_cell:
        yield "has no name"
    if is_control and thing.role in _NO_ROLES:
        yield "can have the focus, but its role says nothing"
    if thing.role == "radio button":
        group = thing.parent
        if group is None or group.role != "panel" or not group.name:
            yield "stands in no group with a name"
        elif thing.description != group.name:
            yield f"is not read with its question {group.name!r}"
    # What Qt on Linux gives as the name of a combo box is what is chosen in it.
    if thing.role == "combo box" and not thing.description and not thing.accessible.labels():
        yield "is read without what it is about"
