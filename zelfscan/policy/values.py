"""Whether a value is what its setting asks for; one that is not says why, and nothing is guessed."""

import base64
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from zelfscan.core.organisation_contact import EMAIL, TELEPHONE, is_seen, names_national
from zelfscan.policy.model import (
    CONTACT_FIELDS,
    MAX_PATH,
    REQUIRED_FIELDS,
    Choice,
    Contact,
    Contacts,
    Keys,
    Kind,
    Names,
    Number,
    Picked,
    Place,
    Words,
)
from zelfscan.policy.raw import Reason, Strange, Twice

Value = str | int | Path | tuple[str, ...] | tuple[Contact, ...]

_KEY_BYTES = 42
"""A public key of minisign: two letters for the way of signing, eight bytes of name, and the key."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_NO_NAME = re.compile(r'[:*?"<>|]|[ .]$')
_ON_WINDOWS = re.compile(r"%([^%]*)%")
_ELSEWHERE = re.compile(r"\$(?:\{([^}]*)\}|(\w+))")


class Unfit(Exception):
    """A value that does not count, and why."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason; the words for it depend on the language that is spoken later."""
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True)
class Surroundings:
    """The computer and the person on whose account the program runs."""

    platform: str = sys.platform
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    home: Callable[[], Path] = Path.home

    def variable(self, name: str) -> str:
        """Return a variable that says something. Raises ``Unfit``."""
        if self.platform == "win32":  # where upper and lower case are the same
            found = {key.upper(): value for key, value in self.environment.items()}.get(name.upper())
        else:
            found = self.environment.get(name)
        if not found:
            raise Unfit("no-such-variable")
        return found


def checked(kind: Kind, value: object, here: Surroundings) -> Value:
    """Return a value as the program uses it. Raises ``Unfit``."""
    if isinstance(value, Twice):
        raise Unfit("twice")
    if isinstance(value, Strange):
        raise Unfit("wrong-type")
    return _CHECKS[type(kind)](kind, value, here)


def _choice(kind: Choice, value: object, _here: Surroundings) -> str:
    text = _text(value, 40)
    if text not in kind.options:
        raise Unfit("not-a-choice")
    return text


def _number(kind: Number, value: object, _here: Surroundings) -> int:
    if type(value) is not int:  # True is no number here
        raise Unfit("wrong-type")
    if not kind.lowest <= value <= kind.highest:
        raise Unfit("out-of-range")
    return value


def _picked(kind: Picked, value: object, _here: Surroundings) -> tuple[str, ...]:
    found = _texts(value, len(kind.options))
    if not set(found) <= set(kind.options):
        raise Unfit("not-a-choice")
    return tuple(each for each in kind.options if each in found)


def _names(kind: Names, value: object, _here: Surroundings) -> tuple[str, ...]:
    found = _texts(value, kind.at_most)
    if not all(_NAME.fullmatch(each) for each in found):
        raise Unfit("not-a-name")
    return found


def _words(kind: Words, value: object, _here: Surroundings) -> str:
    return _text(value, kind.at_most)


def _keys(kind: Keys, value: object, _here: Surroundings) -> tuple[str, ...]:
    found = _texts(value, kind.at_most)
    if not all(_is_key(each) for each in found):
        raise Unfit("not-a-key")
    return found


def _is_key(text: str) -> bool:
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError:
        return False
    return len(key) == _KEY_BYTES and key.startswith(b"Ed")


def _place(kind: Place, value: object, here: Surroundings) -> Path:
    path = _expanded(_text(value, MAX_PATH), here)
    if not path.isprintable() or len(path) > MAX_PATH:
        raise Unfit("not-plain")
    is_windows = here.platform == "win32"
    # Also \\?\ and \\.\, by which anything at all can be named.
    if path.startswith(("\\\\", "//", "\\/", "/\\")):
        raise Unfit("other-computer")
    parsed = PureWindowsPath(path) if is_windows else PurePosixPath(path)
    if not parsed.is_absolute() or ".." in parsed.parts:
        raise Unfit("not-full")
    if is_windows and any(_is_read_otherwise(part) for part in parsed.parts[1:]):
        raise Unfit("other-name")
    if kind.ending and parsed.suffix.lower() != kind.ending:
        raise Unfit("other-ending")
    if is_windows and not kind.may_roam:
        roaming = here.environment.get("APPDATA")
        if roaming and parsed.is_relative_to(PureWindowsPath(roaming)):
            raise Unfit("roaming")
    return Path(path)


def _is_read_otherwise(part: str) -> bool:
    """Tell whether Windows takes a name for another: a device, a stream, or the name without its end."""
    return bool(_NO_NAME.search(part)) or PureWindowsPath(part).is_reserved()


def _expanded(text: str, here: Surroundings) -> str:
    """Put what holds for this person in the place of ``~`` and of the variables."""
    if text == "~" or text.startswith(("~/", "~\\")):
        try:
            text = f"{here.home()}{text[1:]}"
        except RuntimeError:  # an account without a home
            raise Unfit("no-such-variable") from None
    if here.platform == "win32":
        return _ON_WINDOWS.sub(lambda found: here.variable(found[1]), text)
    return _ELSEWHERE.sub(lambda found: here.variable(found[1] or found[2] or ""), text)


def _contacts(kind: Contacts, value: object, _here: Surroundings) -> tuple[Contact, ...]:
    return tuple(_contact(each) for each in _list(value, kind.at_most))


def _contact(value: object) -> Contact:
    if not isinstance(value, dict) or not value.keys() <= CONTACT_FIELDS.keys():
        raise Unfit("not-a-contact")
    # An empty box of the group policy editor is as good as none.
    filled = {name: each for name, each in value.items() if each != "" or name in REQUIRED_FIELDS}
    if not filled.keys() >= set(REQUIRED_FIELDS):
        raise Unfit("not-a-contact")
    texts = {name: _text(each, CONTACT_FIELDS[name]) for name, each in filled.items()}
    contact = Contact(texts["Name"], texts["Telephone"], texts.get("When", ""), texts.get("Email", ""))
    if not TELEPHONE.fullmatch(contact.telephone) or (contact.email and not EMAIL.fullmatch(contact.email)):
        raise Unfit("not-a-contact")
    if names_national(contact.name):
        raise Unfit("national")
    return contact


def _text(value: object, at_most: int) -> str:
    if isinstance(value, Twice):
        raise Unfit("twice")
    if not isinstance(value, str):
        raise Unfit("wrong-type")
    text = value.strip()
    if not text:
        raise Unfit("empty")
    if len(text) > at_most:
        raise Unfit("too-long")
    # No other lines, nothing that turns words round, and nothing that cannot be seen.
    if not text.isprintable() or not is_seen(text):
        raise Unfit("not-plain")
    return text


def _texts(value: object, at_most: int) -> tuple[str, ...]:
    # Far more than any list takes, so that a list with the same word ten thousand times ends here.
    texts = [_text(each, 200) for each in _list(value, 100)]
    found = tuple(dict.fromkeys(texts))
    if len(found) > at_most:
        raise Unfit("too-many")
    return found


def _list(value: object, at_most: int) -> Sequence[object]:
    if not isinstance(value, list):
        raise Unfit("wrong-type")
    if not value:
        raise Unfit("empty")
    if len(value) > at_most:
        raise Unfit("too-many")
    return value


_CHECKS: Mapping[type, Callable[[Any, object, Surroundings], Value]] = {
    Choice: _choice,
    Number: _number,
    Picked: _picked,
    Names: _names,
    Words: _words,
    Place: _place,
    Keys: _keys,
    Contacts: _contacts,
}
