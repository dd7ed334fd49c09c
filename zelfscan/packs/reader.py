"""One YAML 1.2 (or JSON) file to plain values, with the line of everything in it.

Sequences become tuples and numbers with a point become exact decimals. Duplicate keys, references, tags,
control characters, huge files and deep nesting are refused. Built on the parser's events, not on its
constructors, so that nothing in a file can ever make an object.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from zelfscan.errors.content import Fault, PackError
from zelfscan.packs.plain_file import Unreadable, read_bytes

MAX_BYTES = 2_000_000
MAX_DEPTH = 24
MAX_KEY = 200
"""Characters of a key; every key that means something is far shorter."""
MAX_VALUES = 50_000
"""Many times the largest file of a pack; without it a small file of commas takes half a minute to read."""

Place = tuple[str | int, ...]
"""Where a value stands: keys and positions from the top of its file."""

_INT = re.compile(r"[-+]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
# What no text needs and what breaks a terminal, a PDF or JSON; YAML forbids it raw but lets it in escaped.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")
_NOT_YAML = "dit is geen geldige YAML; kijk naar inspringing, aanhalingstekens, haakjes en dubbele punten"
_CHARACTER = "hier staat een onzichtbaar teken dat niet mag; haal het weg"
_NO_CHARACTER = "in het bestand staat een teken dat niet bestaat; zoek naar \\U"
_PERCENT = "een regel mag niet met % beginnen; zet er aanhalingstekens om"
_LONG_KEY = f"deze sleutel is te lang; gebruik hoogstens {MAX_KEY} tekens"
_TAB = "hier staat een tab; gebruik spaties om in te springen"


@dataclass(frozen=True)
class Document:
    """The values of one file and the line of each."""

    file: str
    values: Any
    lines: Mapping[Place, int]
    made: dict[tuple[Place, type], tuple[Any, Any]] = field(default_factory=dict, compare=False)
    """What was made of its parts, each with the values that it was made of: packs share what they share."""

    def line(self, place: Place) -> int:
        """Return the line of a place, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


class _Refused(Exception):
    """Something in the file that this reader does not take."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read(path: Path, name: str | None = None) -> Document:
    """Read one file; ``name`` is what faults call it. Raises ``PackError`` with file and line."""
    name = name or path.name
    try:
        raw = read_bytes(path, MAX_BYTES)
    except Unreadable as error:
        raise PackError((Fault(name, 1, str(error)),)) from None
    return parse(raw, name)


def parse(raw: bytes, name: str) -> Document:
    """Turn the bytes of a YAML or JSON file into plain values. Raises ``PackError`` with file and line."""
    try:
        text = raw.decode("utf-8-sig")
        if (directive := _DIRECTIVE.search(text)) is not None:
            # The parser fails on some versions with an error that is not its own.
            raise _Refused(text.count("\n", 0, directive.start()) + 1, _PERCENT)
        # The parser in Python, not the one in C that is used where it happens to be installed: the same file
        # has to give the same values and faults on every computer.
        builder = _Builder(iter(YAML(typ="safe", pure=True).parse(text)))
        values = builder.document()
    except UnicodeDecodeError:
        raise PackError((Fault(name, 1, "het bestand is geen UTF-8-tekst; bewaar het als UTF-8"),)) from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        message = _TAB if r"'\t'" in str(error.problem) else _NOT_YAML
        raise PackError((Fault(name, line, message),)) from None
    except _Refused as refused:
        raise PackError((Fault(name, refused.line, str(refused)),)) from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise PackError((Fault(name, line, _CHARACTER),)) from None
    except (YAMLError, ValueError, OverflowError):
        # The number of a character beyond the last one; the parser does not say where.
        raise PackError((Fault(name, 1, _NO_CHARACTER),)) from None
    if builder.faults:
        raise PackError(tuple(Fault(name, line, message) for line, message in builder.faults))
    return Document(name, values, builder.lines)


@dataclass
class _Builder:
    events: Iterator[Event]
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[tuple[int, str]] = field(default_factory=list)
    count: int = 0
    """Counted apart: what stands twice under one key has one line, and costs as much."""

    def document(self) -> Any:
        values, documents = None, 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Refused(
                        _line(event),
                        "een bestand bevat één document; haal --- weg",
                    )
                values = self.value(next(self.events), ())
        return values

    def value(self, event: Event, place: Place) -> Any:
        line = _line(event)
        self.lines.setdefault(place, line)
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(
                line,
                "verwijzingen met & en * mogen niet; schrijf uit wat er moet staan",
            )
        if getattr(event, "tag", None) is not None:
            raise _Refused(line, "een soortaanduiding met ! mag niet; zet er aanhalingstekens om")
        if len(place) > MAX_DEPTH:
            raise _Refused(line, "dit is te diep genest; gebruik minder lijsten in lijsten")
        self.count += 1
        if self.count > MAX_VALUES:
            raise _Refused(line, f"het bestand heeft meer dan {MAX_VALUES} waarden; verdeel het")
        if isinstance(event, MappingStartEvent):
            return self.mapping(place)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(place)
        assert isinstance(event, ScalarEvent)
        return self.scalar(event, line)

    def mapping(self, place: Place) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            line = _line(event)
            if not isinstance(event, ScalarEvent) or event.value == "<<":
                raise _Refused(line, "een sleutel moet gewone tekst zijn, zoals in 'sleutel: waarde'")
            key = _text(event, line)
            if len(key) > MAX_KEY:
                raise _Refused(line, _LONG_KEY)
            if not key.isprintable():
                # A key is shown again in faults, where it may not make a line or turn the words round.
                raise _Refused(line, _CHARACTER)
            if key in values:
                self.faults.append((line, f"'{key}' staat hier twee keer; haal er een weg"))
            self.lines[(*place, key)] = line
            values[key] = self.value(next(self.events), (*place, key))
        return values

    def sequence(self, place: Place) -> tuple[Any, ...]:
        values: list[Any] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            values.append(self.value(event, (*place, len(values))))
        return tuple(values)

    def scalar(self, event: ScalarEvent, line: int) -> Any:
        text = _text(event, line)
        if event.style:
            return text
        if text.lower() in _WORDS and text in (text.lower(), text.capitalize(), text.upper()):
            return _WORDS[text.lower()]
        if _INT.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        if _DAY.fullmatch(text):
            return self.day(text, line)
        return text

    def day(self, text: str, line: int) -> date | None:
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.faults.append((line, f"'{text}' is geen datum; kies een dag die bestaat, zoals 2026-11-23"))
            return None


def _text(event: ScalarEvent, line: int) -> str:
    # JSON writes a character beyond U+FFFF, such as an emoji, as a pair of halves.
    text = _PAIR.sub(
        lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), str(event.value)
    )
    if _FORBIDDEN.search(text):
        raise _Refused(line, _CHARACTER)
    return text


def _line(event: Event) -> int:
    mark = event.start_mark
    return int(mark.line) + 1 if mark is not None else 1
