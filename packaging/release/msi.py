"""Makes the two MSI packages, per machine and per person, from one description; wixl writes them.

Nothing in them runs: no custom action starts a program, no service, no temporary folder. What is random or of
this moment in what wixl writes is replaced, so that the same folder gives the same bytes.
"""

import hashlib
import shutil
import subprocess
import tempfile
import uuid
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.sax.saxutils import escape, quoteattr

from release import msi_tables
from release.folder import BuildError
from release.manifest import ROOT, Manifest

ICON = ROOT / "packaging" / "zelfscan.ico"
FILES = "files"
DESKTOP = "Desktop"
_NOT_BY_ITSELF = 1000
TITLE = "Zelfscan"
NEWER = "Er staat al een nieuwere versie op deze computer. Verwijder die eerst, als u deze wilt."
TOO_OLD = "Dit programma heeft Windows 10 (versie 1903) of nieuwer nodig."
_READ_ONLY = "1"
_SET_PROPERTY = "51"
_IN_64_BITS = "18"
_SEQUENCE = {"AsBefore": "60", "RemoveExistingProducts": "1501"}
"""What was there goes first, and inside the transaction: when the rest fails, it comes back."""
_OURS = uuid.UUID("5f0c3c5e-4b58-4a3e-9a3b-6f1a6a0f2b5d")
"""All that the packages number follows from this and from what is numbered. Never change it."""


@dataclass(frozen=True)
class Scope:
    """For whom it is installed, and what follows from that."""

    id: str
    wix: str
    root: str
    folder: str
    source: str
    inside: tuple[str, ...] = ()


MACHINE = Scope("msi-machine", "perMachine", "HKLM", "ProgramFiles64Folder", "2")
PERSON = Scope("msi-user", "perUser", "HKCU", "LocalAppDataFolder", "10", ("Programs",))
"""10 says beside 2, compressed, that no more rights are asked for than the person has."""


def make(folder: Path, out: Path, manifest: Manifest, scope: Scope = MACHINE) -> Path:
    """Write one package and return where it stands.

    Raises:
        BuildError: One of the tools stops.
    """
    wanted = out / manifest.file_name(scope.id)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "zelfscan.wxs").write_text(description(folder, manifest, scope), encoding="utf-8")
        (work / FILES).symlink_to(folder.resolve())
        shutil.copy(ICON, work)
        _call(["wixl", "--arch", "x64", "--output", str(wanted.resolve()), "zelfscan.wxs"], work)
    msi_tables.finish(wanted, _changes(folder, scope), _added(scope), _summary(folder, manifest, scope))
    return wanted


def number(*what: str) -> str:
    """Return the number of something: the same for the same thing, and for nothing else."""
    return str(uuid.uuid5(_OURS, "/".join(what))).upper()


def product_code(manifest: Manifest, scope: Scope) -> str:
    """Return what Windows and a management system know this version by."""
    return number("product", scope.id, manifest.version)


def upgrade_code(manifest: Manifest, scope: Scope) -> str:
    """Return what all versions have in common."""
    windows = manifest.windows
    code = windows.upgrade_code_machine if scope is MACHINE else windows.upgrade_code_user
    return str(code).upper()


