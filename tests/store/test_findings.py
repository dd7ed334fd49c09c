"""What was found is kept with what an adviser makes of it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_vault_with_dossier
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.files import DiskFull
from zelfscan.errors.limits import TextTooLong, TooMany
from zelfscan.store import findings
from zelfscan.store.dossiers import Dossier
from zelfscan.store.findings import (
    MAX_OWN_TEXT,
    MAX_REFERENCE,
    MAX_TITLE,
    MAX_WHO,
    StoredFinding,
    add_finding,
    all_findings,
    change_finding,
)
from zelfscan.store.migrations import DOSSIER, create_current, open_current
from zelfscan.store.photographs import StoredPhoto
from zelfscan.store.vault import Vault

KEY = bytes(range(32))
LATER = NOW + timedelta(days=1)
LOCK = StoredFinding(
    "",
    "hand",
    "Oud slot",
    "better-lock",
    "item:front-door.lock-grade",
    "high",
    "direct",
    "De cilinder steekt 5 mm uit.",
    "Bewoner, via een slotenmaker",
)
LIGHT = StoredFinding("", "rule:no-light-at-back", measure="light", subject="place:back")


def test_findings_are_kept_in_the_order_in_which_they_were_added(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    lock, light = dossier.add_finding(LOCK, NOW), dossier.add_finding(LIGHT, LATER)
    assert lock == replace(LOCK, id=lock.id, changed="2026-11-23T10:00:00+00:00")
    vault.close()
    vault = Vault.open(tmp_path, PASSPHRASE)
    assert vault.open_dossier(dossier.id).findings() == (lock, light)
    vault.close()


def test_two_by_hand_that_are_the_same_are_two(dossier: Dossier) -> None:
    assert dossier.add_finding(LOCK, NOW).id != dossier.add_finding(LOCK, NOW).id
    assert len(dossier.findings()) == 2


def test_a_finding_is_written_anew_and_its_origin_stays(dossier: Dossier) -> None:
    light = dossier.add_finding(LIGHT, NOW)
    other = StoredFinding(
        light.id, "hand", "Licht", "lamp", "element:7", "low", "three-months", "Achter.", "U", True
    )
    dossier.change_finding(other, LATER)
    kept = replace(other, origin=LIGHT.origin, changed="2026-11-24T10:00:00+00:00")
    assert dossier.findings() == (kept,)
    assert dossier.findings()[0].is_dropped is True


def test_a_proposal_that_was_set_aside_can_be_taken_back(dossier: Dossier) -> None:
    light = dossier.add_finding(replace(LIGHT, is_dropped=True), NOW)
    assert dossier.findings() == (light,)
    dossier.change_finding(replace(light, is_dropped=False), NOW)
    assert dossier.findings()[0].is_dropped is False


def test_a_rule_proposes_something_once_also_after_it_was_set_aside(dossier: Dossier) -> None:
    light = dossier.add_finding(replace(LIGHT, is_dropped=True), NOW)
    with pytest.raises(ValueError, match="of this rule already"):
        dossier.add_finding(LIGHT, NOW)
    assert dossier.findings() == (light,)
    dossier.remove_finding(light.id)
    again = dossier.add_finding(LIGHT, NOW)
    assert dossier.findings() == (again,)


def test_the_file_itself_refuses_a_second_finding_of_a_rule(tmp_path: Path) -> None:
    create_current(tmp_path / "a", KEY, DOSSIER)
    file = open_current(tmp_path / "a", KEY, DOSSIER)
    add_finding(file, LIGHT, NOW)
    lock = add_finding(file, LOCK, NOW)
    with pytest.raises(Exception, match="UNIQUE") as caught:
        file.execute("UPDATE finding SET origin = ? WHERE id = ?", LIGHT.origin, lock.id)
    assert not isinstance(caught.value, ZelfscanError)
    file.close()


@pytest.mark.parametrize(
    "origin", ["", "rule", "rule:", "Hand", "hand:7", "rules:a", "rule:" + "x" * MAX_REFERENCE]
)
def test_an_origin_of_another_form_is_refused(dossier: Dossier, origin: str) -> None:
    with pytest.raises(ValueError, match="not an origin"):
        dossier.add_finding(replace(LOCK, origin=origin), NOW)
    assert dossier.findings() == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"severity": "worst"}, "not a severity"),
        ({"severity": "High"}, "not a severity"),
        ({"priority": "now"}, "not a priority"),
        ({"subject": "finding:7"}, "not a subject"),
        ({"subject": "place:"}, "not a subject"),
        ({"subject": "place"}, "not a subject"),
        ({"subject": "item:" + "x" * MAX_REFERENCE}, "not a subject"),
        ({"measure": "x" * (MAX_REFERENCE + 1)}, "not an id of a measure"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_value_that_does_not_exist_is_refused(dossier: Dossier, wrong: dict[str, Any], said: str) -> None:
    lock = dossier.add_finding(LOCK, NOW)
    with pytest.raises(ValueError, match=said):
        dossier.add_finding(replace(LOCK, **wrong), NOW)
    with pytest.raises(ValueError, match=said):
        dossier.change_finding(replace(lock, **wrong), NOW)
    assert dossier.findings() == (lock,)


@pytest.mark.parametrize("severity", ["", "high", "medium", "low"])
@pytest.mark.parametrize("priority", ["", "direct", "three-months", "later"])
def test_the_file_takes_every_severity_and_priority(dossier: Dossier, severity: str, priority: str) -> None:
    kept = dossier.add_finding(replace(LOCK, severity=severity, priority=priority), NOW)
    assert dossier.findings() == (kept,)


@pytest.mark.parametrize("column", ["severity", "priority", "is_dropped"])
def test_the_file_itself_refuses_what_does_not_exist(tmp_path: Path, column: str) -> None:
    create_current(tmp_path / "a", KEY, DOSSIER)
    file = open_current(tmp_path / "a", KEY, DOSSIER)
    lock = add_finding(file, LOCK, NOW)
    with pytest.raises(Exception, match="CHECK constraint"):
        file.execute(f"UPDATE finding SET {column} = ?", 7)
    assert all_findings(file) == (lock,)
    file.close()


@pytest.mark.parametrize(
    ("field", "maximum"), [("title", MAX_TITLE), ("own_text", MAX_OWN_TEXT), ("who", MAX_WHO)]
)
def test_words_that_are_too_long_are_refused_and_as_long_as_may_be_are_kept(
    dossier: Dossier, field: str, maximum: int
) -> None:
    full: dict[str, Any] = {field: "é" * maximum}
    lock = dossier.add_finding(replace(LOCK, **full), NOW)
    more: dict[str, Any] = {field: "é" * (maximum + 1)}
    with pytest.raises(TextTooLong, match=str(maximum)):
        dossier.add_finding(replace(LOCK, **more), NOW)
    with pytest.raises(TextTooLong, match=str(maximum)):
        dossier.change_finding(replace(lock, **more), NOW)
    assert dossier.findings() == (lock,)


def test_a_full_list_says_so(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "MAX_FINDINGS", 2)
    for _ in range(2):
        dossier.add_finding(LOCK, NOW)
    with pytest.raises(TooMany, match="hoogstens 2"):
        dossier.add_finding(LIGHT, NOW)
    assert len(dossier.findings()) == 2


@pytest.mark.parametrize("what", ["change", "remove"])
def test_one_that_is_not_there_is_a_key_error(dossier: Dossier, what: str) -> None:
    lock = dossier.add_finding(LOCK, NOW)
    photo = dossier.add_photo(StoredPhoto("", "finding:other"), b"p", b"t", NOW)
    with pytest.raises(KeyError):
        if what == "change":
            dossier.change_finding(replace(LOCK, id="other"), NOW)
        else:
            dossier.remove_finding("other")
    assert (dossier.findings(), dossier.photos()) == ((lock,), (photo,))


def test_one_that_is_removed_leaves_its_photographs_to_the_home(dossier: Dossier) -> None:
    lock, light = dossier.add_finding(LOCK, NOW), dossier.add_finding(LIGHT, NOW)
    for finding in (lock, light, lock):
        dossier.add_photo(StoredPhoto("", f"finding:{finding.id}"), b"picture", b"t", NOW)
    dossier.remove_finding(lock.id)
    assert dossier.findings() == (light,)
    assert [photo.subject for photo in dossier.photos()] == ["", f"finding:{light.id}", ""]
    assert dossier.picture(dossier.photos()[0].id) == b"picture"


def test_after_a_full_disk_the_findings_stand_as_they_were(tmp_path: Path) -> None:
    create_current(tmp_path / "a", KEY, DOSSIER)
    file = open_current(tmp_path / "a", KEY, DOSSIER)
    lock = add_finding(file, LOCK, NOW)
    pages = file.rows("PRAGMA page_count")[0][0]
    file.rows(f"PRAGMA max_page_count = {pages}")
    long = "é" * MAX_OWN_TEXT
    with pytest.raises(DiskFull):
        add_finding(file, replace(LOCK, own_text=long), NOW)
    with pytest.raises(DiskFull):
        change_finding(file, replace(lock, own_text=long), NOW)
    assert all_findings(file) == (lock,)
    file.close()
