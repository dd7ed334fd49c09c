"""What stands where on this computer: the real files, and what is in each."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zelfscan.i18n import later, say
from zelfscan.presenters.open_scan import Clock
from zelfscan.presenters.start_desk import LIMIT
from zelfscan.presenters.views import FileView, ProofView
from zelfscan.store.key_file import COPIES
from zelfscan.store.vault import DOSSIER_FOLDER, DOSSIER_SUFFIX, INDEX_FILE
from zelfscan.wording.days import day
from zelfscan.wording.numbers import file_size

_KEY = later("Hoe uw wachtzin de kluis opent. De wachtzin zelf staat er niet in.")
_INDEX = later("De lijst van uw dossiers en hun sleutels, versleuteld met uw wachtzin.")
_DOSSIER = later("Uw antwoorden, opmerkingen en keuzes, versleuteld. De naam van het bestand is toeval.")
_LOG = later("Fouten van het programma zelf: soort en regelnummer. Nooit een antwoord.")
_SETTINGS = later("Hoe u het venster wilt: taal, tekst, kleuren en toetsen. Niets over u.")
_CHECKS = (
    later("Zet uw netwerk uit. Het programma werkt dan precies hetzelfde."),
    later("Open een bestand uit de kluis met Kladblok. U ziet alleen ruis."),
    later("Zoek in de map naar een antwoord van u. U vindt het niet."),
)


@dataclass(frozen=True)
class ProofDesk:
    """Looks at the folder of the program each time it is asked."""

    vault: Path
    settings: Path
    log: Path
    clock: Clock

    def view(self, keeps: bool, is_open: bool) -> ProofView:
        """Return every file with what it holds; ``keeps`` tells whether the open scan is written down."""
        dossiers = sorted((self.vault / DOSSIER_FOLDER).glob(f"*{DOSSIER_SUFFIX}"))
        rows = [self._file(self.vault / name, say(_KEY)) for name in COPIES]
        rows.append(self._file(self.vault / INDEX_FILE, say(_INDEX)))
        rows += [self._file(path, say(_DOSSIER)) for path in dossiers]
        if not dossiers:
            rows.append(FileView(str(self.vault / DOSSIER_FOLDER), say(_DOSSIER), say("Bestaat nog niet")))
        checks = tuple(say(check) for check in _CHECKS)
        rows += [self._file(self.settings, say(_SETTINGS)), self._file(self.log, say(_LOG))]
        return ProofView(tuple(rows), _keeping(keeps, is_open), checks, say(LIMIT))

    def _file(self, path: Path, holds: str) -> FileView:
        try:
            found = path.stat()
        except OSError:
            return FileView(str(path), holds, say("Bestaat nog niet"))
        changed = datetime.fromtimestamp(found.st_mtime, self.clock().tzinfo).date()
        state = say("{size}, gewijzigd op {day}", size=file_size(found.st_size), day=day(changed))
        return FileView(str(path), holds, state)


def _keeping(keeps: bool, is_open: bool) -> str:
    if not is_open:
        return say("Er is nu geen scan open.")
    if keeps:
        return say("De open scan wordt na elk antwoord bewaard in de kluis.")
    return say("De open scan staat alleen in het geheugen. Na het sluiten is hij weg.")
