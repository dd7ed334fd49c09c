"""A language that nobody speaks: our words in Greek letters, so that words that were not said stand out.

The letters stay letters: they have a small and a capital form, and they keep their place in a sentence.
"""

import string
from gettext import NullTranslations

import pytest

from zelfscan import i18n
from zelfscan.core.text import LocalizedText

_GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "αβγδεζηθικλμνξοπρστυφχψωαβΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΑΒ",
)


def greek(text: str) -> str:
    """Write a text in Greek letters, and leave its places for values alone."""
    parts = string.Formatter().parse(text)
    return "".join(
        words.translate(_GREEK) + (f"{{{name}}}" if name is not None else "") for words, name, _, _ in parts
    )


class Greek(NullTranslations):
    """Translates every word there is."""

    def gettext(self, message: str) -> str:
        return greek(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return greek(msgid1 if n == 1 else msgid2)


def speak_greek(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the whole program speak it in the place of English, until the test ends."""
    monkeypatch.setattr(i18n, "_catalogues", {**i18n._catalogues, "en": Greek()})
    monkeypatch.setattr(i18n, "_chosen", ["en"])
    monkeypatch.setattr(
        LocalizedText,
        "in_language",
        lambda text, language: text.base.translate(_GREEK) if language == "en" else text.base,
    )
