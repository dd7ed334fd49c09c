"""Putting a vault back from a back-up: whole or not at all, and never over what is there.

    <folder>.new      being written; never a vault
    <folder>.ready    whole and looked through, about to be moved into place

Both stand beside the folder, so that one renaming makes the difference. What a program that was killed left
is put right by `settle`.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

from zelfscan.crypto.wrapping import unwrap_key
from zelfscan.errors.backup import BackupDamaged, BackupPlaceTaken, BackupTooNew
from zelfscan.errors.vault import (
    DatabaseDamaged,
    DatabaseTooNew,
    KeyFileDamaged,
    RecoveryMissing,
    VaultExists,
)
from zelfscan.store.attempts import ATTEMPTS_FILE
from zelfscan.store.backup_format import Head, is_index_name, read_head
from zelfscan.store.backup_reading import IsStopped, OnStep, Steps, opened_backup, read_whole
from zelfscan.store.durable import make_private_folder, settle_names, write_through
from zelfscan.store.faults import writing
from zelfscan.store.key_file import COPIES, KeyFile, read_key_file
from zelfscan.store.vault_files import DOSSIER_FOLDER, DRAFT_SUFFIX, is_vault
from zelfscan.store.vault_files import READY_SUFFIX as READY_SUFFIX
from zelfscan.store.wiping import COPIES_FOLDER

Kind = Literal["passphrase", "recovery"]

_HOLDS_NOTHING: Final = {*COPIES, *(f"{name}{DRAFT_SUFFIX}" for name in COPIES), ATTEMPTS_FILE}
"""What may be left in a folder of a vault that is gone: without an index it opens nothing."""


@dataclass(frozen=True)
class RestoreReport:
    """What was put back."""

    folder: Path
    made: date
    dossiers: int
    set_aside: Path | None
    """Where the vault is that stood there before."""


def restore_backup(
    path: Path,
    folder: Path,
    secret: str,
    kind: Kind = "passphrase",
    on_step: OnStep | None = None,
    is_stopped: IsStopped | None = None,
    aside: Path | None = None,
) -> RestoreReport:
    """Put a vault back in a folder; it opens with the passphrase or recovery sheet of that day.

    Without ``aside`` the folder has no vault yet. With it, the whole folder as it is now goes to that place,
    which may not exist or is empty; its automatic copies stay with the vault that is put back.

    Raises:
        VaultExists: If there is a vault, and nowhere to set it aside.
        BackupPlaceTaken: If there are other files in the folder, or anything in the place to set aside.
        WrongPassphrase: If it does not open with this passphrase; ``WrongRecovery`` and
            ``RecoveryMissing`` for a recovery sheet.
        BackupForeign: If it is another kind of file; ``BackupTooNew``, ``BackupDamaged`` and
            ``BackupRefused`` where it cannot be used.
        BackupStopped: If somebody asked to stop.
        ZelfscanError: What the disk says.
    """
    settle(folder)
    _require_place(folder, aside)
    draft = _beside(folder, DRAFT_SUFFIX)
    try:
        made, dossiers = _unpacked(path, draft, secret, kind, on_step, is_stopped)
        is_set_aside = _move_in(draft, folder, aside)
    finally:
        _remove_tree(draft)
    return RestoreReport(folder, made, dossiers, aside if is_set_aside else None)


def settle(folder: Path) -> None:
    """Put right what a program that was killed while it put a vault back left beside the folder.

    To be called before looking whether there is a vault. Where the old one was set aside already, the new
    one, which is whole, takes its place; in every other case what was there stays.
    """
    ready = _beside(folder, READY_SUFFIX)
    if ready.is_dir() and not ready.is_symlink() and not folder.is_symlink() and _holds_nothing(folder):
        _rename(ready, folder)
    _remove_tree(ready)
    _remove_tree(_beside(folder, DRAFT_SUFFIX))


def _require_place(folder: Path, aside: Path | None) -> None:
    if aside is None and is_vault(folder):
        raise VaultExists(folder)
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise BackupPlaceTaken(folder)
    if aside is None and not _holds_nothing(folder):
        raise BackupPlaceTaken(folder)
    if aside is not None and has_content(aside):
        raise BackupPlaceTaken(aside)


def _unpacked(
    path: Path, draft: Path, secret: str, kind: Kind, on_step: OnStep | None, is_stopped: IsStopped | None
) -> tuple[date, int]:
    """Write the vault beside its place, and return of which day it is and how many dossiers it has."""
    with opened_backup(path) as source:
        head = read_head(source.file)
        _remove_tree(draft)
        with writing(draft):
            make_private_folder(draft / DOSSIER_FOLDER)
        key_file = _key_file_of(head, draft)
        key = _unwrapped(key_file, secret, kind)
        steps = Steps(source.size, on_step, is_stopped)
        try:
            found = read_whole(source, head, key, lambda name: draft / name, steps, keeps=True)
        except DatabaseDamaged:
            raise BackupDamaged from None
        except DatabaseTooNew:
            raise BackupTooNew from None
    if found[0].name != key_file.index:
        raise BackupDamaged
    steps.end()
    settle_names(draft / DOSSIER_FOLDER)
    settle_names(draft)
    return head.made, len(found) - 1


def _key_file_of(head: Head, draft: Path) -> KeyFile:
    """Write the key file as it was, and read it: that bounds what making a key of the secret may cost."""
    for name in COPIES:
        write_through(draft / name, head.key_file)
    try:
        key_file = read_key_file(draft)
    except KeyFileDamaged:
        raise BackupDamaged from None
    except DatabaseTooNew:
        raise BackupTooNew from None
    if not is_index_name(key_file.index):
        raise BackupDamaged
    return key_file


def _unwrapped(key_file: KeyFile, secret: str, kind: Kind) -> bytes:
    way = key_file.passphrase if kind == "passphrase" else key_file.recovery
    if way is None:
        raise RecoveryMissing
    return unwrap_key(way, secret, key_file.vault_id)


def _move_in(draft: Path, folder: Path, aside: Path | None) -> bool:
    """Let the folder be the vault that was put back, and tell whether one was set aside.

    Broken off anywhere, `settle` ends it or takes it back.
    """
    ready = _beside(folder, READY_SUFFIX)
    _rename(draft, ready)
    is_set_aside = aside is not None and has_content(folder)
    try:
        if aside is not None and is_set_aside:
            _rename(folder, aside)
        _rename(ready, folder)
    except BaseException:
        if aside is not None and is_set_aside and not folder.exists():
            _rename(aside, folder)
        _remove_tree(ready)
        raise
    if aside is not None:
        # They belong to who uses the folder, and with it they are forgotten when they have to be.
        with suppress(OSError):
            (aside / COPIES_FOLDER).rename(folder / COPIES_FOLDER)
    return is_set_aside


def _rename(old: Path, new: Path) -> None:
    """Give a folder another name, in the place of one that holds nothing."""
    with writing(new):
        if new.is_dir() and not new.is_symlink():
            for path in new.iterdir() if _holds_nothing(new) else ():
                path.rmdir() if path.is_dir() else path.unlink()
            new.rmdir()
        old.rename(new)
    settle_names(new.parent)


def _holds_nothing(folder: Path) -> bool:
    """Tell whether there is nothing in a folder but what a vault that was never finished left."""
    return _all_in(folder, lambda path: path.name in _HOLDS_NOTHING or _is_empty_folder(path))


def has_content(folder: Path) -> bool:
    """Tell whether there is anything in a folder, or something else in its place."""
    return not _all_in(folder, lambda _: False) or folder.is_symlink() or folder.is_file()


def _all_in(folder: Path, fits: Callable[[Path], bool]) -> bool:
    try:
        return all(fits(path) for path in folder.iterdir()) if folder.is_dir() else True
    except OSError:
        return False


def _is_empty_folder(path: Path) -> bool:
    return path.name == DOSSIER_FOLDER and not path.is_symlink() and path.is_dir() and not any(path.iterdir())


def _beside(folder: Path, suffix: str) -> Path:
    return folder.with_name(f"{folder.name}{suffix}")


def _remove_tree(folder: Path) -> None:
    """Remove a folder of ours with all in it; a link in its place is removed itself, not what it leads to."""
    with suppress(OSError):
        if folder.is_symlink() or folder.is_file():
            folder.unlink()
        elif folder.exists():
            shutil.rmtree(folder)
