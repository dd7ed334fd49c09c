"""What the program keeps on this computer: every file, what is in it, and removing it."""

from dataclasses import dataclass
from pathlib import Path

from zelfscan.errors.base import ZelfscanError
from zelfscan.i18n import later, say, say_count
from zelfscan.paths import is_nowhere
from zelfscan.presenters.open_scan import Clock
from zelfscan.presenters.proof_views import KeptFileView, KeptGroupView, KeptView, Tone
from zelfscan.presenters.start_desk import LIMIT
from zelfscan.store.kept_files import MOST, KeptFile, Kind, Sight, kept_files, remove_kept
from zelfscan.store.key_file import read_key_file
from zelfscan.wording.days import day
from zelfscan.wording.numbers import file_size

_HOLDS: dict[Kind, str] = {
    "key": later("Hoe uw wachtzin de kluis opent. De wachtzin zelf staat er niet in."),
    "index": later("De lijst van uw dossiers en hun sleutels."),
    "dossier": later("Uw antwoorden, opmerkingen, foto’s en keuzes. De naam van het bestand is toeval."),
    "before": later("Een kopie van vlak voor een nieuwe versie van het programma."),
    "copy": later("Een automatische kopie van de hele kluis."),
    "leftover": later("Een bestand dat nog niet af is, of een rest daarvan."),
    "attempts": later("Hoe vaak een verkeerde wachtzin is getypt, en wanneer het laatst. Meer niet."),
    "in-use": later("Een leeg teken dat dit programma de kluis open heeft."),
    "settings": later("Hoe u het venster wilt: taal, tekst, kleuren en toetsen. Niets over u."),
    "log": later("Fouten van het programma zelf: soort en regelnummer. Nooit een antwoord."),
    "content": later("Een map met nieuwere vragenlijsten, die getekend zijn. Niets over u."),
    "other": later("Dit bestand is niet van dit programma, of het is niet te herkennen."),
}
_ENCRYPTED: dict[Sight, str] = {
    "encrypted": later("Versleuteld"),
    "noise": later("Lijkt versleuteld: alleen ruis"),
    "readable": later("Leesbaar, niet versleuteld"),
    "empty": later("Leeg"),
    "unclear": later("Niet vast te stellen"),
    "unread": later("Niet te lezen"),
    "link": later("Een verwijzing naar elders"),
}
_NOT_ENCRYPTED = later("Niet versleuteld. Dat hoort niet.")
_SEALED = later("Leesbaar, maar de sleutel erin is verzegeld")
_STAYS: dict[str, str] = {
    "by-wiping": later("Gaat weg met Alles wissen, op de bladzijde Uw kluis."),
    "by-deleting": later("Gaat weg als u het dossier wist, of met Alles wissen op de bladzijde Uw kluis."),
    "by-itself": later("Ruimt het programma zelf op, bij het openen of sluiten van de kluis."),
}
_LOSS: dict[Kind, str] = {
    "copy": later("U kunt de kluis dan niet meer terugzetten naar die dag."),
    "leftover": later("Er gaat niets verloren dat al bewaard was."),
    "settings": later("Bij de volgende start is alles weer gewoon: taal, tekst en kleuren."),
    "log": later("Na een fout is dan niet meer na te kijken wat er misging."),
    "content": later("Vanaf de volgende start gelden dan weer de meegeleverde vragenlijsten."),
    "other": later("Het programma kent dit bestand niet. Kijk eerst zelf wat erin staat."),
}
_LOSS_OF_OTHER: dict[Kind, str] = {
    "key": later("Zonder dit bestand en de tweede versie ervan gaat die kluis nooit meer open."),
    "index": later("Zonder dit bestand gaat die kluis nooit meer open."),
    "dossier": later("Het dossier dat erin staat is dan voorgoed weg uit die kluis."),
    "before": later("De kluis zelf blijft. Alleen deze oudere kopie is weg."),
    "in-use": later("Het programma kan dan in twee vensters tegelijk in die kluis werken. Doe dit niet."),
    "attempts": later("De teller begint dan weer bij nul."),
}
_INTRO = later("Alles wat het programma bewaart, staat in één map. Hieronder staat elk bestand in die map.")
_CHECKS = (
    later("Zet uw netwerk uit. Het programma werkt dan precies hetzelfde."),
    later("Open een bestand uit de kluis met Kladblok. U ziet alleen ruis."),
    later("Zoek in de map naar een antwoord van u. U vindt het niet."),
)
_ELSEWHERE = (
    later("Rapporten, overdrachten en bewijzen die u zelf ergens hebt bewaard."),
    later("Reservekopieën op een USB-stick of een andere schijf."),
    later("Wat een printer, een mailprogramma of een back-up van de computer zelf heeft bewaard."),
)


