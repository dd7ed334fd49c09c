import errno
import os
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.report.sample import FONTS, a_document, every_block
from zelfscan.errors import CannotWrite, DiskFull
from zelfscan.report.document import Heading
from zelfscan.report.pdf import render, write


def test_a_password_encrypts_with_aes_256() -> None:
    data = render(every_block(), FONTS, "wachtzin met spaties é")
    with pikepdf.open(BytesIO(data), password="wachtzin met spaties é") as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert pdf.allow.accessibility
        assert "/StructTreeRoot" in pdf.Root


@pytest.mark.parametrize("password", ["", "anders"])
def test_without_the_password_the_file_does_not_open(password: str) -> None:
    data = render(a_document(Heading(1, "Geheim")), FONTS, "wachtzin")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(data), password=password)


def test_with_a_password_no_word_of_the_report_is_readable_in_the_file() -> None:
    data = render(a_document(Heading(1, "Geheim"), title="Geheime titel"), FONTS, "wachtzin")
    assert b"Geheime titel" not in data


def test_a_report_can_be_made_where_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    render(a_document(Heading(1, "Kop")), FONTS)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_font_is_named(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="AtkinsonHyperlegible-Regular"):
        render(a_document(), tmp_path)


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write(tmp_path / "rapport.pdf", b"nieuw")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"rapport.pdf": b"nieuw"}


def test_an_older_report_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"oud")
    write(path, b"nieuw")
    assert path.read_bytes() == b"nieuw"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_older_report_and_nothing_half(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"oud")

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, full)
    with pytest.raises(DiskFull, match="schijf is vol"):
        write(path, b"nieuw")
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == {"rapport.pdf": b"oud"}


def test_a_missing_folder_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="de map bestaat niet"):
        write(tmp_path / "weg" / "rapport.pdf", b"nieuw")


def test_a_folder_with_the_name_of_the_report_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "rapport.pdf").mkdir()
    with pytest.raises(CannotWrite):
        write(tmp_path / "rapport.pdf", b"nieuw")
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.pdf"]


def test_an_error_that_is_not_known_still_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(CannotWrite, match="geeft een fout"):
        write(tmp_path / "rapport.pdf", b"nieuw")
    assert list(tmp_path.iterdir()) == []
