"""What a visit leaves in one dossier: photographs, findings, plans of floors, and words about it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar, get_args

from zelfscan.store.dossiers import Dossier
from zelfscan.store.findings import StoredFinding
from zelfscan.store.photographs import StoredPhoto
from zelfscan.store.sheets import StoredSheet
from zelfscan.store.visit import Signer, StoredVisit

Kept = TypeVar("Kept", StoredPhoto, StoredFinding, StoredSheet)


class VisitBook:
    """Reads the lists of the dossier when they are first asked for, and writes each change to it first.

    Pictures are never kept in memory here: each is read when it is asked for. Every method raises the errors
    of the store, and ``KeyError`` for an unknown id.
    """

    def __init__(self, dossier: Dossier) -> None:
        """Take the dossier; nothing is read yet."""
        self._dossier = dossier
        self._photos: tuple[StoredPhoto, ...] | None = None
        self._findings: tuple[StoredFinding, ...] | None = None
        self._sheets: tuple[StoredSheet, ...] | None = None

    @property
    def dossier_id(self) -> str:
        """Return the id of the dossier."""
        return self._dossier.id

    def is_used(self) -> bool:
        """Tell whether anything of a visit was kept: a photograph, a finding, a plan, or words."""
        visit = self.visit()
        return bool(self.photos() or self.findings() or self.sheets() or visit.conclusion or visit.summary)

    def forget(self) -> None:
        """Read the lists anew when they are asked for, because something else wrote to the dossier."""
        self._photos = self._findings = self._sheets = None

    # Photographs

    def photos(self) -> tuple[StoredPhoto, ...]:
        """Return every photograph without its picture, in the order in which they were added."""
        if self._photos is None:
            self._photos = self._dossier.photos()
        return self._photos

    def photo(self, photo_id: str) -> StoredPhoto:
        """Return one photograph without its picture."""
        return _with_id(self.photos(), photo_id)

    def add_photo(self, photo: StoredPhoto, picture: bytes, thumbnail: bytes, at: datetime) -> StoredPhoto:
        """Commit a new photograph, and return it with its id."""
        kept = self._dossier.add_photo(photo, picture, thumbnail, at)
        self._photos = None
        return kept

    def change_photo(self, photo: StoredPhoto, at: datetime) -> None:
        """Commit where a photograph belongs, its caption and its marks."""
        self._dossier.change_photo(photo, at)
        self._photos = None

    def replace_picture(
        self, photo_id: str, picture: bytes, thumbnail: bytes, size: tuple[int, int], at: datetime
    ) -> None:
        """Commit another picture in the place of the one before, of which nothing stays."""
        self._dossier.replace_picture(photo_id, picture, thumbnail, *size, at)
        self._photos = None

    def remove_photo(self, photo_id: str) -> None:
        """Commit that a photograph is taken out."""
        self._dossier.remove_photo(photo_id)
        self._photos = None

    def picture(self, photo_id: str) -> bytes:
        """Read the picture of a photograph, a JPEG."""
        return self._dossier.picture(photo_id)

    def thumbnail(self, photo_id: str) -> bytes:
        """Read the small picture of a photograph, a JPEG."""
        return self._dossier.thumbnail(photo_id)

    # Findings

    def findings(self) -> tuple[StoredFinding, ...]:
        """Return every finding, also those that were set aside, in the order in which they were added."""
        if self._findings is None:
            self._findings = self._dossier.findings()
        return self._findings

    def finding(self, finding_id: str) -> StoredFinding:
        """Return one finding."""
        return _with_id(self.findings(), finding_id)

    def add_finding(self, finding: StoredFinding, at: datetime) -> StoredFinding:
        """Commit a new finding, and return it with its id."""
        kept = self._dossier.add_finding(finding, at)
        self._findings = None
        return kept

    def change_finding(self, finding: StoredFinding, at: datetime) -> None:
        """Commit a finding as it is now."""
        self._dossier.change_finding(finding, at)
        self._findings = None

    def remove_finding(self, finding_id: str) -> None:
        """Commit that a finding is taken out; its photographs become those of the home."""
        self._dossier.remove_finding(finding_id)
        self._findings = self._photos = None

    # Plans of floors

    def sheets(self) -> tuple[StoredSheet, ...]:
        """Return every plan of a floor, in the order in which they were made."""
        if self._sheets is None:
            self._sheets = self._dossier.sheets()
        return self._sheets

    def sheet(self, sheet_id: str) -> StoredSheet:
        """Return one plan of a floor."""
        return _with_id(self.sheets(), sheet_id)

    def add_sheet(self, name: str, at: datetime) -> StoredSheet:
        """Commit a new, empty plan of a floor, and return it with its id."""
        kept = self._dossier.add_sheet(StoredSheet("", name, ""), at)
        self._sheets = None
        return kept

    def change_sheet(self, sheet: StoredSheet, at: datetime) -> None:
        """Commit the name and the drawing of a plan."""
        self._dossier.change_sheet(sheet, at)
        self._sheets = None

    def set_sheet_picture(self, sheet_id: str, picture: bytes | None, at: datetime) -> None:
        """Commit a picture that lies under a plan, or take it away."""
        self._dossier.set_sheet_picture(sheet_id, picture, at)
        self._sheets = None

    def remove_sheet(self, sheet_id: str) -> None:
        """Commit that a plan is taken out."""
        self._dossier.remove_sheet(sheet_id)
        self._sheets = None

    def sheet_picture(self, sheet_id: str) -> bytes | None:
        """Read the picture that lies under a plan, a JPEG."""
        return self._dossier.sheet_picture(sheet_id)

    # What is written about the visit

    def visit(self) -> StoredVisit:
        """Read what was written about the visit."""
        return self._dossier.visit()

    def write(self, visit: StoredVisit, at: datetime) -> None:
        """Commit what is written about the visit."""
        self._dossier.write_visit(visit, at)

    def signature(self, who: Signer) -> bytes | None:
        """Read a signature, a PNG."""
        return self._dossier.signature(who)

    def sign(self, who: Signer, png: bytes | None, at: datetime) -> None:
        """Commit a signature, or take it away. Whoever signs, signs what is written now."""
        self._dossier.set_signature(who, png, at)

    def write_unsigned(self, visit: StoredVisit, at: datetime) -> None:
        """Commit other words, and take away the signatures that stood under the words of before.

        Where that does not succeed, the words and the signatures are those of before.
        """
        signed = {who: png for who in get_args(Signer) if (png := self._dossier.signature(who)) is not None}
        try:
            # Signatures first: a program that ends in between must not leave them under other words.
            self.unsign(at)
            self._dossier.write_visit(visit, at)
        except Exception:
            for who, png in signed.items():
                if self._dossier.signature(who) is None:
                    self._dossier.set_signature(who, png, at)
            raise

    def unsign(self, at: datetime) -> None:
        """Take both signatures away, because what they stand under has changed."""
        for who in get_args(Signer):
            if self._dossier.signature(who) is not None:
                self._dossier.set_signature(who, None, at)

    def set_aside(self, finding: StoredFinding, at: datetime) -> None:
        """Commit that a proposal of a rule is set aside, so that it does not come back."""
        self.add_finding(replace(finding, is_dropped=True), at)


def _with_id(kept: Iterable[Kept], wanted: str) -> Kept:
    found = next((each for each in kept if each.id == wanted), None)
    if found is None:
        raise KeyError(wanted)
    return found
