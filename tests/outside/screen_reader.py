"""What a screen reader gets to know of a window: the accessibility tree and its events, over D-Bus.

It speaks AT-SPI itself and shares no code with the program or with Qt, which are at the other end.
"""

import contextlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from tests.outside.desktop import PATIENCE, wait_until

_NAME = "org.a11y.Bus"
_BUS, _STATUS = (DBusAddress("/org/a11y/bus", _NAME, name) for name in (_NAME, "org.a11y.Status"))
_REGISTRY_NAME = "org.a11y.atspi.Registry"
_REGISTRY = DBusAddress("/org/a11y/atspi/registry", _REGISTRY_NAME, _REGISTRY_NAME)
_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE, _TEXT = "org.a11y.atspi.Accessible", "org.a11y.atspi.Text"
_EVENTS = "org.a11y.atspi.Event.Object"
_LISTENED_TO = ("object:state-changed:focused", "object:announcement")

#: Bits of AtspiStateType that are asked after here.
_STATES = {1: "active", 4: "checked", 7: "editable", 11: "focusable", 12: "focused", 25: "showing"}
#: The one role of AtspiRole for which Qt gives the right number and the words of another.
_PASSWORD_TEXT = 40
_LABELLED_BY = 2


class Gone(Exception):
    """What was asked something is not there any more."""


@dataclass(frozen=True)
class Event:
    """Something that the program told whoever listens."""

    kind: str
    about: "Accessible"
    number: int
    text: str


class AccessibilityBus:
    """A connection to the accessibility bus of a desktop, as a screen reader has it."""

    def __init__(self, session: str) -> None:
        """Say on the session bus that a screen reader runs, and listen on the other bus from now on."""
        with open_dbus_connection(session) as first:
            wait_until(lambda: _has_owner(first, _NAME), lambda: "nobody offers accessibility")
            _ask(first, Properties(_STATUS).set("ScreenReaderEnabled", "b", True))
            (address,) = _ask(first, new_method_call(_BUS, "GetAddress"))
        self._connection = open_dbus_connection(address)
        self._signals: deque[Message] = deque()
        rule = MatchRule(type="signal", interface=_EVENTS)
        self._filter = self._connection.filter(rule, queue=self._signals)
        _ask(self._connection, message_bus.AddMatch(rule))
        for kind in _LISTENED_TO:
            _ask(self._connection, new_method_call(_REGISTRY, "RegisterEvent", "sass", (kind, [], "")))

    def close(self) -> None:
        """Stop listening."""
        self._filter.close()
        self._connection.close()

    def applications(self) -> list["Accessible"]:
        """Return the programs that can be read."""
        return Accessible(_REGISTRY_NAME, _ROOT, self).children()

    def events(self) -> list[Event]:
        """Return what was told since the last time."""
        with contextlib.suppress(TimeoutError):
            while True:
                self._connection.recv_messages(timeout=0)
        told = [self._event(signal) for signal in self._signals]
        self._signals.clear()
        return told

    def ask(self, message: Message) -> Any:
        """Return what a thing in the tree answers. Raises ``Gone``."""
        try:
            return _ask(self._connection, message)
        except DBusErrorResponse as error:
            raise Gone(str(error)) from error

    def _event(self, signal: Message) -> Event:
        fields = signal.header.fields
        detail, number, _, (_, value), *_ = signal.body
        about = Accessible(fields[HeaderFields.sender], fields[HeaderFields.path], self)
        kind = fields[HeaderFields.member]
        return Event(f"{kind}:{detail}" if detail else kind, about, number, str(value))


@dataclass(frozen=True)
class Accessible:
    """One thing in the tree; what it says of itself is asked anew each time."""

    program: str
    path: str
    bus: AccessibilityBus = field(repr=False, compare=False)

    def name(self) -> str:
        """Return what it is called."""
        return str(self._read("Name"))

    def description(self) -> str:
        """Return what is read after the name."""
        return str(self._read("Description"))

    def role(self) -> str:
        """Return what kind of thing it is, in the English words of AT-SPI."""
        if self._call("GetRole") == (_PASSWORD_TEXT,):
            return "password text"
        return str(self._call("GetRoleName")[0])

    def states(self) -> frozenset[str]:
        """Return how it stands, such as focused or checked."""
        (words,) = self._call("GetState")
        bits = words[0] | words[1] << 32
        return frozenset(name for bit, name in _STATES.items() if bits >> bit & 1)

    def labels(self) -> list["Accessible"]:
        """Return the texts that stand beside it as its label."""
        (relations,) = self._call("GetRelationSet")
        return [self._other(*end) for kind, ends in relations for end in ends if kind == _LABELLED_BY]

    def text(self) -> str:
        """Return what is typed in it, as far as it lets that be read."""
        message = new_method_call(self._at(_TEXT), "GetText", "ii", (0, -1))
        return str(self.bus.ask(message)[0])

    def children(self) -> list["Accessible"]:
        """Return what it holds."""
        (ends,) = self._call("GetChildren")
        return [self._other(*end) for end in ends]

    def around(self) -> Iterator["Accessible"]:
        """Give what it stands in, from near to far, up to its window."""
        above = self._other(*self._read("Parent"))
        while above.path != _ROOT:
            yield above
            above = self._other(*above._read("Parent"))

    def _other(self, program: str, path: str) -> "Accessible":
        return Accessible(program, path, self.bus)

    def _at(self, interface: str) -> DBusAddress:
        return DBusAddress(self.path, self.program, interface)

    def _call(self, method: str) -> Any:
        return self.bus.ask(new_method_call(self._at(_ACCESSIBLE), method))

    def _read(self, name: str) -> Any:
        return self.bus.ask(Properties(self._at(_ACCESSIBLE)).get(name))[0][1]


def _ask(connection: DBusConnection, message: Message) -> Any:
    return unwrap_msg(connection.send_and_get_reply(message, timeout=PATIENCE))


def _has_owner(connection: DBusConnection, name: str) -> bool:
    return bool(_ask(connection, message_bus.NameHasOwner(name))[0])
