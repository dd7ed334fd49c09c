"""What an adviser writes down about a visit is kept once, with the signatures under it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_vault_with_dossier
from zelfscan.errors.files import DiskFull
from zelfscan.errors.limits import TextTooLong
from zelfscan.store import elements, findings, migrations, photographs, sheets
from zelfscan.store import visit as visits
from zelfscan.store.database import open_file
from zelfscan.store.dossiers import Dossier
from zelfscan.store.migrations import DOSSIER, Schema, create_current, open_current
from zelfscan.store.vault import Vault
from zelfscan.store.visit import (
    MAX_CONCLUSION,
    MAX_NAME,
    MAX_PLACE,
    MAX_SIGNATURE,
    MAX_SUMMARY,
    StoredVisit,
    read_visit,
    set_signature,
    write_visit,
)

KEY = bytes(range(32))
LATER = NOW + timedelta(days=1)
VISIT = StoredVisit(
    "2026-11-23", "J. de Vries", "Utrecht", "De woning is goed op slot.", "Alles is goed.", True, False
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(500)


def test_where_nothing_was_written_all_is_empty(dossier: Dossier) -> None:
    assert dossier.visit() == StoredVisit()
    assert dossier.signature("resident") is None
    assert dossier.signature("adviser") is None


def test_the_visit_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    dossier.write_visit(VISIT, NOW)
    vault.close()
    vault = Vault.open(tmp_path, PASSPHRASE)
    found = vault.open_dossier(dossier.id).visit()
    assert found == replace(VISIT, changed="2026-11-23T10:00:00+00:00")
    assert (found.is_read_out, found.is_closed) == (True, False)
    assert isinstance(found.is_read_out, bool)
    assert isinstance(found.is_closed, bool)
    vault.close()


def test_what_is_written_comes_in_place_of_what_stood_there(dossier: Dossier) -> None:
    dossier.write_visit(VISIT, NOW)
    dossier.write_visit(StoredVisit(adviser="A. Bakker", is_closed=True), LATER)
    assert dossier.visit() == StoredVisit(
        adviser="A. Bakker", is_closed=True, changed="2026-11-24T10:00:00+00:00"
    )


def test_there_is_one_visit_whatever_else_the_file_is_told(tmp_path: Path) -> None:
    create_current(tmp_path / "a", KEY, DOSSIER)
    file = open_current(tmp_path / "a", KEY, DOSSIER)
    for at in (NOW, LATER):
        write_visit(file, VISIT, at)
    assert file.rows("SELECT count(*) FROM visit") == [(1,)]
    with pytest.raises(Exception, match="CHECK constraint"):
        file.execute("UPDATE visit SET number = 2")
    file.close()


@pytest.mark.parametrize("day", ["23-11-2026", "20261123", "2026-W48-1", "2026-11-31", "gisteren", " "])
def test_a_day_of_another_form_is_refused(dossier: Dossier, day: str) -> None:
    dossier.write_visit(VISIT, NOW)
    with pytest.raises(ValueError, match=r"."):
        dossier.write_visit(replace(VISIT, day=day), LATER)
    assert dossier.visit().day == VISIT.day


@pytest.mark.parametrize(
    ("field", "maximum"),
    [
        ("adviser", MAX_NAME),
        ("place", MAX_PLACE),
        ("conclusion", MAX_CONCLUSION),
        ("summary", MAX_SUMMARY),
    ],
)
def test_words_that_are_too_long_are_refused_and_as_long_as_may_be_are_kept(
    dossier: Dossier, field: str, maximum: int
) -> None:
    full: dict[str, Any] = {field: "é" * maximum}
    more: dict[str, Any] = {field: "é" * (maximum + 1)}
    dossier.write_visit(replace(VISIT, **full), NOW)
    with pytest.raises(TextTooLong, match=str(maximum)):
        dossier.write_visit(replace(VISIT, **more), LATER)
    assert dossier.visit() == replace(VISIT, **full, changed="2026-11-23T10:00:00+00:00")


def test_each_signs_for_themselves_and_may_sign_again_or_take_it_back(dossier: Dossier) -> None:
    dossier.set_signature("resident", PNG, NOW)
    assert (dossier.signature("resident"), dossier.signature("adviser")) == (PNG, None)
    dossier.set_signature("adviser", b"first", NOW)
    dossier.set_signature("adviser", b"second", LATER)
    assert (dossier.signature("resident"), dossier.signature("adviser")) == (PNG, b"second")
    dossier.set_signature("resident", None, LATER)
    dossier.set_signature("resident", None, LATER)
    assert (dossier.signature("resident"), dossier.signature("adviser")) == (None, b"second")


def test_writing_down_the_visit_leaves_the_signatures(dossier: Dossier) -> None:
    dossier.set_signature("resident", PNG, NOW)
    dossier.write_visit(VISIT, NOW)
    assert dossier.signature("resident") == PNG


def test_a_signature_of_too_many_bytes_is_refused_and_the_one_before_stays(dossier: Dossier) -> None:
    full = bytes(MAX_SIGNATURE)
    dossier.set_signature("adviser", full, NOW)
    with pytest.raises(ValueError, match="too many bytes"):
        dossier.set_signature("adviser", full + b"x", NOW)
    assert dossier.signature("adviser") == full


def test_nobody_else_signs(dossier: Dossier) -> None:
    with pytest.raises(ValueError, match="not somebody who signs"):
        dossier.set_signature(cast(Any, "neighbour"), PNG, NOW)
    assert dossier.signature(cast(Any, "neighbour")) is None


def test_after_a_full_disk_the_visit_and_its_signature_stand_as_they_were(tmp_path: Path) -> None:
    create_current(tmp_path / "a", KEY, DOSSIER)
    file = open_current(tmp_path / "a", KEY, DOSSIER)
    write_visit(file, VISIT, NOW)
    set_signature(file, "resident", PNG, NOW)
    pages = file.rows("PRAGMA page_count")[0][0]
    file.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        write_visit(file, replace(VISIT, conclusion="é" * MAX_CONCLUSION), LATER)
    with pytest.raises(DiskFull):
        set_signature(file, "resident", bytes(MAX_SIGNATURE), LATER)
    assert read_visit(file) == replace(VISIT, changed="2026-11-23T10:00:00+00:00")
    assert visits.signature(file, "resident") == PNG
    file.close()


def test_a_dossier_of_before_gets_an_empty_visit_and_keeps_what_it_had(tmp_path: Path) -> None:
    path = tmp_path / "old.dossier"
    create_current(path, KEY, Schema(DOSSIER.name, DOSSIER.steps[:3]))
    old = open_file(path, KEY)
    front = elements.add_element(old, elements.StoredElement("", "door", "Voordeur"), NOW)
    old.close()
    file = open_current(path, KEY, DOSSIER)
    assert elements.all_elements(file) == (front,)
    for read in (photographs.all_photos, findings.all_findings, sheets.all_sheets):
        assert read(file) == ()
    assert read_visit(file) == StoredVisit()
    write_visit(file, VISIT, NOW)
    photo = photographs.add_photo(file, photographs.StoredPhoto("", f"element:{front.id}"), b"p", b"t", NOW)
    file.close()
    file = open_current(path, KEY, DOSSIER)
    assert photographs.all_photos(file) == (photo,)
    file.close()
    assert [copy.name for copy in tmp_path.iterdir() if copy != path] == [
        f"old.dossier.before-{migrations.m004_visit.__name__}"
    ]
