"""What can be set, with what holds until somebody sets it. The window reads this before it is painted."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args

Language = Literal["nl", "en"]
TextSize = Literal[100, 125, 150, 175, 200]
"""Text size in percent."""
Colours = Literal["system", "light", "dark", "high-contrast"]
RestMinutes = Literal[0, 1, 2, 5, 10, 15]
"""Minutes without anybody before the vault is locked; 0 is what is usual. It cannot be switched off."""
TEXT_SIZES: tuple[TextSize, ...] = get_args(TextSize)
REST_MINUTES: tuple[RestMinutes, ...] = get_args(RestMinutes)
USUAL_MINUTES, ADVISER_MINUTES = 5, 15
"""Somebody who walks through a home looks more than they press."""

_ALLOWED: Mapping[str, tuple[Any, ...]] = {
    "language": get_args(Language),
    "text_size": TEXT_SIZES,
    "colours": get_args(Colours),
    "single_keys": (True, False),
    "rest_minutes": REST_MINUTES,
    "hide_from_captures": (True, False),
    "language_is_chosen": (True, False),
}


@dataclass(frozen=True)
class Settings:
    """The settings of one person on one computer; not secret, and so not in the vault.

    ``single_keys``: a digit alone chooses an answer. Off for who speaks to the computer, or whose hand shakes
    (WCAG 2.2, 2.1.4). ``hide_from_captures``: no screenshot shows the window, where the computer can do that.
    ``language_is_chosen``: somebody chose Dutch, although their organisation proposes another language.
    """

    language: Language = "nl"
    text_size: TextSize = 100
    colours: Colours = "system"
    single_keys: bool = True
    rest_minutes: RestMinutes = 0
    hide_from_captures: bool = True
    language_is_chosen: bool = False

    def minutes_to_lock(self, is_adviser: bool) -> int:
        """Return after how many minutes without anybody the vault is locked."""
        return self.rest_minutes or (ADVISER_MINUTES if is_adviser else USUAL_MINUTES)

    @staticmethod
    def can_hide_from_captures() -> bool:
        """Tell whether this computer can keep a window out of screenshots: only Windows does."""
        return sys.platform == "win32"

    def changed(self, **changes: Any) -> "Settings":
        """Return these settings with some of them set otherwise. Raises ``ValueError`` for what cannot be."""
        for name, value in changes.items():
            if not can_be(name, value):
                raise ValueError(f"{name} cannot be {value!r}")
        return replace(self, **changes)


NAMES = tuple(field.name for field in fields(Settings))


def can_be(name: str, value: object) -> bool:
    """Tell whether a setting of this name can have a value; 1 is not True here, nor 100.0 the number 100."""
    return any(type(value) is type(each) and value == each for each in _ALLOWED.get(name, ()))
