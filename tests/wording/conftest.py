from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from zelfscan import i18n


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak English with an empty catalogue: what a language does by itself, its words left Dutch."""
    monkeypatch.setattr(i18n, "_catalogues", {**i18n._catalogues, "en": NullTranslations()})
    with i18n.speaking("en"):
        yield
