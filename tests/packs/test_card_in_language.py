"""The emergency card that is read on its own is the one that the questionnaires show."""

import shutil
from pathlib import Path

import pytest

from tests.packs.contents import change
from zelfscan.errors.content import PackError
from zelfscan.i18n import LANGUAGES
from zelfscan.packs.library import open_packs, read_card
from zelfscan.paths import shipped_questionnaires_folder

SHIPPED = shipped_questionnaires_folder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Questionnaires of which only the catalogue is there."""
    shutil.copytree(SHIPPED / "catalogue", tmp_path / "catalogue")
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_the_same_in_each_language(language: str) -> None:
    assert read_card(SHIPPED, language) == open_packs(SHIPPED, language)[0].pack.card


def test_a_translation_of_what_was_changed_since_is_not_used(folder: Path) -> None:
    change(folder, "catalogue/contacts.yaml", "title: Direct gevaar", "title: Nood")
    first, second, *_ = read_card(folder, "en").contacts
    assert first.title.in_language("en") == "Nood"
    assert second.title.in_language("en") == "Police, non-urgent"


def test_translations_that_cannot_be_read_are_an_error(folder: Path) -> None:
    (folder / "catalogue" / "locale" / "en.yaml").write_text("a: [", encoding="utf-8")
    assert read_card(folder).contacts
    with pytest.raises(PackError):
        read_card(folder, "en")
