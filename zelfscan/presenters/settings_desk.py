"""How somebody wants the window to be: each choice holds at once, and is kept where that is possible."""

from fractions import Fraction
from pathlib import Path

from zelfscan.i18n import LANGUAGES, later, say, say_count
from zelfscan.paths import is_nowhere
from zelfscan.policy.policy import Policy
from zelfscan.presenters.held_settings import held
from zelfscan.presenters.settings_views import ExampleView, OptionView, SettingsView, SettingView
from zelfscan.settings.choices import REST_MINUTES, TEXT_SIZES, Settings
from zelfscan.settings.file import write_settings
from zelfscan.wording.numbers import percent
from zelfscan.wording.sentences import paragraph

ON, OFF = "on", "off"
HELD = later("Uw organisatie heeft dit ingesteld. U kunt het hier niet veranderen.")
_COLOURS = {
    "system": later("Zoals deze computer"),
    "light": later("Licht"),
    "dark": later("Donker"),
    "high-contrast": later("Hoog contrast"),
}
_ANSWERS = (later("Ja, altijd"), later("Soms"), later("Nee, nooit"))


class SettingsDesk:
    """Holds the settings of now; they are not secret, and so they are there before the vault is open."""

    def __init__(self, settings: Settings, path: Path, policy: Policy | None = None) -> None:
        """Begin with settings that were read; ``path`` is where they are kept."""
        self._own, self._path, self._policy = settings, path, policy or Policy()
        self._is_kept = True

    @property
    def settings(self) -> Settings:
        """Return the settings that hold: those of the person, within what their organisation set."""
        return held(self._own, self._policy)

    @settings.setter
    def settings(self, own: Settings) -> None:
        self._own = own

    def can_choose_language(self) -> bool:
        """Tell whether the language is for the person to choose."""
        return not self._policy.is_language_fixed

    def view(self) -> SettingsView:
        """Return all settings in the language that holds."""
        settings = self.settings
        return SettingsView(
            language=SettingView(
                say("Taal"),
                tuple(OptionView(id, name) for id, name in LANGUAGES.items()),
                settings.language,
                say("Wat nog niet vertaald is, blijft in het Nederlands."),
                held="" if self.can_choose_language() else say(HELD),
            ),
            text_size=SettingView(
                say("Grootte van de tekst"),
                tuple(OptionView(str(size), percent(Fraction(size, 100))) for size in TEXT_SIZES),
                str(settings.text_size),
                say("Past de tekst niet in het venster? Dan schuift u de bladzijde omhoog."),
            ),
            colours=SettingView(
                say("Kleuren"),
                tuple(OptionView(id, say(words)) for id, words in _COLOURS.items()),
                settings.colours,
                say("Bij hoog contrast zijn er geen tinten en zijn alle randen dik."),
            ),
            keys=SettingView(
                say("Eén cijfer kiest een antwoord"),
                _on_or_off(),
                ON if settings.single_keys else OFF,
                _about_keys(settings.single_keys),
            ),
            rest=_rest(settings, self._policy),
            captures=_captures(settings),
            example=_example(settings.single_keys),
            trouble=("", "") if self._is_kept else _trouble(is_nowhere(self._path)),
        )

    def set_language(self, language: str) -> SettingsView:
        """Choose the language of the program, unless the organisation did."""
        if not self.can_choose_language():
            return self.view()
        # Dutch is what there is without any choice, and what somebody may want instead of what is proposed.
        return self._set(language=language, language_is_chosen=self._policy.language is not None)

    def set_text_size(self, percent: int) -> SettingsView:
        """Choose how large the text is, from 100 to 200 percent."""
        return self._set(text_size=percent)

    def set_colours(self, colours: str) -> SettingsView:
        """Choose the colours: those of the computer, light, dark or high contrast."""
        return self._set(colours=colours)

    def set_single_keys(self, is_on: bool) -> SettingsView:
        """Choose whether a digit alone chooses an answer."""
        return self._set(single_keys=is_on)

    def set_rest(self, minutes: int) -> SettingsView:
        """Choose after how many minutes without anybody the scan is locked; 0 is what is usual."""
        return self._set(rest_minutes=minutes)

    def set_captures(self, is_hidden: bool) -> SettingsView:
        """Choose whether the window is left out of screenshots."""
        return self._set(hide_from_captures=is_hidden)

    def _set(self, **changes: object) -> SettingsView:
        """Take one change, and write all settings; what was not kept before gets another chance."""
        self._own = self._own.changed(**changes)
        self._is_kept = write_settings(self._path, self._own)
        return self.view()


