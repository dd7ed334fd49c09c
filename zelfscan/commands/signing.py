"""What ``overlay`` does for who makes one: every fault, the list of digests, a signature, a new key."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from zelfscan.commands.parsing import Outcome, lines, printable, today
from zelfscan.commands.passwords import password_in
from zelfscan.crypto.minisign import (
    MAX_TEXT,
    make_signature,
    new_secret_key,
    read_public_key,
    read_secret_key,
    secret_key_file,
)
from zelfscan.errors.base import UsageError
from zelfscan.errors.content import Fault, PackError
from zelfscan.errors.files import cannot_write
from zelfscan.errors.signed import FolderRefused
from zelfscan.exchange.writing import write_file
from zelfscan.packs.library import open_packs
from zelfscan.packs.overlay import LIMITS
from zelfscan.packs.overlay_file import OVERLAY, misplaced, read_overlay_files
from zelfscan.packs.plain_file import Unreadable, read_bytes
from zelfscan.packs.signed_folder import SIGNATURE, SUMS, read_signed_folder, sums_of, unsealed
from zelfscan.paths import questionnaires_folder

_FOR_ALL = 0o644


def check(chosen: argparse.Namespace) -> Outcome:
    """Return every fault of a folder, and who signed it where a key was given."""
    keys = [read_public_key(text) for text in chosen.key]
    told: list[str] = []
    try:
        if keys:
            sealed = read_signed_folder(chosen.folder, keys, LIMITS)
            files = sealed.files
            told.append(
                f"Ondertekend met sleutel {sealed.key.name}. Toelichting: {sealed.comment or 'geen'}."
            )
        else:
            files = unsealed(chosen.folder, LIMITS)
            told.append("De handtekening is niet nagegaan: geef daarvoor een sleutel met --key.")
    except FolderRefused as error:
        return lines(printable(reason) for reason in error.reasons()), 1
    if faults := _faults(files):
        return lines(printable(str(fault)) for fault in faults), 1
    overlay = read_overlay_files(files)
    if overlay.is_over(today()):
        return lines([f"{OVERLAY}: de laatste dag ({overlay.valid_until}) is voorbij; kies een latere"]), 1
    return lines(printable(line) for line in ("Geen fouten gevonden.", *told)), 0


def seal(chosen: argparse.Namespace) -> Outcome:
    """Write the list of digests, which somebody signs with a program of their own."""
    sums = _sums(chosen.folder)
    _write(chosen.folder / SUMS, sums)
    _unlink(chosen.folder / SIGNATURE)  # one of before fits no longer
    told = (
        f"{SUMS} is geschreven; het aantal bestanden erop: {sums.count(10)}.",
        f"Onderteken dat bestand nu, bijvoorbeeld met: minisign -S -m {SUMS}",
    )
    return lines(told), 0


def sign(chosen: argparse.Namespace) -> Outcome:
    """Write the list and its signature, and read both back as a computer of a user would."""
    try:
        raw = read_bytes(chosen.key_file, MAX_TEXT)
    except Unreadable as error:
        raise UsageError(f"De geheime sleutel is niet te lezen: {error}.") from None
    secret = read_secret_key(raw, password_in(chosen.password_file))
    sums = _sums(chosen.folder)
    comment = chosen.comment or f"ondertekend op {today():%d-%m-%Y}"
    signature = make_signature(secret, sums, comment)
    _write(chosen.folder / SUMS, sums)
    _write(chosen.folder / SIGNATURE, signature)
    read_signed_folder(chosen.folder, [secret.public])
    told = (
        f"De map is ondertekend met sleutel {secret.public.name}.",
        f"Zet deze publieke sleutel in het beleid: {secret.public.text}",
    )
    return lines(told), 0


def new_key(chosen: argparse.Namespace) -> Outcome:
    """Make a key; one that is there is never overwritten."""
    place: Path = chosen.key_file
    public = place.with_name(f"{place.name}.pub")
    for path in (place, public):
        if path.exists() or path.is_symlink():
            raise UsageError(f"{path} bestaat al. Kies een andere naam: een sleutel wordt nooit vervangen.")
    secret = new_secret_key()
    write_file(place, secret_key_file(secret, password_in(chosen.password_file)))
    _write(public, secret.public.file)
    told = (
        f"De geheime sleutel {secret.public.name} staat in {place}. Geef dat bestand aan niemand.",
        f"Zet deze publieke sleutel in het beleid: {secret.public.text}",
    )
    return lines(printable(line) for line in told), 0


DO: Mapping[str, Callable[[argparse.Namespace], Outcome]] = {
    "check": check,
    "seal": seal,
    "sign": sign,
    "new-key": new_key,
}
"""What is done, by the word for it."""


def _faults(files: Mapping[str, bytes]) -> tuple[Fault, ...]:
    try:
        read_overlay_files(files)
    except PackError as error:
        return error.faults
    packs = [each.pack for each in open_packs(questionnaires_folder())]
    return misplaced(files[OVERLAY], {pack.id: tuple(pack.item_by_id) for pack in packs})


def _sums(folder: Path) -> bytes:
    if not folder.is_dir():
        raise UsageError(f"{folder} is geen map. Kies de map die u wilt ondertekenen.")
    sums = sums_of(folder)
    if not sums:
        raise UsageError(f"In {folder} staat niets. Zet de bestanden erin, en begin opnieuw.")
    return sums


def _write(path: Path, data: bytes) -> None:
    """Write a file that everybody may read: it is checked on the computers of others."""
    write_file(path, data)
    try:
        path.chmod(_FOR_ALL)
    except OSError as error:
        raise cannot_write(path, error) from error


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error
