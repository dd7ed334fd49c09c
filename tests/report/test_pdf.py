from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.report.sample import FONTS, a_document, every_block
from zelfscan.report.document import Heading
from zelfscan.report.pdf import render


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
