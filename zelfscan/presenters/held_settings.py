"""The settings of a person under the policy of their organisation: what holds, and what they may choose.

What somebody chose themselves stays as it is in their own file, and holds again when the policy goes.
"""

from dataclasses import dataclass, fields
from typing import Any

from zelfscan.policy.policy import Policy
from zelfscan.settings.choices import Settings


@dataclass(frozen=True)
class HeldSettings(Settings):
    """Settings with what the organisation says about the lock; nought where it says nothing."""

    usual_lock: int = 0
    """The minutes for who did not choose any, where that is sooner than without the organisation."""
    latest_lock: int = 0
    """The most minutes that anybody gets; choosing fewer is always possible."""

    def minutes_to_lock(self, is_adviser: bool) -> int:
        """Return after how many minutes without anybody the vault is locked."""
        wished = super().minutes_to_lock(is_adviser)
        if self.usual_lock and not self.rest_minutes:
            wished = min(wished, self.usual_lock)  # a proposal leaves nobody open for longer
        return min(wished, self.latest_lock) if self.latest_lock else wished


def held(own: Settings, policy: Policy) -> Settings:
    """Return the settings that hold for who chose their own."""
    values: dict[str, Any] = {each.name: getattr(own, each.name) for each in fields(Settings)}
    if policy.language is not None and (policy.is_language_fixed or not has_chosen_language(own)):
        values["language"] = policy.language
    usual, latest = policy.usual_lock or 0, policy.latest_lock or 0
    if not usual and not latest:
        return Settings(**values)
    if latest and own.rest_minutes > latest:
        values["rest_minutes"] = 0  # what is usual, which is not later than the organisation allows
    return HeldSettings(**values, usual_lock=usual, latest_lock=latest)


def has_chosen_language(own: Settings) -> bool:
    """Tell whether somebody chose their language, and not only left it as it came."""
    return own.language_is_chosen or own.language != Settings().language