def description(folder: Path, manifest: Manifest, scope: Scope) -> str:
    """Return the whole package as wixl reads it: every file of the folder once, in order."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    references = "\n".join(
        f"      <ComponentRef Id={quoteattr(_id('C', each))}/>" for each in ("shortcut", *files)
    )
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="{product_code(manifest, scope)}" UpgradeCode="{upgrade_code(manifest, scope)}"
    Name={quoteattr(TITLE)} Version="{manifest.version}" Manufacturer={quoteattr(manifest.publisher)}
    Language="1043" Codepage="1252">
    <Package InstallerVersion="500" Compressed="yes" InstallScope="{scope.wix}"
      Languages="1043" Description={quoteattr(TITLE)} Comments={quoteattr(manifest.summary.nl)}
      Manufacturer={quoteattr(manifest.publisher)}/>
    <Media Id="1" Cabinet="zelfscan.cab" EmbedCab="yes"/>
    <MajorUpgrade DowngradeErrorMessage={quoteattr(NEWER)}/>
    <Icon Id="zelfscan.ico" SourceFile="{ICON.name}"/>
    <Property Id="ARPPRODUCTICON" Value="zelfscan.ico"/>
    <Property Id="ARPCOMMENTS" Value={quoteattr(manifest.summary.nl)}/>
    <Property Id="ARPNOMODIFY" Value="1"/>
    <Property Id="WINDOWSNUMBER">
      <RegistrySearch Id="WindowsNumber" Root="HKLM" Type="raw"
        Key="SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion" Name="CurrentBuildNumber"/>
    </Property>
    <Property Id="INSTALLDIRBEFORE">
      <RegistrySearch Id="InstallDirBefore" Root="{scope.root}" Type="raw"
        Key="Software\\Zelfscan\\Installed" Name="InstallDir"/>
    </Property>
    <Condition Message={quoteattr(TOO_OLD)}>{escape(_new_enough(manifest))}</Condition>
    <Property Id="REINSTALLMODE" Value="amus"/>
    <CustomAction Id="AsBefore" Property="INSTALLDIR" Value="[INSTALLDIRBEFORE]"/>
    <InstallExecuteSequence>
      <Custom Action="AsBefore" After="AppSearch">NOT INSTALLDIR AND INSTALLDIRBEFORE</Custom>
    </InstallExecuteSequence>
    <Directory Id="TARGETDIR" Name="SourceDir">
{_place(_inside(files), scope)}
      <Directory Id="ProgramMenuFolder">
{_shortcut("shortcut", "ProgramMenuFolder", manifest, scope)}
      </Directory>
      <Directory Id="DesktopFolder">
{_shortcut("desktop", "DesktopFolder", manifest, scope)}
      </Directory>
    </Directory>
    <Feature Id="Zelfscan" Title={quoteattr(TITLE)} Level="1">
{references}
    </Feature>
    <Feature Id="{DESKTOP}" Title="Pictogram op het bureaublad" Level="{_NOT_BY_ITSELF}">
      <ComponentRef Id="{_id("C", "desktop")}"/>
    </Feature>
  </Product>
</Wix>
"""


def _new_enough(manifest: Manifest) -> str:
    return f"Installed OR WINDOWSNUMBER >= {manifest.windows.minimum_build}"


def _place(inside: str, scope: Scope) -> str:
    """Return the folder in which the program comes, with everything in it."""
    names = [*scope.inside, TITLE]
    opened = f'<Directory Id="{scope.folder}">'
    for name in names:
        known = "INSTALLDIR" if name == TITLE else _id("D", name)
        opened += f"<Directory Id={quoteattr(known)} Name={quoteattr(name)}>"
    return f"{opened}\n{inside}\n{'</Directory>' * (len(names) + 1)}"


def _inside(files: list[str]) -> str:
    """Return every file in its directory; each is a component of its own, as Windows wants it for repair."""
    lines: list[str] = []
    opened: tuple[str, ...] = ()
    for name in sorted(files, key=lambda each: (PurePosixPath(each).parts[:-1], each)):
        wanted = PurePosixPath(name).parts[:-1]
        common = 0
        while common < min(len(opened), len(wanted)) and opened[common] == wanted[common]:
            common += 1
        lines += ["</Directory>"] * (len(opened) - common)
        for depth in range(common, len(wanted)):
            known = _id("D", "/".join(wanted[: depth + 1]))
            lines.append(f"<Directory Id={quoteattr(known)} Name={quoteattr(wanted[depth])}>")
        opened = wanted
        guid, source = number("component", name), quoteattr(f"{FILES}/{name}")
        lines.append(
            f'<Component Id="{_id("C", name)}" Guid="{guid}" Win64="yes">'
            f'<File Id="{_id("F", name)}" Source={source} KeyPath="yes"/></Component>'
        )
    lines += ["</Directory>"] * len(opened)
    return "\n".join(lines)


