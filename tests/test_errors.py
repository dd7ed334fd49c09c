"""What somebody reads when something goes wrong: what happened, and what helps."""

import errno
from pathlib import Path

import pytest

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.content import MAX_SHOWN, Fault, PackError
from zelfscan.errors.files import CannotWrite, DiskFull, cannot_write

PATH = Path("rapport.pdf")


@pytest.mark.parametrize(
    ("code", "reason", "advice"),
    [
        (errno.ENOENT, "de map bestaat niet", "Maak die map of kies een andere plaats."),
        (errno.ENOTDIR, "de map bestaat niet", "Maak die map of kies een andere plaats."),
        (errno.EACCES, "u mag in deze map niets bewaren", "Kies een map van uzelf, of vraag toegang"),
        (errno.EPERM, "u mag in deze map niets bewaren", "Kies een map van uzelf, of vraag toegang"),
        (errno.EROFS, "van deze schijf kan alleen worden gelezen", "Kies een plaats op een andere schijf."),
        (errno.EISDIR, "er staat al een map met deze naam", "Kies een andere naam."),
        (errno.ENAMETOOLONG, "de naam is te lang", "Kies een kortere naam."),
        (errno.EIO, "de schijf of de map geeft een fout", "Probeer het opnieuw of kies een andere plaats."),
    ],
)
def test_each_reason_not_to_write_has_advice_that_helps(code: int, reason: str, advice: str) -> None:
    error = cannot_write(PATH, OSError(code, ""))
    assert str(error).startswith(f"rapport.pdf kan niet worden bewaard: {reason}. {advice}")
    assert "ruimte" not in str(error)
    assert error.path == PATH


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_only_a_full_disk_asks_for_room_and_says_that_nothing_is_lost(code: int) -> None:
    error = cannot_write(PATH, OSError(code, ""))
    assert isinstance(error, DiskFull)
    assert str(error) == (
        "rapport.pdf kan niet worden bewaard: de schijf is vol. "
        "Wat al bewaard was, is er nog. Maak ruimte of kies een andere plaats."
    )


def test_a_reason_without_advice_of_its_own_says_to_try_again() -> None:
    error = CannotWrite(PATH, "u hebt daar geen toegang")
    assert str(error).endswith("u hebt daar geen toegang. Probeer het opnieuw of kies een andere plaats.")


def test_without_a_number_it_is_an_error_of_the_disk() -> None:
    assert "de schijf of de map geeft een fout" in str(cannot_write(PATH, OSError("zomaar")))


def test_nothing_in_a_text_can_hide_or_turn_words_round() -> None:
    said = str(ZelfscanError("een\x1b[2J twee\u202e\u2028drie\ttien\u00a0euro\nvier\ud800"))
    assert said == "een\ufffd[2J twee\ufffd drie tien\u00a0euro\nvier\ufffd"


def test_a_fault_is_one_line_of_some_length_whatever_the_file_is_called() -> None:
    fault = Fault("a\nb.yaml", 3, "'" + "x" * 100_000 + "' bestaat niet")
    assert str(fault).startswith("a b.yaml:3: 'xxx")
    assert len(str(PackError((fault, fault))).splitlines()) == 3
    assert len(str(fault)) <= MAX_SHOWN + 2
