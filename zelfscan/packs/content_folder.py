"""Newer questionnaires in a signed folder: verified, copied, and verified again before each use.

    <place>/<digest>.new    verified and copied, to be looked at; never used
    <place>/<digest>        what somebody chose to use: the same bytes, with the list and the signature
    <place>/<digest>/.gone  stands in one that somebody let go of: it stays until the next start, counts never

The name of the copy is the digest of the signed list. So whoever changes a byte of it, or puts another folder
in its place, makes it one that does not count, and the questionnaires that are shipped are used again.

A copy is removed at a start only, before anything is read: until the window closes, what it uses is there.
"""

import os
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from zelfscan.charts.plain_drawing import MAX_BYTES, plain_drawing
from zelfscan.core.content_changes import ContentVerdict
from zelfscan.core.pack import Pack
from zelfscan.crypto.minisign import MAX_TEXT
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.content_update import ContentRefused
from zelfscan.errors.files import cannot_write
from zelfscan.errors.signed import FolderRefused
from zelfscan.i18n import LANGUAGES, spoken
from zelfscan.packs.calibration import FILE as CALIBRATION_FILE
from zelfscan.packs.calibration import FOLDER as CALIBRATION
from zelfscan.packs.calibration import read_calibration
from zelfscan.packs.content_terms import (
    FILE,
    Terms,
    is_newer,
    require_made_for,
    require_national,
    require_newer,
    versions,
)
from zelfscan.packs.library import open_packs, read_card
from zelfscan.packs.loader import Loaded
from zelfscan.packs.plain_file import Unreadable, read_bytes
from zelfscan.packs.responses_file import read_answers
from zelfscan.packs.shelf import is_within
from zelfscan.packs.signed_folder import MAX_SUMS, SIGNATURE, SUMS, SignedFolder, read_signed_folder

EXAMPLE, EXAMPLE_PACK = "example.yaml", "woningscan"
DRAFT: Final = ".new"
GONE: Final = ".gone"
"""A name that no signed folder can hold, so that an older program does not take such a copy either."""
_DRAWINGS = "catalogue/pictures/*.svg"

_DIGEST = re.compile(r"[0-9a-f]{64}")
_DRAFT = re.compile(r"[0-9a-f]{64}\.new")


@dataclass(frozen=True)
class StagedContent:
    """Questionnaires that were verified and copied, and are not used yet."""

    root: Path
    digest: str
    key: str
    """The id of the key that signed them."""
    comment: str
    loaded: tuple[Loaded, ...]

    @property
    def packs(self) -> tuple[Pack, ...]:
        """Return the questionnaires."""
        return tuple(each.pack for each in self.loaded)


@dataclass(frozen=True)
class InUse:
    """Which questionnaires are used: the folder, what signed them, and why others that are there are not."""

    root: Path
    digest: str = ""
    """Empty for the ones that are shipped."""
    key: str = ""
    refused: str = ""


def stage(source: Path, place: Path, terms: Terms, used: Iterable[Pack]) -> StagedContent:
    """Verify a folder whole and copy it, to be looked at; nothing is used yet.

    Raises:
        FolderRefused: If it is not signed by a key that counts, or not as it was signed.
        ContentRefused: If it holds no whole questionnaires, none newer than those that are used, or ones for
            another version of the program.
        CannotWrite: If the copy cannot be written.
    """
    remove_drafts(place)
    signed = read_signed_folder(source, terms.keys)
    require_made_for(terms.program, signed.files.get(FILE))
    draft = place / f"{signed.digest}{DRAFT}"
    try:
        _write(draft, {**signed.files, SUMS: _top(source, SUMS), SIGNATURE: _top(source, SIGNATURE)})
        # What is looked at and used from now on is the copy, so that is what has to be verified.
        if read_signed_folder(draft, terms.keys).digest != signed.digest:
            raise ContentRefused("faults")
        # Somebody who let go of these very ones may want them after all, though they are in use until then.
        is_let_go = _is_let_go(place / signed.digest)
        require_newer(draft, versions(terms.shipped) if is_let_go else _versions_of(used))
        require_national(draft, signed.key, terms)
        loaded = _whole(draft)
    except BaseException:
        _remove(draft)
        raise
    return StagedContent(draft, signed.digest, signed.key.name, signed.comment, loaded)


