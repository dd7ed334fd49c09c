"""Making a recovery sheet, trying it on the spot, and its paper."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.crypto.recovery_words import new_sheet, secret_of
from zelfscan.errors.vault import WrongPassphrase, WrongRecovery
from zelfscan.paths import resources_folder
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.recovery_desk import RecoveryDesk, row_fault, rows_fault, typed_secret
from zelfscan.presenters.way_in import WayIn
from zelfscan.store.vault import Vault

PASSPHRASE = "fiets onder groene brug"
ROW = "fiets vijver appelsap stier"
"""A right first row."""


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> LockDesk:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST))
    return lock


@pytest.fixture
def desk(lock: LockDesk, clock: FixedClock) -> RecoveryDesk:
    return RecoveryDesk(lock, WayIn(lock, clock), clock, resources_folder() / "fonts")


def rows_of(desk: RecoveryDesk) -> list[str]:
    return [" ".join(row) for row in desk.begin().rows]


def test_a_sheet_shows_four_rows_until_it_is_forgotten(desk: RecoveryDesk) -> None:
    assert desk.view() is None
    begun = desk.begin()
    assert [len(row) for row in begun.rows] == [4, 4, 4, 4]
    assert desk.view() == begun
    desk.forget()
    assert desk.view() is None


def test_the_view_does_not_tell_its_words_when_it_is_written_out(desk: RecoveryDesk) -> None:
    begun = desk.begin()
    assert begun.rows[0][0] not in repr(begun).split()
    assert "rows" not in repr(begun)


def test_every_row_that_is_typed_back_is_right(desk: RecoveryDesk) -> None:
    rows = rows_of(desk)
    assert [desk.fault(number, typed) for number, typed in enumerate(rows, start=1)] == [""] * 4


def test_a_right_row_of_another_sheet_is_not_right_here(desk: RecoveryDesk) -> None:
    desk.begin()
    assert "een ander herstelblad" in desk.fault(2, " ".join(new_sheet()[1]))


def test_trying_without_a_sheet_is_a_bug(desk: RecoveryDesk) -> None:
    with pytest.raises(RuntimeError, match="no sheet"):
        desk.fault(1, ROW)
    with pytest.raises(RuntimeError, match="no sheet"):
        desk.keeping(PASSPHRASE)


def test_a_word_with_an_error_gets_the_word_that_may_be_meant() -> None:
    assert "Bedoelt u bij woord 2 misschien “vijver”?" in row_fault(1, "fiets vijvr appelsap stier")


def test_a_word_that_is_far_from_all_is_pointed_at() -> None:
    assert "Kijk naar woord 3." in row_fault(1, "fiets vijver qqqqqq stier")


def test_a_word_of_which_only_the_beginning_was_typed_is_not_pointed_at() -> None:
    assert row_fault(1, "fiet vijv appe stie") == ""
    assert "Bedoelt u bij woord 2" in row_fault(1, "fiet vijvr appe stie")


def test_the_first_row_that_is_wrong_is_named() -> None:
    second, third, fourth = (" ".join(row) for row in new_sheet()[1:])
    assert rows_fault([ROW, second, third, fourth]) == (0, "")
    number, fault = rows_fault([ROW, second, "fiets", "vijver"])
    assert number == 3
    assert "regel 3" in fault


def test_the_vault_opens_with_a_sheet_that_is_kept_and_not_with_another(
    desk: RecoveryDesk, lock: LockDesk
) -> None:
    rows = rows_of(desk)
    desk.keeping(PASSPHRASE)()
    lock.lock("hidden")
    Vault.open_with_recovery(lock.folder, typed_secret(rows)).close()
    with pytest.raises(WrongRecovery):
        Vault.open_with_recovery(lock.folder, secret_of(new_sheet()))


def test_a_wrong_passphrase_keeps_the_older_sheet(desk: RecoveryDesk, lock: LockDesk) -> None:
    older = rows_of(desk)
    desk.keeping(PASSPHRASE)()
    desk.begin()
    with pytest.raises(WrongPassphrase):
        desk.keeping("een andere wachtzin")()
    lock.lock("hidden")
    Vault.open_with_recovery(lock.folder, typed_secret(older)).close()


def test_a_sheet_has_four_rows() -> None:
    with pytest.raises(ValueError, match="not the rows"):
        typed_secret([ROW])


@pytest.mark.parametrize("with_words", [True, False])
def test_the_paper_is_one_page_with_the_words_only_where_that_was_asked(
    desk: RecoveryDesk, with_words: bool
) -> None:
    desk.begin()
    paper, blank = desk.paper(with_words=with_words), desk.paper(with_words=False)
    with pikepdf.open(BytesIO(paper)) as pdf:
        assert len(pdf.pages) == 1
    assert (paper == blank) is not with_words
