"""How each package for Windows is installed, repaired and removed without anybody being asked anything."""

import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from release.manifest import Manifest
from release.msi import MACHINE, PERSON, product_code
from release.wine import Ran, Wine

ELSEWHERE = "C:\\Elders"
REFUSED = frozenset(code % 256 for code in (1603, 1638))
"""How Windows Installer ends that refuses; Linux hears of a code only the rest of dividing it by 256."""
REFUSED_BY_SETUP = frozenset({2})


@dataclass(frozen=True)
class Release:
    """A version with the folder that was built, and its packages here and as Windows finds them."""

    manifest: Manifest
    built: Path
    packages: Path
    drive: str

    def file(self, known: str) -> str:
        """Return a package as Windows finds it."""
        return self.drive + self.manifest.file_name(known)


@dataclass(frozen=True)
class Kind:
    """One package: what it is, how it is told apart, and where it comes."""

    id: str
    words: str
    orders: str
    own: tuple[str, ...] = ()
    """What the installer itself adds to the folder."""
    uses_temporary: bool = False
    left: str = r"^$"
    """What stays for a while, as a pattern; docs/windows.md says why."""
    knows_versions: bool = True
    knows_use: bool = False
    elsewhere: tuple[str, ...] = ()
    """The words with which it comes in ``ELSEWHERE`` and puts an icon on the desktop."""

    def place(self, wine: Wine) -> Path:
        """Return the folder in which the program stands, once it is installed."""
        person = person_folder(wine)
        return {
            MACHINE.id: wine.c / "Program Files" / "Zelfscan",
            PERSON.id: person / "AppData" / "Local" / "Programs" / "Zelfscan",
            "setup": person / "AppData" / "Local" / "Programs" / "Zelfscan",
            "zip": person / "Documents" / "Zelfscan",
        }[self.id]

    def install(
        self, wine: Wine, release: Release, is_waited_for: bool = True, words: tuple[str, ...] = ()
    ) -> Ran:
        """Install, or install again, or put this version in the place of another."""
        if self.id == "zip":
            return _unpack(release.packages / release.manifest.file_name(self.id), self.place(wine))
        if self.id == "setup":
            ran = wine.run([release.file(self.id), "/S", *words])
        else:
            ran = wine.run(["msiexec", "/i", release.file(self.id), "/qn", *words])
        if is_waited_for:
            wine.settle()
        return ran

    def repair(self, wine: Wine, release: Release) -> Ran:
        """Put back what was lost or changed."""
        if self.id in ("zip", "setup"):
            return self.install(wine, release)
        # What /fa stands for; the letter itself is more than Wine knows.
        ran = wine.run(["msiexec", "/i", release.file(self.id), "REINSTALL=ALL", "REINSTALLMODE=amus", "/qn"])
        wine.settle()
        return ran

    def remove(self, wine: Wine, release: Release, place: Path | None = None) -> Ran:
        """Take the program away, by what Windows itself would start for that."""
        place = place or self.place(wine)
        if self.id == "zip":
            shutil.rmtree(place)
            return Ran(0, "")
        if self.id == "setup":
            ran = wine.run([in_windows(place / "uninstall.exe", wine), "/S"])
        else:
            ran = wine.run(["msiexec", "/x", self._code(release), "/qn"])
        wine.settle()
        return ran

    def _code(self, release: Release) -> str:
        return f"{{{product_code(release.manifest, MACHINE if self.id == MACHINE.id else PERSON)}}}"

    @property
    def refused(self) -> frozenset[int]:
        """Return how it ends when it refuses to do what it was asked."""
        return REFUSED_BY_SETUP if self.id == "setup" else REFUSED


_MSI_ORDERS = (
    "msiexec /i FILE /qn; msiexec /i FILE REINSTALL=ALL REINSTALLMODE=amus /qn; msiexec /x {ProductCode} /qn"
)
_MSI_WORDS = (f"INSTALLDIR={ELSEWHERE}", "DESKTOP=1")
KINDS = (
    Kind(MACHINE.id, "MSI for the whole computer", _MSI_ORDERS, elsewhere=_MSI_WORDS),
    Kind(
        PERSON.id,
        "MSI for one person",
        _MSI_ORDERS,
        left=r"^\+ %USERPROFILE%\\AppData\\Local\\Programs$",  # Wine lets folders go before the files in them
        elsewhere=_MSI_WORDS,
    ),
    Kind(
        "setup",
        "installer for one person",
        "FILE /S; uninstall.exe /S",
        own=("uninstall.exe",),
        uses_temporary=True,
        left=r"\\~nsu\w*\.tmp(\\Un\w*\.exe)?$|Session\ Manager\ :\ PendingFileRenameOperations$",
        knows_use=True,
        elsewhere=("/DESKTOP", f"/D={ELSEWHERE}"),
    ),
    Kind("zip", "portable folder", "unpacked; the folder deleted", knows_versions=False),
)


def person_folder(wine: Wine) -> Path:
    """Return the folder of the person who tries it."""
    return next(path for path in sorted((wine.c / "users").iterdir()) if path.name != "Public")


def in_windows(path: Path, wine: Wine) -> str:
    """Return the name by which Windows knows a file of its own."""
    return "C:\\" + str(PureWindowsPath(path.relative_to(wine.c)))


def _unpack(package: Path, place: Path) -> Ran:
    """Unpack as the Explorer does: what is there already is written over, and what is read-only stays so."""
    shutil.rmtree(place, ignore_errors=True)
    with zipfile.ZipFile(package) as archive:
        for entry in archive.infolist():
            target = place.joinpath(*Path(entry.filename).parts[1:])
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(entry))
            target.chmod(entry.external_attr >> 16 & 0o777)
    return Ran(0, "")