def looked_through(source: Path, terms: Terms, used: Iterable[Pack]) -> SignedFolder:
    """Look whether a folder would be taken, without a copy of it. Raises what ``stage`` raises."""
    signed = read_signed_folder(source, terms.keys)
    require_made_for(terms.program, signed.files.get(FILE))
    require_newer(source, _versions_of(used))
    require_national(source, signed.key, terms)
    _whole(source)
    return signed


def changed_drawings(old: Path, new: Path) -> dict[str, ContentVerdict]:
    """Return the drawings that are not the same in two folders, by the id of the picture."""
    olds, news = ({path.stem: path for path in sorted(root.glob(_DRAWINGS))} for root in (old, new))
    found: dict[str, ContentVerdict] = {}
    for name in dict.fromkeys([*olds, *news]):
        if name not in olds or name not in news:
            found[name] = "new" if name in news else "gone"
        elif not _is_same(olds[name], news[name]):
            found[name] = "changed"
    return found


def _is_same(one: Path, other: Path) -> bool:
    try:
        return read_bytes(one, MAX_BYTES) == read_bytes(other, MAX_BYTES)
    except Unreadable:
        return False


def put_in_use(staged: StagedContent, place: Path, terms: Terms) -> None:
    """Let questionnaires that were looked at be used from the next start, instead of others of before.

    Those stay until then: a window that is open may be using them. Raises ``FolderRefused`` or
    ``ContentRefused`` where the copy changed meanwhile, and ``CannotWrite``.
    """
    if read_signed_folder(staged.root, terms.keys).digest != staged.digest:
        raise ContentRefused("faults")  # signed as well, but not what was looked at
    final = place / staged.digest
    if _is_let_go(final) and _is_taken_back(final, staged.digest, terms):
        drop(staged)
    else:
        try:
            _remove(final)
            staged.root.rename(final)
        except OSError as error:
            raise cannot_write(final, error) from error
    _settle(place)
    for other in _copies(place):
        if other != final:
            with suppress(OSError):  # of those that stay, the newest holds
                _let_go(other)


def drop(staged: StagedContent) -> None:
    """Throw away the copy of questionnaires that were looked at and are not used."""
    _remove(staged.root)


def remove_drafts(place: Path) -> None:
    """Throw away copies that were looked at by a program that ended before anybody chose."""
    for draft in _named(place, _DRAFT):
        _remove(draft)


def take_away(place: Path) -> None:
    """Let the questionnaires that are shipped be used from the next start; until then the others stay.

    Raises ``CannotWrite``.
    """
    for copy in _copies(place):
        try:
            _let_go(copy)
        except OSError as error:
            raise cannot_write(copy, error) from error


def remove_taken_away(place: Path) -> None:
    """Remove what somebody let go of, at the start; what stays is tried again the next time."""
    remove_drafts(place)
    for folder in _named(place, _DIGEST):
        if _is_let_go(folder):
            # Renamed first: a program that ends halfway may not leave the copy without its mark.
            with suppress(OSError):
                folder.rename(folder.with_name(f"{folder.name}{DRAFT}"))
    remove_drafts(place)


def has_copy(place: Path) -> bool:
    """Tell whether there are questionnaires of somebody's own choice, whether or not they count."""
    return bool(_copies(place))


