"""Makes all that is handed out for Windows, on Linux: the folder, four packages from it, and their bill."""

from pathlib import Path

from release import authenticode, bill, components, msi, portable_zip, setup_exe, windows_folder
from release.components import Component
from release.folder import BuildError, Built, settle
from release.manifest import ROOT, Manifest
from release.wine import STUBS

OUT = ROOT / "dist" / "release"


def make(manifest: Manifest, out: Path = OUT) -> list[Path]:
    """Make everything for Windows and return the files, the bill of materials last.

    Raises:
        BuildError: Something cannot be had, is not genuine, or stops.
        BillError: A file in the folder belongs to nobody, or comes without a licence.
    """
    built = windows_folder.make(manifest)
    refuse_stubs(built.folder)
    windows_folder.try_out(built)
    found = owners(built, manifest)
    bill.write_texts(built.folder, found)
    authenticode.sign_folder(built.folder)
    settle(built.folder, manifest)
    text = bill.bill(built.folder, found, manifest, "Windows")
    print(f"bill of materials: {bill.check(text, built.folder)} files, {len(found)} components", flush=True)
    listed = out / manifest.bill_name("windows")
    out.mkdir(parents=True, exist_ok=True)
    listed.write_text(text, encoding="utf-8", newline="\n")
    return [*make_each(built.folder, out, manifest), listed]


def make_each(folder: Path, out: Path, manifest: Manifest) -> list[Path]:
    """Make the four packages from a folder; sign those that can carry a signature, where there is a key."""
    out.mkdir(parents=True, exist_ok=True)
    made = [
        msi.make(folder, out, manifest, msi.MACHINE),
        msi.make(folder, out, manifest, msi.PERSON),
        setup_exe.make(folder, out, manifest),
    ]
    for package in made:
        authenticode.sign(package)
    return [*made, portable_zip.make(folder, out, manifest)]


def owners(built: Built, manifest: Manifest) -> list[Component]:
    """Return whose everything in the folder is, in the order of their names."""
    python = windows_folder.python(manifest)
    who = components.Owners(manifest, windows_folder.libraries(), python, lambda path: None)
    who.assign(built.parts, built.folder)
    return sorted(who.found.values(), key=lambda each: each.name.lower())


def refuse_stubs(folder: Path) -> None:
    """Refuse a folder with one of the libraries that are made for Wine alone. Raises ``BuildError``."""
    stubs = {f"{source.stem}.dll" for source in STUBS.glob("*.c")}
    found = sorted(path.name for path in folder.rglob("*") if path.name.lower() in stubs)
    if found:
        raise BuildError(f"made for Wine, and never to be handed out: {', '.join(found)}")
