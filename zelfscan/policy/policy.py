"""What the organisation set, after every value was looked at; plain data that the program asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zelfscan.policy.model import ALWAYS_OFFERED, BY_ID, LEVELS, SETTINGS, Contact, Level
from zelfscan.policy.raw import Raw, Refused, Where, told_name
from zelfscan.policy.values import Surroundings, Unfit, Value, checked

_MAX_REFUSED = 50


@dataclass(frozen=True)
class Policy:
    """The settings of the organisation on this computer; empty where it set nothing."""

    where: Where = "nowhere"
    place: str = ""
    """The key or the file in which it stands."""
    enforced: Mapping[str, Value] = field(default_factory=dict)
    recommended: Mapping[str, Value] = field(default_factory=dict)
    refused: tuple[Refused, ...] = ()

    def level_of(self, name: str) -> Level | None:
        """Return how a setting is set, none where it is not; enforced wins."""
        return next((level for level in LEVELS if name in self.at(level)), None)

    def value(self, name: str) -> Value | None:
        """Return what a setting is set to, none where it is not; enforced wins."""
        level = self.level_of(name)
        return None if level is None else self.at(level)[name]

    def is_enforced(self, name: str) -> bool:
        """Tell whether somebody cannot choose otherwise."""
        return name in self.enforced

    def is_empty(self) -> bool:
        """Tell whether there is nothing to say of it."""
        return not (self.enforced or self.recommended or self.refused)

    @property
    def packs(self) -> tuple[str, ...]:
        """Return the questionnaires that can be begun; empty for all."""
        return self._texts("Packs")

    @property
    def language(self) -> str | None:
        """Return the language that was set."""
        return self._text("Language")

    @property
    def is_language_fixed(self) -> bool:
        """Tell whether somebody cannot choose another language."""
        return self.is_enforced("Language")

    @property
    def latest_lock(self) -> int | None:
        """Return after how many minutes without anybody the vault is locked at the latest."""
        return self._number(self.enforced.get("IdleLockMinutes"))

    @property
    def usual_lock(self) -> int | None:
        """Return the minutes to the lock for who did not choose any."""
        return self._number(self.recommended.get("IdleLockMinutes"))

    @property
    def passphrase_length(self) -> int | None:
        """Return how long a new passphrase is at least; an old one stays as it is."""
        return self._number(self.value("PassphraseLength"))

    @property
    def reminder_months(self) -> int | None:
        """Return after how many months the organisation asks for a new scan."""
        return self._number(self.value("ReminderMonths"))

    def offers(self, edition: str) -> bool:
        """Tell whether an edition of the report can be made; the private one always can."""
        found = self._texts("Editions")
        return not found or edition == ALWAYS_OFFERED or edition in found

    @property
    def vault_folder(self) -> Path | None:
        """Return where the organisation proposes to keep the vault."""
        return self._folder("VaultFolder")

    @property
    def backup_folder(self) -> Path | None:
        """Return where the organisation proposes to keep a back-up."""
        return self._folder("BackupFolder")

    @property
    def report_folder(self) -> Path | None:
        """Return where the organisation proposes to keep a report."""
        return self._folder("ReportFolder")

    @property
    def organisation(self) -> str:
        """Return the name of the organisation; empty where it is not known."""
        return self._text("OrganisationName") or ""

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Return whom somebody can call there, beside the national numbers."""
        found = self.value("Contacts")
        return tuple(each for each in found if isinstance(each, Contact)) if isinstance(found, tuple) else ()

    @property
    def logo(self) -> Path | None:
        """Return the picture of the organisation."""
        return self._folder("LogoFile")

    @property
    def support_text(self) -> str:
        """Return where somebody finds help with the program; empty where nothing was said."""
        return self._text("SupportText") or ""

    @property
    def overlay_folder(self) -> Path | None:
        """Return the folder with what the organisation adds; it counts only if a key of it signed it."""
        return self._folder("OverlayFolder")

    @property
    def signing_keys(self) -> tuple[str, ...]:
        """Return the public keys of minisign whose signatures count."""
        return self._texts("SigningKeys")

    @property
    def content_folder(self) -> Path | None:
        """Return the folder in which newer questionnaires are looked for."""
        return self._folder("ContentFolder")

    def at(self, level: Level) -> Mapping[str, Value]:
        """Return everything that is set at a level."""
        return self.enforced if level == "enforced" else self.recommended

    def _text(self, name: str) -> str | None:
        found = self.value(name)
        return found if isinstance(found, str) else None

    @staticmethod
    def _number(found: Value | None) -> int | None:
        return found if isinstance(found, int) else None

    def _folder(self, name: str) -> Path | None:
        found = self.value(name)
        return found if isinstance(found, Path) else None

    def _texts(self, name: str) -> tuple[str, ...]:
        found = self.value(name)
        return tuple(each for each in found if isinstance(each, str)) if isinstance(found, tuple) else ()


def settled(raw: Raw, here: Surroundings) -> Policy:
    """Look at every value that was found; one that makes no sense takes no other with it."""
    refused = list(raw.refused)
    taken: dict[Level, dict[str, Value]] = {level: {} for level in LEVELS}
    for level in LEVELS:
        for name, value in raw.found.get(level, {}).items():
            try:
                taken[level][name] = _taken(name, level, value, here)
            except Unfit as unfit:
                refused.append(Refused(told_name(name), level, unfit.reason))
    enforced, recommended = (_in_order(taken[level]) for level in LEVELS)
    return Policy(raw.where, raw.place, enforced, recommended, tuple(refused[:_MAX_REFUSED]))


def _in_order(values: Mapping[str, Value]) -> dict[str, Value]:
    return {each.id: values[each.id] for each in SETTINGS if each.id in values}


def _taken(name: str, level: Level, value: object, here: Surroundings) -> Value:
    setting = BY_ID.get(name)
    if setting is None:
        raise Unfit("unknown")
    if level not in setting.levels:
        raise Unfit("other-level")
    return checked(setting.kind, value, here)
