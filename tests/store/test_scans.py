from datetime import timedelta
from typing import Any, cast

import pytest

from tests.store.vaults import NOW
from zelfscan.store.dossiers import Dossier
from zelfscan.store.scans import Choice, ScanEntry

PACK_JSON = '{"id": "woningscan", "titel": "Woningscan é"}'
TOMORROW = NOW + timedelta(days=1)


def begin(dossier: Dossier, pack_id: str = "woningscan", pack_json: str = PACK_JSON) -> str:
    return dossier.begin_scan(pack_id, "1.0", "sha256:abc", "volledig", pack_json, NOW)


def test_a_scan_keeps_the_whole_pack_as_it_was(dossier: Dossier) -> None:
    scan = dossier.scan(begin(dossier))
    assert scan.pack_json == PACK_JSON
    assert (scan.pack_id, scan.version, scan.digest, scan.route) == (
        "woningscan",
        "1.0",
        "sha256:abc",
        "volledig",
    )
    assert scan.begun == "2026-11-23T10:00:00+00:00"


def test_scans_stand_in_the_order_in_which_they_were_begun(dossier: Dossier) -> None:
    ids = [begin(dossier), begin(dossier, "zelfscan"), begin(dossier)]
    assert [scan.id for scan in dossier.scans()] == ids
    assert all(type(scan) is ScanEntry for scan in dossier.scans())


def test_the_latest_scan_is_looked_up_per_pack(dossier: Dossier) -> None:
    begin(dossier)
    latest = begin(dossier)
    begin(dossier, "zelfscan")
    found = dossier.latest_scan("woningscan")
    assert found is not None
    assert found.id == latest
    assert dossier.latest_scan("other") is None


def test_a_changed_pack_does_not_change_the_scan_of_before(dossier: Dossier) -> None:
    first = begin(dossier)
    second = begin(dossier, pack_json='{"id": "woningscan", "items": []}')
    assert dossier.scan(first).pack_json == PACK_JSON
    assert dossier.scan(second).pack_json != PACK_JSON


def test_an_unknown_scan_is_a_key_error(dossier: Dossier) -> None:
    with pytest.raises(KeyError):
        dossier.scan("other")


def test_a_scan_goes_on_where_it_was(dossier: Dossier) -> None:
    first, second = begin(dossier), begin(dossier)
    assert dossier.place(first) is None
    dossier.set_place(first, "front-door.lock-grade")
    dossier.set_place(first, "alarm.present")
    assert dossier.place(first) == "alarm.present"
    assert dossier.place(second) is None


def test_the_last_choice_for_a_measure_counts(dossier: Dossier) -> None:
    dossier.choose("better-lock", "planned", NOW, detail="in maart")
    dossier.choose("better-lock", "done", TOMORROW)
    dossier.choose("camera", "declined", NOW, detail="kijkt naar de straat")
    assert dossier.choices() == {
        "better-lock": Choice("done", "", "2026-11-24T10:00:00+00:00"),
        "camera": Choice("declined", "kijkt naar de straat", "2026-11-23T10:00:00+00:00"),
    }


def test_choosing_the_same_again_keeps_the_day_of_the_first_time(dossier: Dossier) -> None:
    dossier.choose("better-lock", "done", NOW)
    dossier.choose("better-lock", "done", TOMORROW)
    assert dossier.choices()["better-lock"].at == "2026-11-23T10:00:00+00:00"


def test_a_choice_can_be_taken_back(dossier: Dossier) -> None:
    dossier.choose("better-lock", "done", NOW)
    dossier.choose("better-lock", "open", TOMORROW)
    assert dossier.choices()["better-lock"].state == "open"


def test_a_state_that_does_not_exist_is_refused(dossier: Dossier) -> None:
    with pytest.raises(ValueError, match="not a state"):
        dossier.choose("better-lock", cast(Any, "maybe"), NOW)
    assert dossier.choices() == {}
