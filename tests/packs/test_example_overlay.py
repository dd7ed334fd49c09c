"""The example for who makes an overlay is one that works, and its key counts nowhere."""

import re
from datetime import date

import pytest

from tests.architecture.tree import ROOT
from tests.content.cases import PACKS, loaded
from zelfscan.crypto.minisign import read_public_key
from zelfscan.packs.overlay import read_overlay, with_overlay
from zelfscan.packs.overlay_file import OVERLAY, misplaced

FOLDER = ROOT / "docs" / "beheer" / "voorbeeld-overlay"
KEY = read_public_key((FOLDER.parent / "voorbeeld-overlay.pub").read_bytes())
GUIDE = (FOLDER.parent / "overlay.md").read_text(encoding="utf-8")


def test_the_example_is_signed_whole_and_without_faults() -> None:
    found = read_overlay(FOLDER, [KEY], date(2026, 11, 27))
    assert found.overlay.organisation == "Gemeente Voorbeeldstad (voorbeeld)"
    assert found.logo is not None
    assert found.comment == "voorbeeld, van een sleutel die nergens geldt"
    items = {pack: tuple(loaded(pack).pack.item_by_id) for pack in PACKS}
    assert misplaced((FOLDER / OVERLAY).read_bytes(), items) == ()


@pytest.mark.parametrize("pack_id", PACKS)
def test_it_adds_questions_to_the_shipped_questionnaires(pack_id: str) -> None:
    overlay = read_overlay(FOLDER, [KEY], date(2026, 11, 27)).overlay
    assert "organisation.protocol" in with_overlay(loaded(pack_id), overlay).pack.item_by_id


def test_its_key_is_no_key_of_a_release_and_its_secret_half_is_nowhere() -> None:
    kept = (ROOT / "resources" / "release-keys.txt").read_text(encoding="utf-8")
    assert KEY.text not in kept
    files = [path for path in FOLDER.parent.rglob("*") if path.is_file()]
    assert len(files) > 5
    assert [path.name for path in files if b"secret key\nRW" in path.read_bytes()] == []


def test_the_guide_shows_every_key_of_the_example() -> None:
    keys = set(re.findall(r"^([a-z_]+):", (FOLDER / OVERLAY).read_text(encoding="utf-8"), re.MULTILINE))
    assert {key for key in keys if f"`{key}`" not in GUIDE} == set()
    assert KEY.text not in GUIDE
