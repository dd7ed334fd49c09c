"""A text in one or more languages."""

from typing import Any

from pydantic import model_validator

from zelfscan.core.frozen import Frozen


class LocalizedText(Frozen):
    """A text with its base language and the translations that exist."""

    base: str
    translations: tuple[tuple[str, str], ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _from_plain_text(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"base": value}
        if isinstance(value, dict) and isinstance(value.get("translations"), list):
            # JSON knows no tuples, and behind this step pydantic no longer knows that it reads JSON.
            pairs = value["translations"]
            return {
                **value,
                "translations": tuple(tuple(pair) if isinstance(pair, list) else pair for pair in pairs),
            }
        return value

    @model_validator(mode="after")
    def _is_not_empty(self) -> "LocalizedText":
        if not self.base.strip():
            raise ValueError("a text cannot be empty")
        return self

    def in_language(self, language: str) -> str:
        """Return the translation, or the base text where there is none."""
        return dict(self.translations).get(language, self.base)

    def __str__(self) -> str:
        """Return the text in the base language."""
        return self.base
