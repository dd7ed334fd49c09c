"""One open dossier: the thin door to what stands in its file."""

from datetime import date, datetime

from zelfscan.store import elements, findings, incidents, photographs, prices, responses, scans, sheets
from zelfscan.store import visit as visits
from zelfscan.store.database import EncryptedFile
from zelfscan.store.elements import StoredElement
from zelfscan.store.findings import StoredFinding
from zelfscan.store.incidents import StoredIncident
from zelfscan.store.photographs import StoredPhoto
from zelfscan.store.responses import StoredResponse
from zelfscan.store.scans import Choice, ChoiceState, ScanEntry, StoredScan
from zelfscan.store.sheets import StoredSheet
from zelfscan.store.visit import Signer, StoredVisit


class Dossier:
    """The file on one home or person, open for reading and adding.

    Every method that writes has committed when it returns. A dossier may be opened on one thread and used
    on another, but calls are never concurrent. The moments that are passed in carry a time zone.
    """

    def __init__(self, file: EncryptedFile) -> None:
        """Take over an open file; closing the dossier closes it."""
        self._file = file
        self.id = file.path.stem

    def responses(self, until: datetime | None = None) -> tuple[StoredResponse, ...]:
        """Give the latest response per item and element, now or as they stood at a moment."""
        return responses.latest_responses(self._file, until)

    def moments(self) -> tuple[str, ...]:
        """Give every moment at which something was answered or chosen, oldest first."""
        return responses.response_moments(self._file)

    def answer(self, item: str, value: str | None, at: datetime, element: str = "") -> None:
        """Add a response; None withdraws the one before. The same value on the same day adds nothing."""
        responses.append_response(self._file, item, element, value, at)

    def history(self, item: str) -> tuple[StoredResponse, ...]:
        """Give all that was ever answered to an item, oldest first."""
        return responses.response_history(self._file, item)

    def note(self, item: str, text: str, at: datetime, element: str = "") -> None:
        """Write a note at an item; an empty text takes it away."""
        responses.append_note(self._file, item, element, text, at)

    def notes(self) -> dict[tuple[str, str], str]:
        """Give the notes as they stand now, by item and element."""
        return responses.latest_notes(self._file)

    def flag(self, item: str, on: bool, at: datetime) -> None:
        """Mark an item to come back to, or clear the mark."""
        responses.append_flag(self._file, item, on, at)

    def flags(self) -> frozenset[str]:
        """Give the items that are marked to come back to."""
        return responses.flagged_items(self._file)

    def begin_scan(
        self, pack_id: str, version: str, digest: str, route: str, pack_json: str, at: datetime
    ) -> str:
        """Begin a scan and keep the whole pack with it; give the id of the scan."""
        return scans.begin_scan(
            self._file,
            pack_id=pack_id,
            version=version,
            digest=digest,
            route=route,
            pack_json=pack_json,
            at=at,
        )

    def scans(self) -> tuple[ScanEntry, ...]:
        """Give all scans, oldest first."""
        return scans.list_scans(self._file)

    def scan(self, scan_id: str) -> StoredScan:
        """Give one scan with its pack; an unknown id is a ``KeyError``."""
        return scans.read_scan(self._file, scan_id)

    def latest_scan(self, pack_id: str) -> ScanEntry | None:
        """Give the scan of a pack that was begun last, if there is one."""
        return scans.latest_scan(self._file, pack_id)

    def set_place(self, scan_id: str, item: str) -> None:
        """Remember at which item somebody is."""
        scans.set_place(self._file, scan_id, item)

    def place(self, scan_id: str) -> str | None:
        """Give the item at which somebody was, to go on from there."""
        return scans.read_place(self._file, scan_id)

    def choose(self, measure: str, state: ChoiceState, at: datetime, detail: str = "") -> None:
        """Choose what happens with a measure."""
        scans.append_choice(self._file, measure, state, detail, at)

    def choices(self, until: datetime | None = None) -> dict[str, Choice]:
        """Give what was last chosen per measure, now or as it stood at a moment."""
        return scans.latest_choices(self._file, until)

    def add_incident(self, happened: date, kind: str, text: str, at: datetime) -> str:
        """Add an incident to the private log, and give its id."""
        return incidents.add_incident(self._file, happened, kind, text, at)

    def change_incident(self, name: str, happened: date, kind: str, text: str, at: datetime) -> None:
        """Write an incident anew; nothing of what stood there is kept."""
        incidents.change_incident(self._file, name, happened, kind, text, at)

    def remove_incident(self, name: str) -> None:
        """Take an incident out of the log."""
        incidents.remove_incident(self._file, name)

    def incidents(self) -> tuple[StoredIncident, ...]:
        """Give all incidents, the latest first."""
        return incidents.all_incidents(self._file)

    def set_price(self, measure: str, cents: int | None, at: datetime) -> None:
        """Keep what a measure costs, in whole cents; none takes the price away."""
        prices.set_price(self._file, measure, cents, at)

    def prices(self) -> dict[str, int]:
        """Give the prices by measure."""
        return prices.all_prices(self._file)

    def elements(self) -> tuple[StoredElement, ...]:
        """Give every door and window that was recorded, in that order."""
        return elements.all_elements(self._file)

    def add_element(self, element: StoredElement, at: datetime) -> StoredElement:
        """Keep a new door or window, and return it with its id."""
        return elements.add_element(self._file, element, at)

    def change_element(self, element: StoredElement, at: datetime) -> None:
        """Write what a door or window is anew."""
        elements.change_element(self._file, element, at)

    def remove_element(self, element_id: str) -> None:
        """Take a door or window off the list; its photographs and findings become those of the home."""
        subject = f"element:{element_id}"
        with self._file.transaction():
            elements.remove_element(self._file, element_id)
            photographs.release_photos(self._file, subject)
            findings.release_findings(self._file, subject)

    def photos(self) -> tuple[StoredPhoto, ...]:
        """Give every photograph without its bytes, in the order in which they were added."""
        return photographs.all_photos(self._file)

    def picture(self, photo_id: str) -> bytes:
        """Give the picture of a photograph."""
        return photographs.picture(self._file, photo_id)

    def thumbnail(self, photo_id: str) -> bytes:
        """Give the small picture of a photograph."""
        return photographs.thumbnail(self._file, photo_id)

    def add_photo(self, photo: StoredPhoto, picture: bytes, thumbnail: bytes, at: datetime) -> StoredPhoto:
        """Keep a new photograph, and return it with its id."""
        return photographs.add_photo(self._file, photo, picture, thumbnail, at)

    def change_photo(self, photo: StoredPhoto, at: datetime) -> None:
        """Write the subject, the caption and the marks of a photograph anew."""
        photographs.change_photo(self._file, photo, at)

    def replace_picture(
        self, photo_id: str, picture: bytes, thumbnail: bytes, width: int, height: int, at: datetime
    ) -> None:
        """Put another picture in the place of the one before, of which nothing stays in the file."""
        photographs.replace_picture(self._file, photo_id, picture, thumbnail, width, height, at)

    def remove_photo(self, photo_id: str) -> None:
        """Take a photograph out of the dossier."""
        photographs.remove_photo(self._file, photo_id)

    def findings(self) -> tuple[StoredFinding, ...]:
        """Give every finding, also those set aside, in the order in which they were added."""
        return findings.all_findings(self._file)

    def add_finding(self, finding: StoredFinding, at: datetime) -> StoredFinding:
        """Keep a new finding, and return it with its id."""
        return findings.add_finding(self._file, finding, at)

    def change_finding(self, finding: StoredFinding, at: datetime) -> None:
        """Write a finding anew; its origin stays."""
        findings.change_finding(self._file, finding, at)

    def remove_finding(self, finding_id: str) -> None:
        """Take a finding out of the dossier; its photographs become those of the home."""
        findings.remove_finding(self._file, finding_id)

    def sheets(self) -> tuple[StoredSheet, ...]:
        """Give every plan of a floor without its picture, in the order in which they were added."""
        return sheets.all_sheets(self._file)

    def sheet_picture(self, sheet_id: str) -> bytes | None:
        """Give the picture under a plan, if there is one."""
        return sheets.sheet_picture(self._file, sheet_id)

    def add_sheet(self, sheet: StoredSheet, at: datetime, picture: bytes | None = None) -> StoredSheet:
        """Keep a new plan of a floor, and return it with its id."""
        return sheets.add_sheet(self._file, sheet, at, picture)

    def change_sheet(self, sheet: StoredSheet, at: datetime) -> None:
        """Write the name and the drawing of a plan anew."""
        sheets.change_sheet(self._file, sheet, at)

    def set_sheet_picture(self, sheet_id: str, picture: bytes | None, at: datetime) -> None:
        """Put a picture under a plan in place of the one before; none takes it away."""
        sheets.set_sheet_picture(self._file, sheet_id, picture, at)

    def remove_sheet(self, sheet_id: str) -> None:
        """Take a plan of a floor out of the dossier."""
        sheets.remove_sheet(self._file, sheet_id)

    def visit(self) -> StoredVisit:
        """Give what was written down about the visit."""
        return visits.read_visit(self._file)

    def write_visit(self, visit: StoredVisit, at: datetime) -> None:
        """Write down the visit in place of what stood there."""
        visits.write_visit(self._file, visit, at)

    def signature(self, who: Signer) -> bytes | None:
        """Give the signature of the resident or the adviser, as PNG, if they have signed."""
        return visits.signature(self._file, who)

    def set_signature(self, who: Signer, png: bytes | None, at: datetime) -> None:
        """Keep a signature in place of the one before; none takes it away."""
        visits.set_signature(self._file, who, png, at)

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._file.close()
