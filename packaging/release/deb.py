"""Makes the package for Debian and Ubuntu: the folder in /usr/lib, a name in /usr/bin, and no scripts."""

import hashlib
import os
import shutil
import subprocess
import tempfile
import textwrap
from pathlib import Path

from release import needed, texts
from release.components import Component
from release.manifest import ROOT, Manifest

_LIB = Path("usr/lib/zelfscan")
_DOC = Path("usr/share/doc/zelfscan")


def make(folder: Path, out: Path, manifest: Manifest, components: list[Component], bill: str) -> Path:
    """Write the package and return where it stands."""
    wanted = out / manifest.file_name("deb")
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "root"
        shutil.copytree(folder, root / _LIB, symlinks=True)
        _beside(root, manifest, components, bill)
        _control(root, manifest, needed.depends(needed.needed(folder), manifest.debian))
        _settle(root, manifest.moment)
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--threads-max=1"]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(manifest.moment)}
        subprocess.run([*command, "--build", str(root), str(wanted)], check=True, env=environment, stdout=2)
    return wanted


def _beside(root: Path, manifest: Manifest, components: list[Component], bill: str) -> None:
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/zelfscan").symlink_to("../lib/zelfscan/zelfscan")
    share = root / "usr/share"
    texts.write(share / "applications/zelfscan.desktop", texts.filled("zelfscan.desktop", manifest))
    texts.write(
        share / f"metainfo/{manifest.identifier}.metainfo.xml", texts.filled("metainfo.xml", manifest)
    )
    texts.write(share / "man/nl/man1/zelfscan.1.gz", texts.manual(manifest))
    icon = (ROOT / "resources" / "icons" / "merk.svg").read_bytes()
    texts.write(share / "icons/hicolor/scalable/apps/zelfscan.svg", icon)
    texts.write(share / "lintian/overrides/zelfscan", texts.filled("lintian-overrides", manifest))
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    texts.write(root / _DOC / "NEWS.md.gz", texts.zipped(changes))
    texts.write(root / _DOC / "changelog.gz", texts.zipped(texts.changelog(manifest).encode("utf-8")))
    said = texts.copyright_file(manifest, components, "/usr/share/doc/zelfscan/licences")
    texts.write(root / _DOC / "copyright", said)
    texts.write(root / _DOC / "zelfscan.cdx.json.gz", texts.zipped(bill.encode("utf-8")))
    (root / _DOC / "licences").symlink_to("../../../lib/zelfscan/licences")


def control(manifest: Manifest, depends: list[str], kilobytes: int) -> str:
    """Return what the package says of itself to whoever installs it."""
    lines = textwrap.wrap(manifest.description.en, 78, initial_indent=" ", subsequent_indent=" ")
    description = "\n".join(lines)
    return (
        f"Package: {manifest.name}\n"
        f"Version: {manifest.version}\n"
        "Architecture: amd64\n"
        f"Maintainer: {manifest.debian.maintainer}\n"
        f"Installed-Size: {kilobytes}\n"
        f"Depends: {', '.join(depends)}\n"
        f"Suggests: {', '.join(manifest.debian.suggests)}\n"
        f"Section: {manifest.debian.section}\n"
        "Priority: optional\n"
        f"Description: {manifest.summary.en[0].lower()}{manifest.summary.en[1:]}\n"
        f"{description}\n"
    )


def _control(root: Path, manifest: Manifest, depends: list[str]) -> None:
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink()]
    kilobytes = sum(-(-path.stat().st_size // 1024) for path in files)
    sums = "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}\n"
        for path in files
    )
    texts.write(root / "DEBIAN/md5sums", sums)
    texts.write(root / "DEBIAN/control", control(manifest, depends, kilobytes))


def _settle(root: Path, moment: int) -> None:
    """Give every file the same rights and moment, whoever builds."""
    for path in sorted(root.rglob("*"), reverse=True):
        if not path.is_symlink():
            is_program = path == root / _LIB / "zelfscan"
            path.chmod(0o755 if path.is_dir() or is_program else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)
    root.chmod(0o755)
    os.utime(root, (moment, moment))
