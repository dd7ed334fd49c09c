"""The files beside the report: what each holds is said before, and making one writes nothing."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exchange.action_samples import HOSTILE
from tests.presenters.homes import NOW, WORST, home_scan
from tests.presenters.visits import shipped
from tests.report.sample import a_document
from zelfscan.core.response import Responses
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.files import DiskFull
from zelfscan.presenters.beside_desk import BesideDesk, Kind
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.lock_desk import create_vault
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.report_files import ReportFiles
from zelfscan.report.document import Document, Paragraph

KINDS: tuple[Kind, ...] = ("xlsx", "csv", "ics", "txt", "odt")


def edition() -> Document:
    return a_document(Paragraph("De uitgave."))


def made(scan: OpenScan, kind: Kind, **more: bool) -> bytes:
    return BesideDesk(scan).making(kind, lambda: edition, **more)()


def planned_scan() -> OpenScan:
    scan = home_scan(WORST)
    scan.journal.choose("new-lock", "planned", NOW, "2026-12-05")
    return scan


def test_every_file_has_a_neutral_name_and_one_plain_sentence() -> None:
    view = BesideDesk(planned_scan()).view()
    assert [file.kind for file in view.files] == list(KINDS)
    assert all(file.about.endswith(".") and file.button for file in view.files)
    assert {file.file_name.partition(".")[0] for file in view.files} == {
        "zelfscan-actielijst",
        "zelfscan-dagen",
        "zelfscan-rapport",
    }
    assert view.warning == "Deze bestanden hebben geen wachtwoord. Wie ze opent, leest ze."


def test_what_a_list_will_hold_is_counted() -> None:
    scan = planned_scan()
    scan.journal.choose("window-lock", "declined", NOW, "Te duur")
    scan.journal.set_price("new-lock", 100, NOW)
    about = BesideDesk(scan).view().files[0].about
    assert "5 maatregelen, 2 keuzes bij maatregelen, 1 tekst bij een keuze en 1 eigen prijs" in about


def test_a_list_that_tells_of_a_threat_says_so_before() -> None:
    loaded, told = shipped().by_id["zelfscan"], []
    for answer in ("yes", "no"):
        journal = MemoryJournal(Responses({"threat.present": answer}))
        scan = OpenScan(loaded, loaded.pack.routes[0], journal, lambda: NOW)
        assert ("concrete dreiging" in made(scan, "csv").decode()) == (answer == "yes")
        told.append(BesideDesk(scan).view().files[0].about)
    assert ["en dat er nu een dreiging is." in about for about in told] == [True, False]


def test_without_a_day_there_is_no_calendar_and_the_card_says_where_to_choose_one() -> None:
    calendar = BesideDesk(home_scan(WORST)).view().files[2]
    assert (calendar.button, calendar.about) == (
        "",
        "Nog geen maatregel heeft een dag. Kies een dag bij Plan.",
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_scan_gives_the_same_bytes_and_nothing_is_written(
    kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert made(planned_scan(), kind) == made(planned_scan(), kind)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_disk_leaves_the_file_of_before_and_nothing_half(
    kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"bestand.{kind}"
    path.write_bytes(b"van gisteren")
    work = ReportFiles().saving(path, made(planned_scan(), kind))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull, match="Maak ruimte of kies een andere plaats"):
        work()
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {path.name: b"van gisteren"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_whatever_somebody_typed_with_a_choice_every_file_can_be_made(kind: Kind, text: str) -> None:
    scan = planned_scan()
    scan.journal.choose("window-lock", "declined", NOW, text)
    assert made(scan, kind)


def test_the_work_of_an_edition_begins_beside_the_window() -> None:
    begun: list[str] = []

    def compose() -> Document:
        begun.append("composed")
        return edition()

    def look() -> Callable[[], Document]:
        begun.append("looked")
        return compose

    work = BesideDesk(home_scan(WORST)).making("txt", look)
    assert begun == ["looked"]
    assert "De uitgave." in work().decode("utf-8-sig")
    assert begun == ["looked", "composed"]


def test_the_names_in_a_calendar_stay_the_same_in_a_dossier_and_differ_between_dossiers(
    tmp_path: Path,
) -> None:
    found = []
    for name in ("een", "twee"):
        folder = tmp_path / name
        folder.mkdir()
        journal = create_vault(folder, "drie losse woorden", NOW, LIGHTEST).journal
        assert journal is not None
        scan = replace(home_scan(WORST), journal=journal)
        journal.choose("new-lock", "planned", NOW, "2026-12-05")
        first = made(scan, "ics")
        journal.answer("lamp", "yes", NOW)
        journal.choose("new-lock", "planned", NOW, "2026-12-09")
        second = made(scan, "ics")
        uids = [line for data in (first, second) for line in data.split(b"\r\n") if line.startswith(b"UID:")]
        assert len(uids) == 2
        assert uids[0] == uids[1]
        found.append(uids[0])
    assert found[0] != found[1]
