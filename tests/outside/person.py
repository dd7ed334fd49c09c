"""Somebody with a screen reader and a keyboard: presses nothing but what follows from what was heard."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from tests.outside.desktop import Desktop, wait_until
from tests.outside.screen_reader import AccessibilityBus, Accessible, Gone
from tests.outside.thing import Thing, read

_FOCUSED, _ANNOUNCED = "StateChanged:focused", "Announcement"
GONE = "something that is gone"
"""What is heard of a thing that is there no more when it is asked for its name."""
_MOST_STOPS, _ATTEMPTS = 200, 5
Answer = TypeVar("Answer")


class Person:
    """Listens to one program and presses keys; nothing is seen, and there is no mouse."""

    def __init__(self, desktop: Desktop, bus: AccessibilityBus) -> None:
        """Wait until the program can be read and something in it has the focus."""
        self._desktop, self._bus = desktop, bus
        self.hears: Callable[[str], str] = str
        """What a text of the program is in the language that it speaks; Dutch at first."""
        self._arrived: list[Accessible] = []
        self.heard: list[str] = []
        """What the program had said at once, beside the focus."""
        self.passed_over: list[str] = []
        """What was told to have the focus on the way to what has it."""
        wait_until(lambda: self._names_of_applications() == ["zelfscan"], self._log)
        self.focus()

    # Hearing

    def focus(self) -> Accessible:
        """Return what has the focus; a program that tells of none has lost it."""
        wait_until(self._is_focused, lambda: f"nothing has the focus. {self._log()}")
        return self._arrived[-1]

    def role(self) -> str:
        """Return the role of what has the focus."""
        return self._of_focus(Accessible.role)

    def name(self) -> str:
        """Return the name of what has the focus."""
        return self._of_focus(Accessible.name)

    def description(self) -> str:
        """Return what is read after the name of what has the focus."""
        return self._of_focus(Accessible.description)

    def window(self) -> list[Thing]:
        """Read the whole window that has the focus."""
        return read(self._of_focus(_window_of))

    def tab(self) -> str:
        """Return the tab that says that this is where you are."""
        return next(thing.name for thing in self.window() if thing.description == self.hears("Hier bent u"))

    def wait_for(self, role: str, name: str) -> None:
        """Wait until the focus is on this; the name is said in Dutch, and heard in the language spoken."""
        name = self.hears(name)
        wait_until(
            lambda: (self.role(), self.name()) == (role, name),
            lambda: f"the focus is on {self.role()} {self.name()!r}, not on {role} {name!r}",
        )

    def wait_to_hear(self, words: str) -> str:
        """Wait until the program has something said with these words in it, and return all of it."""
        wait_until(lambda: self._heard_with(words) != "", lambda: f"{words!r} was not said, but {self.heard}")
        return self._heard_with(words)

    # Pressing

    def press(self, key: str) -> None:
        """Press a key that need not move the focus."""
        self._desktop.press(key)

    def type(self, text: str) -> None:
        """Type text where the focus is."""
        self._desktop.type(text)

    def move(self, key: str) -> None:
        """Press a key that moves the focus, and wait until the program tells where to."""
        before = self.focus()
        self._arrived.clear()
        self._desktop.press(key)
        wait_until(lambda: self._is_elsewhere(before), lambda: f"{key} moved no focus. {self._log()}")
        self.passed_over = [_name_of(thing) for thing in self._arrived[:-1]]

    def tab_to(self, name: str) -> None:
        """Press Tab until the name is heard, which is given in Dutch."""
        name = self.hears(name)
        stops = [self.focus()]
        while self.name() != name:
            self.move("Tab")
            assert self.focus() not in stops, f"Tab comes round without {name!r}: {_names(stops)}"
            stops.append(self.focus())

    def walk_round(self, key: str) -> list[Accessible]:
        """Press a key until the focus is back where it was, and return every stop."""
        stops = [self.focus()]
        while len(stops) < _MOST_STOPS:
            self.move(key)
            if self.focus() == stops[0]:
                return stops
            stops.append(self.focus())
        raise AssertionError(f"{key} does not come round: {_names(stops)}")

    def _of_focus(self, ask: Callable[[Accessible], Answer]) -> Answer:
        """Ask what has the focus something; where a page has just been drawn anew, that is another thing."""
        for _ in range(_ATTEMPTS):
            with suppress(Gone):
                return ask(self.focus())
        return ask(self.focus())

    def _listen(self) -> None:
        for event in self._bus.events():
            if event.kind == _FOCUSED and event.number:
                self._arrived.append(event.about)
            elif event.kind == _ANNOUNCED:
                self.heard.append(event.text)

    def _is_focused(self) -> bool:
        self._listen()
        return bool(self._arrived) and "focused" in _states_of(self._arrived[-1])

    def _is_elsewhere(self, before: Accessible) -> bool:
        return self._is_focused() and self._arrived[-1] != before

    def _heard_with(self, words: str) -> str:
        self._listen()
        return next((said for said in self.heard if words in said), "")

    def _names_of_applications(self) -> list[str]:
        return [_name_of(application) for application in self._bus.applications()]

    def _log(self) -> str:
        # Qt also tells of every question about something that is gone meanwhile; a screen reader asks many.
        lines = [line for line in self._desktop.log().splitlines() if "qt.accessibility" not in line]
        return "\n".join(["The program says:", *lines])


def _window_of(thing: Accessible) -> Accessible:
    *_, window = thing.around()
    return window


def _states_of(thing: Accessible) -> frozenset[str]:
    try:
        return thing.states()
    except Gone:
        return frozenset()


def _name_of(thing: Accessible) -> str:
    try:
        return thing.name()
    except Gone:
        return GONE


def _names(things: list[Accessible]) -> str:
    return ", ".join(_name_of(thing) for thing in things)
