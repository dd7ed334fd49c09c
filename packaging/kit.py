"""Fill what the manifest says into the pages for an organisation, docs/beheer; started by ``dev.py kit``.

A page has a pair of markers, ``<!-- manifest: NAME -->`` and ``<!-- einde -->``. What stands between them is
made here, so that a file name, a version or a code in the installation guide is never another one than in the
packages. A test compares the pages with what this makes.
"""

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from release.manifest import ROOT, Manifest, load
from release.msi import MACHINE, PERSON, product_code, upgrade_code

FOLDER = ROOT / "docs" / "beheer"
END = "<!-- einde -->"
_BLOCK = re.compile(rf"(<!-- manifest: ([a-z]+) -->\n).*?({re.escape(END)})", re.DOTALL)

#: For whom each package is, and what it needs.
FOR_WHOM: Mapping[str, tuple[str, str]] = {
    "deb": ("Debian 12 en Ubuntu 22.04, of later", "beheerrechten"),
    "tar": ("andere Linux-systemen, met glibc {glibc} of later", "niets; uitpakken is genoeg"),
    "msi-machine": ("**een gemeente**: voor iedereen op de computer", "beheerrechten"),
    "msi-user": ("één gebruiker, zonder beheerrechten", "niets"),
    "setup": ("iemand thuis", "niets"),
    "zip": ("bekijken, of een USB-stick", "niets; uitpakken is genoeg"),
}
_WINDOWS_10 = {18362: "Windows 10, versie 1903"}


class KitError(Exception):
    """A page asks for something that is not made here; the text says which page and what."""


def filled(text: str, manifest: Manifest, name: str = "") -> str:
    """Return a page with each block made anew.

    Raises:
        KitError: A marker names a block that nobody makes, or has no end.
    """
    asked = text.count("<!-- manifest:")
    if asked != len(_BLOCK.findall(text)) or asked != text.count(END):
        raise KitError(f"{name}: a marker has no end, or an end no marker")

    def made(found: re.Match[str]) -> str:
        begin, block, end = found.groups()
        if block not in BLOCKS:
            raise KitError(f"{name}: nobody makes the block {block}")
        return f"{begin}{BLOCKS[block](manifest)}\n{end}"

    return _BLOCK.sub(made, text)


def archive_name(manifest: Manifest) -> str:
    """Return the name of the archive with all these pages, as it is handed out."""
    return f"{manifest.name}-{manifest.version}-beheer.zip"


def pages() -> Iterable[Path]:
    """Give every page for an organisation, in order of its name."""
    return sorted(FOLDER.glob("*.md"))


def _version(manifest: Manifest) -> str:
    return f"Deze map hoort bij {manifest.name} {manifest.version}."


def _folder(manifest: Manifest) -> str:
    return f"""\
Deze map hoort bij {manifest.name} {manifest.version}. Bij elke versie zit zij als `{archive_name(manifest)}`:
dezelfde bladzijden voor een browser of een tekstverwerker, met de sjablonen voor groepsbeleid."""


def _packages(manifest: Manifest) -> str:
    heads = ("bestand", "voor", "nodig", "hoogstens")
    rows = []
    for each in manifest.packages:
        whom, needs = FOR_WHOM[each.id]
        whom = whom.format(glibc=manifest.debian.glibc)
        rows.append((f"`{manifest.file_name(each.id)}`", whom, needs, f"{each.limit_mb} MB"))
    note = "MB is een miljoen bytes. De echte grootte en de controlesom staan bij de versie zelf."
    return f"{_table(heads, rows)}\n\n{note}"


def _windows(manifest: Manifest) -> str:
    windows = manifest.windows
    least = _WINDOWS_10.get(windows.minimum_build, "Windows")
    rows = [
        ("Uitgever", manifest.publisher),
        ("Versie", f"{manifest.version} (in de bestanden: {manifest.version}.0)"),
        ("Nodig", f"{least} (build {windows.minimum_build}) of later, of Windows 11; alleen x64"),
        ("Programmamap, per computer", "`C:\\Program Files\\Zelfscan`"),
        ("Programmamap, per gebruiker", "`%LOCALAPPDATA%\\Programs\\Zelfscan`"),
        ("ProductCode, per computer", f"`{{{product_code(manifest, MACHINE)}}}`"),
        ("ProductCode, per gebruiker", f"`{{{product_code(manifest, PERSON)}}}`"),
        ("UpgradeCode, per computer", f"`{{{upgrade_code(manifest, MACHINE)}}}`"),
        ("UpgradeCode, per gebruiker", f"`{{{upgrade_code(manifest, PERSON)}}}`"),
    ]
    return _table(("wat", "waarde"), rows)


def _orders(manifest: Manifest) -> str:
    machine, user = manifest.file_name("msi-machine"), manifest.file_name("msi-user")
    setup = manifest.file_name("setup")
    return f"""```bat
rem per computer, als beheerder of als systeem
msiexec /i "{machine}" /qn /norestart /l*v "C:\\Windows\\Temp\\zelfscan-msi.log"
msiexec /x {{{product_code(manifest, MACHINE)}}} /qn /norestart

rem per gebruiker, als die gebruiker
msiexec /i "{user}" /qn /norestart
msiexec /x {{{product_code(manifest, PERSON)}}} /qn /norestart

rem setup.exe, als die gebruiker
"{setup}" /S
"%LOCALAPPDATA%\\Programs\\Zelfscan\\uninstall.exe" /S
```"""


def _debian(manifest: Manifest) -> str:
    file, debian = manifest.file_name("deb"), manifest.debian
    depends = "\n".join(sorted(set(debian.libraries.values())))
    return f"""```sh
sudo apt-get install -y ./{file}
sudo apt-get remove -y {manifest.name}
```

Het pakket zet alles in `/usr/lib/{manifest.name}` en één opdracht in `/usr/bin`. Beleid staat in
`/etc/{manifest.name}/policy.json`. Het vraagt om glibc {debian.glibc} of later. Deze pakketten haalt
`apt-get` er zelf bij:

```
{depends}
```"""


BLOCKS: Mapping[str, Callable[[Manifest], str]] = {
    "map": _folder,
    "versie": _version,
    "pakketten": _packages,
    "windows": _windows,
    "opdrachten": _orders,
    "debian": _debian,
}


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (heads, ("---",) * len(heads), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def main() -> int:
    """Write each page anew, and say which changed."""
    manifest = load()
    for path in pages():
        before = path.read_text(encoding="utf-8")
        after = filled(before, manifest, path.name)
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")
            print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
