"""Plans of floors are kept with what was drawn on them, and read without their pictures."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from tests.store.vaults import NOW, PASSPHRASE, a_vault_with_dossier
from zelfscan.errors.files import DiskFull
from zelfscan.errors.limits import TextTooLong, TooMany
from zelfscan.store import sheets
from zelfscan.store.dossiers import Dossier
from zelfscan.store.migrations import DOSSIER, create_current, open_current
from zelfscan.store.sheets import MAX_DRAWING, MAX_SHEET_NAME, StoredSheet, add_sheet, all_sheets
from zelfscan.store.vault import Vault

KEY = bytes(range(32))
LATER = NOW + timedelta(days=1)
GROUND = StoredSheet("", "Begane grond", '{"walls": [[0, 0, 1, 0]]}')
ATTIC = StoredSheet("", "Zolder", "{}")
PICTURE = b"\xff\xd8plan" * 3_000


def test_plans_are_kept_in_the_order_in_which_they_were_added(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    ground, attic = dossier.add_sheet(GROUND, NOW), dossier.add_sheet(ATTIC, NOW, PICTURE)
    assert ground == replace(GROUND, id=ground.id, changed="2026-11-23T10:00:00+00:00")
    assert attic.has_picture
    vault.close()
    vault = Vault.open(tmp_path, PASSPHRASE)
    dossier = vault.open_dossier(dossier.id)
    assert dossier.sheets() == (ground, attic)
    assert (dossier.sheet_picture(ground.id), dossier.sheet_picture(attic.id)) == (None, PICTURE)
    vault.close()


def test_whether_there_is_a_picture_is_seen_and_not_taken_on_trust(dossier: Dossier) -> None:
    ground = dossier.add_sheet(replace(GROUND, has_picture=True), NOW)
    assert ground.has_picture is False
    dossier.change_sheet(replace(ground, has_picture=True), NOW)
    assert dossier.sheets()[0].has_picture is False


def test_a_plan_is_written_anew_and_its_picture_stays(dossier: Dossier) -> None:
    ground = dossier.add_sheet(GROUND, NOW, PICTURE)
    dossier.change_sheet(replace(ground, name="Beneden", drawing="{}", has_picture=False), LATER)
    changed = replace(ground, name="Beneden", drawing="{}", changed="2026-11-24T10:00:00+00:00")
    assert dossier.sheets() == (changed,)
    assert dossier.sheet_picture(ground.id) == PICTURE


def test_a_picture_comes_under_a_plan_in_place_of_the_one_before_and_goes_again(dossier: Dossier) -> None:
    ground, attic = dossier.add_sheet(GROUND, NOW), dossier.add_sheet(ATTIC, NOW, PICTURE)
    for picture in (b"one", b"two"):
        dossier.set_sheet_picture(ground.id, picture, LATER)
        assert dossier.sheet_picture(ground.id) == picture
    assert dossier.sheets()[0] == replace(ground, has_picture=True, changed="2026-11-24T10:00:00+00:00")
    dossier.set_sheet_picture(ground.id, None, LATER)
    dossier.set_sheet_picture(ground.id, None, LATER)
    assert dossier.sheet_picture(ground.id) is None
    assert [sheet.has_picture for sheet in dossier.sheets()] == [False, True]
    assert dossier.sheet_picture(attic.id) == PICTURE


def test_one_that_is_removed_takes_its_picture_along(tmp_path: Path) -> None:
    create_current(tmp_path / "a", KEY, DOSSIER)
    file = open_current(tmp_path / "a", KEY, DOSSIER)
    ground, attic = add_sheet(file, GROUND, NOW, PICTURE), add_sheet(file, ATTIC, NOW, PICTURE)
    sheets.remove_sheet(file, ground.id)
    assert all_sheets(file) == (attic,)
    assert file.rows("SELECT sheet FROM sheet_picture") == [(attic.id,)]
    file.close()


def test_the_list_reads_no_picture(tmp_path: Path) -> None:
    create_current(tmp_path / "a", KEY, DOSSIER)
    file = open_current(tmp_path / "a", KEY, DOSSIER)
    ground = add_sheet(file, GROUND, NOW, PICTURE)

    def decide(_action: int, table: str | None, column: str | None, *_rest: object) -> Any:
        is_picture = (table, column) == ("sheet_picture", "picture")
        return sqlcipher3.SQLITE_DENY if is_picture else sqlcipher3.SQLITE_OK

    file.tables.conn.set_authorizer(decide)
    assert all_sheets(file) == (ground,)
    with pytest.raises(sqlcipher3.DatabaseError, match="prohibited"):
        sheets.sheet_picture(file, ground.id)
    file.close()


@pytest.mark.parametrize("what", ["change", "set picture", "take picture", "picture", "remove"])
def test_one_that_is_not_there_is_a_key_error(dossier: Dossier, what: str) -> None:
    ground = dossier.add_sheet(GROUND, NOW)
    asked = {
        "change": lambda: dossier.change_sheet(replace(GROUND, id="other"), NOW),
        "set picture": lambda: dossier.set_sheet_picture("other", PICTURE, NOW),
        "take picture": lambda: dossier.set_sheet_picture("other", None, NOW),
        "picture": lambda: dossier.sheet_picture("other"),
        "remove": lambda: dossier.remove_sheet("other"),
    }
    with pytest.raises(KeyError):
        asked[what]()
    assert dossier.sheets() == (ground,)


@pytest.mark.parametrize(("field", "maximum"), [("name", MAX_SHEET_NAME), ("drawing", MAX_DRAWING)])
def test_what_is_too_long_is_refused_and_as_long_as_may_be_is_kept(
    dossier: Dossier, field: str, maximum: int
) -> None:
    full: dict[str, Any] = {field: "é" * maximum}
    more: dict[str, Any] = {field: "é" * (maximum + 1)}
    ground = dossier.add_sheet(replace(GROUND, **full), NOW)
    with pytest.raises(TextTooLong, match=str(maximum)):
        dossier.add_sheet(replace(GROUND, **more), NOW)
    with pytest.raises(TextTooLong, match=str(maximum)):
        dossier.change_sheet(replace(ground, **more), NOW)
    assert dossier.sheets() == (ground,)


def test_a_full_list_says_so(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_SHEETS", 2)
    for _ in range(2):
        dossier.add_sheet(GROUND, NOW)
    with pytest.raises(TooMany, match="hoogstens 2"):
        dossier.add_sheet(ATTIC, NOW, PICTURE)
    assert len(dossier.sheets()) == 2


def test_a_full_disk_keeps_no_half_plan_and_the_picture_of_before(tmp_path: Path) -> None:
    create_current(tmp_path / "a", KEY, DOSSIER)
    file = open_current(tmp_path / "a", KEY, DOSSIER)
    ground = add_sheet(file, GROUND, NOW, PICTURE)
    pages = file.rows("PRAGMA page_count")[0][0]
    file.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        add_sheet(file, ATTIC, NOW, PICTURE)
    with pytest.raises(DiskFull):
        sheets.set_sheet_picture(file, ground.id, PICTURE * 5, LATER)
    assert all_sheets(file) == (ground,)
    assert sheets.sheet_picture(file, ground.id) == PICTURE
    file.close()
