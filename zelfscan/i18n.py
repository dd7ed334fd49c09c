"""The language in which the program speaks: Dutch, unless somebody chose another one.

Words stand in the code in Dutch and are looked up when they are shown, never when a module is imported, so
that the language can change while the program runs. What a report says does not follow the window:
``speaking`` sets a language for one piece of work on one thread.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Protocol

BASE = "nl"
LANGUAGES = {"nl": "Nederlands", "en": "English"}
"""The languages that can be chosen, each by its own name."""
DOMAIN = "zelfscan"

_catalogues: dict[str, gettext.NullTranslations] = {BASE: gettext.NullTranslations()}
_chosen = [BASE]
_here: ContextVar[str | None] = ContextVar("language", default=None)


class Translated(Protocol):
    """A text that knows its own translations, such as one from a questionnaire."""

    def in_language(self, language: str) -> str:
        """Return the text in a language, or in its own where there is no translation."""


def speak(language: str, folder: Path | None = None) -> None:
    """Let the whole program speak a language; ``folder`` holds the catalogues (``<language>/LC_MESSAGES``).

    Raises ``KeyError`` for a language that the program does not have, and ``FileNotFoundError`` where its
    catalogue is not in the folder.
    """
    LANGUAGES[language]
    if language not in _catalogues:
        _catalogues[language] = gettext.translation(DOMAIN, folder, [language])
    _chosen[0] = language


def spoken() -> str:
    """Return the language that holds here and now."""
    return _here.get() or _chosen[0]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language for the length of a block, on this thread only; it was loaded before."""
    _catalogues[language]
    before = _here.set(language)
    try:
        yield
    finally:
        _here.reset(before)


def say(text: str, /, **values: object) -> str:
    """Return a text of the program in the language that holds, with the values in its places."""
    found = _catalogues[spoken()].gettext(text)
    return found.format_map(values) if values else found


def say_count(one: str, many: str, count: int, /, **values: object) -> str:
    """Return a text that changes with a number, with the values in its places; ``{count}`` is the number."""
    return _catalogues[spoken()].ngettext(one, many, count).format_map({"count": count, **values})


def said(text: Translated) -> str:
    """Return a text of a questionnaire in the language that holds, or in its own where it has no other."""
    return text.in_language(spoken())


def later(text: str) -> str:
    """Mark a text in a table for translation; it is looked up with ``say`` where it is shown."""
    return text
