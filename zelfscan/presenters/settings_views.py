"""The settings as they are shown: every choice in words, each with what it does."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OptionView:
    """One thing that can be chosen."""

    id: str
    text: str


@dataclass(frozen=True)
class SettingView:
    """One setting: what it is about, what can be chosen, and what is chosen now."""

    title: str
    options: tuple[OptionView, ...]
    chosen: str
    note: str
    can_change: bool = True
    held: str = ""
    """Why somebody cannot choose here, because their organisation did; empty where they can."""


@dataclass(frozen=True)
class ExampleView:
    """A question as it looks with these settings; answers are (digit, text), the digit empty if off."""

    title: str
    question: str
    hint: str
    answers: tuple[tuple[str, str], ...]
    button: str


@dataclass(frozen=True)
class SettingsView:
    """All settings; ``trouble`` says what happened and what holds now, where they could not be kept."""

    language: SettingView
    text_size: SettingView
    colours: SettingView
    keys: SettingView
    rest: SettingView
    captures: SettingView
    example: ExampleView
    trouble: tuple[str, str]