def _shortcut(what: str, place: str, manifest: Manifest, scope: Scope) -> str:
    """Return the entry in the menu, or the one on the desktop, which comes only where it is asked for."""
    known = "" if what == "desktop" else _known(scope)
    return f"""\
<Component Id="{_id("C", what)}" Guid="{number("component", scope.id, what)}" Win64="yes">
<Shortcut Id="{_id("S", what)}" Directory="{place}" Name={quoteattr(TITLE)} Target="[INSTALLDIR]zelfscan.exe"
  Description={quoteattr(manifest.summary.nl)} WorkingDirectory="INSTALLDIR" Icon="zelfscan.ico"/>
<RegistryValue Root="{scope.root}" Key="Software\\Zelfscan\\Installed" Name="{what}" Type="integer" Value="1"
  KeyPath="yes"/>{known}
</Component>"""


def _known(scope: Scope) -> str:
    """Return where it was installed, so that an upgrade comes in the same place."""
    return (
        f'\n<RegistryValue Root="{scope.root}" Key="Software\\Zelfscan\\Installed" Name="InstallDir" '
        'Type="string" Value="[INSTALLDIR]"/>'
    )


def _changes(folder: Path, scope: Scope) -> dict[str, msi_tables.Change]:
    """Say what wixl has no words for."""
    names = {
        _id("F", path.relative_to(folder).as_posix()): path for path in folder.rglob("*") if path.is_file()
    }

    def file(row: msi_tables.Row) -> None:
        row["Attributes"] = _READ_ONLY
        row["Version"] = msi_tables.file_version(names[row["File"]].read_bytes())

    def search(row: msi_tables.Row) -> None:
        row["Type"] = _IN_64_BITS

    def action(row: msi_tables.Row) -> None:
        row["Type"] = _SET_PROPERTY

    def sequence(row: msi_tables.Row) -> None:
        row["Sequence"] = _SEQUENCE.get(row["Action"], row["Sequence"])

    return {
        "CustomAction": action,
        "File": file,
        "InstallExecuteSequence": sequence,
        "RegLocator": search,
    }


def _added(scope: Scope) -> dict[str, list[msi_tables.Row]]:
    """Ask for the icon by a property, and let the folders around the program go where they are empty."""
    asked: msi_tables.Row = {"Feature_": DESKTOP, "Level": "1", "Condition": "DESKTOP = 1"}
    on_removal = {"Component_": _id("C", "shortcut"), "FileName": "", "InstallMode": "2"}
    around = [
        {"FileKey": _id("R", each), "DirProperty": _id("D", each), **on_removal} for each in scope.inside
    ]
    return {"Condition": [asked], **({"RemoveFile": around} if around else {})}


def _summary(folder: Path, manifest: Manifest, scope: Scope) -> dict[int, str]:
    """Return what is told about the package itself; its number follows from all that is in it."""
    moment = msi_tables.moment(manifest.moment)
    content = hashlib.sha256(description(folder, manifest, scope).encode("utf-8"))
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        content.update(hashlib.sha256(path.read_bytes()).digest())
    return {
        msi_tables.TITLE: f"{TITLE} {manifest.version}",
        msi_tables.SUBJECT: manifest.summary.nl,
        msi_tables.AUTHOR: manifest.publisher,
        msi_tables.KEYWORDS: "Installer",
        msi_tables.COMMENTS: manifest.licence,
        msi_tables.TEMPLATE: "x64;1043",
        msi_tables.REVISION: f"{{{number('package', scope.id, manifest.version, content.hexdigest())}}}",
        msi_tables.CREATED: moment,
        msi_tables.SAVED: moment,
        msi_tables.SCHEMA: "500",
        msi_tables.SOURCE: scope.source,
        msi_tables.APPLICATION: "wixl",
        msi_tables.SECURITY: "2",
    }


def _id(kind: str, what: str) -> str:
    return f"{kind}{uuid.uuid5(_OURS, what).hex}"


def _call(command: list[str], work: Path | None = None) -> None:
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{command[0]} stopped with code {done.returncode}: {done.stderr}{done.stdout}")