def _trouble(is_nothing_kept: bool) -> tuple[str, str]:
    why = say("Er wordt niets bewaard.") if is_nothing_kept else say("Bewaren lukte niet.")
    return say("Dit geldt tot u het venster sluit."), why


def _on_or_off() -> tuple[OptionView, ...]:
    return OptionView(ON, say("Aan")), OptionView(OFF, say("Uit"))


def _rest(settings: Settings, policy: Policy) -> SettingView:
    """Offer the minutes to the lock; the organisation may allow fewer, and propose what is usual."""
    latest = policy.latest_lock or max(REST_MINUTES)
    unchosen = settings.changed(rest_minutes=0)
    usual, adviser = (unchosen.minutes_to_lock(is_adviser) for is_adviser in (False, True))
    if usual != adviser:
        rest = say(
            "Rust is: geen toets en geen muis. Gewoon is {usual} minuten, "
            "en {adviser} minuten voor een adviseur met dossiers.",
            usual=usual,
            adviser=adviser,
        )
    else:
        rest = say_count(
            "Rust is: geen toets en geen muis. Gewoon is {count} minuut.",
            "Rust is: geen toets en geen muis. Gewoon is {count} minuten.",
            usual,
        )
    asked = "" if policy.latest_lock is None else _latest_words(latest)
    return SettingView(
        say("Na hoeveel minuten rust op slot?"),
        tuple(
            OptionView(str(each), str(each) if each else say("Gewoon"))
            for each in REST_MINUTES
            if each <= latest
        ),
        str(settings.rest_minutes),
        paragraph(rest, asked),
    )


def _latest_words(minutes: int) -> str:
    return say_count(
        "Van uw organisatie mag het hoogstens {count} minuut zijn.",
        "Van uw organisatie mogen het hoogstens {count} minuten zijn.",
        minutes,
    )


def _captures(settings: Settings) -> SettingView:
    """Say whether the window is left out of screenshots; where that cannot be, the wish is kept unsaid."""
    title, can = say("Niet op schermfoto’s"), settings.can_hide_from_captures()
    if not can:
        note = say("Op deze computer kan dat niet. Een ander programma kan uw scherm dus vastleggen.")
    elif settings.hide_from_captures:
        note = say("Op een schermfoto, een opname of een gedeeld scherm is dit venster niet te zien.")
    else:
        note = say("Een schermfoto, een opname of een gedeeld scherm laat zien wat in dit venster staat.")
    return SettingView(title, _on_or_off(), ON if can and settings.hide_from_captures else OFF, note, can)


def _about_keys(is_on: bool) -> str:
    if is_on:
        return say(
            "Druk op 2 en het tweede antwoord is gekozen. "
            "Zet dit uit als u praat tegen uw computer, of vaak per ongeluk een toets raakt."
        )
    return say("U kiest met de muis, met de pijlen en de spatiebalk, of met Alt en een cijfer.")


def _example(has_keys: bool) -> ExampleView:
    answers = tuple(
        (str(number) if has_keys else "", say(words)) for number, words in enumerate(_ANSWERS, start=1)
    )
    return ExampleView(
        title=say("Zo ziet een vraag eruit"),
        question=say("Doet u de achterdeur op slot als u weggaat?"),
        hint=say("Dit is een voorbeeld. U hoeft het niet te beantwoorden."),
        answers=answers,
        button=say("Volgende"),
    )
