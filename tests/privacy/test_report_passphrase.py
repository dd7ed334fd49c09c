"""A passphrase on the report: the file opens with exactly what was typed, or is not made."""

from io import BytesIO

import pikepdf
import pytest

from tests.presenters.homes import WORST, home_scan
from zelfscan.errors.vault import PassphraseTooLong
from zelfscan.presenters.report_desk import ReportDesk


@pytest.mark.parametrize(
    "passphrase", ["w" * 127, "é" * 63, "fiets onder groene brug", "de \u20ac van 's-Gravenhage"]
)
def test_the_report_opens_with_what_was_typed_and_with_nothing_less(passphrase: str) -> None:
    data = ReportDesk(home_scan(WORST)).drawing(passphrase)()
    pikepdf.open(BytesIO(data), password=passphrase).close()
    for wrong in ("", passphrase[:-1]):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(data), password=wrong)


def test_a_passphrase_that_no_reader_would_take_makes_no_report() -> None:
    with pytest.raises(PassphraseTooLong):
        ReportDesk(home_scan(WORST)).drawing("w" * 128)
