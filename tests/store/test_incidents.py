"""The private log of incidents and the own prices: kept, changed and really removed."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_vault_with_dossier
from zelfscan.store.database import EncryptedFile, Tables
from zelfscan.store.dossiers import Dossier
from zelfscan.store.migrations import DOSSIER, Schema, create_current, open_current
from zelfscan.store.vault import Vault

LATER = NOW + timedelta(days=3)
DAY = date(2026, 11, 20)


def test_an_incident_stands_with_its_day_kind_and_words(dossier: Dossier) -> None:
    name = dossier.add_incident(DAY, "threat", "Een man riep iets bij de deur.", NOW)
    (found,) = dossier.incidents()
    assert (found.id, found.happened, found.kind, found.text) == (
        name,
        DAY,
        "threat",
        "Een man riep iets bij de deur.",
    )
    assert found.noted == "2026-11-23T10:00:00+00:00"


def test_the_latest_incident_comes_first_whenever_it_was_written(dossier: Dossier) -> None:
    dossier.add_incident(DAY, "a", "", NOW)
    dossier.add_incident(DAY + timedelta(days=2), "b", "", NOW)
    dossier.add_incident(DAY + timedelta(days=1), "c", "", LATER)
    dossier.add_incident(DAY, "d", "", LATER)
    assert [each.kind for each in dossier.incidents()] == ["b", "c", "d", "a"]


def test_an_incident_that_is_changed_keeps_nothing_of_before(dossier: Dossier) -> None:
    name = dossier.add_incident(DAY, "threat", "te veel gezegd", NOW)
    dossier.change_incident(name, DAY - timedelta(days=1), "online", "kort", LATER)
    (found,) = dossier.incidents()
    assert (found.happened, found.kind, found.text) == (date(2026, 11, 19), "online", "kort")


def test_an_incident_that_is_removed_is_gone(dossier: Dossier) -> None:
    first = dossier.add_incident(DAY, "threat", "", NOW)
    second = dossier.add_incident(DAY, "online", "", NOW)
    dossier.remove_incident(first)
    dossier.remove_incident(first)
    assert [each.id for each in dossier.incidents()] == [second]


def test_incidents_and_prices_come_back_after_closing(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path / "vault")
    dossier.add_incident(DAY, "threat", "iets", NOW)
    dossier.set_price("certified-door-locks", 45_000, NOW)
    name = dossier.id
    vault.close()
    again = Vault.open(tmp_path / "vault", PASSPHRASE)
    read = again.open_dossier(name)
    assert [each.text for each in read.incidents()] == ["iets"]
    assert read.prices() == {"certified-door-locks": 45_000}
    again.close()


def test_a_price_replaces_the_one_before_and_can_be_taken_away(dossier: Dossier) -> None:
    dossier.set_price("b-lock", 100, NOW)
    dossier.set_price("a-lamp", 0, NOW)
    dossier.set_price("b-lock", 250, LATER)
    assert dossier.prices() == {"a-lamp": 0, "b-lock": 250}
    dossier.set_price("b-lock", None, LATER)
    assert dossier.prices() == {"a-lamp": 0}


def test_a_price_below_zero_is_refused_and_the_old_one_stays(dossier: Dossier) -> None:
    dossier.set_price("lock", 100, NOW)
    with pytest.raises(Exception, match="CHECK"):
        dossier.set_price("lock", -1, NOW)
    assert dossier.prices() == {"lock": 100}


def test_a_dossier_of_before_gets_the_log_and_keeps_what_it_had(tmp_path: Path) -> None:
    path, key = tmp_path / "old.dossier", bytes(range(32))
    create_current(path, key, Schema(DOSSIER.name, DOSSIER.steps[:1]))
    with_answer(path, key)
    dossier = Dossier(open_current(path, key, DOSSIER))
    assert [each.item for each in dossier.responses()] == ["lock"]
    assert dossier.incidents() == ()
    dossier.close()
    assert (tmp_path / "old.dossier.before-m002_incidents_and_prices").exists()


def with_answer(path: Path, key: bytes) -> None:
    """Answer one question in a file of the first release."""
    file: EncryptedFile = open_current(path, key, Schema(DOSSIER.name, DOSSIER.steps[:1]))
    assert isinstance(file.tables, Tables)
    file.append("response", item="lock", element="", value="yes", answered="2026-01-01T10:00:00+00:00")
    file.close()


def test_answers_and_choices_are_read_as_they_stood_at_a_moment(dossier: Dossier) -> None:
    dossier.answer("lock", "no", NOW)
    dossier.choose("new-lock", "planned", NOW, "2026-12-01")
    dossier.answer("lock", "yes", LATER)
    dossier.answer("lamp", "yes", LATER)
    dossier.choose("new-lock", "done", LATER, "bon")
    assert {each.item: each.value for each in dossier.responses(NOW)} == {"lock": "no"}
    assert dossier.choices(NOW)["new-lock"].detail == "2026-12-01"
    assert {each.item: each.value for each in dossier.responses()} == {"lock": "yes", "lamp": "yes"}
    assert dossier.responses(NOW - timedelta(seconds=1)) == ()
    assert dossier.moments() == ("2026-11-23T10:00:00+00:00", "2026-11-26T10:00:00+00:00")
