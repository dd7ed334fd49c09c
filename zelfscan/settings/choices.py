"""What can be set, with what holds until somebody sets it."""

from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

Language = Literal["nl", "en"]
TextSize = Literal[100, 125, 150, 175, 200]
"""Text size in percent."""
Colours = Literal["system", "light", "dark", "high-contrast"]
TEXT_SIZES: tuple[TextSize, ...] = get_args(TextSize)


class Settings(BaseModel):
    """The settings of one person on one computer; not secret, and so not in the vault.

    ``single_keys``: a digit alone chooses an answer. Off for who speaks to the computer, or whose hand shakes
    (WCAG 2.2, 2.1.4).
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    language: Language = "nl"
    text_size: TextSize = 100
    colours: Colours = "system"
    single_keys: bool = True

    def changed(self, **changes: object) -> "Settings":
        """Return these settings with some of them set otherwise. Raises ``ValueError`` for what cannot be."""
        return Settings.model_validate({**self.model_dump(), **changes})