def in_use(place: Path, terms: Terms) -> InUse:
    """Return which questionnaires hold: those that somebody chose, if they still count and are newer.

    They are verified from the first byte to the last. Nothing is raised: what does not count is as if it were
    not there, and why is said.
    """
    best, refused = InUse(terms.shipped), ""
    for folder in _copies(place):
        try:
            signed = read_signed_folder(folder, terms.keys)
            require_made_for(terms.program, signed.files.get(FILE))
            if signed.digest != folder.name or not is_within(folder, place):
                raise ContentRefused("faults")
            if not is_newer(versions(folder), versions(best.root)):
                raise ContentRefused("not-newer")
            require_national(folder, signed.key, terms)
        except ZelfscanError as error:
            # Older than what the program brings along by now: nothing that anybody has to know.
            is_overtaken = isinstance(error, ContentRefused) and error.fault == "not-newer"
            refused = refused if is_overtaken else str(error)
        else:
            best = InUse(folder, signed.digest, signed.key.name)
    return InUse(best.root, best.digest, best.key, refused)


def _whole(root: Path) -> tuple[Loaded, ...]:
    """Read everything that the program reads of its questionnaires, in each language; give that of now."""
    try:
        loaded_in = {language: open_packs(root, language) for language in LANGUAGES}
        loaded = loaded_in[spoken()]
        read_card(root)
        packs = {each.pack.id: each for each in loaded}
        if EXAMPLE_PACK not in packs or not (root / EXAMPLE).is_file():
            raise ContentRefused("no-content")
        read_answers(root / EXAMPLE, packs[EXAMPLE_PACK])
        if (root / CALIBRATION / CALIBRATION_FILE).is_file():
            read_calibration(root / CALIBRATION, packs[EXAMPLE_PACK].pack)
        if not all(plain_drawing(read_bytes(path, MAX_BYTES)) for path in root.rglob("*.svg")):
            raise ContentRefused("faults")
    except ContentRefused:
        raise
    except (ZelfscanError, Unreadable):
        raise ContentRefused("faults") from None
    return loaded


def _copies(place: Path) -> tuple[Path, ...]:
    return tuple(each for each in _named(place, _DIGEST) if not _is_let_go(each))


def _is_let_go(copy: Path) -> bool:
    return os.path.lexists(copy / GONE)


def _let_go(copy: Path) -> None:
    """Mark a copy as one that goes at the next start; a link, which is never used, goes at once."""
    if is_within(copy, copy.parent) and copy.is_dir():
        (copy / GONE).touch(mode=0o600)
        _settle(copy)
    else:
        copy.unlink()


def _is_taken_back(copy: Path, digest: str, terms: Terms) -> bool:
    """Take the mark from a copy, which may be in use; tell whether it is whole then."""
    try:
        (copy / GONE).unlink()
        return read_signed_folder(copy, terms.keys).digest == digest
    except (OSError, FolderRefused):
        return False


def _versions_of(packs: Iterable[Pack]) -> dict[str, str]:
    return {pack.id: pack.version for pack in packs}


def _named(place: Path, pattern: re.Pattern[str]) -> tuple[Path, ...]:
    try:
        found = sorted(place.iterdir())
    except OSError:
        return ()
    return tuple(each for each in found if pattern.fullmatch(each.name))


def _top(source: Path, name: str) -> bytes:
    try:
        return read_bytes(source / name, max(MAX_SUMS, MAX_TEXT))
    except Unreadable:
        raise ContentRefused("faults") from None


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files for this user alone, all the way to the disk; what stood there is gone."""
    try:
        _remove(folder)
        for name, content in files.items():
            path = folder / name
            _make_private(path.parent)
            flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        raise cannot_write(folder, error) from error


def _make_private(folder: Path) -> None:
    """Make a folder that only this user can enter, with those above it that are not there yet."""
    for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def _remove(path: Path) -> None:
    """Remove a folder of ours; of a link only the link. What stays is tried again the next time."""
    with suppress(OSError):
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.exists():
            shutil.rmtree(path)


def _settle(folder: Path) -> None:
    if os.name == "posix":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
