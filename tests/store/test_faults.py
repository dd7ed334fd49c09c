import errno
from pathlib import Path

import pytest

from zelfscan.errors.files import CannotRead, CannotWrite, DiskFull
from zelfscan.errors.vault import DatabaseBusy, DatabaseDamaged
from zelfscan.store.faults import database_fault, reading, writing

PATH = Path("folder/file")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param(26, DatabaseDamaged, id="NOTADB"),
        pytest.param(11, DatabaseDamaged, id="CORRUPT"),
        pytest.param(13, DiskFull, id="FULL"),
        pytest.param(5, DatabaseBusy, id="BUSY"),
        pytest.param(6, DatabaseBusy, id="LOCKED"),
        pytest.param(8, CannotWrite, id="READONLY"),
        pytest.param(8 | 3 << 8, CannotWrite, id="READONLY_ROLLBACK"),
        pytest.param(14, CannotWrite, id="CANTOPEN"),
        pytest.param(10 | 4 << 8, CannotWrite, id="IOERR_FSYNC"),
        pytest.param(10 | 1 << 8, CannotRead, id="IOERR_READ"),
    ],
)
def test_each_cause_gets_an_error_of_its_own(code: int, expected: type[Exception]) -> None:
    fault = database_fault(PATH, code)
    assert type(fault) is expected
    assert str(PATH) in str(fault)


@pytest.mark.parametrize("code", [0, 1, 19, 21])
def test_what_can_only_be_a_bug_is_no_fault(code: int) -> None:
    assert database_fault(PATH, code) is None


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_no_room_left_is_a_full_disk(number: int) -> None:
    with pytest.raises(DiskFull), writing(PATH):
        raise OSError(number, "no room")


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.EACCES, "geen toegang"), (errno.EROFS, "geen toegang"), (errno.EIO, "de schijf")],
)
def test_another_cause_is_named(number: int, reason: str) -> None:
    with pytest.raises(CannotWrite, match=reason) as caught, writing(PATH):
        raise OSError(number, "other")
    assert not isinstance(caught.value, DiskFull)
    with pytest.raises(CannotRead, match=reason), reading(PATH):
        raise OSError(number, "other")
