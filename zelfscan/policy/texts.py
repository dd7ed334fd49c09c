"""What each setting is called and what it does, in both languages: for window, templates and guide.

These stand in a file and not in the catalogue of translations, because the templates for Windows need both
languages at once, and are made long before anybody chooses one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zelfscan.paths import resources_folder


@dataclass(frozen=True)
class Words:
    """One text in both languages of the program."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text in a language; Dutch where there is no other."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True)
class SettingWords:
    """What a setting is called, what it does, and what holds where nobody set it."""

    title: Words
    about: Words
    unset: Words


@dataclass(frozen=True)
class Texts:
    """Every text about the policy."""

    settings: Mapping[str, SettingWords]
    choices: Mapping[str, Words]
    """By setting and option, such as ``Language.nl``."""
    fields: Mapping[str, Words]
    """The parts of a contact."""
    frame: Mapping[str, Words]
    """What stands around the settings in the templates."""


@cache
def texts() -> Texts:
    """Return the texts that come with the program."""
    return _read(resources_folder() / "policy" / "texts.json")


def _read(path: Path) -> Texts:
    found = json.loads(path.read_text(encoding="utf-8"))
    settings = {
        name: SettingWords(**{part: Words(**each[part]) for part in ("title", "about", "unset")})
        for name, each in found["settings"].items()
    }
    choices, fields, frame = (
        {name: Words(**each) for name, each in found[part].items()} for part in ("choices", "fields", "frame")
    )
    return Texts(settings, choices, fields, frame)