@dataclass(frozen=True)
class ProofDesk:
    """Looks at the folder of the program each time it is asked."""

    vault: Path
    settings: Path
    log: Path
    clock: Clock

    @property
    def root(self) -> Path:
        """Return the folder in which everything of the program stands."""
        return self.log.parent

    def view(self, keeps: bool, is_open: bool, open_vault: Path | None = None) -> KeptView:
        """Return every file there is.

        ``keeps`` tells whether the scan that ``is_open`` is written down, ``open_vault`` in which vault
        somebody is at work.
        """
        files = self._files(open_vault)
        groups = [self._group(files, vault, open_vault) for vault in _vaults(files, open_vault)]
        groups.append(self._strangers(files, open_vault))
        return KeptView(
            intro="" if is_nowhere(self._root(open_vault)) else say(_INTRO),
            folder=self._folder(open_vault),
            sums=_sums(files),
            groups=tuple(group for group in groups if group.files),
            keeping=_keeping(keeps, is_open),
            elsewhere=tuple(say(each) for each in _ELSEWHERE),
            checks=tuple(say(check) for check in _CHECKS),
            limit=say(LIMIT),
        )

    def remove(self, path: Path, open_vault: Path | None = None) -> None:
        """Remove a file for which there is a button. Raises ``CannotWrite``; another file is a bug."""
        found = next((each for each in self._files(open_vault) if each.path == path), None)
        if found is None:
            return
        if _stays(found, open_vault):
            raise ValueError("this file does not go by itself")
        remove_kept(self._root(open_vault), path)

    def _root(self, open_vault: Path | None) -> Path:
        """Return where to look: where nothing was to be kept, at the vault in the place chosen since."""
        return open_vault.parent if open_vault is not None and is_nowhere(self.root) else self.root

    def _files(self, open_vault: Path | None) -> tuple[KeptFile, ...]:
        # The rest of a folder that somebody chose is not of the program.
        return kept_files(self._root(open_vault), open_vault if is_nowhere(self.root) else None)

    def _folder(self, open_vault: Path | None) -> str:
        if not is_nowhere(self.root):
            return str(self.root)
        return str(open_vault) if open_vault is not None else say("Er wordt niets bewaard.")

    def _group(
        self, files: tuple[KeptFile, ...], vault: Path | None, open_vault: Path | None
    ) -> KeptGroupView:
        known = [each for each in files if each.vault == vault and not _is_strange(each)]
        here = tuple(self._file(each, open_vault) for each in known)
        if vault is None:
            return KeptGroupView(
                say("Van het programma zelf"), say("Deze bestanden zeggen niets over u."), here
            )
        if vault == open_vault:
            return KeptGroupView(say("Uw kluis, nu open"), "", here)
        label = _label(vault)
        title = say("Andere kluis: {name}", name=label) if label else say("Andere kluis")
        text = say("Misschien is deze kluis van iemand anders. Wis er alleen iets uit als u dat zeker weet.")
        return KeptGroupView(title, text, here)

    def _strangers(self, files: tuple[KeptFile, ...], open_vault: Path | None) -> KeptGroupView:
        here = tuple(self._file(each, open_vault) for each in files if _is_strange(each))
        text = say("Deze bestanden kent het programma niet. Alles wissen haalt ze niet weg.")
        return KeptGroupView(say("Niet van dit programma"), text, here)

    def _file(self, file: KeptFile, open_vault: Path | None) -> KeptFileView:
        changed = day(file.changed.astimezone(self.clock().tzinfo).date())
        encrypted, tone = _encrypted(file)
        stays = _stays(file, open_vault)
        name = file.path.relative_to(self._root(open_vault)).as_posix()
        return KeptFileView(
            path=file.path,
            name=name,
            holds=say(_HOLDS[file.kind]),
            state=say("{size}, gewijzigd op {day}", size=file_size(file.size), day=changed),
            encrypted=encrypted,
            tone=tone,
            stays=say(_STAYS[stays]) if stays else "",
            question="" if stays else say("{file} verwijderen?", file=name),
            loss="" if stays else _loss(file, is_other=file.vault not in (None, open_vault)),
        )


def _vaults(files: tuple[KeptFile, ...], open_vault: Path | None) -> list[Path | None]:
    """Return the groups in the order in which they are shown: the open vault, the program, other vaults."""
    others = sorted({each.vault for each in files if each.vault not in (None, open_vault)}, key=str)
    return [*([open_vault] if open_vault is not None else []), None, *others]


def _is_strange(file: KeptFile) -> bool:
    """Tell whether nobody knows a file, and it stands outside every vault."""
    return file.kind == "other" and file.vault is None


def _label(vault: Path) -> str:
    try:
        return read_key_file(vault).label
    except ZelfscanError:
        return ""


def _encrypted(file: KeptFile) -> tuple[str, Tone]:
    if file.kind == "key" and file.sight == "readable":
        return say(_SEALED), "low"
    if file.should_be_encrypted and file.sight not in ("encrypted", "unread"):
        return say(_NOT_ENCRYPTED) if file.sight == "readable" else say(_ENCRYPTED[file.sight]), "high"
    tones: dict[Sight, Tone] = {"encrypted": "low", "noise": "low", "unclear": "unknown", "unread": "unknown"}
    return say(_ENCRYPTED[file.sight]), tones.get(file.sight, "muted")


def _stays(file: KeptFile, open_vault: Path | None) -> str:
    """Return how a file of the open vault goes; empty for what can be removed by itself."""
    if file.vault is None or file.vault != open_vault or file.kind in ("copy", "other"):
        return ""
    if file.kind in ("leftover", "in-use"):
        return "by-itself"
    return "by-deleting" if file.kind in ("dossier", "before") else "by-wiping"


def _loss(file: KeptFile, is_other: bool) -> str:
    if is_other and file.kind in _LOSS_OF_OTHER:
        return say(_LOSS_OF_OTHER[file.kind])
    return say(_LOSS[file.kind]) if file.kind in _LOSS else say(_LOSS["other"])


def _sums(files: tuple[KeptFile, ...]) -> str:
    size = file_size(sum(each.size for each in files))
    if len(files) >= MOST:
        return say("Meer dan {count} bestanden. Alleen de eerste staan hieronder.", count=MOST)
    return say_count("{count} bestand, {size}", "{count} bestanden, samen {size}", len(files), size=size)


def _keeping(keeps: bool, is_open: bool) -> str:
    if not is_open:
        return say("Er is nu geen scan open.")
    if keeps:
        return say("De open scan wordt na elk antwoord bewaard in de kluis.")
    return say("De open scan staat alleen in het geheugen. Na het sluiten is hij weg.")
