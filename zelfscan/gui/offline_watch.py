"""Counts everything in this process that could speak to another computer; knows no window and no scan.

Three ways of looking, because none sees all:

- An audit hook is told by Python of each socket, request, started program and library that Python code opens.
  It cannot see what the C++ code of Qt does, nor what a library in C does by itself.
- On Linux the kernel tells which sockets the process holds, whoever opened them. It is asked after each step,
  so what was opened and closed within one step is not seen; ``strace`` in the tests sees that as well.
- On Linux it is also told which libraries are loaded, so that those that can speak to a network are found.
"""

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

_CONTROL = "socket.zelfscan-control"
_KINDS = {
    "sockets": re.compile(r"socket\."),
    "requests": re.compile(r"(ssl|urllib|http|ftplib|imaplib|poplib|smtplib|nntplib|telnetlib|webbrowser)\."),
    "programs": re.compile(
        r"subprocess\.|os\.(system|exec|posix_spawn|spawn|startfile|fork|forkpty)\b|pty\.spawn|_winapi\.CreateProcess"
    ),
}
"""What is counted, by the names of Python's audit events."""
_LIBRARIES = re.compile(
    r"(lib)?(Qt6?(Network|WebEngine|Qml|Quick|WebSockets)|curl|ssl|nghttp|gnutls|ldap|soup|resolv|nss_dns)"
    r"|(ws2_32|wininet|winhttp|dnsapi)\b",
    re.IGNORECASE,
)
"""Libraries that are there to speak to another computer."""
_TABLES = {"unix": 6, "netlink": 9, "packet": 8} | dict.fromkeys(
    ("tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6", "icmp", "icmp6"), 9
)
"""The kernel's lists of sockets by family, each with the column of the number of a socket."""
_OPEN, _NET, _MAPS = Path("/proc/self/fd"), Path("/proc/self/net"), Path("/proc/self/maps")
LOCAL, UNKNOWN = "unix", "unknown"


class OfflineWatch:
    """Counts from the moment it is made until the process ends: an audit hook cannot be taken away."""

    def __init__(self) -> None:
        """Begin to count, and see that it works."""
        self.counts: Counter[str] = Counter()
        self.families: dict[str, set[str]] = {}
        """The sockets that the kernel showed, by family; those that were open before are left out."""
        self.looks = 0
        self._controls = 0
        self._before = set(_sockets())
        sys.addaudithook(self._take)
        sys.audit(_CONTROL)

    def is_counting(self) -> bool:
        """Tell whether the hook heard the one event that was raised to try it."""
        return self._controls == 1

    def inherited(self) -> int:
        """Return how many sockets were open before the program began, such as one to write its output to."""
        return len(self._before)

    def look(self) -> None:
        """Ask the kernel which sockets there are now."""
        if not can_look():
            return
        self.looks += 1
        found = set(_sockets()) - self._before
        if found:
            tables = _tables()
            for inode in found:
                self.families.setdefault(tables.get(inode, UNKNOWN), set()).add(inode)

    def local(self) -> int:
        """Return how many sockets stay within this computer: to its screen, or to a screen reader."""
        return len(self.families.get(LOCAL, ()))

    def remote(self) -> int:
        """Return how many sockets are of a kind that can leave this computer, or of no known kind."""
        return sum(len(found) for family, found in self.families.items() if family != LOCAL)

    def _take(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == _CONTROL:
            self._controls += 1
        elif event == "ctypes.dlopen":
            name = Path(str(arguments[0] or "")).name
            self.counts["libraries"] += _LIBRARIES.match(name) is not None
        else:
            for kind, events in _KINDS.items():
                self.counts[kind] += events.match(event) is not None


def can_look() -> bool:
    """Tell whether this system shows a process its own sockets and libraries."""
    return _OPEN.is_dir() and _MAPS.is_file()


def speaking_libraries() -> tuple[str, ...]:
    """Return the libraries in this process that are there to speak to another computer."""
    return tuple(name for name in loaded_libraries() if _LIBRARIES.match(name))


def loaded_libraries() -> tuple[str, ...]:
    """Return the names of the shared libraries in this process; none where the system does not tell."""
    if not can_look():
        return ()
    fields = (line.split(None, 5) for line in _MAPS.read_text(encoding="utf-8").splitlines())
    return tuple(sorted({Path(each[5]).name for each in fields if len(each) == 6 and ".so" in each[5]}))


def _sockets() -> list[str]:
    """Return the numbers of the sockets that this process holds."""
    if not can_look():
        return []
    found = []
    for each in _OPEN.iterdir():
        try:
            target = str(each.readlink())
        except OSError:  # closed meanwhile, like the one with which this folder is read
            continue
        if target.startswith("socket:["):
            found.append(target.removeprefix("socket:[").removesuffix("]"))
    return found


def _tables() -> dict[str, str]:
    """Return the family of each socket that the kernel tells of, by its number."""
    found: dict[str, str] = {}
    for family, column in _TABLES.items():
        try:
            lines = (_NET / family).read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            continue  # a kernel without this family
        fields = (line.split() for line in lines[1:])
        found.update((each[column], family) for each in fields if len(each) > column)
    return found
